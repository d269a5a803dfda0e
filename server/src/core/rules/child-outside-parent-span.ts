// Rule: a part ends with the whole.

import type { Item } from '../model/document.js'
import { defineRule } from './define.js'
import { called, isCommitment, judgedKinds } from './facts.js'
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
  why: `A key result that is due after its objective ends can never count towards it. One of the two days is wrong, or the part belongs to a later goal.`,
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
    const { span } = item
    const parent = facts.parentOf(item)
    const whole = parent && isCommitment(parent) ? parent.span : null
    if (!span || !parent || !whole || span.end === null || whole.end === null || !['own', 'field'].includes(span.from)) return
    // "Publish the plan for 2027" names what the plan is for, "by 2027-02-12" when it is due.
    if (
      span.from === 'own' &&
      !/^(?:by|until|till|before|due|no later than|not later than|on|(?:at |by )?(?:the )?end of)\b/i.test(written(item))
    )
      return
    const before = whole.start !== null && span.end < whole.start
    if (!before && span.end <= whole.end) return
    yield {
      at: item.spanSource?.place ?? item.statement,
      message: before
        ? `Over on ${span.end}, but ${called(parent)} starts on ${whole.start}`
        : `Due on ${span.end}, but ${called(parent)} ends on ${whole.end}`,
      related: [{ doc: facts.doc, place: parent.statement, message: 'The goal it is a part of' }],
      fixes: moveEnd(item, whole.end),
    }
  },
})
