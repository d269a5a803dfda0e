// Lists that are edited: what is said along them equals what a fresh look says, and stays the same object while nothing is said otherwise.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { allAlong, differenceOf, indexAlong, saidAlong, stoodAt, withParts } from '../server/src/core/lists.js'
import { sameParts } from '../server/src/core/memo.js'

interface One {
  readonly says: string
}

/** Lists that follow from one another by edits, which leave most elements as they are. */
const edited = (): fc.Arbitrary<readonly (readonly One[])[]> =>
  fc
    .tuple(
      fc.array(fc.constantFrom('', 'a', 'b', 'ab', 'aa'), { maxLength: 12 }),
      fc.array(fc.tuple(fc.nat(12), fc.nat(4), fc.array(fc.constantFrom('', 'a', 'b', 'ab', 'aa'), { maxLength: 3 })), { maxLength: 8 }),
    )
    .map(([first, edits]) => {
      const lists: (readonly One[])[] = [first.map((says) => ({ says }))]
      for (const [at, removed, come] of edits) {
        const last = lists.at(-1)!
        const from = Math.min(at, last.length)
        lists.push(
          withParts(
            last,
            from,
            Math.min(from + removed, last.length),
            come.map((says) => ({ says })),
          ),
        )
      }
      return lists
    })

const letters = ({ says }: One): readonly string[] => [...says]

suite('lists along their edits', () => {
  test('two lists differ where neither their beginning nor their end is shared', () => {
    const [a, b, c, d] = [{}, {}, {}, {}]
    assert.deepEqual(differenceOf([a, b, c], [a, d, c]), { from: 1, before: 2, now: 2 })
    assert.deepEqual(differenceOf([a, b], [a, c, b]), { from: 1, before: 1, now: 2 })
    assert.deepEqual(differenceOf([a, a], [a]), { from: 1, before: 2, now: 1 })
    assert.deepEqual(differenceOf([a, b], [a, b]), { from: 2, before: 2, now: 2 })
  })

  test('what is said along a list is what a fresh look says', () => {
    fc.assert(
      fc.property(edited(), (lists) => {
        const all = saidAlong(letters, (said) => ({ said: said.join('') }))
        const context = {}
        for (const list of lists) {
          const answer = all(context, list)
          assert.equal(answer.said, list.map(({ says }) => says).join(''))
          assert.equal(all(context, list), answer)
        }
      }),
    )
  })

  test('an element that says the same as the one that went leaves the answer', () => {
    const all = saidAlong(letters, (said) => [...said])
    const [context, a, b] = [{}, { says: 'a' }, { says: 'b' }]
    const answer = all(context, [a, b])
    assert.equal(all(context, [{ says: 'a' }, b]), answer)
    assert.equal(all(context, [{ says: 'a' }, { says: '' }, b]), answer)
    assert.notEqual(all(context, [{ says: 'b' }, b]), answer)
  })

  test('an answer that is told to be the same is kept', () => {
    const count = saidAlong(letters, (said) => ({ size: said.length }), { answer: (a, b) => a.size === b.size })
    const context = {}
    const answer = count(context, [{ says: 'a' }])
    assert.equal(count(context, [{ says: 'b' }]), answer)
    assert.notEqual(count(context, [{ says: 'ab' }]), answer)
  })

  test('words are compared as they are told to be', () => {
    const [identical, alike] = [allAlong((one: One) => [one]), allAlong(({ says }: One) => [{ says }], sameParts)]
    const [context, before, now] = [{}, [{ says: 'a' }], [{ says: 'a' }]]
    assert.notEqual(identical(context, before), identical(context, now))
    const answer = alike(context, before)
    assert.equal(alike(context, now), answer)
    assert.notEqual(alike(context, [{ says: 'b' }]), answer)
  })

  test('where an element stood before', () => {
    const difference = differenceOf(['a', 'b', 'c'], ['a', 'd', 'e', 'c'])
    assert.deepEqual(
      [0, 1, 2, 3].map((at) => stoodAt(difference, at)),
      [0, -1, -1, 2],
    )
  })

  test('an index holds the elements that say a key, whichever list is asked', () => {
    fc.assert(
      fc.property(edited(), fc.array(fc.nat(8), { maxLength: 6 }), (lists, turns) => {
        const saying = indexAlong(letters)
        const context = {}
        for (const list of [...lists, ...turns.map((turn) => lists[turn % lists.length]!)])
          for (const key of ['a', 'b', 'c'])
            assert.deepEqual(new Set(saying(context, list, key)), new Set(list.filter(({ says }) => says.includes(key))))
      }),
    )
  })
})
