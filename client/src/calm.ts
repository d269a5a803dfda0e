// Keeps suggestions about wording off the line that is being written, and shows them when the writer leaves it or saves. Changes no finding.

import * as vscode from 'vscode'
import type { HandleDiagnosticsSignature, ProvideDiagnosticSignature, vsdiag } from 'vscode-languageclient'
import type { DiagnosticData } from '../../server/src/protocol/requests.js'
import { ruleUri } from './commands/page.js'
import { setting } from './settings.js'

interface Line {
  readonly uri: string
  readonly line: number
}
interface Known {
  readonly resultId: string | undefined
  readonly items: readonly vscode.Diagnostic[]
}

export class QuietLine implements vscode.Disposable {
  #writing: Line | undefined
  #hidden = false
  /** What the server last said, unfiltered, by document. */
  readonly #known = new Map<string, Known>()
  /** Called when diagnostics of a document should be asked for again, since some were held back. */
  askAgain: (uri: vscode.Uri) => void = () => {}
  readonly #subscriptions: readonly vscode.Disposable[]

  constructor() {
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const change = contentChanges[0]
        if (!change || document !== vscode.window.activeTextEditor?.document) return
        this.#writing = { uri: document.uri.toString(), line: change.range.start.line + change.text.split('\n').length - 1 }
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const at = { uri: textEditor.document.uri.toString(), line: selections[0]?.active.line ?? -1 }
        if (this.#writing && (at.uri !== this.#writing.uri || at.line !== this.#writing.line)) this.#leave()
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.#leave()),
      vscode.workspace.onDidSaveTextDocument(() => this.#leave()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(uri.toString())),
    ]
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
  }

  async pulled(
    document: vscode.TextDocument | vscode.Uri,
    _previous: string | undefined,
    token: vscode.CancellationToken,
    next: ProvideDiagnosticSignature,
  ): Promise<vsdiag.DocumentDiagnosticReport | null | undefined> {
    const uri = ('uri' in document ? document.uri : document).toString()
    const known = this.#known.get(uri)
    // The server is asked about what it said itself, not about what was left of it.
    const report = await next(document, known?.resultId, token)
    if (!report) return report
    if (report.kind === 'full') this.#known.set(uri, { resultId: report.resultId, items: report.items.map(explained) })
    const items = this.#known.get(uri)?.items ?? []
    return { kind: 'full' as vsdiag.DocumentDiagnosticReportKind.full, items: this.#quieten(uri, items) }
  }

  pushed(uri: vscode.Uri, diagnostics: vscode.Diagnostic[], next: HandleDiagnosticsSignature): void {
    next(uri, diagnostics.map(explained))
  }

  #quieten(uri: string, items: readonly vscode.Diagnostic[]): vscode.Diagnostic[] {
    const writing = this.#writing
    if (writing?.uri !== uri || !setting('check.quietLine')) return [...items]
    const left = items.filter((item) => !(isWording(item) && item.range.start.line <= writing.line && writing.line <= item.range.end.line))
    if (left.length < items.length) this.#hidden = true
    return left
  }

  #leave(): void {
    const writing = this.#writing
    this.#writing = undefined
    if (!writing || !this.#hidden) return
    this.#hidden = false
    this.askAgain(vscode.Uri.parse(writing.uri))
  }
}

/** The link of a finding shows the page of its rule here, wherever the extension's own files lie. */
function explained(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  const { code } = diagnostic
  if (typeof code === 'object') diagnostic.code = { value: code.value, target: ruleUri(String(code.value)) }
  return diagnostic
}

function isWording(diagnostic: vscode.Diagnostic): boolean {
  const data = (diagnostic as { readonly data?: Partial<DiagnosticData> }).data
  return data?.wording ?? diagnostic.severity >= vscode.DiagnosticSeverity.Information
}
