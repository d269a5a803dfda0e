// Reads the grammar a verdict needs from a statement's tokens: which verb carries it, what that verb acts on, which cue words stand where.

import { bes, breaks, cans, determiners, haves, modals, plainVerbs, prepositions, pronouns, skippable } from './grammar.js'
import type { Lexicon, PhraseClass, VerbClass, VerbEntry, WordClass } from './language.js'
import type { Token } from './tokens.js'

export interface Cue {
  readonly kind: WordClass | PhraseClass
  /** Token indexes, end exclusive. */
  readonly from: number
  readonly to: number
}

/** How a statement is built. Indexes point into its tokens. */
export interface Reading {
  /** `order`: "Publish …"; `clause`: somebody or something does or is; `topic`: a noun phrase. */
  readonly shape: 'order' | 'clause' | 'topic'
  /** The verb that carries the statement; null for a topic, a copula, or a verb the pack does not know. */
  readonly verb: VerbEntry | null
  readonly verbFrom: number
  readonly verbTo: number
  /** A clause's link: "is", "can", "has", or null for a full verb. */
  readonly link: 'be' | 'can' | 'have' | null
  /** The words the verdict looks at behind the verb (or of the whole topic), up to a purpose clause. */
  readonly objectFrom: number
  readonly objectTo: number
  /** Index of the noun that heads the object or topic, or -1. */
  readonly noun: number
  /** What the pack says of that noun, in whatever case or number it stands. */
  readonly nounKinds: ReadonlySet<WordClass>
  /** The first sentence's end. */
  readonly end: number
  readonly cues: readonly Cue[]
  /** Further verbs in the imperative with an object of their own, behind the first. */
  /** The class of the verb whose past participle stands at a token, or null. */
  readonly participle: (at: number) => VerbClass | null
  /** Verbs of direction behind the object's first word: what a purpose clause wants to move. */
  readonly drifts: readonly { readonly from: number; readonly to: number }[]
  readonly orders: readonly { readonly from: number; readonly to: number }[]
}

/** Reads the first sentence of the judged part. */
export function read(tokens: readonly Token[], lexicon: Lexicon): Reading {
  const end = sentenceEnd(tokens)
  const cues = findCues(tokens, end, lexicon)
  let at = 0
  // "The goal is to …", "We want to …", "to …", "By June, …" lead in to the verb.
  const toVerb = leadIn(tokens, end)
  if (toVerb > 0) at = toVerb
  while (at < end && (skippable.has(tokens[at]!.text) || tokens[at]!.kind === 'sign')) at++
  // A number in front of an order is its place in a list.
  if (tokens[at]?.kind === 'number' && tokens[at + 1]?.capital && orderVerb(tokens, at + 1, end, lexicon)) at++
  const order = orderVerb(tokens, at, end, lexicon)
  if (order) return finish('order', order.entry, order.from, order.to, null)
  const clause = clauseVerb(tokens, at, end, lexicon)
  if (clause) return finish('clause', clause.entry, clause.from, clause.to, clause.link)
  return finish('topic', null, at, at, null)

  function finish(shape: Reading['shape'], verb: VerbEntry | null, verbFrom: number, verbTo: number, link: Reading['link']): Reading {
    const objectTo = objectEnd(tokens, verbTo, end, shape)
    const noun = headNoun(tokens, verbTo, objectTo, lexicon)
    return {
      shape,
      verb,
      verbFrom,
      verbTo,
      link,
      objectFrom: verbTo,
      objectTo,
      noun,
      nounKinds: nounKinds(tokens, noun, lexicon),
      end,
      cues,
      participle: (at) => {
        const entry = lexicon.verbs.get(tokens[at]?.text ?? '')
        return entry?.form === 'ed' ? entry.kind : null
      },
      drifts: driftVerbs(tokens, verbTo, end, lexicon),
      orders: shape === 'order' ? furtherOrders(tokens, verbTo, objectTo, lexicon) : [],
    }
  }
}

function sentenceEnd(tokens: readonly Token[]): number {
  for (let index = 1; index < tokens.length; index++) {
    const token = tokens[index]!
    if (token.kind !== 'sign') continue
    const next = tokens[index + 1]
    if (
      /^[.!?;]$/.test(token.text) &&
      token.joined &&
      next &&
      !next.joined &&
      (next.capital || next.kind !== 'word') &&
      tokens[index - 1]!.text.length > 1
    )
      return index
  }
  return tokens.length
}

/** The index behind "the goal is to", "we want to", "in order to", "by June,"; 0 where there is none. */
function leadIn(tokens: readonly Token[], end: number): number {
  const text = (index: number) => tokens[index]?.text ?? ''
  if (text(0) === 'to' && end > 1) return 1
  if (/^(?:by|in|until|before|within)$/.test(text(0))) {
    for (let index = 1; index < Math.min(end, 9); index++) if (text(index) === ',') return index + 1
  }
  if (/^(?:we|i|our|the|let)$/.test(text(0)) || modals.has(text(0))) {
    for (let index = 0; index < Math.min(end - 1, 7); index++) {
      const word = text(index)
      if (word === 'to' && /^(?:is|want|need|aim|plan|intend|hope|like|going|wants|needs|aims|plans|goal|have)$/.test(text(index - 1)))
        return index + 1
      if ((modals.has(word) || (word === 'let' && text(index + 1) === 'us')) && (text(0) === 'we' || text(0) === "we'll" || index === 0))
        return index + 1
    }
    if (/^(?:we|i)$/.test(text(0)) && !cans.has(text(1)) && !bes.has(text(1)) && !haves.has(text(1))) return 1
    if (text(0) === 'we' && text(1) === 'are' && /ing$/.test(text(2))) return 2
  }
  return 0
}

interface Verb {
  readonly entry: VerbEntry
  readonly from: number
  readonly to: number
}

function verbAt(tokens: readonly Token[], index: number, end: number, lexicon: Lexicon): Verb | null {
  const token = tokens[index]
  if (token?.kind !== 'word') return null
  for (const phrase of lexicon.phrases.get(token.text) ?? []) {
    if (typeof phrase.kind === 'string') continue
    if (phraseAt(tokens, index, end, phrase.words)) return { entry: phrase.kind, from: index, to: index + phrase.words.length }
  }
  const entry = lexicon.verbs.get(token.text)
  return entry ? { entry, from: index, to: index + 1 } : null
}

function phraseAt(tokens: readonly Token[], index: number, end: number, words: readonly string[]): boolean {
  if (index + words.length > end) return false
  for (let offset = 1; offset < words.length; offset++) if (tokens[index + offset]!.text !== words[offset]) return false
  return true
}

function orderVerb(
  tokens: readonly Token[],
  at: number,
  end: number,
  lexicon: Lexicon,
): { entry: VerbEntry | null; from: number; to: number } | null {
  const found = verbAt(tokens, at, end, lexicon)
  const next = tokens[at + 1]
  if (!found) {
    const first = tokens[at]
    if (first?.kind !== 'word' || first.acronym || prepositions.has(first.text) || determiners.has(first.text) || pronouns.has(first.text))
      return null
    if (first.text.endsWith('ly') && at + 1 < end) return orderVerb(tokens, at + 1, end, lexicon)
    // "Attract and retain …", "Nurture a …": an unknown word before a determiner is a verb, nothing else can stand there.
    if (next && breaks.has(next.text)) {
      const second = verbAt(tokens, at + 2, end, lexicon)
      if (second && second.entry.form === 'base' && !lexicon.nounToo.has(tokens[at + 2]!.text)) return second
    }
    const known = lexicon.words.has(first.text)
    if (
      next &&
      !known &&
      !bes.has(first.text) &&
      !haves.has(first.text) &&
      !cans.has(first.text) &&
      /^(?:the|a|an|our|their|its|your|all|every|each|any|these|this|those|one|both)$/.test(next.text)
    )
      return { entry: null, from: at, to: at + 1 }
    if (next?.kind === 'number' && !known && !/s$/.test(first.text) && at === 0) return { entry: null, from: at, to: at + 1 }
    return null
  }
  const { entry } = found
  if (entry.form === 's') return null
  if (!isVerbHere(tokens, found.from, found.to, end, lexicon, entry)) return null
  return joinedVerb(tokens, found, end, lexicon) ?? found
}

/** "Design and ship X", "build and efficiently maintain Y": one object for two verbs; the one that ends carries the statement. */
function joinedVerb(tokens: readonly Token[], first: Verb, end: number, lexicon: Lexicon): Verb | null {
  if (!breaks.has(tokens[first.to]?.text ?? '')) return null
  let at = first.to + 1
  if (tokens[at]?.text.endsWith('ly')) at++
  const second = verbAt(tokens, at, end, lexicon)
  if (!second || second.to >= end || second.entry.form !== first.entry.form) return null
  const carrier = second.entry.kind === 'finishing' || first.entry.kind === 'making' ? second.entry : first.entry
  return { entry: carrier, from: first.from, to: second.to }
}

/** Whether a word that may be a noun, an adjective or a verb is a verb at the head of a statement. */
function isVerbHere(tokens: readonly Token[], from: number, to: number, end: number, lexicon: Lexicon, entry: VerbEntry): boolean {
  const word = tokens[from]!
  const next = tokens[to]
  if (to - from > 1) return true
  if (!next || to >= end) return entry.form === 'base' && !lexicon.nounToo.has(word.text)
  if (next.kind === 'number' || next.kind === 'code') return true
  if (next.text === '-' && next.joined) return false
  if (entry.form === 'ing' || entry.form === 'ed') {
    // "Building permits are issued", "Planned work is visible": a participle before a noun with its own verb belongs to the noun.
    if (determiners.has(next.text)) return true
    if (entry.form === 'ing' && (prepositions.has(next.text) || hasFiniteVerb(tokens, to, end))) return false
    return entry.form === 'ed' ? !hasFiniteVerb(tokens, to, end) : true
  }
  if (!lexicon.nounToo.has(word.text)) return true
  if (determiners.has(next.text)) return true
  if (breaks.has(next.text)) {
    const second = verbAt(tokens, to + 1, end, lexicon)
    return second !== null && second.entry.form === 'base' && !/s$/.test(tokens[to + 1]!.text)
  }
  if (
    prepositions.has(next.text) ||
    next.kind === 'sign' ||
    bes.has(next.text) ||
    cans.has(next.text) ||
    haves.has(next.text) ||
    modals.has(next.text)
  )
    return false
  // "Test coverage of billing above 80 %" is a compound noun, "Support teams in need" an order.
  if (next.text.endsWith('ly')) return true
  const compound = tokens[to + 1]
  if (hasFiniteVerb(tokens, to, end)) return false
  if (next.capital || next.acronym) return true
  const nextIsNoun =
    lexicon.words.get(next.text)?.has('thing') || lexicon.words.get(next.text)?.has('airy') || lexicon.words.get(next.text)?.has('drift')
  if (/s$/.test(next.text) && !/ss$/.test(next.text)) return true
  return (
    !(
      (nextIsNoun || /(?:age|ion|ment|ness|ity|time|rate|ing)$/.test(next.text)) &&
      (!compound || to + 1 >= end || prepositions.has(compound.text) || bes.has(compound.text))
    ) ||
    (lexicon.words.get(next.text)?.has('airy') ?? false)
  )
}

function hasFiniteVerb(tokens: readonly Token[], from: number, end: number): boolean {
  for (let index = from + 1; index < Math.min(end, from + 7); index++) {
    const text = tokens[index]!.text
    if (prepositions.has(text) && /^(?:that|which|who|to|so|where|when)$/.test(text)) return false
    if (/^(?:is|are|was|were|has|have|can|will|stays|goes|works)$/.test(text)) return true
  }
  return false
}

function clauseVerb(
  tokens: readonly Token[],
  at: number,
  end: number,
  lexicon: Lexicon,
): { entry: VerbEntry | null; from: number; to: number; link: Reading['link'] } | null {
  if (tokens[at]?.text === 'there' && bes.has(tokens[at + 1]?.text ?? '')) return { entry: null, from: at, to: at + 2, link: 'have' }
  let inRelative = false
  for (let index = at; index < Math.min(end, at + 16); index++) {
    const token = tokens[index]!
    if (token.kind !== 'word' || token.inBrackets) continue
    const text = token.text
    if (/^(?:that|which|who|where|when|so|because|if|while)$/.test(text) && index > at) inRelative = true
    if (text === 'to' && index > at) {
      const after = tokens[index + 1]
      if (after && lexicon.verbs.get(after.text)?.form === 'base' && !inRelative) return null
    }
    if (inRelative) continue
    if (modals.has(text)) {
      let verb = index + 1
      while (/^(?:not|also|have|be able to)$/.test(tokens[verb]?.text ?? '') || tokens[verb]?.text.endsWith('ly')) verb++
      if (/^(?:be)$/.test(tokens[verb]?.text ?? '')) return { entry: null, from: verb, to: verb + 1, link: 'be' }
      const found = verbAt(tokens, verb, end, lexicon)
      return { entry: found?.entry ?? null, from: verb, to: found?.to ?? verb + 1, link: null }
    }
    if (cans.has(text) && index > at) return { entry: null, from: index, to: index + 1, link: 'can' }
    if (bes.has(text) && (index > at || text === 'is' || text === 'are')) {
      if (/^(?:get|stay|feel|become|remain)$/.test(text) && !/s$/.test(tokens[index - 1]?.text ?? '')) continue
      if (tokens[index + 1]?.text === 'able' && tokens[index + 2]?.text === 'to')
        return { entry: null, from: index, to: index + 3, link: 'can' }
      return { entry: null, from: index, to: index + 1, link: 'be' }
    }
    if (haves.has(text) && (index > at || text === "we've")) return { entry: null, from: index, to: index + 1, link: 'have' }
    if (index === at) continue
    const prior = tokens[index - 1]!
    if (determiners.has(prior.text) || prepositions.has(prior.text)) continue
    const found = /^works?$/.test(text) ? null : verbAt(tokens, index, end, lexicon)
    if (!found) {
      if (plainVerbs.test(text) && prior.kind === 'word') return { entry: null, from: index, to: index + 1, link: null }
      continue
    }
    if (lexicon.nounToo.has(found.entry.base)) {
      // "Hiring managers report that …": a noun-like verb counts where an object must follow.
      const next = tokens[found.to]
      if (!(next && (determiners.has(next.text) || next.text === 'that')) || found.entry.form === 'ing') continue
    }
    if (found.entry.form === 's' || (found.entry.form === 'base' && /[^s]s$|^(?:people|everyone|we|they|staff|parents)$/.test(prior.text)))
      return { ...found, link: null }
  }
  return null
}

/** Where what the verdict looks at ends: before a purpose clause, a means, or the end of the sentence. */
function objectEnd(tokens: readonly Token[], from: number, end: number, shape: Reading['shape']): number {
  for (let index = from; index < end; index++) {
    const token = tokens[index]!
    if (token.kind === 'sign') {
      if (/^[:–—;]$/.test(token.text) && index > from + 1) return index
      continue
    }
    if (index === from && shape !== 'topic') continue
    if (token.text === 'so' || token.text === 'because') return index
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

/** The noun before the first preposition, comma or "and". */
function headNoun(tokens: readonly Token[], from: number, end: number, lexicon: Lexicon): number {
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
      if (noun >= 0 && !lexicon.words.get(tokens[noun]!.text)?.has('praise')) break
      continue
    }
    if (determiners.has(token.text)) {
      if (noun >= 0) break
      continue
    }
    noun = index
  }
  return noun
}

function findCues(tokens: readonly Token[], end: number, lexicon: Lexicon): readonly Cue[] {
  const cues: Cue[] = []
  for (let index = 0; index < end; index++) {
    const token = tokens[index]!
    if (token.kind !== 'word' || token.quoted) continue
    for (const phrase of lexicon.phrases.get(token.text) ?? []) {
      if (typeof phrase.kind === 'string' && phraseAt(tokens, index, end, phrase.words)) {
        cues.push({ kind: phrase.kind, from: index, to: index + phrase.words.length })
        break
      }
    }
    // A capital inside the sentence makes a name of an adjective: Secure Boot, Simple Storage.
    if (token.acronym || (token.capital && index > 0 && tokens[index - 1]!.kind === 'word')) continue
    const kinds = lexicon.words.get(token.text)
    if (kinds) for (const kind of kinds) cues.push({ kind, from: index, to: index + 1 })
  }
  return cues
}

function driftVerbs(tokens: readonly Token[], from: number, end: number, lexicon: Lexicon): readonly { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let index = from + 1; index < end; index++) {
    const kind = lexicon.verbs.get(tokens[index]!.text)?.kind
    const before = tokens[index - 1]!.text
    if ((kind === 'raising' || kind === 'lowering' || kind === 'shifting') && /^(?:to|that|and|which|will|can|help|helps)$/.test(before))
      found.push({ from: index, to: index + 1 })
  }
  return found
}

/** Orders that stand behind "and" with an object that has an edge of its own. */
function furtherOrders(tokens: readonly Token[], from: number, end: number, lexicon: Lexicon): readonly { from: number; to: number }[] {
  const orders: { from: number; to: number }[] = []
  for (let index = from + 1; index < end - 1; index++) {
    if (!breaks.has(tokens[index - 1]!.text)) continue
    const found = verbAt(tokens, index, end, lexicon)
    const object = found && tokens[found.to]
    if (!found || !object || found.entry.form !== 'base' || found.to >= end) continue
    if (!/^(?:finishing|raising|lowering)$/.test(found.entry.kind)) continue
    const edged =
      object.kind === 'number' ||
      object.kind === 'code' ||
      object.acronym ||
      object.capital ||
      /^(?:the|a|an|our|all|every|each)$/.test(object.text)
    if (edged) orders.push(found)
  }
  return orders
}

const none: ReadonlySet<WordClass> = new Set()
const airy: ReadonlySet<WordClass> = new Set(['airy'])

function nounKinds(tokens: readonly Token[], noun: number, lexicon: Lexicon): ReadonlySet<WordClass> {
  const token = tokens[noun]
  if (token?.kind !== 'word') return none
  const kinds = lexicon.words.get(token.text) ?? (token.text.endsWith('s') ? lexicon.words.get(token.text.slice(0, -1)) : undefined)
  // "support for passkeys", "care for newborns" name a thing that can be added.
  if (kinds?.has('airy') && /^(?:support|service|care|content)$/.test(token.text) && tokens[noun + 1]?.text === 'for') return none
  return kinds ?? (!token.capital && lexicon.airyEnding.test(token.text) && !lexicon.edged.has(token.text) ? airy : none)
}
