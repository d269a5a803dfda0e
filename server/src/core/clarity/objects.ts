// Finds what a verb acts on: where the judged words end, which noun heads them, and what the pack says of that noun. Judges nothing.

import { breaks, determiners, prepositions } from './grammar.js'
import type { Lexicon, WordClass } from './language.js'
import type { Token } from './tokens.js'

/** Where what the verdict looks at ends: before a purpose clause, a means, or the end of the sentence. */
export function objectEnd(tokens: readonly Token[], from: number, end: number, shape: 'order' | 'clause' | 'topic'): number {
  for (let index = from; index < end; index++) {
    const token = tokens[index]!
    if (token.kind === 'sign') {
      if (/^[:–—;]$/.test(token.text) && index > from + 1) return index
      continue
    }
    if (index === from && shape !== 'topic') continue
    if (token.text === 'so' || token.text === 'because' || (token.text === 'how' && index > from)) return index
    if (token.text === 'in' && tokens[index + 1]?.text === 'order') return index
    if (token.text === 'by' && tokens[index + 1]?.text.endsWith('ing')) return index
    if (token.text === 'to' && shape !== 'topic' && index > from && isPurpose(tokens, index)) return index
  }
  return end
}

const notVerbs = /^(?:the|a|an|our|their|its|all|every|each|new|any|your|my|at|\d)/
function isPurpose(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1]
  return (
    next !== undefined && next.kind === 'word' && !next.capital && !notVerbs.test(next.text) && !/(?:s|ing|ed|ion|ment)$/.test(next.text)
  )
}

const isOpinion = (kinds: ReadonlySet<WordClass> | undefined): boolean => kinds !== undefined && (kinds.has('praise') || kinds.has('mild'))

/** The noun before the first preposition, comma or "and". */
export function headNoun(tokens: readonly Token[], from: number, end: number, lexicon: Lexicon): number {
  let noun = -1
  for (let index = from; index < end; index++) {
    const token = tokens[index]!
    if (token.inBrackets) continue
    if (token.kind === 'sign') {
      if (noun >= 0 && /^[,:–—(]$/.test(token.text)) break
      continue
    }
    if (token.kind === 'number') continue
    if (prepositions.has(token.text)) {
      if (noun >= 0) break
      continue
    }
    if (breaks.has(token.text)) {
      // "high-quality, user-facing and fast applications": adjectives joined before the noun.
      if (noun >= 0 && !isOpinion(lexicon.words.get(tokens[noun]!.text)) && !describesToo(tokens, index, end, lexicon)) break
      continue
    }
    if (determiners.has(token.text)) {
      if (noun >= 0) break
      continue
    }
    // "reports comparing the branches": what the noun does is no part of it.
    if (noun >= 0 && lexicon.verbs.get(token.text)?.form === 'ing' && determiners.has(tokens[index + 1]?.text ?? '')) break
    noun = index
  }
  return noun
}

/** "availability and price information": what stands before "and" describes the thing behind it as well. */
function describesToo(tokens: readonly Token[], and: number, end: number, lexicon: Lexicon): boolean {
  const [before, first, second] = [tokens[and - 1], tokens[and + 1], tokens[and + 2]]
  if (tokens[and]!.text !== 'and' || before?.kind !== 'word' || first?.kind !== 'word' || second?.kind !== 'word' || and + 2 >= end)
    return false
  const kinds = lexicon.words.get(before.text)
  const edgeless = kinds?.has('airy') || kinds?.has('drift') || lexicon.airyEnding.test(before.text)
  if (!edgeless || determiners.has(first.text) || prepositions.has(second.text) || lexicon.verbs.has(first.text)) return false
  return /^(?:information|data|figures|details|numbers)$/.test(second.text) || lexicon.words.get(second.text)?.has('thing') === true
}

const none: ReadonlySet<WordClass> = new Set()
const airy: ReadonlySet<WordClass> = new Set(['airy'])
const thing: ReadonlySet<WordClass> = new Set(['thing'])

export function nounKinds(tokens: readonly Token[], noun: number, lexicon: Lexicon): ReadonlySet<WordClass> {
  const token = tokens[noun]
  if (token?.kind !== 'word') return none
  const own = lexicon.words.get(token.text)
  const singular = token.text.endsWith('s') ? lexicon.words.get(token.text.slice(0, -1)) : undefined
  const kinds = own && singular ? new Set([...own, ...singular]) : (own ?? singular)
  // "support for passkeys", "care for newborns" name a thing that can be added.
  if (kinds?.has('airy') && /^(?:support|service|care|content)$/.test(token.text) && tokens[noun + 1]?.text === 'for') return none
  if (kinds) return kinds
  if (!token.capital && lexicon.airyEnding.test(token.text) && !lexicon.edged.has(token.text)) return airy
  return lexicon.thingEnding.test(token.text) && !lexicon.notThings.has(token.text) ? thing : none
}
