// How a changed date, target or rhythm is said: by how much, and in which direction. Knows no item.

import type { Cadence, Day, Outcome, Slot } from '../model/types.js'
import { daysInMonth, partsOf, spanLength } from '../time/index.js'

/** "one quarter", "3 weeks", "12 days": how far two days lie apart. */
export function distance(from: Day, to: Day): string {
  const [first, last] = from < to ? [from, to] : [to, from]
  const months = wholeMonths(first, last)
  if (months !== null && months > 0) {
    if (months % 12 === 0) return counted(months / 12, 'year')
    return months % 3 === 0 ? counted(months / 3, 'quarter') : counted(months, 'month')
  }
  const days = spanLength(first, last) - 1
  return days % 7 === 0 ? counted(days / 7, 'week') : counted(days, 'day')
}

/** Months between two days where both are the same day of their month, or both the last one; else null. */
function wholeMonths(first: Day, last: Day): number | null {
  const [a, b] = [partsOf(first), partsOf(last)]
  const isLast = (day: Day) => partsOf(day).date === daysInMonth(partsOf(day).year, partsOf(day).month)
  if (a.date !== b.date && !(isLast(first) && isLast(last))) return null
  return (b.year - a.year) * 12 + b.month - a.month
}

function counted(count: number, unit: string): string {
  return count === 1 ? `one ${unit}` : `${count} ${unit}s`
}

interface Figure {
  readonly value: number
  /** What stands around the number. */
  readonly unit: string
}

/** "raised", "lowered" where more is wanted, "tightened", "eased" where less is, "changed" where nothing tells. */
export function targetVerb(before: Outcome, after: Outcome): 'raised' | 'lowered' | 'tightened' | 'eased' | 'changed' {
  const [from, to] = [figureOf(before.target), figureOf(after.target)]
  if (!from || !to || from.unit !== to.unit || from.value === to.value) return 'changed'
  const start = figureOf(after.baseline) ?? figureOf(before.baseline)
  const more = to.value > from.value
  if (start && start.value > Math.max(from.value, to.value)) return more ? 'eased' : 'tightened'
  return more ? 'raised' : 'lowered'
}

function figureOf(text: string | null): Figure | null {
  const match = /[-−]?\d+(?:[., \u00a0]\d+)*/.exec(text ?? '')
  if (!match) return null
  const digits = match[0].replace('−', '-').replace(/[, \u00a0](?=\d{3}(?!\d))/g, '')
  const value = Number(digits.replace(',', '.'))
  if (Number.isNaN(value)) return null
  const scale = /^\s*(k|thousand|m|mn|million|bn|billion)\b/i.exec(text!.slice(match.index + match[0].length))
  const factor = { k: 1e3, t: 1e3, m: 1e6, b: 1e9 }[scale?.[1]?.[0]?.toLowerCase() ?? ''] ?? 1
  const rest = (text!.slice(0, match.index) + text!.slice(match.index + match[0].length + (scale?.[0].length ?? 0))).toLowerCase()
  return { value: value * factor, unit: rest.replace(/[^\p{Alpha}%$€£¥]+/gu, ' ').trim() }
}

/** How often a year, or null where the words do not tell. */
export function timesAYear(cadence: Cadence): number | null {
  if (cadence.event !== null || cadence.slots.length === 0) return null
  const parts = cadence.slots.map(slotTimes)
  return parts.some((part) => part === null) ? null : parts.reduce<number>((sum, part) => sum + part!, 0)
}

function slotTimes({ every, times, per, days }: Slot): number | null {
  const length = /^P(\d+)([DWMY])$/.exec(every ?? per ?? '')
  if (!length) return null
  const perYear = { D: 365, W: 52, M: 12, Y: 1 }[length[2] as 'D' | 'W' | 'M' | 'Y'] / Number(length[1])
  if (every === null) return perYear * (times ?? 1)
  return length[2] === 'W' ? perYear * Math.max(1, days.length) : perYear
}
