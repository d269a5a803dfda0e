// What phrases come to under other calendars: fiscal years, day and month order, weeks, sprints, cycles, headings around them, and no date at all.

import assert from 'node:assert/strict'
import {
  type Calendar,
  type FiscalStatement,
  readFiscalStatements,
  resolveTime,
  scanNamedCycles,
  scanTime,
  type TimeContext,
} from '../../server/src/core/time/index.js'
import { fiscal, plain, plainCalendar, undated } from './contexts.js'

const under = (calendar: Partial<Calendar>, more: Partial<TimeContext> = {}): TimeContext => ({
  ...plain,
  calendar: { ...plainCalendar, ...calendar },
  ...more,
})
const february = { fiscalYearStarts: '02-01' }

const sprints: TimeContext = under({}, { sprints: { starts: '2026-01-05', length: 'P2W', name: null } })
const cycles: TimeContext = under({}, { cycles: { starts: '2026-02-01', length: 'P3M', name: 'Q{n} {year}' } })
const sixWeeks: TimeContext = under({}, { cycles: { starts: '2026-08-10', length: 'P6W', name: 'Cycle {n}' } })
const stating = (...lines: readonly string[]): TimeContext => under({}, { statements: lines.flatMap(readFiscalStatements) })
const around = (start: string, end: string, more: Partial<TimeContext> = {}): TimeContext => ({
  ...plain,
  ...more,
  enclosing: { start, end },
})

/** Under this calendar, the phrase comes to these days: `first – last`, `by last`, `in first – last` for bounds only, `unknown`, `no date to count from`. */
const table: Readonly<
  Record<string, { readonly context: TimeContext; readonly rows: readonly (readonly [phrase: string, is: string])[] }>
> = {
  'fiscal year from 1 February, named by its end': {
    context: under(february),
    rows: [
      ['FY27', '2026-02-01 – 2027-01-31'],
      ['FY27 Q1', '2026-02-01 – 2026-04-30'],
      ['FY27-Q4', '2026-11-01 – 2027-01-31'],
      ['H2 FY27', '2026-08-01 – 2027-01-31'],
      ['FY26/27', '2026-02-01 – 2027-01-31'],
      ['by the end of FY27', 'by 2027-01-31'],
      ['by EOFY', 'by 2027-01-31'],
      ['this fiscal year', '2026-02-01 – 2027-01-31'],
      ['next fiscal year', '2027-02-01 – 2028-01-31'],
      // A bare quarter and one with a plain year stay those of the calendar.
      ['Q1', '2026-01-01 – 2026-03-31'],
      ['Q1 2027', '2027-01-01 – 2027-03-31'],
      ['this quarter', '2026-07-01 – 2026-09-30'],
    ],
  },
  'fiscal year from 1 February, named by its start': {
    context: under({ ...february, namedBy: 'start-year' }),
    rows: [
      ['FY26', '2026-02-01 – 2027-01-31'],
      ['FY26 Q1', '2026-02-01 – 2026-04-30'],
      ['this fiscal year', '2026-02-01 – 2027-01-31'],
    ],
  },
  'bare quarters are fiscal': {
    context: under({ ...february, bareQuarters: 'fiscal' }),
    rows: [
      ['Q1', '2026-02-01 – 2026-04-30'],
      ['Q4', '2026-11-01 – 2027-01-31'],
      ['by EOQ', 'by 2026-10-31'],
      ['this quarter', '2026-08-01 – 2026-10-31'],
      ['next quarter', '2026-11-01 – 2027-01-31'],
      ['Q1 2027', '2027-01-01 – 2027-03-31'],
    ],
  },
  'fiscal year that starts within a month': {
    context: under({ fiscalYearStarts: '04-06' }),
    rows: [
      ['FY27', '2026-04-06 – 2027-04-05'],
      ['FY27 Q2', '2026-07-06 – 2026-10-05'],
    ],
  },
  'fiscal year that is the calendar year': {
    context: under({ fiscalYearStarts: '01-01' }),
    rows: [
      ['FY27', '2027-01-01 – 2027-12-31'],
      ['FY27 Q2', '2027-04-01 – 2027-06-30'],
    ],
  },
  'nothing says when the fiscal year starts': {
    context: plain,
    rows: [
      ['FY27', 'unknown'],
      ['Q2 FY27', 'unknown'],
      ['by the end of FY27', 'unknown'],
      ['by EOFY', 'unknown'],
    ],
  },
  'the document states its fiscal year': {
    context: stating('FY27 runs from 1 May 2026 to 30 April 2027.'),
    rows: [
      ['FY27', '2026-05-01 – 2027-04-30'],
      ['FY27 Q1', '2026-05-01 – 2026-07-31'],
      ['FY28', '2027-05-01 – 2028-04-30'],
      ['by EOFY', 'by 2027-04-30'],
    ],
  },
  'the document states the month its fiscal year starts in': {
    context: stating('Our fiscal year starts in July.'),
    rows: [['FY27', '2026-07-01 – 2027-06-30']],
  },
  'the document states a quarter': {
    context: stating('FY27 Q2 (August – October)'),
    rows: [
      ['FY27 Q2', '2026-08-01 – 2026-10-31'],
      ['FY27 Q1', '2026-05-01 – 2026-07-31'],
    ],
  },
  'the document counts bare quarters in its own way': {
    context: stating('Q2 (May – July)'),
    rows: [
      ['Q2', '2026-05-01 – 2026-07-31'],
      ['Q3', '2026-08-01 – 2026-10-31'],
      ['Q2 2027', '2027-04-01 – 2027-06-30'],
    ],
  },
  'the configuration outweighs the document': {
    context: under(february, { statements: readFiscalStatements('Our fiscal year starts in July.') }),
    rows: [['FY27', '2026-02-01 – 2027-01-31']],
  },
  'nothing says whether the day or the month comes first': {
    context: plain,
    rows: [
      ['by 03/04/2027', 'unknown'],
      ['by 31/03/2027', 'by 2027-03-31'],
      ['by 03/31/2027', 'by 2027-03-31'],
      ['by 05/05/2027', 'by 2027-05-05'],
      // Dots are written where the day comes first, dashes behind the year where it comes last.
      ['by 3.4.2027', 'by 2027-04-03'],
      ['by 2027-04-03', 'by 2027-04-03'],
    ],
  },
  'the day comes first': { context: under({ dates: 'day-first' }), rows: [['by 03/04/2027', 'by 2027-04-03']] },
  'the month comes first': {
    context: under({ dates: 'month-first' }),
    rows: [
      ['by 03/04/2027', 'by 2027-03-04'],
      ['by 3.4.2027', 'by 2027-03-04'],
      ['by 31/03/2027', 'by 2027-03-31'],
    ],
  },
  weeks: {
    context: plain,
    rows: [
      ['2026-W01', '2025-12-29 – 2026-01-04'],
      ['2026-W53', '2026-12-28 – 2027-01-03'],
      ['2027-W53', 'unknown'],
      ['week 41', '2026-10-05 – 2026-10-11'],
      ['CW 3', '2027-01-18 – 2027-01-24'],
      ['week 2 of 2027', '2027-01-11 – 2027-01-17'],
      ['by week 41', 'by 2026-10-11'],
      ['this week', '2026-09-14 – 2026-09-20'],
    ],
  },
  'weeks from Sunday': {
    context: under({ weekStarts: 'sunday' }),
    rows: [
      ['this week', '2026-09-13 – 2026-09-19'],
      ['week of 5 October', '2026-10-04 – 2026-10-10'],
      ['2026-W41', '2026-10-05 – 2026-10-11'],
    ],
  },
  horizons: {
    context: plain,
    rows: [
      ['1-3q', 'in 2026-09-16 – 2027-06-16'],
      ['6-12 months', 'in 2026-09-16 – 2027-09-16'],
      ['6 month goals', 'in 2026-09-16 – 2027-03-16'],
      ['in 2-3 weeks', 'in 2026-09-16 – 2026-10-07'],
      ['in the next 2-3 quarters', 'in 2026-09-16 – 2027-06-16'],
      ['near-term', 'unknown'],
      ['mid- to long-term', 'unknown'],
    ],
  },
  'sprints of two weeks': {
    context: sprints,
    rows: [
      ['Sprint 1', '2026-01-05 – 2026-01-18'],
      ['Sprint 12', '2026-06-08 – 2026-06-21'],
      ['Sprints 12–14', '2026-06-08 – 2026-07-19'],
      ['by Sprint 12', 'by 2026-06-21'],
      ['this sprint', '2026-09-14 – 2026-09-27'],
      ['next sprint', '2026-09-28 – 2026-10-11'],
      ['by the end of the sprint', 'by 2026-09-27'],
      ['Cycle 3', 'unknown'],
    ],
  },
  'cycles of six weeks': {
    context: sixWeeks,
    rows: [
      ['Cycle 1', '2026-08-10 – 2026-09-20'],
      ['Cycle 2', '2026-09-21 – 2026-11-01'],
      ['this cycle', '2026-08-10 – 2026-09-20'],
      ['by the end of next cycle', 'by 2026-11-01'],
    ],
  },
  'cycles that are called by quarter': {
    context: cycles,
    rows: [
      ['Q1 2026', '2026-02-01 – 2026-04-30'],
      ['Q4 2026', '2026-11-01 – 2027-01-31'],
      ['Q3', '2026-08-01 – 2026-10-31'],
    ],
  },
  'a heading with its year stands around': {
    context: around('2027-01-01', '2027-12-31'),
    rows: [
      ['Q2', '2027-04-01 – 2027-06-30'],
      ['in October', '2027-10-01 – 2027-10-31'],
      ['by 31 March', 'by 2027-03-31'],
      ['by the end of the year', 'by 2027-12-31'],
    ],
  },
  'a heading with its quarter stands around': {
    context: around('2027-01-01', '2027-03-31', { documentDate: null }),
    rows: [
      ['by the end of the quarter', 'by 2027-03-31'],
      ['by EOQ', 'by 2027-03-31'],
      ['next quarter', '2027-04-01 – 2027-06-30'],
      ['by 15 February', 'by 2027-02-15'],
      ['in October', 'no date to count from'],
    ],
  },
  'a fiscal year stands around': {
    context: around('2026-05-01', '2027-04-30'),
    rows: [
      ['Q2', '2026-08-01 – 2026-10-31'],
      ['by 31 March', 'by 2027-03-31'],
    ],
  },
  'the document has no date': {
    context: undated,
    rows: [
      ['Q4', 'no date to count from'],
      ['in October', 'no date to count from'],
      ['by 31 March', 'no date to count from'],
      ['next quarter', 'no date to count from'],
      ['within 90 days', 'no date to count from'],
      ['by Friday', 'no date to count from'],
      ['by EOY', 'no date to count from'],
      ['YTD', 'no date to count from'],
      ['week 41', 'no date to count from'],
      ['over the next two quarters', 'no date to count from'],
      ['Q4 2026', '2026-10-01 – 2026-12-31'],
      ['FY27', '2026-04-01 – 2027-03-31'],
      ['from 15 December 2026 to 5 January', '2026-12-15 – 2027-01-05'],
      ['Q4 2026 – Q1', '2026-10-01 – 2027-03-31'],
      ['October 2026 to March', '2026-10-01 – 2027-03-31'],
    ],
  },
  'years roll forward, ranges take the year of their end': {
    context: { ...plain, documentDate: '2026-11-22' },
    rows: [
      ['in November', '2026-11-01 – 2026-11-30'],
      ['in October', '2027-10-01 – 2027-10-31'],
      ['by 22 November', 'by 2026-11-22'],
      ['by 21 November', 'by 2027-11-21'],
      ['November to January', '2026-11-01 – 2027-01-31'],
      ['Nov – Jan 2027', '2026-11-01 – 2027-01-31'],
      ['Q4–Q1 2027', '2026-10-01 – 2027-03-31'],
      ['15 Dec – 5 Jan 2027', '2026-12-15 – 2027-01-05'],
      ['Q4 or Q1', '2026-10-01 – 2027-03-31'],
    ],
  },
  'the ends of months are clamped': {
    context: { ...plain, documentDate: '2027-01-31' },
    rows: [
      ['in one month', 'by 2027-02-28'],
      ['within a month', '2027-01-31 – 2027-02-28'],
      ['by 31 June 2027', 'by 2027-06-30'],
      ['by 29 February 2027', 'by 2027-02-28'],
      ['by 29 February 2028', 'by 2028-02-29'],
    ],
  },
  'a range that ends before it starts stays as it is written': {
    context: plain,
    rows: [['2026-12-31 to 2026-10-01', '2026-12-31 – 2026-10-01']],
  },
}

suite('resolution', () => {
  for (const [title, { context, rows }] of Object.entries(table))
    suite(title, () => {
      for (const [phrase, is] of rows)
        test(`${phrase}: ${is}`, () => {
          const mentions = scanTime(phrase)
          assert.equal(mentions.length, 1, `found ${mentions.map(({ text }) => text).join(' | ')}`)
          const { start, end, bounds, anchored } = resolveTime(mentions[0]!, context)
          const known = start && end ? `${start} – ${end}` : end ? `by ${end}` : bounds ? `in ${bounds.start} – ${bounds.end}` : 'unknown'
          assert.equal(anchored ? known : 'no date to count from', is)
        })
    })

  test('what a document says of its fiscal year', () => {
    const rows: readonly (readonly [line: string, statements: readonly FiscalStatement[]])[] = [
      ['FY27 runs 1 February 2026 – 31 January 2027.', [{ label: 'FY2027', start: '2026-02-01', end: '2027-01-31', startMonth: 2 }]],
      ['# FY27 Q2 (May – July)', [{ label: 'FY2027-Q2', start: null, end: null, startMonth: 5 }]],
      ['The fiscal year begins on 1 April', [{ label: 'FY', start: null, end: null, startMonth: 4 }]],
      ['Q3 2026 (Oct – Dec 2026)', []],
      ['In FY27 we open two depots by May', []],
    ]
    for (const [line, statements] of rows) assert.deepEqual(readFiscalStatements(line), statements, line)
  })

  test('cycles that the project names are found by their name', () => {
    const named = [
      { name: 'Heron', id: 'cycles.md#heron', start: '2026-10-05', end: '2026-11-13' },
      { name: 'Q4', id: 'cycles.md#q4', start: '2026-10-01', end: '2026-12-31' },
    ]
    const text = 'Ship the form in heron, not in herons'
    const [mention, ...rest] = scanNamedCycles(text, named)
    assert.ok(mention)
    assert.deepEqual(rest, [])
    assert.equal(text.slice(mention.range.start, mention.range.end), 'heron')
    const { start, end } = resolveTime(mention, plain)
    assert.deepEqual([start, end], ['2026-10-05', '2026-11-13'])
    // Two letters and a figure are too little of a name.
    assert.deepEqual(scanNamedCycles('Ship it in Q4', named), [])
  })

  test('a numbered cycle that a document defines has the days of its definition', () => {
    const context: TimeContext = {
      ...plain,
      namedCycles: [{ name: 'Cycle 4', id: 'cycles.md#cycle-4', start: '2026-10-05', end: '2026-11-13' }],
    }
    const { start, end } = resolveTime(scanTime('by Cycle 4')[0]!, context)
    assert.deepEqual([start, end], [null, '2026-11-13'])
  })

  test('fiscal context does not change a calendar phrase', () => {
    for (const phrase of ['Q3 2026', 'H1 2027', 'CY27', '2027', 'by 2030', 'October 2026'])
      assert.deepEqual(resolveTime(scanTime(phrase)[0]!, fiscal), resolveTime(scanTime(phrase)[0]!, plain), phrase)
  })
})
