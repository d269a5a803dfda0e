// Rule: a temporary team has an end.

import { choice, defineRule } from './define.js'
import { isEmptyValue } from './facts.js'

export default defineRule({
  id: 'temporary-team-without-end',
  since: '0.1.0',
  scope: 'entity',
  severity: 'information',
  kinds: ['team'],
  slot: true,
  summary: 'A temporary team has an end.',
  why: `Task forces tend to outlive their task. A day on which the team is dissolved, or reviewed, keeps it short.`,
  whenNotToUse: `A standing team with "task force" in its name: write \`Stability: stable\`.`,
  examples: [
    {
      title: 'With an end',
      text: `
---
opmodel: true
owner: Ana
---

## Team: Warehouse move

Stability: temporary
Until: 2027-03-31
`,
    },
    {
      title: 'Without',
      text: `
---
opmodel: true
owner: Ana
---

## Team: Warehouse move
         ^^^^^^^^^^^^^^ A temporary team has no end: until when?

Stability: temporary
`,
      fixed: `
---
opmodel: true
owner: Ana
---

## Team: Warehouse move

Stability: temporary
Until: ____
`,
    },
  ],
  *check(item, facts) {
    const stability = facts.field(item, 'stability', 'type')?.value
    const temporary =
      stability === undefined
        ? /\b(?:task force|tiger team|swat team|temporary team)\b/i.test(item.name)
        : /\b(?:temporary|short[- ]lived)\b/i.test(stability)
    if (!temporary || (item.span && item.span.from !== 'document')) return
    if (['until', 'end', 'by', 'timeline', 'expires', 'review-every'].some((key) => !isEmptyValue(facts.field(item, key)?.value ?? '')))
      return
    yield {
      at: item.statement,
      message: 'A temporary team has no end: until when?',
      missing: ['end'],
      fixes: [
        { title: 'Add ‘Until:’', changes: [{ change: 'add-field', item, label: 'Until', value: [choice(facts.periodEnds, 'date')] }] },
      ],
    }
  },
})
