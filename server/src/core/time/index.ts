// The public face of core/time: scanning a line, resolving what was found, reading cadences; no clock, no document.

import type { Cadence, Day } from '../model/types.js'
import type { FiscalStatement, Resolved, TimeContext, TimeMention } from './types.js'

export type * from './types.js'

/** Periods, deadlines, durations and cadences of one line or sentence, in order, not overlapping. Linear in the length; never throws. */
export function scanTime(_text: string): readonly TimeMention[] {
  return []
}

/** The inclusive days a mention stands for; all null where the context does not tell. */
export function resolveTime(_mention: TimeMention, _context: TimeContext): Resolved {
  return { start: null, end: null, bounds: null, anchored: true }
}

/** The cadence a line or field states, or null ("regularly" and "as needed" are none). */
export function readCadence(_text: string): Cadence | null {
  return null
}

/** The period a file or folder name states (`2022_q2.md`, `2026-h1`), or null; archive stamps (`mobile_2015.md`) are none. */
export function scanName(_name: string): TimeMention | null {
  return null
}

/** What a sentence says about how this organisation names its fiscal years and quarters. */
export function readFiscalStatements(_text: string): readonly FiscalStatement[] {
  return []
}

/** The next `count` days (with time where known) on which a cadence falls, from `today` on. */
export function nextOccurrences(_cadence: Cadence, _today: Day, _count: number): { readonly dates: readonly string[]; readonly candidates: readonly string[] } {
  return { dates: [], candidates: [] }
}
