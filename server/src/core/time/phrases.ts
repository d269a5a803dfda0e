// Reads a whole time phrase at a token (ranges, ends of periods, relative units, sprints, horizons); knows no prepositions and no roles.

import { block, code, edgeOf, horizon, weekNumber } from './codes.js'
import { type Hit, hit } from './hit.js'
import { endEdges, monthsAlsoVerbs, nudges, ordinalSuffixes, ordinals, shifts, startEdges, units, weekdays } from './lexicon-en.js'
import { dayRange, point } from './points.js'
import { startsPhrase } from './starts.js'
import { type Token, tokenAt } from './tokens.js'
import type { Unit, Value } from './values.js'
import { count, digits, yearAfter } from './years.js'

/** The longest phrase that begins at a token; a leading "the", "~" or "about" belongs to it. */
export function phrase(t: readonly Token[], i: number, depth = 0): Hit | null {
  const at = skipSmall(t, i)
  const token = tokenAt(t, at)
  if (!startsPhrase(token)) return null
  if (token.kind === 'number') {
    const found = nthWeekday(t, at, depth) ?? slice(t, at, depth) ?? horizon(t, at) ?? dayRange(t, at) ?? point(t, at)
    return found ? range(t, found, depth) : null
  }
  const found =
    edge(t, at, depth) ??
    nudge(t, at, depth) ??
    nthWeekday(t, at, depth) ??
    slice(t, at, depth) ??
    shifted(t, at) ??
    weekOf(t, at, depth) ??
    afterNext(t, at) ??
    weekNumber(t, at) ??
    block(t, at) ??
    code(t, at) ??
    dayRange(t, at) ??
    point(t, at)
  return found ? range(t, found, depth) : null
}

/** Past "the", "around", "about", "~", "approx", "[" and the possessives that may stand before a period. */
export function skipSmall(t: readonly Token[], i: number): number {
  let at = i
  while (at < i + 4 && smallWords.has(tokenAt(t, at).text)) at++
  return at
}

const smallWords = new Set(['the', 'about', 'around', 'approximately', 'approx', '~', '[', '(', 'our', 'roughly', 'very', ':'])

/** A unit of time at a token. */
export function unitAt(
  t: readonly Token[],
  i: number,
): { readonly unit: Unit; readonly end: number; readonly plural: boolean; readonly fiscal: boolean } | null {
  let at = i
  const first = tokenAt(t, at).text
  const fiscal = first === 'fiscal' || first === 'financial'
  if (fiscal || first === 'calendar' || first === 'business' || first === 'working') at++
  const token = tokenAt(t, at)
  const unit = units.get(token.text)
  if (!unit) return null
  if (unit === 'half' && token.text === 'halves') return null
  // "half-year" is three tokens.
  if (fiscal && unit !== 'year' && unit !== 'quarter') return null
  return { unit, end: at + 1, plural: token.text.endsWith('s'), fiscal }
}

/** Half a year, written `half-year`, `half year` or `half`. */
function halfAt(t: readonly Token[], i: number): number {
  if (tokenAt(t, i).text !== 'half') return 0
  const joint = tokenAt(t, i + 1).text
  if (joint === '-' && tokenAt(t, i + 2).text === 'year') return i + 3
  return joint === 'year' ? i + 2 : joint === 'of' ? 0 : i + 1
}

/** "end of …", "start of …", "year-end", "end 2026". */
function edge(t: readonly Token[], i: number, depth: number): Hit | null {
  if (depth > 2) return null
  const word = tokenAt(t, i).text
  const isEnd = endEdges.has(word)
  if (isEnd || startEdges.has(word)) {
    let at = i + 1
    const joint = tokenAt(t, at).text
    if (joint === 'of') at++
    else if (joint === '-' && tokenAt(t, at).glued) {
      at++
      if (tokenAt(t, at).text === 'of') at++
      if (tokenAt(t, at).text === '-') at++
    }
    const direct = at === i + 1
    const of = periodOf(t, at, depth, direct)
    if (!of || (of.day && !direct)) return null
    return { ...of, value: { is: 'edge', edge: isEnd ? 'end' : 'start', of: of.value }, bare: false }
  }
  // "year-end", "quarter end".
  const unit = unitAt(t, i)
  if (unit && !unit.plural) {
    let at = unit.end
    if (tokenAt(t, at).text === '-') at++
    if (tokenAt(t, at).text === 'end' && calendarUnit(unit.unit) && tokenAt(t, at + 1).text !== 'of' && tokenAt(t, at + 1).text !== '-')
      return hit(at + 1, edgeOf({ is: 'unit', unit: unit.unit, shift: 0, fiscal: unit.fiscal }), { relative: true })
  }
  return null
}

const calendarUnit = (unit: Unit) =>
  unit === 'week' ||
  unit === 'month' ||
  unit === 'quarter' ||
  unit === 'half' ||
  unit === 'year' ||
  unit === 'decade' ||
  unit === 'sprint' ||
  unit === 'cycle' ||
  unit === 'iteration'

/** What an end or a part can be of: a phrase, or a unit that means the present one ("end of quarter", "end of the month"). */
function periodOf(t: readonly Token[], i: number, depth: number, direct: boolean): Hit | null {
  const at = skipSmall(t, i)
  const named = phrase(t, at, depth + 1)
  if (named) return direct && named.value.is === 'unit' ? null : named
  if (direct) return null
  const half = halfAt(t, at)
  if (half) return hit(half, { is: 'unit', unit: 'half', shift: 0, fiscal: false }, { relative: true })
  const unit = unitAt(t, at)
  if (unit && !unit.plural && calendarUnit(unit.unit) && tokenAt(t, at - 1).text !== 'each' && tokenAt(t, at - 1).text !== 'every')
    return unit.unit === 'sprint' || unit.unit === 'cycle' || unit.unit === 'iteration'
      ? hit(unit.end, blockShift(unit.unit, 0), { relative: true })
      : hit(unit.end, { is: 'unit', unit: unit.unit, shift: 0, fiscal: unit.fiscal }, { relative: true })
  return null
}

const blockShift = (unit: Unit, shift: number): Value => ({
  is: 'block',
  block: unit === 'cycle' ? 'cycle' : 'sprint',
  n: null,
  label: unit,
  shift,
})

/** `early 2027`, `mid-October`, `late Q4`, "middle of the quarter". */
function nudge(t: readonly Token[], i: number, depth: number): Hit | null {
  if (depth > 2 || !nudges.has(tokenAt(t, i).text)) return null
  let at = i + 1
  let glue = false
  if (tokenAt(t, at).text === '-') {
    glue = true
    at++
  }
  if (tokenAt(t, at).text === 'to' && nudges.has(tokenAt(t, at + 1).text)) at += 2
  if (tokenAt(t, at).text === '-') at++
  if (tokenAt(t, at).text === 'of') at++
  else if (tokenAt(t, at).text === 'in') at++
  const of = tokenAt(t, at - 1).text === 'of' ? periodOf(t, at, depth, false) : phrase(t, at, depth + 1)
  if (of && (!of.day || of.value.is !== 'weekday'))
    return { ...of, value: { is: 'nudge', of: of.value }, bare: false, vague: true, day: false, repair: null }
  const unit = unitAt(t, at)
  if (glue && unit && !unit.plural && calendarUnit(unit.unit))
    return hit(
      unit.end,
      { is: 'nudge', of: { is: 'unit', unit: unit.unit, shift: 0, fiscal: unit.fiscal } },
      { relative: true, vague: true },
    )
  return null
}

/** "this quarter", "next two quarters", "the past year", "the coming weeks", "last 30 days". */
function shifted(t: readonly Token[], i: number): Hit | null {
  const word = tokenAt(t, i).text
  const shift = shifts.get(word)
  if (shift === undefined) return null
  let at = i + 1
  if (shift !== 0 && /^(?:few|several|couple)$/.test(tokenAt(t, at).text)) {
    at++
    if (tokenAt(t, at).text === 'of') at++
    const unit = unitAt(t, at)
    return unit ? hit(unit.end, { is: 'vague' }, { relative: true, vague: true }) : null
  }
  const n = count(t, at)
  if (n && shift !== 0) {
    let end = n.end
    const high = /^(?:-|to|or)$/.test(tokenAt(t, end).text) ? count(t, end + 1) : null
    if (high) {
      const unit = unitAt(t, high.end)
      return unit ? hit(unit.end, { is: 'horizon', from: n.n, to: high.n, unit: unit.unit }, { relative: true, vague: true }) : null
    }
    if (tokenAt(t, end).text === '-') end++
    const unit = unitAt(t, end)
    if (!unit || /^(?:minute|hour)$/.test(unit.unit))
      return unit ? hit(unit.end, { is: 'past', n: n.n, unit: unit.unit }, { relative: true }) : null
    return hit(unit.end, { is: shift > 0 ? 'within' : 'past', n: n.n, unit: unit.unit }, { relative: true })
  }
  const half = halfAt(t, at)
  if (half)
    return tokenAt(t, half - 1).text === 'year' ? hit(half, { is: 'unit', unit: 'half', shift, fiscal: false }, { relative: true }) : null
  const unit = unitAt(t, at)
  if (unit) {
    if (/^(?:minute|hour|day|fortnight)$/.test(unit.unit)) return null
    if (unit.plural) return shift === 0 ? null : hit(unit.end, { is: 'vague' }, { relative: true, vague: true })
    if (/^(?:sprint|cycle|iteration)$/.test(unit.unit))
      return processWord(t, unit.end) ? null : hit(unit.end, blockShift(unit.unit, shift), { relative: true })
    // "the past year" is the year up to today; "the previous year" and "last year" are calendar years.
    if (word === 'past') return hit(unit.end, { is: 'past', n: 1, unit: unit.unit }, { relative: true })
    // "next week on Friday", "this week Friday".
    const on = tokenAt(t, unit.end).text === 'on' ? unit.end + 1 : unit.end
    const weekday = unit.unit === 'week' && shift >= 0 && tokenAt(t, on).text.length > 5 ? weekdays.get(tokenAt(t, on).text) : undefined
    if (weekday) return hit(on + 1, { is: 'weekday', weekday, next: shift > 0 }, { day: true, relative: true })
    return hit(unit.end, { is: 'unit', unit: unit.unit, shift, fiscal: unit.fiscal }, { relative: true })
  }
  const of = point(t, at)
  // "this may improve", "the next march".
  if (!of || (of.value.is === 'month' && !tokenAt(t, at).capital && monthsAlsoVerbs.has(tokenAt(t, at).text))) return null
  if (of.value.is === 'weekday') return { ...of, value: { ...of.value, next: word === 'next' }, bare: shift < 0 }
  if (of.value.is === 'season') return shift < 0 ? null : { ...of, bare: false }
  if (of.value.is === 'month' && of.value.year === null)
    return shift < 0 ? { ...of, value: { is: 'vague' }, bare: true } : { ...of, bare: false }
  if (of.value.is === 'part' && of.value.year === null) return shift < 0 ? null : { ...of, bare: false }
  return null
}

/** "sprint planning", "cycle time": the unit is part of a process word. */
function processWord(t: readonly Token[], i: number): boolean {
  return /^(?:planning|review|retro|retrospective|time|goal|backlog|zero|board|length|demo)$/.test(tokenAt(t, i).text)
}

/** "first three months of 2027", "last two weeks of December", "second week of October". */
function slice(t: readonly Token[], i: number, depth: number): Hit | null {
  if (depth > 1) return null
  const word = tokenAt(t, i).text
  const side = word === 'first' ? 'start' : word === 'last' || word === 'final' ? 'end' : null
  if (!side) return inner(t, i, depth)
  const n = count(t, i + 1)
  const unit = unitAt(t, n ? n.end : i + 1)
  if (!unit || tokenAt(t, unit.end).text !== 'of') return null
  const of = periodOf(t, unit.end + 1, depth, false)
  if (!of || of.day) return null
  return {
    ...of,
    value: { is: 'slice', from: side, n: n?.n ?? 1, unit: unit.unit, of: of.value },
    bare: false,
    vague: unit.unit === 'week' || of.vague,
  }
}

/** "first Monday in October", "last Friday of Q4": one day of it. */
function nthWeekday(t: readonly Token[], i: number, depth: number): Hit | null {
  const suffixed = digits(tokenAt(t, i)) === 1 && ordinalSuffixes.has(tokenAt(t, i + 1).text)
  const nth = suffixed ? tokenAt(t, i).value : ordinals.get(tokenAt(t, i).text)
  const at = suffixed ? i + 2 : i + 1
  const weekday = weekdays.get(tokenAt(t, at).text)
  if (depth > 1 || !nth || nth > 5 || !weekday || !/^(?:of|in)$/.test(tokenAt(t, at + 1).text)) return null
  const of = phrase(t, at + 2, depth + 1)
  if (!of || of.day || of.vague || !/^(?:month|part|unit)$/.test(of.value.is)) return null
  return { ...of, value: { is: 'nth-weekday', nth, weekday, of: of.value }, day: true, bare: false }
}

/** "second week of October", "3rd week of Q4": somewhere inside. */
function inner(t: readonly Token[], i: number, depth: number): Hit | null {
  const suffixed = digits(tokenAt(t, i)) === 1 && ordinalSuffixes.has(tokenAt(t, i + 1).text)
  if (!suffixed && !((ordinals.get(tokenAt(t, i).text) ?? 0) > 1)) return null
  const unit = unitAt(t, suffixed ? i + 2 : i + 1)
  if (!unit || !/^(?:week|month)$/.test(unit.unit) || tokenAt(t, unit.end).text !== 'of') return null
  const of = periodOf(t, unit.end + 1, depth, false)
  return !of || of.day ? null : { ...of, value: { is: 'nudge', of: of.value }, bare: false, vague: true }
}

/** "the week after next", "the quarter after next". */
function afterNext(t: readonly Token[], i: number): Hit | null {
  const unit = unitAt(t, i)
  if (!unit || unit.plural || !/^(?:week|month|quarter|year)$/.test(unit.unit)) return null
  if (tokenAt(t, unit.end).text !== 'after' || tokenAt(t, unit.end + 1).text !== 'next') return null
  return hit(unit.end + 2, { is: 'unit', unit: unit.unit, shift: 2, fiscal: unit.fiscal }, { relative: true })
}

/** "week of 5 October". */
function weekOf(t: readonly Token[], i: number, depth: number): Hit | null {
  const word = tokenAt(t, i).text
  if (word === 'month' && tokenAt(t, i + 1).text === 'of') {
    const month = point(t, i + 2)
    return month?.value.is === 'month' && tokenAt(t, i + 2).capital ? { ...month, bare: false } : null
  }
  if (word !== 'week' || depth > 1) return null
  if (/^(?:of|commencing|beginning|starting)$/.test(tokenAt(t, i + 1).text)) {
    const of = point(t, skipSmall(t, i + 2))
    return of?.day && of.value.is !== 'weekday' ? { ...of, value: { is: 'week-of', day: of.value }, day: false } : null
  }
  return null
}

/** Goes on from a first point to a range: `Q3–Q4 2026`, "October to December", `2026–2028`, `Q1-3`. */
function range(t: readonly Token[], first: Hit, depth: number): Hit {
  if (depth > 0 || first.value.is === 'range' || (first.vague && first.value.is !== 'nudge')) return first
  let at = first.end
  // Brackets of a link and a weekday in brackets do not part the two ends.
  if (tokenAt(t, at).text === ']') at++
  const joint = tokenAt(t, at).text
  if (!/^(?:-|\/|to|through|thru|until|till|and|or|&|→|\+|,)$/.test(joint)) return first
  const opened = openedBy(t, first)
  if (joint === ',') return first.value.is === 'part' ? partList(t, first) : first
  // "and" joins two separate times unless "between" opened the phrase or both are parts of one year.
  if (/^(?:and|or|&|\/|\+)$/.test(joint) && opened !== 'between' && !(first.value.is === 'part')) return first
  if ((joint === 'until' || joint === 'till') && opened !== 'from' && first.value.is !== 'day') return first
  at++
  const short = tokenAt(t, at)
  if (
    first.value.is === 'part' &&
    joint === '-' &&
    short.kind === 'number' &&
    digits(short) === 1 &&
    short.value > first.value.n &&
    short.value <= 4 &&
    !(tokenAt(t, at + 1).glued && tokenAt(t, at + 1).kind === 'word')
  ) {
    const year = first.value.year === null ? yearAfter(t, at + 1) : null
    const to: Value = { ...first.value, n: short.value, ...(year && { year: year.year, kind: year.kind }) }
    return {
      ...first,
      end: year?.end ?? at + 1,
      relative: first.relative && !year,
      value: { is: 'range', from: inherit(first.value, to), to },
    }
  }
  const second = phrase(t, at, 1)
  if (!second || second.value.is === 'range' || !joinable(first.value, second.value, joint, opened !== '')) return first
  if (joint !== '-' && joint !== '/' && first.value.is === 'part' && second.value.is !== 'part') return first
  return {
    end: second.end,
    value: { is: 'range', from: inherit(first.value, second.value), to: second.value },
    day: false,
    relative: first.relative && second.relative,
    vague: first.vague || second.vague,
    bare: first.bare && second.bare && first.value.is !== 'month',
    repair: second.repair ?? first.repair,
  }
}

/** "Q1, Q2 and Q3 2027": the quarters of one list, from the first to the last. */
function partList(t: readonly Token[], first: Hit): Hit {
  let last = first
  for (let steps = 0; steps < 3 && last.value.is === 'part' && last.value.year === null; steps++) {
    const joint = tokenAt(t, last.end).text
    const at = joint === ',' && /^(?:and|or|&)$/.test(tokenAt(t, last.end + 1).text) ? last.end + 2 : last.end + 1
    if (!/^(?:,|and|or|&)$/.test(joint)) break
    const next = point(t, at)
    if (next?.value.is !== 'part' || next.value.unit !== last.value.unit || next.value.n <= last.value.n) break
    last = next
    if (joint !== ',' || at > last.end + 1) break
  }
  if (last === first || first.value.is !== 'part' || last.value.is !== 'part') return first
  return {
    ...last,
    value: { is: 'range', from: inherit(first.value, last.value), to: last.value },
    bare: false,
  }
}

function openedBy(t: readonly Token[], first: Hit): string {
  for (let back = first.end - 1, steps = 0; back >= 0 && steps < 8; back--, steps++) {
    const word = tokenAt(t, back).text
    if (word === 'between' || word === 'from') return word
  }
  return ''
}

/** Two ends make a range when they are of one sort. */
function joinable(a: Value, b: Value, joint: string, opened: boolean): boolean {
  // "from May 2026 to 2028", "between 1 February and March 2027".
  if (opened && sized.has(a.is) && sized.has(b.is) && 'year' in b && b.year !== null) return true
  const dayLike = (value: Value) => value.is === 'day' || value.is === 'numeric'
  if (dayLike(a)) return dayLike(b)
  if (a.is === 'edge' || a.is === 'nudge') return joint !== 'and' && b.is !== 'vague' && b.is !== 'unit'
  if (a.is === 'part') return b.is === 'part' && (b.year === null || a.year === null || a.year <= b.year)
  if (a.is === 'month') return b.is === 'month'
  if (a.is === 'year') return b.is === 'year' && b.year > a.year
  return a.is === 'iso-week' && b.is === 'iso-week'
}

const sized = new Set<Value['is']>(['day', 'month', 'year'])

/** The first end takes the year that only the second states. */
function inherit(a: Value, b: Value): Value {
  if (a.is === 'part' && b.is === 'part' && a.year === null && b.year !== null)
    return { ...a, year: a.unit === b.unit && a.n > b.n ? b.year - 1 : b.year, kind: a.kind === 'bare' ? b.kind : a.kind, shift: 0 }
  if ((a.is === 'day' || a.is === 'month') && (b.is === 'day' || b.is === 'month') && a.year === null && b.year !== null) {
    const later = a.month > b.month || (a.is === 'day' && b.is === 'day' && a.month === b.month && a.day > b.day)
    return { ...a, year: later ? b.year - 1 : b.year }
  }
  return a
}
