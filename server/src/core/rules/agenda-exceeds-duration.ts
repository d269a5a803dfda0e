// Rule: the agenda fits into the meeting.

import { type Change, defineRule } from './define.js'
import { longestMinutes, minutesIn } from './minutes.js'

export default defineRule({
  id: 'agenda-exceeds-duration',
  since: '0.1.0',
  scope: 'entity',
  severity: 'warning',
  kinds: ['ritual'],
  lifetimes: ['recurring'],
  summary: 'The agenda fits into the meeting.',
  why: `If the points of the agenda take 75 minutes and the meeting 60, the last point (usually the decision) never happens.`,
  whenNotToUse: `Only minutes that are written down are added up.`,
  examples: [
    {
      title: 'It fits',
      text: `
---
opmodel: true
owner: Ana
---

## Ritual: Stock review

Cadence: every Monday
Duration: 30 minutes
Agenda: numbers (10 min), orders (15 min)
`,
    },
    {
      title: 'It does not',
      text: `
---
opmodel: true
owner: Ana
---

## Ritual: Stock review

Cadence: every Monday
Duration: 30 minutes
Agenda: numbers (20 min), orders (25 min)
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The agenda takes 45 minutes, the meeting 30
`,
    },
  ],
  *check(item, facts) {
    const agenda = facts.field(item, 'agenda')
    if (!agenda) return
    const field = facts.field(item, 'duration')
    const slot = item.cadence?.slots.length === 1 ? item.cadence.slots[0]?.duration : undefined
    const limit = field ? longestMinutes(field.value) : slot ? isoMinutes(slot) : null
    const parts = minutesIn(agenda.value)
    const sum = parts.reduce((total, minutes) => total + minutes, 0)
    if (limit === null || parts.length < 2 || sum <= limit) return
    // A total written behind its parts is no further part.
    if (parts.at(-1) === sum - parts.at(-1)!) return
    const change: Change[] = field ? [{ change: 'replace', place: field.valuePlace, text: [`${sum} minutes`] }] : []
    yield {
      at: agenda.valuePlace,
      message: `The agenda takes ${sum} minutes, the meeting ${limit}`,
      fixes: field ? [{ title: `Give it ${sum} minutes`, changes: change }] : [],
    }
  },
})

function isoMinutes(duration: string): number | null {
  const match = /^PT(?:(\d+(?:\.\d+)?)H)?(?:(\d+)M)?$/.exec(duration)
  return match && (match[1] || match[2]) ? Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0) : null
}
