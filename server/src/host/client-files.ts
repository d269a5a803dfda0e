// Files through the client, for a worker or a virtual workspace where the server itself can read nothing.

import type { Connection } from 'vscode-languageserver/browser'
import { URI } from 'vscode-uri'
import type { Host } from '../lsp/host.js'
import {
  type FindFilesParams,
  type FindFilesResult,
  findFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '../protocol/requests.js'
import { Ignored, ignoreFileNames } from './ignored.js'

/** The file part of a host, served by the client; what fails there is a file that is not there. */
export function clientFiles(connection: Connection): Pick<Host, 'readFile' | 'findFiles'> {
  const ask = <Params, Result>(method: string, params: Params, otherwise: Result): Promise<Result> =>
    connection.sendRequest<Result>(method, params).then(
      (result) => result ?? otherwise,
      () => otherwise,
    )
  const read = (uri: string) => ask<ReadFileParams, ReadFileResult>(readFileRequest, { uri }, { text: null, cut: false })
  return {
    readFile: async (uri) => withoutMark((await read(uri)).text),
    findFiles: async (root) => {
      const { uris, cut } = await ask<FindFilesParams, FindFilesResult>(findFilesRequest, { root }, { uris: [], cut: false })
      return { uris: await withoutIgnored(root, uris, async (uri) => (await read(uri)).text), cut }
    },
  }
}

function withoutMark(text: string | null): string | null {
  const plain = text?.startsWith('\uFEFF') ? text.slice(1) : text
  return plain?.includes('\0') ? null : (plain ?? null)
}

interface Listed {
  readonly uri: string
  /** Relative to the root. */
  readonly path: string
}

/** The list without what its own ignore files leave out. */
async function withoutIgnored(root: string, uris: readonly string[], read: (uri: string) => Promise<string | null>): Promise<string[]> {
  const base = `${URI.parse(root).path.replace(/\/$/, '')}/`
  const listed = uris.flatMap((uri): Listed[] => {
    const { path } = URI.parse(uri)
    return path.startsWith(base) ? [{ uri, path: path.slice(base.length) }] : []
  })
  const texts = new Map<string, string[]>()
  for (const { uri, path } of listed) {
    const [folder, name] = split(path)
    const text = ignoreFileNames.includes(name) ? await read(uri) : null
    if (text !== null) texts.set(folder, [...(texts.get(folder) ?? []), text])
  }
  const known = new Map<string, Ignored | null>([['', Ignored.nothing.with('', texts.get('') ?? [])]])
  /** The rules inside a folder, or null where the folder itself is left out. */
  const rulesOf = (folder: string): Ignored | null => {
    const made = known.get(folder)
    if (made !== undefined) return made
    const above = rulesOf(split(folder)[0])
    const rules = above === null || above.ignores(folder, true) ? null : above.with(folder, texts.get(folder) ?? [])
    known.set(folder, rules)
    return rules
  }
  return listed
    .filter(({ path }) => rulesOf(split(path)[0])?.ignores(path, false) === false && !ignoreFileNames.includes(split(path)[1]))
    .map(({ uri }) => uri)
}

/** Folder, empty at the top, and name. */
function split(path: string): readonly [string, string] {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? ['', path] : [path.slice(0, slash), path.slice(slash + 1)]
}
