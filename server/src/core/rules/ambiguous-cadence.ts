// Rule: a cadence reads one way.

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

export default defineRule({
  id: 'ambiguous-cadence',
  since: '0.1.0',
  severity: 'information',
  scope: 'entity',
  kinds: ['ritual', 'artifact', 'framework', 'working-agreement', 'cycle'],
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
  *check(item) {
    const word = item.cadence?.ambiguous
    if (!word) return
    const two = readings.find(([form]) => form.test(word))?.[1]
    if (!two) return
    const around = item.cadencePlace ?? item.statement
    const at = around.chunk.text.slice(around.start, around.end).toLowerCase().indexOf(word.toLowerCase())
    if (at < 0) return
    const place = { chunk: around.chunk, start: around.start + at, end: around.start + at + word.length }
    yield {
      at: place,
      message: `‘${word}’ reads two ways: ${two.join(' or ')}`,
      missing: ['cadence'],
      fixes: two.map((reading) => ({
        title: `Write ‘${reading}’`,
        changes: [{ change: 'replace', place, text: [asWritten(word, reading)] }],
      })),
    }
  },
})

const asWritten = (word: string, reading: string): string =>
  /^\p{Upper}/u.test(word) ? reading[0]!.toUpperCase() + reading.slice(1) : reading
