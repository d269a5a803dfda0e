// The language server over a real connection in memory: a client that says what it can, and a host whose files are a map and whose reads are counted.

import { PassThrough } from 'node:stream'
import {
  type ClientCapabilities,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type ProtocolConnection,
  type Range,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import type { Host } from '../../server/src/lsp/host.js'
import { startServer } from '../../server/src/lsp/server.js'
import type { InitializationOptions } from '../../server/src/protocol/requests.js'
import { defaultToday } from './model.js'

export const root = 'file:///work'
export const at = (path: string) => `${root}/${path}`

/** What VS Code can, as far as the server asks. */
export const capable: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  textDocument: {
    diagnostic: { relatedDocumentSupport: false },
    publishDiagnostics: { relatedInformation: true },
    hover: { contentFormat: ['markdown'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source'] } } },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
  },
  workspace: {
    workspaceEdit: { documentChanges: true, snippetEditSupport: true, resourceOperations: ['create'] },
    diagnostics: { refreshSupport: true },
    workspaceFolders: true,
  },
}

export interface Options {
  readonly files?: Readonly<Record<string, string>>
  readonly capabilities?: ClientCapabilities
  readonly options?: InitializationOptions & { readonly settings?: unknown }
  readonly folders?: readonly string[]
  readonly today?: string
  readonly committed?: Host['committed']
  readonly cache?: NonNullable<Host['cache']>
}

export class Editor {
  /** Files the server has read, in order; those it only looked for and did not find are not among them. */
  readonly read: string[] = []
  readonly listed: string[] = []
  readonly errors: string[] = []
  /** What was pushed last, by URI. */
  readonly pushed = new Map<string, readonly Diagnostic[]>()
  refreshes = 0
  modelChanges = 0
  #version = 0
  readonly #timers = new Set<NodeJS.Timeout>()

  private constructor(
    readonly connection: ProtocolConnection,
    readonly files: Map<string, string>,
    readonly clock: { today: string },
  ) {}

  static async open({
    files = {},
    capabilities = capable,
    options,
    folders = [root],
    today = defaultToday,
    committed,
    cache,
  }: Options = {}): Promise<Editor> {
    const [up, down] = [new PassThrough(), new PassThrough()]
    const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up))
    const editor = new Editor(client, new Map(Object.entries(files).map(([path, text]) => [at(path), text])), { today })
    startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
      ...editor.#host(),
      ...(committed ? { committed } : {}),
      ...(cache ? { cache } : {}),
    })
    client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      editor.pushed.set(uri, diagnostics)
    })
    client.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
      if (type === 1) editor.errors.push(message)
    })
    client.onNotification('opmodel/modelChanged', () => {
      editor.modelChanges++
    })
    client.onRequest('workspace/diagnostic/refresh', () => {
      editor.refreshes++
      return null
    })
    for (const name of ['workspace/inlayHint/refresh', 'workspace/codeLens/refresh', 'client/registerCapability'])
      client.onRequest(name, () => null)
    client.listen()
    editor.initialized = await client.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: folders.map((uri) => ({ uri, name: uri })),
      capabilities,
      initializationOptions: options,
    })
    await client.sendNotification('initialized', {})
    return editor
  }

  initialized!: InitializeResult

  /** Ends the server; whatever it wrote as an error fails the test. */
  async close(): Promise<void> {
    await this.connection.sendRequest('shutdown')
    this.connection.end()
    this.connection.dispose()
    for (const timer of this.#timers) clearTimeout(timer)
    if (this.errors.length > 0) throw new Error(this.errors.join('\n'))
  }

  #host(): Host {
    return {
      version: '0.0.0-test',
      rulePages: 'file:///rules',
      readFile: async (uri) => {
        const text = this.files.get(uri) ?? null
        if (text !== null) this.read.push(uri)
        return text
      },
      findFiles: async (folder) => {
        this.listed.push(folder)
        return { uris: [...this.files.keys()].filter((uri) => uri.startsWith(`${folder}/`)), cut: false }
      },
      today: () => this.clock.today,
      untilTomorrow: () => 3_600_000,
      now: () => performance.now(),
      setTimer: (milliseconds, run) => {
        const timer = setTimeout(() => {
          this.#timers.delete(timer)
          run()
        }, milliseconds)
        this.#timers.add(timer.unref())
        return () => {
          this.#timers.delete(timer)
          clearTimeout(timer)
        }
      },
      pause: () => new Promise((resume) => setImmediate(resume)),
    }
  }

  async show(
    path: string,
    text = this.files.get(at(path)) ?? '',
    languageId = path.endsWith('.yaml') ? 'yaml' : 'markdown',
  ): Promise<string> {
    const uri = path.includes(':') ? path : at(path)
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: ++this.#version, text } })
    return uri
  }

  async change(uri: string, contentChanges: readonly ({ range: Range; text: string } | { text: string })[]): Promise<void> {
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++this.#version }, contentChanges })
  }

  async hide(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
  }

  request<T>(method: string, params: unknown): Promise<T> {
    return this.connection.sendRequest<T>(method, params)
  }

  async pull(uri: string): Promise<readonly Diagnostic[]> {
    const report = await this.request<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri } })
    return report.kind === 'full' ? report.items : []
  }

  /** Waits until something holds that the server brings about by itself; fails with what it saw last. */
  async until<T>(look: () => T | Promise<T>, holds: (seen: T) => boolean): Promise<T> {
    for (let tries = 0; ; tries++) {
      const seen = await look()
      if (holds(seen)) return seen
      if (tries === 400) throw new Error(`it did not come to pass: ${JSON.stringify(seen)}`)
      await new Promise((resume) => setTimeout(resume, 5))
    }
  }
}

/** The 0-based place of a piece of text. */
export function placeOf(text: string, piece: string, offset = 0): Range['start'] {
  const index = text.indexOf(piece)
  if (index < 0) throw new Error(`‘${piece}’ is not in the text`)
  const before = text.slice(0, index + offset).split('\n')
  return { line: before.length - 1, character: before.at(-1)!.length }
}
