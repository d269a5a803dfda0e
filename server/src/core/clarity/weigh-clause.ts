// The decision list for clauses ("X is …", "users can …"): whether what is said of the subject can be looked up.

import { done, endsInResult, type Facts, type Finding, isThereAnd, playsPart, weighOpinion } from './evidence.js'
import { determiners, prepositions, pronouns } from './grammar.js'

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
  // "can be sorted by size": what is done to it, not what it is to be.
  const passive = reading.participle(first + 1) !== null || /(?:ed|en)$/.test(facts.tokens[first + 1]?.text ?? '')
  if (facts.tokens[first]?.text === 'be' && passive) return done('sure')
  const open = (at: number): boolean => {
    const kind = reading.verbAt(at)
    // "can follow the orders in Rye": with a named thing it works or does not.
    return kind !== null && /^(?:ongoing|raising|shifting|being|behaving)$/.test(kind) && !(kind === 'ongoing' && facts.isNamed)
  }
  const at = [first, ...(facts.tokens[first + 1]?.text === 'and' ? [first + 2] : [])].find(open)
  return at === undefined ? done('sure') : facts.unclear('unclear-goal', 'end-state', 'hint', { from: at, to: at + 1 })
}

function weighHaving(facts: Facts): Finding {
  const opinion = weighOpinion(facts, facts.isThing ? 'hint' : 'sure')
  if (opinion) return opinion
  if (facts.isAiry && !facts.isNamedThing) return facts.unclear('unclear-goal', 'end-state', 'hint', facts.nounCue())
  // "have the rooms they need": nobody says which these are.
  const { reading, tokens } = facts
  const last = tokens[reading.objectTo - 1]
  if (
    last &&
    reading.objectTo - reading.objectFrom > 1 &&
    (/^(?:needed|required|necessary)$/.test(last.text) || (/^needs?$/.test(last.text) && pronouns.has(tokens[reading.objectTo - 2]!.text)))
  )
    return facts.unclear('unclear-goal', 'end-state', 'sure', { from: reading.objectTo - 1, to: reading.objectTo })
  return done('hint')
}

/** An opinion in what is said, or null; behind "exists and" it only adds to what can be looked up. */
function weighPraise(facts: Facts): Finding | null {
  const { praise } = facts
  return praise ? facts.unclear('unclear-goal', 'measure', isThereAnd(facts, praise) ? 'hint' : 'sure', praise) : null
}

/** A full verb: what it does to decidability, then what is said behind it. */
function weighDoing(facts: Facts): Finding {
  const { reading } = facts
  const kind = reading.verb?.kind
  if ((kind === 'raising' || kind === 'lowering' || kind === 'shifting') && !startsFrom(facts))
    return facts.unclear('direction-without-target', 'target', reading.verb?.form === 's' ? 'sure' : 'hint')
  const comparison = facts.comparison ?? facts.openComparison(reading.verbTo, reading.end)
  if (comparison) return facts.compared(comparison, 'sure')
  const opinion = weighPraise(facts)
  if (opinion) return opinion
  if (facts.loophole && facts.isAiry && facts.tokens[facts.loophole.from]!.text === 'all')
    return facts.unclear('escape-clause', 'target', 'sure', facts.loophole)
  // "The hub facilitates the handling of crates": how much of it, nobody says.
  if (facts.verbIs('facilitate') && reading.verb?.form === 's') return facts.unclear('unclear-goal', 'end-state', 'sure')
  if (playsPart(facts)) return facts.unclear('unclear-goal', 'measure', 'sure', facts.nounCue())
  if (kind === 'ongoing') return endsInResult(facts) || facts.every ? done('hint') : facts.unclear('unclear-goal', 'end-state', 'sure')
  if ((kind === 'attaining' || kind === 'holding' || kind === 'tending') && facts.isAiry)
    return facts.unclear('unclear-goal', 'measure', facts.isNamedThing ? 'hint' : 'sure', facts.nounCue())
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
  // "is public and easy to find": the first can be looked up.
  const shown = /^(?:public|live|online|open|complete|signed|published)$/.test(predicate?.text ?? '') && tokens[at + 1]?.text === 'and'
  const opinion = shown ? null : weighPraise(facts)
  if (opinion) return opinion
  const comparison = facts.comparison ?? facts.openComparison(reading.verbTo, reading.end)
  if (comparison) return facts.compared(comparison, 'sure')
  if (reading.cues.some((cue) => cue.kind === 'comparison' && cue.from >= at)) return done('hint')
  const state = reading.cues.some((cue) => cue.kind === 'state' && cue.from <= at && cue.to > reading.verbFrom)
  if (state || isJoinedResult(facts, at)) return done('sure')
  if (predicate?.kind !== 'word' || predicate.capital || predicate.acronym) return done('hint')
  // "becomes second nature"; "becomes a service", "becomes part of the contract" can be looked up.
  const becomes = /^becomes?$/.test(tokens[reading.verbFrom]!.text) && !determiners.has(predicate.text)
  // … to whom: a matter of their opinion.
  const toWhom = /^(?:to|for)$/.test(tokens[reading.noun + 1]?.text ?? '')
  if (becomes && predicate.text !== 'part' && reading.noun > at && !facts.isThing && !facts.isBadge && !facts.isNamed)
    return facts.unclear('unclear-goal', 'measure', toWhom ? 'sure' : 'hint', facts.nounCue())
  if (reading.cues.some((cue) => cue.kind === 'soft' && cue.from === at))
    return isUsedAt(facts, at) ? done('hint') : facts.unclear('unclear-goal', 'measure', 'hint', here)
  if (/^(?:running|operating|working)$/.test(predicate.text)) return done('hint')
  // "are using the new till": they do or do not.
  if (predicate.text === 'using' && determiners.has(tokens[at + 1]?.text ?? '')) return done('hint')
  // "is putting … into practice": it goes on, and nobody says how often.
  if (/(?:[^t]|tt)ing$/.test(predicate.text) && !facts.every)
    return facts.unclear('unclear-goal', 'end-state', 'sure', { from: reading.verbFrom, to: at + 1 })
  // "is enough to bake without scales": the test stands behind it.
  if (/^(?:enough|able|free|allowed)$/.test(predicate.text) && tokens[at + 1]?.text === 'to') return done('hint')
  if (predicate.text === 'part' && tokens[at + 1]?.text === 'of') return done('hint')
  const participle = reading.participle(at)
  if (participle)
    return /^(?:finishing|making|renewing|serving|tending|assuring)$/.test(participle) || (participle === 'ongoing' && facts.every)
      ? done('sure')
      : facts.unclear('unclear-goal', 'measure', 'hint', here)
  const exists = tokens[reading.verbFrom - 1]?.text === 'there' && /^an?$/.test(predicate.text) && !facts.isAiry
  if (determiners.has(predicate.text))
    return exists || facts.isThing || facts.isNamed || facts.isBadge || facts.every
      ? done('hint')
      : facts.unclear('unclear-goal', 'measure', 'hint', facts.nounCue())
  const softer = tokens[at + 1]?.text === 'and' ? reading.cues.find((cue) => cue.kind === 'soft' && cue.from === at + 2) : undefined
  if (softer) return facts.unclear('unclear-goal', 'measure', 'sure', softer)
  if (prepositions.has(predicate.text) || /(?:ed|en)$/.test(predicate.text)) return done('hint')
  // An adjective that is neither a participle nor a known state is in the eye of its reader.
  return at + 1 >= reading.objectTo || prepositions.has(tokens[at + 1]!.text) || /^(?:and|,|enough)$/.test(tokens[at + 1]!.text)
    ? facts.unclear('unclear-goal', 'measure', 'hint', here)
    : done('hint')
}

/** "is used at the Harvest Fair", "is used by every shop": one can go and look. */
function isUsedAt({ tokens, every }: Facts, at: number): boolean {
  if (tokens[at]!.text !== 'used' || !/^(?:at|in|on|by)$/.test(tokens[at + 1]?.text ?? '')) return false
  const where = tokens.slice(at + 2, at + 6)
  return where.some(({ capital, acronym }) => capital || acronym) || (every !== undefined && every.from === at + 2)
}

/** "is ready and approved by the board", "are compared, chosen and paid": a participle behind the first is a test. */
function isJoinedResult({ reading, tokens }: Facts, at: number): boolean {
  for (let next = at + 1; /^(?:,|and)$/.test(tokens[next]?.text ?? ''); next += 2)
    if (reading.participle(next + 1) === 'finishing') return true
  return false
}
