// What the light bulb offers: snippets or blanks as the client can, one order, a page for the rule, safe fixes at once.

import assert from 'node:assert/strict'
import type { ClientCapabilities, CodeAction, SnippetTextEdit, TextDocumentEdit, TextEdit } from 'vscode-languageserver/node'
import { applyEdits, textOf } from '../../server/src/core/index.js'
import { positionsIn } from '../../server/src/lsp/convert.js'
import { at, capable, Editor, placeOf } from '../support/lsp.js'

const text = '---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n- Sign 40 clinics\n- Sign 12 labs by 31 June 2027\n'
const plain: ClientCapabilities = { ...capable, workspace: { workspaceEdit: {} } }

suite('lsp: code actions', () => {
  let editor: Editor
  teardown(() => editor.close())

  async function actions(uri: string, source: string, piece: string, only?: string[]): Promise<readonly CodeAction[]> {
    const position = placeOf(source, piece)
    const diagnostics = [...(await editor.pull(uri).catch(() => editor.pushed.get(uri) ?? []))]
    const context = { diagnostics, ...(only && { only }) }
    return (
      (await editor.request<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: position, end: position },
        context,
      })) ?? []
    )
  }
  const editsOf = (action: CodeAction | undefined, uri: string): readonly (TextEdit | SnippetTextEdit)[] =>
    (action?.edit?.documentChanges as TextDocumentEdit[] | undefined)?.find(({ textDocument }) => textDocument.uri === uri)
      ?.edits as TextEdit[]
  const applied = (source: string, edits: readonly TextEdit[]) => {
    const { offsets } = positionsIn('utf-16')
    return applyEdits(
      source,
      edits.map(({ range, newText }) => ({ range: offsets(textOf(source), range), text: newText })),
    )
  }

  test('fixes come first, then accept, turn off and explain, each tied to its finding', async () => {
    editor = await Editor.open()
    const uri = await editor.show('goals.md', text)
    const offered = await actions(uri, text, 'Sign 40')
    const titles = offered.map(({ title }) => title)
    assert.equal(titles.indexOf('Accept here with a reason'), titles.length - 3)
    assert.deepEqual(titles.slice(-2), ['Turn off the rule ‘goal-without-time-span’', 'Explain ‘goal-without-time-span’'])
    assert.ok(offered[0]?.isPreferred)
    for (const { kind, diagnostics } of offered) {
      assert.equal(kind, 'quickfix')
      assert.equal(diagnostics?.[0]?.code, 'goal-without-time-span')
    }
  })

  test('a client that takes snippets gets places to type through', async () => {
    editor = await Editor.open()
    const uri = await editor.show('goals.md', text)
    const [edit] = editsOf((await actions(uri, text, 'Sign 40'))[0], uri)
    assert.ok(edit && 'snippet' in edit)
    assert.match(edit.snippet.value, /\$\{1\|2026-12-31,/)
  })

  test('a snippet inside a nested list leaves the indent to the editor, which adds that of the line', async () => {
    editor = await Editor.open()
    const nested = '---\nopmodel: true\n---\n\n# Plans\n\n- North\n  - Goal: Sign 40 clinics\n    - Owner: Ana\n'
    const uri = await editor.show('plans.md', nested)
    const by = (await actions(uri, nested, 'Sign 40')).find(({ title }) => title.includes('By:'))
    const [edit] = editsOf(by, uri)
    assert.ok(edit && 'snippet' in edit)
    assert.deepEqual(edit.range.start, placeOf(nested, 'Ana', 'Ana'.length))
    assert.match(edit.snippet.value, /^\n- By: \$\{1/)
  })

  test('any other client gets blanks, as plain edits without versions', async () => {
    editor = await Editor.open({ capabilities: plain })
    const uri = await editor.show('goals.md', text)
    const [fix] = await actions(uri, text, 'Sign 40')
    assert.match(applied(text, fix!.edit!.changes![uri]!), /^- Sign 40 clinics by ____$/m)
  })

  test('“accept here” leaves the finding silenced and everything else alone', async () => {
    editor = await Editor.open({ capabilities: plain })
    const uri = await editor.show('goals.md', text)
    const accept = (await actions(uri, text, 'Sign 40')).find(({ title }) => title.startsWith('Accept here'))
    const after = applied(text, accept!.edit!.changes![uri]!)
    await editor.change(uri, [{ text: after }])
    assert.deepEqual(
      (await editor.pull(uri).catch(() => [])).filter(({ code }) => code === 'goal-without-time-span'),
      [],
    )
    assert.match(after, /opmodel-disable-line goal-without-time-span/)
  })

  test('turning a rule off writes the settings file, or makes one where the client can', async () => {
    editor = await Editor.open({ files: { 'opmodel.yaml': 'profile: plain # for now\n' } })
    const uri = await editor.show('goals.md', text)
    const off = (list: readonly CodeAction[]) => list.find(({ title }) => title.startsWith('Turn off'))
    const edits = editsOf(off(await actions(uri, text, 'Sign 40')), at('opmodel.yaml')) as TextEdit[]
    assert.equal(applied('profile: plain # for now\n', edits), 'profile: plain # for now\nrules:\n  goal-without-time-span: off\n')
    await editor.close()
    editor = await Editor.open()
    await editor.show('goals.md', text)
    assert.deepEqual(off(await actions(uri, text, 'Sign 40'))?.edit?.documentChanges?.[0], {
      kind: 'create',
      uri: at('opmodel.yaml'),
      options: { ignoreIfExists: true },
    })
    await editor.close()
    editor = await Editor.open({ capabilities: plain })
    await editor.show('goals.md', text)
    assert.equal(off(await actions(uri, text, 'Sign 40')), undefined, 'no edit is offered that cannot be made')
  })

  test('explaining goes through our client, or through the server for others', async () => {
    const explain = async (own: boolean) => {
      editor = await Editor.open({ options: { ownCommands: own } })
      const uri = await editor.show('goals.md', text)
      return (await actions(uri, text, 'Sign 40')).at(-1)?.command?.command
    }
    assert.equal(await explain(true), 'opmodel.explainRule')
    await editor.close()
    assert.equal(await explain(false), 'opmodel.explain')
    const page = await editor.request<string>('workspace/executeCommand', {
      command: 'opmodel.explain',
      arguments: ['goal-without-time-span'],
    })
    assert.match(page, /^# goal-without-time-span/)
  })

  test('fix-all is only given when it is asked for, and holds safe fixes only', async () => {
    editor = await Editor.open()
    const uri = await editor.show('goals.md', text)
    assert.deepEqual(await actions(uri, text, 'Sign 40', ['source.fixAll']), [])
    assert.deepEqual(await actions(uri, text, 'Sign 40', ['refactor']), [])
    assert.equal((await actions(uri, text, 'Sign 40')).filter(({ kind }) => kind !== 'quickfix').length, 0)
  })

  test('where nothing is wrong, or the page is no model, nothing is offered', async () => {
    editor = await Editor.open()
    const notes = '# Trip\n\nThe goal of the day was to swim.\n'
    assert.deepEqual(await actions(await editor.show('lake.md', notes), notes, 'The goal'), [])
    assert.deepEqual(await actions(await editor.show('goals.md', text), text, 'opmodel: true'), [])
  })
})
