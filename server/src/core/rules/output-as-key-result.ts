// Rule: a key result is a result, not a task.

import { defineRule } from './define.js'
import { wordingFault } from './wording.js'

export default defineRule({
  id: 'output-as-key-result',
  since: '0.1.0',
  scope: 'entity',
  severity: 'information',
  kinds: ['key-result'],
  lifetimes: ['spanned', 'point'],
  profiles: ['okr'],
  summary: 'A key result is a result, not a task.',
  why: `A team can finish every task on the list and the objective may still not be met. A key result says what is different because of the work.`,
  whenNotToUse: `Teams that keep tasks as key results on purpose turn this rule off; it runs in the profile \`okr\` only.`,
  pairs: [
    { work: 'Sales', bad: 'Launch the loyalty card', better: '30 % of all orders come with a loyalty card' },
    { work: 'People', bad: 'Publish the feedback guide', better: '90 % of all colleagues have had a feedback talk' },
    { work: 'Engineering', bad: 'Ship the new search', better: 'The first result is the right one in 80 % of all searches' },
  ],
  examples: [
    {
      title: 'Said so that it can be checked',
      text: `
-- opmodel.yaml --
profile: okr
-- okrs.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

## Objective: Riders come back

- KR1: 40 % of riders book a second service
`,
    },
    {
      title: 'Left open',
      text: `
-- opmodel.yaml --
profile: okr
-- okrs.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

## Objective: Riders come back

- KR1: Launch the loyalty card
       ^^^^^^ ‘Launch’ is a task, no result: what should change because of it?
`,
    },
  ],
  *check(item, facts) {
    yield* wordingFault('output-as-key-result', item, facts, (_fault, phrase) => ({
      message: `${phrase} is a task, no result: what should change because of it?`,
    }))
  },
})
