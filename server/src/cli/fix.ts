// `opmodel fix`: applies the fixes that keep the meaning of a page, or shows them as a patch; never one that adds something.

import { resolve } from 'node:path'
import { applyEdits, check, createSnapshot, type DocumentModel, safeEdits, textOf, understand, unifiedDiff } from '../core/index.js'
import { encode } from '../host/files.js'
import type { Io } from './io.js'
import { writeFile } from './outputs.js'
import { shownPath } from './paths.js'
import { type Project, type Projects, readProjects, type Wishes } from './projects.js'
import type { Note } from './settings.js'

export interface FixWishes extends Wishes {
  /** Show what would be written instead of writing it. */
  readonly diff: boolean
}

interface FixedPage {
  readonly path: string
  readonly before: string
  readonly after: string
  readonly count: number
}

/** Fixes can make room for others; more rounds than this would be fixes that undo each other. */
const mostRounds = 5

/** `changes` tells whether a page was, or with `diff` would be, written. */
export function fixCommand(wishes: FixWishes, io: Io): { readonly projects: Projects; readonly changes: boolean } {
  const read = readProjects(wishes, io)
  const notes: Note[] = [...read.notes]
  const pages = read.projects.flatMap((project) => fixedPages(project).map((page) => ({ project, page })))
  const input = wishes.paths.includes('-')
  for (const { project, page } of pages) {
    const file = resolve(project.folder, page.path)
    const shown = shownPath(file, io.cwd)
    const stored = project.stored.get(page.path)!
    if (wishes.diff) io.out(unifiedDiff(shown, page.before, page.after))
    else if (input) continue
    else if (!stored.exact) notes.push({ path: file, text: 'not written, since some of its letters are not UTF-8', grave: true })
    else {
      writeFile(file, encode(page.after, stored))
      io.out(`${shown}: ${page.count} fixed\n`)
    }
  }
  if (input && !wishes.diff) {
    const project = read.projects[0]!
    const path = project.wanted[0] ?? ''
    io.out(pages[0]?.page.after ?? project.stored.get(path)?.text ?? '')
  } else if (pages.length === 0) (wishes.diff ? io.error : io.out)('Nothing can be fixed without asking you.\n')
  return { projects: { projects: read.projects, notes }, changes: pages.length > 0 }
}

function fixedPages({ snapshot, settings, wanted, stored, known }: Project): FixedPage[] {
  const baseline = new Set(known.map(({ fingerprint }) => fingerprint))
  const counts = new Map<string, number>()
  let now = snapshot
  for (let round = 0; round < mostRounds; round++) {
    const fixed: DocumentModel[] = []
    for (const path of wanted) {
      const doc = now.documents.get(path)!
      const edits = safeEdits([...check(now, { path, baseline })], path)
      if (edits.length === 0) continue
      counts.set(path, (counts.get(path) ?? 0) + edits.length)
      const text = applyEdits(doc.text.slice(0, doc.text.length), edits)
      fixed.push(understand({ path, text: textOf(text) }, settings, doc))
    }
    if (fixed.length === 0) break
    now = createSnapshot(now.documents.with(fixed), settings, now.today, now.files)
  }
  return [...counts].map(([path, count]) => {
    const { text } = now.documents.get(path)!
    return { path, before: stored.get(path)!.text, after: text.slice(0, text.length), count }
  })
}
