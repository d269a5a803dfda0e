// What holds for the judgement of any text: it never throws, its places lie inside, and neither line breaks nor markup change it.

import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { judge, type StatementContext } from '../../server/src/core/clarity/index.js'
import { statements } from './statements.js'

const goal: StatementContext = { kind: 'goal', fields: {}, deliverable: false, body: '' }
const fold = (text: string) => text.replace(/\s+/g, ' ')
const summary = (text: string) => {
  const { outcome, confidence, signals, placeholders } = judge(text, goal)
  return {
    outcome,
    confidence,
    signals: signals.map(({ rule, phrase, missing, decides }) => [rule, fold(phrase), missing, decides]),
    placeholders: placeholders.map((one) => one.text),
  }
}
const known = fc.constantFrom(...statements.map(({ text }) => text))
const pieces = fc.constantFrom(
  'Improve',
  'to',
  '30 %',
  '____',
  '`a`',
  '**',
  '|',
  '[x](y)',
  '(',
  ')',
  '=>',
  'is',
  'more',
  '…',
  '€',
  '\n',
  'TBD',
  '🙂',
  '<b>',
)

suite('clarity properties', () => {
  test('never throws, and its places lie inside the text', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.array(pieces, { maxLength: 60 }).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(texts, fc.constantFrom('goal', 'key-result', 'bet'), (text, kind) => {
        const { signals, placeholders } = judge(text, { ...goal, kind: kind as 'goal', body: text, fields: { measure: text } })
        for (const { range, phrase } of signals) assert.equal(text.slice(range.start, range.end), phrase)
        for (const { range, text: blank } of placeholders) assert.equal(text.slice(range.start, range.end), blank)
      }),
      { numRuns: 150 },
    )
  })

  test('a line break in place of a blank changes nothing', () => {
    fc.assert(
      fc.property(known, fc.nat(), (text, at) => {
        // A line of underscores is a rule in Markdown, no blank.
        const blanks = [...text.matchAll(/ (?!_+$)/g)].map(({ index }) => index)
        const cut = blanks[at % blanks.length]!
        assert.deepEqual(summary(`${text.slice(0, cut)}\n  ${text.slice(cut + 1)}`), summary(text))
      }),
      { numRuns: 300 },
    )
  })

  test('bold, a link or a checkbox around a statement changes nothing but places', () => {
    const verdicts = (text: string) => {
      const { outcome, signals } = judge(text, goal)
      return [outcome.verdict, signals.map(({ rule, phrase }) => [rule, phrase])]
    }
    for (const { text } of statements) {
      for (const dressed of [`**${text}**`, `_${text}_`, `- [ ] ${text}`, `KR 2: ${text}`])
        assert.deepEqual(verdicts(dressed), verdicts(text), dressed)
    }
  })

  test('only the first 400 characters are read', () => {
    const long = `Publish the report. ${'The rest is told for those who like to read. '.repeat(400)}`
    const start = process.hrtime.bigint()
    for (let i = 0; i < 50; i++) judge(long, goal)
    assert.ok(Number(process.hrtime.bigint() - start) / 50 < 5e6, 'over 5 ms for one statement')
    assert.deepEqual(judge(long, goal).outcome, judge(long.slice(0, 400), goal).outcome)
  })
})
