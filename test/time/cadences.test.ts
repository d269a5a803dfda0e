// Every rhythm of the table is read as its slots, its trigger or none, and what is read stands in the text.

import assert from 'node:assert/strict'
import type { Cadence, Slot } from '../../server/src/core/model/types.js'
import { readCadence, readCadenceField, scanTime, vagueCadence } from '../../server/src/core/time/index.js'
import { cadenceGroups, fieldRows } from './cadences.js'
import { plain } from './contexts.js'

suite('rhythms', () => {
  for (const { title, rows } of cadenceGroups)
    suite(title, () => {
      for (const [phrase, is] of rows)
        test(`${phrase}: ${is}`, () => {
          const cadence = readCadence(phrase, plain)
          assert.equal(reading(cadence), is)
          if (cadence) assert.ok(phrase.includes(cadence.text), `“${cadence.text}” does not stand in the phrase`)
        })
    })

  suite('in a field', () => {
    for (const [value, is] of fieldRows) test(`${value}: ${is}`, () => assert.equal(reading(readCadenceField(value)), is))
  })

  test('a first day counts from the document where it has no year', () => {
    const phrase = 'every two weeks on Wednesday, starting 7 January'
    assert.equal(readCadence(phrase, plain)?.slots[0]?.anchor, '2027-01-07')
    assert.equal(readCadence(phrase)?.slots[0]?.anchor, null)
    assert.equal(readCadence(`${phrase} 2026`)?.slots[0]?.anchor, '2026-01-07')
    assert.equal(readCadence('biweekly since March 2nd, 2026')?.ambiguous, null)
  })

  test('a rhythm that was given up is none', () => {
    assert.equal(reading(readCadence('We went from bi-weekly to weekly calls')), 'P1W')
  })

  test('the scanner finds rhythms as measurements, never as the time of a goal', () => {
    for (const { rows } of cadenceGroups)
      for (const [phrase] of rows)
        for (const mention of scanTime(phrase)) if (mention.kind === 'cadence') assert.equal(mention.role, 'window', phrase)
  })

  test('words that only look like a rhythm are found where they stand', () => {
    const text = 'We meet as needed, weekly at first'
    assert.deepEqual(vagueCadence(text), { range: { start: 8, end: 17 }, word: 'as needed' })
    for (const [phrase] of cadenceGroups[0]!.rows) assert.equal(vagueCadence(phrase), null, phrase)
    assert.equal(vagueCadence('an irregularly-shaped plan'), null)
  })
})

function reading(cadence: Cadence | null): string {
  if (!cadence) return 'none'
  const parts = [
    cadence.slots.map(slotText).join(' + '),
    cadence.event ? `on ${cadence.event}` : '',
    cadence.ambiguous ? `(${cadence.ambiguous})` : '',
  ]
  return parts.filter(Boolean).join(' ')
}

function slotText({ every, times, per, rule, days, time, zone, duration, atLeast }: Slot): string {
  const part = (name: string) => new RegExp(`(?:^|;)${name}=([^;]+)`).exec(rule ?? '')?.[1]
  const named = (word: string, name: string) => (part(name) ? `${word} ${part(name)}` : '')
  return [
    every ?? (times && per ? `${times} × ${per}` : ''),
    part('BYDAY') ?? days.join(','),
    named('day', 'BYMONTHDAY'),
    named('no.', 'BYSETPOS'),
    named('month', 'BYMONTH'),
    time,
    zone,
    duration,
    atLeast ? 'at least' : '',
  ]
    .filter(Boolean)
    .join(' ')
}
