// Rule: every date is in the calendar.

import { itemsThat, timesOf } from '../model/items-that.js'
import { defineRule } from './define.js'
import { coreOf } from './places.js'

export default defineRule({
  id: 'impossible-date',
  since: '0.1.0',
  severity: 'error',
  scope: 'document',
  summary: 'Every date is in the calendar.',
  why: `31 June, week 54 or a fifth quarter do not exist. Readers settle such a date in different ways, and nobody notices until the day has passed.`,
  whenNotToUse: `Never: a date that cannot be is always a slip.`,
  examples: [
    {
      title: 'A day that exists',
      text: `
---
opmodel: true
owner: Ana
---

# Goals

- Sign 40 clinics by 30 June 2027
`,
    },
    {
      title: 'A day that does not',
      text: `
---
opmodel: true
owner: Ana
---

# Goals

- Sign 40 clinics by 31 June 2027
                     ^^^^^^^^^^^^ ‘31 June 2027’ is not in the calendar
`,
      fixed: `
---
opmodel: true
owner: Ana
---

# Goals

- Sign 40 clinics by 30 June 2027
`,
    },
  ],
  *check(doc, { isClosed }) {
    const seen = new Set<string>()
    for (const item of withSuchDate(doc))
      for (const time of isClosed(item) ? [] : timesOf(item)) {
        const { mention } = time
        if (!mention.impossible) continue
        const place = coreOf(time)
        const key = `${place.start}-${place.chunk.text.length}-${mention.text}`
        if (seen.has(key)) continue
        seen.add(key)
        const { suggestion } = mention.impossible
        yield {
          at: place,
          item,
          message: `‘${place.chunk.text.slice(place.start, place.end)}’ is not in the calendar`,
          fixes: suggestion ? [{ title: `Write ‘${suggestion}’`, changes: [{ change: 'replace', place, text: [suggestion] }] }] : [],
        }
      }
  },
})

const withSuchDate = itemsThat((item) => timesOf(item).some(({ mention }) => mention.impossible))
