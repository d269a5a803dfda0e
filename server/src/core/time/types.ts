// What the time scanner finds and what resolving it needs; plain data, so that a mention can be cached with the text it stands in.

import type { Day, Range } from '../model/types.js'

/** What a time phrase does in its sentence. Only `span` can give an item its time span. */
export type TimeRole = 'span' | 'baseline' | 'status' | 'object' | 'window'

/** One time phrase of a line. Offsets are relative to the scanned string. */
export interface TimeMention {
  readonly kind: 'period' | 'deadline' | 'duration' | 'cadence'
  readonly role: TimeRole
  /** The phrase without its preposition ("Q4 2026", "end of Q4"); "before 1 December" and "within 90 days" keep the word that decides what they mean. */
  readonly text: string
  /** What stands before the time itself, as written ("by the end of "); empty where nothing does. */
  readonly preposition: string
  /** The phrase with its preposition ("by the end of Q4"). */
  readonly range: Range
  /** The time itself ("Q4"). */
  readonly core: Range
  /** What the phrase says, unresolved; read by `core/time` alone. */
  readonly value: unknown
  /** Set where the phrase cannot be as written ("31 June"): `suggestion` is the nearest real spelling in the author's style. */
  readonly impossible: { readonly suggestion: string } | null
  /** True for "soon", "early 2027", "ASAP": a time, but no day can be told. */
  readonly vague: boolean
  /** True when the phrase needs the document's date ("next quarter", bare "Q4"). */
  readonly relative: boolean
}

/** `calendar:` of opmodel.yaml, with its defaults applied. */
export interface Calendar {
  /** Month and day the fiscal year starts, `02-01`; null while nothing states it. */
  readonly fiscalYearStarts: string | null
  readonly namedBy: 'end-year' | 'start-year'
  readonly bareQuarters: 'calendar' | 'fiscal'
  readonly weekStarts: 'monday' | 'sunday'
  /** Null: only dates that read one way are read. */
  readonly dates: 'day-first' | 'month-first' | null
}

/** A run of equal blocks of time: the first day and the ISO 8601 length of one (`P2W`, `P3M`). */
export interface BlockCalendar {
  readonly starts: Day
  readonly length: string
  /** How blocks are called, `Q{n} {year}` or `Cycle {n}`; null means the unit's own word ("Sprint {n}"). */
  readonly name: string | null
}

/** A cycle that a document or the configuration names. */
export interface NamedCycle {
  readonly name: string
  readonly id: string | null
  readonly start: Day | null
  readonly end: Day | null
}

/** All that decides what a phrase means. Today is not in it: stored spans never depend on today. */
export interface TimeContext {
  /** The document's own date, or null. */
  readonly documentDate: Day | null
  readonly calendar: Calendar
  readonly sprints: BlockCalendar | null
  readonly cycles: BlockCalendar | null
  readonly namedCycles: readonly NamedCycle[]
  /** What the document itself says of its fiscal years and quarters, from `readFiscalStatements`. */
  readonly statements: readonly FiscalStatement[]
  /** The period of what stands around the phrase (its heading, its parent): phrases without a year are read inside it. */
  readonly enclosing?: { readonly start: Day; readonly end: Day } | null
}

/** "FY23 runs 1 Feb 2022 – 31 Jan 2023", "Q2 (May – July)". */
export interface FiscalStatement {
  readonly label: string
  readonly start: Day | null
  readonly end: Day | null
  /** 1-12, where only months are given. */
  readonly startMonth: number | null
}

/** What a phrase resolves to; days are inclusive. */
export interface Resolved {
  readonly start: Day | null
  readonly end: Day | null
  readonly bounds: { readonly start: Day; readonly end: Day } | null
  readonly anchored: boolean
}
