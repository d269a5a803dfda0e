// The language status of the page in front: recognised or not and what it holds, the settings file of its folder. Asks the server; counts nothing.

import * as vscode from 'vscode'
import type { StatusResult } from '../../server/src/protocol/requests.js'
import { OneAtATime } from './one-at-a-time.js'
import type { Server } from './server.js'

export class PageStatus implements vscode.Disposable {
  readonly #page = vscode.languages.createLanguageStatusItem('opmodel.page', { language: 'markdown' })
  readonly #folder = vscode.languages.createLanguageStatusItem('opmodel.folder', { language: 'markdown' })
  readonly #subscriptions: vscode.Disposable[] = []
  readonly #updating = new OneAtATime(() => this.#update())

  constructor(private readonly server: Server) {
    this.#page.name = 'Operating model'
    this.#folder.name = 'Operating model: settings of the folder'
    this.#subscriptions.push(
      server.onDidChange(() => void this.#updating.run()),
      server.onDidChangeState(() => void this.#updating.run()),
      vscode.window.onDidChangeActiveTextEditor(() => void this.#updating.run()),
    )
    void this.#updating.run()
  }

  dispose(): void {
    for (const item of [this.#page, this.#folder, ...this.#subscriptions]) item.dispose()
  }

  async #update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document
    if (this.server.state === 'failed') return this.#failed()
    if (document?.languageId !== 'markdown') return
    this.#page.busy = this.server.state === 'starting'
    const status = await this.server.status({ uri: document.uri.toString() })
    if (!status || document !== vscode.window.activeTextEditor?.document) return
    this.#show(status)
    const recognised = status.recognised !== 'none' && !status.off
    void vscode.commands.executeCommand('setContext', 'opmodel.recognised', recognised)
  }

  #failed(): void {
    this.#page.severity = vscode.LanguageStatusSeverity.Error
    this.#page.busy = false
    this.#page.text = 'Operating model: the checker did not start'
    this.#page.command = { title: 'Restart', command: 'opmodel.restart' }
  }

  #show(status: StatusResult): void {
    const page = this.#page
    page.severity = vscode.LanguageStatusSeverity.Information
    page.busy = false
    page.detail = ''
    page.command = undefined
    if (status.tooLong !== null) {
      page.text = 'Operating model: this page is left alone'
      page.detail = status.tooLong
    } else if (status.off) {
      page.text = 'Operating model: this page is left alone'
      page.command = { title: 'Treat as a model', command: 'opmodel.treatAsModel' }
    } else if (status.recognised === 'none') {
      page.text = 'Operating model: not recognised'
      page.command = { title: 'Treat as a model', command: 'opmodel.treatAsModel' }
    } else {
      page.text = status.counts.length > 0 ? status.counts.slice(0, 3).join(', ') : 'Operating model: nothing found on this page'
      page.detail = status.recognised === 'explicit' ? 'marked as a model by hand' : 'recognised as an operating model'
      page.command = { title: 'What was understood', command: 'opmodel.showUnderstood' }
    }
    const folder = this.#folder
    const problems = status.config?.problems ?? 0
    folder.severity = problems > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information
    folder.text = status.config ? status.config.path : 'no settings file, none needed'
    folder.detail = [
      problems > 0 ? `${problems} ${problems === 1 ? 'problem' : 'problems'} in it` : '',
      status.baselined > 0 ? `${status.baselined} findings in the baseline` : '',
      status.cut ?? '',
      `opmodel ${status.version}`,
    ]
      .filter(Boolean)
      .join(' · ')
    folder.command = { title: status.config ? 'Open' : 'Create one', command: 'opmodel.openConfig' }
  }
}
