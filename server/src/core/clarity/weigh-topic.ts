// The decision list for topics (noun phrases): whether the noun is a thing that will exist or a field of work.

import { done, type Facts, type Finding } from './evidence.js'
import { breaks, prepositions } from './grammar.js'
import type { Cue } from './reading.js'
import { lands } from './weigh-direction.js'

export function weighTopic(facts: Facts): Finding {
  const { reading, tokens, context } = facts
  // A project's name and a line in a list of deliverables say what it is about; they are not written to be judged alone.
  const named = context.deliverable || context.kind === 'bet'
  const sure = named ? 'hint' : 'sure'
  const next = tokens[reading.noun + 1]
  if (facts.isDrift && next && prepositions.has(next.text) && /^(?:of|in|to|on|with)$/.test(next.text))
    return facts.unclear('direction-without-target', 'target', lands(facts) ? 'hint' : 'sure', facts.nounCue())
  const early = (cue: Cue | undefined) => cue !== undefined && cue.from <= Math.max(reading.noun, reading.objectFrom + 2)
  const { comparison, praise } = facts
  if (comparison && early(comparison)) return facts.compared(comparison, facts.isThing && comparison.kind === 'degree' ? 'hint' : sure)
  if (isMade(facts)) return done('hint')
  if (praise && (early(praise) || isListed(facts, praise)))
    return facts.unclear('unclear-goal', 'measure', isForSomebody(facts) || isStage(facts) || context.specified ? 'hint' : sure, praise)
  if (context.deliverable || context.part) return done('hint')
  if (facts.isDrift && !facts.state) return facts.unclear('unclear-goal', 'end-state', sure, facts.whole())
  if (isBarePlural(facts)) return facts.unclear('unclear-goal', 'end-state', 'hint', facts.whole())
  if (facts.state || facts.isThing || context.specified || holdsParticiple(facts) || isThere(facts) || isOne(facts)) return done('hint')
  if (comparison && !facts.isBounded) return facts.compared(comparison, 'hint')
  if (facts.isAiry) return facts.unclear('unclear-goal', 'end-state', facts.isNamedThing || facts.every ? 'hint' : sure, facts.whole())
  if (facts.objectLength <= 8 && facts.objectLength > 0) return facts.unclear('unclear-goal', 'end-state', 'hint', facts.whole())
  return done('hint')
}

/** "Robust documentation for the shops": a thing, and for what; how good it is to be only decorates it. */
function isForSomebody({ isThing, reading, tokens }: Facts): boolean {
  return isThing && /^(?:for|on|about)$/.test(tokens[reading.noun + 1]?.text ?? '')
}

/** "Trusted Tills Beta": a name, and how far it is to come. */
function isStage({ noun, reading, tokens }: Facts): boolean {
  return (
    noun !== undefined &&
    /^(?:alpha|beta|preview|ga|mvp|rc|poc|pilot|launch|release|rollout)$/.test(noun.text) &&
    tokens.slice(reading.objectFrom, reading.noun).every(({ capital, acronym, kind }) => capital || acronym || kind === 'code')
  )
}

/** "Complete, documented, fast tills": one of the adjectives before the noun. */
function isListed({ reading, tokens }: Facts, praise: Cue): boolean {
  const before = tokens.slice(reading.objectFrom, praise.from)
  return before.every(({ text, kind }, i) => (i % 2 === 0 ? kind === 'word' : text === ',')) && before.length % 2 === 0
}

/** "Changelog videos": a plural without a name, a number or a word that says which; there is always one more. */
function isBarePlural(facts: Facts): boolean {
  const { noun, reading, tokens } = facts
  if (noun?.kind !== 'word' || !/[^s]s$/.test(noun.text) || facts.isNamed || facts.isBounded || facts.every || facts.objectLength > 4)
    return false
  const next = tokens[reading.noun + 1]
  return next === undefined || next.kind === 'sign'
}

/** "A decision tree for moves": one thing that will be there. */
function isOne(facts: Facts): boolean {
  return /^an?$/.test(facts.tokens[facts.reading.objectFrom]?.text ?? '') && !facts.isAiry && !facts.isDrift
}

/** "Shop on the corner live": what it is by then stands behind the thing, without a verb. */
function isThere({ reading, tokens }: Facts): boolean {
  return reading.objectTo - reading.objectFrom > 1 && /^(?:live|ready|online|operational)$/.test(tokens[reading.objectTo - 1]!.text)
}

/** "A robust web shop rebuilt from the trial": a thing and what has happened to it. */
function isMade(facts: Facts): boolean {
  const { reading, tokens } = facts
  return reading.cues.some(
    ({ kind, to }) =>
      kind === 'thing' &&
      to < reading.objectTo &&
      /^(?:finishing|making)$/.test(reading.participle(to) ?? '') &&
      /^(?:from|by|in|into)$/.test(tokens[to + 1]?.text ?? ''),
  )
}

/** "All criteria met", "mirroring configured with the operator": a state without its verb. */
function holdsParticiple(facts: Facts): boolean {
  const { reading, tokens } = facts
  for (let at = reading.objectFrom + 1; at < reading.objectTo; at++) {
    const kind = reading.participle(at)
    if (!kind || !/^(?:finishing|making|renewing|serving|tending)$/.test(kind)) continue
    const behind = /^(?:out|off|up|down|over|back)$/.test(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1
    const next = tokens[behind]
    const stated = reading.cues.some((cue) => cue.kind === 'state' && cue.from === at + 1)
    if (behind >= reading.objectTo || !next || next.kind === 'sign' || prepositions.has(next.text) || breaks.has(next.text) || stated)
      return true
  }
  return false
}
