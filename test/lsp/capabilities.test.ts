// The page about the language server says what `initialize` announces and what the protocol holds, and every method it names is answered.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { ClientCapabilities, InitializeParams, ServerCapabilities } from 'vscode-languageserver/node'
import { clientOf } from '../../server/src/lsp/client.js'
import type { InitializationOptions } from '../../server/src/protocol/requests.js'
import { Editor } from '../support/lsp.js'

/** What a client may be able to do, by its place in the client's capabilities, and what it gets for it. */
const abilities: readonly (readonly [string, unknown, string])[] = [
  ['general.positionEncodings', ['utf-8'], 'Places are counted in UTF-16 where it is offered, else in UTF-8 or UTF-32.'],
  ['textDocument.diagnostic', {}, 'The editor asks for findings when it shows a page; without it they are sent after each change.'],
  ['workspace.diagnostics.refreshSupport', true, 'Findings are asked for again when another page, the settings or the day change.'],
  ['workspace.inlayHint.refreshSupport', true, 'Hints in the text are asked for again, too.'],
  ['workspace.codeLens.refreshSupport', true, 'So are the lines above goals and artifacts.'],
  ['textDocument.publishDiagnostics.relatedInformation', true, 'A finding leads to the other place it is about.'],
  ['textDocument.hover.contentFormat', ['markdown'], 'Hovers are formatted; without it they are plain text.'],
  ['textDocument.completion.completionItem.snippetSupport', true, 'Completed templates have places to type through.'],
  ['textDocument.completion.completionItem.documentationFormat', ['markdown'], 'The explanation of a completion is formatted.'],
  ['textDocument.codeAction.codeActionLiteralSupport', { codeActionKind: { valueSet: [] } }, 'Quick fixes and refactorings are offered.'],
  ['workspace.workspaceEdit.snippetEditSupport', true, 'A fix has places to type through; without it, blanks `____`.'],
  ['workspace.workspaceEdit.documentChanges', true, 'Edits name the version of the text they are for.'],
  ['workspace.workspaceEdit', { documentChanges: true, resourceOperations: ['create'] }, 'A section can be moved to a page of its own.'],
  ['workspace.workspaceEdit.changeAnnotationSupport', {}, 'Edits of other files ask first.'],
  ['textDocument.documentSymbol.hierarchicalDocumentSymbolSupport', true, 'The outline is a tree.'],
  ['textDocument.definition.linkSupport', true, 'Going to a definition shows the whole entry.'],
  ['textDocument.rename.prepareSupport', true, 'What cannot be renamed says so before a name is typed.'],
  ['workspace.fileOperations.willRename', true, 'Links follow a file or folder that is renamed or moved.'],
  ['textDocument.foldingRange.lineFoldingOnly', true, 'Folding ends at whole lines.'],
  ['workspace.configuration', true, 'Settings of the editor are asked for when they are needed.'],
  ['workspace.didChangeConfiguration.dynamicRegistration', true, 'Changed settings of the editor count at once.'],
  ['workspace.didChangeWatchedFiles.dynamicRegistration', true, 'Files that change outside of the editor count at once.'],
  ['workspace.workspaceFolders', true, 'Folders may come and go.'],
  ['window.showDocument.support', true, 'The page of a rule is opened; without it, its text is shown as a message.'],
]

const options: Readonly<Record<keyof InitializationOptions, readonly [unknown, string]>> = {
  documentSymbols: [false, '`false`: no outline is offered. Default `true`.'],
  markdownLinks: [false, '`false`: Markdown links to pages and headings are left to the editor. Default `true`.'],
  clientFiles: [true, '`true`: files are read through the client. Default `false`.'],
  views: [true, '`true`: the client is told when its views should ask again. Default `false`.'],
  ownCommands: [true, '`true`: answers may use the commands of the VS Code extension. Default `false`.'],
  rulePages: ['file:///elsewhere', 'Folder of the pages about rules. Default: those that come with the server.'],
}

/** Methods by what is announced, each in plain words. */
const methods: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  textDocumentSync: [
    ['textDocument/didOpen', 'A page is opened; from then on the text of the editor counts, not that of the disk.'],
    ['textDocument/didChange', 'A page is edited; only what changed is sent.'],
    ['textDocument/didSave', 'A page is saved.'],
    ['textDocument/didClose', 'A page is closed; what the disk holds counts again.'],
  ],
  diagnosticProvider: [['textDocument/diagnostic', 'Findings of a page.']],
  hoverProvider: [
    ['textDocument/hover', 'What a word, goal, date, rhythm or rule means here: span and its source, next dates, owner, who uses it.'],
  ],
  codeActionProvider: [
    [
      'textDocument/codeAction',
      'Quick fixes, accept or turn off a rule, fix all that is safe, and refactorings: new cycle, own page, numbers.',
    ],
  ],
  executeCommandProvider: [['workspace/executeCommand', 'The commands below.']],
  completionProvider: [
    ['textDocument/completion', 'Fields, owners, cycles, dates, links, rules and templates that fit the place.'],
    ['completionItem/resolve', 'The explanation of one of them.'],
  ],
  documentSymbolProvider: [['textDocument/documentSymbol', 'The goals, rituals and other things of a page.']],
  workspaceSymbolProvider: [['workspace/symbol', 'Search for them in all pages, by a few letters.']],
  definitionProvider: [['textDocument/definition', 'From a name or link to where the thing is written.']],
  referencesProvider: [['textDocument/references', 'Every place that names a thing.']],
  documentHighlightProvider: [['textDocument/documentHighlight', 'The same, on this page.']],
  documentLinkProvider: [['textDocument/documentLink', 'Links that can be followed, wiki links too.']],
  renameProvider: [['textDocument/rename', 'A new name for a thing, a heading or a person, in fields, links, tables and settings.']],
  'renameProvider.prepareProvider': [['textDocument/prepareRename', 'What would be renamed, or why nothing can be.']],
  callHierarchyProvider: [
    ['textDocument/prepareCallHierarchy', 'The goal, ritual or artifact to start from.'],
    ['callHierarchy/incomingCalls', 'What serves, uses or makes it.'],
    ['callHierarchy/outgoingCalls', 'What it serves, uses or makes.'],
  ],
  inlayHintProvider: [
    ['textDocument/inlayHint', 'The time span that is inherited and the next date, in the line; off unless `inlayHints` is set.'],
  ],
  codeLensProvider: [['textDocument/codeLens', 'A line above: used by, key results measured, next review; off unless `codeLens` is set.']],
  foldingRangeProvider: [['textDocument/foldingRange', 'Entries with their fields can be folded.']],
  selectionRangeProvider: [['textDocument/selectionRange', 'Select more and more around the cursor: word, statement, entry, section.']],
  'workspace.workspaceFolders': [['workspace/didChangeWorkspaceFolders', 'Folders come and go, each with its own settings.']],
  'workspace.fileOperations': [['workspace/willRenameFiles', 'The edits that keep links right when files move.']],
}
/** Why a method has no test in the editor. */
const leftToOthers: Readonly<Record<string, string>> = {
  'textDocument/documentSymbol': 'the outline of VS Code shows its own Markdown headings; the extension asks for none',
}
const noMethods = ['positionEncoding', 'workspace']

const commands: Readonly<Record<string, string>> = {
  'opmodel.check': 'Looks for findings now, in one page or all; for those who check by hand.',
  'opmodel.explain': 'Explains the rule that is named.',
  'opmodel.model': 'Gives the whole model as Markdown.',
  'opmodel.changes': 'Gives as Markdown what changed in the model since the last commit, and what could be better about it.',
}

const requests: Readonly<Record<string, string>> = {
  'opmodel/findFiles': 'The server asks for the pages of a folder (`clientFiles`).',
  'opmodel/readFile': 'The server asks for the text of a file (`clientFiles`).',
  'opmodel/modelChanged': 'The server says that views should ask again (`views`).',
  'opmodel/status': 'What was recognised on a page, and the settings it belongs to.',
  'opmodel/model': 'The model as a tree by kind, team, cycle or file.',
  'opmodel/attention': 'All findings of the project, by rule.',
  'opmodel/teach': 'Questions that settle with yes or no what was understood with doubt.',
  'opmodel/mark': 'The edit that marks a page as a model, or turns it off.',
  'opmodel/text': 'What was understood and why, what was silenced, the model, or a rule, as Markdown.',
  'opmodel/tooltip': 'What the tooltip of a line in a view says, asked for when somebody looks.',
  'opmodel/template': 'A template, filled with the names and days of the project.',
  'opmodel/preview': 'The data of the preview.',
  'opmodel/export': 'The model as CSV, JSON or Mermaid.',
}
const fromServer = ['opmodel/findFiles', 'opmodel/readFile', 'opmodel/modelChanged']

const page = 'server/docs/language-server.md'

suite('lsp: capabilities', () => {
  test('the page says what is announced, to whom, and what else can be asked', async () => {
    const text = readFileSync(page, 'utf8')
    const tables = {
      methods: await methodTable(),
      commands: table(['Command', 'What it does'], Object.entries(commands)),
      abilities: abilityTable(),
      options: optionTable(),
      requests: table(['Method', 'What it is for'], Object.entries(requests)),
    }
    const wanted = Object.entries(tables).reduce(replaced, text)
    if (process.env.UPDATE) writeFileSync(page, wanted)
    else assert.equal(text, wanted, 'run npm run update')
  })

  test('all that is announced and every request of the protocol has its words, and nothing else has', async () => {
    const all = await announced(everything())
    assert.deepEqual(
      [...keysOf(all)].filter((key) => !(key in methods) && !noMethods.includes(key)),
      [],
    )
    assert.deepEqual(
      Object.keys(methods).filter((key) => !has(all, key)),
      [],
    )
    assert.deepEqual(all.executeCommandProvider?.commands, Object.keys(commands))
    const sources = ['requests', 'preview'].map((name) => readFileSync(`server/src/protocol/${name}.ts`, 'utf8')).join('\n')
    const said = [...sources.matchAll(/^export const \w+(?:Request|Notification) = '([^']+)'/gm)].map(([, name]) => name!)
    assert.deepEqual(said.sort(), Object.keys(requests).sort())
  })

  test('every method is met once as a person meets it in VS Code, but for those that VS Code leaves to others', () => {
    const titles = readdirSync('test/editor')
      .filter((name) => name.endsWith('.test.ts'))
      .flatMap((name) => [...readFileSync(`test/editor/${name}`, 'utf8').matchAll(/\btest\('((?:[^'\\]|\\.)+)'/g)])
      .map(([, title]) => title!)
    const met = (method: string): boolean => titles.some((title) => new RegExp(`\\b${method.split('/').at(-1)}\\b.*:`).test(title))
    const named = Object.values(methods).flatMap((list) => list.map(([method]) => method))
    assert.deepEqual(
      named.filter((method) => !met(method)),
      Object.keys(leftToOthers),
    )
  })

  test('each ability and option changes what the server takes the client for, and nothing it looks at is missing', () => {
    const plain = taken({})
    const changed = new Set<string>()
    const note = (name: string, client: object) => {
      const different = Object.entries(client).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(plain[key]))
      assert.ok(different.length > 0, name)
      for (const [key] of different) changed.add(key)
    }
    for (const [path, value] of abilities) note(path, taken(nested(path, value)))
    for (const [name, [value]] of Object.entries(options)) note(name, taken({}, { [name]: value }))
    assert.deepEqual([...changed].sort(), Object.keys(plain).sort())
  })

  test('every method is answered, and by clients that can do nothing too', async () => {
    const text = '# Goals for Q4 2026\n\n- Sign 40 clinics\n'
    for (const capabilities of [{}, everything()]) {
      const editor = await Editor.open({ capabilities, files: { 'goals.md': text } })
      const uri = await editor.show('goals.md', text)
      const position = { line: 2, character: 4 }
      const params = {
        textDocument: { uri },
        position,
        range: { start: position, end: position },
        positions: [position],
        context: { diagnostics: [], includeDeclaration: true },
        item: {},
        newName: 'Sign 50 clinics',
        query: 'clinics',
        files: [],
        command: 'opmodel.check',
        label: 'x',
        uri,
        value: true,
        what: 'model',
        id: 'goal',
        groupBy: 'kind',
        owners: [],
        scope: null,
        format: 'csv',
      }
      const named = Object.entries(methods).flatMap(([key, list]) =>
        has(editor.initialized.capabilities, key) ? list.map(([name]) => name) : [],
      )
      const asked = [...named.filter((name) => !/\/did/.test(name)), ...Object.keys(requests).filter((name) => !fromServer.includes(name))]
      assert.ok(asked.length > 20)
      for (const name of asked) assert.notEqual(await editor.request(name, params), undefined, name)
      await editor.close()
    }
  })
})

function taken(capabilities: ClientCapabilities, initializationOptions: InitializationOptions = {}): Record<string, unknown> {
  const params: InitializeParams = { processId: null, rootUri: null, capabilities, initializationOptions }
  const { positions, ...client } = clientOf(params, null)
  return { ...client, positions: positions.encoding }
}

function nested(path: string, value: unknown): ClientCapabilities {
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as ClientCapabilities
}

function merged(a: unknown, b: unknown): unknown {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a)) return b
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return Object.fromEntries(
    [...keys].map((key) => [key, key in left && key in right ? merged(left[key], right[key]) : (right[key] ?? left[key])]),
  )
}

const everything = (): ClientCapabilities =>
  abilities.reduce<unknown>((all, [path, value]) => merged(all, nested(path, value)), {}) as ClientCapabilities

async function announced(capabilities: ClientCapabilities): Promise<ServerCapabilities> {
  const editor = await Editor.open({ capabilities })
  await editor.close()
  return editor.initialized.capabilities
}

function keysOf(capabilities: ServerCapabilities): readonly string[] {
  return [...Object.keys(capabilities), ...Object.keys(capabilities.workspace ?? {}).map((key) => `workspace.${key}`)]
}

function has(capabilities: ServerCapabilities, path: string): boolean {
  return path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], capabilities) !== undefined
}

async function methodTable(): Promise<string> {
  const nothing = await announced({})
  const alone = await Promise.all(abilities.map(async ([path, value]) => [path, await announced(nested(path, value))] as const))
  const rows = Object.entries(methods).flatMap(([key, list]) => {
    const by = alone.filter(([, capabilities]) => has(capabilities, key)).map(([path]) => `\`${path}\``)
    const when = has(nothing, key) ? 'always' : `with ${by.join(' or ')}`
    return list.map(([method, words]) => [method, words, when])
  })
  const { triggerCharacters = [] } = nothing.completionProvider ?? {}
  const triggers = triggerCharacters.map((one) => (one === ' ' ? 'blank' : `\`${one === '|' ? '\\|' : one}\``)).join(' ')
  const kinds = (await announced(everything())).codeActionProvider as { readonly codeActionKinds: readonly string[] }
  return `${table(['Method', 'What it does', 'Announced'], rows)}\n\nCompletion comes by itself behind ${triggers}. Kinds of code actions: ${kinds.codeActionKinds.map((kind) => `\`${kind}\``).join(', ')}.`
}

const abilityTable = () =>
  table(
    ['The client says', 'It gets'],
    abilities.map(([path, , words]) => [path === 'workspace.workspaceEdit' ? `${path}.resourceOperations` : path, words]),
  )
const optionTable = () =>
  table(
    ['Option', 'What it does'],
    Object.entries(options).map(([name, [, words]]) => [name, words]),
  )

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(([name, ...cells]) => line([`\`${name}\``, ...cells]))].join('\n')
}

function replaced(text: string, [name, content]: readonly [string, string]): string {
  const open = `<!-- generated: ${name} -->\n`
  const start = text.indexOf(open) + open.length
  const end = text.indexOf('\n<!-- /generated -->', start)
  assert.ok(start >= open.length && end >= start - 1, name)
  return text.slice(0, start) + content + text.slice(end)
}
