// Lines that would be slow for a scanner that looks back or tries every ending: four times the length may take at most five times the time.

import assert from 'node:assert/strict'
import { readCadence, readFiscalStatements, resolveTime, scanName, scanTime, vagueCadence } from '../../server/src/core/time/index.js'
import { fiscal } from './contexts.js'

const tokens = [
  ' ',
  '1',
  '1 ',
  '1-',
  '1/',
  '1:',
  '1.',
  '12 ',
  '2026',
  '2026 ',
  '2026-',
  '01/02/2026 ',
  'Mon, ',
  'Mondays ',
  'every ',
  'every other ',
  'each ',
  'the end of ',
  'end of ',
  'the ',
  'Q1-',
  'Q1, ',
  'Q1 and ',
  'Q1 to ',
  'last ',
  'next ',
  'one and ',
  'two ',
  'Jan ',
  'Jan - ',
  'May ',
  'May, ',
  'first ',
  'first week of ',
  'early ',
  'mid-',
  'by ',
  'in the ',
  'within ',
  'between ',
  'from ',
  'until ',
  'week ',
  'week of ',
  'weekly ',
  'twice a ',
  'per ',
  '/week ',
  'after each ',
  'FY',
  'FY27 ',
  'FY27-',
  'Sprint 1 ',
  'sprint ',
  '(',
  '[',
  '](',
  '`',
  '``',
  '<',
  '<a ',
  '@',
  '\\',
  '*',
  '_',
  '=> ',
  '10:00 ',
  '10:00-',
  'PT ',
  'half a ',
  'word ',
  'wörter ',
  'a_b ',
  'a.md ',
  'x://y ',
  '🙂',
  '\u3000',
  '\u0000',
  'soon ',
  'as soon as ',
  'short ',
  'near-',
] as const
const mixed = [
  'by the end of Q4 2026, every other Tuesday at 10:00 PT, from 12 to 14 October (in 2-3 weeks) ',
  'Jan 1 - Feb 2, 2026; ',
  'Mon/Tue/Wed ',
  '1-3q 1-3q ',
]

/** These are what people type or paste; they are measured at 64 KiB, the others at 16. */
const pasted = new Set<string>([' ', '1', '1-', 'Mon, ', 'every '])
/** Four times the length may take this many times as long: between linear with the garbage of longer lists, and quadratic (16). */
const mostGrowth = 8
/** What the clock cannot tell from nothing. */
const noise = 8

suite('worst-case lines', function () {
  this.timeout(60_000)
  suiteSetup(() => {
    for (const token of [...tokens, ...mixed]) scanAll(token.repeat(20))
  })

  for (const token of [...tokens, ...mixed])
    test(`${JSON.stringify(token)} again and again`, () => {
      const long = (pasted.has(token) ? 64 : 16) * 1024
      const line = (length: number) => token.repeat(Math.ceil(length / token.length)).slice(0, length)
      const growth = () =>
        best(() => scanAll(line(long))) /
        Math.max(
          best(() => scanAll(line(long / 4))),
          noise,
        )
      // A collection of garbage falls into one measurement, not into all.
      let times = growth()
      for (let more = 0; more < 5 && times > mostGrowth; more++) times = Math.min(times, growth())
      assert.ok(times <= mostGrowth, `four times the length takes ${times.toFixed(1)} times as long`)
    })

  test('100 KB of digits, of dates and of spaces', () => {
    for (const text of ['0123456789'.repeat(10_240), '2026-12-31 '.repeat(9_310), ' '.repeat(102_400), '31 March 2027, '.repeat(6_830)]) {
      const took = best(() => scanTime(text))
      assert.ok(took < 1000, `${text.slice(0, 12)}: ${took.toFixed(1)} ms`)
    }
  })
})

function scanAll(text: string): void {
  for (const mention of scanTime(text)) resolveTime(mention, fiscal)
  readCadence(text)
  vagueCadence(text)
  readFiscalStatements(text)
  scanName(text.slice(0, 200))
}

/** The best of three runs in milliseconds of this process, so that other work on the machine does not count. */
function best(run: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3; i++) {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}
