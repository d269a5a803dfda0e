// The Markdown page the author is at: the one in front, or the last one while something else has the focus. Knows nothing of what is in it.

import * as vscode from 'vscode'

export class PageInFront implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>()
  /** Another page came to the front, or the last one was closed. */
  readonly onDidChange = this.#changed.event
  readonly #subscriptions: readonly vscode.Disposable[]
  #uri: string | null = null

  constructor() {
    this.#take(vscode.window.activeTextEditor)
    this.#subscriptions = [
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#take(editor)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => uri.toString() === this.#uri && this.#become(null)),
    ]
  }

  /** Null where no page was opened, or it is closed by now. */
  get uri(): string | null {
    return this.#uri
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
  }

  #take(editor: vscode.TextEditor | undefined): void {
    if (editor?.document.languageId === 'markdown') this.#become(editor.document.uri.toString())
  }

  #become(uri: string | null): void {
    if (uri === this.#uri) return
    this.#uri = uri
    this.#changed.fire()
  }
}
