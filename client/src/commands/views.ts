// Commands on the two views and the preview: grouping, filters, copies, fixes from the list. Domain words come with the items.

import * as vscode from 'vscode'
import type { PreviewPanel } from '../preview/panel.js'
import type { Server } from '../server.js'
import { changeSetting, setting } from '../settings.js'
import { settings } from '../settings-list.js'
import type { AttentionNode, AttentionTree } from '../views/attention-tree.js'
import type { ModelNode, ModelTree } from '../views/model-tree.js'
import { command, reveal } from './page.js'

export function registerViewCommands(
  server: Server,
  model: ModelTree,
  attention: AttentionTree,
  preview: PreviewPanel,
): vscode.Disposable[] {
  return [
    command('opmodel.openPreview', (uri?: vscode.Uri) => {
      const page = uri ?? vscode.window.activeTextEditor?.document.uri
      preview.open(page, setting('preview.open') === 'beside')
    }),
    command('opmodel.showModel', () => vscode.commands.executeCommand('opmodel.model.focus')),
    command('opmodel.showAttention', () => vscode.commands.executeCommand('opmodel.attention.focus')),
    command('opmodel.tree.groupBy', groupBy),
    command('opmodel.tree.filter', () => filter(model)),
    command('opmodel.tree.clearFilter', () => model.filter([])),
    command('opmodel.tree.refresh', () => Promise.all([model.refresh(), attention.refresh()])),
    command('opmodel.tree.openToSide', async (node: ModelNode | AttentionNode) => {
      const place = placeOf(node)
      if (place) await reveal(place.uri, place.range, { viewColumn: vscode.ViewColumn.Beside })
    }),
    command('opmodel.attention.fix', async (node: AttentionNode) => {
      if (!node.item) return
      const editor = await reveal(node.item.uri, node.item.range, {})
      await vscode.window.showTextDocument(editor.document, editor.viewColumn)
      await vscode.commands.executeCommand('editor.action.quickFix')
    }),
    command('opmodel.copyModel', async () => {
      const text = await server.text({ what: 'model', uri: vscode.window.activeTextEditor?.document.uri.toString() ?? null })
      if (text) await vscode.env.clipboard.writeText(text.text)
    }),
  ]
}

function placeOf(node: ModelNode | AttentionNode) {
  if (!('type' in node)) return node.item
  return node.type === 'item' ? { uri: node.item.uri, range: node.item.selectionRange } : undefined
}

async function groupBy(): Promise<void> {
  const now = setting('tree.groupBy')
  const choices = settings.find(({ key }) => key === 'tree.groupBy')
  if (!choices || !('choices' in choices)) return
  const picked = await vscode.window.showQuickPick(
    choices.choices.map(([value, meaning]) => ({ label: `By ${value}`, detail: meaning, description: value === now ? 'now' : '', value })),
    { title: 'Group the operating model' },
  )
  if (picked) await changeSetting('tree.groupBy', picked.value as typeof now)
}

async function filter(model: ModelTree): Promise<void> {
  const owners = model.result?.owners ?? []
  const picked = await vscode.window.showQuickPick(
    owners.map((label) => ({ label, picked: model.owners.includes(label) })),
    {
      title: 'Show only what these people or teams own',
      canPickMany: true,
      placeHolder: owners.length > 0 ? 'Owner' : 'No owners are named yet',
    },
  )
  if (picked) model.filter(picked.map(({ label }) => label))
}
