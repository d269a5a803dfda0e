// Hints, lenses, folds and growing selections over a connection: quiet until they are switched on, and asked for again when answers may differ.

import assert from 'node:assert/strict'
import type { ClientCapabilities, CodeLens, FoldingRange, InlayHint, SelectionRange } from 'vscode-languageserver'
import { at, capable, Editor, placeOf } from '../support/lsp.js'

const goals = `# Goals for Q4 2026

Owner: Rosa Minh

## Objective: Deliveries customers can rely on

- KR1: Raise on-time deliveries from 71 % to 85 %
- KR2: Improve routing
`
const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }

async function withPage(settings: unknown, run: (editor: Editor, uri: string) => Promise<void>, more = {}): Promise<void> {
  const editor = await Editor.open({ files: { 'goals.md': goals }, options: { settings, ...more } })
  await run(editor, await editor.show('goals.md'))
  await editor.close()
}

const hintsOf = (editor: Editor, uri: string) =>
  editor.request<InlayHint[] | null>('textDocument/inlayHint', { textDocument: { uri }, range: whole })
const lensesOf = (editor: Editor, uri: string) => editor.request<CodeLens[] | null>('textDocument/codeLens', { textDocument: { uri } })

suite('reading aids over a connection', () => {
  test('hints and lenses are off until they are switched on', () =>
    withPage({}, async (editor, uri) => {
      assert.equal(await hintsOf(editor, uri), null)
      assert.equal(await lensesOf(editor, uri), null)
    }))

  test('a hint stands behind the statement, with where its time comes from', () =>
    withPage({ inlayHints: true }, async (editor, uri) => {
      const [hint, more] = (await hintsOf(editor, uri))!
      assert.equal(more, undefined)
      assert.equal(hint?.label, 'Q4 2026')
      assert.deepEqual(hint?.position, placeOf(goals, 'rely on', 'rely on'.length))
      assert.match((hint!.tooltip as { value: string }).value, /from the heading/)
      const none = await editor.request('textDocument/inlayHint', {
        textDocument: { uri },
        range: { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } },
      })
      assert.deepEqual(none, [])
    }))

  test('a lens carries its places for our own client, and only says something to others', async () => {
    await withPage({ codeLens: true }, async (editor, uri) => {
      const [lens] = (await lensesOf(editor, uri))!
      assert.deepEqual(lens?.command, { title: '2 key results, 1 can be decided', command: '' })
    })
    await withPage(
      { codeLens: true },
      async (editor, uri) => {
        const [lens] = (await lensesOf(editor, uri))!
        assert.equal(lens?.command?.command, 'opmodel.showReferences')
        assert.equal((lens!.command!.arguments![2] as unknown[]).length, 2)
      },
      { ownCommands: true },
    )
  })

  test('a client that can is told to ask again when the project changes', async () => {
    const workspace = { ...capable.workspace, inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } }
    const capabilities: ClientCapabilities = { ...capable, workspace }
    const editor = await Editor.open({ files: { 'goals.md': goals, 'opmodel.yaml': 'version: 1' }, capabilities })
    const asked = new Set<string>()
    for (const name of ['inlayHint', 'codeLens'])
      editor.connection.onRequest(`workspace/${name}/refresh`, () => {
        asked.add(name)
        return null
      })
    await editor.show('goals.md')
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: at('goals.md'), type: 2 }] })
    await editor.until(
      () => asked.size,
      (size) => size === 2,
    )
    await editor.close()
  })

  test('folds and growing selections', () =>
    withPage({}, async (editor, uri) => {
      const found = await editor.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } })
      assert.ok(found.some(({ startLine, endLine }) => startLine === 4 && endLine === 7))
      const [selection, second] = await editor.request<SelectionRange[]>('textDocument/selectionRange', {
        textDocument: { uri },
        positions: [placeOf(goals, 'routing', 2), { line: 999, character: 999 }],
      })
      let depth = 0
      for (let step: SelectionRange | undefined = selection; step; step = step.parent) depth++
      assert.ok(depth >= 4)
      assert.ok(second?.range)
    }))
})
