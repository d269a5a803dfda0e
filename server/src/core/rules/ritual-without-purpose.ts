// Rule: a ritual says what it is for.

import { mayRelate } from '../model/workspace.js'
import { blank, defineRule } from './define.js'
import { isEmptyValue } from './facts.js'

export default defineRule({
  id: 'ritual-without-purpose',
  since: '0.1.0',
  scope: 'entity',
  severity: 'hint',
  preview: true,
  kinds: ['ritual'],
  lifetimes: ['recurring'],
  summary: 'A ritual says what it is for.',
  why: `Without a purpose nobody can say when a meeting has done its work, or when it is time to end it.`,
  whenNotToUse: `Where the name says it all ("payroll sign-off"), leave this rule off.`,
  examples: [
    {
      title: 'Said',
      text: `
-- opmodel.yaml --
preview: true
-- goals.md --
---
opmodel: true
owner: Ana
---

## Ritual: Stock review

Cadence: every Monday
Purpose: decide what is ordered this week
`,
    },
    {
      title: 'Only when, not what for',
      text: `
-- opmodel.yaml --
preview: true
-- goals.md --
---
opmodel: true
owner: Ana
---

## Ritual: Stock review
           ^^^^^^^^^^^^ Says when, not what for: what is decided or made here?

Cadence: every Monday
`,
      fixed: `
---
opmodel: true
owner: Ana
---

## Ritual: Stock review

Cadence: every Monday
Purpose: ____
`,
    },
  ],
  *check(item, facts) {
    if (item.form !== 'heading' && item.fields.length === 0) return
    const said = ['purpose', 'produces', 'decides', 'agenda', 'reviews'].some((key) => !isEmptyValue(facts.field(item, key)?.value ?? ''))
    if (said || (mayRelate(item) && facts.snapshot.relationsFrom(item.id).length > 0) || facts.childrenOf(item).length > 0) return
    if (item.text.split(/\s+/).length > 8 || item.judgement !== null) return
    yield {
      at: item.statement,
      message: 'Says when, not what for: what is decided or made here?',
      missing: ['purpose'],
      fixes: [{ title: 'Add ‘Purpose:’', changes: [{ change: 'add-field', item, label: 'Purpose', value: [blank('purpose')] }] }],
    }
  },
})
