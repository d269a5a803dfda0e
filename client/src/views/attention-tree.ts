// The view "Needs attention": what is unclear, undated or unowned in the whole folder, closed files included, as the server lists it.

import * as vscode from 'vscode'
import type { AttentionGroup, AttentionItem, AttentionResult } from '../../../server/src/protocol/requests.js'
import { OneAtATime } from '../one-at-a-time.js'
import type { PageInFront } from '../page-in-front.js'
import type { Server } from '../server.js'

export type AttentionNode = { readonly group: AttentionGroup; readonly item?: AttentionItem }

export class AttentionTree implements vscode.TreeDataProvider<AttentionNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChangeTreeData = this.#changed.event
  readonly #view: vscode.TreeView<AttentionNode>
  readonly #subscriptions: vscode.Disposable[] = []
  #result: AttentionResult | null = null
  readonly #refreshing = new OneAtATime(() => this.#refresh())

  constructor(
    private readonly server: Server,
    private readonly page: PageInFront,
  ) {
    this.#view = vscode.window.createTreeView('opmodel.attention', { treeDataProvider: this, showCollapseAll: true })
    this.#subscriptions.push(
      this.#view,
      this.#changed,
      server.onDidChange(() => this.#view.visible && void this.refresh()),
      server.onDidChangeState(() => this.#view.visible && void this.refresh()),
      page.onDidChange(() => this.#view.visible && void this.refresh()),
      this.#view.onDidChangeVisibility(({ visible }) => visible && void this.refresh()),
    )
    if (this.#view.visible) void this.refresh()
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
  }

  refresh(): Promise<void> {
    return this.#refreshing.run()
  }

  async #refresh(): Promise<void> {
    const result = await this.server.attention({ uri: this.page.uri })
    this.#result = result
    const total = result?.total ?? 0
    this.#view.badge =
      total > 0 ? { value: total, tooltip: `${total} ${total === 1 ? 'place needs' : 'places need'} attention` } : undefined
    this.#view.message = result?.cut ?? ''
    this.#view.description = result?.folder ?? ''
    void vscode.commands.executeCommand('setContext', 'opmodel.attention', !result ? 'starting' : total === 0 ? 'empty' : 'filled')
    this.#changed.fire()
  }

  getChildren(node?: AttentionNode): AttentionNode[] {
    if (!node) return (this.#result?.groups ?? []).map((group) => ({ group }))
    return node.item ? [] : node.group.items.map((item) => ({ group: node.group, item }))
  }

  getTreeItem({ group, item }: AttentionNode): vscode.TreeItem {
    if (!item) {
      const shown = new vscode.TreeItem(group.title, vscode.TreeItemCollapsibleState.Expanded)
      shown.id = group.rule
      shown.description = String(group.items.length)
      shown.iconPath = new vscode.ThemeIcon(icons[group.severity], new vscode.ThemeColor(colours[group.severity]))
      shown.contextValue = 'rule'
      shown.accessibilityInformation = { label: `${group.severity}: ${group.title}, ${group.items.length}` }
      return shown
    }
    const shown = new vscode.TreeItem(item.name)
    shown.description = item.path
    shown.tooltip = `${item.message}\n${item.path}, line ${item.range.start.line + 1}`
    shown.contextValue = 'finding'
    shown.accessibilityInformation = { label: `${item.name}, ${item.message}, ${item.path} line ${item.range.start.line + 1}` }
    shown.command = { title: 'Open', command: 'opmodel.reveal', arguments: [item.uri, item.range] }
    return shown
  }
}

const icons = { error: 'error', warning: 'warning', information: 'info', hint: 'lightbulb' } as const
const colours = {
  error: 'problemsErrorIcon.foreground',
  warning: 'problemsWarningIcon.foreground',
  information: 'problemsInfoIcon.foreground',
  hint: 'editorLightBulb.foreground',
} as const
