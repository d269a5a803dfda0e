// Finds the parts of a rhythm in a line (how often, which days, what time, zone, length, from when, on what event); composes nothing.

import {
  eventNouns,
  frequencyWords,
  meetingNouns,
  months,
  notRhythms,
  ordinalSuffixes,
  ordinals,
  perAdverbs,
  timesWords,
  unitLetters,
  weekdayCodes,
  weekdayPlurals,
  weekdays,
  zones,
} from './lexicon-en.js'
import { phrase, unitAt } from './phrases.js'
import { count, digits, fullYear, point } from './points.js'
import { type Token, tokenAt } from './tokens.js'
import type { Unit, Value } from './values.js'

interface Place {
  /** Indexes of tokens; `end` is exclusive. */
  readonly start: number
  readonly end: number
}

export interface Rhythm extends Place {
  readonly kind: 'rhythm'
  readonly every: string | null
  readonly times: number | null
  readonly per: string | null
  readonly atLeast: boolean
  /** The word that people read two ways. */
  readonly ambiguous: string | null
  readonly days: readonly string[]
  /** Which of the days in the month; empty for all. */
  readonly nth: readonly number[]
  /** More of the rule, where days and interval do not say it (`BYMONTHDAY=15`). */
  readonly rule: string | null
  /** Stands only for a count per unit ("PQLs/week"): a rate, no rhythm of a meeting. */
  readonly rate: boolean
}

export interface DayList extends Place {
  readonly kind: 'days'
  readonly days: readonly string[]
  readonly nth: readonly number[]
  readonly plural: boolean
}

export interface Clock extends Place {
  readonly kind: 'time'
  readonly time: string
  readonly duration: string | null
}

export interface Zone extends Place {
  readonly kind: 'zone'
  readonly zone: string
}

export interface Length extends Place {
  readonly kind: 'length'
  readonly iso: string
}

export interface Anchor extends Place {
  readonly kind: 'anchor'
  readonly value: Value
}

export interface Event extends Place {
  readonly kind: 'event'
}

export interface MonthList extends Place {
  readonly kind: 'months'
  readonly months: readonly number[]
}

export type Atom = Rhythm | DayList | Clock | Zone | Length | Anchor | Event | MonthList

/** The parts of rhythms in a line, in order, not overlapping. */
export function rhythmAtoms(t: readonly Token[]): readonly Atom[] {
  const atoms: Atom[] = []
  let i = 0
  while (i < t.length) {
    const last = atoms[atoms.length - 1]
    const atom = atomAt(t, i, last)
    if (atom) {
      atoms.push(atom)
      i = Math.max(atom.end, i + 1)
    } else i++
  }
  return atoms
}

function atomAt(t: readonly Token[], i: number, last: Atom | undefined): Atom | null {
  const token = tokenAt(t, i)
  const afterTime = last && (last.kind === 'time' || last.kind === 'zone') && last.end >= i - 2 ? last : undefined
  if (token.kind === 'number')
    return clock(t, i) ?? afterEvent(t, i) ?? monthDay(t, i) ?? ordinalDays(t, i) ?? timesPer(t, i) ?? length(t, i)
  if (token.kind !== 'word') return token.text === '/' ? rate(t, i) : null
  return (
    (afterTime && zoneAt(t, i)) ||
    (every(t, i) ??
      timesPer(t, i) ??
      frequency(t, i) ??
      onEvent(t, i) ??
      afterEvent(t, i) ??
      anchor(t, i) ??
      ordinalDays(t, i) ??
      ordinalUnit(t, i) ??
      days(t, i) ??
      monthList(t, i) ??
      noon(t, i) ??
      length(t, i) ??
      rate(t, i))
  )
}

const rhythm = (start: number, end: number, more: Partial<Rhythm>): Rhythm => ({
  kind: 'rhythm',
  start,
  end,
  every: null,
  times: null,
  per: null,
  atLeast: false,
  ambiguous: null,
  days: [],
  nth: [],
  rule: null,
  rate: false,
  ...more,
})

/** The ISO length of N units, or null for units without one. */
export function isoLength(n: number, unit: Unit): string | null {
  switch (unit) {
    case 'minute':
      return `PT${n}M`
    case 'hour':
      return `PT${n}H`
    case 'day':
      return n === 0.5 ? 'PT12H' : Number.isInteger(n) ? `P${n}D` : null
    case 'week':
      return Number.isInteger(n) ? `P${n}W` : Number.isInteger(n * 7) ? `P${n * 7}D` : null
    case 'fortnight':
      return `P${n * 2}W`
    case 'month':
      return Number.isInteger(n) ? `P${n}M` : null
    case 'quarter':
      return Number.isInteger(n * 3) ? `P${n * 3}M` : null
    case 'half':
      return Number.isInteger(n * 6) ? `P${n * 6}M` : null
    case 'year':
      return Number.isInteger(n) ? `P${n}Y` : Number.isInteger(n * 12) ? `P${n * 12}M` : null
    case 'decade':
      return `P${n * 10}Y`
    default:
      return null
  }
}

const isEventUnit = (unit: Unit) => unit === 'sprint' || unit === 'iteration' || unit === 'cycle'

// ---- how often -----------------------------------------------------------------------------------------------------------------------------

/** "every two weeks", "each Monday", "every other Tuesday", "every weekday", "every sprint". */
function every(t: readonly Token[], i: number): Rhythm | Event | null {
  const word = tokenAt(t, i).text
  if (word !== 'every' && word !== 'each') return null
  let at = i + 1
  let step = 1
  const next = tokenAt(t, at).text
  if (next === 'other' || next === 'second' || next === 'alternate' || (next === '2' && ordinalSuffixes.has(tokenAt(t, at + 1).text))) {
    const nth = next === 'second' || next === '2'
    const after = next === '2' ? at + 2 : at + 1
    const list = dayList(t, after, true)
    if (list && nth && monthBehind(t, list.end)) return null
    step = 2
    at = after
  } else if (next === 'single') at++
  const n = step === 1 ? count(t, at) : null
  if (n) {
    const low = n
    let high = n
    const joint = tokenAt(t, n.end).text
    if (joint === '-' || joint === 'to' || joint === 'or') high = count(t, n.end + 1) ?? n
    let unitFrom = high.end
    if (tokenAt(t, unitFrom).text === '-') unitFrom++
    const unit = unitAt(t, unitFrom)
    if (!unit) return ordinalEvery(t, i, at)
    const end = unit.end
    if (isEventUnit(unit.unit)) return { kind: 'event', start: i, end }
    const iso = isoLength(high.n, unit.unit)
    // "every 3–6 weeks" promises at least every six.
    return iso ? rhythm(i, end, { every: iso, atLeast: high.n !== low.n }) : null
  }
  const list = dayList(t, at, true)
  if (list) return rhythm(i, list.end, { every: step === 2 ? 'P2W' : 'P1W', days: list.days })
  const kind = tokenAt(t, at).text
  if (kind === 'weekday' || kind === 'workday') return rhythm(i, at + 1, { every: 'P1W', days: weekdayCodes.slice(0, 5) })
  if ((kind === 'business' || kind === 'working' || kind === 'work') && tokenAt(t, at + 1).text === 'day')
    return rhythm(i, at + 2, { every: 'P1W', days: weekdayCodes.slice(0, 5) })
  if (kind === 'morning' || kind === 'evening' || kind === 'afternoon') return rhythm(i, at + 1, { every: 'P1D' })
  if (kind === 'half' && /^(?:-|year)$/.test(tokenAt(t, at + 1).text))
    return rhythm(i, tokenAt(t, at + 1).text === '-' ? at + 3 : at + 2, { every: 'P6M' })
  const month = months.get(kind)
  if (month && tokenAt(t, at).capital) return rhythm(i, at + 1, { every: 'P1Y', rule: `BYMONTH=${month}` })
  const unit = unitAt(t, at)
  if (unit && !isEventUnit(unit.unit)) return rhythm(i, unit.end, { every: isoLength(step, unit.unit) })
  if (eventNouns.has(kind) || unit) return { kind: 'event', start: eventStart(t, i), end: at + 1 }
  return ordinalEvery(t, i, at)
}

/** "every third Thursday" (of the month, or every three weeks: only its words can tell), "every first Monday". */
function ordinalEvery(t: readonly Token[], i: number, at: number): Rhythm | null {
  const nth = ordinalList(t, at)
  const list = nth && dayList(t, nth.end, true)
  if (!nth || !list) return null
  const month = monthBehind(t, list.end)
  if (month || nth.nth[0] === 1 || nth.nth[0] === -1 || nth.nth.length > 1)
    return rhythm(i, month?.end ?? list.end, { every: month?.every ?? 'P1M', days: list.days, nth: nth.nth })
  return rhythm(i, list.end, { days: list.days })
}

/** "twice a week", "at least 10 meetings a year", "2x per month", "once every two years", "once monthly". */
function timesPer(t: readonly Token[], i: number): Rhythm | Event | null {
  const atLeast = leastBefore(t, i)
  const word = timesWords.get(tokenAt(t, i).text)
  let times: number
  let at: number
  let counted = false
  if (word !== undefined) {
    times = word
    at = i + 1
  } else {
    const n = count(t, i)
    if (!n || !Number.isInteger(n.n) || n.n === 0 || ordinalSuffixes.has(tokenAt(t, n.end).text)) return null
    times = n.n
    at = n.end
    let high = tokenAt(t, at).text === '-' || tokenAt(t, at).text === 'to' || tokenAt(t, at).text === 'or' ? count(t, at + 1) : null
    if (high && (tokenAt(t, high.end).kind !== 'word' || high.n < times)) high = null
    if (high) at = high.end
    const noun = tokenAt(t, at)
    if (/^(?:x|×|times|time)$/.test(noun.text)) at++
    else if (noun.kind === 'word' && !unitAt(t, at)) {
      // A counted noun of one or two words: "10 meetings a year", "three site visits a month".
      at = per(t, at + 1) || unitAt(t, at + 1) ? at + 1 : at + 2
      counted = true
      if (!per(t, at)) return null
    } else return null
  }
  if (tokenAt(t, at).text === '-' && tokenAt(t, at).glued) at++
  if (word !== undefined && /^(?:or|-)$/.test(tokenAt(t, at).text) && timesWords.has(tokenAt(t, at + 1).text)) at += 2
  const adverb = perAdverbs.get(tokenAt(t, at).text)
  if (adverb && !counted) return timesRhythm(i, at + 1, times, adverb, atLeast)
  if (tokenAt(t, at).text === 'every' && word === 1) {
    const found = every(t, at)
    return found?.kind === 'rhythm' ? { ...found, start: i, atLeast } : found && { ...found, start: i }
  }
  const behind = per(t, at)
  if (!behind) return null
  const unit = unitAt(t, behind)
  if (!unit || unit.plural) {
    if (tokenAt(t, behind).kind === 'word' && eventNouns.has(tokenAt(t, behind).text)) return { kind: 'event', start: i, end: behind + 1 }
    return null
  }
  if (isEventUnit(unit.unit)) return { kind: 'event', start: i, end: unit.end }
  const iso = isoLength(1, unit.unit)
  if (!iso || unit.unit === 'minute' || unit.unit === 'hour') return null
  return timesRhythm(i, unit.end, times, iso, atLeast)
}

/** Behind "a", "per", "each", "/" and the like, or 0. */
function per(t: readonly Token[], i: number): number {
  const word = tokenAt(t, i).text
  if (/^(?:a|an|per|each|every|\/)$/.test(word)) return i + 1
  if (word === 'in' && /^(?:a|each|every)$/.test(tokenAt(t, i + 1).text)) return i + 2
  return 0
}

function leastBefore(t: readonly Token[], i: number): boolean {
  const before = tokenAt(t, i - 1).text
  const first = tokenAt(t, i - 2).text
  return (
    before === 'least' ||
    before === 'minimum' ||
    (before === 'than' && (first === 'less' || first === 'fewer')) ||
    (before === 'of' && first === 'minimum')
  )
}

/** N times a unit as an interval where that comes out in whole days, weeks or months. */
function timesRhythm(start: number, end: number, times: number, iso: string, atLeast: boolean): Rhythm {
  const match = /^P(\d+)([DWMY])$/.exec(iso)
  const n = Number(match?.[1] ?? 1)
  let even: string | null = null
  if (times === 1) even = iso
  else if (match?.[2] === 'Y' && (n * 12) % times === 0) even = `P${(n * 12) / times}M`
  else if (match?.[2] === 'M' && n % times === 0) even = `P${n / times}M`
  else if (match?.[2] === 'W' && (n * 7) % times === 0) even = `P${(n * 7) / times}D`
  return rhythm(start, end, even ? { every: even, atLeast } : { times, per: iso, atLeast })
}

/** "weekly", "bi-weekly", "bi weekly", "semi-annually". */
function frequency(t: readonly Token[], i: number): Rhythm | null {
  const token = tokenAt(t, i)
  let end = i + 1
  let word = token.text
  const next = tokenAt(t, i + 1)
  if (/^(?:bi|semi|tri|half|six)$/.test(word)) {
    if (next.text === '-' && next.glued) {
      word = `${word}-${tokenAt(t, i + 2).text}`
      end = i + 3
    } else {
      word = `${word}-${next.text}`
      end = i + 2
    }
  }
  const found = frequencyWords.get(word)
  if (!found || isPartOfName(t, i, end)) return null
  const behind = tokenAt(t, end)
  if (notRhythms.has(behind.text) && !(behind.text === 'recurring' && meetingAhead(t, end))) return null
  const ambiguous = found.ambiguous ? word : null
  return rhythm(i, end, { every: found.every, times: found.times ?? null, per: found.per ?? null, ambiguous, atLeast: leastBefore(t, i) })
}

function meetingAhead(t: readonly Token[], i: number): boolean {
  for (let at = i + 1; at < i + 5; at++) if (meetingNouns.has(tokenAt(t, at).text)) return true
  return false
}

/** "The Product Daily": a title that ends in the word; "day-to-day"; a word glued into another. */
function isPartOfName(t: readonly Token[], i: number, end: number): boolean {
  const token = tokenAt(t, i)
  const before = tokenAt(t, i - 1)
  if (
    token.glued &&
    (before.text === '-' || before.text === '/' || before.text === '.') &&
    tokenAt(t, i - 2).kind === 'word' &&
    before.glued &&
    before.text !== '/'
  )
    return true
  return (
    token.text === 'daily' &&
    token.capital &&
    before.kind === 'word' &&
    before.capital &&
    (tokenAt(t, end).kind === 'end' || /^["”»']$/.test(tokenAt(t, end).text))
  )
}

/** "per week", "/week": a rate. "per sprint" is an event. */
function rate(t: readonly Token[], i: number): Rhythm | Event | null {
  const word = tokenAt(t, i).text
  if (word !== 'per' && !(word === '/' && tokenAt(t, i).glued)) return null
  const unit = unitAt(t, i + 1)
  if (!unit || unit.plural) return word === 'per' && eventNouns.has(tokenAt(t, i + 1).text) ? { kind: 'event', start: i, end: i + 2 } : null
  if (isEventUnit(unit.unit)) return { kind: 'event', start: i, end: unit.end }
  return rhythm(i, unit.end, { per: isoLength(1, unit.unit), rate: true })
}

// ---- days ----------------------------------------------------------------------------------------------------------------------------------

/** Weekdays joined by commas, slashes and "and": `Mon/Thu`, "Tuesdays and Thursdays", "Monday to Friday". */
function dayList(t: readonly Token[], i: number, sure: boolean): DayList | null {
  const found: number[] = []
  let at = i
  let end = i
  let plural = false
  let joint = ''
  while (found.length < 7) {
    const one = weekday(t, at, sure || found.length > 0)
    if (!one) break
    plural ||= one.plural
    const before = found[found.length - 1]
    if (before !== undefined && /^(?:-|to|through|thru)$/.test(joint) && one.weekday > before)
      for (let d = before + 1; d < one.weekday; d++) found.push(d)
    found.push(one.weekday)
    end = one.end
    at = end
    joint = tokenAt(t, at).text
    if (!/^(?:,|\/|and|&|or|\+|-|to|through|thru|–)$/.test(joint)) break
    at++
    if (joint === ',' && /^(?:and|&|or)$/.test(tokenAt(t, at).text)) at++
  }
  if (found.length === 0) return null
  return { kind: 'days', start: i, end, days: [...new Set(found)].map((d) => weekdayCodes[d - 1]!), nth: [], plural }
}

function weekday(
  t: readonly Token[],
  i: number,
  sure: boolean,
): { readonly weekday: number; readonly end: number; readonly plural: boolean } | null {
  const token = tokenAt(t, i)
  const many = weekdayPlurals.get(token.text)
  if (many) return { weekday: many, end: i + 1, plural: true }
  const one = weekdays.get(token.text)
  if (!one) return null
  const next = tokenAt(t, i + 1)
  if (next.glued && next.text === '.' && tokenAt(t, i + 2).glued) return null
  const full = token.text.length >= 6
  if (!full && !token.capital) return null
  if (!full && !sure && /^(?:sat|sun|wed|mon|fri)$/.test(token.text) && !dayContext(t, i)) return null
  const end = !full && next.text === '.' && next.glued ? i + 2 : i + 1
  return { weekday: one, end, plural: next.text === "'" && tokenAt(t, i + 2).text === 's' }
}

/** A short weekday is one where a list, a time or a bracket stands beside it. */
function dayContext(t: readonly Token[], i: number): boolean {
  const next = tokenAt(t, i + 1)
  const before = tokenAt(t, i - 1).text
  return (
    /^[/)&,–-]$/.test(next.text) || next.text === 'at' || next.kind === 'number' || /^(?:on|\(|\/|\|)$/.test(before) || next.kind === 'end'
  )
}

function days(t: readonly Token[], i: number): DayList | Rhythm | null {
  const word = tokenAt(t, i).text
  if (word === 'weekdays' || word === 'workdays') return rhythm(i, i + 1, { every: 'P1W', days: weekdayCodes.slice(0, 5) })
  if (!weekdays.has(word) && !weekdayPlurals.has(word)) return null
  // "Thursday June 25th" is a date.
  const date = point(t, i)
  return date && date.value.is === 'day' ? null : dayList(t, i, false)
}

/** "first", "1st and 3rd", "second & fourth", "last". */
function ordinalList(t: readonly Token[], i: number): { readonly nth: readonly number[]; readonly end: number } | null {
  const nth: number[] = []
  let at = i
  let end = i
  while (nth.length < 4) {
    const token = tokenAt(t, at)
    const n =
      token.kind === 'number' && tokenAt(t, at + 1).glued && ordinalSuffixes.has(tokenAt(t, at + 1).text)
        ? token.value
        : ordinals.get(token.text)
    if (n === undefined || n === 0 || n > 5) break
    nth.push(n)
    at += token.kind === 'number' ? 2 : 1
    end = at
    if (!/^(?:,|\/|and|&|or)$/.test(tokenAt(t, at).text)) break
    at++
    if (/^(?:and|&|the)$/.test(tokenAt(t, at).text)) at++
  }
  return nth.length ? { nth, end } : null
}

/** "first Monday of the month", "1st & 3rd Wednesdays", "third Tuesday". */
function ordinalDays(t: readonly Token[], i: number): Rhythm | DayList | null {
  const nth = ordinalList(t, i)
  const list = nth && dayList(t, nth.end, true)
  if (!nth || !list) return null
  const month = monthBehind(t, list.end)
  if (month) return rhythm(i, month.end, { every: month.every, days: list.days, nth: nth.nth })
  if (list.plural || nth.nth.length > 1) return rhythm(i, list.end, { every: 'P1M', days: list.days, nth: nth.nth })
  return { kind: 'days', start: i, end: list.end, days: list.days, nth: nth.nth, plural: false }
}

/** "of the month", "of each month", "in every quarter", "each month". */
function monthBehind(t: readonly Token[], i: number): { readonly every: string; readonly end: number } | null {
  let at = i
  if (/^(?:of|in)$/.test(tokenAt(t, at).text)) at++
  if (/^(?:a|the|each|every|any)$/.test(tokenAt(t, at).text)) at++
  if (tokenAt(t, at).text === 'calendar') at++
  const word = tokenAt(t, at).text
  if (at === i) return null
  return word === 'month' || word === 'months' ? { every: 'P1M', end: at + 1 } : word === 'quarter' ? { every: 'P3M', end: at + 1 } : null
}

/** "first week of each month", "last day of the month", "last business day of every month". */
function ordinalUnit(t: readonly Token[], i: number): Rhythm | null {
  const nth = ordinalList(t, i)
  if (!nth) return null
  let at = nth.end
  const business = /^(?:business|working)$/.test(tokenAt(t, at).text)
  if (business) at++
  const unit = tokenAt(t, at).text
  if (unit !== 'day' && unit !== 'week' && unit !== 'weekday' && unit !== 'workday') return null
  const month = monthBehind(t, at + 1)
  if (!month) return null
  const n = nth.nth[0]!
  if (unit === 'week') return rhythm(i, month.end, { every: month.every })
  if (business || unit !== 'day') return rhythm(i, month.end, { every: month.every, rule: `BYDAY=MO,TU,WE,TH,FR;BYSETPOS=${n}` })
  return rhythm(i, month.end, { every: month.every, rule: `BYMONTHDAY=${n}` })
}

/** "on the 15th of each month", "15th of every month". */
function monthDay(t: readonly Token[], i: number): Rhythm | null {
  const token = tokenAt(t, i)
  if (digits(token) > 2 || token.value < 1 || token.value > 31 || !ordinalSuffixes.has(tokenAt(t, i + 1).text)) return null
  const list: number[] = [token.value]
  let at = i + 2
  while (
    /^(?:and|&|,|\/)$/.test(tokenAt(t, at).text) &&
    digits(tokenAt(t, at + 1)) > 0 &&
    ordinalSuffixes.has(tokenAt(t, at + 2).text) &&
    list.length < 6
  ) {
    list.push(tokenAt(t, at + 1).value)
    at += 3
  }
  const month = monthBehind(t, at)
  return month ? rhythm(i, month.end, { every: month.every, rule: `BYMONTHDAY=${list.join(',')}` }) : null
}

/** "in March and September": the months of a yearly or half-yearly rhythm. */
function monthList(t: readonly Token[], i: number): MonthList | null {
  const word = tokenAt(t, i).text
  if (word !== 'in' && word !== 'every') return null
  const list: number[] = []
  let at = i + 1
  let end = at
  while (list.length < 12) {
    const month = months.get(tokenAt(t, at).text)
    if (!month || !tokenAt(t, at).capital) break
    list.push(month)
    end = ++at
    if (!/^(?:,|and|&|\/)$/.test(tokenAt(t, at).text)) break
    at++
    if (tokenAt(t, at).text === 'and') at++
  }
  if (!list.length || tokenAt(t, end).kind === 'number') return null
  return { kind: 'months', start: i, end, months: list }
}

// ---- times ---------------------------------------------------------------------------------------------------------------------------------

interface Moment {
  readonly hour: number
  readonly minute: number
  readonly end: number
  readonly half: 'am' | 'pm' | null
  readonly exact: boolean
}

function moment(t: readonly Token[], i: number): Moment | null {
  const hour = tokenAt(t, i)
  if (hour.kind !== 'number' || digits(hour) > 2 || hour.value > 24) return null
  let at = i + 1
  let minute = 0
  let exact = false
  const colon = tokenAt(t, at)
  const minutes = tokenAt(t, at + 1)
  if ((colon.text === ':' || colon.text === '.') && colon.glued && minutes.glued && digits(minutes) === 2 && minutes.value < 60) {
    const more = tokenAt(t, at + 2)
    if (more.glued && (more.text === '.' || more.text === ':') && tokenAt(t, at + 3).glued && tokenAt(t, at + 3).kind === 'number')
      return null
    minute = minutes.value
    exact = colon.text === ':'
    at += 2
  }
  let half: Moment['half'] = null
  const word = tokenAt(t, at)
  if (word.text === 'am' || word.text === 'pm') {
    half = word.text
    at++
  } else if ((word.text === 'a' || word.text === 'p') && tokenAt(t, at + 1).text === '.' && tokenAt(t, at + 2).text === 'm') {
    half = word.text === 'a' ? 'am' : 'pm'
    at += tokenAt(t, at + 3).text === '.' ? 4 : 3
  } else if (word.text === 'h' && word.glued && exact) at++
  return { hour: hour.value, minute, end: at, half, exact }
}

/** `9:15`, `1:30pm`, `14:00–15:00`, `9-10am`. */
function clock(t: readonly Token[], i: number): Clock | null {
  if (tokenAt(t, i).glued && /^[:.$+]$|^[a-z]/.test(tokenAt(t, i - 1).text)) return null
  const first = moment(t, i)
  if (!first) return null
  const joint = tokenAt(t, first.end).text
  const second = joint === '-' || joint === 'to' || joint === 'until' || joint === 'through' ? moment(t, first.end + 1) : null
  const ranged = second && (second.half || (second.exact && first.exact)) ? second : null
  if (!first.half && !first.exact && !ranged?.half) return null
  // "10:00-11:30am" gives its half of the day once, "11-1pm" crosses noon.
  const half =
    first.half ?? (ranged?.half && ranged.half === 'pm' && first.hour > ranged.hour && first.hour !== 12 ? 'am' : (ranged?.half ?? null))
  const from = minuteOf(first, half)
  if (from === null) return null
  const to = ranged ? minuteOf(ranged, ranged.half) : null
  return {
    kind: 'time',
    start: i,
    end: ranged?.end ?? first.end,
    time: `${String(Math.floor(from / 60)).padStart(2, '0')}:${String(from % 60).padStart(2, '0')}`,
    duration: to !== null && to > from ? minutesLength(to - from) : null,
  }
}

function minuteOf({ hour, minute }: Moment, half: 'am' | 'pm' | null): number | null {
  if (half && (hour > 12 || hour === 0)) return null
  const h = half === 'pm' && hour < 12 ? hour + 12 : half === 'am' && hour === 12 ? 0 : hour
  return h < 24 ? h * 60 + minute : null
}

const minutesLength = (minutes: number) =>
  minutes % 60 === 0 ? `PT${minutes / 60}H` : minutes > 60 ? `PT${Math.floor(minutes / 60)}H${minutes % 60}M` : `PT${minutes}M`

function noon(t: readonly Token[], i: number): Clock | null {
  const word = tokenAt(t, i).text
  if (word !== 'noon' && word !== 'midday') return null
  return { kind: 'time', start: i, end: i + 1, time: '12:00', duration: null }
}

const regions = /^(?:africa|america|antarctica|asia|atlantic|australia|europe|indian|pacific|us)$/

/** A zone right behind a time: "PT", "(Pacific Time)", "NYC time", "UTC+8", "Europe/Berlin", an unknown "XYT". */
function zoneAt(t: readonly Token[], i: number): Zone | null {
  const token = tokenAt(t, i)
  if (!token.capital && !zones.has(token.text)) return null
  const slash = tokenAt(t, i + 1)
  if (regions.test(token.text) && slash.text === '/' && slash.glued && tokenAt(t, i + 2).glued) {
    const city = tokenAt(t, i + 2).text
    const title = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
    return { kind: 'zone', start: i, end: i + 3, zone: `${token.text === 'us' ? 'US' : title(token.text)}/${title(city)}` }
  }
  if (token.text === 'utc' || token.text === 'gmt') {
    const sign = tokenAt(t, i + 1)
    const hours = tokenAt(t, i + 2)
    if (
      (sign.text === '+' || sign.text === '-') &&
      sign.glued &&
      hours.glued &&
      digits(hours) > 0 &&
      digits(hours) <= 2 &&
      hours.value <= 14
    ) {
      const minutes = tokenAt(t, i + 3).text === ':' && digits(tokenAt(t, i + 4)) === 2 ? `:${tokenAt(t, i + 4).text}` : ''
      return { kind: 'zone', start: i, end: minutes ? i + 5 : i + 3, zone: `UTC${sign.text}${hours.value}${minutes}` }
    }
  }
  // "Central European Time", "Eastern Standard Time".
  if (token.text === 'central') {
    if (tokenAt(t, i + 1).text === 'european') return { kind: 'zone', start: i, end: timeWord(t, i + 2), zone: 'Europe/Berlin' }
    if (tokenAt(t, i + 1).text === 'time') return { kind: 'zone', start: i, end: i + 2, zone: 'America/Chicago' }
  }
  const known = zones.get(token.text)
  if (known && (token.capital || token.text.length > 2)) return { kind: 'zone', start: i, end: timeWord(t, i + 1), zone: known }
  if (/^[a-z]{2,4}t$/.test(token.text) && token.end - token.start === token.text.length)
    return { kind: 'zone', start: i, end: i + 1, zone: token.text.toUpperCase() }
  return null
}

function timeWord(t: readonly Token[], i: number): number {
  let at = i
  if (/^(?:standard|daylight|summer)$/.test(tokenAt(t, at).text)) at++
  return tokenAt(t, at).text === 'time' || tokenAt(t, at).text === 'timezone' ? at + 1 : i
}

/** How long a meeting takes: "25-minute", "1h", "(45 minutes)", "half an hour", "1.5 hours". */
function length(t: readonly Token[], i: number): Length | null {
  const before = tokenAt(t, i - 1).text
  if (before === 'within' || before === 'under' || before === 'every' || before === 'last' || before === 'next' || before === 'past')
    return null
  if (tokenAt(t, i).text === 'half') {
    const at = /^(?:a|an)$/.test(tokenAt(t, i + 1).text) ? i + 2 : tokenAt(t, i + 1).text === '-' ? i + 2 : i + 1
    const unit = tokenAt(t, at).text
    return unit === 'hour'
      ? { kind: 'length', start: i, end: at + 1, iso: 'PT30M' }
      : unit === 'day'
        ? { kind: 'length', start: i, end: at + 1, iso: 'PT12H' }
        : null
  }
  const one = /^(?:a|an|one)$/.test(tokenAt(t, i).text) && tokenAt(t, i + 1).text === 'hour' ? { n: 1, end: i + 1 } : null
  const n = one ?? count(t, i)
  if (!n || n.n === 0) return null
  if (tokenAt(t, i).glued && /^[:.$#]$|^[a-z]/.test(before)) return null
  const at = tokenAt(t, n.end).text === '-' ? n.end + 1 : n.end
  const word = tokenAt(t, at)
  const letter = word.glued && at === n.end ? unitLetters.get(word.text) : undefined
  const unit = letter ?? unitAt(t, at)?.unit
  if (unit !== 'minute' && unit !== 'hour' && !(unit === 'day' && before !== 'in' && at > n.end)) return null
  const behind = tokenAt(t, at + 1).text
  if (/^(?:after|before|prior|from|of|later|ago|in|into|earlier|notice)$/.test(behind) && behind !== 'of') return null
  const iso = isoLength(n.n, unit)
  return iso ? { kind: 'length', start: i, end: at + 1, iso } : null
}

// ---- anchors and events --------------------------------------------------------------------------------------------------------------------

/** "starting 7 January 2026", "2019 start date: Jan. 11th", "since March 2nd". */
function anchor(t: readonly Token[], i: number): Anchor | null {
  const word = tokenAt(t, i).text
  if (!/^(?:starting|beginning|start|starts|begins|since|from|commencing|effective)$/.test(word)) return null
  let at = i + 1
  while (at < i + 6 && /^(?:date|on|from|:|is|the|=|with)$/.test(tokenAt(t, at).text)) at++
  const day = phrase(t, at, 1)
  if (!day?.day || day.value.is !== 'day') return null
  const hint = fullYear(tokenAt(t, i - 1))
  return {
    kind: 'anchor',
    start: i,
    end: day.end,
    value: day.value.year === null && hint !== null ? { ...day.value, year: hint } : day.value,
  }
}

/** "after each release", "on every incident", "whenever a launch ends": from its preposition on. */
function onEvent(t: readonly Token[], i: number): Event | null {
  const word = tokenAt(t, i).text
  if (/^(?:after|before|following|on|upon|during|at)$/.test(word)) {
    let at = i + 1
    if (word === 'at' && /^(?:the|start|end|beginning|close)$/.test(tokenAt(t, at).text)) {
      while (at < i + 4 && /^(?:the|start|end|beginning|close|of)$/.test(tokenAt(t, at).text)) at++
    }
    const each = tokenAt(t, at).text
    if (each !== 'each' && each !== 'every' && each !== 'any') return null
    // Up to two words may describe the thing: "after each major release".
    for (let noun = at + 1; noun < at + 4; noun++) {
      const token = tokenAt(t, noun)
      if (token.kind !== 'word') return null
      const unit = unitAt(t, noun)
      if (eventNouns.has(token.text) && !(unit && !isEventUnit(unit.unit))) return { kind: 'event', start: i, end: noun + 1 }
      if (unit) return null
    }
  }
  return null
}

function eventStart(t: readonly Token[], i: number): number {
  return /^(?:after|before|following|on|upon|during|of|at)$/.test(tokenAt(t, i - 1).text) && tokenAt(t, i - 1).text !== 'of' ? i - 1 : i
}

/** "30 days after launch", "10 weeks before quarter start", "two weeks into the cycle". */
function afterEvent(t: readonly Token[], i: number): Event | null {
  const n = count(t, i)
  const unit = n && unitAt(t, tokenAt(t, n.end).text === '-' ? n.end + 1 : n.end)
  if (!n || !unit || unit.unit === 'minute') return null
  let at = unit.end
  if (!/^(?:after|before|into|following|prior)$/.test(tokenAt(t, at).text)) return null
  at++
  if (tokenAt(t, at).text === 'to') at++
  const from = at
  while (at < from + 5 && tokenAt(t, at).kind === 'word' && !/^(?:and|or|to|we|for|by|with|they|at|on|in)$/.test(tokenAt(t, at).text)) at++
  return at > from && !point(t, from) ? { kind: 'event', start: i, end: at } : null
}
