// Rule: a ritual says how often it happens, or what sets it off.

import { findPlaceholders } from '../clarity/index.js'
import { vagueCadence } from '../time/index.js'
import { choice, defineRule, type Proposal } from './define.js'
import { isEmptyValue } from './facts.js'

const often = choice(['every week', 'every two weeks', 'every month', 'every quarter'], 'how often')

export default defineRule({
  id: 'ritual-without-cadence',
  since: '0.1.0',
  severity: 'warning',
  scope: 'entity',
  kinds: ['ritual'],
  lifetimes: ['recurring'],
  slot: true,
  summary: 'A ritual says how often it happens, or what sets it off.',
  why: `A meeting that happens "regularly" is the first to be dropped in a busy month. A cadence (every second Tuesday) or a trigger
(ten days after each launch) lets people plan for it and lets others see whether it still takes place.`,
  whenNotToUse: `Meetings held once are events. Give them a date, or leave them out of the list of rituals.`,
  examples: [
    {
      title: 'A cadence, and a trigger',
      text: `
---
opmodel: true
owner: Ana
---

## Rituals

- Stock review: every Monday at 9:00
- Learning review

  Trigger: ten days after each launch
`,
    },
    {
      title: 'A word that is no cadence',
      text: `
---
opmodel: true
owner: Ana
---

## Ritual: Stock review

Cadence: regularly
         ^^^^^^^^^ ‘regularly’ is no cadence: how often, or after what?
`,
      fixed: `
---
opmodel: true
owner: Ana
---

## Ritual: Stock review

Cadence: ____
`,
    },
  ],
  *check(item, facts) {
    if (item.cadence !== null || facts.isGuide) return
    // A conference on its day is held once.
    if (item.fields.some(({ key, value }) => /(?:^|-)date$/.test(key) && !isEmptyValue(value))) return
    const trigger = facts.field(item, 'trigger')
    if (trigger && !isEmptyValue(trigger.value)) return
    if (facts.childrenOf(item).some(({ kind, cadence }) => kind === 'ritual' && cadence !== null)) return
    const field = facts.field(item, 'cadence')
    if (field && findPlaceholders(field.value).length > 0) return
    if (findPlaceholders(item.text).length > 0) return
    if (field) {
      const empty = isEmptyValue(field.value)
      const before = field.valuePlace.chunk.text.slice(field.valuePlace.start - 1, field.valuePlace.start)
      const fill: Proposal = {
        title: `Fill in ‘${field.label}’`,
        changes: [{ change: 'replace', place: field.valuePlace, text: [/[\s|]/.test(before) ? '' : ' ', often] }],
      }
      // A value that is neither empty nor a vague word may be a rhythm we cannot read.
      if (!empty && !vagueCadence(field.value)) return
      yield {
        at: empty ? field.place : field.valuePlace,
        message: empty
          ? `‘${field.label}’ is empty: how often, or after what?`
          : `‘${field.value}’ is no cadence: how often, or after what?`,
        missing: ['cadence'],
        fixes: [fill],
      }
      return
    }
    const { chunk, start, end } = item.statement
    const vague = vagueCadence(chunk.text.slice(start, end))
    const place = vague && { chunk, start: start + vague.range.start, end: start + vague.range.end }
    yield {
      at: place ?? item.statement,
      message: vague ? `‘${vague.word}’ is no cadence: how often, or after what?` : 'Ritual has no cadence: how often, or after what?',
      missing: ['cadence'],
      fixes: [
        place
          ? { title: `Say how often instead of ‘${vague.word}’`, changes: [{ change: 'replace', place, text: [often] }] }
          : { title: 'Add ‘Cadence:’', changes: [{ change: 'add-field', item, label: 'Cadence', value: [often] }] },
      ],
    }
  },
})
