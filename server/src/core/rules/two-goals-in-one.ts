// Rule: one goal, one result.

import type { ClaritySignal } from '../clarity/index.js'
import type { Item } from '../model/document.js'
import { defineRule, type Proposal } from './define.js'
import { judgedKinds } from './facts.js'
import { wordingFault } from './wording.js'

export default defineRule({
  id: 'two-goals-in-one',
  since: '0.1.0',
  scope: 'entity',
  severity: 'information',
  kinds: judgedKinds,
  lifetimes: ['spanned', 'point'],
  slot: true,
  summary: 'One goal, one result.',
  why: `Two results in one sentence can be half met, and then two readers report two different things. They often have different owners, too.`,
  whenNotToUse: `Two verbs for one piece of work ("design and build the ramp") are one result.`,
  pairs: [
    { work: 'Sales', bad: 'Open the shop in Kiel and sign 40 dealers', better: 'Open the shop in Kiel' },
    { work: 'People', bad: 'Publish the salary bands and hire 6 nurses', better: 'Hire 6 nurses' },
    { work: 'Engineering', bad: 'Ship the offline mode and migrate the billing jobs', better: 'Migrate the billing jobs' },
  ],
  examples: [
    {
      title: 'Said so that it can be checked',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Open the shop in Kiel
- Sign 40 dealers
`,
    },
    {
      title: 'Left open',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Open the shop in Kiel and sign 40 dealers
                            ^^^^ Two goals in one: the first can be met without the second
`,
    },
  ],
  *check(item, facts) {
    yield* wordingFault('two-goals-in-one', item, facts, (fault) => ({
      message: 'Two goals in one: the first can be met without the second',
      fixes: splitFix(item, fault.signal),
    }))
  },
})

/** Cuts at the joining word where it stands between two sentences that both begin with a verb of their own. */
function splitFix(item: Item, signal: ClaritySignal | null): Proposal[] {
  if (!signal || item.form !== 'list-item') return []
  const { chunk, start, end } = item.statement
  const written = chunk.text.slice(start, end)
  const at = written.indexOf(signal.phrase, Math.max(0, signal.range.start - 2))
  const joint = /(?:,?\s+(?:and|as well as|but also|plus|&)\s+|;\s+)$/i.exec(at < 0 ? '' : written.slice(0, at))
  if (!joint) return []
  const cut = joint.index
  const second = written.slice(cut + joint[0].length).trim()
  const first = written.slice(0, cut).trim()
  if (second.length < 8 || first.length < 8) return []
  return [
    {
      title: 'Split into two goals',
      changes: [
        { change: 'replace', place: { chunk, start: start + cut, end }, text: [/[.!]$/.test(second) ? '.' : ''] },
        { change: 'add-sibling', item, text: [second[0]!.toUpperCase() + second.slice(1)] },
      ],
    },
  ]
}
