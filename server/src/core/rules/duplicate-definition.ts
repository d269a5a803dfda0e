// Rule: a name is defined once.

import { allAlong } from '../lists.js'
import type { DocumentModel, Item } from '../model/document.js'
import { defineRule } from './define.js'
import { called, fold } from './facts.js'

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
  *check(documents, facts) {
    const first = new Map<string, { readonly doc: DocumentModel; readonly item: Item; readonly definition: string }>()
    for (const doc of documents)
      for (const { item, id, definition, keys } of defined(doc.timeContext, doc.items)) {
        if (facts(doc).isClosed(item)) continue
        for (const key of keys) {
          const known = first.get(key)
          if (!known) first.set(key, { doc, item, definition: definition ?? '' })
          else if (known.item !== item && (key.startsWith('id ') || fold(known.definition) !== fold(definition ?? ''))) {
            yield {
              doc,
              at: item.statement,
              item,
              message: key.startsWith('id ')
                ? `The id ‘${id}’ is given twice in this project`
                : `${called(item)} is defined twice in this project`,
              related: [{ doc: known.doc, place: known.item.statement, message: 'The first definition' }],
            }
            break
          }
        }
      }
  },
})

/** The items of a page that have a definition, or an id that somebody chose. */
const defined = allAlong((item: Item) => {
  const definition = definitionOf(item)
  const id = item.id.includes('#') ? null : item.id
  const keys = [...(id ? [`id ${id}`] : []), ...(definition ? [`${item.kind} ${fold(item.name)}`] : [])]
  return keys.length > 0 ? [{ item, id, definition, keys }] : []
})

function definitionOf({ kind, fields }: Item): string | null {
  if (kind !== 'term' && kind !== 'metric') return null
  return fields.find(({ key, value }) => key === 'definition' && value.trim() !== '')?.value ?? null
}
