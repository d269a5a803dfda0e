// Rule: an artifact is used somewhere.

import { defineRule } from './define.js'
import { isEmptyValue } from './facts.js'
import { fewWithout, openItems } from './relational.js'

export default defineRule({
  id: 'unused-artifact',
  since: '0.1.0',
  scope: 'project',
  severity: 'hint',
  preview: true,
  summary: 'An artifact is used somewhere.',
  why: `A document nobody makes in a ritual and nobody reads in one costs time and grows old.`,
  whenNotToUse: `It acts only where at least half of the artifacts of the project are used by a ritual.`,
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

## Artifact: Stock list

Owner: Ana Ruiz

## Artifact: Price list

Owner: Ben Okafor

## Ritual: Monday review

Cadence: every Monday
Inputs: Stock list, Price list
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

## Artifact: Stock list

Owner: Ana Ruiz

## Artifact: Price list

Owner: Ben Okafor

## Artifact: Flyer archive
             ^^^^^^^^^^^^^ No ritual makes or uses this artifact

Owner: Ana Ruiz

## Ritual: Monday review

Cadence: every Monday
Inputs: Stock list, Price list
`,
    },
  ],
  *check(snapshot, facts) {
    const all = openItems(snapshot, facts, ({ kind }) => kind === 'artifact')
    for (const { doc, item } of fewWithout(
      all,
      (one) =>
        snapshot.relationsOf(one.item.id).some(({ kind }) => kind === 'produces' || kind === 'consumes' || kind === 'reviews') ||
        !isEmptyValue(facts(one.doc).field(one.item, 'used-in', 'consumers')?.value ?? ''),
    )) {
      yield { doc, item, at: item.statement, message: 'No ritual makes or uses this artifact', missing: ['used-in'] }
    }
  },
})
