// The types every stage, rule, feature and output speaks; they hold no behaviour and know nothing of where a text came from.

import type { Range } from '../text/text.js'
import type { Kind, Lifetime, Relation } from './kinds.js'

export type { Range } from '../text/text.js'
export type { Kind, Lifetime, Relation } from './kinds.js'

/** A calendar day, `2026-12-31`; inclusive wherever it ends something. */
export type Day = string

/** The address of an entity: an explicit id, else path + `#` + heading anchor, else path + `#section/slug-of-its-first-words`. */
export type Id = string

/** Where an effective span was found, nearest source first. */
export type From = 'own' | 'field' | 'parent' | 'sentence' | 'heading' | 'front-matter' | 'document' | 'file-name' | 'folder' | 'config'

/** A time span. `start` and `end` are null when the text alone does not tell; `bounds` then may still enclose it. */
export interface Span {
  readonly text: string
  readonly start: Day | null
  readonly end: Day | null
  readonly bounds: { readonly start: Day; readonly end: Day } | null
  /** False when the phrase needs a document date that the document does not give ("next quarter"). */
  readonly anchored: boolean
  readonly cycle: Id | null
  readonly from: From
  /** Where the phrase stands, in the document that holds it; null for file names, folders and configuration. */
  readonly range: Range | null
}

/** One recurring slot. `every` is an ISO 8601 duration, `rule` an RRULE where there is one, `days` are RRULE codes, `time` is `HH:MM`. */
export interface Slot {
  readonly every: string | null
  readonly times: number | null
  readonly per: string | null
  readonly rule: string | null
  readonly days: readonly string[]
  readonly time: string | null
  /** An IANA zone, or the words of the text where none is known. */
  readonly zone: string | null
  readonly duration: string | null
  readonly anchor: Day | null
  readonly atLeast: boolean
}

export interface Cadence {
  readonly text: string
  readonly slots: readonly Slot[]
  /** The trigger in the document's words ("30 days after launch", "each sprint"). */
  readonly event: string | null
  /** The ambiguous word ("bi-weekly"), when the text does not settle it. */
  readonly ambiguous: string | null
}

export type Verdict = 'measured' | 'done' | 'unclear' | 'placeholder'
export type AnsweredBy = 'statement' | 'fields' | 'key-results' | 'metric'

/** `verdict` judges the statement with its own fields, alone; `answeredBy` says what makes it decidable in the end. */
export interface Outcome {
  readonly verdict: Verdict
  readonly answeredBy: AnsweredBy | null
  readonly metric: string | null
  readonly baseline: string | null
  readonly target: string | null
  readonly population: string | null
  readonly window: string | null
  /** Names of the slots that would make it decidable: `metric`, `target`, `baseline`, `end-state`, `reference`, … */
  readonly missing: readonly string[]
}

export interface Owner {
  readonly name: string
  readonly role: 'person' | 'team' | 'group'
  readonly from: 'own' | 'parent' | 'section' | 'page'
}

/** One signal for or against a reading; weights add up. */
export interface Evidence {
  readonly signal: string
  readonly weight: number
}

/** A recognised thing of the model, with absolute offsets in its document. */
export interface Entity {
  readonly id: Id
  readonly kind: Kind
  readonly lifetime: Lifetime
  /** Ended more than its own length (at least 31 days) before today. Filled where "today" is known, else false. */
  readonly closed: boolean
  readonly name: string
  readonly text: string
  /** The whole item: heading to the end of its section or to the line before its first sub-entity; a list item with its children; a row. */
  readonly range: Range
  /** The sentence that is judged: heading text, lead-in or first sentence. */
  readonly statementRange: Range
  readonly parent: Id | null
  readonly owner: Owner | null
  readonly span: Span | null
  readonly outcome: Outcome | null
  readonly cadence: Cadence | null
  /** Canonical field key (`owner`, `by`, `cadence`, …) to the value as written. */
  readonly fields: Readonly<Record<string, string>>
  readonly relations: readonly { readonly kind: Relation; readonly to: Id }[]
  readonly evidence: readonly Evidence[]
}
