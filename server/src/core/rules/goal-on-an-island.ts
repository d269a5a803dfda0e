// Rule: a goal is connected with others.

import { defineRule } from './define.js'
import { isCommitment } from './facts.js'
import { fewWithout, openItems } from './relational.js'

export default defineRule({
  id: 'goal-on-an-island',
  since: '0.1.0',
  scope: 'project',
  severity: 'hint',
  preview: true,
  summary: 'A goal is connected with others.',
  why: `Where most goals say what they serve, one that serves nothing is either forgotten or not needed.`,
  whenNotToUse: `It acts only where at least half of the goals of the project have such a relation.`,
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

Serves: Open 3 regions

## Goal: Hire 12 mechanics

Serves: Open 3 regions

## Goal: Open 3 regions
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

Serves: Open 3 regions

## Goal: Hire 12 mechanics

Serves: Open 3 regions

## Goal: Open 3 regions

## Goal: Print 500 flyers
         ^^^^^^^^^^^^^^^^ Serves no other goal, and none serves it
`,
    },
  ],
  *check(snapshot, facts) {
    const all = openItems(snapshot, facts, (item) => isCommitment(item) && item.kind !== 'key-result')
    for (const { doc, item } of fewWithout(
      all,
      (one) => snapshot.relationsOf(one.item.id).some(({ kind }) => kind !== 'reviews' && kind !== 'owns') || one.item.parent !== null,
    )) {
      yield { doc, item, at: item.statement, message: 'Serves no other goal, and none serves it', missing: ['serves'] }
    }
  },
})
