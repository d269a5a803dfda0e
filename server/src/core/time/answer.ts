// What a phrase comes to before it is a period or a deadline; knows no phrase.

import type { Days } from './calendar.js'

/** What a value comes to: its days, or the days it lies within, and whether a document date was missing. */
export interface Answer {
  readonly days: Days | null
  readonly bounds: Days | null
  readonly anchored: boolean
}

export const unknown: Answer = { days: null, bounds: null, anchored: true }
export const unanchored: Answer = { days: null, bounds: null, anchored: false }
export const found = (days: Days | null): Answer => ({ days, bounds: null, anchored: true })
