// Rule: some ritual looks at a goal.

import { defineRule } from './define.js'
import { isCommitment } from './facts.js'
import { fewWithout, openItems } from './relational.js'

export default defineRule({
  id: 'goal-never-reviewed',
  since: '0.1.0',
  scope: 'project',
  severity: 'hint',
  preview: true,
  summary: 'Some ritual looks at a goal.',
  why: `A goal no meeting looks at is remembered in the last week of the quarter.`,
  whenNotToUse: `It acts only where at least half of the goals of the project are reviewed by a ritual.`,
  examples: [
    {
      title: 'Connected',
      text: `
-- opmodel.yaml --
preview: true
-- goals.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

## Goal: Sign 40 clinics

## Goal: Hire 12 mechanics

# Rituals

## Ritual: Monday review

Cadence: every Monday
Reviews: Sign 40 clinics, Hire 12 mechanics
`,
    },
    {
      title: 'Alone',
      text: `
-- opmodel.yaml --
preview: true
-- goals.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

## Goal: Sign 40 clinics

## Goal: Hire 12 mechanics

## Goal: Print 500 flyers
         ^^^^^^^^^^^^^^^^ No ritual looks at this goal

# Rituals

## Ritual: Monday review

Cadence: every Monday
Reviews: Sign 40 clinics, Hire 12 mechanics
`,
    },
  ],
  *check(snapshot, facts) {
    const all = openItems(snapshot, facts, (item, { parentOf }) => isCommitment(item) && parentOf(item) === null)
    for (const { doc, item } of fewWithout(all, (one) =>
      snapshot.relationsOf(one.item.id).some(({ kind, to }) => kind === 'reviews' && to === one.item.id),
    )) {
      yield { doc, item, at: item.statement, message: 'No ritual looks at this goal', missing: ['reviews'] }
    }
  },
})
