// Reads written-out codes of time: sprint and cycle numbers, planning horizons, EOQ and its like; knows no other phrases.

import { type Hit, hit } from './hit.js'
import { blocks, endCodes, horizonLetters } from './lexicon-en.js'
import { type Token, tokenAt } from './tokens.js'
import type { Value } from './values.js'
import { digits, fullYear, yearAfter } from './years.js'

/** `1-3q`, `6-12m`, `2y` in a table of horizons. */
export function horizon(t: readonly Token[], i: number): Hit | null {
  const low = tokenAt(t, i)
  if (digits(low) === 0 || digits(low) > 2 || (low.glued && tokenAt(t, i - 1).kind === 'word')) return null
  const dash = tokenAt(t, i + 1)
  const high = tokenAt(t, i + 2)
  if (dash.text !== '-' || digits(high) === 0 || digits(high) > 2 || high.value <= low.value) return null
  const letter = tokenAt(t, i + 3)
  const unit = letter.glued ? horizonLetters.get(letter.text) : undefined
  if (!unit || (tokenAt(t, i + 4).glued && tokenAt(t, i + 4).kind === 'number')) return null
  // `10-20m` are minutes; months are counted in the same letter only up to two years.
  if (unit === 'month' && high.value > 24) return null
  return hit(i + 4, { is: 'horizon', from: low.value, to: high.value, unit }, { relative: true, vague: true })
}

/** `Sprint 12`, `Sprints 12–14`, `Cycle 3`, `PI 26.3`. */
export function block(t: readonly Token[], i: number): Hit | null {
  const token = tokenAt(t, i)
  const kind = blocks.get(token.text)
  if (!kind || (token.text === 'pi' && !token.capital)) return null
  const at = tokenAt(t, i + 1).text === '#' ? i + 2 : i + 1
  const number = tokenAt(t, at)
  if (number.kind !== 'number' || (number.glued && at === i + 1) || digits(number) > 4 || number.value === 0) return null
  const after = tokenAt(t, at + 1)
  if (after.glued && (after.text === '%' || after.kind === 'word')) return null
  const label = `${token.text.replace(/s$/, '')} ${number.text}`
  const decimal = after.text === '.' && after.glued && tokenAt(t, at + 2).glued && tokenAt(t, at + 2).kind === 'number'
  if (decimal)
    return hit(at + 3, { is: 'block', block: kind, n: tokenAt(t, at + 2).value, label: `${label}.${tokenAt(t, at + 2).text}`, shift: null })
  const first: Value = { is: 'block', block: kind, n: number.value, label, shift: null }
  const second = tokenAt(t, at + 2)
  if (
    /^(?:-|to|through|and|&|\/)$/.test(after.text) &&
    second.kind === 'number' &&
    second.value > number.value &&
    tokenAt(t, i).text.endsWith('s') &&
    !tokenAt(t, at + 3).glued
  )
    return hit(at + 3, {
      is: 'range',
      from: first,
      to: { is: 'block', block: kind, n: second.value, label: `${token.text.slice(0, -1)} ${second.text}`, shift: null },
    })
  return hit(at + 1, first)
}

/** `week 41`, `calendar week 41`, `CW41`, `W41`, `week 3 of 2027`: the week of a year. Low numbers without a year count from a start nobody gives. */
export function weekNumber(t: readonly Token[], i: number): Hit | null {
  let at = i
  const named = tokenAt(t, at).text === 'calendar'
  if (named) at++
  const word = tokenAt(t, at)
  const short = /^(?:w|cw|kw)$/.test(word.text)
  if (!short && !/^(?:week|wk)$/.test(word.text)) return null
  const number = tokenAt(t, at + 1)
  if (digits(number) === 0 || digits(number) > 2 || number.value < 1 || number.value > 53) return null
  if (short ? !word.capital || (word.text === 'w' && (!number.glued || digits(number) === 1)) : number.glued) return null
  const after = tokenAt(t, at + 2)
  if (after.glued && (after.kind !== 'mark' || after.text === '%')) return null
  const year = yearAfter(t, at + 2)
  if (year?.kind === 'calendar') return hit(year.end, { is: 'iso-week', year: year.year, week: number.value })
  if (number.value <= 12 && !named && !/^[ck]w$/.test(word.text)) return null
  return hit(at + 2, { is: 'iso-week', year: null, week: number.value }, { relative: true, bare: true })
}

/** `EOQ`, `EOFY`, `YTD`, "year to date". */
export function code(t: readonly Token[], i: number): Hit | null {
  const token = tokenAt(t, i)
  if (token.text === 'ytd') return hit(i + 1, { is: 'to-date' }, { relative: true })
  if (token.text === 'year' && (tokenAt(t, i + 1).text === 'to' || (tokenAt(t, i + 1).text === '-' && tokenAt(t, i + 2).text === 'to'))) {
    let at = i + 1
    if (tokenAt(t, at).text === '-') at++
    at++
    if (tokenAt(t, at).text === '-') at++
    return tokenAt(t, at).text === 'date' ? hit(at + 1, { is: 'to-date' }, { relative: true }) : null
  }
  const unit = endCodes.get(token.text)
  if (!unit) return null
  const year =
    fullYear(tokenAt(t, i + 1)) ?? (tokenAt(t, i + 1).glued && digits(tokenAt(t, i + 1)) === 2 ? 2000 + tokenAt(t, i + 1).value : null)
  if (year !== null && (unit === 'year' || unit === 'fiscal-year'))
    return hit(i + 2, edgeOf({ is: 'year', year, fiscal: unit === 'fiscal-year' }))
  if (unit === 'day') return null
  const of: Value =
    unit === 'fiscal-year' ? { is: 'unit', unit: 'year', shift: 0, fiscal: true } : { is: 'unit', unit, shift: 0, fiscal: false }
  return hit(i + 1, unit === 'week' ? { is: 'nudge', of } : edgeOf(of), { relative: true, vague: unit === 'week', day: true })
}

export const edgeOf = (of: Value): Value => ({ is: 'edge', edge: 'end', of })
