// Labels of references, as CommonMark compares them: who defines them, and who would refer to them if they were defined.

import type { RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Chunk } from './tree.js'

/** What a chunk says about reference labels; `^` in front marks a footnote. Kept beside the chunk, for parsing alone. */
export interface Labels {
  readonly defines: readonly string[]
  /** Labels in brackets, which would be references if defined. */
  readonly wanted: ReadonlySet<string>
  /** Those of them that were taken as defined when the chunk was parsed. */
  readonly resolved: ReadonlySet<string>
}
export const labelsOf = new WeakMap<Chunk, Labels>()

/** The labels that blocks define. */
export function definitions(nodes: readonly RootContent[]): string[] {
  const out: string[] = []
  for (const node of nodes) {
    visit(node, (inner) => {
      if (inner.type === 'definition') out.push(normalLabel(inner.label ?? inner.identifier))
      else if (inner.type === 'footnoteDefinition') out.push(normalLabel(`^${inner.label ?? inner.identifier}`))
    })
  }
  return out
}

/** What stands in brackets and could be a label, as written but for line breaks. */
export function bracketed(text: string): Set<string> {
  const out = new Set<string>()
  if (!text.includes('[')) return out
  for (const match of text.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g)) {
    const label = oneBlank(match[1]!)
    if (label !== '') out.add(label)
  }
  return out
}

/** Those labels in brackets, as written, that are among `labels`. */
export const usedLabels = (text: string, labels: ReadonlySet<string>): string[] =>
  [...bracketed(text)].filter((label) => labels.has(normalLabel(label)))

/** Labels that look defined, before the blocks are known. */
export function guessLabels(text: string): Set<string> {
  const out = new Set<string>()
  if (!text.includes(']:')) return out
  for (const match of text.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\]:/g)) out.add(normalLabel(match[1]!))
  return out
}

/** As CommonMark compares labels. */
export function normalLabel(label: string): string {
  return oneBlank(label).toLowerCase().toUpperCase()
}

/** Without blanks at the ends and with one for each run of them; other white space is text. */
const oneBlank = (label: string): string => label.replace(/[\t\n\r ]+/g, ' ').replace(/^ | $/g, '')
