// The public face of core/clarity: whether anybody could say at the end that a statement was achieved. Reads one statement, never a document.

import type { Outcome, Range } from '../model/types.js'

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

/** A word or phrase that bears on the verdict. `range` is relative to the judged statement. */
export interface ClaritySignal {
  readonly rule: ClarityRule
  readonly range: Range
  /** The word or phrase as written. */
  readonly phrase: string
  /** Name of the slot that would answer it (`target`, `baseline`, `end-state`, `reference`, `measure` …). */
  readonly missing: string
  /** True when this signal is what makes the statement undecidable; false when it only advises. */
  readonly decides: boolean
}

/** A blank the author left: `____`, `TBD`, `X %`, `N days`. */
export interface Placeholder {
  readonly range: Range
  readonly text: string
}

export interface StatementContext {
  /** The statement is a key result, an objective, or any other goal. */
  readonly kind: 'goal' | 'objective' | 'key-result' | 'bet' | 'milestone' | 'intent'
  /** Measure-like fields of the item as written: `measure`, `done-when`, `baseline`, `target`, `by`. */
  readonly fields: Readonly<Record<string, string>>
  /** The item stands in a list of deliverables or milestones, where a bare noun phrase is a thing to be done. */
  readonly deliverable: boolean
  /** Sentences of the item after its statement, for topic goals that are judged by what their body says. */
  readonly body: string
}

export interface Judgement {
  /** `answeredBy` is `statement` or `fields` or null here; key results and metrics are the model's to add. */
  readonly outcome: Outcome
  readonly signals: readonly ClaritySignal[]
  readonly placeholders: readonly Placeholder[]
}

/** Judges one statement in plain text. Only its first 400 characters count. Never throws. */
export function judge(_statement: string, _context: StatementContext): Judgement {
  return {
    outcome: { verdict: 'done', answeredBy: null, metric: null, baseline: null, target: null, population: null, window: null, missing: [] },
    signals: [],
    placeholders: [],
  }
}

/** The blanks of any text: `____`, `[current]`, `TBD`, `XX %`. `TBD(by 2026-12-05, @ana)` is one too, with its day in `text`. */
export function findPlaceholders(_text: string): readonly Placeholder[] {
  return []
}
