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
