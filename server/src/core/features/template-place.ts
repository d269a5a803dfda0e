// Fits a template to where it goes: depth of its headings, line ends, number of a key result; or makes a page of its own of it.

import type { DocumentModel } from '../model/document.js'
import type { Snapshot } from '../model/workspace.js'
import type { Parts } from '../rules/define.js'
import { endOfLine } from './placement.js'
import { sectionsAt } from './spot.js'
import { lowered, newPageParts, type Template, templateParts } from './templates.js'
import { itemOf } from './things.js'

export interface TemplatePlace {
  readonly doc: DocumentModel
  readonly offset: number
  /** The mark of a list stands there already. */
  readonly bullet?: boolean
  /** How the next key result is called there. */
  readonly keyResult?: string | null
}

/** A template with what the project knows; without a place it becomes a page of its own. */
export function templateFor(template: Template, snapshot: Snapshot, place: TemplatePlace | null): Parts {
  if (!place) return newPageParts(template, templateParts(template, snapshot, null))
  const { doc, offset, bullet = false, keyResult = null } = place
  const parts = templateParts(template, snapshot, doc)
  const depth = headingDepth(doc, offset) - (template.size === 'page' ? 1 : 2)
  const low = template.size === 'line' ? parts : lowered(parts, depth)
  const eol = endOfLine(doc)
  return low.map((part, i) => {
    if (typeof part !== 'string') return part
    const first = i === 0 && bullet ? part.replace(/^- /, '') : part
    const last = i === low.length - 1 ? first.replace(/\n+$/, '') : first
    return (keyResult ? last.replace('KR1', keyResult) : last).replace(/\n/g, eol)
  })
}

/** Headings go below the one they stand under, beside it where that one is a thing of its own. */
function headingDepth(doc: DocumentModel, offset: number): number {
  const [section] = sectionsAt(doc, offset)
  if (!section) return 1
  const thing = itemOf(doc, section)
  return thing && section.depth > 1 ? section.depth : section.depth + 1
}
