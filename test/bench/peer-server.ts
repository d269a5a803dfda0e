// A linter behind the thinnest server there is: open texts kept as the library of the protocol keeps them, the whole text linted on each change.
//   node peer-server.mjs LINTER --stdio, from the folder the linters are installed in

import { createConnection, type Diagnostic, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'

type Lint = (text: string) => Promise<readonly Diagnostic[]>

/** The peers are no dependencies of this project, so their types are written down here as far as they are used. */
const load = <Module>(name: string): Promise<Module> => import(name) as Promise<Module>

const linters: Readonly<Record<string, () => Promise<Lint>>> = {
  async markdownlint() {
    interface Hit {
      readonly lineNumber: number
      readonly errorRange: readonly [number, number] | null
      readonly ruleDescription: string
    }
    const { lint } = await load<{ lint(options: { strings: { text: string } }): { readonly text: readonly Hit[] } }>('markdownlint/sync')
    return async (text) =>
      lint({ strings: { text } }).text.map((hit) => at(hit.lineNumber, hit.errorRange?.[0] ?? 1, hit.ruleDescription, 'markdownlint'))
  },
  async textlint() {
    interface Hit {
      readonly loc: { readonly start: { readonly line: number; readonly column: number } }
      readonly message: string
    }
    const { TextlintKernel } = await load<{
      TextlintKernel: new () => { lintText(text: string, options: object): Promise<{ readonly messages: readonly Hit[] }> }
    }>('@textlint/kernel')
    const [plugin, rule] = await Promise.all(
      ['@textlint/textlint-plugin-markdown', 'textlint-rule-write-good'].map((name) => load<{ readonly default: object }>(name)),
    )
    const options = {
      ext: '.md',
      filePath: 'plans.md',
      plugins: [{ pluginId: 'markdown', plugin: inner(plugin!.default) }],
      rules: [{ ruleId: 'write-good', rule: inner(rule!.default) }],
    }
    const kernel = new TextlintKernel()
    return async (text) =>
      (await kernel.lintText(text, options)).messages.map(({ loc, message }) => at(loc.start.line, loc.start.column, message, 'textlint'))
  },
  async alex() {
    interface Hit {
      readonly line: number | null
      readonly column: number | null
      readonly reason: string
    }
    const { markdown } = await load<{ markdown(text: string): { readonly messages: readonly Hit[] } }>('alex')
    return async (text) => markdown(text).messages.map(({ line, column, reason }) => at(line ?? 1, column ?? 1, reason, 'alex'))
  },
}

/** A CommonJS module that was compiled from an ES one holds its default export once more. */
const inner = (module: object): object => (module as { readonly default?: object }).default ?? module

function at(line: number, column: number, message: string, source: string): Diagnostic {
  const start = { line: Math.max(0, line - 1), character: Math.max(0, column - 1) }
  return { range: { start, end: start }, message, source }
}

const linter = linters[process.argv[2] ?? '']
if (!linter) throw new Error(`known are ${Object.keys(linters).join(', ')}`)
const ready = linter()
const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
const documents = new TextDocuments(TextDocument)
connection.onInitialize(async () => {
  await ready
  return { capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }
})
documents.onDidChangeContent(async ({ document }) => {
  const { uri, version } = document
  const lint = await ready
  void connection.sendDiagnostics({ uri, version, diagnostics: [...(await lint(document.getText()))] })
})
documents.listen(connection)
connection.listen()
