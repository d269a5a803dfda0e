// The decision list for statements without a number: what their verb, object and evaluating words leave open. Reads a reading, never text.

import { determiners, prepositions } from './grammar.js'
import type { PhraseClass, VerbClass, WordClass } from './language.js'
import type { Cue, Reading } from './reading.js'
import type { Token } from './tokens.js'
import type { ClarityRule, StatementContext } from './types.js'

/** The verdict on a statement without a number; token indexes say which words decide. */
export interface Finding {
  readonly verdict: 'done' | 'unclear'
  readonly confidence: 'sure' | 'hint'
  readonly rule: ClarityRule
  readonly missing: string
  readonly from: number
  readonly to: number
}

const done = (confidence: 'sure' | 'hint'): Finding => ({ verdict: 'done', confidence, rule: 'unclear-goal', missing: '', from: 0, to: 0 })

/** Weighs the words of a statement that no number decides. */
export function weigh(tokens: readonly Token[], reading: Reading, context: StatementContext): Finding {
  const facts = new Facts(tokens, reading, context)
  if (reading.shape === 'order') return weighOrder(facts)
  return reading.shape === 'clause' ? weighClause(facts) : weighTopic(facts)
}

class Facts {
  readonly praise: Cue | undefined
  readonly comparison: Cue | undefined
  readonly handful: Cue | undefined
  readonly every: Cue | undefined
  readonly loophole: Cue | undefined
  readonly state: Cue | undefined
  readonly noun: Token | undefined
  readonly isAiry: boolean
  readonly isThing: boolean
  readonly isDrift: boolean
  /** The object is a name, code, an acronym or quoted: something definite. */
  readonly isNamed: boolean
  /** The same for the object's own words, without what follows its noun. */
  readonly isNamedThing: boolean
  /** The object begins with the, a, our, all, a number …: it has an edge. */
  readonly isBounded: boolean
  readonly objectLength: number

  constructor(
    readonly tokens: readonly Token[],
    readonly reading: Reading,
    readonly context: StatementContext,
  ) {
    const { objectFrom, objectTo } = reading
    const inObject = (kind: WordClass | PhraseClass) =>
      reading.cues.find((cue) => cue.kind === kind && cue.from >= objectFrom && cue.to <= objectTo && !tokens[cue.from]!.inBrackets)
    this.praise = inObject('praise')
    const comparison = inObject('comparison')
    this.comparison = comparison && !hasReference(tokens, comparison, reading.end) ? comparison : undefined
    this.handful = inObject('handful')
    this.every = reading.cues.find((cue) => cue.kind === 'every')
    this.loophole = reading.cues.find((cue) => cue.kind === 'loophole')
    this.state = reading.cues.find((cue) => cue.kind === 'state')
    this.noun = tokens[reading.noun]
    const nounIs = (kind: WordClass) => reading.nounKinds.has(kind)
    this.isAiry = nounIs('airy')
    this.isThing = nounIs('thing')
    this.isDrift = nounIs('drift')
    const object = tokens.slice(objectFrom, objectTo)
    const isName = (token: Token, index: number) =>
      token.kind === 'code' || token.acronym || token.quoted || (token.capital && (index > 0 || reading.shape === 'order'))
    this.isNamed = object.some(isName)
    this.isNamedThing = tokens.slice(objectFrom, reading.noun + 1).some(isName)
    const first = object[0]
    this.isBounded =
      first !== undefined && (first.kind === 'number' || (determiners.has(first.text) && !/^(?:some|more|any)$/.test(first.text)))
    this.objectLength = object.filter((token) => token.kind !== 'sign').length
  }

  unclear(rule: ClarityRule, missing: string, confidence: 'sure' | 'hint', cue?: { from: number; to: number }): Finding {
    const at = cue ?? { from: this.reading.verbFrom, to: Math.max(this.reading.verbTo, this.reading.verbFrom + 1) }
    return { verdict: 'unclear', confidence, rule, missing, from: at.from, to: at.to }
  }

  /** The whole object, for findings on a topic or an empty noun. */
  whole(): { from: number; to: number } {
    return { from: this.reading.objectFrom, to: Math.max(this.reading.objectFrom + 1, this.reading.objectTo) }
  }

  nounCue(): { from: number; to: number } {
    return this.reading.noun >= 0 ? { from: this.reading.noun, to: this.reading.noun + 1 } : this.whole()
  }
}

/** "faster than last year", "better than the old one", "against a year ago": the comparison has its other side. */
function hasReference(tokens: readonly Token[], cue: Cue, end: number): boolean {
  for (let index = cue.to; index < end; index++) if (/^(?:than|versus|vs|against|compared)$/.test(tokens[index]!.text)) return true
  return false
}

function weighOrder(facts: Facts): Finding {
  const { reading, tokens } = facts
  const kind: VerbClass | null = reading.verb?.kind ?? null
  const restHasEnd = endsInDecision(facts)
  switch (kind) {
    case 'raising':
    case 'lowering':
    case 'shifting': {
      if (facts.comparison && hasReference(tokens, { ...facts.comparison }, reading.end)) return done('hint')
      if (kind === 'raising' && extendsToPlace(facts)) return done('hint')
      const soft = facts.every !== undefined && facts.every.from >= reading.objectFrom && !facts.isAiry
      return facts.unclear('direction-without-target', 'target', soft ? 'hint' : 'sure')
    }
    case 'ongoing':
      if (restHasEnd) return done('hint')
      return facts.unclear('unclear-goal', 'end-state', facts.isNamed && facts.every ? 'hint' : 'sure')
    case 'keeping':
      if (facts.every && !facts.praise && !facts.isAiry) return done('hint')
      return facts.unclear('unclear-goal', 'measure', reading.verb?.base === 'continue' || facts.praise || facts.isAiry ? 'sure' : 'hint')
    case 'attaining':
      return weighAttaining(facts)
    case 'serving':
      return weighServing(facts)
    case 'making':
      return weighMaking(facts)
    case 'finishing':
      return weighFinishing(facts)
    default: {
      const opinion = weighOpinion(facts, 'sure')
      if (opinion) return opinion
      return facts.isAiry && !facts.isNamedThing ? facts.unclear('unclear-goal', 'end-state', 'hint', facts.nounCue()) : done('hint')
    }
  }
}

/** What opinion words in the object leave open, or null. */
function weighOpinion(facts: Facts, confidence: 'sure' | 'hint'): Finding | null {
  if (facts.praise) return facts.unclear('unclear-goal', 'measure', confidence, facts.praise)
  if (facts.comparison && facts.tokens[facts.comparison.from]!.text !== 'more')
    return facts.unclear('comparison-without-reference', 'reference', confidence, facts.comparison)
  return null
}

function weighFinishing(facts: Facts): Finding {
  // An opinion about a thing that will exist ("a robust plan") leaves the thing checkable; one about an airy noun does not.
  const before = facts.reading.noun >= 0 && facts.praise && facts.praise.from <= facts.reading.noun
  if (facts.praise && before) return facts.unclear('unclear-goal', 'measure', facts.isThing ? 'hint' : 'sure', facts.praise)
  if (facts.comparison && !facts.isThing) {
    const more = facts.tokens[facts.comparison.from]!.text === 'more'
    return more
      ? facts.unclear('vague-quantity', 'target', 'hint', facts.comparison)
      : facts.unclear('comparison-without-reference', 'reference', 'hint', facts.comparison)
  }
  if (facts.isDrift) return facts.unclear('unclear-goal', 'end-state', 'hint', facts.nounCue())
  if (facts.isAiry && !facts.isNamedThing)
    return facts.unclear('unclear-goal', 'end-state', facts.isBounded ? 'hint' : 'hint', facts.nounCue())
  return done('sure')
}

function weighMaking(facts: Facts): Finding {
  if (facts.isAiry && !facts.isNamedThing) return facts.unclear('unclear-goal', 'end-state', 'sure', facts.nounCue())
  const opinion = weighOpinion(facts, facts.isThing ? 'hint' : 'sure')
  if (opinion) return opinion
  const purpose = openPurpose(facts)
  if (purpose) return facts.unclear('unclear-goal', 'end-state', 'hint', purpose)
  if (isLonePlural(facts)) return facts.unclear('unclear-goal', 'end-state', 'hint', facts.nounCue())
  if (facts.isThing || facts.isNamed || facts.every) return done('sure')
  if (isBare(facts)) return facts.unclear('unclear-goal', 'end-state', 'hint', facts.whole())
  return done('hint')
}

function weighServing(facts: Facts): Finding {
  const { reading, tokens } = facts
  const base = reading.verb?.base ?? ''
  if (facts.praise) return facts.unclear('unclear-goal', 'measure', facts.isThing ? 'hint' : 'sure', facts.praise)
  if (facts.isAiry) return facts.unclear('unclear-goal', 'end-state', 'hint', facts.nounCue())
  if (facts.comparison) {
    const more = tokens[facts.comparison.from]!.text === 'more'
    return facts.unclear(more ? 'vague-quantity' : 'comparison-without-reference', more ? 'target' : 'reference', 'hint', facts.comparison)
  }
  if (facts.loophole) return facts.unclear('escape-clause', 'end-state', 'hint', facts.loophole)
  if (facts.isNamed || facts.every || facts.state) return done('hint')
  if (base === 'support' || base === 'manage' || base === 'address' || base === 'balance' || base === 'ease')
    return facts.unclear('unclear-goal', 'end-state', 'hint')
  if (isBare(facts) || isBarePeople(facts)) return facts.unclear('unclear-goal', 'end-state', 'hint')
  const later = reading.cues.find((cue) => cue.from >= reading.objectFrom && (cue.kind === 'airy' || cue.kind === 'soft'))
  if (later && (base === 'ensure' || base === 'make sure')) return facts.unclear('unclear-goal', 'measure', 'hint', later)
  return done('hint')
}

/** Whom a serving verb serves, in the plural and unnamed: there is always one more of them. */
function isBarePeople(facts: Facts): boolean {
  const first = facts.tokens[facts.reading.objectFrom]
  return (
    first?.kind === 'word' &&
    facts.reading.noun === facts.reading.objectFrom &&
    /[^s]s$/.test(first.text) &&
    !facts.isThing &&
    !/^(?:enable|allow|let)$/.test(facts.reading.verb?.base ?? '')
  )
}

const badges =
  /^(?:compliance|certification|certificate|accreditation|approval|parity|soc2|licen[cs]e|status|opinion|marking|signature|sign-off|agreement|contract|permit|visa)$/

function weighAttaining(facts: Facts): Finding {
  const { reading, tokens } = facts
  const base = reading.verb?.base ?? ''
  const superlative = reading.cues.find((cue) => cue.from >= reading.objectFrom && cue.kind === 'praise')
  if (base === 'make') {
    // "Make onboarding smoother": the judgement follows the object.
    const comparison = reading.cues.find((cue) => cue.kind === 'comparison' && cue.from >= reading.objectFrom)
    if (comparison && !hasReference(tokens, comparison, reading.end))
      return facts.unclear('comparison-without-reference', 'reference', 'sure', comparison)
    if (superlative) return facts.unclear('unclear-goal', 'measure', 'sure', superlative)
    if (facts.isAiry) return facts.unclear('unclear-goal', 'end-state', 'sure', facts.nounCue())
    return done('hint')
  }
  if (base === 'have' || base === 'do' || base === 'find' || base === 'see' || base === 'get' || base === 'work') {
    const opinion = weighOpinion(facts, facts.isThing ? 'hint' : 'sure')
    if (opinion) return opinion
    return facts.isAiry ? facts.unclear('unclear-goal', 'end-state', 'hint', facts.nounCue()) : done('hint')
  }
  if (superlative || facts.comparison) return facts.unclear('unclear-goal', 'measure', 'sure', superlative ?? facts.comparison)
  if (facts.noun && badges.test(facts.noun.text)) return done('sure')
  if (facts.isAiry) return facts.unclear('unclear-goal', 'measure', 'sure', facts.nounCue())
  if (base === 'be' || base === 'become' || base === 'thrive' || base === 'succeed' || base === 'excel' || base === 'feel')
    return facts.unclear('unclear-goal', 'end-state', base === 'be' || facts.isNamed ? 'hint' : 'sure')
  if (base === 'nail' || base === 'unleash' || base === 'embody' || base === 'establish ourselves')
    return facts.unclear('unclear-goal', 'end-state', 'sure')
  return facts.isNamed || facts.isThing || facts.isBounded
    ? done('hint')
    : facts.unclear('unclear-goal', 'end-state', 'hint', facts.whole())
}

/** A plural or mass object without determiner, name or qualifying phrase: there is always one more of it. */
function isBare(facts: Facts): boolean {
  const { reading, tokens } = facts
  if (facts.isBounded || facts.isNamed || facts.noun === undefined) return false
  const plural = /[^s]s$/.test(facts.noun.text) && !facts.isThing
  const qualified = tokens
    .slice(reading.noun + 1, reading.objectTo)
    .some((token) => prepositions.has(token.text) && /^(?:for|of|in|on|with|from|that|which|to)$/.test(token.text))
  return plural ? !qualified && facts.objectLength <= 4 : facts.objectLength <= 2 && !facts.isThing && !qualified
}

/** "Upgrade systems": one plural word, and nothing that says which. */
function isLonePlural(facts: Facts): boolean {
  const { reading, tokens } = facts
  if (facts.noun?.kind !== 'word' || reading.noun !== reading.objectFrom || facts.isNamed || !/[^s]s$/.test(facts.noun.text)) return false
  const next = tokens[reading.noun + 1]
  return next === undefined || reading.noun + 1 >= reading.end || next.kind === 'sign' || next.text === 'and' || next.text === 'to'
}

/** "a process that sets people up for success": the thing is only as good as what it is for. */
function openPurpose(facts: Facts): { from: number; to: number } | null {
  const { reading } = facts
  const cue = reading.cues.find(
    (found) =>
      found.from > reading.noun &&
      (found.kind === 'praise' || found.kind === 'airy' || found.kind === 'comparison' || found.kind === 'drift'),
  )
  if (cue) return { from: cue.from, to: cue.to }
  return reading.drifts.find((at) => at.from > reading.noun) ?? null
}

/** "Explore … and decide", "investigate and publish": an open activity that ends in something. */
function endsInDecision(facts: Facts): boolean {
  const { tokens, reading } = facts
  for (let index = reading.verbTo; index < reading.end - 1; index++) {
    if (
      /^(?:and|then|to)$/.test(tokens[index]!.text) &&
      /^(?:decide|choose|publish|recommend|document|report|select|pick|present|propose|write|agree|sign)$/.test(tokens[index + 1]!.text)
    )
      return true
  }
  return false
}

/** "Expand to Austria", "extend support to Windows": an edge after all. */
function extendsToPlace(facts: Facts): boolean {
  const { tokens, reading } = facts
  for (let index = reading.verbTo; index < Math.min(reading.end - 1, reading.verbTo + 6); index++) {
    const next = tokens[index + 1]!
    if (
      /^(?:to|into|onto)$/.test(tokens[index]!.text) &&
      (next.capital || next.acronym || next.kind === 'code' || /^(?:all|every|both)$/.test(next.text))
    )
      return true
  }
  return false
}

function weighClause(facts: Facts): Finding {
  const { reading, tokens } = facts
  const subject = reading.cues.find(
    (cue) => cue.to <= reading.verbFrom && cue.kind === 'comparison' && tokens[cue.from - 1]?.text !== 'the',
  )
  if (subject && !hasReference(tokens, subject, reading.end)) {
    const more = tokens[subject.from]!.text === 'more'
    return facts.unclear(
      more ? 'vague-quantity' : 'comparison-without-reference',
      more ? 'target' : 'reference',
      more ? 'sure' : 'hint',
      subject,
    )
  }
  if (facts.comparison && tokens[facts.comparison.from]!.text !== 'more')
    return facts.unclear('comparison-without-reference', 'reference', 'sure', facts.comparison)
  if (reading.link === 'be') {
    return weighState(facts)
  }
  if (reading.link === 'can') {
    if (facts.praise) return facts.unclear('unclear-goal', 'measure', 'sure', facts.praise)
    const verb = tokens[reading.objectFrom]?.text ?? ''
    if (facts.comparison || /^(?:understand|communicate|thrive|succeed|focus|trust|grow|scale|learn)$/.test(verb))
      return facts.unclear('unclear-goal', 'end-state', 'hint', { from: reading.objectFrom, to: reading.objectFrom + 1 })
    return done('sure')
  }
  if (reading.link === 'have') {
    const opinion = weighOpinion(facts, facts.isThing ? 'hint' : 'sure')
    if (opinion) return opinion
    if (facts.isAiry && !facts.isNamedThing) return facts.unclear('unclear-goal', 'end-state', 'hint', facts.nounCue())
    return done('hint')
  }
  const kind = reading.verb?.kind
  if (kind === 'raising' || kind === 'lowering' || kind === 'shifting')
    return facts.unclear('direction-without-target', 'target', reading.verb?.form === 's' ? 'sure' : 'hint')
  if (kind === 'ongoing') return endsInDecision(facts) ? done('hint') : facts.unclear('unclear-goal', 'end-state', 'hint')
  if (facts.praise) return facts.unclear('unclear-goal', 'measure', 'sure', facts.praise)
  if (kind === 'attaining' && facts.isAiry) return facts.unclear('unclear-goal', 'measure', 'hint', facts.nounCue())
  return done('hint')
}

/** "X is …": a state anyone can look up, or one that only its author can see. */
function weighState(facts: Facts): Finding {
  const { reading, tokens } = facts
  let at = reading.objectFrom
  while (
    at < reading.objectTo &&
    (tokens[at]!.text.endsWith('ly') || /^(?:not|also|all|both|now|still|being|already|well)$/.test(tokens[at]!.text))
  )
    at++
  const predicate = tokens[at]
  const here = { from: at, to: at + 1 }
  if (facts.praise) return facts.unclear('unclear-goal', 'measure', facts.isThing ? 'hint' : 'sure', facts.praise)
  const state = reading.cues.some((cue) => cue.kind === 'state' && cue.from <= at && cue.to > reading.verbFrom)
  if (state) return done('sure')
  if (predicate?.kind !== 'word' || predicate.capital || predicate.acronym) return done('hint')
  if (reading.cues.some((cue) => cue.kind === 'soft' && cue.from === at)) return facts.unclear('unclear-goal', 'measure', 'hint', here)
  const participle = reading.participle(at)
  if (participle) {
    const ends = participle === 'finishing' || participle === 'making' || participle === 'serving'
    return ends ? done('sure') : facts.unclear('unclear-goal', 'measure', 'hint', here)
  }
  if (determiners.has(predicate.text))
    return facts.isAiry ? facts.unclear('unclear-goal', 'measure', 'hint', facts.nounCue()) : done('hint')
  if (prepositions.has(predicate.text) || /(?:ed|en|ing)$/.test(predicate.text)) return done('hint')
  // An adjective that is neither a participle nor a known state is in the eye of its reader.
  return at + 1 >= reading.objectTo || prepositions.has(tokens[at + 1]!.text) || /^(?:and|,|enough)$/.test(tokens[at + 1]!.text)
    ? facts.unclear('unclear-goal', 'measure', 'hint', here)
    : done('hint')
}

/** An opinion that opens the topic, about a noun without an edge: "A seamless experience". */
function topicIsSure(facts: Facts): boolean {
  if (facts.isThing || facts.context.deliverable || !facts.praise) return false
  return facts.isAiry || (facts.praise.from <= facts.reading.objectFrom + 1 && facts.objectLength <= 4 && !facts.isNamed)
}

function weighTopic(facts: Facts): Finding {
  const { reading, tokens, context } = facts
  if (facts.isDrift && tokens[reading.noun + 1] && prepositions.has(tokens[reading.noun + 1]!.text)) {
    if (/^(?:of|in|to|on|with)$/.test(tokens[reading.noun + 1]!.text))
      return facts.unclear('direction-without-target', 'target', 'sure', facts.nounCue())
  }
  const wordy = facts.objectLength
  const early = (cue: Cue | undefined) => cue !== undefined && cue.from <= Math.max(reading.noun, reading.objectFrom + 2)
  const comparison = facts.comparison
  if (comparison && early(comparison) && tokens[comparison.from]!.text !== 'more')
    return facts.unclear('comparison-without-reference', 'reference', !facts.isThing && !context.deliverable ? 'sure' : 'hint', comparison)
  if (comparison && comparison.from === reading.objectFrom)
    return facts.unclear(
      facts.praise ? 'comparison-without-reference' : 'vague-quantity',
      facts.praise ? 'reference' : 'target',
      facts.isAiry ? 'sure' : 'hint',
      comparison,
    )
  if (facts.praise && early(facts.praise))
    return facts.unclear('unclear-goal', 'measure', topicIsSure(facts) ? 'sure' : 'hint', facts.praise)
  if (context.deliverable) return done('hint')
  if (facts.state) return done('hint')
  if (facts.isThing) return done('hint')
  if (facts.isAiry || facts.isDrift) return facts.unclear('unclear-goal', 'end-state', 'hint', facts.whole())
  if (wordy <= 8 && wordy > 0) return facts.unclear('unclear-goal', 'end-state', 'hint', facts.whole())
  return done('hint')
}
