// Rule: a link leads somewhere.

import { nearest } from '../config.js'
import type { DocumentModel } from '../model/document.js'
import { decoded, joinedPath } from '../model/link-targets.js'
import { defineRule } from './define.js'
import type { Facts } from './facts.js'

export default defineRule({
  id: 'unresolved-reference',
  since: '0.1.0',
  scope: 'document',
  severity: 'error',
  summary: 'A link leads somewhere.',
  why: `A goal that links to a strategy page nobody can open has lost its reason. Only links to files and headings of the project are looked at, never plain names.`,
  whenNotToUse: `Links to pages that are made elsewhere (a generated site): use their full address.`,
  examples: [
    {
      title: 'It is there',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics, see [the plan](#plan)

## Plan

First the north.
`,
    },
    {
      title: 'No such heading',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics, see [the plan](#plans)
                                  ^^^^^^ No heading ‘plans’ in this document

## Plan

First the north.
`,
    },
  ],
  *check() {},
  *checkText(doc, facts) {
    for (const item of facts.open)
      for (const link of item.links) {
        const fault = faultOf(link.target, doc, facts)
        if (!fault) continue
        const hash = link.target.indexOf('#') + 1
        const { chunk, start, end } = link.place
        const at = chunk.text.slice(start, end).lastIndexOf(link.target)
        yield {
          item,
          at: at < 0 ? link.place : { chunk, start: start + at, end: start + at + link.target.length },
          message: fault.message,
          fixes:
            at < 0 || fault.meant === null
              ? []
              : [
                  {
                    title: `Link to ‘#${fault.meant}’`,
                    changes: [
                      {
                        change: 'replace',
                        place: { chunk, start: start + at + hash, end: start + at + link.target.length },
                        text: [fault.meant],
                      },
                    ],
                  },
                ],
        }
      }
  },
})

const markdown = /\.(?:md|mdx|markdown)$/i

/** What is wrong with a link, and the heading it may have meant. */
interface Fault {
  readonly message: string
  readonly meant: string | null
}

function faultOf(target: string, doc: DocumentModel, { snapshot }: Facts): Fault | null {
  if (/^[a-z][a-z\d+.-]*:|^\/\/|^\//i.test(target) || target === '' || target === '#') return null
  const [path = '', fragment = ''] = split(target)
  const file = path === '' ? doc.path : joinedPath(doc.path, path)
  if (file === null) return null
  const known = snapshot.documents.get(file)
  if (path !== '' && !known && !snapshot.files.has(file)) {
    // Other files, and folders, are not all listed; a project of which nothing else was read tells nothing about files.
    return markdown.test(file) && snapshot.filesComplete && snapshot.files.size > 1
      ? { message: `No file ‘${path}’ in this project`, meant: null }
      : null
  }
  if (fragment === '' || !known || /^(?:L\d|:~:)/.test(fragment)) return null
  const wanted = fragment.replace(/^user-content-/, '').toLowerCase()
  if (known.sections.some(({ slug }) => slug.toLowerCase() === wanted) || known.items.some(({ id }) => id.toLowerCase() === wanted))
    return null
  if (hasAnchor(known, wanted)) return null
  const meant =
    nearest(
      wanted,
      known.sections.map(({ slug }) => slug),
    ) ?? null
  return { message: path === '' ? `No heading ‘${fragment}’ in this document` : `No heading ‘${fragment}’ in ${path}`, meant }
}

function split(target: string): [string, string] {
  const at = target.indexOf('#')
  const path = (at < 0 ? target : target.slice(0, at)).split('?')[0] ?? ''
  return [decoded(path), at < 0 ? '' : decoded(target.slice(at + 1))]
}

/** Anchors that are no headings: `<a name>`, `id=`, `{#id}`. Looked for only when a heading is missing. */
function hasAnchor({ text }: DocumentModel, wanted: string): boolean {
  const source = text.slice(0, text.length).toLowerCase()
  return [`id="${wanted}"`, `name="${wanted}"`, `id='${wanted}'`, `name='${wanted}'`, `{#${wanted}}`].some((mark) => source.includes(mark))
}
