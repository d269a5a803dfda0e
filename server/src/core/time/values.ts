// What a phrase says before a calendar is applied to it, as plain data; knows no text and no resolution.

import type { Cadence, Day } from '../model/types.js'

export type Unit =
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'sprint'
  | 'iteration'
  | 'cycle'
  | 'decade'

/** Which year a quarter or half is counted in. `bare` follows the project's configuration. */
export type YearKind = 'calendar' | 'fiscal' | 'bare'

export type Value =
  /** `shift` counts from the year of the document's date ("31 March next year"). */
  | { readonly is: 'day'; readonly year: number | null; readonly month: number; readonly day: number; readonly shift?: number }
  /** `03/04/2026`: which part is the month is for the calendar to say. */
  | { readonly is: 'numeric'; readonly a: number; readonly b: number; readonly year: number; readonly dotted: boolean }
  | { readonly is: 'weekday'; readonly weekday: number; readonly next: boolean }
  /** The first (or last, -1) Monday of a month or quarter. */
  | { readonly is: 'nth-weekday'; readonly nth: number; readonly weekday: number; readonly of: Value }
  | { readonly is: 'month'; readonly year: number | null; readonly month: number; readonly shift?: number }
  | { readonly is: 'year'; readonly year: number; readonly fiscal: boolean }
  | {
      readonly is: 'part'
      readonly unit: 'quarter' | 'half'
      readonly n: number
      readonly year: number | null
      readonly kind: YearKind
      readonly shift: number
    }
  | { readonly is: 'iso-week'; readonly year: number | null; readonly week: number }
  | { readonly is: 'week-of'; readonly day: Value }
  /** This, next, last + unit. */
  | { readonly is: 'unit'; readonly unit: Unit; readonly shift: number; readonly fiscal: boolean }
  /** N units from the document's date on, the day N units after it, or the N units before it. */
  | { readonly is: 'within' | 'ahead' | 'past'; readonly n: number; readonly unit: Unit }
  | { readonly is: 'to-date' }
  /** The first or last N units of a period. */
  | { readonly is: 'slice'; readonly from: 'start' | 'end'; readonly n: number; readonly unit: Unit; readonly of: Value }
  | { readonly is: 'edge'; readonly edge: 'start' | 'end'; readonly of: Value }
  | { readonly is: 'nudge'; readonly of: Value }
  | { readonly is: 'range'; readonly from: Value; readonly to: Value }
  | { readonly is: 'season'; readonly startMonth: number; readonly months: number; readonly year: number | null }
  | { readonly is: 'block'; readonly block: 'sprint' | 'cycle'; readonly n: number; readonly label: string; readonly shift: null }
  | { readonly is: 'block'; readonly block: 'sprint' | 'cycle'; readonly n: null; readonly label: string; readonly shift: number }
  | { readonly is: 'named'; readonly start: Day | null; readonly end: Day | null; readonly id: string | null }
  /** `1-3q`: that far ahead. */
  | { readonly is: 'horizon'; readonly from: number; readonly to: number; readonly unit: Unit }
  | { readonly is: 'duration'; readonly iso: string | null; readonly n: number | null; readonly unit: Unit }
  | { readonly is: 'cadence'; readonly cadence: Cadence }
  | { readonly is: 'vague' }

/** A phrase with what its preposition makes of it. */
export interface Meaning {
  readonly as: 'deadline' | 'before' | 'period'
  readonly value: Value
}
