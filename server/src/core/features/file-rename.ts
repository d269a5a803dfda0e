// Links that have to change when files or folders move: those that lead to them, and those that stand on them. The moves themselves are the client's.

import type { DocumentModel } from '../model/document.js'
import type { Snapshot } from '../model/workspace.js'
import type { TextEdit } from '../text/text.js'
import type { FileEdits } from './code-actions.js'
import { linksIn, type WrittenLink } from './doc-links.js'
import { decoded, encoded, joinedPath, readTarget, relativeLink, wikiPage } from './links.js'

/** A file or folder of the project, before and after, relative to it. `to` null: it leaves the project. */
export interface Move {
  readonly from: string
  readonly to: string | null
}

/** Edits of the pages as they are called before the move. */
export function fileRenameEdits(snapshot: Snapshot, moves: readonly Move[]): readonly FileEdits[] {
  return [...snapshot.documents.values()].flatMap((doc) => {
    const home = movedPath(doc.path, moves)
    if (home === null) return []
    const edits = linksIn(doc).flatMap((link) => editOf(snapshot, doc, home, link, moves) ?? [])
    return edits.length > 0 ? [{ path: doc.path, edits, create: false }] : []
  })
}

/** Where a file is after the moves; null where it has left the project. */
function movedPath(path: string, moves: readonly Move[]): string | null {
  for (const { from, to } of moves) {
    if (path === from) return to
    if (path.startsWith(`${from}/`)) return to === null ? null : `${to}/${path.slice(from.length + 1)}`
  }
  return path
}

function editOf(snapshot: Snapshot, doc: DocumentModel, home: string, link: WrittenLink, moves: readonly Move[]): TextEdit | null {
  if (link.form === 'wiki') return wikiEdit(snapshot, link, moves)
  const { target, targetRange } = link
  const read = readTarget(doc.path, target)
  const written = /^[^#?]*/.exec(target)![0]
  if (!read || written === '') return null
  const ending = !snapshot.documents.has(read.path) && snapshot.documents.has(`${read.path}.md`) ? '.md' : ''
  const moved = movedPath(read.path + ending, moves)
  if (moved === null) return null
  const path = moved.slice(0, ending === '' ? undefined : -ending.length)
  if (joinedPath(home, decoded(written)) === path) return null
  const angled = doc.text.slice(targetRange.start - 1, targetRange.start) === '<'
  const next = written.startsWith('/') ? `/${path}` : `${written.startsWith('./') ? './' : ''}${relativeLink(home, path)}`
  return {
    range: { start: targetRange.start, end: targetRange.start + written.length },
    text: angled ? next : encoded(next.replace(/^\.\/\.\.\//, '../')),
  }
}

/** Wiki links name a page by its file or its path; those that use its title stay. */
function wikiEdit(snapshot: Snapshot, { target, targetRange }: WrittenLink, moves: readonly Move[]): TextEdit | null {
  const page = wikiPage(snapshot, target)
  if (!page) return null
  const moved = movedPath(page.path, moves)
  if (moved === null || moved === page.path) return null
  const [stem, next] = [page.path, moved].map((path) => path.replace(/\.[a-z]+$/i, ''))
  const name = target.trim().toLowerCase()
  const file = (path: string) => path.slice(path.lastIndexOf('/') + 1)
  if (name === stem!.toLowerCase()) return { range: targetRange, text: next! }
  if (name === page.path.toLowerCase()) return { range: targetRange, text: moved }
  if (name === file(stem!).toLowerCase() && file(stem!) !== file(next!)) return { range: targetRange, text: file(next!) }
  return null
}
