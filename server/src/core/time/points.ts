// Reads one day, month, quarter, half or year at a token; knows neither prepositions nor ranges nor what "now" is.

import { daysInMonth } from './calendar.js'
import { type Hit, hit } from './hit.js'
import { endEdges, monthsAlsoVerbs, nudges, seasons, startEdges, weekdays } from './lexicon-en.js'
import { dayNumber, gluedDay, monthName, rangeDay, spelledDay } from './month-days.js'
import { fiscalPoint, numberedPart, ordinalPoint, partPoint, partSuffix } from './quarters.js'
import { type Token, tokenAt } from './tokens.js'
import type { Value } from './values.js'
import { continuesNumber, digits, fullYear, partName, shiftedYear, shortYear, type Year, yearAfter } from './years.js'

/** The day, month, quarter, half or year that begins at a token. */
export function point(t: readonly Token[], i: number): Hit | null {
  const token = tokenAt(t, i)
  if (token.kind === 'number') return numberPoint(t, i)
  if (token.kind !== 'word') return null
  return (
    partPoint(t, i) ??
    fiscalPoint(t, i) ??
    monthPoint(t, i) ??
    weekdayPoint(t, i) ??
    ordinalPoint(t, i) ??
    numberedPart(t, i) ??
    spelledDayFirst(t, i) ??
    seasonPoint(t, i)
  )
}

// ---- months and days -----------------------------------------------------------------------------------------------------------------------

/** "32 August 2027": with a month and a year beside it such a number was meant as a day. */
const mistaken = 39

/** The day, in the year that is stated or counted behind it ("31 March next year"). */
function datedIn(t: readonly Token[], year: Year | null, month: number, day: number, dayToken: number, end: number): Hit {
  const shifted = year ? null : shiftedYear(t, end)
  const found = dated(year?.year ?? null, month, day, dayToken, year?.end ?? shifted?.end ?? end)
  return shifted ? { ...found, value: { is: 'day', year: null, month, day, shift: shifted.shift } } : found
}

function dated(year: number | null, month: number, day: number, dayToken: number, end: number): Hit {
  const last = daysInMonth(year ?? 2000, month)
  const repair = day > last ? { token: dayToken, day: last } : null
  return hit(end, { is: 'day', year, month, day }, { day: true, relative: year === null, repair })
}

/** `October 2026`, `2021-July` without its year, `October 12th, 2026`, `Jan. 11th`, `October` alone. */
function monthPoint(t: readonly Token[], i: number): Hit | null {
  const name = monthName(t, i)
  if (!name) return null
  let at = name.end
  if (tokenAt(t, at).text === 'the' && dayNumber(t, at + 1)) at++
  const day = dayNumber(t, at, mistaken)
  const isDay = day && (day.day <= 31 || yearAfterDay(t, day.end)?.kind === 'calendar')
  if (isDay && isMonth(t, i, day.end, day.end > at + 1) && !(day.end === at + 1 && isNoun(t, day.end))) {
    return datedIn(t, yearAfterDay(t, day.end), name.month, day.day, at, day.end)
  }
  const apart = dayApart(t, i, name.end)
  if (apart) return datedIn(t, yearAfterDay(t, apart.end), name.month, apart.day, apart.token, apart.end)
  const year = yearAfter(t, name.end)
  if (year && year.kind === 'calendar') return hit(year.end, { is: 'month', year: year.year, month: name.month })
  const shifted = shiftedYear(t, name.end)
  if (shifted) return hit(shifted.end, { is: 'month', year: null, month: name.month, shift: shifted.shift }, { relative: true })
  return hit(name.end, { is: 'month', year: null, month: name.month }, { relative: true, bare: true })
}

/** The day of "March, 6th 2027", and that of "May eighth, 2027" where nothing goes on behind it ("in May first drafts"). */
function dayApart(
  t: readonly Token[],
  i: number,
  end: number,
): { readonly day: number; readonly end: number; readonly token: number } | null {
  const token = tokenAt(t, end).text === ',' ? end + 1 : end
  const number = token > end ? dayNumber(t, token) : null
  if (number && number.end > token + 1 && yearAfterDay(t, number.end)) return { ...number, token }
  const spelled = token === end && tokenAt(t, i).capital ? spelledDay(t, end) : null
  if (!spelled) return null
  const next = tokenAt(t, spelled.end)
  return next.kind === 'end' || /^[,.;:)]$/.test(next.text) || yearAfterDay(t, spelled.end) ? { ...spelled, token } : null
}

/** A lower-case "may", "march" or "mar" is a month only with an ordinal or a year beside it. */
function isMonth(t: readonly Token[], i: number, end: number, ordinal: boolean): boolean {
  return tokenAt(t, i).capital || !monthsAlsoVerbs.has(tokenAt(t, i).text) || ordinal || yearAfterDay(t, end) !== null
}

/** "October 2 teams": a lower-case plural behind a bare number is what is counted. */
function isNoun(t: readonly Token[], i: number): boolean {
  const token = tokenAt(t, i)
  return (
    token.kind === 'word' &&
    !token.glued &&
    !token.capital &&
    token.text.length > 4 &&
    token.text.endsWith('s') &&
    !token.text.endsWith('ss')
  )
}

function yearAfterDay(t: readonly Token[], i: number): Year | null {
  const token = tokenAt(t, i)
  if (token.text === 'at' || token.text === 'in') return null
  return yearAfter(t, i)
}

function numberPoint(t: readonly Token[], i: number): Hit | null {
  const token = tokenAt(t, i)
  const before = tokenAt(t, i - 1)
  // "$2026", "#12", "v2", "KR3", "KEP-2079": the number is part of something else.
  if (token.glued && (before.kind === 'word' || /^[$€£#@&+=.,]$/.test(before.text))) return null
  if (token.glued && before.text === '-' && before.glued && tokenAt(t, i - 2).kind === 'word' && !isPart(tokenAt(t, i - 2).text))
    return null
  const year = fullYear(token)
  if (year !== null) return yearFirst(t, i, year)
  return numericDate(t, i) ?? monthOfYear(t, i) ?? dayFirst(t, i) ?? partSuffix(t, i) ?? ordinalPoint(t, i)
}

/** "mid-2027", "end-2026". */
const isPart = (word: string) => nudges.has(word) || endEdges.has(word) || startEdges.has(word)

/** `2026-10-01`, `2026/10/01`, `2026-10`, `2026-W41`, `2026 Q3`, `2025h1`, `2021-July`, `2026 Oct 5`, `2026`. */
function yearFirst(t: readonly Token[], i: number, year: number): Hit | null {
  const joint = tokenAt(t, i + 1)
  const glue = joint.glued && (joint.text === '-' || joint.text === '/' || joint.text === '.')
  const second = tokenAt(t, i + 2)
  if (glue && second.glued && second.kind === 'number' && digits(second) <= 2) {
    const joint2 = tokenAt(t, i + 3)
    const third = tokenAt(t, i + 4)
    if (joint2.glued && joint2.text === joint.text && third.glued && third.kind === 'number') {
      if (digits(third) > 2 || second.value < 1 || second.value > 12 || third.value < 1 || third.value > 31) return null
      const tail = tokenAt(t, i + 5)
      return tail.glued && (tail.text === '-' || tail.text === '/') && tokenAt(t, i + 6).kind === 'number' && tokenAt(t, i + 6).glued
        ? null
        : dated(year, second.value, third.value, i + 4, i + 5)
    }
    if (
      joint.text === '-' &&
      digits(second) === 2 &&
      second.value >= 1 &&
      second.value <= 12 &&
      !(tokenAt(t, i + 3).kind === 'word' && tokenAt(t, i + 3).glued)
    )
      return hit(i + 3, { is: 'month', year, month: second.value })
    if (joint.text !== '.' && digits(second) === 2 && 2000 + second.value === year + 1)
      return hit(i + 3, { is: 'range', from: { is: 'year', year, fiscal: false }, to: { is: 'year', year: year + 1, fiscal: false } })
    if (joint.text === '/' && second.value >= 1 && second.value <= 12) return hit(i + 3, { is: 'month', year, month: second.value })
    return null
  }
  if (continuesNumber(t, i)) return null
  const at = glue && second.glued ? i + 2 : i + 1
  const word = tokenAt(t, at)
  const week = tokenAt(t, at + 1)
  if (word.text === 'w' && week.glued && week.kind === 'number' && week.value >= 1 && week.value <= 53)
    return hit(at + 2, { is: 'iso-week', year, week: week.value })
  const part = partName(t, at)
  if (part && (at === i + 1 || joint.text !== '.'))
    return hit(part.end, { is: 'part', unit: part.unit, n: part.n, year, kind: part.fiscal ? 'fiscal' : 'calendar', shift: 0 })
  const name = monthName(t, at)
  if (name && (word.glued || word.capital)) {
    const joint2 = tokenAt(t, name.end)
    const from = glue && joint2.glued && joint2.text === joint.text && tokenAt(t, name.end + 1).glued ? name.end + 1 : name.end
    const day = dayNumber(t, from)
    if (day) return dated(year, name.month, day.day, from, day.end)
    if (fullYear(tokenAt(t, name.end)) === null) return hit(name.end, { is: 'month', year, month: name.month })
  }
  const next = tokenAt(t, i + 1)
  if (next.glued && next.kind === 'word' && next.text !== 's') return null
  return hit(i + 1, { is: 'year', year, fiscal: false }, { bare: true })
}

/** `31/03/2027`, `31.3.2027`, `03-31-2027`. */
function numericDate(t: readonly Token[], i: number): Hit | null {
  const a = tokenAt(t, i)
  const joint = tokenAt(t, i + 1)
  const b = tokenAt(t, i + 2)
  const joint2 = tokenAt(t, i + 3)
  const c = tokenAt(t, i + 4)
  if (!joint.glued || !b.glued || !joint2.glued || !c.glued || joint.text !== joint2.text || !/^[-/.]$/.test(joint.text)) return null
  const year = fullYear(c) ?? (joint.text === '/' || isShortDotted(t, i) ? shortYear(c) : null)
  if (
    year === null ||
    digits(a) > 2 ||
    digits(b) > 2 ||
    a.value < 1 ||
    b.value < 1 ||
    a.value > 31 ||
    b.value > 31 ||
    (a.value > 12 && b.value > 12)
  )
    return null
  if (tokenAt(t, i + 5).glued && /^[-/.]$/.test(tokenAt(t, i + 5).text) && tokenAt(t, i + 6).glued && tokenAt(t, i + 6).kind === 'number')
    return null
  if (a.value > 12) return dated(year, b.value, a.value, i, i + 5)
  if (b.value > 12) return dated(year, a.value, b.value, i + 2, i + 5)
  if (a.value === b.value) return dated(year, a.value, a.value, i, i + 5)
  return hit(i + 5, { is: 'numeric', a: a.value, b: b.value, year, dotted: joint.text === '.' }, { day: true })
}

/** `31.12.26`, "by 1.12.26": no version of a program, since no month has such a number or a word in front says that it is a day. */
function isShortDotted(t: readonly Token[], i: number): boolean {
  const [day, dot, month, , year] = [0, 1, 2, 3, 4].map((at) => tokenAt(t, i + at))
  return (
    dot!.text === '.' &&
    year!.value >= 20 &&
    year!.value < 50 &&
    month!.value <= 12 &&
    (day!.value > 12 || /^(?:by|until|before|on|due|from|since|am|bis|ab|seit|vom)$/.test(tokenAt(t, i - 1).text))
  )
}

/** `11/2026`. */
function monthOfYear(t: readonly Token[], i: number): Hit | null {
  const month = tokenAt(t, i)
  const year = fullYear(tokenAt(t, i + 2))
  const after = tokenAt(t, i + 3)
  if (year === null || tokenAt(t, i + 1).text !== '/' || digits(month) > 2 || month.value < 1 || month.value > 12) return null
  if (!tokenAt(t, i + 1).glued || !tokenAt(t, i + 2).glued || (after.glued && /^[-/.%]$|^[a-z\d]/.test(after.text))) return null
  return hit(i + 3, { is: 'month', year, month: month.value })
}

/** `31 March 2027`, `the 31st of March`, `12-Oct-2026`, `12/Oct/2026`, `12Oct`. */
function dayFirst(t: readonly Token[], i: number): Hit | null {
  const day = dayNumber(t, i, mistaken) ?? gluedDay(t, i)
  if (!day) return null
  let at = day.end
  const joint = tokenAt(t, at).text
  const isGlued = tokenAt(t, at).glued && tokenAt(t, at + 1).glued
  if (joint === 'of' || ((joint === '-' || joint === '/') && isGlued)) at++
  const name = monthName(t, at)
  if (!name || !isMonth(t, at, name.end, day.end > i + 1)) return null
  const year = (isGlued && tokenAt(t, name.end).text === joint ? gluedYear(t, name.end) : null) ?? yearAfterDay(t, name.end)
  if (day.day > 31 && year?.kind !== 'calendar') return null
  return datedIn(t, year, name.month, day.day, i, name.end)
}

/** The year behind the second stroke of `12/Oct/2026` and `12-Oct-26`. */
function gluedYear(t: readonly Token[], i: number): Year | null {
  const token = tokenAt(t, i + 1)
  const year = tokenAt(t, i).glued && token.glued ? (fullYear(token) ?? shortYear(token)) : null
  return year === null ? null : { year, kind: 'calendar', end: i + 2 }
}

/** "the first of May", "twenty-fourth of May 2027", "eleventh May 2027". */
function spelledDayFirst(t: readonly Token[], i: number): Hit | null {
  const day = spelledDay(t, i)
  if (!day) return null
  const of = tokenAt(t, day.end).text === 'of'
  const at = of ? day.end + 1 : day.end
  const name = tokenAt(t, at).capital ? monthName(t, at) : null
  const year = name && yearAfterDay(t, name.end)
  return name && (of || year) ? datedIn(t, year, name.month, day.day, i, name.end) : null
}

function weekdayPoint(t: readonly Token[], i: number): Hit | null {
  const token = tokenAt(t, i)
  const weekday = weekdays.get(token.text)
  if (weekday === undefined || (!token.capital && token.text.length < 6)) return null
  let at = i + 1
  while (tokenAt(t, at).text === ',' || (tokenAt(t, at).text === '.' && tokenAt(t, at).glued && token.text.length < 6)) at++
  if (tokenAt(t, at).text === 'the') at++
  const date = tokenAt(t, at).kind === 'number' ? (dayFirst(t, at) ?? numericDate(t, at) ?? isoDay(t, at)) : monthPoint(t, at)
  // The weekday says nothing the date does not: it only lengthens the phrase.
  if (date?.day) return date
  const next = tokenAt(t, i + 1)
  // "Friday next week", "Friday of next week", "Friday, next week".
  const week = next.text === 'of' || next.text === ',' ? i + 2 : i + 1
  const shift = tokenAt(t, week).text
  if (/^(?:this|next)$/.test(shift) && tokenAt(t, week + 1).text === 'week')
    return hit(week + 2, { is: 'weekday', weekday, next: shift === 'next' }, { day: true, relative: true })
  if (token.text.length < 6 || (next.glued && next.text === '.' && tokenAt(t, i + 2).glued) || next.text === '-') return null
  return hit(i + 1, { is: 'weekday', weekday, next: false }, { day: true, relative: true, bare: true })
}

function isoDay(t: readonly Token[], i: number): Hit | null {
  const year = fullYear(tokenAt(t, i))
  const found = year === null ? null : yearFirst(t, i, year)
  return found?.day ? found : null
}

function seasonPoint(t: readonly Token[], i: number): Hit | null {
  const season = seasons.get(tokenAt(t, i).text)
  if (!season) return null
  const year = yearAfter(t, i + 1)
  const value = (y: number | null): Value => ({ is: 'season', startMonth: season[0], months: season[1], year: y })
  if (year && year.kind === 'calendar') return hit(year.end, value(year.year), { vague: true })
  const next = tokenAt(t, i + 1)
  if (next.kind === 'word' && next.capital) return null
  return hit(i + 1, value(null), { vague: true, relative: true, bare: true })
}

/** `12-14 October`, `October 12–14, 2026`, "eighth to eleventh May 2026": the month is written once. */
export function dayRange(t: readonly Token[], i: number): Hit | null {
  const first = rangeDay(t, i)
  if (first) {
    if (!/^(?:-|to|and|through)$/.test(tokenAt(t, first.end).text) || !rangeDay(t, first.end + 1)) return null
    const last = point(t, first.end + 1)
    if (last?.value.is !== 'day' || first.day >= last.value.day) return null
    return hit(
      last.end,
      { is: 'range', from: { ...last.value, day: first.day }, to: last.value },
      { relative: last.relative, repair: last.repair },
    )
  }
  const name = monthName(t, i)
  if (!name || !tokenAt(t, i).capital) return null
  const low = rangeDay(t, name.end)
  if (!low || !/^(?:-|to|through)$/.test(tokenAt(t, low.end).text)) return null
  const high = rangeDay(t, low.end + 1)
  if (!high || high.day <= low.day) return null
  const comma = tokenAt(t, high.end).text === ',' ? 1 : 0
  const year = fullYear(tokenAt(t, high.end + comma))
  const day = (n: number): Value => ({ is: 'day', year, month: name.month, day: n })
  return hit(
    year === null ? high.end : high.end + comma + 1,
    { is: 'range', from: day(low.day), to: day(high.day) },
    { relative: year === null },
  )
}
