// Reads times of day, time zones and how long a meeting takes; knows no days.

import { unitLetters, zones } from '../lexicon-en.js'
import { unitAt } from '../phrases.js'
import { type Token, tokenAt } from '../tokens.js'
import { count, digits } from '../years.js'
import { type Clock, isoLength, type Length, type Zone } from './parts.js'

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
  } else if ((word.text === 'a' || word.text === 'p') && word.glued && exact) {
    half = word.text === 'a' ? 'am' : 'pm'
    at++
  } else if (word.text === 'h' && word.glued && exact) at++
  else if (/^(?:hours|hrs|uhr)$/.test(word.text) && minutes.glued && at === i + 3) {
    exact = true
    at++
  }
  return { hour: hour.value, minute, end: at, half, exact }
}

/** `1500 UTC`, `0930 CET`: four figures are a time where a zone follows. */
function compact(t: readonly Token[], i: number): Moment | null {
  const token = tokenAt(t, i)
  const zone = tokenAt(t, i + 1)
  if (digits(token) !== 4 || token.value % 100 > 59 || token.value >= 2400 || !zone.capital || !zones.has(zone.text)) return null
  return { hour: Math.floor(token.value / 100), minute: token.value % 100, end: i + 1, half: null, exact: true }
}

/** `9:15`, `1:30pm`, `14:00–15:00`, `9-10am`. */
export function clock(t: readonly Token[], i: number): Clock | null {
  if (tokenAt(t, i).glued && /^[:.$+]$|^[a-z]/.test(tokenAt(t, i - 1).text)) return null
  const first = moment(t, i) ?? compact(t, i)
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

export function noon(t: readonly Token[], i: number): Clock | null {
  const word = tokenAt(t, i).text
  if (word !== 'noon' && word !== 'midday') return null
  return { kind: 'time', start: i, end: i + 1, time: '12:00', duration: null }
}

const regions = /^(?:africa|america|antarctica|asia|atlantic|australia|europe|indian|pacific|us)$/

/** A zone right behind a time: "PT", "(Pacific Time)", "NYC time", "UTC+8", "Europe/Berlin", an unknown "XYT". */
export function zoneAt(t: readonly Token[], i: number): Zone | null {
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
export function length(t: readonly Token[], i: number): Length | null {
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
