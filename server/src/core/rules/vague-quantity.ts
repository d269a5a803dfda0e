// Rule: a quantity is a number.

import { defineRule } from './define.js'
import { judgedKinds } from './facts.js'
import { wordingFault } from './wording.js'

export default defineRule({
  id: 'vague-quantity',
  since: '0.1.0',
  scope: 'entity',
  severity: 'information',
  kinds: judgedKinds,
  lifetimes: ['spanned', 'point'],
  slot: true,
  summary: 'A quantity is a number.',
  why: `'Several' and 'many' hide that nobody has decided how many are enough. Any honest number, even a small one, lets the team stop.`,
  whenNotToUse: `Where the list itself follows below, the number is the length of the list.`,
  standsFor: 'unclear-goal',
  pairs: [
    { work: 'Sales', bad: 'Visit several dealers in Austria', better: 'Visit 15 dealers in Austria' },
    { work: 'People', bad: 'Hire some nurses for the night shift', better: 'Hire 6 nurses for the night shift' },
    { work: 'Engineering', bad: 'Retire various old services', better: 'Retire the 4 services of the old shop' },
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

- Open 3 shops in the north
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

- Open several shops in the north
       ^^^^^^^ ‘several’ is no number: how many are enough?
`,
    },
  ],
  *check(item, facts) {
    yield* wordingFault('vague-quantity', item, facts, (_fault, phrase) => ({
      message: `${phrase} is no number: how many are enough?`,
    }))
  },
})
