// How a selection grows on a page: word, name, field, statement, thing, section, page. Each range holds the one before it.

import type { DocumentModel } from '../model/document.js'
import type { Range } from '../text/text.js'
import { fieldAt, holds, itemRange, lineAt, timeAt, wordAt } from './at.js'
import { mentionAt } from './mentions.js'

/** Ranges around an offset, the smallest first. */
export function selectionRanges(doc: DocumentModel, offset: number): readonly Range[] {
  const line = lineAt(doc, offset)
  const field = fieldAt(doc, offset)
  const time = timeAt(doc, offset)
  const mention = mentionAt(doc, offset)
  const candidates: (Range | undefined)[] = [
    wordAt(doc, offset)?.range,
    time && doc.place(time.time.place),
    mention?.range,
    mention?.link?.range,
    field && doc.place(field.field.valuePlace),
    field && doc.place(field.field.place),
    { start: line.start, end: line.start + line.text.length },
    ...doc.items.flatMap((item) => [doc.place(item.statement), itemRange(doc, item)]),
    ...sectionRanges(doc),
    { start: 0, end: doc.text.length },
  ]
  const around = candidates
    .filter((range): range is Range => range !== undefined && range.end > range.start && holds(range, offset))
    .sort((a, b) => a.end - a.start - (b.end - b.start))
  const chain: Range[] = []
  for (const range of around) {
    const last = chain.at(-1)
    const grows = !last || (range.start <= last.start && range.end >= last.end && range.end - range.start > last.end - last.start)
    if (grows) chain.push(range)
  }
  return chain.length > 0 ? chain : [{ start: offset, end: offset }]
}

function sectionRanges(doc: DocumentModel): readonly Range[] {
  return doc.sections.map(({ depth, place }, i) => {
    const start = lineAt(doc, doc.place(place).start).start
    const next = doc.sections.find((other, k) => k > i && other.depth <= depth)
    return { start, end: next ? lineAt(doc, doc.place(next.place).start).start : doc.text.length }
  })
}
