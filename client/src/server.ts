// The language server as the rest of the client sees it: started, restarted, asked, and heard when the model changes. Holds no model.

import * as vscode from 'vscode'
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient'
import type { ExportFormat, ExportParams, ExportResult, PreviewParams, PreviewResult } from '../../server/src/protocol/preview.js'
import { exportRequest, previewRequest } from '../../server/src/protocol/preview.js'
import type {
  AttentionParams,
  AttentionResult,
  InitializationOptions,
  MarkParams,
  MarkResult,
  ModelParams,
  ModelResult,
  StatusParams,
  StatusResult,
  TeachParams,
  TeachResult,
  TemplateParams,
  TemplateResult,
  TextParams,
  TextResult,
  TooltipParams,
  TooltipResult,
} from '../../server/src/protocol/requests.js'
import {
  attentionRequest,
  findFilesRequest,
  markRequest,
  modelChangedNotification,
  modelRequest,
  readFileRequest,
  statusRequest,
  teachRequest,
  templateRequest,
  textRequest,
  tooltipRequest,
} from '../../server/src/protocol/requests.js'
import { QuietLine } from './calm.js'
import { FileService } from './files.js'
import type { PreviewServer } from './preview/panel.js'
import { setting } from './settings.js'

/** What differs between the hosts. */
export interface Platform {
  createClient(options: LanguageClientOptions, extension: vscode.ExtensionContext): BaseLanguageClient | Promise<BaseLanguageClient>
  /** The server reads files itself; else the client reads them for it. */
  readonly serverReadsFiles: boolean
}

export type ServerState = 'starting' | 'running' | 'failed'

export class Server implements PreviewServer, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>()
  readonly #stateChanged = new vscode.EventEmitter<ServerState>()
  readonly onDidChange = this.#changed.event
  readonly onDidChangeState = this.#stateChanged.event
  readonly #quiet = new QuietLine()
  #client: BaseLanguageClient | undefined
  #state: ServerState = 'starting'
  #turn: Promise<void> = Promise.resolve()

  constructor(
    private readonly platform: Platform,
    private readonly extension: vscode.ExtensionContext,
    readonly log: vscode.LogOutputChannel,
  ) {}

  get state(): ServerState {
    return this.#state
  }

  /** Starts the server, or ends it and starts it anew; calls wait for each other. */
  restart(): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      await this.#stop()
      await this.#start()
    })
    return this.#turn
  }

  async stop(): Promise<void> {
    await this.#turn
    await this.#stop()
  }

  dispose(): void {
    this.#quiet.dispose()
    this.#changed.dispose()
    this.#stateChanged.dispose()
  }

  status(params: StatusParams): Promise<StatusResult | null> {
    return this.#ask(statusRequest, params)
  }
  model(params: ModelParams): Promise<ModelResult | null> {
    return this.#ask(modelRequest, params)
  }
  async tooltip(params: TooltipParams): Promise<string | null> {
    return (await this.#ask<TooltipResult>(tooltipRequest, params))?.text ?? null
  }
  attention(params: AttentionParams): Promise<AttentionResult | null> {
    return this.#ask(attentionRequest, params)
  }
  mark(params: MarkParams): Promise<MarkResult | null> {
    return this.#ask(markRequest, params)
  }
  teach(params: TeachParams): Promise<TeachResult | null> {
    return this.#ask(teachRequest, params)
  }
  /** An edit as the server sent it, for VS Code to apply. */
  async asEdit(edit: unknown): Promise<vscode.WorkspaceEdit | undefined> {
    return this.#client?.protocol2CodeConverter.asWorkspaceEdit(
      edit as Parameters<BaseLanguageClient['protocol2CodeConverter']['asWorkspaceEdit']>[0],
    )
  }
  template(params: TemplateParams): Promise<TemplateResult | null> {
    return this.#ask(templateRequest, params)
  }
  text(params: TextParams): Promise<TextResult | null> {
    return this.#ask(textRequest, params)
  }

  async preview(params: PreviewParams): Promise<PreviewResult> {
    return (await this.#ask<PreviewResult>(previewRequest, params)) ?? { problem: 'The model cannot be read right now. The log says why.' }
  }

  async export(format: ExportFormat, params: PreviewParams): Promise<string | null> {
    return (await this.#ask<ExportResult>(exportRequest, { format, ...params } satisfies ExportParams))?.text ?? null
  }

  /** Runs a command of the server. */
  async execute(command: string, ...words: readonly unknown[]): Promise<unknown> {
    return this.#ask('workspace/executeCommand', { command, arguments: words })
  }

  /** Null when there is no server or it could not answer; why stands in the log. */
  async #ask<Result>(method: string, params: unknown): Promise<Result | null> {
    await this.#turn
    const client = this.#client
    if (!client?.isRunning()) return null
    try {
      return (await client.sendRequest<Result | null>(method, params)) ?? null
    } catch (error) {
      this.log.warn(`${method}: ${error instanceof Error ? error.message : String(error)}`)
      return null
    }
  }

  async #start(): Promise<void> {
    this.#become('starting')
    try {
      const files = new FileService()
      const client = await this.platform.createClient(this.#options(), this.extension)
      client.onNotification(modelChangedNotification, () => this.#changed.fire())
      client.onRequest(findFilesRequest, files.find)
      client.onRequest(readFileRequest, files.read)
      this.#quiet.askAgain = (uri) => pullAgain(client, uri)
      this.#client = client
      await client.start()
      this.#become('running')
      this.#changed.fire()
    } catch (error) {
      this.log.error(`The checker did not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      this.#become('failed')
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    if (!client) return
    // One that crashed cannot be stopped, and need not be.
    await client.dispose().catch((error) => this.log.warn(`The checker did not stop cleanly: ${error}`))
  }

  #become(state: ServerState): void {
    this.#state = state
    this.#stateChanged.fire(state)
  }

  #options(): LanguageClientOptions {
    const initializationOptions: InitializationOptions = {
      documentSymbols: false,
      markdownLinks: false,
      clientFiles: !this.platform.serverReadsFiles || schemesOfFolders().some((scheme) => scheme !== 'file'),
      views: true,
      ownCommands: true,
      rulePages: vscode.Uri.joinPath(this.extension.extensionUri, 'server/docs/rules').toString(),
    }
    return {
      documentSelector: [...documentSchemes()].flatMap((scheme) => [
        { scheme, language: 'markdown' },
        { scheme, language: 'mdx' },
        { scheme, pattern: '**/*.mdx' },
        { scheme, pattern: '**/opmodel.yaml' },
      ]),
      outputChannel: this.log,
      // The log is there for who looks for it; it never comes forward by itself.
      revealOutputChannelOn: 4,
      initializationOptions,
      diagnosticPullOptions: { onChange: true, onSave: true },
      markdown: { supportHtml: false },
      middleware: {
        didOpen: (document, next) => (enabled(document.uri) ? next(document) : Promise.resolve()),
        didChange: (event, next) => (enabled(event.document.uri) ? next(event) : Promise.resolve()),
        provideDiagnostics: (document, previous, token, next) => this.#quiet.pulled(document, previous, token, next),
        handleDiagnostics: (uri, diagnostics, next) => this.#quiet.pushed(uri, diagnostics, next),
        workspace: {
          // VS Code's own Markdown support may be asked to do the same; two edits of one link would undo each other.
          willRenameFiles: (event, next) => (markdownFollowsFiles() ? Promise.resolve(null) : next(event)),
        },
      },
    }
  }
}

/** Lets the client ask for the diagnostics of a document it has asked about before. */
function pullAgain(client: BaseLanguageClient, uri: vscode.Uri): void {
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString())
  const feature = client.getFeature('textDocument/diagnostic')
  if (document) feature?.getProvider(document)?.onDidChangeDiagnosticsEmitter.fire()
}

function markdownFollowsFiles(): boolean {
  return vscode.workspace.getConfiguration('markdown').get('updateLinksOnFileMove.enabled', 'never') !== 'never'
}

function enabled(uri: vscode.Uri): boolean {
  return setting('enable', uri)
}

/** Never `git` and the like: old revisions would fill Problems. */
export function documentSchemes(): ReadonlySet<string> {
  return new Set(['file', 'untitled', 'vscode-vfs', ...schemesOfFolders()])
}

function schemesOfFolders(): readonly string[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)
}
