// Rule: a goal that is over says how it ended.

import type { Item } from '../model/document.js'
import { choice, defineRule, type Proposal } from './define.js'
import { type Facts, goalKinds, isCommitment } from './facts.js'

export default defineRule({
  id: 'ended-goal-without-outcome',
  since: '0.1.0',
  scope: 'entity',
  severity: 'information',
  kinds: goalKinds,
  lifetimes: ['spanned'],
  summary: 'A goal that is over says how it ended.',
  why: `Between the end of a period and the next one there is a short time in which everybody still knows what was reached. Write it down: met, partly met,
dropped, or a grade.`,
  whenNotToUse: `Once a goal has been over for as long as it lasted it counts as closed and is left alone.`,
  examples: [
    {
      title: 'Over, with a result',
      text: `
-- today --
2026-11-24
-- goals.md --
---
opmodel: true
owner: Ana
---

## Goal: Sign 40 clinics

Timeline: Q3 2026
Status: done
`,
    },
    {
      title: 'Over, and nothing said',
      text: `
-- today --
2026-11-24
-- goals.md --
---
opmodel: true
owner: Ana
---

## Goal: Sign 40 clinics
         ^^^^^^^^^^^^^^^ Ended on 2026-09-30 without a result: met, partly met or dropped?

Timeline: Q3 2026
`,
      fixed: `
---
opmodel: true
owner: Ana
---

## Goal: Sign 40 clinics

Timeline: Q3 2026
Status: ____
`,
    },
  ],
  *check(item, facts) {
    const { snapshot, doc, today } = facts
    const end = item.span?.end
    if (!end || end >= today || snapshot.isClosed({ doc, item }) || answered(item)) return
    for (let above = facts.parentOf(item); above; above = facts.parentOf(above)) if (isCommitment(above)) return
    if (below(item, facts)) return
    const fix: Proposal =
      item.form === 'heading' || item.fields.length > 0
        ? { title: 'Add ‘Status:’', changes: [{ change: 'add-field', item, label: 'Status', value: [results] }] }
        : { title: 'Add the result', changes: [{ change: 'end-statement', item, text: [' (', results, ')'] }] }
    yield {
      at: item.statement,
      message: `Ended on ${end} without a result: met, partly met or dropped?`,
      missing: ['outcome'],
      fixes: [fix],
    }
  },
})

const results = choice(['done', 'partly met', 'dropped'], 'result')

const answered = (item: Item): boolean =>
  item.status !== null ||
  item.fields.some(({ key, value }) => (key === 'status' || key === 'grade' || key === 'confidence') && value.trim() !== '')

/** True where a part of the goal carries a result. */
function below(item: Item, facts: Facts): boolean {
  return facts.childrenOf(item).some((child) => answered(child) || below(child, facts))
}
