// Rule: a goal has no way out built in.

import { defineRule } from './define.js'
import { judgedKinds } from './facts.js'
import { wordingFault } from './wording.js'

export default defineRule({
  id: 'escape-clause',
  since: '0.1.0',
  scope: 'entity',
  severity: 'information',
  kinds: judgedKinds,
  lifetimes: ['spanned', 'point'],
  slot: true,
  summary: 'A goal has no way out built in.',
  why: `'Where possible' and 'as needed' let every result count as success. If there are real limits, name them.`,
  whenNotToUse: `Conditions that can be checked ("unless the supplier fails the audit") are fine and not reported.`,
  standsFor: 'unclear-goal',
  pairs: [
    { work: 'Sales', bad: 'Visit all dealers where possible', better: 'Visit all dealers with more than 20 orders a year' },
    { work: 'People', bad: 'Replace the paper forms as far as possible', better: 'Replace the paper forms for leave and travel' },
    { work: 'Engineering', bad: 'Migrate the jobs if time allows', better: 'Migrate the 6 nightly jobs' },
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

- Replace the paper forms in all 12 shops
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

- Replace the paper forms where possible
                          ^^^^^^^^^^^^^^ ‘where possible’ leaves a way out: in which cases, and who decides?
`,
    },
  ],
  *check(item, facts) {
    yield* wordingFault('escape-clause', item, facts, (_fault, phrase) => ({
      message: `${phrase} leaves a way out: in which cases, and who decides?`,
    }))
  },
})
