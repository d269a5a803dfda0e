// Turns what a phrase says into inclusive days, by the conventions of the phrase table; knows no text and no today.

import type { Day } from '../model/types.js'
import { type Answer, found, unanchored, unknown } from './answer.js'
import type { Days } from './calendar.js'
import * as cal from './calendar.js'
import { fiscalOf, stated } from './fiscal.js'
import { part } from './parts-of-year.js'
import type { Resolved, TimeContext, TimeMention } from './types.js'
import type { Meaning, Unit, Value } from './values.js'

/** The inclusive days a mention stands for; all null where the context does not tell. */
export function resolveTime(mention: Pick<TimeMention, 'value'>, context: TimeContext): Resolved {
  const none: Resolved = { start: null, end: null, bounds: null, anchored: true }
  const meaning = mention.value as Meaning | null
  if (!meaning) return none
  try {
    return checked(resolveMeaning(meaning, context))
  } catch {
    // Only days outside the calendar's own range come here (the year 270000): they are no days.
    return none
  }
}

/** The days of a value as a period. */
export function resolveValue(value: Value, context: TimeContext): Resolved {
  return resolveTime({ value: { as: 'period', value } satisfies Meaning }, context)
}

function checked(resolved: Resolved): Resolved {
  const ok = (day: Day | null) => day === null || cal.isDay(day)
  const bounds = resolved.bounds
  return ok(resolved.start) && ok(resolved.end) && (!bounds || (ok(bounds.start) && ok(bounds.end)))
    ? resolved
    : { start: null, end: null, bounds: null, anchored: resolved.anchored }
}

function resolveMeaning(meaning: Meaning, context: TimeContext): Resolved {
  const { days, bounds, anchored } = answer(meaning.value, context)
  if (!days) return { start: null, end: null, bounds, anchored }
  if (meaning.as === 'before') return { start: null, end: cal.addDays(days.start, -1), bounds: null, anchored }
  if (meaning.as === 'deadline')
    return {
      start: null,
      end: meaning.value.is === 'edge' && meaning.value.edge === 'start' ? days.start : days.end,
      bounds: null,
      anchored,
    }
  return { start: days.start, end: days.end, bounds: null, anchored }
}

function answer(value: Value, context: TimeContext): Answer {
  const today = context.documentDate
  switch (value.is) {
    case 'day':
      return value.year !== null
        ? found(one(cal.dayOf(value.year, value.month, value.day)))
        : counted(context, value.shift, (year) => one(cal.dayOf(year, value.month, value.day)))
    case 'numeric':
      return numeric(value, context)
    case 'weekday':
      return today ? found(one(nextWeekday(today, value.weekday, value.next))) : unanchored
    case 'nth-weekday':
      return nthWeekday(value, context)
    case 'month':
      return value.year !== null
        ? found(cal.monthsFrom(value.year, value.month, 1))
        : counted(context, value.shift, (year) => cal.monthsFrom(year, value.month, 1))
    case 'season':
      return inBounds(
        value.year !== null
          ? found(cal.monthsFrom(value.year, value.startMonth, value.months))
          : yearless(context, (year) => cal.monthsFrom(year, value.startMonth, value.months)),
      )
    case 'year':
      return year(value.year, value.fiscal, context)
    case 'part':
      return part(value, context)
    case 'iso-week':
      return value.year !== null ? found(cal.isoWeek(value.year, value.week)) : yearless(context, (year) => weekOrLast(year, value.week))
    case 'week-of': {
      const day = answer(value.day, context)
      return day.days ? found(cal.weekOf(day.days.start, context.calendar.weekStarts)) : day
    }
    case 'unit':
      return unit(value.unit, value.shift, value.fiscal, context)
    case 'within':
      return value.unit === 'quarter' || value.unit === 'half'
        ? unitsAhead(value.n, value.unit, context)
        : stretch(today, value.n, value.unit, 1)
    case 'ahead':
      return ahead(today, value.n, value.unit)
    case 'past':
      return stretch(today, value.n, value.unit, -1)
    case 'to-date':
      return today ? found({ start: cal.dayOf(cal.partsOf(today).year, 1, 1), end: today }) : unanchored
    case 'slice':
      return slice(value, context)
    case 'edge': {
      const of = answer(value.of, context)
      if (!of.days) return of
      return found(one(value.edge === 'end' ? of.days.end : of.days.start))
    }
    case 'nudge':
      return inBounds(answer(value.of, context))
    case 'range':
      return range(value.from, value.to, context)
    case 'block':
      return block(value, context)
    case 'named':
      return value.start && value.end ? found({ start: value.start, end: value.end }) : { days: null, bounds: null, anchored: true }
    case 'horizon': {
      const end = today ? cal.addUnits(today, value.to, value.unit) : null
      return today ? { days: null, bounds: end ? { start: today, end } : null, anchored: true } : unanchored
    }
    case 'duration': {
      const end = today && value.n !== null ? cal.addUnits(today, value.n, value.unit) : null
      return today ? { days: null, bounds: end ? { start: today, end } : null, anchored: true } : unanchored
    }
    default:
      return unknown
  }
}

const one = (day: Day): Days => ({ start: day, end: day })

/** A time that is known to lie in a period, without its days. */
function inBounds(of: Answer): Answer {
  return { days: null, bounds: of.days ?? of.bounds, anchored: of.anchored }
}

/** Week 53 of a year that has 52 is its last. */
const weekOrLast = (year: number, week: number): Days => cal.isoWeek(year, week) ?? cal.isoWeek(year, 52) ?? cal.monthsFrom(year, 12, 1)

/** In the year counted from that of the document's date, where one is counted. */
function counted(context: TimeContext, shift: number | undefined, inYear: (year: number) => Days): Answer {
  if (shift === undefined) return yearless(context, inYear)
  return context.documentDate ? found(inYear(cal.partsOf(context.documentDate).year + shift)) : unanchored
}

/** The first occurrence inside the enclosing period, else the next one that is not over on the document's date. */
function yearless(context: TimeContext, inYear: (year: number) => Days): Answer {
  const around = context.enclosing
  if (around) {
    const first = cal.partsOf(around.start).year
    for (let year = first; year <= cal.partsOf(around.end).year; year++) {
      const days = inYear(year)
      if (days.start >= around.start && days.end <= around.end) return found(days)
    }
  }
  const today = context.documentDate
  if (!today) return unanchored
  const { year } = cal.partsOf(today)
  const days = inYear(year)
  return found(days.end >= today ? days : inYear(year + 1))
}

function nthWeekday({ nth, weekday, of }: Extract<Value, { is: 'nth-weekday' }>, context: TimeContext): Answer {
  const around = answer(of, context)
  if (!around.days) return around
  const { start, end } = around.days
  const first = cal.addDays(start, (weekday - cal.weekdayOf(start) + 7) % 7)
  const day = nth > 0 ? cal.addDays(first, 7 * (nth - 1)) : cal.addDays(end, -((cal.weekdayOf(end) - weekday + 7) % 7))
  return day >= start && day <= end ? found(one(day)) : unknown
}

function numeric(value: Extract<Value, { is: 'numeric' }>, context: TimeContext): Answer {
  // Dots are written where the day comes first.
  const order = context.calendar.dates ?? (value.dotted ? 'day-first' : null)
  if (!order) return unknown
  const [day, month] = order === 'day-first' ? [value.a, value.b] : [value.b, value.a]
  return found(one(cal.dayOf(value.year, month, day)))
}

function nextWeekday(today: Day, weekday: number, next: boolean): Day {
  if (next) {
    return cal.addDays(cal.weekOf(today, 'monday').start, 6 + weekday)
  }
  const ahead = (weekday - cal.weekdayOf(today) + 7) % 7
  return cal.addDays(today, ahead === 0 ? 7 : ahead)
}

function year(number: number, fiscal: boolean, context: TimeContext): Answer {
  if (!fiscal) return found(cal.monthsFrom(number, 1, 12))
  const own = stated(context, number, null)
  if (own) return found(own)
  const rule = fiscalOf(context)
  return rule ? found(cal.fiscalMonths(rule, number, 0, 12)) : unknown
}

function unit(name: Unit, shift: number, fiscal: boolean, context: TimeContext): Answer {
  const around = context.enclosing
  const length = unitMonths[name]
  // Under "FY22-Q3" the end of the quarter is the end of that quarter.
  if (around && length && shift >= 0) {
    const { year: y, month, date } = cal.partsOf(around.start)
    if (date === 1 && cal.monthsFrom(y, month, length).end === around.end) return found(cal.monthsFrom(y, month + shift * length, length))
  }
  const today = context.documentDate
  if (!today) return unanchored
  const { year: y, month } = cal.partsOf(today)
  const byFiscal = fiscal || (name === 'quarter' && context.calendar.bareQuarters === 'fiscal')
  if (byFiscal && (name === 'year' || name === 'quarter' || name === 'half')) {
    const rule = fiscalOf(context)
    if (!rule) return unknown
    const fy = cal.fiscalYearOf(rule, today)
    if (name === 'year') return found(cal.fiscalMonths(rule, fy + shift, 0, 12))
    const months = unitMonths[name]!
    for (let n = 0; n < 12 / months; n++) {
      const days = cal.fiscalMonths(rule, fy, n * months, months)
      if (days.start <= today && today <= days.end) return found(cal.fiscalMonths(rule, fy, (n + shift) * months, months))
    }
    return unknown
  }
  switch (name) {
    case 'week': {
      const week = cal.weekOf(today, context.calendar.weekStarts)
      return found({ start: cal.addDays(week.start, 7 * shift), end: cal.addDays(week.end, 7 * shift) })
    }
    case 'decade':
      return found(cal.monthsFrom(Math.floor(y / 10) * 10 + shift * 10, 1, 120))
    case 'month':
    case 'quarter':
    case 'half':
    case 'year': {
      const months = unitMonths[name]!
      return found(cal.monthsFrom(y, Math.floor((month - 1) / months) * months + 1 + shift * months, months))
    }
    default:
      return unknown
  }
}

const unitMonths: Partial<Record<Unit, number>> = { month: 1, quarter: 3, half: 6, year: 12 }

/** "the next two quarters": whole quarters or N quarters of days, nobody can tell; it ends no later than the whole ones. */
function unitsAhead(n: number, name: Unit, context: TimeContext): Answer {
  const last = unit(name, n, false, context)
  const today = context.documentDate
  if (!today) return unanchored
  return { days: null, bounds: last.days ? { start: today, end: last.days.end } : null, anchored: true }
}

function stretch(today: Day | null, n: number, name: Unit, direction: 1 | -1): Answer {
  if (!today) return unanchored
  const other = cal.addUnits(today, direction * n, name)
  if (!other) return unknown
  return found(direction === 1 ? { start: today, end: other } : { start: other, end: cal.addDays(today, -1) })
}

function ahead(today: Day | null, n: number, name: Unit): Answer {
  if (!today) return unanchored
  const day = cal.addUnits(today, n, name)
  return day ? found(one(day)) : unknown
}

function slice(value: Extract<Value, { is: 'slice' }>, context: TimeContext): Answer {
  const of = answer(value.of, context)
  if (!of.days) return of
  const months = unitMonths[value.unit]
  const days = value.unit === 'day' ? value.n : null
  if (days !== null) {
    const piece =
      value.from === 'start'
        ? { start: of.days.start, end: cal.addDays(of.days.start, days - 1) }
        : { start: cal.addDays(of.days.end, 1 - days), end: of.days.end }
    return found(piece)
  }
  if (!months) return inBounds(of)
  const { year: y, month, date } = cal.partsOf(of.days.start)
  if (date !== 1) return inBounds(of)
  const total = value.n * months
  if (value.from === 'start') return within(cal.monthsFrom(y, month, total), of)
  const last = cal.partsOf(of.days.end)
  return within(cal.monthsFrom(last.year, last.month - total + 1, total), of)
}

function within(days: Days, of: Answer): Answer {
  return of.days && days.start >= of.days.start && days.end <= of.days.end ? found(days) : inBounds(of)
}

function range(from: Value, to: Value, context: TimeContext): Answer {
  // "Q3–Q4" and "October to December" without a year: the year is that of the end, the start goes before it.
  const first = answer(from, context)
  // "15 December 2026 to 5 January": the end is the next one after the start, whatever the date of the document.
  const last = answer(to, first.days && absolute(from) ? { ...context, documentDate: first.days.start, enclosing: null } : context)
  if (!last.days || !first.days) {
    const bounds = first.days ?? first.bounds
    const end = last.days ?? last.bounds
    return {
      days: null,
      bounds: bounds && end && bounds.start <= end.end ? { start: bounds.start, end: end.end } : null,
      anchored: first.anchored && last.anchored,
    }
  }
  let { start } = first.days
  let { end } = last.days
  const yearlessStart = (from.is === 'month' || from.is === 'day') && from.year === null
  const yearlessEnd = (to.is === 'month' || to.is === 'day') && to.year === null
  if (yearlessEnd && !yearlessStart) {
    const { year: y } = cal.partsOf(start)
    end = inYear(to, y).end
    if (end < start) end = inYear(to, y + 1).end
  } else if (yearlessStart) {
    const { year: y } = cal.partsOf(end)
    start = inYear(from, y).start
    if (start > end) start = inYear(from, y - 1).start
  } else if (end < start && to.is === 'part' && to.year === null) {
    return found({ start, end: cal.addDays(cal.addUnits(cal.addDays(end, 1), 1, 'year') ?? end, -1) })
  }
  return found({ start, end })
}

const absolute = (value: Value) => 'year' in value && value.year !== null

function inYear(value: Value, year: number): Days {
  if (value.is === 'month') return cal.monthsFrom(year, value.month, 1)
  return value.is === 'day' ? one(cal.dayOf(year, value.month, value.day)) : one(cal.dayOf(year, 1, 1))
}

function block(value: Extract<Value, { is: 'block' }>, context: TimeContext): Answer {
  const calendar = value.block === 'sprint' ? context.sprints : context.cycles
  if (value.n !== null) {
    const label = fold(value.label)
    const cycle = context.namedCycles.find(({ name }) => fold(name) === label)
    if (cycle?.start && cycle.end) return found({ start: cycle.start, end: cycle.end })
    return calendar ? found(cal.blockAt(calendar, value.n - 1)) : unknown
  }
  if (!context.documentDate) return unanchored
  if (!calendar) return unknown
  const index = cal.blockIndex(calendar, context.documentDate)
  return index === null ? unknown : found(cal.blockAt(calendar, index + value.shift))
}

const fold = (name: string) => name.toLowerCase().replace(/\s+/g, ' ').trim()
