// Rule: a name is defined once.

import { byObject } from '../memo.js'
import type { Item } from '../model/document.js'
import { itemsThat } from '../model/items-that.js'
import type { ItemRef } from '../model/workspace.js'
import { defineRule } from './define.js'
import { called, fold } from './facts.js'
import { acrossPages } from './relational.js'

export default defineRule({
  id: 'duplicate-definition',
  since: '0.1.0',
  scope: 'project',
  severity: 'warning',
  summary: 'A name is defined once.',
  why: `Two definitions of one term or metric drift apart, and each half of the company is right. An id given twice makes links go astray.`,
  whenNotToUse: `Only explicit ids, and terms and metrics with a definition of their own, are compared; plain mentions never are.`,
  examples: [
    {
      title: 'One definition',
      text: `
---
opmodel: true
owner: Ana
---

## Glossary

| Term | Definition |
| --- | --- |
| Repair | A bike that left the shop working |
`,
    },
    {
      title: 'Two',
      text: `
---
opmodel: true
owner: Ana
---

## Glossary

| Term | Definition |
| --- | --- |
| Repair | A bike that left the shop working |
| Service | A check every year |
| Repair | Any visit with a bill |
  ^^^^^^ ‘Repair’ is defined twice in this project
`,
    },
  ],
  *check(snapshot, facts) {
    const first = new Map<string, ItemRef>()
    for (const { doc, item } of allDefined(snapshot)) {
      if (facts(doc).isClosed(item)) continue
      for (const key of keysOf(item)) {
        const known = first.get(key)
        if (!known) first.set(key, { doc, item })
        else if (known.item !== item && (key.startsWith(ofId) || fold(definitionOf(known.item)) !== fold(definitionOf(item)))) {
          yield {
            doc,
            at: item.statement,
            item,
            message: key.startsWith(ofId)
              ? `The id ‘${item.id}’ is given twice in this project`
              : `${called(item)} is defined twice in this project`,
            related: [{ doc: known.doc, place: known.item.statement, message: 'The first definition' }],
          }
          break
        }
      }
    }
  },
})

const ofId = 'id '

/** What may be given once: an id that somebody chose, and a name with a definition of its own. */
const keysOf = byObject((item: Item): readonly string[] => [
  ...(item.id.includes('#') ? [] : [`${ofId}${item.id}`]),
  ...(definitionOf(item) === '' ? [] : [`${item.kind} ${fold(item.name)}`]),
])

const allDefined = acrossPages(itemsThat((item) => keysOf(item).length > 0))

function definitionOf({ kind, fields }: Item): string {
  if (kind !== 'term' && kind !== 'metric') return ''
  return fields.find(({ key, value }) => key === 'definition' && value.trim() !== '')?.value ?? ''
}
