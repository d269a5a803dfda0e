// Rule: start value and target fit the verb.

import { defineRule } from './define.js'
import { judgedKinds } from './facts.js'
import { wordingFault } from './wording.js'

export default defineRule({
  id: 'contradictory-target',
  since: '0.1.0',
  scope: 'entity',
  severity: 'error',
  kinds: judgedKinds,
  lifetimes: ['spanned', 'point'],
  summary: 'Start value and target fit the verb.',
  why: `'Reduce … from 4 % to 9 %' contradicts itself. Either a number or the verb is wrong, and both readers and reports take a different one for right.`,
  whenNotToUse: `Never: it is a slip. Where two directions are meant, write two goals.`,
  pairs: [
    { work: 'Sales', bad: 'Reduce refunds from 4 % to 9 %', better: 'Reduce refunds from 9 % to 4 %' },
    {
      work: 'People',
      bad: 'Increase the share of apprentices from 12 % to 8 %',
      better: 'Increase the share of apprentices from 8 % to 12 %',
    },
    { work: 'Engineering', bad: 'Cut the build time from 8 to 22 minutes', better: 'Cut the build time from 22 to 8 minutes' },
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

- Reduce the share of late repairs from 9 % to 4 %
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

- Reduce the share of late repairs from 4 % to 9 %
                                   ^^^^^^^^^^^^^^^ ‘from 4 % to 9 %’ goes against the verb of the goal
`,
    },
  ],
  *check(item, facts) {
    yield* wordingFault('contradictory-target', item, facts, (_fault, phrase) => ({
      message: `${phrase} goes against the verb of the goal`,
    }))
  },
})
