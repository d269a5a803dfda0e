// Reads a quarter, a half or a fiscal year at a token, however it is written; knows no months and no days.

import { type Hit, hit } from './hit.js'
import { ordinalSuffixes, ordinals } from './lexicon-en.js'
import { type Token, tokenAt } from './tokens.js'
import type { Value, YearKind } from './values.js'
import { digits, fiscalYear, partName, shiftedYear, shortYear, type Year, yearAfter } from './years.js'

export function fiscalPoint(t: readonly Token[], i: number): Hit | null {
  const year = fiscalYear(t, i)
  if (!year) return null
  let at = year.end
  const joint = tokenAt(t, at)
  if ((joint.text === '-' || joint.text === '/' || joint.text === ',' || joint.text === ':') && tokenAt(t, at + 1).kind === 'word') at++
  const part = partName(t, at)
  if (part && !part.year) return hit(part.end, { is: 'part', unit: part.unit, n: part.n, year: year.year, kind: year.kind, shift: 0 })
  return hit(year.end, { is: 'year', year: year.year, fiscal: year.kind === 'fiscal' })
}

export function partPoint(t: readonly Token[], i: number): Hit | null {
  const part = partName(t, i)
  if (!part) return null
  if (
    i > 0 &&
    tokenAt(t, i).glued &&
    /^[-_&#$.]$/.test(tokenAt(t, i - 1).text) &&
    tokenAt(t, i - 1).glued &&
    tokenAt(t, i - 2).kind === 'word'
  )
    return null
  const year = yearAfter(t, part.end)
  if (year) {
    return hit(year.end, { is: 'part', unit: part.unit, n: part.n, year: year.year, kind: part.fiscal ? 'fiscal' : year.kind, shift: 0 })
  }
  const kind: YearKind = part.fiscal ? 'fiscal' : 'bare'
  const bare: Value = { is: 'part', unit: part.unit, n: part.n, year: null, kind, shift: 0 }
  const shifted = shiftedYear(t, part.end)
  if (shifted) return hit(shifted.end, { ...bare, shift: shifted.shift }, { relative: true })
  return hit(part.end, bare, { relative: true, bare: part.unit === 'half' })
}

/** "Quarter 1 of 2026", "half 2, 2027". */
export function numberedPart(t: readonly Token[], i: number): Hit | null {
  const unit = tokenAt(t, i).text
  if (unit !== 'quarter' && unit !== 'half') return null
  const number = tokenAt(t, i + 1)
  if (digits(number) !== 1 || number.value < 1 || number.value > (unit === 'quarter' ? 4 : 2)) return null
  const year = yearAfter(t, /^(?:of|,)$/.test(tokenAt(t, i + 2).text) ? i + 3 : i + 2)
  return year ? hit(year.end, { is: 'part', unit, n: number.value, year: year.year, kind: year.kind, shift: 0 }) : null
}

/** "third quarter of 2026", "first half of the year", "second half 2027". */
export function ordinalPoint(t: readonly Token[], i: number): Hit | null {
  const suffixed = digits(tokenAt(t, i)) === 1 && tokenAt(t, i + 1).glued && ordinalSuffixes.has(tokenAt(t, i + 1).text)
  const n = suffixed ? tokenAt(t, i).value : ordinals.get(tokenAt(t, i).text)
  const behind = suffixed ? i + 3 : i + 2
  const unitWord = tokenAt(t, behind - 1).text
  if (n === undefined || n === 0 || (unitWord !== 'quarter' && unitWord !== 'half')) return null
  const unit = unitWord
  const last = unit === 'quarter' ? 4 : 2
  const year = yearAfter(t, behind)
  const shifted = shiftedYear(t, behind)
  // "last quarter" alone is the one before this; "the last quarter of 2026" is its fourth.
  if (n === -1 && !year && !shifted) return null
  const index = n === -1 ? last : n
  if (index > last) return null
  if (year) return hit(year.end, { is: 'part', unit, n: index, year: year.year, kind: year.kind, shift: 0 })
  const value: Value = { is: 'part', unit, n: index, year: null, kind: 'bare', shift: shifted?.shift ?? 0 }
  if (shifted) return hit(shifted.end, value, { relative: true })
  return unit === 'quarter' && tokenAt(t, behind).text !== 'of' ? hit(behind, value, { relative: true, bare: true }) : null
}

/** `3Q26`, `1H 2027`. */
export function partSuffix(t: readonly Token[], i: number): Hit | null {
  const number = tokenAt(t, i)
  const word = tokenAt(t, i + 1)
  if (digits(number) !== 1 || !word.glued || (word.text !== 'q' && word.text !== 'h')) return null
  const unit = word.text === 'q' ? 'quarter' : 'half'
  if (number.value < 1 || number.value > (unit === 'quarter' ? 4 : 2)) return null
  const glued = tokenAt(t, i + 2)
  const year: Year | null =
    glued.glued && shortYear(glued) !== null ? { year: shortYear(glued)!, kind: 'calendar', end: i + 3 } : yearAfter(t, i + 2)
  return year ? hit(year.end, { is: 'part', unit, n: number.value, year: year.year, kind: year.kind, shift: 0 }) : null
}
