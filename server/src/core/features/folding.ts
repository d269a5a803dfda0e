// What can be folded on a page: sections, things with their fields, tables and the details block at the top.

import type { Nodes } from 'mdast'
import type { DocumentModel } from '../model/document.js'
import { rangeOf } from '../syntax/tree.js'
import { itemRange, lineAt } from './at.js'

export interface Fold {
  /** Lines count from zero; the last one is inside. */
  readonly start: number
  readonly end: number
}

/** Folds in order, each once, none of a single line. */
export function folds(doc: DocumentModel): readonly Fold[] {
  const found: Fold[] = [...sectionFolds(doc), ...blockFolds(doc), ...itemFolds(doc)]
  const seen = new Set<string>()
  return found
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      const key = `${start} ${end}`
      return seen.has(key) ? false : seen.add(key)
    })
}

/** From a heading to the line before the next one of its depth or above; blank lines stay outside. */
function sectionFolds(doc: DocumentModel): Fold[] {
  const lines = doc.sections.map(({ place }) => doc.text.lineAt(doc.place(place).start))
  return doc.sections.map(({ depth }, i) => {
    const next = doc.sections.findIndex((other, k) => k > i && other.depth <= depth)
    return { start: lines[i]!, end: lastFilled(doc, (next < 0 ? doc.text.lineCount : lines[next]!) - 1) }
  })
}

function blockFolds(doc: DocumentModel): Fold[] {
  const found: Fold[] = []
  const matter = doc.tree.frontMatter
  if (matter) {
    const start = doc.tree.startOf(matter.chunk)
    found.push({ start: doc.text.lineAt(start), end: lastFilled(doc, doc.text.lineAt(start + matter.chunk.text.trimEnd().length)) })
  }
  const tables = (nodes: readonly Nodes[], base: number): void => {
    for (const node of nodes) {
      if (node.type === 'table') {
        const { start, end } = rangeOf(node)
        found.push({ start: doc.text.lineAt(base + start), end: doc.text.lineAt(base + end) })
      } else if ('children' in node) tables(node.children, base)
    }
  }
  for (const chunk of doc.tree.chunks) tables(chunk.nodes, doc.tree.startOf(chunk))
  return found
}

function itemFolds(doc: DocumentModel): Fold[] {
  return doc.items.flatMap((item) => {
    if (item.form === 'heading' || item.form === 'table-row' || item.form === 'front-matter') return []
    const { start, end } = itemRange(doc, item)
    return end > start ? [{ start: doc.text.lineAt(start), end: lastFilled(doc, doc.text.lineAt(end - 1)) }] : []
  })
}

function lastFilled(doc: DocumentModel, line: number): number {
  let last = line
  while (last > 0 && lineAt(doc, doc.text.lineStart(last)).text.trim() === '') last--
  return last
}
