// The decision list for clauses ("X is …", "users can …"): whether what is said of the subject can be looked up.

import { done, endsInDecision, type Facts, type Finding, hasReference, weighOpinion } from './evidence.js'
import { determiners, prepositions } from './grammar.js'

export function weighClause(facts: Facts): Finding {
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
