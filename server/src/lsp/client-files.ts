// Files through the client, for a worker or a virtual workspace where the server itself can read nothing.

import type { Connection } from 'vscode-languageserver'
import {
  type FindFilesParams,
  type FindFilesResult,
  findFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '../protocol/requests.js'
import type { Host } from './host.js'

/** The file part of a host, served by the client; what fails there is a file that is not there. */
export function clientFiles(connection: Connection): Pick<Host, 'readFile' | 'findFiles'> {
  const ask = <Params, Result>(method: string, params: Params, otherwise: Result): Promise<Result> =>
    connection.sendRequest<Result>(method, params).then(
      (result) => result ?? otherwise,
      () => otherwise,
    )
  return {
    readFile: async (uri) =>
      withoutMark((await ask<ReadFileParams, ReadFileResult>(readFileRequest, { uri }, { text: null, cut: false })).text),
    findFiles: (root) => ask<FindFilesParams, FindFilesResult>(findFilesRequest, { root }, { uris: [], cut: false }),
  }
}

function withoutMark(text: string | null): string | null {
  return text?.startsWith('\uFEFF') ? text.slice(1) : text
}
