// `opmodel model`: what was understood, with places people count by; and the pages about rules.

import assert from 'node:assert/strict'
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
