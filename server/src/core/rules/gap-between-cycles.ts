// Rule: a cycle starts where the one before ends.

import { addDays, spanLength } from '../time/index.js'
import { cycleLanes } from './cycles.js'
import { defineRule } from './define.js'
import { called } from './facts.js'

export default defineRule({
  id: 'gap-between-cycles',
  since: '0.1.0',
  scope: 'document',
  severity: 'hint',
  preview: true,
  summary: 'A cycle starts where the one before ends.',
  why: `Days between two cycles belong to no plan. Where the pause is meant, say so: \`Cool-down\` is a cycle, too.`,
  whenNotToUse: `Weekends and up to a week of pause are accepted.`,
  examples: [
    {
      title: 'No gap',
      text: `
-- opmodel.yaml --
preview: true
-- goals.md --
---
opmodel: true
owner: Ana
---

## Cycles

| Cycle | Start | End |
| --- | --- | --- |
| Spring | 2027-01-04 | 2027-04-30 |
| Summer | 2027-05-03 | 2027-08-31 |
`,
    },
    {
      title: 'Weeks between',
      text: `
-- opmodel.yaml --
preview: true
-- goals.md --
---
opmodel: true
owner: Ana
---

## Cycles

| Cycle | Start | End |
| --- | --- | --- |
| Spring | 2027-01-04 | 2027-04-30 |
| Summer | 2027-06-01 | 2027-08-31 |
  ^^^^^^ 31 days between ‘Spring’ and this cycle belong to none
`,
    },
  ],
  *check(doc, facts) {
    for (const lane of cycleLanes(facts.open))
      for (const [i, { item, start }] of lane.entries()) {
        const before = lane[i - 1]
        if (!before || start <= before.end) continue
        const days = spanLength(before.end, start) - 2
        if (days <= 7 || days > 92 || lane.some((other) => other.start <= addDays(before.end, 3) && other.end >= addDays(start, -3)))
          continue
        yield {
          at: item.statement,
          item,
          message: `${days} days between ${called(before.item)} and this cycle belong to none`,
          related: [{ doc, place: before.item.statement, message: 'The cycle before' }],
        }
      }
  },
})
