// New pages and passages from templates, and the sample folder. Writes only where the author says so.

import * as vscode from 'vscode'
import type { Server } from '../server.js'
import { type Template, templates } from '../templates.js'
import { command } from './page.js'

export function registerNewPageCommands(server: Server, extension: vscode.ExtensionContext): vscode.Disposable[] {
  return [
    ...templates.filter(({ menu }) => menu).map((template) => command(`opmodel.new.${template.id}`, () => newPage(server, template))),
    command('opmodel.newPage', async () => {
      const template = await choose('New page from a template')
      if (template) await newPage(server, template)
    }),
    command('opmodel.insert', () => insert(server)),
    command('opmodel.openSample', () => openSample(extension)),
  ]
}

/** With the names and the days of the project where the server knows them. */
async function newPage(server: Server, template: Template): Promise<void> {
  const page = vscode.window.activeTextEditor?.document.uri.toString() ?? null
  const filled = await server.template({ id: template.id, uri: page, position: null })
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '' })
  const editor = await vscode.window.showTextDocument(document)
  await editor.insertSnippet(new vscode.SnippetString(filled?.snippet ?? template.page))
}

/** Into the page in front: Markdown pages get no suggestions while typing, so there has to be another way. */
async function insert(server: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor
  if (editor?.document.languageId !== 'markdown') {
    const template = await choose('New page from a template')
    if (template) await newPage(server, template)
    return
  }
  const template = await choose('Insert from a template')
  if (!template) return
  const { document, selection } = editor
  const filled = await server.template({ id: template.id, uri: document.uri.toString(), position: selection.active })
  await editor.insertSnippet(new vscode.SnippetString(filled?.snippet ?? template.passage))
}

async function choose(title: string): Promise<Template | undefined> {
  const picked = await vscode.window.showQuickPick(
    templates.map((template) => ({ label: template.title, detail: template.detail, template })),
    { title, matchOnDetail: true },
  )
  return picked?.template
}

/** A copy of the sample company in a folder of the author's choice; without a disk, one of its pages. */
async function openSample(extension: vscode.ExtensionContext): Promise<void> {
  const sample = vscode.Uri.joinPath(extension.extensionUri, 'samples/clean')
  if (vscode.env.uiKind === vscode.UIKind.Web || extension.extensionUri.scheme !== 'file') return openSamplePage(sample)
  const chosen = await vscode.window.showOpenDialog({
    title: 'Where shall the sample folder go?',
    openLabel: 'Copy the sample here',
    canSelectFolders: true,
    canSelectFiles: false,
  })
  const parent = chosen?.[0]
  if (!parent) return
  const target = vscode.Uri.joinPath(parent, 'opmodel-sample')
  await vscode.workspace.fs.copy(sample, target, { overwrite: false })
  await vscode.commands.executeCommand('vscode.openFolder', target, { forceNewWindow: true })
}

async function openSamplePage(sample: vscode.Uri): Promise<void> {
  const page = vscode.Uri.joinPath(sample, 'README.md')
  const bytes = await vscode.workspace.fs.readFile(page)
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: new TextDecoder().decode(bytes) })
  await vscode.window.showTextDocument(document)
}
