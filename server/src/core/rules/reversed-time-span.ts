// Rule: a span ends after it starts.

import type { Place } from '../syntax/tree.js'
import { defineRule, type Proposal } from './define.js'
import { judgedKinds } from './facts.js'
import { coreOf } from './places.js'

export default defineRule({
  id: 'reversed-time-span',
  since: '0.1.0',
  scope: 'entity',
  severity: 'error',
  kinds: [...judgedKinds, 'cycle', 'investment'],
  summary: 'A span ends after it starts.',
  why: `A span whose end lies before its start holds no day. Usually the two were swapped or a year is wrong.`,
  whenNotToUse: `Never: it is a slip.`,
  examples: [
    {
      title: 'In order',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Sign 40 clinics

Start: 2026-10-01
End: 2026-12-31
`,
    },
    {
      title: 'Backwards',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Sign 40 clinics

Timeline: 2027-12-31 to 2027-10-01
          ^^^^^^^^^^^^^^^^^^^^^^^^ Ends on 2027-10-01, before it starts on 2027-12-31
`,
    },
  ],
  *check(item) {
    const { span, spanSource } = item
    if (!span || span.start === null || span.end === null || span.end >= span.start) return
    yield {
      at: spanSource?.place ?? item.statement,
      message: `Ends on ${span.end}, before it starts on ${span.start}`,
      fixes: spanSource ? changeOver(coreOf(spanSource)) : [],
    }
  },
})

/** “A to B” with its two days changed over; empty where they do not stand in one phrase. */
function changeOver(place: Place): Proposal[] {
  const found = /^(\S.*?)(\s+(?:to|until|till|through)\s+|\s*[–—]\s*|\s+-\s+)(\S.*)$/.exec(place.chunk.text.slice(place.start, place.end))
  if (!found) return []
  const [, first = '', between = '', second = ''] = found
  return [{ title: 'Change the two days over', changes: [{ change: 'replace', place, text: [second, between, first] }] }]
}
