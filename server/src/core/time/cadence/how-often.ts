// Reads how often something comes round ("every two weeks", "twice a year", "bi-weekly"); knows neither times of day nor what belongs together.

import {
  eventNouns,
  frequencyWords,
  meetingNouns,
  months,
  notRhythms,
  ordinalSuffixes,
  perAdverbs,
  timesWords,
  weekdayCodes,
} from '../lexicon-en.js'
import { unitAt } from '../phrases.js'
import { type Token, tokenAt } from '../tokens.js'
import { count } from '../years.js'
import { dayList, monthBehind, ordinalList } from './days.js'
import { type Event, isEventUnit, isoLength, type Rhythm, rhythm } from './parts.js'

/** "every two weeks", "each Monday", "every other Tuesday", "every weekday", "every sprint". */
export function every(t: readonly Token[], i: number): Rhythm | Event | null {
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
  if (/^(?:morning|afternoon|evening|night)$/.test(kind)) return rhythm(i, at + 1, { every: 'P1D' })
  if (kind === 'half' && /^(?:-|year)$/.test(tokenAt(t, at + 1).text))
    return rhythm(i, tokenAt(t, at + 1).text === '-' ? at + 3 : at + 2, { every: 'P6M' })
  const month = months.get(kind)
  if (month && tokenAt(t, at).capital) return rhythm(i, at + 1, { every: 'P1Y', rule: `BYMONTH=${month}` })
  const unit = unitAt(t, at)
  if (unit && !isEventUnit(unit.unit)) return rhythm(i, unit.end, { every: isoLength(step, unit.unit) })
  if (eventNouns.has(kind) || unit) return { kind: 'event', start: eventStart(t, i), end: at + 1 }
  return ordinalEvery(t, i, at)
}

/** "alternate Tuesdays", "alternating Wednesdays": one week yes, one week no. */
export function alternate(t: readonly Token[], i: number): Rhythm | null {
  if (!/^(?:alternate|alternating)$/.test(tokenAt(t, i).text)) return null
  const list = dayList(t, i + 1, true)
  if (list) return list.plural && list.days.length === 1 ? rhythm(i, list.end, { every: 'P2W', days: list.days }) : null
  const unit = unitAt(t, i + 1)
  const iso = unit?.plural ? isoLength(2, unit.unit) : null
  return unit && iso ? rhythm(i, unit.end, { every: iso }) : null
}

/** "every third Thursday" (of the month, or every three weeks: only its words can tell), "every first Monday". */
function ordinalEvery(t: readonly Token[], i: number, at: number): Rhythm | null {
  const nth = ordinalList(t, at)
  const list = nth && dayList(t, nth.end, true)
  if (nth && !list) {
    // "every 4th week" and "every third month" count lengths; the first and the last of something do not.
    const unit = nth.nth.length === 1 && nth.nth[0]! > 1 ? unitAt(t, nth.end) : null
    const iso = unit && !unit.plural && !isEventUnit(unit.unit) ? isoLength(nth.nth[0]!, unit.unit) : null
    return unit && iso ? rhythm(i, unit.end, { every: iso }) : null
  }
  if (!nth || !list) return null
  const month = monthBehind(t, list.end)
  if (month || nth.nth[0] === 1 || nth.nth[0] === -1 || nth.nth.length > 1)
    return rhythm(i, month?.end ?? list.end, { every: month?.every ?? 'P1M', days: list.days, nth: nth.nth })
  return rhythm(i, list.end, { days: list.days })
}

/** "twice a week", "at least 10 meetings a year", "2x per month", "once every two years", "once monthly". */
export function timesPer(t: readonly Token[], i: number): Rhythm | Event | null {
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
      // "three browsers/release", "40 orders a week" and "2d per milestone" count things, not meetings.
      if (!per(t, at) || times > 31 || noun.glued || (tokenAt(t, at).text === '/' && !unitAt(t, at + 1))) return null
    } else return null
  }
  if (tokenAt(t, at).text === '-' && tokenAt(t, at).glued) at++
  if (word !== undefined && /^(?:or|-)$/.test(tokenAt(t, at).text) && timesWords.has(tokenAt(t, at + 1).text)) at += 2
  const adverb = perAdverbs.get(tokenAt(t, at).text)
  if (adverb && !counted) return timesRhythm(i, at + 1, times, adverb, atLeast)
  const span = tokenAt(t, at).text === 'in' && word === 1 ? count(t, at + 1) : null
  const spanUnit = span && unitAt(t, span.end)
  const spanIso = span && spanUnit && !isEventUnit(spanUnit.unit) ? isoLength(span.n, spanUnit.unit) : null
  if (spanUnit && spanIso) return rhythm(i, spanUnit.end, { every: spanIso, atLeast })
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
export function frequency(t: readonly Token[], i: number): Rhythm | null {
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
  if (notRhythms.has(behind.text) && !meetingAhead(t, end)) return null
  const ambiguous = found.ambiguous ? word : null
  return rhythm(i, end, { every: found.every, times: found.times ?? null, per: found.per ?? null, ambiguous, atLeast: leastBefore(t, i) })
}

/** "six-weekly", "4-weekly", "three-monthly": every so many. */
export function spelledOut(t: readonly Token[], i: number): Rhythm | null {
  const n = count(t, i)
  if (!n || tokenAt(t, n.end).text !== '-' || !Number.isInteger(n.n) || n.n < 2 || n.n > 52) return null
  const unit = tokenAt(t, n.end + 1).text
  return unit === 'weekly' || unit === 'monthly' ? rhythm(i, n.end + 2, { every: `P${n.n}${unit === 'weekly' ? 'W' : 'M'}` }) : null
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
export function rate(t: readonly Token[], i: number): Rhythm | Event | null {
  const word = tokenAt(t, i).text
  if (word !== 'per' && !(word === '/' && tokenAt(t, i).glued)) return null
  const unit = unitAt(t, i + 1)
  if (!unit || unit.plural) return word === 'per' && eventNouns.has(tokenAt(t, i + 1).text) ? { kind: 'event', start: i, end: i + 2 } : null
  if (isEventUnit(unit.unit)) return { kind: 'event', start: i, end: unit.end }
  return rhythm(i, unit.end, { per: isoLength(1, unit.unit), rate: true })
}

function eventStart(t: readonly Token[], i: number): number {
  return /^(?:after|before|following|on|upon|during|of|at)$/.test(tokenAt(t, i - 1).text) && tokenAt(t, i - 1).text !== 'of' ? i - 1 : i
}
