// The decision list for clauses ("X is …", "users can …"): whether what is said of the subject can be looked up.

import { done, endsInResult, type Facts, type Finding, weighOpinion } from './evidence.js'
import { determiners, prepositions } from './grammar.js'

export function weighClause(facts: Facts): Finding {
  const { reading, tokens } = facts
  const subject = facts.openComparison(0, reading.verbFrom)
  if (subject && tokens[subject.from - 1]?.text !== 'the') return facts.compared(subject, subject.kind === 'degree' ? 'sure' : 'hint')
  const praised = reading.cues.find((cue) => cue.kind === 'praise' && cue.to <= reading.verbFrom)
  if (praised && reading.assured) return facts.unclear('unclear-goal', 'measure', 'hint', praised)
  switch (reading.link) {
    case 'be':
      return weighState(facts)
    case 'can':
      return weighAbility(facts)
    case 'have':
      return weighHaving(facts)
    default:
      return weighDoing(facts)
  }
}

function weighAbility(facts: Facts): Finding {
  const { reading } = facts
  const opinion = weighOpinion(facts, 'sure')
  if (opinion) return opinion
  const { objectFrom: first } = reading
  for (const at of facts.tokens[first + 1]?.text === 'and' ? [first, first + 2] : [first]) {
    const kind = reading.verbAt(at)
    if (kind && /^(?:ongoing|raising|shifting|being|behaving)$/.test(kind))
      return facts.unclear('unclear-goal', 'end-state', 'hint', { from: at, to: at + 1 })
  }
  return done('sure')
}

function weighHaving(facts: Facts): Finding {
  const opinion = weighOpinion(facts, facts.isThing ? 'hint' : 'sure')
  if (opinion) return opinion
  if (facts.isAiry && !facts.isNamedThing) return facts.unclear('unclear-goal', 'end-state', 'hint', facts.nounCue())
  return done('hint')
}

/** A full verb: what it does to decidability, then what is said behind it. */
function weighDoing(facts: Facts): Finding {
  const { reading } = facts
  const kind = reading.verb?.kind
  if ((kind === 'raising' || kind === 'lowering' || kind === 'shifting') && !startsFrom(facts))
    return facts.unclear('direction-without-target', 'target', reading.verb?.form === 's' ? 'sure' : 'hint')
  const comparison = facts.comparison ?? facts.openComparison(reading.verbTo, reading.end)
  if (comparison) return facts.compared(comparison, 'sure')
  if (facts.praise) return facts.unclear('unclear-goal', 'measure', 'sure', facts.praise)
  if (facts.loophole && facts.isAiry && facts.tokens[facts.loophole.from]!.text === 'all')
    return facts.unclear('escape-clause', 'target', 'sure', facts.loophole)
  if (kind === 'ongoing') return endsInResult(facts) || facts.every ? done('hint') : facts.unclear('unclear-goal', 'end-state', 'hint')
  if ((kind === 'attaining' || kind === 'holding' || kind === 'tending') && facts.isAiry)
    return facts.unclear('unclear-goal', 'measure', 'hint', facts.nounCue())
  if (kind === 'behaving' && !facts.every) return facts.unclear('unclear-goal', 'measure', 'hint')
  return done('hint')
}

/** "rises from the start of the year to its end": any rise will do. */
function startsFrom({ reading, tokens }: Facts): boolean {
  return tokens
    .slice(reading.verbTo, reading.end)
    .some(({ text }, i, rest) => text === 'from' && rest.slice(i + 1, i + 3).some((next) => /^(?:start|beginning)$/.test(next.text)))
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
  const comparison = facts.comparison ?? facts.openComparison(reading.verbTo, reading.end)
  if (comparison) return facts.compared(comparison, 'sure')
  if (reading.cues.some((cue) => cue.kind === 'comparison' && cue.from >= at)) return done('hint')
  const state = reading.cues.some((cue) => cue.kind === 'state' && cue.from <= at && cue.to > reading.verbFrom)
  if (state || isJoinedResult(facts, at)) return done('sure')
  if (predicate?.kind !== 'word' || predicate.capital || predicate.acronym) return done('hint')
  if (reading.cues.some((cue) => cue.kind === 'soft' && cue.from === at)) return facts.unclear('unclear-goal', 'measure', 'hint', here)
  // "is putting … into practice": it goes on, and nobody says how often.
  if (/[^t]ing$/.test(predicate.text) && !facts.every) return facts.unclear('unclear-goal', 'end-state', 'hint', here)
  const participle = reading.participle(at)
  if (participle)
    return /^(?:finishing|making|renewing|serving|tending|assuring)$/.test(participle) || (participle === 'ongoing' && facts.every)
      ? done('sure')
      : facts.unclear('unclear-goal', 'measure', 'hint', here)
  if (determiners.has(predicate.text))
    return facts.isThing || facts.isNamed || facts.isBadge || facts.every
      ? done('hint')
      : facts.unclear('unclear-goal', 'measure', 'hint', facts.nounCue())
  if (prepositions.has(predicate.text) || /(?:ed|en)$/.test(predicate.text)) return done('hint')
  // An adjective that is neither a participle nor a known state is in the eye of its reader.
  return at + 1 >= reading.objectTo || prepositions.has(tokens[at + 1]!.text) || /^(?:and|,|enough)$/.test(tokens[at + 1]!.text)
    ? facts.unclear('unclear-goal', 'measure', 'hint', here)
    : done('hint')
}

/** "is ready and approved by the board": the second participle is a test. */
function isJoinedResult(facts: Facts, at: number): boolean {
  const { reading, tokens } = facts
  return tokens[at + 1]?.text === 'and' && reading.participle(at + 2) === 'finishing'
}
