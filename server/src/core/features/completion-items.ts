// The shape of a completion and what several sources of completions share; knows no place and no document.

import type { Kind } from '../model/kinds.js'
import type { Parts } from '../rules/define.js'
import type { Range } from '../text/text.js'

/** What a completion is about; its help is made from this when the author looks at it. */
export type Subject =
  | { readonly is: 'item'; readonly id: string }
  | { readonly is: 'kind'; readonly kind: Kind }
  | { readonly is: 'field'; readonly key: string }
  | { readonly is: 'rule'; readonly id: string }
  | { readonly is: 'template'; readonly id: string }
  | { readonly is: 'setting'; readonly path: string }

export type CompletionSort =
  | 'kind'
  | 'field'
  | 'person'
  | 'team'
  | 'time'
  | 'cadence'
  | 'item'
  | 'page'
  | 'heading'
  | 'rule'
  | 'setting'
  | 'value'
  | 'template'

export interface Completion {
  readonly label: string
  readonly sort: CompletionSort
  /** A few words behind the label. */
  readonly detail: string
  readonly range: Range
  readonly text: Parts
  /** What the typed text is compared with. */
  readonly filter: string
  readonly subject: Subject | null
}

export interface Completions {
  /** The best first. */
  readonly items: readonly Completion[]
  /** More was left out: ask again when more is typed. */
  readonly cut: boolean
}

export const noCompletions: Completions = { items: [], cut: false }

/** A choice before it is known where it goes. */
export interface Choice {
  readonly label: string
  readonly sort: CompletionSort
  readonly detail?: string
  /** Written instead of the label. */
  readonly text?: Parts
  readonly subject?: Subject
}

/** Choices at one place; `gap` puts a blank in front. */
export function placed(choices: readonly Choice[], range: Range, gap = false): readonly Completion[] {
  const seen = new Set<string>()
  return choices.flatMap(({ label, sort, detail, text, subject }) => {
    if (seen.has(label)) return []
    seen.add(label)
    const written = text ?? [label]
    return [{ label, sort, detail: detail ?? '', range, text: gap ? [' ', ...written] : written, filter: label, subject: subject ?? null }]
  })
}
