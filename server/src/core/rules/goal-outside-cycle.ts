// Rule: a goal's day lies in its cycle.

import type { Item } from '../model/document.js'
import type { Day } from '../model/types.js'
import { mayRelate } from '../model/workspace.js'
import { resolveTime, scanTime } from '../time/index.js'
import { defineRule, type Related } from './define.js'
import { type Facts, judgedKinds } from './facts.js'
import { moveEnd } from './time-fixes.js'

export default defineRule({
  id: 'goal-outside-cycle',
  since: '0.1.0',
  scope: 'entity',
  severity: 'warning',
  kinds: judgedKinds,
  lifetimes: ['spanned', 'point'],
  summary: 'The day of a goal lies in its cycle.',
  why: `A goal of Q4 that is due in February is either no goal of Q4 or has the wrong day. Reviews at the end of the cycle will count it wrongly.`,
  whenNotToUse: `Work that is carried over on purpose names the cycle in which it ends.`,
  examples: [
    {
      title: 'Due within the cycle',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Sign 40 clinics

Cycle: Q4 2026
By: 2026-12-11
`,
    },
    {
      title: 'Due after it',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Sign 40 clinics

Cycle: Q4 2026
By: 2027-02-12
    ^^^^^^^^^^ Due on 2027-02-12, outside its cycle Q4 2026 (to 2026-12-31)
`,
    },
  ],
  *check(item, facts) {
    const { span } = item
    if (!span || span.end === null || (span.from !== 'own' && span.from !== 'field')) return
    const source = item.spanSource
    const field = facts.field(item, 'cycle')
    const inField =
      source &&
      field &&
      source.place.chunk === field.valuePlace.chunk &&
      source.place.start >= field.valuePlace.start &&
      source.place.end <= field.valuePlace.end
    if (inField) return
    const cycle = cycleOf(item, facts)
    if (!cycle || (span.end <= cycle.end && span.end >= cycle.start)) return
    yield {
      at: source?.place ?? item.statement,
      message: `Due on ${span.end}, outside its cycle ${cycle.name} (${span.end > cycle.end ? `to ${cycle.end}` : `from ${cycle.start}`})`,
      related: cycle.related,
      fixes: moveEnd(item, cycle.end),
    }
  },
})

interface Cycle {
  readonly name: string
  readonly start: Day
  readonly end: Day
  readonly related: readonly Related[]
}

/** The cycle an item says it belongs to, where its days are known. */
function cycleOf(item: Item, facts: Facts): Cycle | null {
  const { snapshot, doc } = facts
  for (const { kind, to } of mayRelate(item) ? snapshot.relationsFrom(item.id) : []) {
    const found = kind === 'belongs-to' ? snapshot.byId(to) : undefined
    const span = found?.item.kind === 'cycle' ? found.item.span : null
    if (found && span && span.start !== null && span.end !== null) {
      const related = [{ doc: found.doc, place: found.item.statement, message: `The cycle ${found.item.name}` }]
      return { name: found.item.name, start: span.start, end: span.end, related }
    }
  }
  // A goal below another one is measured against that one; the page's cycle holds for the topmost.
  const page = item.parent === null ? doc.pageFields.find(({ key }) => key === 'cycle') : undefined
  const field = facts.field(item, 'cycle') ?? page
  const mention = field && scanTime(field.value).find(({ kind }) => kind === 'period')
  if (!field || !mention) return null
  const { start, end } = resolveTime(mention, doc.timeContext)
  return start !== null && end !== null ? { name: field.value, start, end, related: [] } : null
}
