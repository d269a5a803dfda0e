// Open, change, close; what is read and what never is; half-typed, broken and hostile input; answers nobody waits for any more.

import assert from 'node:assert/strict'
import { CancellationTokenSource, type DocumentSymbol, type Hover, type WorkspaceSymbol } from 'vscode-languageserver/node'
import type { AttentionResult, MarkResult, ModelResult, StatusResult, TextResult } from '../../server/src/protocol/requests.js'
import { at, capable, Editor, placeOf } from '../support/lsp.js'

const goals = `# Goals for Q4 2026

Owner: Ana Ruiz

## Goal: Improve the onboarding of new suppliers

They wait too long for their first order.

## Goal: Reduce the time to the first order from 12 to 5 days

Suppliers leave before it comes.
`
const notes = '# Trip to the lake\n\nWe took the early train. The goal of the day was to swim before lunch.\n'
const pages = (read: readonly string[]) => read.filter((uri) => uri.endsWith('.md'))

suite('lsp: documents', () => {
  let editor: Editor
  teardown(() => editor.close())

  test('in a folder of ordinary Markdown no closed file is read or even listed', async () => {
    editor = await Editor.open({ files: { 'lake.md': notes, 'goals.md': goals } })
    const uri = await editor.show('lake.md')
    assert.deepEqual(await editor.pull(uri), [])
    assert.equal(await editor.request('textDocument/hover', { textDocument: { uri }, position: placeOf(notes, 'goal') }), null)
    assert.equal((await editor.request<StatusResult>('opmodel/status', { uri })).recognised, 'none')
    await editor.request<ModelResult>('opmodel/model', { uri, groupBy: 'file', owners: [], onlyOpen: true })
    await editor.change(uri, [{ text: `${notes}\nMore.\n` }])
    await editor.pull(uri)
    await editor.hide(uri)
    assert.deepEqual(pages(editor.read), [])
    assert.deepEqual(editor.listed, [])
  })

  for (const [reason, files, open] of [
    ['it holds a settings file', { 'opmodel.yaml': 'version: 1\n', 'goals.md': goals }, null],
    ['an open page is a model', { 'plan.md': goals, 'goals.md': goals }, 'plan.md'],
  ] as const)
    test(`the folder is read once ${reason}`, async () => {
      editor = await Editor.open({ files })
      if (open) await editor.pull(await editor.show(open))
      await editor.until(
        () => editor.read,
        (read) => read.includes(at('goals.md')),
      )
      assert.equal(editor.listed.length, 1)
    })

  test('the folder is read once a view is opened, unless a setting says never', async () => {
    const files = { 'lake.md': notes, 'goals.md': goals }
    editor = await Editor.open({ files })
    const { total } = await editor.request<AttentionResult>('opmodel/attention', { uri: null })
    assert.deepEqual([total, pages(editor.read).length], [1, 2])
    await editor.close()
    editor = await Editor.open({ files, options: { settings: { index: 'off' } } })
    assert.equal((await editor.request<AttentionResult>('opmodel/attention', { uri: null })).total, 0)
    assert.deepEqual(pages(editor.read), [])
  })

  test('a file is only said to be missing once all are known', async () => {
    const text = '---\nopmodel: true\n---\n\n# Goals for Q4 2026\n\n- Sign 40 clinics, see [the plan](gone.md)\n'
    const files = { 'lake.md': notes, 'plan.md': text }
    const missing = async (index: string) => {
      editor = await Editor.open({ files, options: { settings: { index } } })
      await editor.show('lake.md')
      const uri = await editor.show('plan.md')
      await editor.request<ModelResult>('opmodel/model', { uri, groupBy: 'kind', owners: [] })
      return (await editor.pull(uri)).filter(({ code }) => code === 'unresolved-reference').length
    }
    assert.equal(await missing('auto'), 1)
    await editor.close()
    assert.equal(await missing('off'), 0)
  })

  test('switched off, nothing is said about any page', async () => {
    editor = await Editor.open({ options: { settings: { enable: false } } })
    const uri = await editor.show('goals.md', goals)
    assert.deepEqual(await editor.pull(uri), [])
    assert.equal(await editor.request('opmodel/status', { uri }), null)
    assert.equal(await editor.request('opmodel/model', { uri, groupBy: 'kind', owners: [] }), null)
  })

  test('changes apply in their order, and what the disk holds counts again for a closed page', async () => {
    editor = await Editor.open({ files: { 'opmodel.yaml': 'version: 1\n', 'goals.md': goals } })
    const uri = await editor.show('goals.md')
    const start = placeOf(goals, 'Improve')
    await editor.change(uri, [
      { range: { start, end: { ...start, character: start.character + 'Improve the'.length } }, text: 'Halve' },
      {
        range: { start: { ...start, character: start.character + 'Halve'.length }, end: { line: start.line, character: 999 } },
        text: ' our waste',
      },
    ])
    const names = async () => JSON.stringify(await editor.request<ModelResult>('opmodel/model', { uri: null, groupBy: 'kind', owners: [] }))
    assert.match(await names(), /Halve our waste/)
    const before = editor.refreshes
    await editor.hide(uri)
    await editor.until(names, (seen) => seen.includes('Improve the onboarding'))
    await editor.until(
      () => editor.refreshes,
      (count) => count > before,
    )
  })

  test('files that change, come and go outside of the editor are taken in', async () => {
    editor = await Editor.open({ files: { 'opmodel.yaml': 'version: 1\n', 'goals.md': goals } })
    const names = async () => JSON.stringify(await editor.request<ModelResult>('opmodel/model', { uri: null, groupBy: 'kind', owners: [] }))
    const changed = (path: string, type: number) =>
      editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: at(path), type }] })
    assert.match(await names(), /Improve the onboarding/)
    editor.files.set(at('more.md'), goals.replace('Improve the onboarding', 'Widen the choice'))
    await changed('more.md', 1)
    await editor.until(names, (seen) => seen.includes('Widen the choice'))
    editor.files.delete(at('goals.md'))
    await changed('goals.md', 3)
    await editor.until(names, (seen) => !seen.includes('Improve the onboarding'))
  })

  test('while many files are taken in, places stand in the texts they count in', async () => {
    const many = Array.from({ length: 200 }, (_, i) => `page-${i}.md`)
    const plan = (i: number) =>
      `# Goals for 2028\n\n${Array.from({ length: 8 }, (_, k) => `- Sell ${100 * i + k} loaves a day\n`).join('')}`
    editor = await Editor.open({ files: { 'opmodel.yaml': 'version: 1\n', ...Object.fromEntries(many.map((path, i) => [path, plan(i)])) } })
    const model = () => editor.request<ModelResult>('opmodel/model', { uri: null, groupBy: 'kind', owners: [] })
    const items = async () => (await model()).groups.flatMap((group) => group.items)
    await editor.until(items, (all) => all.length === 1600)
    for (const [i, path] of many.entries()) editor.files.set(at(path), `# Preface\n\nSome words.\n\n${plan(i)}`)
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: many.map((path) => ({ uri: at(path), type: 2 })),
    })
    for (let moved = false; !moved; ) {
      const lines = new Set((await items()).map(({ name, selectionRange: { start } }) => start.line - (Number(/\d+/.exec(name)![0]) % 100)))
      assert.ok(
        [...lines].every((line) => line === 2 || line === 6),
        [...lines].join(),
      )
      moved = !lines.has(2)
    }
  })

  test('a folder that comes is read, and one that goes is forgotten', async () => {
    const other = 'file:///other'
    editor = await Editor.open({
      capabilities: { workspace: { workspaceFolders: true } },
      files: { 'opmodel.yaml': 'version: 1\n', 'goals.md': goals },
    })
    editor.files.set(`${other}/opmodel.yaml`, 'version: 1\n')
    editor.files.set(`${other}/more.md`, goals.replace('Improve the onboarding', 'Widen the choice'))
    const names = async () => JSON.stringify(await editor.request<ModelResult>('opmodel/model', { uri: null, groupBy: 'kind', owners: [] }))
    const folder = { uri: other, name: 'other' }
    const change = (event: object) => editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event })
    assert.doesNotMatch(await names(), /Widen the choice/)
    await change({ added: [folder], removed: [] })
    await editor.until(names, (seen) => seen.includes('Widen the choice') && seen.includes('Improve the onboarding'))
    await change({ added: [], removed: [folder] })
    await editor.until(names, (seen) => !seen.includes('Widen the choice') && seen.includes('Improve the onboarding'))
  })

  test('a changed CODEOWNERS file counts at once', async () => {
    const page = '---\nopmodel: true\n---\n\n# Goals\n\n## Goal: Bake 400 loaves a day by 1 May 2027\n'
    const config = 'codeowners: .github/CODEOWNERS\n'
    editor = await Editor.open({ files: { 'opmodel.yaml': config, '.github/CODEOWNERS': '* @ana\n', 'goals.md': page } })
    const owners = async () =>
      JSON.stringify(await editor.request<ModelResult>('opmodel/model', { uri: null, groupBy: 'team', owners: [] }))
    assert.match(await owners(), /ana/)
    editor.files.set(at('.github/CODEOWNERS'), '* @mira\n')
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: at('.github/CODEOWNERS'), type: 2 }] })
    await editor.until(owners, (seen) => seen.includes('mira'))
  })

  test('a page belongs to the nearest settings file, and projects do not see each other', async () => {
    editor = await Editor.open({
      files: {
        'opmodel.yaml': 'version: 1\n',
        'goals.md': goals,
        'inner/opmodel.yaml': 'aliases: { kinds: { goal: [aim] } }\n',
        'inner/aims.md': goals,
      },
    })
    const uri = await editor.show('inner/aims.md')
    assert.deepEqual((await editor.request<StatusResult>('opmodel/status', { uri })).counts, ['2 aims'])
    const outer = await editor.request<ModelResult>('opmodel/model', { uri: at('goals.md'), groupBy: 'file', owners: [] })
    assert.deepEqual(
      outer.groups.map(({ title }) => title),
      ['goals.md'],
    )
  })

  test('a page of megabytes is left alone, open or closed, and said to be; the others are answered for', async () => {
    const huge = goals + 'A long tale of the lake.\n'.repeat(170_000)
    editor = await Editor.open({ files: { 'opmodel.yaml': 'version: 1\n', 'goals.md': goals, 'log.md': goals, 'huge.md': huge } })
    const [log, small, long] = [await editor.show('log.md'), await editor.show('goals.md'), await editor.show('huge.md')]
    const status = (uri: string) => editor.request<StatusResult>('opmodel/status', { uri })
    const names = async () =>
      (await editor.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'onboarding' })).map(({ location }) => location.uri)
    assert.equal((await editor.pull(small)).length, 1)
    assert.deepEqual(await editor.pull(long), [])
    assert.match((await status(long)).tooLong ?? '', /4 million/)
    assert.equal((await status(long)).config?.path, 'opmodel.yaml')
    assert.deepEqual((await names()).sort(), [small, log])
    await editor.change(log, [{ text: huge }])
    assert.deepEqual(await editor.pull(log), [])
    assert.deepEqual(await names(), [small])
    await editor.change(log, [{ text: goals }])
    assert.equal((await status(log)).tooLong, null)
    assert.equal((await editor.pull(log)).length, 1)
    await editor.change(log, [{ text: huge }])
    await editor.pull(log)
    await editor.hide(log)
    await editor.hide(long)
    assert.deepEqual((await names()).sort(), [small, log])
  })

  test('old revisions and other schemes are left alone', async () => {
    editor = await Editor.open()
    for (const uri of ['git:/work/goals.md?ref=HEAD', 'output:extension-output', 'opmodel-text:/What.md']) {
      await editor.show(uri, goals)
      assert.deepEqual(await editor.pull(uri), [])
    }
    assert.equal((await editor.pull(await editor.show('untitled:Untitled-1', goals))).length, 1)
  })

  test('no beginning of a page and no broken text keeps the server from answering', async () => {
    editor = await Editor.open()
    const hostile = [
      '\u0000\uFFFD\uD800 # Goals\u2028\u0085',
      '---\nopmodel: true\n',
      '---\n{[: &a *a\n---\n# Goals\n\n- Improve\n',
      `# Goals\n\n${'> - '.repeat(300)}Improve x`,
      `# Goals Q4 2026\n\n- ${'Improve the x '.repeat(5000)}`,
      '# Goals\r\r- Improve onboarding\r\n\n- KR1: ____\r',
      '<!-- opmodel kind=goal --><!-- opmodel-disable',
      '| Goal | Owner |\n| --',
    ]
    const prefixes = Array.from({ length: 30 }, (_, n) => goals.slice(0, (n * goals.length) / 30))
    const uri = await editor.show('goals.md', '')
    for (const text of [...hostile, ...prefixes]) {
      await editor.change(uri, [{ text }])
      assert.ok(Array.isArray(await editor.pull(uri)))
      const place = { line: 2, character: 5 }
      const range = { start: place, end: { line: 99, character: 0 } }
      await editor.request('textDocument/hover', { textDocument: { uri }, position: place })
      await editor.request('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } })
      await editor.request('textDocument/documentSymbol', { textDocument: { uri } })
      await editor.request('opmodel/preview', { uri, scope: null })
    }
  })

  test('places outside of the text, unknown pages and odd parameters are answered, not thrown at', async () => {
    editor = await Editor.open()
    const uri = await editor.show('goals.md', goals)
    for (const position of [
      { line: -1, character: -5 },
      { line: 9999, character: 9999 },
    ])
      assert.equal(await editor.request('textDocument/hover', { textDocument: { uri }, position }), null)
    await editor.change(at('never-opened.md'), [{ text: 'x' }])
    await editor.hide(at('never-opened.md'))
    assert.equal(await editor.request('opmodel/mark', { uri: at('never-opened.md'), value: true }), null)
    assert.equal(await editor.request('workspace/executeCommand', { command: 'opmodel.explain', arguments: [{}] }), null)
    assert.equal(await editor.request('opmodel/text', { what: 'rule', uri: null, rule: 'no-such-rule' }), null)
  })

  test('a cancelled request ends as cancelled', async () => {
    editor = await Editor.open()
    const uri = await editor.show('goals.md', goals.repeat(60))
    const source = new CancellationTokenSource()
    const asked = editor.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token)
    source.cancel()
    await assert.rejects(asked, /cancel/i)
    assert.ok((await editor.pull(uri)).length > 0, 'and the next one is answered')
  })

  test('hover: Markdown, or plain words where the client has no Markdown', async () => {
    editor = await Editor.open()
    const ask = async () => {
      const uri = await editor.show('goals.md', goals)
      return editor.request<Hover>('textDocument/hover', { textDocument: { uri }, position: placeOf(goals, 'onboarding') })
    }
    const { contents, range } = await ask()
    assert.match(
      (contents as { value: string }).value,
      /^\*\*Goal\*\* · Improve the onboarding[\s\S]*Time: Q4 2026 \(1 Oct – 31 Dec 2026\), from the heading/,
    )
    assert.equal(range?.start.line, 4)
    await editor.close()
    editor = await Editor.open({
      capabilities: { ...capable, textDocument: { ...capable.textDocument, hover: { contentFormat: ['plaintext'] } } },
    })
    const plain = (await ask()).contents as { kind: string; value: string }
    assert.equal(plain.kind, 'plaintext')
    assert.match(plain.value, /^Goal · Improve the onboarding/)
  })

  test('symbols of a page nest, unless our own client asks for none; those of the folder are searched', async () => {
    editor = await Editor.open({ files: { 'goals.md': goals } })
    const uri = await editor.show('goals.md')
    const symbols = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } })
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['Improve the onboarding of new suppliers', 'Reduce the time to the first order from 12 to 5 days'],
    )
    const found = await editor.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'first order' })
    assert.deepEqual(
      found.map(({ name, containerName }) => [name, containerName]),
      [['Reduce the time to the first order from 12 to 5 days', 'goal']],
    )
    await editor.close()
    editor = await Editor.open({ options: { documentSymbols: false } })
    assert.equal(editor.initialized.capabilities.documentSymbolProvider, undefined)
  })

  test('marking a page by hand writes its details block, keeps what is in it, and is done once', async () => {
    editor = await Editor.open()
    const mark = async (text: string, value: boolean) => {
      const uri = await editor.show('page.md', text)
      return (await editor.request<MarkResult>('opmodel/mark', { uri, value })).edit
    }
    const start = { line: 0, character: 0 }
    assert.deepEqual(await mark(notes, true), { range: { start, end: start }, newText: '---\nopmodel: true\n---\n\n' })
    assert.deepEqual(await mark(`---\ntitle: x\n---\n${notes}`, true), {
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
      newText: 'opmodel: true\n',
    })
    assert.deepEqual(await mark(`---\nopmodel: false # for now\n---\n${notes}`, true), {
      range: { start: { line: 1, character: 9 }, end: { line: 1, character: 14 } },
      newText: 'true',
    })
    assert.equal(await mark(`---\nopmodel: 'true'\n---\n${notes}`, true), null)
    assert.equal((await mark(notes.replaceAll('\n', '\r\n'), false))?.newText, '---\r\nopmodel: false\r\n---\r\n\r\n')
  })

  test('texts: what was understood and why, what is silenced, the whole model, a rule', async () => {
    editor = await Editor.open({ files: { 'opmodel.yaml': 'wording: { allow: [seamless] }\nrules: { missing-owner: off }\n' } })
    const text = goals.replace(
      '## Goal: Reduce',
      '<!-- opmodel-disable-next-line unclear-goal -- agreed until 2027-01-31 -->\n\n## Goal: Reduce',
    )
    const uri = await editor.show('goals.md', text)
    const ask = async (what: string, rule?: string) => (await editor.request<TextResult>('opmodel/text', { what, uri, rule })).text
    assert.match(await ask('understood'), /read as an operating model[\s\S]*2 goals[\s\S]*line 5: \*\*Goal\*\* Improve the onboarding/)
    const silenced = await ask('silenced')
    assert.match(silenced, /goals\\?\.md, line 9: Unclear goal, until 31 Jan 2027\. Reason: agreed/)
    assert.match(silenced, /seamless[\s\S]*Missing owner/)
    assert.match(await ask('model'), /## Goals\n\n- Improve the onboarding of new suppliers \(Q4 2026/)
    assert.match(await ask('rule', 'unclear-goal'), /^# unclear-goal/)
    const lake = await editor.show('lake.md', notes)
    assert.match((await editor.request<TextResult>('opmodel/text', { what: 'understood', uri: lake })).text, /left alone/)
  })

  test('what a page says is never markup in what is shown', async () => {
    editor = await Editor.open()
    const text = goals.replace('new suppliers', 'new [suppliers](command:evil) <img src=x> **x**')
    const uri = await editor.show('goals.md', text)
    const { contents } = await editor.request<Hover>('textDocument/hover', { textDocument: { uri }, position: placeOf(text, 'onboarding') })
    assert.doesNotMatch((contents as { value: string }).value, /[^\\]<img|[^\\]\]\(command/)
    const { text: model } = await editor.request<TextResult>('opmodel/text', { what: 'model', uri })
    assert.doesNotMatch(model, /[^\\]<img|[^\\]\]\(command/)
  })
})
