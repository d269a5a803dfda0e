// What a reader would otherwise have to look for, beside the words: the time span a goal inherits, the next day of a ritual. Says nothing twice.

import type { DocumentModel, Item } from '../model/document.js'
import type { From } from '../model/types.js'
import type { Snapshot } from '../model/workspace.js'
import { nextOccurrences } from '../render/occurrences.js'
import { candidatesText, dayText, spanText } from '../render/phrases.js'
import type { Range } from '../text/text.js'
import { plain } from './markdown.js'

export interface InlayHint {
  readonly at: number
  readonly label: string
  /** Safe Markdown. */
  readonly tooltip: string
}

/** Sources that stand elsewhere. What a parent has is said at the parent. */
const inherited: ReadonlySet<From> = new Set(['sentence', 'heading', 'front-matter', 'document', 'file-name', 'folder', 'config'])

/** Hints of the items in a range of the page; what is over needs none. */
export function inlayHints(snapshot: Snapshot, doc: DocumentModel, range: Range): readonly InlayHint[] {
  return doc.items.flatMap((item) => {
    const { start, end } = doc.place(item.statement)
    if (end < range.start || start > range.end || snapshot.isClosed({ doc, item })) return []
    const hint = spanHint(item) ?? nextHint(snapshot, doc, item)
    return hint ? [{ at: end, ...hint }] : []
  })
}

function spanHint({ span, lifetime }: Item): Omit<InlayHint, 'at'> | null {
  if (!span || (lifetime !== 'spanned' && lifetime !== 'point') || !inherited.has(span.from)) return null
  return { label: span.text.replace(/\s+/g, ' ').trim(), tooltip: plain(spanText(span)) }
}

function nextHint(snapshot: Snapshot, doc: DocumentModel, { cadence, kind }: Item): Omit<InlayHint, 'at'> | null {
  if (kind !== 'ritual' || !cadence) return null
  const { dates, candidates } = nextOccurrences(cadence, snapshot.today, 1, doc.timeContext)
  const [next] = dates
  const year = snapshot.today.slice(0, 4)
  if (next) return { label: `next ${dayText(next.slice(0, 10), next.startsWith(year))}`, tooltip: plain(cadence.text) }
  return candidates.length > 0
    ? {
        label: `next ${candidatesText(candidates, snapshot.today).replace(/, .*$/, '')}`,
        tooltip: 'No start date is given: either week may be meant.',
      }
    : null
}
