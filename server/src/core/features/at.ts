// What stands at an offset of a document: item, field, time phrase, word. Only looks, never judges.

import { byObject } from '../memo.js'
import type { DocumentModel, Item, LocatedField, LocatedTime, Section } from '../model/document.js'
import { firstWhere } from '../search.js'
import type { Chunk, Place, SyntaxTree } from '../syntax/tree.js'
import type { Range } from '../text/text.js'

export interface FieldAt {
  readonly item: Item
  readonly field: LocatedField
  /** On the value, or on the label in front of it. */
  readonly part: 'label' | 'value'
}

export function holds({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end
}

export function itemRange(doc: DocumentModel, item: Item): Range {
  return { start: doc.place(item.from).start, end: doc.place(item.to).end }
}

/** The innermost item around an offset. */
export function itemAt(doc: DocumentModel, offset: number): Item | undefined {
  let best: Item | undefined
  let size = Number.POSITIVE_INFINITY
  for (const item of doc.items) {
    const range = itemRange(doc, item)
    if (!holds(range, offset) || range.end - range.start >= size) continue
    best = item
    size = range.end - range.start
  }
  return best
}

/**
 * The chunks that an offset lies in or at an edge of: two where one ends and the next begins. Whatever stands at the offset stands in one of
 * them, and to compare chunks takes less than to tell where each thing of a long page stands.
 */
export function chunksAt({ frontMatter, chunks, startOf }: SyntaxTree, offset: number): readonly Chunk[] {
  const found: Chunk[] = frontMatter && offset <= frontMatter.chunk.text.length ? [frontMatter.chunk] : []
  const first = firstWhere(0, chunks.length, (i) => startOf(chunks[i]!) + chunks[i]!.text.length >= offset)
  for (let i = first; i < chunks.length && startOf(chunks[i]!) <= offset; i++) found.push(chunks[i]!)
  return found
}

/** Items of a page of which something stands in another chunk than the one they begin in. */
const spreadOver = byObject((items: readonly Item[]): readonly Item[] =>
  items.filter(({ from: { chunk }, to, statement, fields, times }) => {
    if (to.chunk === chunk && statement.chunk === chunk) return false
    const elsewhere = ({ place }: { readonly place: Place }) => place.chunk !== chunk
    return (
      statement.chunk !== chunk || fields.some((field) => elsewhere(field) || field.valuePlace.chunk !== chunk) || times.some(elsewhere)
    )
  }),
)

/** The items of which a statement, a field or a time may stand at an offset, in their order; they begin in the order of the page. */
function itemsNear({ items, tree }: DocumentModel, near: readonly Chunk[]): readonly Item[] {
  const [first] = near
  if (!first) return []
  const start = tree.startOf(first)
  const from = firstWhere(0, items.length, (i) => tree.startOf(items[i]!.from.chunk) >= start)
  let end = from
  while (end < items.length && near.includes(items[end]!.from.chunk)) end++
  const before = spreadOver(items).filter((item) => tree.startOf(item.from.chunk) < start)
  return [...before, ...items.slice(from, end)]
}

/** What of a page may stand at an offset: its items, and whether one of their places does. */
function lookAt(doc: DocumentModel, offset: number): { readonly items: readonly Item[]; readonly here: (place: Place) => boolean } {
  const near = chunksAt(doc.tree, offset)
  return { items: itemsNear(doc, near), here: (place) => near.includes(place.chunk) && holds(doc.place(place), offset) }
}

/** The item whose statement stands at an offset. */
export function statementAt(doc: DocumentModel, offset: number): Item | undefined {
  const { items, here } = lookAt(doc, offset)
  return items.find((item) => here(item.statement))
}

/** The section whose heading stands at an offset. */
export function headingAt(doc: DocumentModel, offset: number): Section | undefined {
  const near = chunksAt(doc.tree, offset)
  return doc.sections.find(({ place }) => near.includes(place.chunk) && holds(doc.place(place), offset))
}

export function fieldAt(doc: DocumentModel, offset: number): FieldAt | undefined {
  const { items, here } = lookAt(doc, offset)
  for (const item of items)
    for (const field of item.fields) {
      if (here(field.valuePlace)) return { item, field, part: 'value' }
      if (here(field.place)) return { item, field, part: 'label' }
    }
  return undefined
}

export function timeAt(doc: DocumentModel, offset: number): { readonly item: Item; readonly time: LocatedTime } | undefined {
  const { items, here } = lookAt(doc, offset)
  for (const item of items) for (const time of item.times) if (here(time.place)) return { item, time }
  return undefined
}

/** The line around an offset, without its end. */
export function lineAt(doc: DocumentModel, offset: number): { readonly start: number; readonly text: string } {
  const { text } = doc
  const line = text.lineAt(offset)
  const start = text.lineStart(line)
  const end = line + 1 < text.lineCount ? text.lineStart(line + 1) : text.length
  return { start, text: text.slice(start, end).replace(/[\r\n]+$/, '') }
}

/** The word at an offset, hyphens inside it. */
export function wordAt(doc: DocumentModel, offset: number): { readonly range: Range; readonly word: string } | undefined {
  const { start, text } = lineAt(doc, offset)
  for (const match of text.matchAll(/[\p{Alpha}\d][\p{Alpha}\d'’_-]*/gu)) {
    const range = { start: start + match.index, end: start + match.index + match[0].length }
    if (holds(range, offset)) return { range, word: match[0] }
  }
  return undefined
}
