// Rule: an artifact is as fresh as it says.

import { addDays, isDay, readCadence } from '../time/index.js'
import { defineRule } from './define.js'

export default defineRule({
  id: 'stale-artifact',
  since: '0.1.0',
  scope: 'entity',
  severity: 'hint',
  preview: true,
  kinds: ['artifact'],
  summary: 'An artifact is as fresh as it says.',
  why: `A dashboard that says "refreshed every month" and was last updated in spring misleads more than none. Only dates written in the document count.`,
  whenNotToUse: `Where the date is kept by a tool, take the field out of the text.`,
  examples: [
    {
      title: 'Fresh',
      text: `
-- opmodel.yaml --
preview: true
-- today --
2026-11-24
-- goals.md --
---
opmodel: true
owner: Ana
---

## Artifact: Stock list

Refresh: monthly
Last updated: 2026-11-02
`,
    },
    {
      title: 'Stale',
      text: `
-- opmodel.yaml --
preview: true
-- today --
2026-11-24
-- goals.md --
---
opmodel: true
owner: Ana
---

## Artifact: Stock list

Refresh: monthly
Last updated: 2026-05-04
              ^^^^^^^^^^ Last updated on 2026-05-04, although it says monthly
`,
    },
  ],
  *check(item, { today }) {
    const refresh = item.fields.find(({ key }) => key === 'refresh')
    const every = refresh && (readCadence(refresh.value)?.slots[0]?.every ?? null)
    const updated = item.fields.find(({ key, value }) => (key === 'last-updated' || key === 'updated') && isDay(value.trim()))
    const days = every ? daysOf(every) : null
    if (!refresh || !updated || days === null) return
    const day = updated.value.trim()
    // Twice its own rhythm: one missed turn is no neglect.
    if (addDays(day, days * 2) >= today) return
    yield { at: updated.valuePlace, message: `Last updated on ${day}, although it says ${refresh.value}` }
  },
})

function daysOf(duration: string): number | null {
  const match = /^P(\d+)([DWMY])$/.exec(duration)
  return match ? Number(match[1]) * ({ D: 1, W: 7, M: 31, Y: 366 }[match[2]!] ?? 1) : null
}
