// Numbers the key results of an objective in their order, in the way the first of them is labelled.

import type { DocumentModel, Item } from '../model/document.js'
import { keyResultsOn, parentOn } from '../model/family.js'
import type { TextEdit } from '../text/text.js'
import { itemAt, lineAt } from './at.js'
import type { Rewrite } from './refactorings.js'

/** Null where there is no objective with several key results in a list, or their numbers are right. */
export function numberKeyResults(doc: DocumentModel, offset: number): Rewrite | null {
  const here = itemAt(doc, offset)
  const parent = here?.kind === 'key-result' ? (parentOn(doc, here) ?? here) : here
  const results = parent ? keyResultsOn(doc, parent).filter(({ form }) => form === 'list-item') : []
  if (results.length < 2) return null
  const labels = results.map((item) => labelOf(doc, item))
  const style = labels.find((label) => label.written !== null)?.written ?? 'KR#: '
  const edits = labels.flatMap((label, i): TextEdit[] => {
    const text = style.replace('#', String(i + 1))
    return doc.text.slice(label.start, label.end) === text ? [] : [{ range: { start: label.start, end: label.end }, text }]
  })
  return edits.length === 0
    ? null
    : { title: `Number the ${results.length} key results`, edits: [{ path: doc.path, edits, create: false }] }
}

/** Where a label stands or would stand, and how it is written with `#` for its number. */
function labelOf(doc: DocumentModel, item: Item): { readonly start: number; readonly end: number; readonly written: string | null } {
  const { start, text } = lineAt(doc, doc.place(item.from).start)
  const lead = /^[\s>]*(?:(?:[-*+•–]|\d+[.)])\s+(?:\[.\]\s+)?)?/.exec(text)![0].length
  const label =
    /^(?:\*\*|__)?(?:KR|Key result)\s?#?(?:\d+(?:\.\d+)*)?\s?[:.)–—-](?:\*\*|__)?:?\s*|^(?:\*\*|__)(?:KR|Key result)\s?#?\d*(?:\*\*|__)\s?:?\s*/i.exec(
      text.slice(lead),
    )
  if (!label) return { start: start + lead, end: start + lead, written: null }
  const written = label[0]
  const numbered = /\d/.test(written)
    ? written.replace(/\d+(?:\.\d+)*/, '#')
    : written.replace(/(KR|Key result)/i, (word) => (word.length > 2 ? `${word} #` : `${word}#`))
  return { start: start + lead, end: start + lead + written.length, written: numbered }
}
