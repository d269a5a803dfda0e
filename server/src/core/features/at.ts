// What stands at an offset of a document: item, field, time phrase, word. Only looks, never judges.

import type { DocumentModel, Item, LocatedField, LocatedTime } from '../model/document.js'
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

/** The item whose statement stands at an offset. */
export function statementAt(doc: DocumentModel, offset: number): Item | undefined {
  return doc.items.find((item) => holds(doc.place(item.statement), offset))
}

export function fieldAt(doc: DocumentModel, offset: number): FieldAt | undefined {
  for (const item of doc.items)
    for (const field of item.fields) {
      if (holds(doc.place(field.valuePlace), offset)) return { item, field, part: 'value' }
      if (holds(doc.place(field.place), offset)) return { item, field, part: 'label' }
    }
  return undefined
}

export function timeAt(doc: DocumentModel, offset: number): { readonly item: Item; readonly time: LocatedTime } | undefined {
  for (const item of doc.items) for (const time of item.times) if (holds(doc.place(time.place), offset)) return { item, time }
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
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’_-]*/gu)) {
    const range = { start: start + match.index, end: start + match.index + match[0].length }
    if (holds(range, offset)) return { range, word: match[0] }
  }
  return undefined
}
