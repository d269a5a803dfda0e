// Rule: a change is told with its start value.

import { defineRule } from './define.js'
import { judgedKinds } from './facts.js'
import { wordingFault } from './wording.js'

export default defineRule({
  id: 'target-without-baseline',
  since: '0.1.0',
  scope: 'entity',
  severity: 'hint',
  kinds: judgedKinds,
  lifetimes: ['spanned', 'point'],
  slot: true,
  summary: 'A change is told with its start value.',
  why: `'By 30 %' of what? Without the start value the same sentence is a small step or a miracle, and nobody can check it at the end.`,
  whenNotToUse: `Where the start value is not known yet, measuring it is the first key result.`,
  pairs: [
    { work: 'Sales', bad: 'Increase bookings by 30 %', better: 'Increase bookings from 200 to 260 a week' },
    { work: 'People', bad: 'Lower the sick leave to 4 %', better: 'Lower the sick leave from 6 % to 4 %' },
    { work: 'Engineering', bad: 'Reduce the error rate by 0.5 points', better: 'Reduce the error rate from 1.2 % to 0.7 %' },
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

- Cut the share of late repairs from 30 % to 10 %
`,
    },
    {
      title: 'A level beside somebody else’s',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Raise the speed of repairs to 0.9 times that of the factory
`,
    },
    {
      title: 'So many more, and a level that can be looked up',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Increase bookings by 500
- Increase returns of boxes by 30 % ([dashboard](https://example.org/boxes))
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

- Increase bookings by 30 %
                       ^^^^ ‘30 %’ has no start value: from what?
`,
    },
  ],
  *check(item, facts) {
    // Whoever looks there sees where it stands.
    if (
      item.links.some(({ target, text }) =>
        /dashboard|looker|grafana|amplitude|metabase|tableau|mixpanel|analytics/i.test(`${target} ${text}`),
      )
    )
      return
    yield* wordingFault('target-without-baseline', item, facts, (_fault, phrase) => ({
      message: `${phrase} has no start value: from what?`,
    }))
  },
})
