// Rule: a relative time can be counted from a date in the document.

import { findPlaceholders } from '../clarity/index.js'
import type { LocatedTime } from '../model/document.js'
import type { Place } from '../syntax/tree.js'
import type { Range } from '../text/text.js'
import { absolute } from '../time/index.js'
import { choice, defineRule } from './define.js'
import { isCommitment } from './facts.js'
import { coreOf } from './places.js'

export default defineRule({
  id: 'unanchored-time',
  since: '0.1.0',
  scope: 'document',
  severity: 'information',
  summary: 'A relative time can be counted from a date in the document.',
  why: `"Next quarter" means something else every three months. Give the document a date (\`date:\` in its front matter), or name the quarter with its year.`,
  whenNotToUse: `In a file or folder whose name carries the period nothing is reported.`,
  examples: [
    {
      title: 'The year is given',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics
`,
    },
    {
      title: 'Which Q4?',
      text: `
-- today --
2026-11-24
-- goals.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4
            ^^ ‘Q4’ of which year? The document has no date to count from

- Sign 40 clinics
`,
      fixed: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics
`,
    },
  ],
  *check(doc, { open, today }) {
    // A date that is still to be filled in is another rule's finding, and answers this one.
    if (doc.pageFields.some(({ key, label, value }) => (key === 'updated' || label === 'date') && findPlaceholders(value).length > 0))
      return
    const seen = new Set<string>()
    for (const item of open) {
      if (!isCommitment(item) && item.kind !== 'milestone') continue
      const { span, spanSource } = item
      if (!span || span.anchored || span.end !== null || !spanSource || spanSource.mention.vague) continue
      const place = coreOf(spanSource)
      const { start } = doc.place(place)
      if (seen.has(`${start}`)) continue
      seen.add(`${start}`)
      const phrase = place.chunk.text.slice(place.start, place.end)
      const dated = absolute(spanSource.mention, { ...doc.timeContext, documentDate: today })
      yield {
        at: place,
        item,
        message: /^(?:[QH]\d|[1-4][QH])$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)/i.test(
          phrase,
        )
          ? `‘${phrase}’ of which year? The document has no date to count from`
          : `‘${phrase}’ counted from when? The document has no date`,
        missing: ['date'],
        fixes: [
          ...(dated
            ? [
                {
                  title: `Write ‘${dated.text}’`,
                  changes: [{ change: 'replace' as const, place: partOf(spanSource, dated.range), text: [dated.text] }],
                },
              ]
            : []),
          { title: 'Give the document a date', changes: [{ change: 'add-page-field', label: 'Date', value: [choice([today], 'date')] }] },
        ],
      }
    }
  },
})

/** Where a range of the scanned line stands, counted from the place of the whole phrase. */
function partOf({ mention, place }: LocatedTime, range: Range): Place {
  return {
    chunk: place.chunk,
    start: place.start + (range.start - mention.range.start),
    end: place.start + (range.end - mention.range.start),
  }
}
