// Commands about the page in front and its folder: marks, texts, the settings file, jumps. The server makes every text and edit.

import * as vscode from 'vscode'
import type { TextParams, WireRange } from '../../../server/src/protocol/requests.js'
import type { Server } from '../server.js'

/** Shows texts made from the model as pages that nobody can save by mistake; the manifest has them drawn by the Markdown preview. */
export const textScheme = 'opmodel-text'

export function textUri(title: string, params: TextParams): vscode.Uri {
  return vscode.Uri.from({ scheme: textScheme, path: `/${title}.md`, query: JSON.stringify(params) })
}

export function registerPageCommands(server: Server, log: vscode.LogOutputChannel): vscode.Disposable[] {
  const texts = new Texts(server)
  return [
    texts,
    vscode.workspace.registerTextDocumentContentProvider(textScheme, texts),
    server.onDidChange(() => texts.refresh()),
    command('opmodel.treatAsModel', () => mark(server, true)),
    command('opmodel.leaveAlone', () => mark(server, false)),
    command('opmodel.showUnderstood', () => texts.show(textUri('What was understood', { what: 'understood', uri: activeUri() }))),
    command('opmodel.showSilenced', () => texts.show(textUri('What is silenced', { what: 'silenced', uri: activeUri() }))),
    command('opmodel.showChanges', () => texts.show(textUri('What changed', { what: 'changes', uri: activeUri() }))),
    command('opmodel.explainRule', (rule: string) => texts.show(ruleUri(rule))),
    command('opmodel.openConfig', openConfig),
    command('opmodel.checkNow', () => checkNow(server)),
    command('opmodel.restart', () => server.restart()),
    command('opmodel.showLog', () => log.show()),
    command('opmodel.reveal', (uri: string, range: WireRange) => reveal(uri, range, {})),
    command('opmodel.showReferences', showReferences),
  ]
}

/** The page of a rule. */
export function ruleUri(rule: string): vscode.Uri {
  return textUri(rule, { what: 'rule', uri: null, rule })
}

export function command(name: string, run: (...words: never[]) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(name, run as (...words: unknown[]) => unknown)
}

export async function reveal(uri: string, { start, end }: WireRange, options: vscode.TextDocumentShowOptions): Promise<vscode.TextEditor> {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character)
  // The beginning is selected, not the whole: whoever types next must not replace a goal.
  const cursor = new vscode.Range(selection.start, selection.start)
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { ...options, selection: cursor })
  editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport)
  return editor
}

function activeUri(): string | null {
  const document = vscode.window.activeTextEditor?.document
  return document && document.uri.scheme !== textScheme ? document.uri.toString() : null
}

async function mark(server: Server, value: boolean): Promise<void> {
  const editor = vscode.window.activeTextEditor
  if (editor?.document.languageId !== 'markdown') return say('Open a Markdown page first.')
  const uri = editor.document.uri
  const result = await server.mark({ uri: uri.toString(), value })
  if (!result?.edit) return
  const { start, end } = result.edit.range
  const edit = new vscode.WorkspaceEdit()
  edit.replace(uri, new vscode.Range(start.line, start.character, end.line, end.character), result.edit.newText)
  await vscode.workspace.applyEdit(edit)
}

async function checkNow(server: Server): Promise<void> {
  const uri = activeUri()
  if (!uri) return say('Open a Markdown page first.')
  const count = await server.execute('opmodel.check', uri)
  if (typeof count !== 'number') return say('This page cannot be checked right now. The log says why.')
  const found = count === 0 ? 'nothing to mend' : count === 1 ? '1 finding' : `${count} findings`
  vscode.window.setStatusBarMessage(`Checked: ${found} on this page`, 5000)
}

/** The settings file that is nearest to the page, or a new one, unsaved, in the first folder. */
async function openConfig(): Promise<void> {
  const page = vscode.window.activeTextEditor?.document.uri
  const folder = (page && vscode.workspace.getWorkspaceFolder(page)) ?? vscode.workspace.workspaceFolders?.[0]
  if (!folder) return say('Open a folder first.')
  const from = page?.path.startsWith(folder.uri.path) ? vscode.Uri.joinPath(page, '..') : folder.uri
  for (let at = from; at.path.length >= folder.uri.path.length; at = vscode.Uri.joinPath(at, '..')) {
    const file = vscode.Uri.joinPath(at, 'opmodel.yaml')
    if (await exists(file)) {
      await vscode.window.showTextDocument(file)
      return
    }
    if (at.path === folder.uri.path || at.path === '/') break
  }
  const fresh = vscode.Uri.joinPath(folder.uri, 'opmodel.yaml')
  const edit = new vscode.WorkspaceEdit()
  edit.createFile(fresh, { ignoreIfExists: true, contents: new TextEncoder().encode('version: 1\n') })
  await vscode.workspace.applyEdit(edit)
  await vscode.window.showTextDocument(fresh)
}

interface WireLocation {
  readonly uri: string
  readonly range: WireRange
}

async function showReferences(uri: string, position: WireRange['start'], locations: readonly WireLocation[]): Promise<void> {
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri, true),
    new vscode.Position(position.line, position.character),
    locations.map(
      ({ uri: target, range: { start, end } }) =>
        new vscode.Location(vscode.Uri.parse(target, true), new vscode.Range(start.line, start.character, end.line, end.character)),
    ),
  )
}

class Texts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>()
  readonly onDidChange = this.#changed.event

  constructor(private readonly server: Server) {}

  dispose(): void {
    this.#changed.dispose()
  }

  refresh(): void {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === textScheme) this.#changed.fire(uri)
  }

  async show(uri: vscode.Uri): Promise<void> {
    await vscode.commands.executeCommand('vscode.open', uri, { viewColumn: vscode.ViewColumn.Beside, preview: true })
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const text = await this.server.text(JSON.parse(uri.query) as TextParams)
    return text?.text ?? 'There is nothing to show right now. The log (command “Show Log”) may say why.\n'
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  )
}

/** Only in answer to a command that cannot be done. */
async function say(what: string): Promise<void> {
  await vscode.window.showInformationMessage(what)
}
