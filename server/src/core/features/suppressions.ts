// Finds suppression comments and the rule ids in them, for hover and completion. What a suppression does is decided by the rules.

import type { DocumentModel } from '../model/document.js'
import type { Range } from '../text/text.js'
import { lineAt } from './at.js'

const comment = /(?:<!--|\{\/\*)\s*opmodel-(?:disable|enable)(?:-next-line|-line|-file)?\b(.*?)(?:-->|\*\/\}|$)/g

export interface RuleMention {
  readonly rule: string
  readonly range: Range
}

/** The rule id under the cursor, if it stands in a suppression comment. */
export function suppressedRuleAt(doc: DocumentModel, offset: number): RuleMention | undefined {
  return ruleMentions(doc, offset).find(({ range }) => range.start <= offset && offset <= range.end)
}

/** True where a rule id could be typed: inside a suppression comment, before its reason. */
export function inSuppression(doc: DocumentModel, offset: number): boolean {
  const { start, text } = lineAt(doc, offset)
  const before = text.slice(0, offset - start)
  return /(?:<!--|\{\/\*)\s*opmodel-(?:disable|enable)(?:-next-line|-line|-file)?\s(?:(?!--|\*\/).)*$/.test(before)
}

function ruleMentions(doc: DocumentModel, offset: number): RuleMention[] {
  const { start, text } = lineAt(doc, offset)
  return [...text.matchAll(comment)].flatMap((match) => {
    const ids = match[1]!.split(/\s--(?:\s|$)/)[0]!
    const base = start + match.index + match[0].indexOf(match[1]!)
    return [...ids.matchAll(/[a-z][a-z0-9]*(?:-[a-z0-9]+)+/g)].map((id) => ({
      rule: id[0],
      range: { start: base + id.index, end: base + id.index + id[0].length },
    }))
  })
}
