// The next days on which a cadence falls, as far as its words tell; knows no clock and asks no calendar of the machine.

import * as rruleModule from 'rrule'
import { Temporal } from 'temporal-polyfill'
import type { Cadence, Day, Slot } from '../model/types.js'
import {
  addDays,
  addUnits,
  type BlockCalendar,
  blockAt,
  blockIndex,
  dayOf,
  daysInMonth,
  isDay,
  partsOf,
  type TimeContext,
  weekOf,
} from '../time/index.js'

/**
 * Days, each with the time of day in the ritual's own zone where it is known (`2026-11-25` or `2026-11-25T10:00`), in order, each once.
 * `candidates` are the days of which one is the next while nothing says which: "every two weeks on Wednesday" without a first day.
 */
export interface NextOccurrences {
  readonly dates: readonly string[]
  readonly candidates: readonly string[]
}

/** What rhythms that follow the project's own calendar count from. */
export type Rhythms = Pick<TimeContext, 'sprints' | 'cycles' | 'namedCycles' | 'calendar'>

/** More than two years of days: nobody shows more. */
const most = 800
/** How far ahead of today anything is looked for. */
const horizonYears = 12
/** A rhythm that could fall on more days than this is not narrowed down by listing them. */
const mostCandidates = 3

const none: NextOccurrences = { dates: [], candidates: [] }

/** The next `count` occurrences from `today` on. Empty where the words do not tell the day ("monthly"), and for every rule that cannot be followed. */
export function nextOccurrences(cadence: Cadence, today: Day, count: number, rhythms: Rhythms | null = null): NextOccurrences {
  const limit = Math.min(Math.max(0, Math.floor(count) || 0), most)
  if (limit === 0 || !isDay(today)) return none
  const parts = cadence.slots.map((slot) => slotOccurrences(slot, today, limit))
  if (cadence.event) parts.push({ dates: eventDays(cadence.event, today, limit, rhythms), candidates: [] })
  const merged = (pick: (part: NextOccurrences) => readonly string[]) => [...new Set(parts.flatMap(pick))].sort()
  const dates = merged(({ dates }) => dates).slice(0, limit)
  return { dates, candidates: dates.length > 0 ? [] : merged(({ candidates }) => candidates).slice(0, mostCandidates + 1) }
}

/** A day and time of one zone as the day and time of another (`2026-11-25T04:00`); null where there is no time or a zone is unknown. */
export function inZone(date: string, zone: string, reader: string): string | null {
  if (date.length < 16) return null
  try {
    return Temporal.PlainDateTime.from(date).toZonedDateTime(zone).withTimeZone(reader).toPlainDateTime().toString().slice(0, 16)
  } catch {
    // The zone is the document's own word ("XYT"): nobody knows what it means.
    return null
  }
}

function slotOccurrences(slot: Slot, today: Day, limit: number): NextOccurrences {
  const length = /^P(\d{1,3})([DWMY])$/.exec(slot.every ?? '')
  const n = Number(length?.[1])
  const unit = length?.[2] as 'D' | 'W' | 'M' | 'Y' | undefined
  if (!unit || n === 0) return none
  const at = (days: readonly Day[]) => days.map((day) => (slot.time ? `${day}T${slot.time}` : day))
  const anchor = slot.anchor && isDay(slot.anchor) ? slot.anchor : null
  const rule = slot.rule ?? ''
  const fixed = /BYDAY|BYMONTHDAY|BYSETPOS/.test(rule)
  if (anchor) return { dates: at(fixed ? ruleDays(rule, anchor, today, limit) : steps(anchor, n, unit, today, limit)), candidates: [] }
  if (unit === 'D') return { dates: n === 1 ? at(ruleDays('FREQ=DAILY', today, today, limit)) : [], candidates: [] }
  if (!fixed) return none
  const interval = Number(/INTERVAL=(\d+)/.exec(rule)?.[1] ?? 1)
  if (interval === 1) return { dates: at(ruleDays(rule, today, today, limit)), candidates: [] }
  if (interval > mostCandidates) return none
  return { dates: [], candidates: at(phases(rule, interval, unit, today)) }
}

/** The first day of each way to count a rule whose first day is unknown. */
function phases(rule: string, interval: number, unit: 'D' | 'W' | 'M' | 'Y', today: Day): readonly Day[] {
  const { year, month } = partsOf(today)
  const firsts = Array.from({ length: interval }, (_, index) => {
    if (unit === 'W') return addDays(weekOf(today, 'monday').start, 7 * (index - interval + 1))
    const months = index * (unit === 'Y' ? 12 : 1)
    return addUnits(dayOf(year, month, 1), months, 'month') ?? today
  })
  return [...new Set(firsts.flatMap((first) => ruleDays(rule, first, today, 1)))].sort()
}

/** Every n units from the first day on; the ends of months are clamped. */
function steps(anchor: Day, n: number, unit: 'D' | 'W' | 'M' | 'Y', today: Day, limit: number): readonly Day[] {
  const name = ({ D: 'day', W: 'week', M: 'month', Y: 'year' } as const)[unit]
  const calendar: BlockCalendar = { starts: anchor, length: `P${n}${unit}`, name: null }
  const from = today > anchor ? Math.max(0, (blockIndex(calendar, today) ?? 0) - 1) : 0
  const days: Day[] = []
  for (let index = from; days.length < limit && index < from + limit + 3; index++) {
    const day = addUnits(anchor, index * n, name)
    if (day && day >= today) days.push(day)
  }
  return days
}

// ---- rules ---------------------------------------------------------------------------------------------------------------------------------

/** The ES module exports names, the CommonJS one that Node loads has them behind `default`. */
const library: object = rruleModule
const { RRule } = ('RRule' in library ? library : Reflect.get(library, 'default')) as typeof rruleModule

/** Shapes that come to a day soon, or end soon: the library looks at each day of a daily or weekly rule up to the year 9999. */
const plainRule =
  /^FREQ=(?:DAILY|WEEKLY)(?:;(?:INTERVAL=[1-9]\d{0,2}|BYDAY=[A-Z,]{2,20}))*$|^FREQ=(?:MONTHLY|YEARLY)(?:;(?:INTERVAL=[1-9]\d{0,2}|BY(?:DAY|MONTHDAY|MONTH|SETPOS)=[-+,\dA-Z]{1,80}))*$/

/** The days of a rule from `today` on. A rule that never comes to a day ends at the horizon. */
function ruleDays(rule: string, first: Day, today: Day, limit: number): readonly Day[] {
  if (!plainRule.test(rule) || !comesToADay(rule)) return []
  try {
    const days: Day[] = []
    const until = dateOf(addUnits(today, horizonYears, 'year') ?? today)
    const options = { ...RRule.parseString(rule), dtstart: dateOf(first), until, wkst: RRule.MO }
    new RRule(options).between(dateOf(today), until, true, (date) => {
      days.push(date.toISOString().slice(0, 10))
      return days.length < limit
    })
    return days.slice(0, limit)
  } catch {
    return []
  }
}

/** False for a rule that no day fits: the library would look for one up to the year 9999. */
function comesToADay(rule: string): boolean {
  const list = (name: string) => new RegExp(`(?:^|;)${name}=([^;]*)`).exec(rule)?.[1]?.split(',') ?? []
  const months = list('BYMONTH').map(Number)
  const dates = list('BYMONTHDAY').map(Number)
  const days = list('BYDAY')
  const longest = Math.max(...(months.length > 0 ? months : [1]).map((month) => daysInMonth(2024, month)))
  const perMonth = dates.length > 0 ? dates.length : days.length * 5
  return (
    months.every((month) => month >= 1 && month <= 12) &&
    (dates.length === 0 || (days.length === 0 && dates.some((date) => date !== 0 && Math.abs(date) <= longest))) &&
    days.every((day) => /^(?:[-+]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)$/.test(day)) &&
    list('BYSETPOS').every((position) => position !== '0' && Math.abs(Number(position)) <= perMonth)
  )
}

/** The library counts in UTC; the day is all that is used of it. */
function dateOf(day: Day): Date {
  const { year, month, date } = partsOf(day)
  return new Date(Date.UTC(year, month - 1, date))
}

// ---- sprints, cycles, quarters -------------------------------------------------------------------------------------------------------------

const offset =
  /(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (day|week|month)s? (before|after|into|prior to|following) /i
const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** The days of a trigger that hangs on the beginning or end of a sprint, cycle or quarter; of any other there are none. */
function eventDays(event: string, today: Day, limit: number, rhythms: Rhythms | null): readonly Day[] {
  const atEnd = /\b(?:ends?|close|closes|completion)\b/i.test(event)
  const atStart = /\b(?:starts?|beginning|begins?|kick-?off|into)\b/i.test(event)
  // "each sprint" says neither its first nor its last day.
  if (atEnd === atStart) return []
  const shift = offset.exec(event)
  const days = blocksOf(event, today, limit, rhythms).flatMap(({ start, end }) => shifted(atEnd ? end : start, shift) ?? [])
  return days.filter((day) => day >= today).sort()
}

/** The sprints, cycles or quarters around today and after it, a little more than are wanted. */
function blocksOf(
  event: string,
  today: Day,
  limit: number,
  rhythms: Rhythms | null,
): readonly { readonly start: Day; readonly end: Day }[] {
  if (/\b(?:sprint|iteration)s?\b/i.test(event)) return rhythms?.sprints ? blocksFrom(rhythms.sprints, today, limit, 0) : []
  if (/\bcycles?\b/i.test(event)) {
    const named = (rhythms?.namedCycles ?? []).flatMap(({ start, end }) => (start && end ? [{ start, end }] : []))
    return rhythms?.cycles ? blocksFrom(rhythms.cycles, today, limit, 0) : named
  }
  if (!/\bquarters?\b/i.test(event)) return []
  const fiscal = rhythms?.calendar.bareQuarters === 'fiscal' ? rhythms.calendar.fiscalYearStarts : null
  const starts = `${today.slice(0, 4)}-${fiscal ?? '01-01'}`
  return isDay(starts) ? blocksFrom({ starts, length: 'P3M', name: null }, today, limit, Number.NEGATIVE_INFINITY) : []
}

/** An offset of up to a year may lie between an edge and its day. */
const around = 14

function blocksFrom(
  calendar: BlockCalendar,
  today: Day,
  limit: number,
  first: number,
): readonly { readonly start: Day; readonly end: Day }[] {
  const now = blockIndex(calendar, today)
  if (now === null) return []
  const from = Math.max(first, now - around)
  return Array.from({ length: limit + 2 * around }, (_, index) => blockAt(calendar, from + index)).flatMap((block) => block ?? [])
}

function shifted(day: Day, shift: RegExpExecArray | null): Day | null {
  if (!shift) return day
  const word = shift[1]!.toLowerCase()
  const n = /^an?$/.test(word) ? 1 : /^\d/.test(word) ? Number(word) : numbers.indexOf(word)
  const unit = shift[2]!.toLowerCase() as 'day' | 'week' | 'month'
  return addUnits(day, /^(?:before|prior)/i.test(shift[3]!) ? -n : n, unit)
}
