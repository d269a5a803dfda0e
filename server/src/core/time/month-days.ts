// Reads the parts of a day at a token: the month's name, the day in digits or words; knows no years and no phrases.

import { laterOrdinals, months, ordinalSuffixes, ordinals } from './lexicon-en.js'
import { type Token, tokenAt } from './tokens.js'
import { digits, fullYear } from './years.js'

/** A day of the month that ends before token `end`. */
interface MonthDay {
  readonly day: number
  readonly end: number
}

/** A month's name at a token, with its number and the token behind it (past an abbreviation's full stop). */
export function monthName(t: readonly Token[], i: number): { readonly month: number; readonly end: number } | null {
  const token = tokenAt(t, i)
  const month = months.get(token.text)
  if (month === undefined) return null
  const stop = tokenAt(t, i + 1)
  const after = tokenAt(t, i + 2)
  const end = stop.text === '.' && stop.glued && token.text.length <= 4 && (after.kind === 'number' || after.text === '-') ? i + 2 : i + 1
  return { month, end }
}

/** A day of the month at a token, with its suffix: `31`, `31st`, `July 30 th` is none. Up to `most`, past which the number means no day. */
export function dayNumber(t: readonly Token[], i: number, most = 31): MonthDay | null {
  const token = tokenAt(t, i)
  if (token.kind !== 'number' || digits(token) > 2 || token.value < 1 || token.value > most) return null
  const next = tokenAt(t, i + 1)
  if (!next.glued) return { day: token.value, end: i + 1 }
  if (next.kind === 'word') {
    if (ordinalSuffixes.has(next.text)) return { day: token.value, end: i + 2 }
    return null
  }
  const after = tokenAt(t, i + 2)
  const isYear = next.text === ',' && fullYear(after) !== null
  if (next.text === '%' || (/^[:.,]$/.test(next.text) && after.glued && after.kind === 'number' && !isYear)) return null
  return { day: token.value, end: i + 1 }
}

/** The `12` of `12Oct`. */
export function gluedDay(t: readonly Token[], i: number): MonthDay | null {
  const { kind, value } = tokenAt(t, i)
  const name = tokenAt(t, i + 1)
  return kind === 'number' && value >= 1 && value <= 31 && name.glued && name.capital && monthName(t, i + 1)
    ? { day: value, end: i + 1 }
    : null
}

/** A day of the month in words: "first", "twenty-fourth". */
export function spelledDay(t: readonly Token[], i: number): MonthDay | null {
  const tens = tokenAt(t, i).text === 'twenty' ? 20 : tokenAt(t, i).text === 'thirty' ? 30 : 0
  const at = tens === 0 ? i : tokenAt(t, i + 1).text === '-' ? i + 2 : i + 1
  const n = (tens === 0 ? laterOrdinals.get(tokenAt(t, at).text) : undefined) ?? ordinals.get(tokenAt(t, at).text) ?? 0
  if (n < 1 || (tens > 0 && n > 9) || tens + n > 31) return null
  return { day: tens + n, end: at + 1 }
}

/** A day of the month in digits, with or without its suffix, or in words. */
export function rangeDay(t: readonly Token[], i: number): MonthDay | null {
  const token = tokenAt(t, i)
  if (token.kind === 'word') return spelledDay(t, i)
  if (token.kind !== 'number' || digits(token) > 2 || token.value < 1 || token.value > 31) return null
  if (token.glued && tokenAt(t, i - 1).kind !== 'mark') return null
  const suffix = tokenAt(t, i + 1)
  return { day: token.value, end: suffix.glued && ordinalSuffixes.has(suffix.text) ? i + 2 : i + 1 }
}
