// Rule: a link leads somewhere.

import type { DocumentModel } from '../model/document.js'
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
  *check(doc, facts) {
    for (const item of facts.open)
      for (const link of item.links) {
        const fault = faultOf(link.target, doc, facts)
        if (!fault) continue
        const { chunk, start, end } = link.place
        const at = chunk.text.slice(start, end).lastIndexOf(link.target)
        yield {
          item,
          at: at < 0 ? link.place : { chunk, start: start + at, end: start + at + link.target.length },
          message: fault,
        }
      }
  },
})

const markdown = /\.(?:md|mdx|markdown)$/i

function faultOf(target: string, doc: DocumentModel, { snapshot }: Facts): string | null {
  if (/^[a-z][a-z\d+.-]*:|^\/\/|^\//i.test(target) || target === '' || target === '#') return null
  const [path = '', fragment = ''] = split(target)
  const file = path === '' ? doc.path : joined(doc.path, path)
  if (file === null) return null
  const known = snapshot.documents.get(file)
  if (path !== '' && !known && !snapshot.files.has(file)) {
    // Other files, and folders, are not all listed; a project of which nothing else was read tells nothing about files.
    return markdown.test(file) && snapshot.filesComplete && snapshot.files.size > 1 ? `No file ‘${path}’ in this project` : null
  }
  if (fragment === '' || !known || /^(?:L\d|:~:)/.test(fragment)) return null
  const wanted = fragment.replace(/^user-content-/, '').toLowerCase()
  if (known.sections.some(({ slug }) => slug.toLowerCase() === wanted) || known.items.some(({ id }) => id.toLowerCase() === wanted))
    return null
  if (hasAnchor(known, wanted)) return null
  return path === '' ? `No heading ‘${fragment}’ in this document` : `No heading ‘${fragment}’ in ${path}`
}

function split(target: string): [string, string] {
  const at = target.indexOf('#')
  const path = (at < 0 ? target : target.slice(0, at)).split('?')[0] ?? ''
  return [decode(path), at < 0 ? '' : decode(target.slice(at + 1))]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The path of a relative link, or null where it leaves the project. */
function joined(from: string, link: string): string | null {
  const parts = from.split('/').slice(0, -1)
  for (const part of link.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

/** Anchors that are no headings: `<a name>`, `id=`, `{#id}`. Looked for only when a heading is missing. */
function hasAnchor({ text }: DocumentModel, wanted: string): boolean {
  const source = text.slice(0, text.length).toLowerCase()
  return [`id="${wanted}"`, `name="${wanted}"`, `id='${wanted}'`, `name='${wanted}'`, `{#${wanted}}`].some((mark) => source.includes(mark))
}
