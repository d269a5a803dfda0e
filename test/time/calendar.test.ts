// Day arithmetic against the calendar of the platform's own dates, and over every end of a month.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { addDays, spanLength, weekdayOf } from '../../server/src/core/time/calendar.js'

const day = fc
  .integer({ min: 0, max: 3_600_000 })
  .map((n) => Temporal.PlainDate.from('0001-01-01').add({ days: n }).toString())
  .filter((text) => text.length === 10)

suite('time: day arithmetic', () => {
  test('adds, counts and names days as the calendar has them', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -1000, max: 1000 }), (from, n) => {
        const to = Temporal.PlainDate.from(from).add({ days: n })
        if (to.year < 1 || to.year > 9999) return
        assert.equal(addDays(from, n), to.toString())
        assert.equal(spanLength(from, to.toString()), n + 1)
        assert.equal(weekdayOf(from), Temporal.PlainDate.from(from).dayOfWeek)
      }),
    )
  })

  for (const [from, n, to] of [
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2000-03-01', -1, '2000-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
  ] as const)
    test(`${from} and ${n} day`, () => assert.equal(addDays(from, n), to))
})
