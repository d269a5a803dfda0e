// Rule: what holds as long as the strategy has a review, no deadline.

import { findPlaceholders } from '../clarity/index.js'
import { kinds } from '../model/kinds.js'
import { choice, defineRule } from './define.js'
import { isEmptyValue } from './facts.js'

const rhythms = choice(['quarter', 'half year', 'year', 'month'], 'how often')

export default defineRule({
  id: 'deadline-on-persistent-model',
  since: '0.1.0',
  severity: 'warning',
  scope: 'entity',
  kinds: ['model', 'metric', 'principle'],
  lifetimes: ['strategy-bound', 'enduring'],
  summary: 'A model, a metric or a principle has a review, no deadline.',
  why: `A north star, a driver tree or a principle says how value comes about. It holds as long as the strategy does and is not finished on a day.
A deadline on it mixes up the lasting model with the goal of a period; the goal should stand by itself and name the metric it moves.`,
  whenNotToUse: `A measure that is dropped with its bet may have an end. Write it as a field of the bet.`,
  examples: [
    {
      title: 'A model with a review',
      text: `
---
opmodel: true
---

## North star metric: Weekly repaired bikes

Review every: quarter
`,
    },
    {
      title: 'A model with a deadline',
      text: `
---
opmodel: true
---

## North star metric: Weekly repaired bikes

Due: 2026-12-31
^^^^^^^^^^^^^^^ A model has no deadline: it needs a review, a goal needs the date
`,
      fixed: `
---
opmodel: true
---

## North star metric: Weekly repaired bikes

Review every: ____
`,
    },
  ],
  *check(item, facts) {
    const message = `A ${kinds[item.kind].title} has no deadline: it needs a review, a goal needs the date`
    const field = facts.field(item, 'by', 'end', 'until')
    if (field && !isEmptyValue(field.value) && findPlaceholders(field.value).length === 0) {
      yield {
        at: field.place,
        message,
        fixes: [
          { title: 'Turn it into ‘Review every’', changes: [{ change: 'replace-field', field, label: 'Review every', value: [rhythms] }] },
        ],
      }
      return
    }
    const { chunk, start, end } = item.statement
    const found = item.times.find(
      ({ mention, place }) =>
        mention.kind === 'deadline' && mention.role === 'span' && place.chunk === chunk && place.start >= start && place.end <= end,
    )
    if (!found) return
    const blankBefore = /\s$/.test(chunk.text.slice(start, found.place.start)) ? 1 : 0
    yield {
      at: found.place,
      message,
      fixes: [
        {
          title: 'Take it out and add ‘Review every’',
          changes: [
            { change: 'replace', place: { ...found.place, start: found.place.start - blankBefore }, text: [''] },
            { change: 'add-field', item, label: 'Review every', value: [rhythms] },
          ],
        },
      ],
    }
  },
})
