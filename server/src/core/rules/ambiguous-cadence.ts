// Rule: a cadence reads one way.

import { groupBy } from '../group-by.js'
import { lazy } from '../memo.js'
import type { Item } from '../model/document.js'
import { itemsThat } from '../model/items-that.js'
import type { Kind } from '../model/kinds.js'
import type { Place } from '../syntax/tree.js'
import { defineRule } from './define.js'

/** Both readings of each ambiguous word, by the part that tells them apart. */
const readings: readonly (readonly [form: RegExp, readings: readonly string[]])[] = [
  [/^tri-?week/i, ['every three weeks', 'three times a week']],
  [/^tri-?month/i, ['every three months', 'three times a month']],
  [/week/i, ['every two weeks', 'twice a week']],
  [/month/i, ['every two months', 'twice a month']],
  [/ann|year/i, ['twice a year', 'every two years']],
  [/quarter/i, ['every two quarters', 'twice a quarter']],
]

const kinds: readonly Kind[] = ['ritual', 'artifact', 'framework', 'working-agreement', 'cycle']

export default defineRule({
  id: 'ambiguous-cadence',
  since: '0.1.0',
  severity: 'information',
  scope: 'document',
  summary: 'A cadence reads one way.',
  why: `Half of the readers take "bi-weekly" for every two weeks, the other half for twice a week. "Every two weeks" takes no longer to write.`,
  whenNotToUse: `Where the day settles it ("bi-weekly on Tuesdays") nothing is reported.`,
  examples: [
    {
      title: 'One reading',
      text: `
---
opmodel: true
owner: Ana
---

## Rituals

- Demo: every two weeks on Friday
`,
    },
    {
      title: 'The page says elsewhere which of the two is meant',
      text: `
---
opmodel: true
owner: Ana
---

## Rituals

- Demo: every two weeks on Friday
- Retro: bi-weekly
- Board meeting: bimonthly
                 ^^^^^^^^^ ‘bimonthly’ reads two ways: every two months or twice a month
`,
    },
    {
      title: 'Said twice, asked once',
      text: `
---
opmodel: true
owner: Ana
---

## Rituals

- Demo: biweekly
        ^^^^^^^^ ‘biweekly’ reads two ways: every two weeks or twice a week
- Retro: bi-weekly
`,
    },
    {
      title: 'Two readings',
      text: `
---
opmodel: true
owner: Ana
---

## Ritual: Demo

Cadence: bi-weekly
         ^^^^^^^^^ ‘bi-weekly’ reads two ways: every two weeks or twice a week
`,
      fixed: `
---
opmodel: true
owner: Ana
---

## Ritual: Demo

Cadence: every two weeks
`,
    },
  ],
  *check(doc, facts) {
    const isTwoWeekly = lazy(() =>
      doc.items.some(({ cadence }) => cadence?.ambiguous === null && cadence.slots.some(({ every }) => every === 'P2W')),
    )
    // A page means one thing by a word, wherever it says it.
    for (const all of groupBy(
      ambiguousOn(doc)
        .filter((item) => !facts.isClosed(item))
        .flatMap(ambiguousIn),
      ({ word }) => word.toLowerCase().replace(/-/g, ''),
    ).values()) {
      const [{ item, word, place, two }] = all as [Ambiguous, ...Ambiguous[]]
      // A reader who is told of two weeks elsewhere on the page knows what is meant.
      if (two.includes('every two weeks') && isTwoWeekly()) continue
      const again = all.length > 1 ? ` in ${all.length} places` : ''
      yield {
        item,
        at: place,
        message: `‘${word}’ reads two ways: ${two.join(' or ')}`,
        missing: ['cadence'],
        fixes: two.map((reading) => ({
          title: `Write ‘${reading}’${again}`,
          changes: all.map((one) => ({ change: 'replace' as const, place: one.place, text: [asWritten(one.word, reading)] })),
        })),
      }
    }
  },
})

interface Ambiguous {
  readonly item: Item
  readonly word: string
  readonly place: Place
  readonly two: readonly string[]
}

const ambiguousOn = itemsThat(({ cadence }) => cadence?.ambiguous != null)

function ambiguousIn(item: Item): Ambiguous[] {
  const word = item.cadence?.ambiguous
  const two = word && kinds.includes(item.kind) && readings.find(([form]) => form.test(word))?.[1]
  if (!two) return []
  const { chunk, start, end } = item.cadencePlace ?? item.statement
  const at = chunk.text.slice(start, end).toLowerCase().indexOf(word.toLowerCase())
  return at < 0 ? [] : [{ item, word, place: { chunk, start: start + at, end: start + at + word.length }, two }]
}

const asWritten = (word: string, reading: string): string =>
  /^\p{Upper}/u.test(word) ? reading[0]!.toUpperCase() + reading.slice(1) : reading
