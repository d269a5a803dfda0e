// Rule: a comparison says with what.

import { defineRule } from './define.js'
import { judgedKinds } from './facts.js'
import { wordingFault } from './wording.js'

export default defineRule({
  id: 'comparison-without-reference',
  since: '0.1.0',
  scope: 'entity',
  severity: 'information',
  kinds: judgedKinds,
  lifetimes: ['spanned', 'point'],
  slot: true,
  summary: 'A comparison says with what.',
  why: `'Faster' and 'better' are relations. Without the other side (last year, the other shop, nine days) nobody can tell whether it holds.`,
  whenNotToUse: `Comparisons inside a name ("Better Bikes campaign") are no comparisons; put the name in quotation marks.`,
  standsFor: 'unclear-goal',
  pairs: [
    { work: 'Sales', bad: 'Make quotes faster', better: 'Make quotes in 4 hours instead of 2 days' },
    { work: 'People', bad: 'Make onboarding easier', better: '90 % of new colleagues work without help after 2 weeks' },
    { work: 'Engineering', bad: 'Faster deployments', better: 'Deployments take at most 10 minutes (currently 35)' },
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

- Repair bikes faster than in 2025: 4 days instead of 9
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

- Have faster repairs in all shops
       ^^^^^^ ‘faster’ than what, and by how much?
`,
    },
  ],
  *check(item, facts) {
    yield* wordingFault('comparison-without-reference', item, facts, (_fault, phrase) => ({
      message: `${phrase} than what, and by how much?`,
    }))
  },
})
