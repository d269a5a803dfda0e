// Where links lead and how they are written: targets relative to a page, anchors, Markdown and wiki forms. Reads no file.

import type { DocumentModel, Item } from '../model/document.js'
import type { Snapshot } from '../model/workspace.js'

/** The path of a relative link as written in the page `from`, or null where it leaves the project. `/x` counts from the project. */
export function joinedPath(from: string, link: string): string | null {
  const parts = link.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of link.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

/** How the page `from` writes the path of another page. */
export function relativeLink(from: string, to: string): string {
  const [a, b] = [from.split('/').slice(0, -1), to.split('/')]
  let common = 0
  while (common < a.length && common < b.length - 1 && a[common] === b[common]) common++
  return [...a.slice(common).map(() => '..'), ...b.slice(common)].join('/')
}

/** What a link's target says: a page of the project and an anchor on it. */
export interface Target {
  /** The page as a path of the project; the page itself for `#anchor`. */
  readonly path: string
  readonly anchor: string
}

/** Reads a link's target as written in `from`; null for addresses of the web and paths outside the project. */
export function readTarget(from: string, target: string): Target | null {
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(target)) return null
  const hash = target.indexOf('#')
  const written = decoded((hash < 0 ? target : target.slice(0, hash)).split('?')[0]!)
  const anchor = hash < 0 ? '' : decoded(target.slice(hash + 1))
  if (written === '' && hash < 0) return null
  const path = written === '' ? from : joinedPath(from, written)
  return path === null ? null : { path, anchor }
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
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
