// The view "Operating model": draws the groups and items the server sends, and follows the cursor both ways. Groups and words come from the server.

import * as vscode from 'vscode'
import type { GroupBy, ModelGroup, ModelItem, ModelResult } from '../../../server/src/protocol/requests.js'
import { OneAtATime } from '../one-at-a-time.js'
import type { PageInFront } from '../page-in-front.js'
import type { Server } from '../server.js'
import { setting } from '../settings.js'

export type ModelNode =
  | { readonly type: 'group'; readonly group: ModelGroup }
  | { readonly type: 'item'; readonly item: ModelItem; readonly parent: ModelNode }

export class ModelTree implements vscode.TreeDataProvider<ModelNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChangeTreeData = this.#changed.event
  readonly #view: vscode.TreeView<ModelNode>
  readonly #subscriptions: vscode.Disposable[] = []
  #roots: readonly ModelNode[] = []
  readonly #refreshing = new OneAtATime(() => this.#refresh())
  #owners: readonly string[] = []
  #result: ModelResult | null = null

  constructor(
    private readonly server: Server,
    private readonly page: PageInFront,
  ) {
    this.#view = vscode.window.createTreeView('opmodel.model', { treeDataProvider: this, showCollapseAll: true })
    this.#subscriptions.push(
      this.#view,
      this.#changed,
      server.onDidChange(() => this.#view.visible && void this.refresh()),
      server.onDidChangeState(() => this.#view.visible && void this.refresh()),
      page.onDidChange(() => this.#view.visible && void this.refresh()),
      this.#view.onDidChangeVisibility(({ visible }) => visible && void this.refresh()),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#follow(textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.#follow(editor)),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('opmodel.tree') && void this.refresh()),
    )
    if (this.#view.visible) void this.refresh()
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
  }

  get result(): ModelResult | null {
    return this.#result
  }

  get owners(): readonly string[] {
    return this.#owners
  }

  /** Shows only what these own; nobody: everything. */
  filter(owners: readonly string[]): void {
    this.#owners = owners
    void vscode.commands.executeCommand('setContext', 'opmodel.filtered', owners.length > 0)
    void this.refresh()
  }

  refresh(): Promise<void> {
    return this.#refreshing.run()
  }

  async #refresh(): Promise<void> {
    const result = await this.server.model({ groupBy: setting('tree.groupBy') as GroupBy, uri: this.page.uri, owners: this.#owners })
    this.#result = result
    this.#roots = (result?.groups ?? []).map((group) => ({ type: 'group', group }))
    this.#view.message = result?.cut ?? ''
    this.#view.description = this.#owners.join(', ') || (result?.folder ?? '')
    const state = this.server.state === 'failed' ? 'failed' : !result ? 'starting' : result.groups.length === 0 ? 'empty' : 'filled'
    void vscode.commands.executeCommand('setContext', 'opmodel.model', state)
    this.#changed.fire()
    const editor = vscode.window.activeTextEditor
    if (editor) this.#follow(editor)
  }

  getChildren(node?: ModelNode): ModelNode[] {
    if (!node) return [...this.#roots]
    const items = node.type === 'group' ? node.group.items : node.item.children
    return items.map((item) => ({ type: 'item', item, parent: node }))
  }

  getParent(node: ModelNode): ModelNode | undefined {
    return node.type === 'item' ? node.parent : undefined
  }

  getTreeItem(node: ModelNode): vscode.TreeItem {
    return node.type === 'group' ? groupItem(node.group) : modelItem(node)
  }

  /** The tooltip is asked for when somebody looks. */
  async resolveTreeItem(shown: vscode.TreeItem, node: ModelNode): Promise<vscode.TreeItem> {
    if (node.type === 'group') return shown
    const { uri, selectionRange } = node.item
    const text = await this.server.tooltip({ uri, position: selectionRange.start })
    if (text) shown.tooltip = new vscode.MarkdownString(text)
    return shown
  }

  #follow(editor: vscode.TextEditor): void {
    if (!this.#view.visible || !setting('tree.follow')) return
    const found = this.#at(editor.document.uri.toString(), editor.selection.active)
    const selected = this.#view.selection[0]
    if (!found || (selected && keyOf(selected) === keyOf(found))) return
    void this.#view.reveal(found, { select: true, focus: false, expand: false }).then(undefined, () => {})
  }

  /** The innermost item that holds the cursor. */
  #at(uri: string, position: vscode.Position): ModelNode | undefined {
    let found: ModelNode | undefined
    const search = (node: ModelNode): void => {
      if (node.type === 'item') {
        const { item } = node
        if (item.uri === uri && toRange(item.range).contains(position) && (!found || innerThan(node, found))) found = node
      }
      for (const child of this.getChildren(node)) search(child)
    }
    for (const root of this.#roots) search(root)
    return found
  }
}

function innerThan(a: ModelNode, b: ModelNode): boolean {
  return a.type === 'item' && b.type === 'item' && toRange(b.item.range).contains(toRange(a.item.range))
}

function keyOf(node: ModelNode): string {
  return node.type === 'group' ? `group ${node.group.id}` : `${keyOf(node.parent)} > ${node.item.id}`
}

function groupItem(group: ModelGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(group.title, vscode.TreeItemCollapsibleState.Expanded)
  item.id = `group ${group.id}`
  item.description = String(group.items.length)
  item.contextValue = 'group'
  item.accessibilityInformation = { label: `${group.title}, ${group.items.length} ${group.items.length === 1 ? 'item' : 'items'}` }
  return item
}

function modelItem(node: ModelNode & { readonly type: 'item' }): vscode.TreeItem {
  const { item } = node
  const nested = item.children.length > 0
  const shown = new vscode.TreeItem(item.name, nested ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.None)
  const findings = item.findings === 0 ? '' : `${item.findings} ${item.findings === 1 ? 'suggestion' : 'suggestions'}`
  const closed = item.closed ? 'closed' : ''
  shown.id = keyOf(node)
  shown.description = [closed, item.description, findings].filter(Boolean).join(' · ')
  shown.iconPath = new vscode.ThemeIcon(item.closed ? 'archive' : (icons[item.kind] ?? 'circle-outline'))
  shown.contextValue = 'item'
  shown.accessibilityInformation = { label: [item.kindTitle, item.name, closed, item.description, findings].filter(Boolean).join(', ') }
  shown.command = { title: 'Open', command: 'opmodel.reveal', arguments: [item.uri, item.selectionRange] }
  return shown
}

const icons: Readonly<Partial<Record<ModelItem['kind'], string>>> = {
  mission: 'compass',
  principle: 'law',
  guardrail: 'shield',
  framework: 'layers',
  strategy: 'map',
  model: 'type-hierarchy',
  metric: 'graph',
  goal: 'target',
  objective: 'target',
  'key-result': 'graph-line',
  bet: 'rocket',
  cycle: 'history',
  investment: 'pie-chart',
  ritual: 'calendar',
  milestone: 'milestone',
  decision: 'git-commit',
  team: 'organization',
  role: 'person',
  artifact: 'file',
  term: 'book',
}

function toRange({ start, end }: ModelItem['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character)
}
