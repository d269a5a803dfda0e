// A text that is edited is the text that its edits make, counts lines as one that was read anew, and knows what it shares with an earlier one.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { sharedEnds } from '../../server/src/core/text/edited.js'
import { replaced, textOf } from '../../server/src/core/text/text.js'

suite('text', () => {
  // Long parts, so that a text has several pieces.
  const part = fc.constantFrom(
    '\n',
    '\r',
    '\r\n',
    'a',
    'bc',
    '',
    'long '.repeat(700),
    '\r'.repeat(2999),
    '\r\n'.repeat(2500),
    'line\n'.repeat(900),
  )
  const words = () => fc.array(part, { maxLength: 12 }).map((parts) => parts.join(''))
  const edits = () =>
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 2, 5, 9000), words()), { maxLength: 6 })

  test('an edited text reads as the text that its edits make', () => {
    fc.assert(
      fc.property(words(), edits(), (source, list) => {
        let [text, whole] = [textOf(source), source]
        for (const [at, length, insert] of list) {
          const start = Math.floor(at * (whole.length + 1))
          text = replaced(text, { start, end: start + length }, insert)
          whole = whole.slice(0, start) + insert + whole.slice(start + length)
          const fresh = textOf(whole)
          assert.equal(text.length, whole.length)
          assert.ok(text.slice(0, text.length) === whole)
          assert.equal(text.lineCount, fresh.lineCount)
          for (let i = 0; i < 40; i++) {
            const [line, offset] = [Math.floor((i / 38) * fresh.lineCount) - 1, Math.floor((i / 38) * whole.length) - 1]
            assert.equal(text.lineStart(line), fresh.lineStart(line), `line ${line}`)
            for (const near of [offset, text.lineStart(line), text.lineStart(line) - 1])
              if (near >= 0) assert.equal(text.lineAt(near), fresh.lineAt(near), `offset ${near}`)
            assert.ok(text.slice(offset, offset + 5000) === fresh.slice(offset, offset + 5000))
          }
        }
      }),
      { numRuns: 300, seed: 5 },
    )
  })

  test('what two texts are said to share is the same in both', () => {
    let known = 0
    fc.assert(
      fc.property(words(), edits(), fc.nat(6), (source, list, from) => {
        const texts = [replaced(textOf(source), { start: 0, end: 0 }, '')]
        for (const [at, length, insert] of list) {
          const before = texts.at(-1)!
          const start = Math.floor(at * (before.length + 1))
          texts.push(replaced(before, { start, end: start + length }, insert))
        }
        const [earlier, now] = [texts[Math.min(from, texts.length - 1)]!, texts.at(-1)!]
        const shared = sharedEnds(earlier, now)!
        known += shared.head + shared.tail
        assert.ok(shared.head + shared.tail <= Math.min(earlier.length, now.length))
        assert.ok(earlier.slice(0, shared.head) === now.slice(0, shared.head))
        assert.ok(earlier.slice(earlier.length - shared.tail, earlier.length) === now.slice(now.length - shared.tail, now.length))
      }),
      { numRuns: 300, seed: 6 },
    )
    assert.ok(known > 100_000)
  })

  test('two texts made of one know nothing of each other', () => {
    const first = replaced(textOf('one two'), { start: 0, end: 0 }, '')
    const [left, right] = ['a', 'b'].map((insert) => replaced(first, { start: 3, end: 3 }, insert))
    assert.deepEqual(sharedEnds(first, left!), { head: 3, tail: 4 })
    assert.equal(sharedEnds(left!, right!), null)
    assert.equal(sharedEnds(left!, first), null)
    assert.equal(sharedEnds(textOf('one'), textOf('one')), null)
  })
})
