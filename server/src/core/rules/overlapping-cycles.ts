// Rule: cycles of one lane follow each other.

import { cycleLanes } from './cycles.js'
import { defineRule } from './define.js'
import { called } from './facts.js'

export default defineRule({
  id: 'overlapping-cycles',
  since: '0.1.0',
  scope: 'document',
  severity: 'warning',
  summary: 'Cycles of one lane follow each other.',
  why: `Where two cycles share days nobody knows to which of them the work and the review of those days belong.`,
  whenNotToUse: `Cycles of different lengths are lanes of their own, and a cycle may lie wholly within another.`,
  examples: [
    {
      title: 'One after the other',
      text: `
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
      title: 'Shared days',
      text: `
---
opmodel: true
owner: Ana
---

## Cycles

| Cycle | Start | End |
| --- | --- | --- |
| Spring | 2027-01-04 | 2027-05-14 |
| Summer | 2027-05-03 | 2027-08-31 |
  ^^^^^^ Starts on 2027-05-03, before ‘Spring’ ends on 2027-05-14
`,
    },
  ],
  *check(doc, facts) {
    for (const lane of cycleLanes(facts.open))
      for (const [i, { item, start, end }] of lane.entries()) {
        const before = lane[i - 1]
        if (!before || start > before.end || end <= before.end) continue
        yield {
          at: item.statement,
          item,
          message: `Starts on ${start}, before ${called(before.item)} ends on ${before.end}`,
          related: [{ doc, place: before.item.statement, message: 'The cycle before' }],
        }
      }
  },
})
