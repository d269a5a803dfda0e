// Rule: a goal says by when.

import { kinds } from '../model/kinds.js'
import { defineRule } from './define.js'
import { goalKinds, isCommitment } from './facts.js'
import { addTimeSpan, awaitsTime, timeFields } from './time-fixes.js'

/** Said to go on: whoever says so misses no date. */
const neverEnds =
  /\b(?:ongoing|on-going|perpetual|permanent (?:priority|duty|task|goal|effort|concern)|never[- ]ending|evergreen|forever|indefinitely|without end|always be)\b/i

export default defineRule({
  id: 'goal-without-time-span',
  since: '0.1.0',
  severity: 'warning',
  scope: 'entity',
  kinds: goalKinds,
  lifetimes: ['spanned'],
  slot: true,
  summary: 'A goal says by when.',
  why: `A goal is a forecast: how far something moves by a date. Without the date no review can say whether it was met, and it quietly
turns into a direction. The span may stand anywhere above the goal (heading, front matter, file or folder name, configuration);
only a goal that inherits none is reported, and of a tree of goals only the topmost one.`,
  whenNotToUse: `A charter or a mission has aims without an end. Say \`lifetime: standing\` there, or call them principles.`,
  examples: [
    {
      title: 'A goal with an end',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Resolve 90 % of claims within two days

By: 2026-12-31
`,
    },
    {
      title: 'The period stands in a heading above',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics
- Open the second warehouse
`,
    },
    {
      title: 'The page has a timeline',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Resolve 90 % of claims within two days

## Timeline

Month 1: hire two clerks. Month 6: every branch takes part.
`,
    },
    {
      title: 'When somebody meets is no timeline',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Resolve 90 % of claims within two days
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Goal has no time span

## Meeting schedule

The crew meets on Mondays.
`,
    },
    {
      title: 'Its results say when',
      text: `
---
opmodel: true
owner: Ana
---

## Objective: Claims are answered on the day they come in

- KR: Two clerks work in the evening by 2026-11-30
- KR: 90 % of claims are resolved within two days by 2026-12-31

## Objective: Keep the archive, an ongoing duty

- KR: No box is missing
`,
    },
    {
      title: 'A goal without one',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Resolve 90 % of claims within two days
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Goal has no time span
`,
      fixed: `
---
opmodel: true
owner: Ana
---

## Goal: Resolve 90 % of claims within two days

By: ____
`,
    },
    {
      title: 'A pitch that says how much time it is worth',
      text: `
---
opmodel: true
owner: Ana
---

## Pitch: Claims by phone

Appetite: 6 weeks
`,
    },
  ],
  *check(item, facts) {
    if (item.span !== null || item.status === 'done' || item.status === 'dropped' || awaitsTime(item)) return
    // A reader who is told that it comes later misses no date.
    if (item.deferred) return
    if (item.times.some(({ mention }) => mention.role === 'span' && mention.vague)) return
    // Its milestones say when.
    if (facts.childrenOf(item).some(({ span }) => span !== null && span.end !== null)) return
    if (facts.hasTimeline || neverEnds.test(item.text)) return
    // A pitch says how much time it is worth; when that is, the betting decides.
    if (item.kind === 'bet' && (facts.field(item, 'appetite')?.value ?? '') !== '') return
    for (let above = facts.parentOf(item); above; above = facts.parentOf(above)) if (isCommitment(above) && above.span === null) return
    const empty = facts.field(item, ...timeFields)
    const title = kinds[item.kind].title
    yield {
      at: empty && empty.value.trim() === '' ? empty.place : item.statement,
      message: `${title[0]!.toUpperCase()}${title.slice(1)} has no time span`,
      missing: ['span'],
      fixes: addTimeSpan(item, facts),
    }
  },
})
