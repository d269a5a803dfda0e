// The servers that ours is measured against: one that keeps open texts and reports nothing, the same with remark over the whole text on each
// change, and one without any library. Knows nothing of this project.

import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { createConnection, ProposedFeatures, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'

const whole = process.argv.includes('--remark')
const processor = remark().use(remarkGfm).freeze()

const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
const documents = new TextDocuments(TextDocument)
connection.onInitialize(() => ({
  capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true, completionProvider: {} },
}))
connection.onHover(() => null)
connection.onCompletion(() => [])
documents.onDidChangeContent(({ document }) => {
  if (whole) processor.parse(document.getText())
  void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: [] })
})
documents.listen(connection)
connection.listen()
