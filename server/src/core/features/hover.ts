// What a hover says about the thing under the cursor: short first, details below a line. Finds the place; the cards are built beside it.

import type { DocumentModel } from '../model/document.js'
import type { Snapshot } from '../model/workspace.js'
import type { Range } from '../text/text.js'
import { fieldAt, statementAt, timeAt } from './at.js'
import { fieldCard, itemCard, ruleCard, termCard, timeCard } from './hover-cards.js'
import { suppressedRuleAt } from './suppressions.js'
import { termAt } from './terms.js'

export interface Hover {
  readonly range: Range
  /** Safe Markdown: everything from documents is escaped. */
  readonly markdown: string
}

/** The card for an offset, or undefined where there is nothing to say. A page that is no model is silent. */
export function hover(snapshot: Snapshot, doc: DocumentModel, offset: number): Hover | undefined {
  const rule = suppressedRuleAt(doc, offset)
  if (rule) {
    const markdown = ruleCard(rule.rule)
    return markdown ? { range: rule.range, markdown } : undefined
  }
  if (doc.recognised === 'none') return undefined
  const time = timeAt(doc, offset)
  // “From 40 to 5 a month” is a rate, not a rhythm, on what has none.
  if (time && (time.time.mention.kind !== 'cadence' || time.item.cadence))
    return { range: doc.place(time.time.place), markdown: timeCard(snapshot, { doc, item: time.item }, time.time) }
  const field = fieldAt(doc, offset)
  if (field) {
    const markdown = fieldCard(snapshot, doc, field)
    if (markdown) return { range: doc.place(field.part === 'value' ? field.field.valuePlace : field.field.place), markdown }
  }
  const term = termAt(doc, offset)
  const item = statementAt(doc, offset)
  if (item) {
    const markdown = itemCard(snapshot, { doc, item })
    return { range: doc.place(item.statement), markdown: term ? `${markdown}\n\n---\n\n${termCard(term.term)}` : markdown }
  }
  return term && { range: term.range, markdown: termCard(term.term) }
}
