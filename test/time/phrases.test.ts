// Every phrase of the table is found where it stands, as what it is, and comes to its days.

import assert from 'node:assert/strict'
import { resolveTime, scanTime, type TimeMention } from '../../server/src/core/time/index.js'
import { fiscal } from './contexts.js'
import { groups, unmark } from './phrases.js'

suite('phrases of time', () => {
  for (const { title, kind, rows } of groups)
    suite(title, () => {
      for (const [sentence, is] of rows)
        test(`${sentence}: ${is}`, () => {
          const { text, phrase } = unmark(sentence)
          const mentions = scanTime(text)
          assert.deepEqual(
            mentions.map(({ range }) => text.slice(range.start, range.end)),
            [phrase],
          )
          const mention = mentions[0]!
          assert.equal(kindOf(mention, is), kind)
          assert.equal(reading(mention), is)
        })
    })
})

/** A vague time may stand where a period or a deadline does. */
const kindOf = ({ kind }: TimeMention, is: string) => (is.startsWith('unknown') && kind === 'deadline' ? 'period' : kind)

function reading(mention: TimeMention): string {
  const { start, end, bounds } = resolveTime(mention, fiscal)
  if (mention.kind === 'duration') return (mention.value as { readonly value: { readonly iso: string | null } }).value.iso ?? 'unknown'
  if (start && end) return `${start} – ${end}`
  if (end) return `by ${end}`
  return bounds ? `unknown, in ${bounds.start} – ${bounds.end}` : 'unknown'
}
