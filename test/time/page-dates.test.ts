// What a page says of its own date and of the order of its dates, as single lines and as whole pages.

import assert from 'node:assert/strict'
import { dateOrder, readPageDate } from '../../server/src/core/time/index.js'
import { projectOf } from '../support/model.js'

const lines: readonly (readonly [line: string, date: string | null])[] = [
  ['Last updated: 2026-09-18', '2026-09-18'],
  ['_Updated 2026-09-18_', '2026-09-18'],
  ['*Last reviewed on 18 September 2026*', '2026-09-18'],
  ['**Last updated:** September 18, 2026', '2026-09-18'],
  ['Date: 18 Sep 2026', '2026-09-18'],
  ['As of 1 September 2026', '2026-09-01'],
  ['This page was last modified on 18 September 2026.', '2026-09-18'],
  ['- **Last Updated:** Sep 18, 2026', '2026-09-18'],
  ['Last updated: 31/08/2026', '2026-08-31'],
  ['At a glance roadmap as of 2026-09-18:', '2026-09-18'],
  // No day of its own, or not the page's.
  ['Churn is at 4 % as of 2026-09-18', null],
  ['Last updated: September 2026', null],
  ['Last updated: 31 June 2026', null],
  ['Last updated: 03/04/2026', null],
  ['Update the price list by 18 September 2026', null],
  ['Dates: 18 September 2026 and later', null],
  ['Reviewed by Ana before 18 September 2026', null],
  ['Launch date: 18 September 2026', null],
  ['18 September 2026', null],
  ['', null],
]

const orders: readonly (readonly [text: string, order: 'day-first' | 'month-first' | null])[] = [
  ['due 31/03/2027, checked 04/05/2027', 'day-first'],
  ['due 03/31/2027, checked 04/05/2027', 'month-first'],
  ['due 31/03/2027, checked 03/31/2027', null],
  ['due 03/04/2027', null],
  ['31-03-2027', 'day-first'],
  ['version 1/13/2027/4', null],
  ['45/13/2027', null],
]

suite('dates of a page', () => {
  for (const [line, date] of lines) test(`${line || 'nothing'}: ${date}`, () => assert.equal(readPageDate(line), date))
  for (const [text, order] of orders) test(`${text}: ${order}`, () => assert.equal(dateOrder(text), order))

  const spans = (source: string) =>
    projectOf(source)
      .snapshot.documents.get('goals.md')!
      .items.flatMap(({ span }) => (span ? [`${span.start ?? ''}/${span.end ?? '?'}`] : []))

  test('a page counts from the date that a line of it gives', () => {
    assert.deepEqual(
      spans('---\nopmodel: true\n---\n\n# Goals\n\n_Updated 2026-09-18_\n\n- Open 12 counters by the end of next quarter\n'),
      ['/2026-12-31'],
    )
  })

  test('the front matter outweighs that line', () => {
    assert.deepEqual(
      spans(
        '---\nopmodel: true\ndate: 18 June 2026\n---\n\n# Goals\n\n_Updated 2026-09-18_\n\n- Open 12 counters by the end of next quarter\n',
      ),
      ['/2026-09-30'],
    )
  })

  test('a date that reads two ways is read as the others of its page are', () => {
    assert.deepEqual(spans('---\nopmodel: true\n---\n\n# Goals\n\n- Open 12 counters by 31/03/2027\n- Hire 12 drivers by 03/04/2027\n'), [
      '/2027-03-31',
      '/2027-04-03',
    ])
  })

  test('a quarter in the sentence above a list is that of the heading', () => {
    assert.deepEqual(
      spans(`---
opmodel: true
---

# FY27-Q3 goals

FY27-Q3 runs from 1 August 2026 to 31 October 2026.

With the work of Q2 done, in Q3 we will:

- Open 12 counters
`),
      ['2026-08-01/2026-10-31'],
    )
  })

  test('a timeline in months says how far ahead', () => {
    assert.deepEqual(
      projectOf(
        '---\nopmodel: true\ndate: 2026-09-18\n---\n\n# Goals\n\n## Goal: Keep 400 guests\n\n- **Timeline:** ~3-6 months\n',
      ).snapshot.documents.get('goals.md')!.items[0]!.span?.bounds,
      { start: '2026-09-18', end: '2027-03-18' },
    )
  })
})
