// Rule: somebody calls a ritual.

import { choice, defineRule } from './define.js'
import { isEmptyValue } from './facts.js'

export default defineRule({
  id: 'ritual-without-owner',
  since: '0.1.0',
  scope: 'document',
  severity: 'information',
  slot: true,
  summary: 'Somebody calls a ritual.',
  why: `Meetings survive the person who invented them. Somebody has to be free to change or end them. It is reported once per page, and only where no
ritual of the page has an owner and the page has none; on a page that is not marked as a model, only of rituals with fields of their own.`,
  whenNotToUse: `Where the host changes each time, write who keeps the rota.`,
  examples: [
    {
      title: 'One owner',
      text: `
---
opmodel: true
---

## Ritual: Stock review

Cadence: every Monday
Owner: Ana Ruiz
`,
    },
    {
      title: 'A text that tells of a meeting',
      text: `
# How we work

## Weekly stock review

We meet every Monday at 10:00 and look at what ran out last week.
`,
    },
    {
      title: 'Nobody',
      text: `
---
opmodel: true
---

## Ritual: Stock review
           ^^^^^^^^^^^^ Nobody owns this ritual or this page

Cadence: every Monday
`,
      fixed: `
---
opmodel: true
---

## Ritual: Stock review

Cadence: every Monday
Owner: ____
`,
    },
  ],
  *check(doc, facts) {
    if (doc.pageOwner !== null || facts.items.some(({ owner }) => owner !== null)) return
    // Where a text only tells of a meeting, who leads it stands in its sentences or goes without saying.
    const described = doc.recognised === 'explicit' ? 0 : 1
    const rituals = facts.open.filter(({ kind, certain, fields }) => kind === 'ritual' && certain && fields.length >= described)
    const [first] = rituals
    if (!first || facts.isGuide) return
    const field = facts.field(first, 'owner')
    if (field && !isEmptyValue(field.value)) return
    yield {
      at: first.statement,
      item: first,
      message:
        rituals.length === 1 ? 'Nobody owns this ritual or this page' : `Nobody owns any of the ${rituals.length} rituals on this page`,
      missing: ['owner'],
      fixes: [
        { title: 'Add ‘Owner:’', changes: [{ change: 'add-field', item: first, label: 'Owner', value: [choice(facts.owners, 'name')] }] },
      ],
    }
  },
})
