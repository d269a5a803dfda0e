// Turns quarters and halves into days: of the calendar, of a fiscal year, of the cycles that are called after them; knows no other phrase.

import type { Day } from '../model/types.js'
import { type Answer, found, unanchored, unknown } from './answer.js'
import type { Days } from './calendar.js'
import * as cal from './calendar.js'
import { fiscalOf, stated } from './fiscal.js'
import type { TimeContext } from './types.js'
import type { Value } from './values.js'

/** The days of a quarter or half, in the year that is stated, that stands around it or that holds the document's date. */
export function part(value: Extract<Value, { is: 'part' }>, context: TimeContext): Answer {
  const length = value.unit === 'quarter' ? 3 : 6
  const from = (value.n - 1) * length
  const rule = fiscalOf(context)
  const today = context.documentDate
  if (value.kind === 'fiscal' || (value.kind === 'bare' && value.year === null && context.calendar.bareQuarters === 'fiscal')) {
    if (value.year === null) {
      const around = enclosingPart(value, context)
      if (around) return found(around)
      if (!rule) return today ? unknown : unanchored
      if (!today) return unanchored
      return found(cal.fiscalMonths(rule, cal.fiscalYearOf(rule, today) + value.shift, from, length))
    }
    const own = stated(context, value.year, value)
    if (own) return found(own)
    return rule ? found(cal.fiscalMonths(rule, value.year, from, length)) : unknown
  }
  const cycle = cyclePart(value, context)
  if (cycle) return found(cycle)
  if (value.year !== null) {
    if (value.kind === 'bare') return found(cal.monthsFrom(value.year, 1 + from, length))
    return found(cal.monthsFrom(value.year, 1 + from, length))
  }
  const around = enclosingPart(value, context)
  if (around) return found(around)
  const own = today ? stated(context, null, value) : null
  if (own) return found(own)
  if (!today) return unanchored
  return found(cal.monthsFrom(cal.partsOf(today).year + value.shift, 1 + from, length))
}

/** "Q2" under a heading that names a year, or that quarter itself. */
function enclosingPart(value: Extract<Value, { is: 'part' }>, context: TimeContext): Days | null {
  const around = context.enclosing
  if (!around || value.shift !== 0) return null
  const { year: y, month, date } = cal.partsOf(around.start)
  if (date !== 1) return null
  const length = value.unit === 'quarter' ? 3 : 6
  const whole = cal.monthsFrom(y, month, 12)
  if (whole.end === around.end) return cal.monthsFrom(y, month + (value.n - 1) * length, length)
  // Under "Q3 2026" the fourth quarter is that of 2026, under "FY22-Q3" that of the fiscal year.
  const rule = fiscalOf(context) ?? { month: 1, date: 1, namedBy: 'end-year' }
  for (const counted of [{ ...rule, month: 1, date: 1 }, rule]) {
    const fy = cal.fiscalYearOf(counted, around.start)
    for (const part of [3, 6])
      for (let from = 0; from < 12; from += part) {
        const days = cal.fiscalMonths(counted, fy, from, part)
        if (days.start === around.start && days.end === around.end) return cal.fiscalMonths(counted, fy, (value.n - 1) * length, length)
      }
  }
  return null
}

/** A calendar of cycles that are called by quarter decides what a quarter of a year is. */
function cyclePart(value: Extract<Value, { is: 'part' }>, context: TimeContext): Days | null {
  const cycles = context.cycles
  const name = cycles?.name
  if (!cycles || !name || !/\{n\}/.test(name) || !new RegExp(`${value.unit === 'quarter' ? 'q' : 'h'}\\s?\\{n\\}`, 'i').test(name))
    return null
  const length = cal.blockLength(cycles.length)
  const months = value.unit === 'quarter' ? 3 : 6
  if (!length || !('months' in length) || length.months !== months) return null
  const { year: first } = cal.partsOf(cycles.starts)
  const perYear = 12 / months
  const into = blocksIntoYear(cycles.starts, months, context)
  if (value.year !== null) return cal.blockAt(cycles, (value.year - first) * perYear + value.n - 1 - into)
  if (!context.documentDate) return null
  const index = cal.blockIndex(cycles, context.documentDate)
  return index === null ? null : cal.blockAt(cycles, (Math.floor((index + into) / perYear) + value.shift) * perYear + value.n - 1 - into)
}

/**
 * How many blocks of its year lie before the first day a calendar names: one that starts on 1 October with calendar quarters starts in Q4.
 * The year starts where the fiscal year does, else in January where the first day begins a calendar quarter, else on the first day itself.
 */
function blocksIntoYear(starts: Day, months: number, context: TimeContext): number {
  const { month, date } = cal.partsOf(starts)
  const fiscal = context.calendar.fiscalYearStarts
  const yearStart = fiscal ? Number(fiscal.slice(0, 2)) : date === 1 && (month - 1) % months === 0 ? 1 : month
  const into = ((month - yearStart + 12) % 12) / months
  return Number.isInteger(into) ? into : 0
}
