// Refactorings over a connection: asked for by kind, as new files where the client may make them, with a question before other files change.

import assert from 'node:assert/strict'
import type { ClientCapabilities, CodeAction } from 'vscode-languageserver'
import { at, capable, Editor, placeOf } from '../support/lsp.js'

const page = `# Goals for Q4 2026

Owner: Rosa Minh

## Trust

- Raise on-time deliveries from 71 % to 85 %

## Rituals
`
const files = { 'opmodel.yaml': 'version: 1', 'goals/2026-q4.md': page, 'README.md': '[Trust](goals/2026-q4.md#trust)\n' }
const asking: ClientCapabilities = {
  ...capable,
  workspace: { ...capable.workspace, workspaceEdit: { ...capable.workspace?.workspaceEdit, changeAnnotationSupport: {} } },
}

async function actions(editor: Editor, piece: string, only?: string, triggerKind?: 1 | 2): Promise<readonly CodeAction[]> {
  const uri = await editor.show('goals/2026-q4.md')
  await editor.until(
    () => editor.read.length,
    (read) => read >= 2,
  )
  const position = placeOf(page, piece)
  const context = { diagnostics: [], ...(only ? { only: [only] } : {}), ...(triggerKind ? { triggerKind } : {}) }
  return editor.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: position, end: position },
    context,
  })
}

suite('refactorings over a connection', () => {
  test('are announced, and come only where the client asks for their kind or for all', async () => {
    const editor = await Editor.open({ files })
    const { codeActionProvider } = editor.initialized.capabilities
    assert.ok(typeof codeActionProvider === 'object' && codeActionProvider.codeActionKinds?.includes('refactor.extract'))
    assert.deepEqual(
      (await actions(editor, 'Trust', 'refactor')).map(({ title, kind }) => [title, kind]),
      [['Give ‘Trust’ a page of its own', 'refactor.extract']],
    )
    assert.deepEqual(await actions(editor, 'Trust', 'quickfix'), [])
    assert.deepEqual(await actions(editor, 'Trust', undefined, 2), [], 'nothing unasked')
    assert.equal((await actions(editor, 'Trust')).length, 1)
    await editor.close()
  })

  test('a section becomes a new file with all links to it, and no part of that is left to choice', async () => {
    const editor = await Editor.open({ files, capabilities: asking })
    const [action] = await actions(editor, 'Trust', 'refactor.extract')
    const changes = action!.edit!.documentChanges!
    assert.deepEqual(
      changes.map((change) => ('kind' in change ? [change.kind, 'uri' in change && change.uri] : [change.textDocument.uri])),
      [['create', at('goals/trust.md')], [at('goals/trust.md')], [at('goals/2026-q4.md')], [at('README.md')]],
    )
    assert.equal(action!.edit!.changeAnnotations, undefined)
    await editor.close()
  })

  test('a client that makes no files is not offered what needs one', async () => {
    const workspaceEdit = { documentChanges: true }
    const editor = await Editor.open({ files, capabilities: { ...capable, workspace: { ...capable.workspace, workspaceEdit } } })
    assert.deepEqual(await actions(editor, 'Trust', 'refactor'), [])
    await editor.close()
  })

  test('an empty section is filled as a snippet where the client types through it, else with blanks', async () => {
    for (const snippetEditSupport of [true, false]) {
      const workspaceEdit = { ...capable.workspace?.workspaceEdit, snippetEditSupport }
      const editor = await Editor.open({ files, capabilities: { ...capable, workspace: { ...capable.workspace, workspaceEdit } } })
      const [action] = await actions(editor, 'Rituals', 'refactor.rewrite')
      const text = JSON.stringify(action!.edit)
      assert.match(text, snippetEditSupport ? /\$\{1:name of the meeting\}/ : /### Ritual: ____/)
      await editor.close()
    }
  })
})
