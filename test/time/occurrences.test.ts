// The next days of a cadence as people would count them, two candidates where nobody can, and never a hang or a throw.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Cadence, Slot } from '../../server/src/core/model/types.js'
import { inZone, nextOccurrences } from '../../server/src/core/render/occurrences.js'
import { cadenceText } from '../../server/src/core/render/phrases.js'
import { isDay, readCadence, type TimeContext } from '../../server/src/core/time/index.js'
import { plain } from './contexts.js'

/** Sunday. */
const today = '2026-11-22'

const withBlocks: TimeContext = {
  ...plain,
  sprints: { starts: '2026-11-02', length: 'P2W', name: null },
  cycles: { starts: '2026-10-05', length: 'P6W', name: null },
}

/** Phrase, what the hover says after "Next". */
const table: readonly (readonly [phrase: string, next: string | null])[] = [
  ['daily at 9:15', '22 Nov, 23 Nov, 24 Nov'],
  ['every weekday at 9:15', '23 Nov, 24 Nov, 25 Nov'],
  ['every Monday', '23 Nov, 30 Nov, 7 Dec'],
  ['Tuesdays and Thursdays, 14:00–15:00', '24 Nov, 26 Nov, 1 Dec'],
  ['Mondays at 10:00 and Thursdays at 16:00', '23 Nov, 26 Nov, 30 Nov'],
  ['first Monday of the month', '7 Dec, 4 Jan 2027, 1 Feb 2027'],
  ['last Friday of every month', '27 Nov, 25 Dec, 29 Jan 2027'],
  ['on the 15th of each month', '15 Dec, 15 Jan 2027, 15 Feb 2027'],
  ['second and fourth Tuesday of each month', '24 Nov, 8 Dec, 22 Dec'],
  ['first Wednesday of the quarter', '6 Jan 2027, 7 Apr 2027, 7 Jul 2027'],
  ['last business day of the month', '30 Nov, 31 Dec, 29 Jan 2027'],
  ['every two weeks on Wednesday', '25 Nov or 2 Dec, no start date given'],
  ['every other Tuesday at 10:00 CET', '24 Nov or 1 Dec, no start date given'],
  ['bi-weekly on Sunday', '22 Nov or 29 Nov, no start date given'],
  ['every 3 weeks on Friday', '27 Nov, 4 Dec or 11 Dec, no start date given'],
  ['every two weeks on Wednesday, starting 7 January 2026', '25 Nov, 9 Dec, 23 Dec'],
  ['every other Thursday starting 3 December 2026', '3 Dec, 17 Dec, 31 Dec'],
  ['every six weeks from 5 October 2026', '28 Dec, 8 Feb 2027, 22 Mar 2027'],
  ['monthly, starting 31 January 2026', '30 Nov, 31 Dec, 31 Jan 2027'],
  ['yearly, starting 29 February 2024', '28 Feb 2027, 29 Feb 2028, 28 Feb 2029'],
  // What the words do not tell stays unknown.
  ['weekly', null],
  ['monthly', null],
  ['quarterly', null],
  ['twice a week', null],
  ['every six weeks on Friday', null],
  ['every October', null],
  ['after every incident', null],
  // The project's own calendar gives the days of its sprints and cycles.
  ['at the end of each sprint', '29 Nov, 13 Dec, 27 Dec'],
  ['at the start of every sprint', '30 Nov, 14 Dec, 28 Dec'],
  ['at the end of each cycle', '27 Dec, 7 Feb 2027, 21 Mar 2027'],
  ['two weeks into the cycle', '30 Nov, 11 Jan 2027, 22 Feb 2027'],
  ['2 weeks before quarter start', '18 Dec, 18 Mar 2027, 17 Jun 2027'],
  ['each sprint', null],
]

suite('next occurrences', () => {
  for (const [phrase, next] of table)
    test(`${phrase}: ${next ?? 'unknown'}`, () => {
      const cadence = readCadence(phrase, plain)
      assert.ok(cadence, 'no cadence was read')
      assert.equal(cadenceText(cadence, today, withBlocks).next, next)
    })

  test('the time of day stays in the ritual’s own zone, on both sides of a change of clocks', () => {
    const cadence = readCadence('every Thursday at 10:00 CET')!
    const { dates } = nextOccurrences(cadence, '2026-10-20', 2)
    assert.deepEqual(dates, ['2026-10-22T10:00', '2026-10-29T10:00'])
    const zone = cadence.slots[0]!.zone!
    // Europe leaves summer time on 25 October, New York on 1 November.
    assert.deepEqual(
      dates.map((date) => inZone(date, zone, 'America/New_York')),
      ['2026-10-22T04:00', '2026-10-29T05:00'],
    )
    assert.equal(inZone('2026-11-22T23:30', 'America/Los_Angeles', 'Asia/Tokyo'), '2026-11-23T16:30')
  })

  test('a reader elsewhere is told the time there, with the days where they differ or clocks change', () => {
    const next = (phrase: string, day: string, reader: string | null) => cadenceText(readCadence(phrase)!, day, null, reader).next
    const berlin = 'every Thursday at 10:00 CET'
    assert.equal(next(berlin, '2026-11-22', 'America/New_York'), '26 Nov, 3 Dec, 10 Dec; 04:00 where you are')
    assert.equal(next(berlin, '2026-11-22', 'Europe/Berlin'), '26 Nov, 3 Dec, 10 Dec')
    assert.equal(next(berlin, '2026-11-22', null), '26 Nov, 3 Dec, 10 Dec')
    assert.equal(next('every Thursday at 10:00 XYT', '2026-11-22', 'Europe/Berlin'), '26 Nov, 3 Dec, 10 Dec')
    assert.equal(next('every Thursday', '2026-11-22', 'Europe/Berlin'), '26 Nov, 3 Dec, 10 Dec')
    // Europe leaves summer time on 25 October, New York on 1 November.
    assert.equal(
      next(berlin, '2026-10-20', 'America/New_York'),
      '22 Oct, 29 Oct, 5 Nov; where you are 22 Oct 04:00, 29 Oct 05:00, 5 Nov 04:00',
    )
    assert.equal(
      next('every Sunday at 23:30 PT', '2026-11-22', 'Asia/Tokyo'),
      '22 Nov, 29 Nov, 6 Dec; where you are 23 Nov 16:30, 30 Nov 16:30, 7 Dec 16:30',
    )
  })

  test('an unknown zone and a day without a time have no moment elsewhere', () => {
    assert.equal(inZone('2026-11-22T23:30', 'XYT', 'Asia/Tokyo'), null)
    assert.equal(inZone('2026-11-22', 'Europe/Berlin', 'Asia/Tokyo'), null)
  })

  test('without the project’s calendar a sprint has no days', () => {
    assert.deepEqual(nextOccurrences(readCadence('at the end of each sprint')!, today, 3), { dates: [], candidates: [] })
  })

  test('rules that cannot be followed give no day, and quickly', () => {
    const rules = [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30,31',
      'FREQ=YEARLY;INTERVAL=3;BYMONTH=13;BYDAY=MO',
      'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=40',
      'FREQ=MONTHLY;BYDAY=9MO',
      'FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=31;BYMONTH=2',
      'FREQ=WEEKLY;INTERVAL=0;BYDAY=MO',
      'FREQ=SECONDLY;BYDAY=MO',
      'FREQ=WEEKLY;BYDAY=XX',
      'BYDAY=MO',
      'RRULE:FREQ=WEEKLY;BYDAY=MO\nEXDATE:20260101',
    ]
    for (const rule of rules) {
      const started = performance.now()
      assert.deepEqual(nextOccurrences(of({ every: 'P1M', rule, days: ['MO'] }), today, 5), { dates: [], candidates: [] }, rule)
      assert.ok(performance.now() - started < 100, `${rule} took ${Math.round(performance.now() - started)} ms`)
    }
  })

  test('nothing is too odd: it returns in order, from today on, at most what was asked for', () => {
    const slot = fc.record<Slot>({
      every: fc.constantFrom(null, 'P1D', 'P3D', 'P1W', 'P2W', 'P6W', 'P1M', 'P3M', 'P1Y', 'P0W', 'PT1H', 'P999Y', 'nonsense'),
      times: fc.constantFrom(null, 2),
      per: fc.constantFrom(null, 'P1W'),
      rule: fc.oneof(
        fc.constantFrom(null, 'FREQ=WEEKLY;BYDAY=MO', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH', 'FREQ=MONTHLY;BYDAY=-1FR', 'FREQ=YEARLY'),
        fc.string(),
      ),
      days: fc.constant(['MO']),
      time: fc.constantFrom(null, '10:00'),
      zone: fc.constant(null),
      duration: fc.constant(null),
      anchor: fc.constantFrom(null, '2019-02-28', '2031-01-01', '2026-02-31', 'soon'),
      atLeast: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 3 }), fc.integer({ min: -1, max: 9 }), (slots, count) => {
        const { dates, candidates } = nextOccurrences({ text: '', slots, event: null, ambiguous: null }, today, count)
        assert.deepEqual(dates, [...dates].sort())
        assert.ok(dates.length <= Math.max(0, count))
        for (const date of [...dates, ...candidates]) assert.ok(isDay(date.slice(0, 10)) && date.slice(0, 10) >= today, date)
      }),
      { numRuns: 300 },
    )
  })
})

function of(slot: Partial<Slot>): Cadence {
  const empty: Slot = {
    every: null,
    times: null,
    per: null,
    rule: null,
    days: [],
    time: null,
    zone: null,
    duration: null,
    anchor: null,
    atLeast: false,
  }
  return { text: '', slots: [{ ...empty, ...slot }], event: null, ambiguous: null }
}
