// The decision list for orders ("Publish …"): what the verb ends in, and what its object leaves open.

import { done, endsInResult, type Facts, type Finding, isSetElsewhere, weighOpinion } from './evidence.js'
import { determiners, prepositions } from './grammar.js'
import type { Cue } from './reading.js'
import { weighAttaining, weighBeing, weighCausing, weighHolding } from './weigh-become.js'
import { weighDirection } from './weigh-direction.js'

export function weighOrder(facts: Facts): Finding {
  const { reading } = facts
  // That one has begun can be looked up; where one then goes on without end, it says little.
  if (reading.begins)
    return /^(?:raising|lowering|shifting)$/.test(reading.verb?.kind ?? '')
      ? facts.unclear('direction-without-target', 'target', 'hint')
      : done('hint')
  const better = reading.cues.find((cue) => cue.kind === 'comparison' && cue.to === reading.verbFrom)
  if (better) return facts.compared(better, 'sure')
  // "efficiently maintain …": how well is the point, and nobody says how well.
  const adverb = reading.cues.find(({ kind, from }) => kind === 'praise' && from >= reading.verbFrom - 1 && from < reading.verbTo)
  const known = reading.verb?.kind === 'attaining' && isSetElsewhere(facts)
  if (adverb && !known && reading.verb?.kind !== 'finishing' && facts.tokens[adverb.from]!.text.endsWith('ly'))
    return facts.unclear('unclear-goal', 'measure', 'sure', adverb)
  if (givesAbility(facts) || isMadePublic(facts) || isKindOfThing(facts)) return done('hint')
  switch (reading.verb?.kind) {
    case 'raising':
    case 'lowering':
    case 'shifting':
      return weighDirection(facts)
    case 'ongoing':
    case 'behaving':
      if (endsInResult(facts) || sends(facts) || usesOne(facts) || isNamedAfter(facts) || teachesOne(facts) || assures(facts))
        return done('hint')
      return facts.unclear('unclear-goal', 'end-state', facts.every ? 'hint' : 'sure')
    case 'keeping':
      if (facts.every && !facts.praise && !facts.isAiry) return done('hint')
      // "Maintain the relationship with the Mill Board": it is kept or not, and has no level.
      if (isRelation(facts)) return facts.unclear('unclear-goal', 'measure', 'hint')
      return facts.unclear('unclear-goal', 'measure', facts.verbIs('continue') || facts.praise || facts.isAiry ? 'sure' : 'hint')
    case 'attaining':
      return weighAttaining(facts)
    case 'being':
      return weighBeing(facts)
    case 'causing':
      return weighCausing(facts)
    case 'holding':
      return weighHolding(facts)
    case 'assuring':
    case 'serving':
    case 'tending':
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

/** "Add the ability to search by name": what can be done then is there or not, if what is done has an edge. */
function givesAbility({ reading, tokens, praise }: Facts): boolean {
  if (praise || !/^(?:finishing|making|serving)$/.test(reading.verb?.kind ?? '')) return false
  for (let at = reading.objectFrom; at < Math.min(reading.end - 2, reading.objectFrom + 6); at++) {
    if (!/^(?:ability|option|means)$/.test(tokens[at]!.text) || tokens[at + 1]!.text !== 'to') continue
    const verb = tokens[at + 2]!.text.endsWith('ly') ? at + 3 : at + 2
    return !/^(?:ongoing|raising|lowering|shifting|keeping|attaining|being|tending)$/.test(reading.verbAt(verb) ?? '')
  }
  return false
}

/** "Push the price list to the branches": it is there or not; "push the team to improve" is none of that. */
function sends({ reading, tokens }: Facts): boolean {
  if (reading.verb?.base !== 'push') return false
  const to = tokens.findIndex(({ text }, i) => i > reading.verbTo && i < reading.end && /^(?:to|into)$/.test(text))
  return to > 0 && to + 1 < reading.end && reading.verbAt(to + 1) === null && tokens[to + 1]!.text !== 'be'
}

/** "Teach Sten the till": one person and one thing. */
function teachesOne({ reading, tokens }: Facts): boolean {
  return (
    /^(?:teach|coach|mentor)$/.test(reading.verb?.base ?? '') &&
    tokens[reading.verbTo]?.capital === true &&
    determiners.has(tokens[reading.verbTo + 1]?.text ?? '')
  )
}

/** "Work with the mill to make sure that the list is up to date": the state that is aimed at can be looked up. */
function assures({ reading, tokens }: Facts): boolean {
  const at = tokens.findIndex(
    ({ text }, i) => i > reading.verbTo && text === 'to' && /^(?:ensure|guarantee|make)$/.test(tokens[i + 1]?.text ?? ''),
  )
  return at > 0 && reading.cues.some(({ kind, from }) => kind === 'state' && from > at)
}

/** "Push API", "Follow UI": two words, the second an acronym: what it is called, and no order. */
function isNamedAfter({ tokens, reading }: Facts): boolean {
  return reading.end === 2 && tokens.length === 2 && tokens[0]!.capital && tokens[1]!.acronym && reading.verb?.form === 'base'
}

/** "Use one scale in all shops", "use the Rye mill": it is in use or not; "use data" is not. */
function usesOne(facts: Facts): boolean {
  if (!facts.verbIs('use') || facts.isAiry || facts.praise || facts.comparison) return false
  if (facts.isNamedThing) return true
  const [first, second] = facts.tokens.slice(facts.reading.objectFrom)
  return /^(?:one|the|only)$/.test(first?.text ?? '') || second?.text === 'single'
}

/** "Publicly communicate …": what is said in public is published. */
function isMadePublic({ reading, tokens }: Facts): boolean {
  return /^(?:communicate|share|discuss|present)$/.test(reading.verb?.base ?? '') && tokens[reading.verbFrom - 1]?.text === 'publicly'
}

/** "Evolving handbook", "Guiding notes: …": a thing right behind the participle is what it describes, or it would have an article. */
function isKindOfThing({ reading, tokens, isThing, isNamedThing }: Facts): boolean {
  const next = tokens[reading.verbTo + 1]
  return (
    reading.verb?.form === 'ing' &&
    isThing &&
    !isNamedThing &&
    reading.noun === reading.verbTo &&
    (next?.text === ':' ||
      (isCountable(tokens[reading.noun]!.text) && prepositions.has(next?.text ?? '')) ||
      (!/s$/.test(tokens[reading.noun]!.text) && (next === undefined || next.kind === 'sign' || reading.noun + 1 >= reading.end)))
  )
}

function isRelation({ reading, tokens, isNamed, praise }: Facts): boolean {
  const relates = tokens
    .slice(reading.verbTo, reading.end)
    .some(({ text }) => /^(?:relationships?|relations?|contacts?|touch|liaison|ties|dialogue)$/.test(text))
  return relates && isNamed && !praise
}

/** One of it would need an article as an object: "monitoring dashboard for the ovens" is a dashboard. */
const isCountable = (noun: string): boolean => !/(?:s|ion|ing|ance|ence|ment|software|data|code|content|hardware)$/.test(noun)

function weighFinishing(facts: Facts): Finding {
  const { reading } = facts
  // An opinion about a thing that will exist ("a robust plan") leaves the thing checkable; one about an airy noun does not.
  const before = (cue: { readonly from: number } | undefined) => cue !== undefined && reading.noun >= 0 && cue.from <= reading.noun
  const manner = facts.manner()
  if (manner) return facts.unclear('unclear-goal', 'measure', 'sure', manner)
  if (facts.praise && before(facts.praise)) return facts.unclear('unclear-goal', 'measure', facts.isThing ? 'hint' : 'sure', facts.praise)
  if (facts.comparison && before(facts.comparison)) {
    const leads = facts.comparison.from === reading.objectFrom && facts.comparison.kind === 'comparison'
    return facts.compared(facts.comparison, leads && !facts.isBounded ? 'sure' : 'hint')
  }
  if (facts.comparison && !facts.isThing && facts.comparison.from <= reading.noun + 3) return facts.compared(facts.comparison, 'hint')
  // What is defined is written down in the end, whatever it is.
  const written = /^(?:define|document|specify|record|agree on)$/.test(reading.verb?.base ?? '')
  if (facts.isDrift || (facts.isAiry && !facts.isNamedThing && !written))
    return facts.unclear('unclear-goal', 'end-state', 'hint', facts.nounCue())
  if ((reading.verb?.form === 'ing' || facts.verbIs('onboard')) && isLonePlural(facts, 1))
    return facts.unclear('unclear-goal', 'end-state', 'hint', facts.whole())
  return done('sure')
}

/** "Store logs" is a feature, "plan events" goes on. */
const feature = /^(?:store|index|cache|export|import|stream|fetch|parse|persist|encode|decode|encrypt|sync|mirror|expose)$/

function weighMaking(facts: Facts): Finding {
  if (facts.verbIs('change') && turnsInto(facts)) return done('sure')
  if (facts.reading.habit) return facts.unclear('unclear-goal', 'end-state', 'hint', facts.reading.habit)
  const measures = /^(?:benchmark|profile|simulate|test)$/.test(facts.reading.verb?.base ?? '')
  if (facts.isAiry && !facts.isNamedThing && !measures) return facts.unclear('unclear-goal', 'end-state', 'sure', facts.nounCue())
  const opinion = weighOpinion(facts, facts.isThing && (!facts.praise || isDecorated(facts)) ? 'hint' : 'sure')
  if (opinion) return opinion
  const purpose = openPurpose(facts)
  if (purpose) return weighPurpose(facts, purpose)
  if (isLonePlural(facts, 0))
    return facts.unclear('unclear-goal', 'end-state', feature.test(facts.reading.verb?.base ?? '') ? 'hint' : 'sure', facts.nounCue())
  if (facts.handful && facts.handful.from === facts.reading.objectFrom && /[^s]s$/.test(facts.noun?.text ?? ''))
    return facts.unclear('vague-quantity', 'target', 'hint', facts.handful)
  if (facts.isThing || facts.isNamed || facts.every) return done('sure')
  if (isBare(facts) || facts.reading.verb?.kind === 'renewing') return facts.unclear('unclear-goal', 'end-state', 'hint', facts.whole())
  return done('hint')
}

function weighServing(facts: Facts): Finding {
  const { reading } = facts
  const kind = reading.verb?.kind
  if (facts.praise) return facts.unclear('unclear-goal', 'measure', 'sure', facts.praise)
  const firm = kind === 'serving' && !facts.isNamedThing
  const counted = facts.verbIs('measure') || facts.verbIs('track')
  if (facts.isAiry && !counted && endsInResult(facts)) return done('hint')
  if (facts.isAiry && !counted)
    return facts.unclear('unclear-goal', 'end-state', firm || facts.verbIs('support') ? 'sure' : 'hint', facts.nounCue())
  if (facts.comparison) {
    const leads = facts.comparison.kind === 'comparison' && facts.comparison.from === reading.objectFrom
    return facts.compared(facts.comparison, leads ? 'sure' : 'hint')
  }
  const seekers = facts.people && /^(?:seeking|wanting|needing|looking)$/.test(facts.tokens[facts.people.to]?.text ?? '')
  if (facts.people && !seekers && !endsInResult(facts)) {
    // "Enable teams to align": whom it serves has no edge, and what they can do then has none either.
    const open = reading.cues.find(
      ({ from, kind }) => from > facts.people!.from && from < facts.lesson && /^(?:praise|airy|comparison|drift)$/.test(kind),
    )
    if (open?.kind === 'comparison') return facts.compared(open, 'sure')
    if (open) return facts.unclear('unclear-goal', 'end-state', 'sure', open)
  }
  if (facts.loophole) return facts.unclear('escape-clause', 'end-state', 'hint', facts.loophole)
  const later = reading.cues.find((cue) => cue.from >= reading.objectFrom && (cue.kind === 'airy' || cue.kind === 'soft'))
  if (later && kind === 'assuring') return facts.unclear('unclear-goal', 'measure', 'hint', later)
  if (kind === 'tending' && handsOver(facts)) return done('hint')
  if (kind === 'tending' && facts.people) return facts.unclear('unclear-goal', 'end-state', 'sure')
  if (facts.every || facts.state) return done('hint')
  // "Secure the network", "Unblock the release": nobody says what it withstands or when it is free.
  if (facts.verbIs('secure') || facts.verbIs('unblock')) return facts.unclear('unclear-goal', 'end-state', facts.isNamed ? 'hint' : 'sure')
  if (facts.verbIs('facilitate')) return facts.unclear('unclear-goal', 'end-state', 'hint')
  if (facts.isNamed) return done('hint')
  // "Supporting the branches with their taxes" goes on; "Support rollback" is a feature: it is there or not.
  const helps = facts.tokens
    .slice(reading.objectFrom, reading.objectTo)
    .some(({ text }, i, all) => /^(?:with|in)$/.test(text) && /^(?:their|any)$/.test(all[i + 1]?.text ?? ''))
  if (kind === 'tending' && helps) return facts.unclear('unclear-goal', 'end-state', 'hint')
  if (facts.verbIs('support')) return facts.handful ? facts.unclear('vague-quantity', 'target', 'hint', facts.handful) : done('hint')
  if (kind === 'tending') return facts.unclear('unclear-goal', 'end-state', 'hint')
  if (isBare(facts) || isBarePeople(facts)) return facts.unclear('unclear-goal', 'end-state', 'hint')
  return done('hint')
}

/** "Support the tills with a dashboard of returns": one thing is there in the end. */
function handsOver({ reading, tokens }: Facts): boolean {
  const one = (at: number): boolean => tokens[at]!.text === 'with' && /^an?$/.test(tokens[at + 1]?.text ?? '')
  const at = tokens.findIndex((_, i) => i > reading.verbTo && i < reading.end && one(i))
  if (at < 0) return false
  const behind = reading.cues.filter(({ from }) => from > at)
  return (
    behind.some(({ kind, from }) => kind === 'thing' && from <= at + 5) &&
    !behind.some(({ kind }) => /^(?:praise|mild|comparison|drift|airy|degree)$/.test(kind))
  )
}

/** "Build awesome demo scripts to cover most sales": a thing right behind its adjectives, and what it is to do. */
function isDecorated({ reading, tokens, praise }: Facts): boolean {
  const adjectives = reading.noun - reading.objectFrom
  return (
    praise !== undefined &&
    praise.from < reading.noun &&
    adjectives <= 3 &&
    (/^(?:for|to|that|which|on|about)$/.test(tokens[reading.noun + 1]?.text ?? '') ||
      (tokens[reading.noun + 1]?.text === 'and' && /^(?:for|on|about)$/.test(tokens[reading.noun + 3]?.text ?? '')))
  )
}

/** Whom a serving verb serves, in the plural and unnamed: there is always one more of them. */
function isBarePeople(facts: Facts): boolean {
  const { reading, tokens } = facts
  const first = tokens[reading.objectFrom]
  const permits = facts.verbIs('enable') || facts.verbIs('allow') || facts.verbIs('let')
  return first?.kind === 'word' && reading.noun === reading.objectFrom && /[^s]s$/.test(first.text) && !facts.isThing && !permits
}

/** "Change the default from paper to the till": what it is afterwards is said. */
function turnsInto({ reading, tokens }: Facts): boolean {
  const from = tokens.findIndex(({ text }, at) => at > reading.verbTo && at < reading.end && text === 'from')
  return from > 0 && tokens.slice(from + 2, Math.min(reading.end, from + 8)).some(({ text }) => text === 'to')
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

/** "Upgrade systems": one plural word, and nothing that says which; `adjectives` may stand before it. */
function isLonePlural(facts: Facts, adjectives: number): boolean {
  const { reading, tokens } = facts
  if (facts.noun?.kind !== 'word' || facts.isNamed || facts.isBounded || !/[^s]s$/.test(facts.noun.text)) return false
  if (reading.noun < reading.objectFrom || reading.noun > reading.objectFrom + adjectives) return false
  const next = tokens[reading.noun + 1]
  return next === undefined || reading.noun + 1 >= reading.end || next.kind === 'sign' || next.text === 'and' || next.text === 'to'
}

/** "a process that sets people up for success": the thing is only as good as what it is for. */
function openPurpose(facts: Facts): Cue | null {
  const { reading } = facts
  const cue = reading.cues.find(
    ({ from, kind }) => from > reading.noun && from < facts.lesson && /^(?:praise|comparison|drift)$/.test(kind),
  )
  if (cue) return cue
  const drift = reading.drifts.find((at) => at.from > reading.noun && at.from < facts.lesson)
  if (drift) return { kind: 'drift', ...drift }
  return reading.cues.find(({ from, kind }) => from > reading.noun && from < facts.lesson && kind === 'airy') ?? null
}

function weighPurpose(facts: Facts, purpose: Cue): Finding {
  // "Reorganise the handbook to increase …": what is to be done to which thing is said.
  const arranges = facts.reading.verb?.kind === 'renewing' && facts.isThing
  const confidence = !arranges && isFirmPurpose(facts, purpose) ? 'sure' : 'hint'
  if (purpose.kind === 'praise') return facts.unclear('unclear-goal', 'measure', confidence, purpose)
  if (purpose.kind === 'drift') return facts.unclear('direction-without-target', 'target', confidence, purpose)
  if (purpose.kind === 'comparison') return facts.compared(purpose, confidence)
  return facts.unclear('unclear-goal', 'end-state', confidence, purpose)
}

/** "to be more efficient", "that sets people up for success": the opinion is what the thing is for. */
function isFirmPurpose({ reading, tokens, isNamed, isThing }: Facts, { kind, from }: Cue): boolean {
  if (kind === 'praise')
    return !((isThing || /^(?:identify|find|choose)$/.test(reading.verb?.base ?? '')) && tokens[reading.noun + 1]?.text === 'to')
  if (kind === 'drift') return !isNamed
  return kind === 'airy' && tokens.slice(reading.noun + 1, from).some(({ text }) => text === 'that' || text === 'which')
}
