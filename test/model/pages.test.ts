import assert from 'node:assert/strict'
import { type DocumentModel, defaultSettings, Pages, textOf, understand } from '../../server/src/core/index.js'

const page = (path: string, goal = 'Bake rye'): DocumentModel =>
  understand({ path, text: textOf(`---\nopmodel: true\n---\n\n# Goals 2027\n\n- ${goal}\n`) }, defaultSettings)
const goalsOf = ({ list, items }: Pages) => list.map(({ path }, i) => `${path} ${items[i]!.map(({ text }) => text).join()}`)

suite('the pages of a project', () => {
  const [a, b] = [page('a.md'), page('b.md')]
  const before = Pages.of([a, b])

  test('another version takes the place of the one before, and a snapshot keeps what it saw', () => {
    const after = before.with([page('a.md', 'Bake barley')])
    assert.deepEqual(goalsOf(after), ['a.md Bake barley', 'b.md Bake rye'])
    assert.deepEqual(goalsOf(before), ['a.md Bake rye', 'b.md Bake rye'])
    assert.equal(after.get('a.md')?.items[0]?.text, 'Bake barley')
    assert.equal(before.get('a.md'), a)
  })

  test('others come last', () => {
    const after = before.with([page('0.md'), page('b.md', 'Bake oats')])
    assert.deepEqual([...after.keys()], ['a.md', 'b.md', '0.md'])
    assert.deepEqual(goalsOf(after), ['a.md Bake rye', 'b.md Bake oats', '0.md Bake rye'])
    assert.deepEqual([after.size, after.has('0.md'), before.size, before.has('0.md')], [3, true, 2, false])
    assert.deepEqual([after.placeOf('0.md'), before.placeOf('0.md')], [2, -1])
  })

  test('the same pages are the same object', () => {
    assert.equal(before.with([b, a]), before)
    assert.equal(before.with([]), before)
  })

  test('of two pages of one path the last one counts', () => {
    assert.deepEqual(goalsOf(Pages.of([a, b, page('a.md', 'Bake oats')])), ['a.md Bake oats', 'b.md Bake rye'])
  })
})
