// Completion over a connection: triggers, snippets and help as the client can, the settings file, templates.

import assert from 'node:assert/strict'
import type { CompletionItem, CompletionList } from 'vscode-languageserver'
import { capable, Editor, placeOf } from '../support/lsp.js'

const page = `# Goals for Q4 2026

Owner: Rosa Minh

## Goal: Raise on-time deliveries from 71 % to 85 %

ow

- 
`

async function complete(editor: Editor, uri: string, text: string, before: string, trigger?: string): Promise<readonly CompletionItem[]> {
  const list = await editor.request<CompletionList | null>('textDocument/completion', {
    textDocument: { uri },
    position: placeOf(text, before, before.length),
    context: trigger ? { triggerKind: 2, triggerCharacter: trigger } : { triggerKind: 1 },
  })
  return list?.items ?? []
}

suite('completion over a connection', () => {
  test('is announced with the signs that bring it, and with help on request', async () => {
    const editor = await Editor.open()
    const { completionProvider } = editor.initialized.capabilities
    assert.equal(completionProvider?.resolveProvider, true)
    for (const sign of [':', '[', '@', '#', '|']) assert.ok(completionProvider?.triggerCharacters?.includes(sign), sign)
    await editor.close()
  })

  test('a client with snippets gets choices, one without gets blanks; both get help in their form', async () => {
    for (const snippets of [true, false]) {
      const capabilities = snippets ? capable : { ...capable, textDocument: { ...capable.textDocument, completion: {} } }
      const editor = await Editor.open({ files: { 'goals.md': page, 'opmodel.yaml': 'teams: [Fleet, Rental]' }, capabilities })
      const uri = await editor.show('goals.md')
      const items = await complete(editor, uri, page, '\now')
      const owner = items.find(({ label }) => label === 'Owner')!
      // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet text
      assert.equal(owner.textEdit?.newText, snippets ? 'Owner: ${1|Rosa Minh,Fleet,Rental|}' : 'Owner: ____')
      assert.equal(owner.insertTextFormat, snippets ? 2 : 1)
      const { documentation } = await editor.request<CompletionItem>('completionItem/resolve', owner)
      assert.equal((documentation as { kind: string }).kind, snippets ? 'markdown' : 'plaintext')
      assert.match((documentation as { value: string }).value, /Who answers for it/)
      await editor.close()
    }
  })

  test('a sign brings nothing on an ordinary page, and the order of the list is kept', async () => {
    const editor = await Editor.open()
    const ordinary = '# Notes\n\nOwner:\n'
    const uri = await editor.show('notes.md', ordinary)
    assert.deepEqual(await complete(editor, uri, ordinary, 'Owner:', ':'), [])
    const model = page.replace('ow\n', 'By:\n')
    const items = await complete(editor, await editor.show('goals.md', model), model, 'By:', ':')
    assert.ok(items.length > 3)
    assert.deepEqual(
      [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1)),
      items,
    )
    await editor.close()
  })

  test('opmodel.yaml completes keys and values, a rule brings its help, a key its hover', async () => {
    const editor = await Editor.open()
    const text = 'profile: \nrules:\n  unclear\n'
    const uri = await editor.show('opmodel.yaml', text)
    assert.ok((await complete(editor, uri, text, 'profile: ')).some(({ label }) => label === 'okr'))
    const rule = (await complete(editor, uri, text, 'unclear')).find(({ label }) => label === 'unclear-goal')!
    const { documentation } = await editor.request<CompletionItem>('completionItem/resolve', rule)
    assert.match((documentation as { value: string }).value, /unclear-goal/)
    const hover = await editor.request<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri },
      position: placeOf(text, 'profile', 2),
    })
    assert.match(hover.contents.value, /Which conventions the team follows/)
    await editor.close()
  })

  test('resolving what the client lost or made up gives the item back', async () => {
    const editor = await Editor.open()
    for (const data of [undefined, null, 7, { uri: 'file:///nowhere.md', subject: { is: 'item', id: 'x' } }, { uri: 3, subject: {} }])
      assert.equal((await editor.request<CompletionItem>('completionItem/resolve', { label: 'x', data })).label, 'x')
    await editor.close()
  })

  test('positions count as the client counts: in UTF-8 a name behind an emoji is replaced whole', async () => {
    const text = '# Goals for Q4 2026\n\nOwner: 🦊é Ro\n\n## Goal: Raise on-time deliveries from 71 % to 85 %\n\nOwner: Rosa Minh\n'
    for (const encoding of ['utf-8', 'utf-32'] as const) {
      const editor = await Editor.open({ capabilities: { ...capable, general: { positionEncodings: [encoding] } } })
      const uri = await editor.show('goals.md', text)
      const start = encoding === 'utf-8' ? 'Owner: 🦊é Ro'.length + 3 : 'Owner: 🦊é Ro'.length - 1
      const list = await editor.request<CompletionList>('textDocument/completion', {
        textDocument: { uri },
        position: { line: 2, character: start },
      })
      const item = list.items.find(({ label }) => label === 'Rosa Minh')!
      assert.deepEqual(item.textEdit, {
        range: { start: { line: 2, character: 7 }, end: { line: 2, character: start } },
        newText: 'Rosa Minh',
      })
      await editor.close()
    }
  })

  test('a template comes as a page of its own, or fitted to its place, with the names of the project', async () => {
    const editor = await Editor.open({ files: { 'opmodel.yaml': 'teams: [Fleet, Rental]' } })
    const uri = await editor.show('goals.md', page)
    const ask = (params: unknown) => editor.request<{ snippet: string } | null>('opmodel/template', params)
    assert.match((await ask({ id: 'ritual', uri: null, position: null }))!.snippet, /^---\nopmodel: true\n---\n\n# Ritual: /)
    const passage = (await ask({ id: 'ritual', uri, position: { line: 6, character: 0 } }))!.snippet
    assert.match(passage, /^## Ritual: [\s\S]*Owner: \$\{\d+\|Rosa Minh,Fleet,Rental\|\}/)
    assert.equal(await ask({ id: 'nothing', uri, position: null }), null)
    await editor.close()
  })
})
