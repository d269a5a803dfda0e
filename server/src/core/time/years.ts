// Reads numbers, years and the short names of quarters and halves; knows no days and no phrases.

import { moreNumbers, numbers } from './lexicon-en.js'
import { type Token, tokenAt } from './tokens.js'
import type { YearKind } from './values.js'

/** The year a number token states, or null: four digits from 2000 to 2099. */
export function fullYear(token: Token): number | null {
  return token.kind === 'number' && token.end - token.start === 4 && token.value >= 2000 && token.value < 2100 ? token.value : null
}

export function shortYear(token: Token): number | null {
  return token.kind === 'number' && token.end - token.start === 2 ? 2000 + token.value : null
}

/** The length in digits of a number token; 0 for others. */
export function digits(token: Token): number {
  return token.kind === 'number' ? token.end - token.start : 0
}

/** A count at a token: digits with an optional decimal part, or a number word. */
export function count(t: readonly Token[], i: number): { readonly n: number; readonly end: number } | null {
  const token = tokenAt(t, i)
  if (token.kind === 'number') {
    const point = tokenAt(t, i + 1)
    const part = tokenAt(t, i + 2)
    if (point.text === '.' && point.glued && part.kind === 'number' && part.glued) {
      const more = tokenAt(t, i + 3)
      return more.glued && (more.kind === 'number' || more.text === '.') && tokenAt(t, i + 4).kind === 'number'
        ? null
        : { n: Number(`${token.text}.${part.text}`), end: i + 3 }
    }
    return digits(token) <= 4 ? { n: token.value, end: i + 1 } : null
  }
  const n = numbers.get(token.text) ?? moreNumbers.get(token.text)
  if (n === undefined) return null
  const unit = tokenAt(t, i + 2)
  if (tokenAt(t, i + 1).text === '-' && unit.glued && (n === 20 || n === 30 || n === 40)) {
    const low = numbers.get(unit.text)
    if (low && low < 10) return { n: n + low, end: i + 3 }
  }
  return { n, end: i + 1 }
}

export interface Year {
  readonly year: number
  readonly kind: YearKind
  readonly end: number
}

/** A year written behind something else: ` 2026`, `'26`, `-2026`, ` FY27`, ` of 2026`, `, 2026`. */
export function yearAfter(t: readonly Token[], i: number): Year | null {
  let at = i
  let token = tokenAt(t, at)
  if (
    token.text === 'of' ||
    token.text === ',' ||
    token.text === 'in' ||
    ((token.text === '-' || token.text === '/' || token.text === '.') && token.glued)
  ) {
    at++
    // "Q1 in the fiscal year 2022": the article and the brackets of a link do not part the year from its quarter.
    while (token.text !== '-' && (tokenAt(t, at).text === 'the' || tokenAt(t, at).text === '[' || tokenAt(t, at).text === 'our')) at++
    token = tokenAt(t, at)
    if ((tokenAt(t, i).text === '-' || tokenAt(t, i).text === '/') && !token.glued) return null
  }
  const stated = fiscalYear(t, at)
  if (stated) return stated
  const full = fullYear(token)
  if (full !== null && !continuesNumber(t, at)) return { year: full, kind: 'calendar', end: at + 1 }
  // "Q2-19", "Q2/19": two digits, nothing else behind them.
  const joined = /^[-/]$/.test(tokenAt(t, i).text) && tokenAt(t, i).glued && token.glued
  const glued = joined && !continuesNumber(t, at) && !/^[/-]$/.test(tokenAt(t, at + 1).text) ? shortYear(token) : null
  if (glued !== null && isNearYear(glued) && !namesThing(tokenAt(t, at + 1))) return { year: glued, kind: 'calendar', end: at + 1 }
  if (token.text === "'") {
    const short = shortYear(tokenAt(t, at + 1))
    if (short !== null && tokenAt(t, at + 1).glued) return { year: short, kind: 'calendar', end: at + 2 }
  }
  return null
}

const isNearYear = (year: number): boolean => year >= 2015 && year < 2050

/** "Q1-20 clinics": what the number counts. */
const namesThing = ({ kind, capital, text }: Token): boolean =>
  kind === 'word' &&
  !capital &&
  !/^(?:in|at|on|of|for|to|and|until|we|our|the|goals?|okrs?|plans?|roadmap|objectives?|priorities|review|report|results?)$/.test(text)

/** `FY27`, `FY'27`, `FY2026-27`, `FY26/27`, `CY19`, `fiscal year 2027`, `fiscal 2027`, `calendar year 2027`. */
export function fiscalYear(t: readonly Token[], i: number): Year | null {
  const word = tokenAt(t, i).text
  let at = i
  let kind: YearKind
  if (word === 'fy' || word === 'cy') {
    kind = word === 'fy' ? 'fiscal' : 'calendar'
    at++
    if (tokenAt(t, at).text === "'" || (tokenAt(t, at).text === '-' && tokenAt(t, at).glued)) at++
  } else if (word === 'fiscal' || word === 'financial' || word === 'calendar') {
    kind = word === 'calendar' ? 'calendar' : 'fiscal'
    at++
    if (tokenAt(t, at).text === 'year' || tokenAt(t, at).text === 'years') at++
    else if (word === 'calendar') return null
  } else return null
  const token = tokenAt(t, at)
  const year = fullYear(token) ?? (word === 'fy' || word === 'cy' ? shortYear(token) : null)
  if (year === null) return null
  // A split year names both calendar years it touches; its second half is its end year.
  const second = tokenAt(t, at + 2)
  const joint = tokenAt(t, at + 1)
  if (kind === 'fiscal' && (joint.text === '-' || joint.text === '/') && joint.glued && second.glued && second.kind === 'number') {
    const end = fullYear(second) ?? shortYear(second)
    if (end === year + 1) return { year: end, kind, end: at + 3 }
  }
  return { year, kind, end: at + 1 }
}

export function continuesNumber(t: readonly Token[], i: number): boolean {
  const next = tokenAt(t, i + 1)
  const after = tokenAt(t, i + 2)
  if (next.kind === 'end' || !next.glued) return false
  if (next.text === '%') return true
  return (next.text === ',' || next.text === '.' || next.text === ':') && after.kind === 'number' && after.glued
}

interface Part {
  readonly unit: 'quarter' | 'half'
  readonly n: number
  readonly end: number
  readonly fiscal: boolean
  readonly year: number | null
}

/** `Q3`, `H2`, `FQ2`. */
export function partName(t: readonly Token[], i: number): Part | null {
  const word = tokenAt(t, i).text
  const number = tokenAt(t, i + 1)
  if (number.kind !== 'number' || !number.glued || digits(number) !== 1) return null
  const next = tokenAt(t, i + 2)
  if (next.glued && next.kind === 'word' && next.text !== 'fy' && next.text !== 'cy') return null
  if (next.glued && next.text === '.' && tokenAt(t, i + 3).kind === 'number' && tokenAt(t, i + 3).glued) return null
  if ((word === 'q' || word === 'fq' || word === 'cq') && number.value >= 1 && number.value <= 4)
    return { unit: 'quarter', n: number.value, end: i + 2, fiscal: word === 'fq', year: null }
  if ((word === 'h' || word === 'fh') && number.value >= 1 && number.value <= 2)
    return { unit: 'half', n: number.value, end: i + 2, fiscal: word === 'fh', year: null }
  return null
}

/** "… of this year", "… of next year". */
export function shiftedYear(t: readonly Token[], i: number): { readonly end: number; readonly shift: number } | null {
  let at = i
  if (tokenAt(t, at).text === 'of') at++
  const word = tokenAt(t, at).text
  const shift = word === 'next' ? 1 : word === 'this' || word === 'the' ? 0 : word === 'last' ? -1 : null
  if (shift === null || (at === i && word === 'the')) return null
  return tokenAt(t, at + 1).text === 'year' ? { end: at + 2, shift } : null
}
