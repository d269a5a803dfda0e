// Decides on statements without a number by their shape: an order, a clause or a topic. Reads a reading, never text.

import { Facts, type Finding } from './evidence.js'
import type { Reading } from './reading.js'
import type { Token } from './tokens.js'
import type { StatementContext } from './types.js'
import { weighClause } from './weigh-clause.js'
import { weighOrder } from './weigh-order.js'
import { weighTopic } from './weigh-topic.js'

/** Weighs the words of a statement that no number decides. */
export function weigh(tokens: readonly Token[], reading: Reading, context: StatementContext): Finding {
  const facts = new Facts(tokens, reading, context)
  if (facts.isOpenAmount) return facts.unclear('escape-clause', 'target', 'sure', facts.loophole)
  if (reading.shape === 'order') return weighOrder(facts)
  return reading.shape === 'clause' ? weighClause(facts) : weighTopic(facts)
}
