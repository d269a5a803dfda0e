// The dates that fixes offer, the absolute words for relative phrases, and the nearest real day for one that does not exist.

import assert from 'node:assert/strict'
import { absolute, scanTime, type TimeContext, writePeriodEnd } from '../../server/src/core/time/index.js'
import { fiscal, plain, undated } from './contexts.js'

/** Wednesday 16 September 2026 in a document with that date. */
const absolutes: readonly (readonly [before: string, after: string | null])[] = [
  ['Open the depot next quarter', 'Open the depot Q4 2026'],
  ['Open the depot by next quarter', 'Open the depot by 2026-12-31'],
  ['Open the depot by the end of the quarter', 'Open the depot by 2026-09-30'],
  ['Open the depot by EOY', 'Open the depot by 2026-12-31'],
  ['Open the depot in two weeks', 'Open the depot by 2026-09-30'],
  ['Open the depot within 90 days', 'Open the depot 2026-09-16 to 2026-12-15'],
  ['Open the depot by Friday', 'Open the depot by 2026-09-18'],
  ['Stay open until Friday', 'Stay open until 2026-09-18'],
  ['Open the depot before 1 December', 'Open the depot by 2026-11-30'],
  ['Open the depot no later than 15 November', 'Open the depot no later than 2026-11-15'],
  ['By the end of next month: open the depot', 'By 2026-10-31: open the depot'],
  ['# Goals for Q4', '# Goals for Q4 2026'],
  ['# October', '# 2026-10'],
  ['Open the depot this year', 'Open the depot 2026'],
  ['Open the depot in the second half of the year', 'Open the depot in H2 2026'],
  // Absolute already, or no day to be told.
  ['Open the depot by Q4 2026', null],
  ['Open the depot soon', null],
  ['Open the depot in early October', null],
  ['We meet weekly', null],
  ['The trial takes six weeks', null],
]

suite('choices', () => {
  for (const [before, after] of absolutes)
    test(`${before} → ${after ?? 'stays'}`, () => {
      const mention = scanTime(before)[0]!
      const written = absolute(mention, fiscal)
      assert.equal(written ? before.slice(0, written.range.start) + written.text + before.slice(written.range.end) : null, after)
      // A fix that is taken leaves nothing relative behind, and a deadline keeps its day.
      if (after)
        assert.deepEqual(
          scanTime(after).filter(({ relative }) => relative),
          [],
        )
    })

  test('without a date nothing is made absolute', () => {
    assert.equal(absolute(scanTime('Open the depot next quarter')[0]!, undated), null)
  })

  test('ends of the periods that are not over, each day once, in order', () => {
    const context: TimeContext = {
      ...fiscal,
      cycles: { starts: '2026-08-10', length: 'P6W', name: 'Cycle {n}' },
      namedCycles: [
        { name: 'Heron', id: null, start: '2026-10-05', end: '2026-11-13' },
        { name: 'Long ago', id: null, start: '2024-01-01', end: '2024-03-31' },
        { name: 'Without days', id: null, start: null, end: null },
      ],
    }
    assert.deepEqual(
      writePeriodEnd('2026-09-16', context).map(({ label, end }) => `${end} ${label}`),
      [
        '2026-09-20 this cycle',
        '2026-09-30 this quarter',
        '2026-11-01 next cycle',
        '2026-11-13 Heron',
        '2026-12-31 next quarter',
        '2027-03-31 this fiscal year',
      ],
    )
    assert.deepEqual(
      writePeriodEnd('2026-12-31', plain).map(({ label, end }) => `${end} ${label}`),
      ['2026-12-31 this quarter', '2027-03-31 next quarter'],
    )
  })

  test('the nearest real day keeps the author’s spelling', () => {
    const rows: readonly (readonly [line: string, suggestion: string | null])[] = [
      ['by 31 June 2027', '30 June 2027'],
      ['by June 31st, 2027', 'June 30th, 2027'],
      ['by the 31st of November', '30th of November'],
      ['by 2027-02-29', '2027-02-28'],
      ['by 30/02/2027', '28/02/2027'],
      ['by 32 August 2027', '31 August 2027'],
      ['by August 32, 2027', 'August 31, 2027'],
      ['by 2027-02-28', null],
      ['by 29 February 2028', null],
      ['by 29 February', null],
    ]
    for (const [line, suggestion] of rows) assert.equal(scanTime(line)[0]!.impossible?.suggestion ?? null, suggestion, line)
  })
})
