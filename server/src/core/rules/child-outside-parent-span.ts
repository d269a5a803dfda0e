// Rule: a part ends with the whole.

import type { Item } from '../model/document.js'
import { defineRule } from './define.js'
import { called, isCommitment, judgedKinds, quote } from './facts.js'
import { moveEnd } from './time-fixes.js'

/** The phrase of the span with its preposition. */
function written({ spanSource }: Item): string {
  if (!spanSource) return ''
  const { chunk, start, end } = spanSource.place
  return chunk.text.slice(start, end)
}

export default defineRule({
  id: 'child-outside-parent-span',
  since: '0.1.0',
  scope: 'entity',
  severity: 'warning',
  kinds: judgedKinds,
  lifetimes: ['spanned', 'point'],
  summary: 'A part ends no later than the whole.',
  why: `A key result that is due after its objective ends can never count towards it. One of the two days is wrong, or the part belongs to a later goal.
The same holds for a goal below the heading of its period.`,
  whenNotToUse: `For results that may carry over, give the objective the longer span.`,
  examples: [
    {
      title: 'Inside',
      text: `
---
opmodel: true
owner: Ana
---

# OKRs Q4 2026

## Objective: Clinics trust us

- KR1: 40 clinics signed by 2026-12-11
`,
    },
    {
      title: 'Past the period of the heading',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics by 2027-01-15
                  ^^^^^^^^^^^^^ Due on 2027-01-15, but ‘Q4 2026’ ends on 2026-12-31
- Publish the plan for 2027
`,
      fixed: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics by 2026-12-31
- Publish the plan for 2027
`,
    },
    {
      title: 'After the end',
      text: `
---
opmodel: true
owner: Ana
---

# OKRs Q4 2026

## Objective: Clinics trust us

- KR1: 40 clinics signed by 2027-02-12
                         ^^^^^^^^^^^^^ Due on 2027-02-12, but ‘Clinics trust us’ ends on 2026-12-31
`,
    },
  ],
  *check(item, facts) {
    const { span, headingSpan } = item
    const parent = facts.parentOf(item)
    const goal = parent && isCommitment(parent) ? parent : null
    const whole = goal ? goal.span : headingSpan?.span
    if (!span || !whole || span.end === null || whole.end === null || !['own', 'field'].includes(span.from)) return
    // "Publish the plan for 2027" names what the plan is for, "by 2027-02-12" when it is due.
    if (
      span.from === 'own' &&
      !/^(?:by|until|till|before|due|no later than|not later than|on|(?:at |by )?(?:the )?end of)\b/i.test(written(item))
    )
      return
    const before = whole.start !== null && span.end < whole.start
    if (!before && span.end <= whole.end) return
    const name = goal ? called(goal) : quote(whole.text)
    const place = goal ? goal.statement : headingSpan!.source.place
    yield {
      at: item.spanSource?.place ?? item.statement,
      message: before
        ? `Over on ${span.end}, but ${name} starts on ${whole.start}`
        : `Due on ${span.end}, but ${name} ends on ${whole.end}`,
      related: [{ doc: facts.doc, place, message: goal ? 'The goal it is a part of' : 'The period it stands in' }],
      fixes: moveEnd(item, whole.end),
    }
  },
})
