// A text with a range replaced counts lines as a text that was read anew.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { replaced, textOf } from '../../server/src/core/text/text.js'

suite('text', () => {
  const words = () => fc.array(fc.constantFrom('\n', '\r', '\r\n', 'a', 'bc', ''), { maxLength: 12 }).map((parts) => parts.join(''))

  test('lines after a replacement are those of the whole text', () => {
    fc.assert(
      fc.property(words(), fc.array(fc.tuple(fc.nat(30), fc.nat(6), words()), { maxLength: 5 }), (source, edits) => {
        let text = textOf(source)
        for (const [at, length, insert] of edits) {
          const start = Math.min(at, text.length)
          const end = Math.min(start + length, text.length)
          text = replaced(text, { start, end }, insert)
          const whole = text.slice(0, text.length)
          const fresh = textOf(whole)
          assert.equal(text.lineCount, fresh.lineCount, JSON.stringify(whole))
          for (let line = 0; line < fresh.lineCount; line++)
            assert.equal(text.lineStart(line), fresh.lineStart(line), JSON.stringify(whole))
        }
      }),
      { numRuns: 1000, seed: 5 },
    )
  })
})
