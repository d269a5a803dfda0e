// What a reader of dates found at a token; knows no dates.

import type { Value } from './values.js'

/** A phrase that ends before token `end`. */
export interface Hit {
  readonly end: number
  readonly value: Value
  /** A single day: on its own it is a deadline. */
  readonly day: boolean
  /** Needs the document's date. */
  readonly relative: boolean
  readonly vague: boolean
  /** May be something else (May, 2026, H1): only a preposition or an otherwise empty line makes it a time. */
  readonly bare: boolean
  /** Where a day that does not exist stands, and the last one that does. */
  readonly repair: { readonly token: number; readonly day: number } | null
}

const nothing: Partial<Hit> = {}

/** A hit with the usual answers filled in. */
export function hit(end: number, value: Value, more: Partial<Hit> = nothing): Hit {
  const { day = false, relative = false, vague = false, bare = false, repair = null } = more
  return { end, value, day, relative, vague, bare, repair }
}
