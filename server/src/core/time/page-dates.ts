// What a page says of its own date, and in which order it writes day and month; knows no other phrases.

import type { Day } from '../model/types.js'
import { dayOf } from './calendar.js'
import { scanTime } from './scan.js'
import type { Calendar } from './types.js'
import type { Meaning } from './values.js'

const opening =
  /^(?:[\s>*_(|#-]*(?:[\p{Alpha}'’]+[ -]){0,6}(?:roadmap|plan|page|document|overview|snapshot)[ \t](?=as of\b))?[\s>*_(|[-]*(?:(?:this (?:page|document) was )?(?:last|most recently)[ -])?(?:updated?|modified|revised|edited|changed|reviewed|as of|date)\b[\s:*_|-]*(?:on\s+|at\s+)?/iu

/** The date of a line such as "Last updated: 18 September 2026" or "_Updated 2026-09-18_"; null for every other line. */
export function readPageDate(line: string): Day | null {
  const match = line.length <= 120 ? opening.exec(line) : null
  if (!match) return null
  const rest = line.slice(match[0].length)
  const [mention] = scanTime(rest)
  if (!mention || mention.range.start > 2) return null
  const { value } = mention.value as Meaning
  return value.is === 'day' && value.year !== null && !mention.impossible ? dayOf(value.year, value.month, value.day) : null
}

const numeric = /(?:^|[^\d/.-])(\d{1,2})([/-])(\d{1,2})\2\d{4}(?![\d/-])/g

/** The order that every unambiguous date (`31/03/2027`, `03/31/2027`) of a text shows; null where there is none or they differ. */
export function dateOrder(text: string): Calendar['dates'] {
  let order: Calendar['dates'] = null
  for (const [, a, , b] of text.matchAll(numeric)) {
    const first = Number(a) > 12
    const second = Number(b) > 12
    if (first === second || Number(a) > 31 || Number(b) > 31) continue
    const seen = first ? 'day-first' : 'month-first'
    if (order !== null && order !== seen) return null
    order = seen
  }
  return order
}
