// Own phrases: what they find, what they leave alone, what is written instead, and that no phrase and no text makes it slow.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type OwnPhrase, ownPhrasesIn, readConfig } from '../../server/src/core/config.js'

const own = (phrase: string, suggestion: string | null = null): OwnPhrase => ({ phrase, suggestion, message: null, bad: [], good: [] })
const found = (text: string, ...phrases: string[]) =>
  ownPhrasesIn(
    text,
    phrases.map((phrase) => own(phrase)),
  ).map(({ range }) => text.slice(range.start, range.end))

suite('own phrases', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['best effort', 'On a Best  Effort basis', ['Best  Effort']],
    ['best effort', 'Best\neffort', ['Best\neffort']],
    ['best effort', 'best, effort', []],
    ['best effort', 'the best efforts', []],
    ['synergy', 'synergy-driven', []],
    ['don’t know', "We don't know", ["don't know"]],
    ['and/or', 'Kiel and/or Bremen', ['and/or']],
    ['circle back|round', 'we circle round', ['circle round']],
    ['circle back|round', 'we circle', []],
    ['as soon as possible | ASAP', 'send it asap', ['asap']],
    ['as soon as possible | ASAP', 'send it as soon as possible', ['as soon as possible']],
    ['move the * needle', 'Move the big needle', ['Move the big needle']],
    ['move the * needle', 'Move the needle', []],
    ['move the * needle', 'Move the very big needle', []],
    ['Überblick', 'im überblick', ['überblick']],
    ['synergy', 'synergy, synergy', ['synergy']],
  ]
  for (const [phrase, text, wanted] of rows)
    test(`‘${phrase}’ ${wanted.length > 0 ? 'is found' : 'is not found'} in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(found(text, phrase), wanted))

  test('at one place the longest wins, then the one said last, and none lies over another', () => {
    assert.deepEqual(found('our best effort yet', 'best', 'best effort', 'effort yet'), ['best effort'])
    const [match] = ownPhrasesIn('synergy', [own('synergy', 'a'), own('synergy', 'b')])
    assert.equal(match?.instead, 'b')
  })

  test('a suggestion takes over the words of the stars and the capital; a star too many is a blank', () => {
    const instead = (text: string, phrase: string, suggestion: string) => ownPhrasesIn(text, [own(phrase, suggestion)])[0]?.instead
    assert.equal(instead('Leverage the phone channel', 'leverage the * channel', 'use the * channel'), 'Use the phone channel')
    assert.equal(instead('we leverage it', 'leverage *', '* for * of'), 'it for ____ of')
    assert.equal(instead('we leverage $1', 'leverage', 'use $& and $1'), 'use $& and $1')
  })

  test('time grows with the text, whatever the phrases are', () => {
    const stars = `a ${'* '.repeat(10)}b`
    const phrases = Array.from({ length: 500 }, (_, i) => own(`${stars}${i}`))
    const text = 'a '.repeat(5_000)
    const started = performance.now()
    assert.deepEqual(ownPhrasesIn(text, phrases), [])
    const took = performance.now() - started
    assert.ok(took < 5_000, `${took} ms`)
  })

  test('a phrase the reader takes finds itself, and nothing throws', () => {
    const piece = fc.constantFrom('a', 'best', ' ', ' ', '|', '*', '.', '’', '-', 'É', '$', '(', '\\')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const { settings } = readConfig(JSON.stringify({ phrases: [{ phrase: text }] }))
        const [phrase] = settings.phrases
        if (!phrase) return
        const sentence = phrase.phrase
          .split(/\s\|\s/)[0]!
          .replace(/(?<=\S)\|\S*/g, '')
          .replace(/\*/g, 'word')
        assert.equal(ownPhrasesIn(sentence, settings.phrases).length, 1, sentence)
      }),
      { numRuns: 500, seed: 9 },
    )
  })
})
