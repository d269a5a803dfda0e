// Orders about what something comes to be or to have ("Become …", "Make … smoother", "Achieve …"): the complement decides.

import { done, type Facts, type Finding, isSetElsewhere, playsPart, weighOpinion } from './evidence.js'

/** "Achieve …": what somebody else grants is a fact, everything else needs its number. */
export function weighAttaining(facts: Facts): Finding {
  if (isSetElsewhere(facts)) return done('hint')
  const opinion = facts.cueBehind('praise') ?? facts.comparison
  if (opinion) return facts.unclear('unclear-goal', 'measure', 'sure', opinion)
  if (facts.isBadge) return done('sure')
  if (facts.every) return done('hint')
  if (facts.isAiry) return facts.unclear('unclear-goal', 'measure', facts.isNamedThing ? 'hint' : 'sure', facts.nounCue())
  return facts.isNamed || facts.isThing || facts.isBounded
    ? done('hint')
    : facts.unclear('unclear-goal', 'end-state', 'hint', facts.whole())
}

/** "Become …": a quality nobody can look up, unless what one becomes is a name or a post. */
export function weighBeing(facts: Facts): Finding {
  const opinion = facts.cueBehind('praise') ?? facts.comparison
  if (opinion) return facts.unclear('unclear-goal', 'measure', 'sure', opinion)
  if (facts.isBadge || facts.isThing) return done('hint')
  if (facts.state) return done('hint')
  if (facts.isAiry) return facts.unclear('unclear-goal', 'measure', 'sure', facts.nounCue())
  return facts.unclear('unclear-goal', 'end-state', facts.verbIs('be') || facts.isNamed ? 'hint' : 'sure')
}

/** "Make onboarding smoother", "make X the default": the complement follows the object. */
export function weighCausing(facts: Facts): Finding {
  const { reading } = facts
  const comparison = facts.openComparison(reading.objectFrom, reading.end)
  if (comparison) return facts.compared(comparison, 'sure')
  const opinion = facts.cueBehind('praise')
  if (opinion) return facts.unclear('unclear-goal', 'measure', 'sure', opinion)
  if (facts.state || facts.isNamed || makesDo(facts)) return done('hint')
  if (facts.isAiry) return facts.unclear('unclear-goal', 'end-state', 'sure', facts.nounCue())
  if (facts.isThing || facts.every) return done('hint')
  return facts.unclear('unclear-goal', 'end-state', 'hint', facts.whole())
}

/** "Make the tills print receipts in two languages": what they are to do is there or not. */
function makesDo({ reading, tokens }: Facts): boolean {
  for (let at = reading.objectFrom + 1; at < Math.min(reading.objectTo - 1, reading.objectFrom + 5); at++) {
    if (/^(?:and|or|,)$/.test(tokens[at]!.text)) return false
    if (/^(?:finishing|making)$/.test(reading.verbAt(at) ?? '') && tokens[at + 1]!.kind === 'word') return true
  }
  return false
}

/** "Have …", "get …", "see …": the object decides. */
export function weighHolding(facts: Facts): Finding {
  const opinion = weighOpinion(facts, facts.isThing ? 'hint' : 'sure')
  if (opinion) return opinion
  if (playsPart(facts)) return facts.unclear('unclear-goal', 'measure', 'sure', facts.nounCue())
  if (facts.isAiry || facts.isDrift) return facts.unclear('unclear-goal', 'end-state', 'sure', facts.nounCue())
  return done('hint')
}
