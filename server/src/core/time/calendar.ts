// Calendar arithmetic on days, weeks, months, quarters and fiscal years; knows no text and no today.

import { Temporal } from 'temporal-polyfill'
import type { Day } from '../model/types.js'
import type { BlockCalendar, Calendar } from './types.js'
import type { Unit } from './values.js'

/** Inclusive days. */
export interface Days {
  readonly start: Day
  readonly end: Day
}

const leap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** How many days a month (1-12) has. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && leap(year) ? 29 : (lengths[month - 1] ?? 31)
}

const two = (n: number) => String(n).padStart(2, '0')

/** The day of year, month and day of month; a day past the month's end is clamped to it. */
export function dayOf(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(Math.min(day, daysInMonth(year, month)))}`
}

/** Year, month (1-12) and day of month of a day. */
export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

/** True for a real calendar day written `2026-12-31`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const { year, month, date } = partsOf(text)
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
}

/** The day `n` days later (earlier for negative `n`). */
export function addDays(day: Day, n: number): Day {
  return dayAt(dayNumber(day) + n)
}

/** Days since 1 March of the year 0, counted in years that begin in March, so that a leap day is a year's last. */
function dayNumber(day: Day): number {
  const { year, month, date } = partsOf(day)
  const from = month < 3 ? year - 1 : year
  const within = Math.floor((153 * (month < 3 ? month + 9 : month - 3) + 2) / 5) + date - 1
  return from * 365 + Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400) + within
}

const fourCenturies = 146_097

function dayAt(number: number): Day {
  const era = Math.floor(number / fourCenturies)
  const inEra = number - era * fourCenturies
  const years = Math.floor((inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365)
  const inYear = inEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100))
  const march = Math.floor((5 * inYear + 2) / 153)
  const month = march < 10 ? march + 3 : march - 9
  return dayOf(era * 400 + years + (month < 3 ? 1 : 0), month, inYear - Math.floor((153 * march + 2) / 5) + 1)
}

/** Negative, zero or positive, as `a` is before, on or after `b`. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The number of days from `start` to `end`, both counted. */
export function spanLength(start: Day, end: Day): number {
  return dayNumber(end) - dayNumber(start) + 1
}

/** 1 (Monday) to 7. */
export function weekdayOf(day: Day): number {
  return ((dayNumber(day) + 2) % 7) + 1
}

/** The day `n` units later; month ends are clamped. Null for units without a calendar length. */
export function addUnits(day: Day, n: number, unit: Unit): Day | null {
  const date = Temporal.PlainDate.from(day)
  const whole = Number.isInteger(n)
  switch (unit) {
    case 'day':
      return date.add({ days: Math.round(n) }).toString()
    case 'week':
      return date.add({ days: Math.round(n * 7) }).toString()
    case 'fortnight':
      return date.add({ days: Math.round(n * 14) }).toString()
    case 'month':
    case 'quarter':
    case 'half':
    case 'year':
    case 'decade': {
      const total = n * monthsIn[unit]
      if (!whole && !Number.isInteger(total)) return null
      return date.add({ months: total }).toString()
    }
    default:
      return null
  }
}

const monthsIn = { month: 1, quarter: 3, half: 6, year: 12, decade: 120 } as const

/** `length` months from the first of `month` (which may run past 12 or below 1). */
export function monthsFrom(year: number, month: number, length: number): Days {
  const zero = year * 12 + month - 1
  const last = zero + length - 1
  const endYear = Math.floor(last / 12)
  const endMonth = (last % 12) + 1
  return { start: dayOf(Math.floor(zero / 12), (((zero % 12) + 12) % 12) + 1, 1), end: dayOf(endYear, endMonth, 31) }
}

/** The days of ISO week `week`, or null when that year has no such week. */
export function isoWeek(year: number, week: number): Days | null {
  const fourth = dayOf(year, 1, 4)
  const monday = addDays(fourth, 1 - weekdayOf(fourth))
  const start = addDays(monday, (week - 1) * 7)
  const end = addDays(start, 6)
  return week === 53 && partsOf(addDays(start, 3)).year !== year ? null : { start, end }
}

/** The week that holds a day. */
export function weekOf(day: Day, starts: Calendar['weekStarts']): Days {
  const back = starts === 'monday' ? weekdayOf(day) - 1 : weekdayOf(day) % 7
  const start = addDays(day, -back)
  return { start, end: addDays(start, 6) }
}

/** Where fiscal years begin and how they are counted. */
export interface Fiscal {
  readonly month: number
  readonly date: number
  readonly namedBy: Calendar['namedBy']
}

/** The days of a part of a fiscal year: months `from` to `from + length - 1`, counted from zero. */
export function fiscalMonths(fiscal: Fiscal, year: number, from: number, length: number): Days {
  const startsBefore = fiscal.namedBy === 'end-year' && !(fiscal.month === 1 && fiscal.date === 1)
  const base = startsBefore ? year - 1 : year
  if (fiscal.date === 1) return monthsFrom(base, fiscal.month + from, length)
  const first = Temporal.PlainDate.from(dayOf(base, fiscal.month, fiscal.date))
  return {
    start: first.add({ months: from }).toString(),
    end: first
      .add({ months: from + length })
      .subtract({ days: 1 })
      .toString(),
  }
}

/** The number of the fiscal year that holds a day. */
export function fiscalYearOf(fiscal: Fiscal, day: Day): number {
  const { year } = partsOf(day)
  for (const candidate of [year - 1, year, year + 1]) {
    const days = fiscalMonths(fiscal, candidate, 0, 12)
    if (days.start <= day && day <= days.end) return candidate
  }
  return year
}

/** Length of a block as whole days or months, or null when it is neither (`P2W`, `P3M`, `P1Y`). */
export function blockLength(iso: string): { readonly days: number } | { readonly months: number } | null {
  const match = /^P(\d{1,4})([DWMY])$/.exec(iso)
  if (!match) return null
  const n = Number(match[1])
  if (n === 0) return null
  if (match[2] === 'D') return { days: n }
  if (match[2] === 'W') return { days: n * 7 }
  return { months: match[2] === 'M' ? n : n * 12 }
}

/** The days of the block with index `index` (0 is the first). */
export function blockAt(calendar: BlockCalendar, index: number): Days | null {
  const length = blockLength(calendar.length)
  if (!length || !isDay(calendar.starts)) return null
  const first = Temporal.PlainDate.from(calendar.starts)
  const at = (n: number) => ('days' in length ? first.add({ days: n * length.days }) : first.add({ months: n * length.months }))
  return {
    start: at(index).toString(),
    end: at(index + 1)
      .subtract({ days: 1 })
      .toString(),
  }
}

/** The index of the block that holds a day. */
export function blockIndex(calendar: BlockCalendar, day: Day): number | null {
  const length = blockLength(calendar.length)
  if (!length || !isDay(calendar.starts)) return null
  if ('days' in length) return Math.floor((spanLength(calendar.starts, day) - 1) / length.days)
  const a = partsOf(calendar.starts)
  const b = partsOf(day)
  const guess = Math.floor(((b.year - a.year) * 12 + b.month - a.month) / length.months)
  for (const index of [guess, guess - 1, guess + 1]) {
    const days = blockAt(calendar, index)
    if (days && days.start <= day && day <= days.end) return index
  }
  return null
}
