// Offers better sentences for a judged statement, with blanks for what only the author knows; invents no number, date or name.

import type { Judgement } from './types.js'

/** One offer. `snippet` is LSP snippet syntax, `plain` the same text with `____` in its tab stops. */
export interface Rewrite {
  readonly title: string
  readonly snippet: string
  readonly plain: string
}

/** Sentences that keep the author's verb, metric, numbers and words. Empty where nothing needs to be asked. */
export function rewrites(_statement: string, _judgement: Judgement): readonly Rewrite[] {
  return []
}
