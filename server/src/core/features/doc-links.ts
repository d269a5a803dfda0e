// The links of a page as they are written, with their places in the page. Resolves nothing.

import type { DocumentModel } from '../model/document.js'
import { linksOf, type WrittenLink } from '../syntax/links.js'
import type { Range } from '../text/text.js'

export type { WrittenLink } from '../syntax/links.js'

/** All links of a page in order, with absolute offsets. */
export function linksIn(doc: DocumentModel): readonly WrittenLink[] {
  return doc.tree.chunks.flatMap((chunk) => {
    const base = doc.tree.startOf(chunk)
    return linksOf(chunk).map((link) => ({
      ...link,
      range: moved(link.range, base),
      textRange: moved(link.textRange, base),
      targetRange: moved(link.targetRange, base),
      anchorRange: link.anchorRange && moved(link.anchorRange, base),
    }))
  })
}

const moved = ({ start, end }: Range, by: number): Range => ({ start: start + by, end: end + by })
