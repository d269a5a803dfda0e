// What a clarity judgement is made of; plain data, so that it can be cached with the statement it belongs to.

import type { Day, Outcome, Range } from '../model/types.js'
import type { LanguagePack } from './language.js'

/** A clarity rule that explains why a statement is undecidable, or that advises on a decidable one. */
export type ClarityRule =
  | 'unclear-goal'
  | 'direction-without-target'
  | 'comparison-without-reference'
  | 'vague-quantity'
  | 'escape-clause'
  | 'two-goals-in-one'
  | 'output-as-key-result'
  | 'business-as-usual-goal'
  | 'target-without-baseline'
  | 'contradictory-target'

/** A word or phrase that bears on the verdict. `range` holds UTF-16 offsets in the statement as given. */
export interface ClaritySignal {
  readonly rule: ClarityRule
  readonly range: Range
  /** The word or phrase as written. */
  readonly phrase: string
  /** What the phrase is in the statement: its verb, all it says, or a word in it. */
  readonly part: 'verb' | 'whole' | 'word'
  /** Name of the slot that would answer it (`target`, `baseline`, `end-state`, `reference`, `measure` …). */
  readonly missing: string
  /** True when this signal is what makes the statement undecidable (at most one per statement); false when it only advises. */
  readonly decides: boolean
}

/** A blank the author left: `____`, `TBD`, `X %`, `N days`. `range` holds UTF-16 offsets in the text as given. */
export interface Placeholder {
  readonly range: Range
  readonly text: string
}

/** What `TBD(by 2026-12-05, @ana)` promises. */
export interface Tbd {
  /** The day until which the blank is legal, inclusive; null where none, or no real day, is given. */
  readonly until: Day | null
  /** Who fills it in, without `@`. */
  readonly owner: string | null
}

export interface StatementContext {
  /** The statement is a key result, an objective, or any other goal. */
  readonly kind: 'goal' | 'objective' | 'key-result' | 'bet' | 'milestone' | 'intent'
  /** Measure-like fields of the item as written: `measure`, `done-when`, `baseline`, `target`, `by`. */
  readonly fields: Readonly<Record<string, string>>
  /** The item stands in a list of deliverables or milestones, where a bare noun phrase is a thing to be done. */
  readonly deliverable: boolean
  /** The item is listed below a result or a milestone: a bare noun phrase is a part of what will be there. */
  readonly part?: boolean
  /** The statement is or ends with a link to the ticket that specifies it; the judgement sees that for itself where this is absent. */
  readonly specified?: boolean
  /** Sentences of the item after its statement, for topic goals that are judged by what their body says. */
  readonly body: string
  /** The statement is a heading, and the first sentence of its body says the same in full. */
  readonly headed?: boolean
  /** What follows the statement in the same line: a number there decides, since nobody takes it for another matter. */
  readonly rest?: string
  /** Offsets in the statement of `[words]` that are links since the document defines the label; none of them is a blank. */
  readonly references?: readonly { readonly start: number; readonly end: number }[]
  /** Cues of the document's language; absent means English, null a language without cues: numbers and blanks alone are read. */
  readonly pack?: LanguagePack | null
}

export interface Judgement {
  /** `answeredBy` is `statement` or `fields` or null here; key results and metrics are the model's to add. */
  readonly outcome: Outcome
  /** `sure` verdicts may be reported; `hint` ones are shown in hovers and counted, never reported. */
  readonly confidence: 'sure' | 'hint'
  readonly signals: readonly ClaritySignal[]
  readonly placeholders: readonly Placeholder[]
}
