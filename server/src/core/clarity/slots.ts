// Fills the slots of an outcome (metric, baseline, target, population, window) with the document's own words; judges nothing.

import type { Outcome } from '../model/types.js'
import { mainTarget, type Quantity } from './numbers.js'
import type { Token } from './tokens.js'

export type Slots = Pick<Outcome, 'metric' | 'baseline' | 'target' | 'population' | 'window'>

/** The slots of a statement, from its words as `wordsOf` gives them: markup never appears in them. `from` is the token behind the verb of an order, else 0. */
export function fillSlots(text: string, tokens: readonly Token[], quantities: readonly Quantity[], from: number): Slots {
  const { target, baseline } = mainTarget(quantities)
  const words = (start: number, end: number) => text.slice(start, end).replace(/\s+/g, ' ').trim() || null
  return {
    metric: target ? metricOf(text, tokens, target, quantities, from) : null,
    baseline: baseline ? words(baseline.start, baseline.end) : null,
    target: target ? words(target.start, target.end) : null,
    population: target ? phraseAfter(text, tokens, target, /^(?:for|of|among|across|from)$/) : null,
    window: windowOf(text, tokens, target)?.replace(/\s+/g, ' ') ?? null,
  }
}

const stop =
  /^(?:from|to|by|at|of|in|within|under|below|above|over|is|are|was|stays?|reach(?:es)?|than|less|fewer|more|takes?|for|on|through|with|and|down|up|or|instead|the|a|an|our|has|have|lasts?|hits?|exceeds?|increases?d?|reduced|grows?|older|newer|gives?|spends?|pays?)$/

/** What is counted, or the noun phrase the number is said of. */
function metricOf(
  text: string,
  tokens: readonly Token[],
  target: Quantity,
  quantities: readonly Quantity[],
  verbTo: number,
): string | null {
  const before = target.counted ? null : nounBefore(text, tokens, quantities, verbTo)
  if (before !== null) return before
  if (target.counted || target.unit === 'percent' || target.unit === 'factor') {
    let from = tokens.findIndex((token) => token.start >= target.end)
    if (from < 0) return null
    while (/^(?:of|the|our|all)$/.test(tokens[from]?.text ?? '')) from++
    let to = from
    while (to < tokens.length && tokens[to]!.kind !== 'sign' && !(stop.test(tokens[to]!.text) && to > from) && to - from < 5) to++
    return phrase(text, tokens, from, to)
  }
  return null
}

/** The noun phrase in front of the first number, without the verb at its head; null where there is none. */
function nounBefore(text: string, tokens: readonly Token[], quantities: readonly Quantity[], verbTo: number): string | null {
  const factor = quantities.find(({ unit }) => unit === 'factor')
  const first = Math.min(...quantities.filter((quantity) => quantity !== factor).map((quantity) => quantity.start))
  let to = tokens.findIndex((token) => token.start >= first)
  while (to > 0 && (stop.test(tokens[to - 1]!.text) || tokens[to - 1]!.kind === 'sign')) to--
  let from = verbTo
  if (factor)
    from = Math.max(
      from,
      tokens.findIndex((token) => token.start >= factor.end),
    )
  for (let index = to - 1; index >= from; index--) {
    if (tokens[index]!.kind === 'sign' && tokens[index]!.text !== '-' && tokens[index]!.text !== '&') {
      from = index + 1
      break
    }
  }
  while (/^(?:the|our|a|an|to)$/.test(tokens[from]?.text ?? '')) from++
  return phrase(text, tokens, to - from > 8 ? to - 8 : from, to)
}

function phrase(text: string, tokens: readonly Token[], from: number, to: number): string | null {
  const first = tokens[from]
  const last = tokens[to - 1]
  return first && last && from < to ? text.slice(first.start, last.end).replace(/\s+/g, ' ').trim() : null
}

/** "among loyalty members": the prepositional phrase nearest behind the number that names people or things, not times. */
function phraseAfter(text: string, tokens: readonly Token[], target: Quantity, preposition: RegExp): string | null {
  for (let index = 0; index < tokens.length - 1; index++) {
    const token = tokens[index]!
    if (token.kind !== 'word' || !preposition.test(token.text) || token.end > 400) continue
    if (token.text === 'from' && tokens[index + 1]!.kind !== 'word') continue
    if (token.start < target.start && token.text !== 'for' && token.text !== 'among' && token.text !== 'across') continue
    let to = index + 1
    while (
      to < tokens.length &&
      tokens[to]!.kind === 'word' &&
      !/^(?:by|within|in|to|from|before|until|and|so|is|are|with|at|under|below|above|on|for|complete|during)$/.test(tokens[to]!.text) &&
      to - index < 7
    )
      to++
    const first = tokens[index + 1]!
    if (to === index + 1 || first.kind !== 'word' || /^(?:the|a|an)$/.test(tokens[to - 1]!.text)) continue
    return text.slice(first.start, tokens[to - 1]!.end).replace(/\s+/g, ' ')
  }
  return null
}

const periods = /^(?:day|week|month|quarter|year|hour|minute|second|sprint|release)s?$/

/** The window a rate is counted in: "per month", "a week", "monthly", "within 4 hours". */
function windowOf(text: string, tokens: readonly Token[], target: Quantity | undefined): string | null {
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    if (/^(?:per|a|each|every|\/)$/.test(token.text) && periods.test(tokens[index + 1]?.text ?? ''))
      return text.slice(token.start, tokens[index + 1]!.end)
    if (/^(?:daily|weekly|monthly|quarterly|yearly|annually|hourly)$/.test(token.text) && target) return text.slice(token.start, token.end)
    if (token.text === 'within' && tokens[index + 1]?.kind === 'number' && periods.test(tokens[index + 2]?.text ?? ''))
      return text.slice(token.start, tokens[index + 2]!.end)
    if (
      /^(?:last|trailing|rolling)$/.test(token.text) &&
      tokens[index + 1]?.kind === 'number' &&
      periods.test(tokens[index + 2]?.text ?? '')
    )
      return text.slice(token.start, tokens[index + 2]!.end)
  }
  return null
}
