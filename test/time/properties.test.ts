// What holds for every text: offsets are exact, nothing overlaps, nothing throws, and the same line reads the same wherever it came from.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import {
  absolute,
  addDays,
  addUnits,
  blockAt,
  blockIndex,
  compareDays,
  isDay,
  readCadence,
  readCadenceField,
  readFiscalStatements,
  resolveTime,
  scanName,
  scanTime,
  spanLength,
  type TimeContext,
  vagueCadence,
  weekdayOf,
  weekOf,
} from '../../server/src/core/time/index.js'
import { cadenceGroups } from './cadences.js'
import { fiscal, plain, undated } from './contexts.js'
import { groups, unmark } from './phrases.js'
import { silence } from './silence.js'

const lines = [
  ...groups.flatMap(({ rows }) => rows.map(([sentence]) => unmark(sentence).text)),
  ...cadenceGroups.flatMap(({ rows }) => rows.map(([phrase]) => phrase)),
  ...Object.values(silence).flat(),
]
const words = [...new Set(lines.flatMap((line) => line.split(/(?<= )|(?=[^\p{L}\p{N}])/u)))]

/** Texts made of the pieces of real phrases, with strangers among them. */
const texts = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }),
    {
      maxLength: 24,
    },
  )
  .map((parts) => parts.join(''))

const contexts: readonly TimeContext[] = [
  plain,
  fiscal,
  undated,
  { ...fiscal, enclosing: { start: '2027-01-01', end: '2027-03-31' } },
  {
    ...fiscal,
    sprints: { starts: '2026-01-05', length: 'P2W', name: null },
    cycles: { starts: '2026-02-01', length: 'P3M', name: 'Q{n} {year}' },
  },
]

/** All that must hold of a text; throws where it does not. */
function holds(text: string): void {
  let last = 0
  for (const mention of scanTime(text)) {
    const { range, core, preposition } = mention
    assert.ok(range.start >= last && range.end > range.start && range.end <= text.length, 'phrases follow each other inside the text')
    assert.ok(core.start >= range.start && core.end === range.end && core.end > core.start, 'the core ends the phrase')
    const phrase = text.slice(range.start, range.end)
    assert.ok(phrase.endsWith(mention.text), 'the words of the phrase end it')
    assert.equal(preposition, text.slice(range.start, core.start))
    assert.equal(phrase, phrase.trim())
    last = range.end
    for (const context of contexts) {
      const { start, end, bounds } = resolveTime(mention, context)
      for (const day of [start, end, bounds?.start, bounds?.end]) assert.ok(day == null || isDay(day), `${day} is no day`)
      if (bounds) assert.ok(bounds.start <= bounds.end, 'bounds in order')
      if (mention.kind === 'deadline') assert.equal(start, null, 'a deadline has no start')
      const written = absolute(mention, context)
      if (written) assert.ok(written.range.start >= range.start && written.range.end <= range.end)
    }
  }
  for (const read of [readCadence, readCadenceField]) {
    const cadence = read(text, plain)
    if (cadence) assert.ok(text.includes(cadence.text), 'a rhythm stands in the text')
    for (const { time, anchor } of cadence?.slots ?? []) {
      assert.ok(time === null || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time), `${time} is no time`)
      assert.ok(anchor === null || isDay(anchor))
    }
  }
  const vague = vagueCadence(text)
  if (vague) assert.equal(text.slice(vague.range.start, vague.range.end), vague.word)
  readFiscalStatements(text)
  scanName(text)
}

suite('properties of time', function () {
  this.timeout(30_000)

  test('every prefix of every phrase holds', () => {
    for (const line of lines) for (let end = 0; end <= line.length; end++) holds(line.slice(0, end))
  })

  test('texts made of pieces of phrases hold', () => {
    fc.assert(fc.property(texts, holds), { numRuns: 600 })
  })

  test('any text holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), holds), { numRuns: 300 })
  })

  test('what stands before a line does not change what is read in it', () => {
    for (const line of lines) {
      const moved = scanTime(`· ${line}`).map(({ range, kind, value }) => [range.start - 2, range.end - 2, kind, value])
      const here = scanTime(line).map(({ range, kind, value }) => [range.start, range.end, kind, value])
      // A line that opens with its phrase may need that place to be read ("2027 goals").
      if (here.length === moved.length) assert.deepEqual(moved, here, line)
    }
  })

  test('emphasis, links and dashes of any length do not change what is read', () => {
    const rows: readonly (readonly [marked: string, bare: string])[] = [
      ['Open it **by the end of Q4 2026**', 'Open it by the end of Q4 2026'],
      ['Open it by _31 March_ 2027', 'Open it by 31 March 2027'],
      ['Goals for [Q4 2026](cycles/q4.md)', 'Goals for Q4 2026'],
      ['Q3—Q4 2026', 'Q3-Q4 2026'],
      ['2026\u20132028', '2026-2028'],
      ['by\u00a031\u00a0March\u00a02027', 'by 31 March 2027'],
      ['Q4 ’26', "Q4 '26"],
    ]
    for (const [marked, bare] of rows)
      assert.deepEqual(
        scanTime(marked).map((mention) => resolveTime(mention, fiscal)),
        scanTime(bare).map((mention) => resolveTime(mention, fiscal)),
        marked,
      )
  })

  test('upper and lower case read the same where a phrase is no name', () => {
    for (const phrase of ['by the end of q4 2026', 'within 90 days', 'h2 2026', 'fy27 q2', 'by eoq', 'next quarter', 'early 2027'])
      assert.deepEqual(
        scanTime(phrase.toUpperCase()).map(({ value }) => value),
        scanTime(phrase).map(({ value }) => value),
        phrase,
      )
  })
})

suite('calendar', () => {
  const day = fc.integer({ min: 0, max: 36_524 }).map((n) => addDays('2000-01-01', n))

  test('days added and taken away come back, and are counted', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -4000, max: 4000 }), (from, n) => {
        const to = addDays(from, n)
        assert.equal(addDays(to, -n), from)
        assert.equal(Math.sign(compareDays(to, from)), Math.sign(n))
        if (n >= 0) assert.equal(spanLength(from, to), n + 1)
      }),
    )
  })

  test('days agree with the machine’s own calendar', () => {
    fc.assert(
      fc.property(day, (text) => {
        const date = new Date(`${text}T00:00:00Z`)
        assert.equal(weekdayOf(text), date.getUTCDay() || 7)
        assert.equal(addDays(text, 1), new Date(date.getTime() + 86_400_000).toISOString().slice(0, 10))
      }),
    )
  })

  test('months added never leave the month they come to', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (from, n) => {
        const to = addUnits(from, n, 'month')!
        const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
        assert.equal(months(to) - months(from), n)
        assert.ok(Number(to.slice(8)) <= Number(from.slice(8)))
      }),
    )
  })

  test('a day lies in its week and in its block, and blocks follow each other without a gap', () => {
    const calendar = fc.record({
      starts: day,
      length: fc.constantFrom('P1W', 'P2W', 'P6W', 'P1M', 'P3M', 'P1Y', 'P10D'),
      name: fc.constant(null),
    })
    fc.assert(
      fc.property(day, calendar, (text, blocks) => {
        const week = weekOf(text, 'monday')
        assert.ok(week.start <= text && text <= week.end && spanLength(week.start, week.end) === 7)
        const index = blockIndex(blocks, text)!
        const block = blockAt(blocks, index)!
        assert.ok(block.start <= text && text <= block.end, `${text} in ${block.start} – ${block.end}`)
        assert.equal(blockAt(blocks, index + 1)!.start, addDays(block.end, 1))
      }),
    )
  })
})
