// `opmodel model`: what was understood, with places people count by; and the pages about rules.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rules } from '../../server/src/core/rules/index.js'
import { opmodel, scratch } from '../support/command.js'

interface Position {
  readonly line: number
  readonly column: number
}
interface Model {
  readonly documents: readonly {
    readonly path: string
    readonly project?: string
    readonly recognised: string
    readonly entities: readonly {
      readonly kind: string
      readonly name: string
      readonly range: { readonly start: Position; readonly end: Position }
      readonly statementRange: { readonly start: Position; readonly end: Position }
    }[]
  }[]
}

const goals = `---
opmodel: true
---

# Goals

## Goal: Cut the time to the first order

By: 2026-12-31

## Goal: Open in Porto

`

suite('model', () => {
  const folder = scratch()
  const model = async (words: readonly string[] = []): Promise<Model> =>
    JSON.parse((await opmodel(folder.path, ['model', ...words])).out) as Model

  test('pages that are no model are listed without entities', async () => {
    folder.write({ 'a.md': '# Recipe\n\nStir.\n', 'goals.md': goals })
    const { documents } = await model()
    assert.deepEqual(
      documents.map(({ path, recognised, entities }) => [path, recognised, entities.length]),
      [
        ['a.md', 'none', 0],
        ['goals.md', 'explicit', 2],
      ],
    )
  })

  test('places count from 1 and an item never ends after its last line break', async () => {
    folder.write({ 'goals.md': goals })
    const [first, second] = (await model()).documents[0]!.entities
    assert.deepEqual(first!.range, { start: { line: 7, column: 1 }, end: { line: 9, column: 15 } })
    assert.equal(first!.statementRange.start.line, 7)
    assert.deepEqual(second!.range.end, { line: 11, column: 23 })
  })

  test('a model is no finding: the exit code is 0', async () => {
    folder.write({ 'goals.md': goals })
    assert.equal((await opmodel(folder.path, ['model'])).code, 0)
    assert.equal((await opmodel(folder.path, ['model', 'none'])).code, 2)
  })
})

suite('model: other formats', () => {
  const folder = scratch()
  const model = async (words: readonly string[]) => (await opmodel(folder.path, ['model', ...words])).out
  const okrs = `---
opmodel: true
owner: Ana
---

# OKRs Q4 2026

## Objective: Suppliers stay "gladly" #1

- KR1: Cut the time to the first order from 12 to 5 days
- KR2: =SUM(A1), raise orders from 3, 4 to 5
`

  test('text is for reading and holds only what the paths are about', async () => {
    folder.write({ 'opmodel.yaml': 'version: 1\n', 'a.md': okrs, 'b.md': okrs.replaceAll('Suppliers', 'Buyers') })
    const text = await model(['--format', 'text', 'a.md'])
    assert.match(text, /^# Operating model\n\n## Objectives\n\n- Suppliers stay "gladly" #1 \(Q4 2026/)
    assert.match(text, /\n {2}- Cut the time to the first order from 12 to 5 days \(/)
    assert.ok(!text.includes('Buyers'))
  })

  test('a terminal gets the text, a pipe the data', async () => {
    folder.write({ 'a.md': okrs })
    assert.match((await opmodel(folder.path, ['model'], { terminal: true })).out, /^# Operating model/)
    assert.match(await model([]), /^\{/)
  })

  test('a table has a row for each item, and no cell a spreadsheet would run', async () => {
    folder.write({ 'a.md': okrs })
    const rows = (await model(['--format', 'csv'])).split('\r\n')
    assert.equal(rows.length, 5)
    assert.equal(rows[0]!.split(',').length, 16)
    assert.match(rows[1]!, /^objective,"Suppliers stay ""gladly"" #1",/)
    assert.match(rows[3]!, /^key-result,"'=SUM\(A1\), raise orders from 3, 4 to 5"/)
  })

  test('a flowchart names items once, and no word of theirs ends a label', async () => {
    folder.write({ 'a.md': okrs })
    const lines = (await model(['--format', 'mermaid'])).split('\n')
    assert.equal(lines[0], 'flowchart LR')
    assert.ok(lines.includes('    n1["Suppliers stay #34;gladly#34; #35;1 (Q4 2026)"]'), lines.join('\n'))
    assert.deepEqual(
      lines.filter((line) => line.includes('-->')),
      ['  n1 -->|measured by| n2', '  n1 -->|measured by| n3'],
    )
  })

  test('a flowchart that is too large says what it leaves out', async () => {
    const many = Array.from({ length: 1200 }, (_, i) => `- KR: Raise the number of orders in shop ${i} from 3 to 5\n\n`).join('')
    folder.write({ 'a.md': okrs + many })
    const text = await model(['--format', 'mermaid'])
    assert.ok(text.length < 50_000)
    assert.match(text, /\n {2}%% left out: \d+ that do not fit/)
  }).timeout(10_000)

  test('several formats go to several files by their endings', async () => {
    folder.write({ 'a.md': okrs })
    assert.equal(
      await model(['--output', 'm.json', '--output', 'm.csv', '--output', 'm.mmd', '--format', 'text']),
      await model(['--format', 'text']),
    )
    assert.deepEqual(
      ['m.json', 'm.csv', 'm.mmd'].map((name) => readFileSync(join(folder.path, name), 'utf8').slice(0, 4)),
      ['{\n  ', 'kind', 'flow'],
    )
  })

  test('--explain says what was recognised and why, and what was left alone', async () => {
    folder.write({ 'a.md': `${okrs}\n## Lunch\n\nSoup.\n`, 'b.md': '# Soup\n' })
    const text = await model(['--explain'])
    assert.match(
      text,
      /# What was understood in a\.md\n[\s\S]*because: [\s\S]*## Left alone\n\n- Lunch\n[\s\S]*# What was understood in b\.md/,
    )
    assert.equal((await opmodel(folder.path, ['model', '--explain', '--format', 'csv'])).code, 2)
  })
})

suite('rules and explain', () => {
  test('every rule has its page', async () => {
    for (const { id } of rules) {
      const { code, out } = await opmodel('/', ['explain', id])
      assert.equal(code, 0)
      assert.ok(out.startsWith(`# ${id}\n`))
    }
  })

  test('the list names every rule once, as text and as JSON', async () => {
    const text = (await opmodel('/', ['rules'])).out
    const list = JSON.parse((await opmodel('/', ['rules', '--format', 'json'])).out) as { rules: { id: string }[] }
    const ids = rules.map(({ id }) => id)
    assert.deepEqual(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
      ids,
    )
    assert.deepEqual(
      list.rules.map(({ id }) => id),
      ids,
    )
  })
})
