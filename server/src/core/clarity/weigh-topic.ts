// The decision list for topics (noun phrases): whether the noun is a thing that will exist or a field of work.

import { done, type Facts, type Finding } from './evidence.js'
import { prepositions } from './grammar.js'
import type { Cue } from './reading.js'

/** An opinion that opens the topic, about a noun without an edge: "A seamless experience". */
function topicIsSure(facts: Facts): boolean {
  if (facts.isThing || facts.context.deliverable || !facts.praise) return false
  return facts.isAiry || (facts.praise.from <= facts.reading.objectFrom + 1 && facts.objectLength <= 4 && !facts.isNamed)
}

export function weighTopic(facts: Facts): Finding {
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
