// Where links lead and how they are written: targets relative to a page, anchors, Markdown and wiki forms. Reads no file.

import type { DocumentModel, Item } from '../model/document.js'
import type { Snapshot } from '../model/workspace.js'

export { decoded, joinedPath, readTarget, type Target } from '../model/link-targets.js'

/** How the page `from` writes the path of another page. */
export function relativeLink(from: string, to: string): string {
  const [a, b] = [from.split('/').slice(0, -1), to.split('/')]
  let common = 0
  while (common < a.length && common < b.length - 1 && a[common] === b[common]) common++
  return [...a.slice(common).map(() => '..'), ...b.slice(common)].join('/')
}

/** A path or anchor as it may stand in `](…)`. */
export function encoded(text: string): string {
  return text.replace(/[\s<>()%\\]/g, (sign) => (sign === '(' ? '%28' : sign === ')' ? '%29' : encodeURIComponent(sign)))
}

/** The anchor a link needs to reach an item, '' where its page is as near as one can get. */
export function anchorOf(doc: DocumentModel, { id }: Item): string {
  const address = id.startsWith(`${doc.path}#`) ? id.slice(doc.path.length + 1) : ''
  const section = address.split('/')[0] ?? ''
  return doc.sections.some(({ slug }) => slug === section) ? section : ''
}

/** The page a wiki link names: its path, its path without ending, its file name or its title, when that is one page only. */
export function wikiPage(snapshot: Snapshot, name: string): DocumentModel | undefined {
  const wanted = name.trim().toLowerCase()
  if (wanted === '') return undefined
  const found = [...snapshot.documents.values()].filter((doc) => {
    const path = doc.path.toLowerCase()
    const stem = path.replace(/\.[a-z]+$/, '')
    return path === wanted || stem === wanted || stem.endsWith(`/${wanted}`) || doc.sections[0]?.title.toLowerCase() === wanted
  })
  return found.length === 1 ? found[0] : undefined
}
