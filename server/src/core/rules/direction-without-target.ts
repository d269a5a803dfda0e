// Rule: a goal that gives a direction also says how far.

import { defineRule } from './define.js'
import { judgedKinds } from './facts.js'
import { wordingFault } from './wording.js'

export default defineRule({
  id: 'direction-without-target',
  since: '0.1.0',
  scope: 'entity',
  severity: 'information',
  kinds: judgedKinds,
  lifetimes: ['spanned', 'point'],
  slot: true,
  summary: 'A goal that gives a direction also says how far.',
  why: `'Improve', 'reduce' and 'grow' are met by any change at all, so the goal is met on the first day or never. From what to what, by when?`,
  whenNotToUse: `A statement of direction for several years is a strategy. Write it as one.`,
  standsFor: 'unclear-goal',
  pairs: [
    { work: 'Sales', bad: 'Increase repeat orders', better: 'Increase repeat orders from 18 % to 25 % of all orders' },
    { work: 'People', bad: 'Reduce the time to hire', better: 'Reduce the time to hire from 61 to 40 days' },
    {
      work: 'Engineering',
      bad: 'Improve the start time of the app',
      better: 'Improve the start time of the app from 4 seconds to under 2',
    },
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

- Reduce the time to repair a bike from 9 days to 4
`,
    },
    {
      title: 'A ticket says what is to be done, or a result is recorded',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Improve the notes for new bakers => Released in week 3
- Iterate on the price list ([#12](https://example.org/issues/12))
- Improve the price list
  ^^^^^^^ ‘Improve’ gives a direction, no target: from what to what?
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

- Improve the repair process
  ^^^^^^^ ‘Improve’ gives a direction, no target: from what to what?
`,
    },
  ],
  *check(item, facts) {
    yield* wordingFault('direction-without-target', item, facts, (_fault, phrase) => ({
      message: `${phrase} gives a direction, no target: from what to what?`,
    }))
  },
})
