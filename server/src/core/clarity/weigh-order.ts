// The decision list for orders ("Publish …"): what the verb ends in, and what its object leaves open.

import { done, endsInDecision, type Facts, type Finding, hasReference, weighOpinion } from './evidence.js'
import { prepositions } from './grammar.js'
import type { VerbClass } from './language.js'

export function weighOrder(facts: Facts): Finding {
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
    case 'renewing':
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
  if (isBare(facts) || facts.reading.verb?.kind === 'renewing') return facts.unclear('unclear-goal', 'end-state', 'hint', facts.whole())
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
