// The parts a rhythm is put together from, as plain data; reads nothing.

import type { Unit, Value } from '../values.js'

interface Place {
  /** Indexes of tokens; `end` is exclusive. */
  readonly start: number
  readonly end: number
}

export interface Rhythm extends Place {
  readonly kind: 'rhythm'
  readonly every: string | null
  readonly times: number | null
  readonly per: string | null
  readonly atLeast: boolean
  /** The word that people read two ways. */
  readonly ambiguous: string | null
  readonly days: readonly string[]
  /** Which of the days in the month; empty for all. */
  readonly nth: readonly number[]
  /** More of the rule, where days and interval do not say it (`BYMONTHDAY=15`). */
  readonly rule: string | null
  /** Stands only for a count per unit ("PQLs/week"): a rate, no rhythm of a meeting. */
  readonly rate: boolean
}

export interface DayList extends Place {
  readonly kind: 'days'
  readonly days: readonly string[]
  readonly nth: readonly number[]
  readonly plural: boolean
}

export interface Clock extends Place {
  readonly kind: 'time'
  readonly time: string
  readonly duration: string | null
}

export interface Zone extends Place {
  readonly kind: 'zone'
  readonly zone: string
}

export interface Length extends Place {
  readonly kind: 'length'
  readonly iso: string
}

export interface Anchor extends Place {
  readonly kind: 'anchor'
  readonly value: Value
}

export interface Event extends Place {
  readonly kind: 'event'
}

export interface MonthList extends Place {
  readonly kind: 'months'
  readonly months: readonly number[]
}

/** Days of the month that only a monthly rhythm beside them gives a meaning. */
export interface Dates extends Place {
  readonly kind: 'dates'
  readonly dates: readonly number[]
}

export type Atom = Dates | Rhythm | DayList | Clock | Zone | Length | Anchor | Event | MonthList

/** A rhythm with the usual answers filled in. */
export function rhythm(start: number, end: number, more: Partial<Rhythm>): Rhythm {
  const {
    every = null,
    times = null,
    per = null,
    atLeast = false,
    ambiguous = null,
    days = none,
    nth = none,
    rule = null,
    rate = false,
  } = more
  return { kind: 'rhythm', start, end, every, times, per, atLeast, ambiguous, days, nth, rule, rate }
}

const none: readonly never[] = []

/** The ISO length of N units, or null for units without one. */
export function isoLength(n: number, unit: Unit): string | null {
  switch (unit) {
    case 'minute':
      return `PT${n}M`
    case 'hour':
      return `PT${n}H`
    case 'day':
      return n === 0.5 ? 'PT12H' : Number.isInteger(n) ? `P${n}D` : null
    case 'week':
      return Number.isInteger(n) ? `P${n}W` : Number.isInteger(n * 7) ? `P${n * 7}D` : null
    case 'fortnight':
      return `P${n * 2}W`
    case 'month':
      return Number.isInteger(n) ? `P${n}M` : null
    case 'quarter':
      return Number.isInteger(n * 3) ? `P${n * 3}M` : null
    case 'half':
      return Number.isInteger(n * 6) ? `P${n * 6}M` : null
    case 'year':
      return Number.isInteger(n) ? `P${n}Y` : Number.isInteger(n * 12) ? `P${n * 12}M` : null
    case 'decade':
      return `P${n * 10}Y`
    default:
      return null
  }
}

export const isEventUnit = (unit: Unit) => unit === 'sprint' || unit === 'iteration' || unit === 'cycle'
