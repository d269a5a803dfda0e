// The Model preview panel: hosts the page, passes data from the server to it and jumps between page and text. Knows nothing of the model.

import * as vscode from 'vscode'
import type {
  ExportFormat,
  FromPreview,
  PreviewContent,
  PreviewParams,
  PreviewResult,
  PreviewScope,
  PreviewState,
  ToPreview,
} from '../../../server/src/protocol/preview.js'
import { OneAtATime } from '../one-at-a-time.js'

/** What the panel needs of the language server. */
export interface PreviewServer {
  preview(params: PreviewParams): Promise<PreviewResult>
  /** Text for a file in one of the export formats, or null where the server has none. */
  export(format: ExportFormat, params: PreviewParams): Promise<string | null>
  /** Fires when what the server understood has changed. */
  readonly onDidChange: vscode.Event<void>
}

export const previewViewType = 'opmodel.preview'

/** Changes are shown once it has been quiet this long, and at the latest after `longestWait`, so that typing does not make the page flicker. */
const quietTime = 130
const longestWait = 400

type Shown = Extract<PreviewResult, { data: unknown }>

/** One panel a window, beside the text. */
export class PreviewPanel implements vscode.Disposable {
  #panel: vscode.WebviewPanel | undefined
  #scope: PreviewScope | null = null
  #uri: string | null = null
  #shown: Shown | undefined
  #ready = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #waitingSince = 0
  readonly #refreshing = new OneAtATime(() => this.#refresh())
  readonly #subscriptions: vscode.Disposable[] = []

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly server: PreviewServer,
  ) {
    this.#subscriptions.push(
      server.onDidChange(() => this.#refreshSoon()),
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#highlight(textEditor)),
      vscode.window.registerWebviewPanelSerializer(previewViewType, {
        deserializeWebviewPanel: async (panel, state: PreviewState | undefined) => {
          this.#scope = state?.scope ?? null
          this.#adopt(panel)
        },
      }),
    )
  }

  /** Opens the preview beside the text, or shows the one that is open. */
  open(uri: vscode.Uri | undefined, beside: boolean): void {
    if (uri) this.#uri = uri.toString()
    if (this.#panel) {
      this.#scope = null
      this.#panel.reveal(undefined, true)
      this.#refreshSoon()
      return
    }
    const column = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active
    this.#adopt(vscode.window.createWebviewPanel(previewViewType, 'Model preview', { viewColumn: column, preserveFocus: true }, {}))
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#panel?.dispose()
    for (const subscription of this.#subscriptions) subscription.dispose()
  }

  #adopt(panel: vscode.WebviewPanel): void {
    const root = vscode.Uri.joinPath(this.extensionUri, 'dist', 'preview')
    this.#panel = panel
    this.#ready = false
    panel.webview.options = { enableScripts: true, localResourceRoots: [root] }
    panel.webview.onDidReceiveMessage((message: FromPreview) => this.#receive(message))
    panel.onDidDispose(() => {
      this.#panel = undefined
      this.#shown = undefined
    })
    this.#uri ??= vscode.window.activeTextEditor?.document.uri.toString() ?? null
    panel.webview.html = page(panel.webview, root)
  }

  #receive(message: FromPreview): void {
    switch (message.type) {
      case 'ready':
        this.#ready = true
        void this.#refreshing.run()
        return
      case 'scope':
        this.#scope = message.scope
        void this.#refreshing.run()
        return
      case 'open':
        void this.#reveal(message.path, message.range, message.keepFocus)
        return
      case 'export':
        void this.#export(message.format, message.content)
    }
  }

  #refreshSoon(): void {
    if (!this.#panel) return
    const now = Date.now()
    if (this.#timer === undefined) this.#waitingSince = now
    clearTimeout(this.#timer)
    const wait = Math.max(0, Math.min(quietTime, this.#waitingSince + longestWait - now))
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.#refreshing.run()
    }, wait)
  }

  async #refresh(): Promise<void> {
    if (!this.#ready) return
    let result: PreviewResult
    try {
      result = await this.server.preview({ uri: this.#uri, scope: this.#scope })
    } catch (error) {
      result = { problem: `The model cannot be shown: ${error instanceof Error ? error.message : String(error)}` }
    }
    if (!this.#panel) return
    if ('problem' in result) {
      this.#send({ type: 'problem', message: result.problem })
      return
    }
    this.#shown = result
    this.#panel.title = `Model: ${result.data.title}`
    const { data, documentPath, teams, cycles } = result
    const content: PreviewContent = { data, documentPath, teams, cycles }
    this.#send({ type: 'data', json: JSON.stringify(content) })
    const editor = vscode.window.activeTextEditor
    if (editor) this.#highlight(editor)
  }

  /** The preview of "this document" follows the editor; other scopes stay where they are. */
  #follow(editor: vscode.TextEditor | undefined): void {
    if (editor?.document.languageId !== 'markdown') return
    this.#uri = editor.document.uri.toString()
    if (this.#scope === null || this.#scope.kind === 'document') {
      this.#scope = null
      this.#refreshSoon()
    }
  }

  #highlight(editor: vscode.TextEditor): void {
    const shown = this.#shown
    if (!shown || !this.#panel) return
    const { uri } = editor.document
    const path = uri.toString() === this.#uri ? shown.documentPath : relativePath(shown.root, uri)
    if (path === null) return
    const offset = editor.document.offsetAt(editor.selection.active)
    const around = shown.data.nodes.filter((node) => node.path === path && node.whole.start <= offset && offset <= node.whole.end)
    const node = around.sort((a, b) => a.whole.end - a.whole.start - (b.whole.end - b.whole.start))[0]
    this.#send({ type: 'highlight', id: node?.id ?? null })
  }

  async #reveal(path: string, range: { start: number; end: number }, keepFocus: boolean): Promise<void> {
    if (!this.#shown) return
    // A page without a file is under no root.
    const own = path === this.#shown.documentPath ? this.#uri : null
    const uri = own === null ? vscode.Uri.joinPath(vscode.Uri.parse(this.#shown.root), path) : vscode.Uri.parse(own)
    const document = await vscode.workspace.openTextDocument(uri)
    const selection = new vscode.Range(document.positionAt(range.start), document.positionAt(range.end))
    const open = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString())
    const viewColumn = open?.viewColumn ?? vscode.window.visibleTextEditors[0]?.viewColumn ?? vscode.ViewColumn.One
    const editor = await vscode.window.showTextDocument(document, { viewColumn, preserveFocus: keepFocus, selection })
    editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
  }

  async #export(format: ExportFormat, content: string | undefined): Promise<void> {
    const text = content ?? (await this.server.export(format, { uri: this.#uri, scope: this.#scope }))
    if (!text) {
      void vscode.window.showInformationMessage(
        format === 'svg' ? 'This view has no picture; open Time or Flow first.' : 'There is nothing to export here.',
      )
      return
    }
    const extension = format === 'mermaid' ? 'mmd' : format
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri
    const target = await vscode.window.showSaveDialog({
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder, `model.${extension}`) }),
      filters: { [extension.toUpperCase()]: [extension] },
    })
    if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text))
  }

  #send(message: ToPreview): void {
    void this.#panel?.webview.postMessage(message)
  }
}

function relativePath(root: string, uri: vscode.Uri): string | null {
  const base = vscode.Uri.parse(root)
  const prefix = base.path.endsWith('/') ? base.path : `${base.path}/`
  return uri.scheme === base.scheme && uri.authority === base.authority && uri.path.startsWith(prefix)
    ? uri.path.slice(prefix.length)
    : null
}

function page(webview: vscode.Webview, root: vscode.Uri): string {
  const script = webview.asWebviewUri(vscode.Uri.joinPath(root, 'main.js'))
  const style = webview.asWebviewUri(vscode.Uri.joinPath(root, 'preview.css'))
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Model preview</title>
</head>
<body>
<div id="app"></div>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`
}
