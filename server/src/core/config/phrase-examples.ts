// Tries the example sentences of own phrases: `bad` must be found, `good` must stay silent. Knows no file and no output.

import type { OwnPhrase } from '../config.js'
import { ownPhrasesIn } from './phrase.js'

export interface ExampleFault {
  /** Dotted, as in `ResolvedConfig.origins`: `phrases.0.bad.1`. */
  readonly key: string
  /** What is wrong, in one sentence without its full stop. */
  readonly message: string
}

export interface ExampleResult {
  readonly phrases: number
  readonly examples: number
  /** Keys of phrases that nobody has given an example. */
  readonly untried: readonly { readonly key: string; readonly phrase: string }[]
  readonly faults: readonly ExampleFault[]
}

/** A `bad` sentence must be found by its own phrase, and no longer after its suggestion; a `good` one by none of all. */
export function tryPhrases(phrases: readonly OwnPhrase[]): ExampleResult {
  const faults: ExampleFault[] = []
  for (const [i, own] of phrases.entries()) {
    const alone = [own]
    for (const [j, text] of own.bad.entries()) {
      const [match] = ownPhrasesIn(text, alone)
      const key = `phrases.${i}.bad.${j}`
      if (!match) faults.push({ key, message: `‘${own.phrase}’ should be found in ‘${text}’ and is not` })
      else if (match.instead !== null) {
        const mended = text.slice(0, match.range.start) + match.instead + text.slice(match.range.end)
        if (ownPhrasesIn(mended, alone).length > 0) faults.push({ key, message: `‘${own.phrase}’ is still found in ‘${mended}’` })
      }
    }
    for (const [j, text] of own.good.entries())
      for (const { phrase, range } of ownPhrasesIn(text, phrases))
        faults.push({
          key: `phrases.${i}.good.${j}`,
          message: `‘${text}’ should stay silent, but ‘${phrase.phrase}’ finds ‘${text.slice(range.start, range.end)}’`,
        })
  }
  return {
    phrases: phrases.length,
    examples: phrases.reduce((sum, { bad, good }) => sum + bad.length + good.length, 0),
    untried: phrases.flatMap(({ phrase, bad, good }, i) => (bad.length + good.length > 0 ? [] : [{ key: `phrases.${i}`, phrase }])),
    faults,
  }
}
