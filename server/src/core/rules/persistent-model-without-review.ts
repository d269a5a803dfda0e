// Rule: a lasting model is looked at again.

import type { Item } from '../model/document.js'
import { choice, defineRule } from './define.js'
import { isEmptyValue } from './facts.js'

export default defineRule({
  id: 'persistent-model-without-review',
  since: '0.1.0',
  scope: 'document',
  severity: 'hint',
  summary: 'A lasting model is looked at again.',
  why: `A model of how value comes about is true until the market moves. A review every quarter or year notices that; it is reported once per page.`,
  whenNotToUse: `Where a ritual names the model among what it reviews nothing is reported.`,
  examples: [
    {
      title: 'Reviewed',
      text: `
---
opmodel: true
owner: Ana
---

## North star metric: Weekly repaired bikes

Review every: quarter
`,
    },
    {
      title: 'For ever',
      text: `
---
opmodel: true
owner: Ana
---

## North star metric: Weekly repaired bikes
                      ^^^^^^^^^^^^^^^^^^^^^ No review of this model: how often is it looked at again?
`,
      fixed: `
---
opmodel: true
owner: Ana
---

## North star metric: Weekly repaired bikes

Review every: ____
`,
    },
  ],
  *check(_doc, facts) {
    const { snapshot } = facts
    const dated = (item: Item): boolean => !isEmptyValue(facts.field(item, 'by', 'end')?.value ?? '')
    const models = facts.open.filter((item) => item.kind === 'model' && item.lifetime === 'strategy-bound' && item.certain && !dated(item))
    const [first] = models
    if (!first) return
    const reviewed = (item: Item): boolean =>
      item.cadence !== null ||
      ['review-every', 'holds-for', 'expires', 'refresh'].some((key) => !isEmptyValue(facts.field(item, key)?.value ?? '')) ||
      snapshot.relationsOf(item.id).some(({ kind, to }) => kind === 'reviews' && to === item.id)
    if (facts.items.some(reviewed) || facts.items.some(({ kind }) => kind === 'ritual')) return
    if (first.times.some(({ mention }) => mention.kind === 'deadline' && mention.role === 'span')) return
    yield {
      at: first.statement,
      item: first,
      message: 'No review of this model: how often is it looked at again?',
      missing: ['review-every'],
      fixes: [
        {
          title: 'Add ‘Review every:’',
          changes: [
            { change: 'add-field', item: first, label: 'Review every', value: [choice(['quarter', 'half year', 'year'], 'how often')] },
          ],
        },
      ],
    }
  },
})
