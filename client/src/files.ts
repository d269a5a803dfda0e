// Files for a server that cannot read them itself (in a browser, in a virtual folder): lists and reads through VS Code, within a budget.

import * as vscode from 'vscode'
import type { FindFilesParams, FindFilesResult, ReadFileParams, ReadFileResult } from '../../server/src/protocol/requests.js'

const mostFiles = 2000
const mostBytes = 20_000_000
/** Folders that hold no pages of an author. */
const skipped = new Set(['.git', 'node_modules', '.hg', '.svn'])
const wanted = /\.(md|markdown|mdx)$|^(opmodel\.yaml|opmodel-baseline\.json|\.gitignore|\.opmodelignore)$/i

export class FileService {
  #bytes = 0
  readonly #sizes = new Map<string, number>()

  readonly find = async ({ root }: FindFilesParams, token?: vscode.CancellationToken): Promise<FindFilesResult> => {
    const uris: string[] = []
    const waiting = [vscode.Uri.parse(root, true)]
    for (let folder = waiting.shift(); folder; folder = waiting.shift()) {
      if (token?.isCancellationRequested) return { uris, cut: true }
      for (const [name, type] of await list(folder)) {
        const uri = vscode.Uri.joinPath(folder, name)
        // A link to a folder may lead back to where it stands.
        if (type === vscode.FileType.Directory) {
          if (!skipped.has(name)) waiting.push(uri)
        } else if (type & vscode.FileType.File && wanted.test(name)) {
          if (uris.length === mostFiles) return { uris, cut: true }
          uris.push(uri.toString())
        }
      }
    }
    return { uris, cut: false }
  }

  readonly read = async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
    const at = vscode.Uri.parse(uri, true)
    try {
      const { size, type } = await vscode.workspace.fs.stat(at)
      if (!(type & vscode.FileType.File)) return { text: null, cut: false }
      const before = this.#sizes.get(uri) ?? 0
      if (this.#bytes - before + size > mostBytes) return { text: null, cut: true }
      const content = await vscode.workspace.fs.readFile(at)
      this.#bytes += content.byteLength - before
      this.#sizes.set(uri, content.byteLength)
      return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content), cut: false }
    } catch {
      return { text: null, cut: false }
    }
  }
}

async function list(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder)
  } catch {
    return []
  }
}
