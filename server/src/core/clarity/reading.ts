// Reads the grammar a verdict needs from a statement's tokens: which verb carries it, what that verb acts on, which cue words stand where.

import { bes, cans, determiners, haves, modals, prepositions, pronouns, skippable } from './grammar.js'
import type { Lexicon, PhraseClass, VerbClass, VerbEntry, WordClass } from './language.js'
import { headNoun, nounKinds, objectEnd } from './objects.js'
import type { Token } from './tokens.js'
import { clauseVerb, closingVerbs, driftVerbs, furtherOrders, orderVerb, phraseAt } from './verbs.js'

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
  /** A clause that somebody is to make sure of. */
  readonly assured: boolean
  /** What the pack says of that noun, in whatever case or number it stands. */
  readonly nounKinds: ReadonlySet<WordClass>
  /** The first sentence's end. */
  readonly end: number
  readonly cues: readonly Cue[]
  /** "Start tracking …": the beginning is what is to be done. */
  readonly begins: boolean
  /** "Regularly review …": the adverb of a routine before the verb. */
  readonly habit: Cue | null
  /** The class of the verb whose past participle stands at a token, or null. */
  readonly participle: (at: number) => VerbClass | null
  /** The class of the verb that stands at a token in its base form, or null. */
  readonly verbAt: (at: number) => VerbClass | null
  /** Verbs of direction behind the object's first word: what a purpose clause wants to move. */
  readonly drifts: readonly { readonly from: number; readonly to: number }[]
  /** Where a verb that ends stands behind "and", "then", "to", "on" or "results in", with an object that has an edge. */
  readonly closings: readonly number[]
  /** Further verbs in the imperative with an object of their own, behind the first. */
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
  // "Help improve …" is judged by what is helped; "help customers" is not.
  if (tokens[at]?.text === 'help' && isBareVerb(tokens, at + 1, end, lexicon)) at++
  if (tokens[at]?.text === 'better' && isBareVerb(tokens, at + 1, end, lexicon)) at++
  const order = orderVerb(tokens, at, end, lexicon)
  if (order?.entry?.kind === 'assuring') {
    // "Make sure that X is Y": X and Y decide.
    const from = tokens[order.to]?.text === 'that' ? order.to + 1 : order.to
    const inner = isAiryPhrase(tokens, from, lexicon) ? null : clauseVerb(tokens, from, end, lexicon)
    if (inner) return { ...finish('clause', inner.entry, inner.from, inner.to, inner.link), assured: true }
  }
  if (order?.entry?.base === 'be' && tokens[order.to]?.text === 'able' && tokens[order.to + 1]?.text === 'to')
    return finish('clause', null, order.from, order.to + 2, 'can')
  if (order) return finish('order', order.entry, order.from, order.to, null)
  const clause = clauseVerb(tokens, at, end, lexicon)
  if (clause) return finish('clause', clause.entry, clause.from, clause.to, clause.link)
  const behind = orderBehindDash(tokens, at, end, lexicon)
  if (behind) return finish('order', behind.entry, behind.from, behind.to, null)
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
      assured: false,
      objectFrom: verbTo,
      objectTo,
      noun,
      nounKinds: nounKinds(tokens, noun, lexicon),
      end,
      cues,
      begins: shape === 'order' && /^(?:start|begin)$/.test(tokens[verbFrom - 1]?.text ?? '') && verb?.form === 'ing',
      habit: shape === 'order' ? (cues.find((cue) => cue.kind === 'habit' && cue.to <= verbFrom) ?? null) : null,
      participle: (at) => {
        const text = tokens[at]?.text ?? ''
        const entry = lexicon.verbs.get(text)
        if (entry?.form === 'ed') return entry.kind
        // "rolled out", "switched off"
        const phrase = (lexicon.phrases.get(text) ?? []).find(
          ({ words, kind }) => typeof kind === 'object' && kind.form === 'ed' && words[1] === tokens[at + 1]?.text,
        )
        return typeof phrase?.kind === 'object' ? phrase.kind.kind : null
      },
      verbAt: (at) => {
        const entry = lexicon.verbs.get(tokens[at]?.text ?? '')
        return entry?.form === 'base' ? entry.kind : null
      },
      closings: closingVerbs(tokens, verbTo, end, lexicon),
      drifts: driftVerbs(tokens, verbTo, end, lexicon),
      orders: shape === 'order' ? furtherOrders(tokens, verbTo, objectTo, lexicon) : [],
    }
  }
}

/** "consistency across …": a noun without an edge and what it is said of, no subject of a clause. */
function isAiryPhrase(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const text = tokens[at]?.text ?? ''
  return (lexicon.words.get(text)?.has('airy') || lexicon.airyEnding.test(text)) && prepositions.has(tokens[at + 1]?.text ?? '')
}

function isBareVerb(tokens: readonly Token[], at: number, end: number, lexicon: Lexicon): boolean {
  const verb = orderVerb(tokens, at, end, lexicon)
  return verb?.entry?.form === 'base' && !lexicon.nounToo.has(verb.entry.base)
}

/** "Annual plan – bring into billing": a name, a dash, and what is to be done about it. */
function orderBehindDash(
  tokens: readonly Token[],
  at: number,
  end: number,
  lexicon: Lexicon,
): { entry: VerbEntry | null; from: number; to: number } | null {
  for (let index = at + 1; index < Math.min(end - 1, at + 8); index++) {
    const token = tokens[index]!
    if (token.kind !== 'sign' || !/^[-–—:]$/.test(token.text) || token.joined) continue
    const order = orderVerb(tokens, index + 1, end, lexicon)
    return order?.entry?.form === 'base' && !tokens[order.from]!.capital ? order : null
  }
  return null
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
  // "To do so, we are planning to …"
  if (text(0) === 'to' && text(1) === 'do' && /^(?:so|this|that)$/.test(text(2))) {
    for (let index = 3; index < Math.min(end - 1, 10); index++)
      if ((text(index) === 'to' && /^(?:planning|plan|going|want|intend|aim)$/.test(text(index - 1))) || text(index) === 'will')
        return index + 1
  }
  // "We are confident that every oven is checked": the ovens decide.
  const sure = text(0) === "we're" ? 1 : text(0) === 'we' && /^(?:are|have)$/.test(text(1)) ? 2 : 0
  if (sure > 0 && /^(?:confident|sure|certain|confidence)$/.test(text(sure)) && text(sure + 1) === 'that') return sure + 2
  if (text(0) === 'to' && end > 1) return 1
  if (/^(?:by|in|until|before|within|if|when|once|after)$/.test(text(0))) {
    for (let index = 1; index < Math.min(end, 11); index++)
      if (text(index) === ',') return index + 1 + leadIn(tokens.slice(index + 1), end - index - 1)
  }
  if (/^(?:we|i|our|the|let)$/.test(text(0)) || modals.has(text(0))) {
    for (let index = 0; index < Math.min(end - 1, 7); index++) {
      const word = text(index)
      if (word === 'to' && /^(?:is|want|need|aim|plan|intend|hope|like|love|going|wants|needs|aims|plans|goal|have)$/.test(text(index - 1)))
        return index + 1
      if ((modals.has(word) || (word === 'let' && text(index + 1) === 'us')) && (text(0) === 'we' || text(0) === "we'll" || index === 0))
        return /^(?:love|like)$/.test(text(index + 1)) && text(index + 2) === 'to' ? index + 3 : index + 1
    }
    if (/^(?:we|i)$/.test(text(0)) && !cans.has(text(1)) && !bes.has(text(1)) && !haves.has(text(1))) return 1
    if (text(0) === 'we' && text(1) === 'are' && /ing$/.test(text(2))) return 2
  }
  if (text(0) === "we're" && /ing$/.test(text(1))) return 1
  return 0
}

/** "as many users as possible": behind its last word, or 0. */
function asPossible(tokens: readonly Token[], at: number, end: number): number {
  for (let index = at + 2; index < Math.min(end - 1, at + 6); index++)
    if (tokens[index]!.text === 'as' && /^(?:possible|practical|practicable|feasible)$/.test(tokens[index + 1]!.text)) return index + 2
  return 0
}

/** "competitive analysis", "leading vs. lagging indicators": with the word behind it, perhaps over "and", the adjective is the name of a kind. */
function isTerm(tokens: readonly Token[], at: number, { terms }: Lexicon): boolean {
  const seconds = terms.get(tokens[at]!.text)
  if (!seconds) return false
  let next = at + 1
  while (next < at + 3 && /^(?:and|or|vs|versus|\.|\/)$/.test(tokens[next]?.text ?? '')) next++
  return seconds.has(tokens[next]?.text ?? '')
}

/**
 * "quantum resilient keys", "edge-cloud collaborative learning": a noun in front of the adjective and one behind it make one name of the
 * three. A plural, or a noun with an article, is somebody for whom it is good.
 */
function isInName(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  if (before?.kind !== 'word' || next?.kind !== 'word' || !lexicon.words.get(tokens[at]!.text)?.has('praise')) return false
  const isNoun = ({ kind, text }: Token): boolean =>
    kind === 'word' &&
    text.length > 3 &&
    !/^(?:enough|very|more|most|such|quite|really|some|much|even|just|also|still|other|truly)$/.test(text) &&
    !/(?:[^s]s|ly|ing|ed)$/.test(text) &&
    !lexicon.verbs.has(text) &&
    !prepositions.has(text) &&
    !determiners.has(text) &&
    !pronouns.has(text) &&
    !skippable.has(text) &&
    !modals.has(text) &&
    !/^(?:praise|mild|degree|handful|people|every)$/.test([...(lexicon.words.get(text) ?? [])].join(' '))
  let from = at - 1
  if (!isNoun(before)) return false
  while (from > 0 && (isNoun(tokens[from - 1]!) || tokens[from - 1]!.text === 'post' || tokens[from - 1]!.text === '-')) from--
  const opener = tokens[from - 1]?.text ?? ''
  return (
    from > 0 &&
    !determiners.has(opener) &&
    !/^(?:and|or|than|make|makes|making|keep|keeps|keeping|give|gives|giving)$/.test(opener) &&
    isNoun(next)
  )
}

/** "diverse sites (office, cloud, edge)": brackets behind the noun list what the adjective leaves open. */
function isListed(tokens: readonly Token[], at: number, end: number): boolean {
  const open = tokens.findIndex((token, i) => i > at && token.text === '(')
  if (open < 0 || open > Math.min(end, at + 5)) return false
  const inside = tokens.slice(open + 1, end).filter(({ inBrackets }) => inBrackets)
  return inside.filter(({ text }) => text === ',').length > 0 && !/^(?:eg|e\.g\.?|such|like|for)$/.test(inside[0]?.text ?? '')
}

/** "a collaborative recipe editor", "collaborative networks": for many at once, which is no praise. */
function isKindOf(tokens: readonly Token[], at: number, end: number, lexicon: Lexicon): boolean {
  for (let i = at + 1; i < Math.min(end, at + 4); i++) {
    const { text, kind } = tokens[i]!
    if (kind !== 'word' || prepositions.has(text)) return false
    const singular = text.replace(/s$/, '')
    if (
      lexicon.words.get(text)?.has('thing') ||
      lexicon.words.get(singular)?.has('thing') ||
      /^(?:network|cluster|environment)$/.test(singular)
    )
      return true
  }
  return false
}

const goesOnAround: ReadonlySet<string> = new Set(['amid', 'amidst', 'despite'])
const intensifier = /^(?:well|highly|very|most|more|super|ultra)[-‐‑]/

/** Every Word Is Capitalised: then a capital makes no name. */
export function isTitle(tokens: readonly Token[], end: number): boolean {
  const long = tokens.slice(0, end).filter((token) => token.kind === 'word' && token.text.length > 3)
  return long.length > 1 && long.every((token) => token.capital)
}

function findCues(tokens: readonly Token[], end: number, lexicon: Lexicon): readonly Cue[] {
  const cues: Cue[] = []
  const titled = isTitle(tokens, end)
  for (let index = 0; index < end; index++) {
    const token = tokens[index]!
    if (token.kind !== 'word' || token.quoted) continue
    for (const phrase of lexicon.phrases.get(token.text) ?? []) {
      if (typeof phrase.kind === 'string' && phraseAt(tokens, index, end, phrase.words)) {
        cues.push({ kind: phrase.kind, from: index, to: index + phrase.words.length })
        break
      }
    }
    const possible = token.text === 'as' ? asPossible(tokens, index, end) : 0
    if (possible > 0) cues.push({ kind: 'loophole', from: index, to: possible })
    // A capital inside the sentence makes a name of an adjective: Secure Boot, Simple Storage.
    if (token.acronym || (token.capital && !titled && index > 0 && tokens[index - 1]!.kind === 'word')) continue
    if (isTerm(tokens, index, lexicon)) continue
    if (token.text === 'collaborative' && isKindOf(tokens, index, end, lexicon)) continue
    // "fast.ai", "Clean.js": the name of a site or a library.
    if (tokens[index + 1]?.text === '.' && tokens[index + 1]!.joined && tokens[index + 2]?.joined && tokens[index + 2]!.kind === 'word')
      continue
    if (isInName(tokens, index, lexicon)) continue
    // "thrives amid rapid growth": what goes on around it.
    if (goesOnAround.has(tokens[index - 1]?.text ?? '') || goesOnAround.has(tokens[index - 2]?.text ?? '')) continue
    // "as well as in shops" adds, and praises nothing.
    if (
      token.text === 'well' &&
      tokens[index - 1]?.text === 'as' &&
      !(tokens[index + 1]?.text === 'as' && pronouns.has(tokens[index + 2]?.text ?? ''))
    )
      continue
    const kinds = lexicon.words.get(token.text) ?? lexicon.words.get(token.text.replace(intensifier, ''))
    const listed = kinds !== undefined && isListed(tokens, index, end)
    if (kinds)
      for (const kind of kinds) if (!listed || !/^(?:praise|mild|handful)$/.test(kind)) cues.push({ kind, from: index, to: index + 1 })
  }
  return cues
}
