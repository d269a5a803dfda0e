// What status item, trees and preview are told: counts in the team's words, groups, what needs attention, the model of a page or a project.

import assert from 'node:assert/strict'
import type { ExportFormat, ExportResult, PreviewResult, PreviewScope } from '../../server/src/protocol/preview.js'
import type {
  AttentionResult,
  GroupBy,
  ModelGroup,
  ModelItem,
  ModelResult,
  StatusResult,
  TeachResult,
  TooltipResult,
} from '../../server/src/protocol/requests.js'
import { at, Editor, placeOf } from '../support/lsp.js'

const okrs = `---
opmodel: true
owner: Ana Ruiz
---

# OKRs Q4 2026

## Objective: Suppliers stay

- KR1: Reduce the time to the first order from 12 to 5 days
- KR2: Improve the answers
`
const rituals = `---
opmodel: true
owner: '@ben'
---

# Rituals

## Ritual: Goal review

- Cadence: every Tuesday
`
const notes = '# Trip to the lake\n\nWe took the early train.\n'
const config = 'aliases:\n  kinds:\n    ritual: [ceremony]\npeople:\n  ben: Ben Okoro\n'
const files = { 'opmodel.yaml': config, 'okrs.md': okrs, 'team/rituals.md': rituals, 'lake.md': notes }

suite('lsp: views', () => {
  let editor: Editor
  teardown(() => editor.close())
  const status = (uri: string) => editor.request<StatusResult | null>('opmodel/status', { uri })
  const model = (groupBy: GroupBy, owners: readonly string[] = [], uri: string | null = null) =>
    editor.request<ModelResult>('opmodel/model', { groupBy, uri, owners })
  const names = (items: readonly ModelItem[]): unknown[] =>
    items.map(({ name, children }) => (children.length > 0 ? { [name]: names(children) } : name))
  const shape = (groups: readonly ModelGroup[]) => Object.fromEntries(groups.map(({ title, items }) => [title, names(items)]))

  test('the status says what a page holds, which settings file counts and which version answers', async () => {
    editor = await Editor.open({ files })
    const uri = await editor.show('team/rituals.md')
    assert.deepEqual(await status(uri), {
      recognised: 'explicit',
      off: false,
      counts: ['1 ceremony'],
      config: { uri: at('opmodel.yaml'), path: 'opmodel.yaml', problems: 0 },
      baselined: 0,
      version: '0.0.0-test',
      cut: null,
      tooLong: null,
    })
    assert.equal((await status(await editor.show('lake.md')))?.recognised, 'none')
    assert.equal((await status(await editor.show('off.md', `---\nopmodel: false\n---\n${okrs.slice(okrs.indexOf('\n# '))}`)))?.off, true)
    assert.equal(await status(at('never-opened.md')), null)
  })

  test('by kind: what is aimed at nests, the groups speak the team’s words', async () => {
    editor = await Editor.open({ files })
    const { groups, owners, cut } = await model('kind')
    assert.deepEqual(shape(groups), {
      Objectives: [{ 'Suppliers stay': ['Reduce the time to the first order from 12 to 5 days', 'Improve the answers'] }],
      Ceremonies: ['Goal review'],
    })
    assert.deepEqual(owners, ['Ana Ruiz', 'Ben Okoro'])
    assert.equal(cut, null)
  })

  test('an item knows its place, its words and what is wrong with it', async () => {
    editor = await Editor.open({ files })
    const item = (await model('kind')).groups[0]?.items[0]?.children[1]
    assert.equal(item?.uri, at('okrs.md'))
    assert.deepEqual(item?.selectionRange, { start: placeOf(okrs, 'Improve'), end: placeOf(okrs, 'answers', 'answers'.length) })
    assert.deepEqual([item?.kind, item?.kindTitle, item?.findings, item?.severity], ['key-result', 'key result', 1, 'warning'])
    assert.match(item?.description ?? '', /^Q4 2026 · unclear/)
    const { text } = await editor.request<TooltipResult>('opmodel/tooltip', { uri: item?.uri, position: item?.selectionRange.start })
    assert.match(text, /^\*\*Key result\*\* · Improve the answers[\s\S]*Time: Q4 2026/)
    assert.equal(await editor.request('opmodel/tooltip', { uri: item?.uri, position: { line: 0, character: 0 } }), null)
  })

  test('by team, cycle and file', async () => {
    editor = await Editor.open({ files })
    assert.deepEqual(Object.keys(shape((await model('team')).groups)), ['Ana Ruiz', 'Ben Okoro'])
    assert.deepEqual(Object.keys(shape((await model('cycle')).groups)), ['Q4 2026', 'Repeats'])
    assert.deepEqual(Object.keys(shape((await model('file')).groups)), ['okrs.md', 'team/rituals.md'])
  })

  test('what some own, and what holds it', async () => {
    editor = await Editor.open({ files })
    assert.deepEqual(shape((await model('kind', ['Ben Okoro'])).groups), { Ceremonies: ['Goal review'] })
  })

  test('a workspace of several projects shows them all, until a page says which one is meant', async () => {
    const two = { 'north/opmodel.yaml': 'version: 1\n', 'north/okrs.md': okrs, 'south/opmodel.yaml': 'version: 1\n', 'south/okrs.md': okrs }
    editor = await Editor.open({ files: two })
    const all = await model('file')
    assert.deepEqual(Object.keys(shape(all.groups)), ['north/okrs.md', 'south/okrs.md'])
    assert.equal(all.folder, null)
    const ids = all.groups.flatMap(({ items }) => items.map(({ id }) => id))
    assert.equal(new Set(ids).size, ids.length)
    const { groups } = await editor.request<AttentionResult>('opmodel/attention', { uri: null })
    assert.deepEqual(
      groups[0]?.items.map(({ path, uri }) => [path, uri]),
      [
        ['north/okrs.md', at('north/okrs.md')],
        ['south/okrs.md', at('south/okrs.md')],
      ],
    )
    const one = await model('file', [], at('south/okrs.md'))
    assert.deepEqual([Object.keys(shape(one.groups)), one.folder], [['okrs.md'], 'south'])
  })

  test('what needs attention stands in closed files and in the settings file too, most severe first', async () => {
    editor = await Editor.open({ files: { ...files, 'opmodel.yaml': `${config}profil: okr\n` } })
    const { groups, total } = await editor.request<AttentionResult>('opmodel/attention', { uri: null })
    assert.equal(
      total,
      groups.reduce((sum, { items }) => sum + items.length, 0),
    )
    assert.deepEqual(
      [groups[0]?.title, groups[0]?.severity, groups[0]?.items[0]?.uri],
      ['Invalid configuration', 'error', at('opmodel.yaml')],
    )
    const vague = groups.flatMap(({ items }) => items).find(({ path }) => path === 'okrs.md')
    assert.deepEqual([vague?.name, vague?.range.start.line], ['Improve the answers', 10])
  })

  test('the preview of a page, and of the whole project', async () => {
    editor = await Editor.open({ files })
    const uri = await editor.show('okrs.md')
    const preview = (params: unknown) => editor.request<PreviewResult>('opmodel/preview', params)
    const page = await preview({ uri, scope: null })
    assert.ok('data' in page)
    assert.deepEqual([page.root, page.documentPath, page.data.scope], ['file:///work', 'okrs.md', { kind: 'document', path: 'okrs.md' }])
    assert.deepEqual(
      page.data.nodes.map(({ kind }) => kind),
      ['objective', 'key-result', 'key-result'],
    )
    assert.deepEqual(page.cycles, ['Q4 2026'])
    const project = await preview({ uri, scope: { kind: 'project' } })
    assert.ok('data' in project && project.data.nodes.some(({ name }) => name === 'Goal review'))
  })

  test('exports hold what the preview shows', async () => {
    editor = await Editor.open({ files })
    const uri = await editor.show('okrs.md')
    const text = async (format: ExportFormat, scope: PreviewScope | null = null) =>
      (await editor.request<ExportResult | null>('opmodel/export', { format, uri, scope }))?.text ?? null
    assert.match((await text('csv')) ?? '', /^kind,name[\s\S]*objective,Suppliers stay,/)
    assert.doesNotMatch((await text('csv')) ?? '', /Goal review/)
    assert.match((await text('csv', { kind: 'project' })) ?? '', /Goal review/)
    assert.match((await text('mermaid')) ?? '', /^flowchart/)
    assert.deepEqual(
      JSON.parse((await text('json')) ?? '').documents.map(({ path }: { path: string }) => path),
      ['okrs.md'],
    )
    assert.match((await text('html')) ?? '', /<!doctype html>[\s\S]*Suppliers stay/)
    assert.match((await text('ics', { kind: 'project' })) ?? '', /BEGIN:VCALENDAR[\s\S]*Goal review/)
    assert.equal(await text('svg'), null, 'the page draws its pictures itself')
  })

  test('the preview of a page that has no file shows it, and no view of the project does', async () => {
    editor = await Editor.open({ files })
    const uri = await editor.show('untitled:Untitled-1', okrs.replace('Suppliers stay', 'Drafts become plans'))
    const page = await editor.request<PreviewResult>('opmodel/preview', { uri, scope: null })
    assert.ok('data' in page && page.data.nodes.some(({ name }) => name === 'Drafts become plans'))
    assert.ok(!JSON.stringify(await model('kind', [], uri)).includes('Drafts become plans'))
  })

  test('without a folder and a page there is a sentence, not an error', async () => {
    editor = await Editor.open({ folders: [] })
    assert.deepEqual(await editor.request('opmodel/preview', { uri: null, scope: null }), {
      problem: 'Open a folder or a Markdown page first.',
    })
    assert.equal(await model('kind'), null)
  })

  test('views hear that the model may have changed', async () => {
    editor = await Editor.open({ files, options: { views: true } })
    const uri = await editor.show('okrs.md')
    await editor.until(
      () => editor.modelChanges,
      (count) => count > 0,
    )
    const before = editor.modelChanges
    await editor.change(uri, [{ text: okrs.replace('stay', 'return') }])
    await editor.until(
      () => editor.modelChanges,
      (count) => count > before,
    )
    assert.equal((await model('kind')).groups[0]?.items[0]?.name, 'Suppliers return')
  })

  test('what is in doubt is asked with the edits that settle it', async () => {
    const plans =
      '# Plans\n\n## Goals\n\n- Open the shop by 1 June 2027 (Ana + Jo)\n\n## Big stones\n\n- Repair the oven\n- Train two bakers\n'
    editor = await Editor.open({ files: { 'opmodel.yaml': 'version: 1\n', 'plans.md': plans } })
    const teach = await editor.request<TeachResult>('opmodel/teach', { uri: null })
    const [question] = teach.questions
    assert.equal(teach.sure, 1)
    assert.equal(teach.questions.length, 1)
    assert.equal(question?.ask, 'Do goals stand under ‘Big stones’?')
    assert.deepEqual(question.range.start, placeOf(plans, 'Big stones'))
    assert.match(JSON.stringify(question.yes), /opmodel\.yaml.*aliases:\\n {2}headings:\\n {4}goal: \[Big stones\]/)
    assert.match(JSON.stringify(question.no), /plans\.md.*<!-- opmodel kind=none -->/)
  })
})
