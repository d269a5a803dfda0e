// Rule: somebody keeps an artifact.

import { choice, defineRule } from './define.js'
import { isEmptyValue } from './facts.js'
import { fewWithout, openItems } from './relational.js'

export default defineRule({
  id: 'artifact-without-owner',
  since: '0.1.0',
  scope: 'project',
  severity: 'hint',
  preview: true,
  summary: 'Somebody keeps an artifact.',
  why: `Where most documents have a keeper, one without is the next to be out of date.`,
  whenNotToUse: `It acts only where at least half of the artifacts of the project have an owner.`,
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
             ^^^^^^^^^^^^^ Nobody keeps this artifact
`,
    },
  ],
  *check(snapshot, facts) {
    const all = openItems(snapshot, facts, ({ kind }) => kind === 'artifact')
    for (const { doc, item } of fewWithout(
      all,
      (one) =>
        (one.item.owner !== null && one.item.owner.from === 'own') ||
        !isEmptyValue(facts(one.doc).field(one.item, 'owner', 'creator')?.value ?? ''),
    )) {
      const owner = choice(facts(doc).owners, 'name')
      yield {
        doc,
        item,
        at: item.statement,
        message: 'Nobody keeps this artifact',
        missing: ['owner'],
        fixes: [{ title: 'Add ‘Owner:’', changes: [{ change: 'add-field', item, label: 'Owner', value: [owner] }] }],
      }
    }
  },
})
