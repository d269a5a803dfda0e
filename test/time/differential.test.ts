// Two libraries as second opinions: chrono on plain calendar dates and date ranges, rrule on rhythms that it can say in English.

import assert from 'node:assert/strict'
import * as chrono from 'chrono-node/en'
import fc from 'fast-check'
import * as rruleModule from 'rrule'
import { addDays, readCadence, resolveTime, scanTime } from '../../server/src/core/time/index.js'
import { plain, plainCalendar } from './contexts.js'

/** CommonJS in Node: the names stand behind `default`. */
const { RRule } = ('RRule' in rruleModule ? rruleModule : Reflect.get(rruleModule, 'default')) as typeof rruleModule

const months = 'January February March April May June July August September October November December'.split(' ')
const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2020-01-01', n))
const suffix = (date: number) =>
  date % 10 === 1 && date !== 11 ? 'st' : date % 10 === 2 && date !== 12 ? 'nd' : date % 10 === 3 && date !== 13 ? 'rd' : 'th'

interface Parts {
  readonly year: string
  readonly month: number
  readonly date: number
}
const two = (n: number) => String(n).padStart(2, '0')

/** Spellings of a day that do not depend on the order of day and month. */
const spellings: readonly ((parts: Parts) => string)[] = [
  ({ year, month, date }) => `${year}-${two(month)}-${two(date)}`,
  ({ year, month, date }) => `${year}/${two(month)}/${two(date)}`,
  ({ year, month, date }) => `${date} ${months[month - 1]} ${year}`,
  ({ year, month, date }) => `${date} ${months[month - 1]!.slice(0, 3)} ${year}`,
  ({ year, month, date }) => `${date}${suffix(date)} of ${months[month - 1]} ${year}`,
  ({ year, month, date }) => `${months[month - 1]} ${date}, ${year}`,
  ({ year, month, date }) => `${months[month - 1]} ${date}${suffix(date)}, ${year}`,
  ({ year, month, date }) => `${months[month - 1]!.slice(0, 3)}${month === 5 ? '' : '.'} ${date}, ${year}`,
  ({ year, month, date }) => `${months[month - 1]!.slice(0, 3)} ${date} ${year}`,
]
/** Spellings with a fixed order. */
const slashed = ({ year, month, date }: Parts, dayFirst: boolean) =>
  dayFirst ? `${two(date)}/${two(month)}/${year}` : `${two(month)}/${two(date)}/${year}`

const partsOf = (text: string): Parts => ({ year: text.slice(0, 4), month: Number(text.slice(5, 7)), date: Number(text.slice(8)) })
interface Known {
  get(part: 'year' | 'month' | 'day'): number | null
}
const dayOf = (parts: Known) => `${parts.get('year')}-${two(parts.get('month')!)}-${two(parts.get('day')!)}`
const sentences = ['Open the depot by ', 'Due: ', 'The trial ends on ', '']

suite('second opinions', () => {
  test('chrono reads the same day at the same place', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...spellings), fc.constantFrom(...sentences), (text, spell, before) => {
        const sentence = before + spell(partsOf(text))
        const [theirs] = chrono.strict.parse(sentence)
        const [ours, ...more] = scanTime(sentence)
        assert.ok(theirs && ours, sentence)
        assert.deepEqual(more, [])
        assert.equal(resolveTime(ours, plain).end, dayOf(theirs.start), sentence)
        // Chrono counts "on" to the date.
        assert.match(sentence.slice(theirs.index, ours.core.start), /^(?:on )?$/, sentence)
        assert.equal(ours.core.end, theirs.index + theirs.text.length, sentence)
      }),
      { numRuns: 400 },
    )
  })

  for (const order of ['day-first', 'month-first'] as const)
    test(`chrono reads slashes the same when the order is ${order}`, () => {
      const reader = order === 'day-first' ? chrono.GB : chrono.strict
      fc.assert(
        fc.property(day, (text) => {
          const sentence = `Open the depot by ${slashed(partsOf(text), order === 'day-first')}`
          const { end } = resolveTime(scanTime(sentence)[0]!, { ...plain, calendar: { ...plainCalendar, dates: order } })
          assert.equal(end, dayOf(reader.parse(sentence)[0]!.start), sentence)
          assert.equal(end, text)
        }),
      )
    })

  test('chrono reads the same first and last day of a range', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom(...spellings.slice(2)),
        fc.constantFrom(' to ', ' - ', ' – '),
        (text, length, spell, joint) => {
          const sentence = `Trial from ${spell(partsOf(text))}${joint}${spell(partsOf(addDays(text, length)))}`
          const [theirs] = chrono.strict.parse(sentence)
          const [ours, ...more] = scanTime(sentence)
          assert.ok(theirs?.end && ours, sentence)
          assert.deepEqual(more, [])
          const { start, end } = resolveTime(ours, plain)
          assert.deepEqual([start, end], [dayOf(theirs.start), dayOf(theirs.end)], sentence)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('a rule that rrule says in English comes back as that rule', () => {
    const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
    const weekly = fc
      .record({ interval: fc.integer({ min: 1, max: 8 }), days: fc.subarray(days, { minLength: 0, maxLength: 3 }) })
      .map(({ interval, days: on }) => ['WEEKLY', interval > 1 ? `INTERVAL=${interval}` : '', on.length > 0 ? `BYDAY=${on.join(',')}` : ''])
    const monthly = fc.oneof(
      fc.integer({ min: 1, max: 12 }).map((interval) => ['MONTHLY', interval > 1 ? `INTERVAL=${interval}` : '']),
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom(...days)).map(([nth, on]) => ['MONTHLY', `BYDAY=${nth}${on}`]),
      fc.constantFrom(...days).map((on) => ['MONTHLY', `BYDAY=-1${on}`]),
      fc.integer({ min: 1, max: 31 }).map((date) => ['MONTHLY', `BYMONTHDAY=${date}`]),
    )
    const others = fc.constantFrom(
      ['DAILY'],
      ['DAILY', 'INTERVAL=3'],
      ['YEARLY'],
      ['YEARLY', 'INTERVAL=2'],
      ['WEEKLY', 'BYDAY=MO,TU,WE,TH,FR'],
    )
    fc.assert(
      fc.property(fc.oneof(weekly, monthly, others), (parts) => {
        const rule = `FREQ=${parts.filter(Boolean).join(';')}`
        const english = RRule.fromString(rule).toText()
        const slot = readCadence(english)?.slots[0]
        assert.ok(slot, `${rule}: “${english}”`)
        assert.equal(slot.rule, rule, english)
      }),
      { numRuns: 300 },
    )
  })
})
