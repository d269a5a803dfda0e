// What the name of a file or folder says about its period, and which numbers in names are only a stamp.

import assert from 'node:assert/strict'
import { resolveTime, scanName } from '../../server/src/core/time/index.js'
import { fiscal } from './contexts.js'

const table: readonly (readonly [name: string, is: string])[] = [
  ['2026-q3.md', '2026-07-01 – 2026-09-30'],
  ['2026_q3.md', '2026-07-01 – 2026-09-30'],
  ['Q3-2026.md', '2026-07-01 – 2026-09-30'],
  ['q3_2026_okrs.md', '2026-07-01 – 2026-09-30'],
  ['okrs-2026-q3.mdx', '2026-07-01 – 2026-09-30'],
  ['2026Q3', '2026-07-01 – 2026-09-30'],
  ['2026-h1', '2026-01-01 – 2026-06-30'],
  ['2026 H2', '2026-07-01 – 2026-12-31'],
  ['fy27', '2026-04-01 – 2027-03-31'],
  ['FY27-Q2.md', '2026-07-01 – 2026-09-30'],
  ['fy2027_annual_plan.md', '2026-04-01 – 2027-03-31'],
  ['goals-2026-10.md', '2026-10-01 – 2026-10-31'],
  ['2026-W41.md', '2026-10-05 – 2026-10-11'],
  ['2027.md', '2027-01-01 – 2027-12-31'],
  ['2027-goals.md', '2027-01-01 – 2027-12-31'],
  ['goals_2027.md', '2027-01-01 – 2027-12-31'],
  ['2027_annual.md', '2027-01-01 – 2027-12-31'],
  ['2026-2028-strategy.md', '2026-01-01 – 2028-12-31'],
  // Stamps, days and words of a name are no period.
  ['mobile_2015.md', 'none'],
  ['web-2015', 'none'],
  ['minutes-2026-10-05.md', 'none'],
  ['2026-10-05.md', 'none'],
  ['0007-one-price.md', 'none'],
  ['adr-2026.md', 'none'],
  ['README.md', 'none'],
  ['may.md', 'none'],
  ['march-of-progress.md', 'none'],
  ['v2.1', 'none'],
  ['', 'none'],
  [`${'q3-'.repeat(400)}.md`, 'none'],
]

suite('names of files and folders', () => {
  for (const [name, is] of table)
    test(`${name.slice(0, 40) || 'no name'}: ${is}`, () => {
      const mention = scanName(name)
      const days = mention && resolveTime(mention, fiscal)
      assert.equal(days ? `${days.start} – ${days.end}` : 'none', is)
      if (mention) assert.equal(name.slice(mention.range.start, mention.range.end), mention.text)
    })
})
