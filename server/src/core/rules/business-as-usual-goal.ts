// Rule: a goal changes something in its period.

import { defineRule } from './define.js'
import { judgedKinds } from './facts.js'
import { wordingFault } from './wording.js'

export default defineRule({
  id: 'business-as-usual-goal',
  since: '0.1.0',
  scope: 'entity',
  severity: 'information',
  kinds: judgedKinds,
  lifetimes: ['spanned', 'point'],
  preview: true,
  summary: 'A goal changes something in its period.',
  why: `'Maintain' and 'continue' describe the work of every period. They crowd out what is to be different at the end of this one.`,
  whenNotToUse: `Holding a level that is under threat is a goal. Give the level as a number.`,
  pairs: [
    { work: 'Sales', bad: 'Maintain the price list', better: 'Maintain the price list with at most 2 corrections a month' },
    { work: 'People', bad: 'Sustain the induction days', better: '95 % of new colleagues come to an induction day' },
    { work: 'Engineering', bad: 'Maintain the build servers', better: 'Maintain 99.5 % availability of the build servers' },
  ],
  examples: [
    {
      title: 'Said so that it can be checked',
      text: `
-- opmodel.yaml --
preview: true
-- goals.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Keep returns below 2 % while the range doubles
`,
    },
    {
      title: 'Left open',
      text: `
-- opmodel.yaml --
preview: true
-- goals.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Maintain the parts catalogue
  ^^^^^^^^ ‘Maintain’ is the work of every period: what is different at the end of this one?
`,
    },
  ],
  *check(item, facts) {
    yield* wordingFault('business-as-usual-goal', item, facts, (_fault, phrase) => ({
      message: `${phrase} is the work of every period: what is different at the end of this one?`,
    }))
  },
})
