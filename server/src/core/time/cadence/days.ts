// Reads on which days something comes round: weekdays, ordinals in the month, days of the month, months of the year; knows no lengths.

import { followers, months, ordinalSuffixes, ordinals, weekdayCodes, weekdayPlurals, weekdays } from '../lexicon-en.js'
import { point } from '../points.js'
import { type Token, tokenAt } from '../tokens.js'
import { digits } from '../years.js'
import { type Dates, type DayList, type MonthList, type Rhythm, rhythm } from './parts.js'

/** Weekdays joined by commas, slashes and "and": `Mon/Thu`, "Tuesdays and Thursdays", "Monday to Friday". */
export function dayList(t: readonly Token[], i: number, sure: boolean): DayList | null {
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
  const part = /^(?:morning|afternoon|evening|night)(s?)$/.exec(tokenAt(t, end).text)
  if (part) return { weekday: one, end: end + 1, plural: part[1] === 's' }
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

export function days(t: readonly Token[], i: number): DayList | Rhythm | null {
  const word = tokenAt(t, i).text
  if (word === 'weekdays' || word === 'workdays') return rhythm(i, i + 1, { every: 'P1W', days: weekdayCodes.slice(0, 5) })
  if (!weekdays.has(word) && !weekdayPlurals.has(word)) return null
  // "Thursday June 25th" is a date.
  const date = point(t, i)
  return date && date.value.is === 'day' ? null : spared(t, i, dayList(t, i, false))
}

/** "daily, except on Fridays": the working days that are left. */
function spared(t: readonly Token[], i: number, list: DayList | null): DayList | null {
  const before = tokenAt(t, i - 1).text === 'on' ? i - 2 : i - 1
  if (list === null || !/^(?:except|excluding)$/.test(tokenAt(t, before).text)) return list
  return { ...list, days: weekdayCodes.slice(0, 5).filter((day) => !list.days.includes(day)) }
}

/** "first", "1st and 3rd", "second & fourth", "last". */
export function ordinalList(t: readonly Token[], i: number): { readonly nth: readonly number[]; readonly end: number } | null {
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
export function ordinalDays(t: readonly Token[], i: number): Rhythm | DayList | null {
  const nth = ordinalList(t, i)
  const list = nth && dayList(t, nth.end, true)
  if (!nth || !list) return null
  const month = monthBehind(t, list.end)
  if (month) return rhythm(i, month.end, { every: month.every, days: list.days, nth: nth.nth })
  if (list.plural || nth.nth.length > 1) return rhythm(i, list.end, { every: 'P1M', days: list.days, nth: nth.nth })
  return { kind: 'days', start: i, end: list.end, days: list.days, nth: nth.nth, plural: false }
}

/** "of the month", "of each month", "in every quarter", "each month". */
export function monthBehind(t: readonly Token[], i: number): { readonly every: string; readonly end: number } | null {
  let at = i
  if (/^(?:of|in)$/.test(tokenAt(t, at).text)) at++
  if (/^(?:a|the|each|every|any)$/.test(tokenAt(t, at).text)) at++
  if (tokenAt(t, at).text === 'calendar') at++
  const word = tokenAt(t, at).text
  if (at === i) return null
  return word === 'month' || word === 'months' ? { every: 'P1M', end: at + 1 } : word === 'quarter' ? { every: 'P3M', end: at + 1 } : null
}

/** "first week of each month", "last day of the month", "last business day of every month". */
export function ordinalUnit(t: readonly Token[], i: number): Rhythm | null {
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

/** "on the 15th of each month", "1st and 15th of every month". */
export function monthDay(t: readonly Token[], i: number): Rhythm | null {
  const list = dateList(t, i)
  const month = list && monthBehind(t, list.end)
  return month ? rhythm(i, month.end, { every: month.every, rule: `BYMONTHDAY=${list.dates.join(',')}` }) : null
}

/** "(monthly) on the 1st", "(every month) on the 1st and 15th". */
export function dates(t: readonly Token[], i: number): Dates | null {
  if (tokenAt(t, i - 1).text !== 'the' && tokenAt(t, i - 1).text !== 'on') return null
  const list = dateList(t, i)
  const behind = list && tokenAt(t, list.end)
  return behind && (behind.kind === 'mark' || behind.kind === 'end' || followers.has(behind.text))
    ? { kind: 'dates', start: i, ...list }
    : null
}

function dateList(t: readonly Token[], i: number): { readonly dates: readonly number[]; readonly end: number } | null {
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
  return { dates: list, end: at }
}

/** "in March and September", "first Friday of February": the months of a yearly or half-yearly rhythm. */
export function monthList(t: readonly Token[], i: number): MonthList | null {
  const word = tokenAt(t, i).text
  const bracket = tokenAt(t, i - 1).text === '('
  const ofDay = word === 'of' && weekdays.has(tokenAt(t, i - 1).text)
  if (word !== 'in' && word !== 'every' && !ofDay && !bracket) return null
  const list: number[] = []
  let at = bracket ? i : i + 1
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
  if (!list.length || tokenAt(t, end).kind === 'number' || (bracket && (list.length < 2 || tokenAt(t, end).text !== ')'))) return null
  return { kind: 'months', start: i, end, months: list }
}
