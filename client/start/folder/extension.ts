// The served folder as a file system of VS Code in the browser. Every call is one request to the server that served the page.

import * as vscode from 'vscode'
import type { Entry, Refusal, Stat } from '../files.js'

const scheme = 'opmodel-folder'
/** A file that is open is asked for changes this often, in milliseconds. */
const lookAgain = 2000

export function activate(context: vscode.ExtensionContext): void {
  const files = vscode.Uri.joinPath(context.extensionUri, '../files').toString(true)
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(scheme, new ServedFolder(files), { isCaseSensitive: true, isReadonly: false }),
  )
}

class ServedFolder implements vscode.FileSystemProvider {
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>()
  readonly onDidChangeFile = this.#changes.event

  constructor(private readonly address: string) {}

  /** Follows open files only: looking through whole folders again and again would cost more than it tells. */
  watch(uri: vscode.Uri, { recursive }: { readonly recursive: boolean }): vscode.Disposable {
    if (recursive) return new vscode.Disposable(() => {})
    let last: number | undefined
    const timer = setInterval(async () => {
      const now = await this.stat(uri).then(
        ({ mtime, type }) => (type & vscode.FileType.Directory ? undefined : mtime),
        () => undefined,
      )
      if (last !== undefined && now !== undefined && now !== last) this.#changed(vscode.FileChangeType.Changed, uri)
      last = now
    }, lookAgain)
    return new vscode.Disposable(() => clearInterval(timer))
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const found = (await (await this.#ask('GET', 'stat', uri)).json()) as Stat
    return { type: typeOf(found), ctime: found.created, mtime: found.modified, size: found.size }
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    const entries = (await (await this.#ask('GET', 'list', uri)).json()) as [string, Entry][]
    return entries.map(([name, entry]) => [name, typeOf(entry)])
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#ask('GET', 'read', uri)).arrayBuffer())
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array, options: { readonly create: boolean; readonly overwrite: boolean }): Promise<void> {
    const there = await this.stat(uri).then(
      () => true,
      () => false,
    )
    await this.#ask('POST', 'write', uri, { create: String(options.create), overwrite: String(options.overwrite) }, content)
    this.#changed(there ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, uri)
  }

  async createDirectory(uri: vscode.Uri): Promise<void> {
    await this.#ask('POST', 'makeFolder', uri)
    this.#changed(vscode.FileChangeType.Created, uri)
  }

  async delete(uri: vscode.Uri, { recursive }: { readonly recursive: boolean }): Promise<void> {
    await this.#ask('POST', 'delete', uri, { recursive: String(recursive) })
    this.#changed(vscode.FileChangeType.Deleted, uri)
  }

  async rename(from: vscode.Uri, to: vscode.Uri, { overwrite }: { readonly overwrite: boolean }): Promise<void> {
    await this.#ask('POST', 'rename', from, { to: inFolder(to), overwrite: String(overwrite) })
    this.#changes.fire([
      { type: vscode.FileChangeType.Deleted, uri: from },
      { type: vscode.FileChangeType.Created, uri: to },
    ])
  }

  #changed(type: vscode.FileChangeType, uri: vscode.Uri): void {
    this.#changes.fire([{ type, uri }])
  }

  async #ask(
    method: 'GET' | 'POST',
    what: string,
    uri: vscode.Uri,
    more: Readonly<Record<string, string>> = {},
    body?: Uint8Array,
  ): Promise<Response> {
    const query = new URLSearchParams({ do: what, path: inFolder(uri), ...more })
    const init: RequestInit = { method }
    if (body) init.body = body as Uint8Array<ArrayBuffer>
    let response: Response
    try {
      response = await fetch(`${this.address}?${query}`, init)
    } catch {
      throw vscode.FileSystemError.Unavailable('the terminal that serves this folder was closed')
    }
    if (response.ok) return response
    if (response.status === 409) throw refusal(((await response.json()) as { reason: Refusal }).reason, uri)
    throw vscode.FileSystemError.Unavailable(uri)
  }
}

/** The first part of the path is the folder's own name, there for the reader of the title bar. */
function inFolder(uri: vscode.Uri): string {
  return `/${uri.path.split('/').slice(2).join('/')}`
}

function typeOf({ type, link }: Entry): vscode.FileType {
  const kind = type === 'file' ? vscode.FileType.File : type === 'folder' ? vscode.FileType.Directory : vscode.FileType.Unknown
  return link ? kind | vscode.FileType.SymbolicLink : kind
}

function refusal(reason: Refusal, uri: vscode.Uri): vscode.FileSystemError {
  switch (reason) {
    case 'not-found':
      return vscode.FileSystemError.FileNotFound(uri)
    case 'exists':
      return vscode.FileSystemError.FileExists(uri)
    case 'is-a-folder':
      return vscode.FileSystemError.FileIsADirectory(uri)
    case 'not-a-folder':
      return vscode.FileSystemError.FileNotADirectory(uri)
    case 'no-permission':
      return vscode.FileSystemError.NoPermissions(uri)
  }
}
