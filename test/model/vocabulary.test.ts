// How words are folded before they are looked up.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { fold, kebab } from '../../server/src/core/model/vocabulary.js'

suite('folding', () => {
  test('leaves lower case, one blank, straight quotes and no marks at the ends', () => {
    const folded: readonly (readonly [string, string])[] = [
      ['  **Key_Results** — Q3\u00a0(draft) : ', 'key results** — q3 (draft)'],
      ['What’s   next?', "what's next?"],
      ['grow by 5 %', 'grow by 5 %'],
      ['– …', ''],
      ['𝐊𝐏𝐈s 漢字 😀', '𝐊𝐏𝐈s 漢字'],
      ['', ''],
    ]
    for (const [text, expected] of folded) assert.equal(fold(text), expected)
    assert.equal(kebab('What’s “Next”?'), 'what-s-next')
  })

  test('takes from the ends what is neither letter, digit nor a sign that may end a text', () => {
    const signs = fc.constantFrom(...'aZ09 -_().,!?%:;’‘"*#\t\n\u00a0é²½߀😀𝐀漢Ⅷ\u093c', '\ud800', '\udc00')
    const asPattern = (text: string): string =>
      text
        .toLowerCase()
        .replace(/[‘’]/g, "'")
        .replace(/[-_\s]+/g, ' ')
        .replace(/^[^\p{Alpha}\p{N}]+|(?<=[\p{Alpha}\p{N})%?!])[^\p{Alpha}\p{N})%?!]+$/gu, '')
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 9 }), (parts) => {
        const text = parts.join('')
        assert.equal(fold(text), asPattern(text))
        assert.equal(fold(fold(text)), fold(text))
      }),
      { numRuns: 5000 },
    )
  })
})
