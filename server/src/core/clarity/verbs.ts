// Finds the verb that carries a statement: an order's, a clause's, and further ones behind it. Knows what verbs look like, not what they decide.

import { bes, breaks, cans, determiners, haves, modals, plainVerbs, prepositions, pronouns } from './grammar.js'
import type { Lexicon, VerbEntry } from './language.js'
import type { Token } from './tokens.js'

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
  // "re-organise" is spelled both ways, "re-publish" is publishing.
  const entry = lexicon.verbs.get(token.text) ?? again(token.text, lexicon)
  return entry ? { entry, from: index, to: index + 1 } : null
}

/** What a verb with a hyphen behind its "re" is: the same in one word, or the verb that is done again. */
function again(text: string, { verbs, nounToo }: Lexicon): VerbEntry | undefined {
  if (!text.startsWith('re-')) return undefined
  const verb = verbs.get(text.replace('-', '')) ?? verbs.get(text.slice(3))
  return verb && !nounToo.has(verb.base) ? verb : undefined
}

export function phraseAt(tokens: readonly Token[], index: number, end: number, words: readonly string[]): boolean {
  if (index + words.length > end) return false
  for (let offset = 1; offset < words.length; offset++) if (tokens[index + offset]!.text !== words[offset]) return false
  return true
}

export function orderVerb(
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
  // "Be publishing the figures": the verb is the next one.
  const going = entry.base === 'be' ? verbAt(tokens, found.to, end, lexicon) : null
  if (going?.entry.form === 'ing') return going
  if (entry.kind === 'behaving') {
    const open = next && (next.kind === 'number' || determiners.has(next.text) || lexicon.words.get(next.text)?.has('handful'))
    return open ? { entry: null, from: at, to: at + 1 } : null
  }
  // "Improved docs", "advanced training": an adjective before its noun.
  const adjective = lexicon.words.get(tokens[at]!.text)
  if (entry.form === 'ed' && (adjective?.has('praise') || adjective?.has('mild'))) return null
  // "Cut a release", "cut 1.4": it is made, not made smaller.
  if (entry.base === 'cut' && cutsRelease(tokens, found.to, end)) return { ...found, entry: { ...entry, kind: 'finishing' } }
  // "Shared ovens" are a kind of oven; "shared the recipe" tells what was done.
  if (entry.form === 'ed' && entry.base === 'share' && next?.kind === 'word' && !determiners.has(next.text) && !prepositions.has(next.text))
    return null
  if (!isVerbHere(tokens, found.from, found.to, end, lexicon, entry)) return null
  return joinedVerb(tokens, found, end, lexicon) ?? found
}

function cutsRelease(tokens: readonly Token[], from: number, end: number): boolean {
  const object = tokens.slice(from, Math.min(end, from + 5)).map(({ text }) => text)
  return (
    object.some((text) => /^(?:releases?|versions?|rcs?|branch|tag|alpha|beta|v\d[\w.]*)$/.test(text)) ||
    (tokens[from]?.kind === 'number' && from + 1 >= end)
  )
}

/** "Design and ship X", "build and efficiently maintain Y": one object for two verbs; the one that ends carries the statement. */
function joinedVerb(tokens: readonly Token[], first: Verb, end: number, lexicon: Lexicon): Verb | null {
  if (!breaks.has(tokens[first.to]?.text ?? '')) return null
  let at = first.to + 1
  if (tokens[at]?.text.endsWith('ly')) at++
  const second = verbAt(tokens, at, end, lexicon)
  if (!second || second.to >= end || second.entry.form !== first.entry.form) return null
  const ends =
    second.entry.kind === 'finishing' ||
    (second.entry.kind === 'making' && !/^(?:finishing|shifting)$/.test(first.entry.kind)) ||
    // "Refine and update the order form": one thing, and it is over; "current pages" go on.
    (second.entry.kind === 'making' && first.entry.kind === 'shifting' && determiners.has(tokens[second.to]!.text))
  const carrier = ends || /^(?:making|renewing)$/.test(first.entry.kind) ? second.entry : first.entry
  return { entry: carrier, from: first.from, to: second.to }
}

/** Whether a word that may be a noun, an adjective or a verb is a verb at the head of a statement. */
function isVerbHere(tokens: readonly Token[], from: number, to: number, end: number, lexicon: Lexicon, entry: VerbEntry): boolean {
  const word = tokens[from]!
  const next = tokens[to]
  // "Change logs for all tills": what is written down of changes.
  if (word.text === 'change' && /^(?:logs?|requests?|management|notes|orders?)$/.test(next?.text ?? '')) return false
  // "InVEST 3.9": a name that is written like a verb.
  if (word.acronym && !next?.acronym) return false
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
    // "Support and efficiently maintain …"
    const at = tokens[to + 1]?.text.endsWith('ly') ? to + 2 : to + 1
    const second = verbAt(tokens, at, end, lexicon)
    return second !== null && second.entry.form === 'base' && !/s$/.test(tokens[at]!.text)
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
  // "Scale validated by the board": a thing and what has happened to it.
  if (isDone(tokens, to, end, lexicon)) return false
  if (entry.kind === 'raising' || entry.kind === 'lowering') return true
  // "Test coverage of billing above 80 %" is a compound noun, "Support teams in need" an order.
  if (next.text.endsWith('ly')) return true
  const compound = tokens[to + 1]
  if (hasFiniteVerb(tokens, to, end)) return false
  const nextIsThing = lexicon.words.get(next.text)?.has('thing')
  // "Progress Report": every word of a title is capital.
  if ((next.capital && !(nextIsThing && word.capital)) || next.acronym) return true
  const nextIsNoun = nextIsThing || lexicon.words.get(next.text)?.has('airy') || lexicon.words.get(next.text)?.has('drift')
  if (/s$/.test(next.text) && !/ss$/.test(next.text)) return true
  return (
    !(
      (nextIsNoun || /(?:age|ion|ment|ness|ity|time|rate|ing)$/.test(next.text)) &&
      (!compound || to + 1 >= end || compound.kind === 'sign' || prepositions.has(compound.text) || bes.has(compound.text))
    ) ||
    (lexicon.words.get(next.text)?.has('airy') ?? false)
  )
}

/** A past participle with nothing behind it that it could describe. */
function isDone(tokens: readonly Token[], at: number, end: number, { verbs }: Lexicon): boolean {
  const participle = verbs.get(tokens[at]!.text)
  const next = tokens[at + 1]
  return (
    participle?.form === 'ed' &&
    /^(?:finishing|making|renewing)$/.test(participle.kind) &&
    (at + 1 >= end || next === undefined || next.kind === 'sign' || /^(?:with|by|in|on|for)$/.test(next.text))
  )
}

function hasFiniteVerb(tokens: readonly Token[], from: number, end: number): boolean {
  let seen = 0
  for (let index = from + 1; index < end && seen < 9; index++) {
    const { text, inBrackets } = tokens[index]!
    if (!inBrackets) seen++
    if (inBrackets) continue
    if (text === 'to' && determiners.has(tokens[index + 1]?.text ?? '')) continue
    if (prepositions.has(text) && /^(?:that|which|who|to|so|where|when)$/.test(text)) return false
    if (/^(?:is|are|was|were|has|have|can|will|stays|goes|works)$/.test(text)) return true
  }
  return false
}

export function clauseVerb(
  tokens: readonly Token[],
  at: number,
  end: number,
  lexicon: Lexicon,
): { entry: VerbEntry | null; from: number; to: number; link: 'be' | 'can' | 'have' | null } | null {
  if (tokens[at]?.text === 'there' && bes.has(tokens[at + 1]?.text ?? '')) return { entry: null, from: at, to: at + 2, link: 'have' }
  let inRelative = false
  for (let index = at; index < Math.min(end, at + 16); index++) {
    const token = tokens[index]!
    if (token.kind !== 'word' || token.inBrackets) continue
    const text = token.text
    if (/^(?:that|which|who|where|when|so|because|if|while|mentioning|saying|announcing|explaining|stating)$/.test(text) && index > at)
      inRelative = true
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
    // "A sales campaign for the shops": one thing does, or it is named.
    if (found?.entry.form === 'base' && /^an?$/.test(tokens[at]!.text)) continue
    if (!found) {
      if (plainVerbs.test(text) && prior.kind === 'word') return { entry: null, from: index, to: index + 1, link: null }
      continue
    }
    if (lexicon.nounToo.has(found.entry.base)) {
      // "Hiring managers report that …", "feedback decreases sharply": a noun-like verb counts where no noun can stand.
      const next = tokens[found.to]
      const moves = /^(?:raising|lowering|shifting)$/.test(found.entry.kind) && found.entry.form === 's'
      const object = next && next.kind === 'word' && !prepositions.has(next.text) && !/[^s]s$/.test(prior.text)
      // "The manager supports retries": where a plural would end, an object goes on. "The node runs on Android", "Tests run on every change".
      const acts = object && found.entry.form === 's' && found.entry.kind === 'tending'
      const runs =
        next?.text === 'on' &&
        found.entry.base === 'run' &&
        (determiners.has(tokens[at]?.text ?? '') || (index === at + 1 && prior.capital) || found.entry.form === 'base')
      if (acts || (runs && index > at)) return { ...found, link: null }
      const verbal = next && (determiners.has(next.text) || next.text === 'that' || (moves && (object || next.text === 'from')))
      if (!verbal || found.entry.form === 'ing') continue
    }
    if (found.entry.form === 's' || (found.entry.form === 'base' && /[^s]s$|^(?:people|everyone|we|they|staff|parents)$/.test(prior.text)))
      return { ...found, link: null }
  }
  return null
}

export function driftVerbs(tokens: readonly Token[], from: number, end: number, lexicon: Lexicon): readonly { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let index = from + 1; index < end; index++) {
    const kind = lexicon.verbs.get(tokens[index]!.text)?.kind
    const before = tokens[index - 1]!.text
    // "a team to scale": in any size.
    if (tokens[index]!.text === 'scale' && index + 1 >= end) continue
    if ((kind === 'raising' || kind === 'lowering' || kind === 'shifting') && /^(?:to|that|and|which|will|can|help|helps)$/.test(before))
      found.push({ from: index, to: index + 1 })
  }
  return found
}

/** Verbs that end, behind "and", "then" or "to", unless what they end in is a matter of opinion ("to deliver value"). */
export function closingVerbs(tokens: readonly Token[], from: number, end: number, lexicon: Lexicon): readonly number[] {
  const found: number[] = []
  for (let index = from; index < end - 1; index++) {
    const form = formBehind(tokens[index]!.text, tokens[index - 1]?.text ?? '')
    if (form === null) continue
    // "… and make a decision"
    if (form === 'base' && /^(?:make|take)$/.test(tokens[index + 1]!.text) && /^(?:decision|choice)$/.test(tokens[index + 3]?.text ?? '')) {
      found.push(index + 1)
      continue
    }
    const verb = verbAt(tokens, tokens[index + 1]!.text === 'help' ? index + 2 : index + 1, end, lexicon)
    if (verb?.entry.form !== form || (form === 'ing' && verb.entry.kind !== 'finishing' && tokens[index]!.text !== 'by')) continue
    // "to identify/create the …": two verbs share an object.
    const at = tokens[verb.to]?.text === '/' ? verb.to + 2 : verb.to
    const object = tokens.slice(at, Math.min(end, at + 5)).map(({ text }) => lexicon.words.get(text))
    // What is provided or developed ends where it is one thing, said with its article, or things that can be counted.
    const one = /^(?:an?|the)$/.test(tokens[at]?.text ?? '') || object.some((kinds) => kinds?.has('thing'))
    const hands = /^(?:provide|offer|supply)$/.test(verb.entry.base) && object.length > 0
    const ends = verb.entry.kind === 'finishing' || hands || (one && /^(?:making|serving|keeping)$/.test(verb.entry.kind))
    const open = object.some((kinds) => kinds?.has('airy') || kinds?.has('praise') || kinds?.has('comparison') || kinds?.has('degree'))
    if (ends && !open) found.push(index + 1)
  }
  return found
}

/** "and ship it"; "on shipping it", "results in shipping it": the form in which a word has what comes in the end behind it, or null. */
function formBehind(word: string, before: string): 'base' | 'ing' | null {
  if (word === 'on' || word === 'by' || (word === 'in' && /^result(?:s|ed|ing)?$/.test(before))) return 'ing'
  return /^(?:and|then|to)$/.test(word) && !/(?:ed|how|able|ways?|like|ability)$/.test(before) ? 'base' : null
}

/** Orders that stand behind "and" with an object that has an edge of its own. */
export function furtherOrders(
  tokens: readonly Token[],
  from: number,
  end: number,
  lexicon: Lexicon,
): readonly { from: number; to: number }[] {
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
