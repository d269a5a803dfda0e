// Gives a section a page of its own: what it took from the old page goes along, and links to it and on it keep leading where they led.

import type { DocumentModel } from '../model/document.js'
import type { Snapshot } from '../model/workspace.js'
import { applyEdits, type Range, type TextEdit } from '../text/text.js'
import type { FileEdits } from './code-actions.js'
import { linksIn } from './doc-links.js'
import { encoded, readTarget, relativeLink } from './links.js'
import { endOfLine } from './placement.js'
import { type Rewrite, sectionRange } from './refactorings.js'

/** Null unless the cursor is on a heading below the top one that has something under it. */
export function extractSection(snapshot: Snapshot, doc: DocumentModel, offset: number): Rewrite | null {
  const index = doc.sections.findIndex(({ place }) => doc.text.lineAt(doc.place(place).start) === doc.text.lineAt(offset))
  const section = doc.sections[index]
  if (!section || section.depth < 2) return null
  const range = sectionRange(doc, index)
  const body = doc.text.slice(doc.place(section.place).end, range.end)
  if (body.trim() === '') return null
  const path = freePath(snapshot, doc, section.slug)
  const eol = endOfLine(doc)
  const moved = new Set(doc.sections.filter(({ place }) => inside(range, doc.place(place).start)).map(({ slug }) => slug))
  const file = path.slice(path.lastIndexOf('/') + 1)
  const text = `${matter(doc, range, eol)}${lifted(doc, range, section.depth - 1, moved)}`.replace(/\s+$/, eol)
  const gap = range.end < doc.text.length ? eol : ''
  const link: TextEdit = { range, text: `[${section.title.replace(/[[\]\\]/g, '\\$&')}](${encoded(file)})${eol}${gap}` }
  const others = [...snapshot.documents.values()].flatMap((page): FileEdits[] => {
    const edits = linksTo(page, doc, moved, path).filter((edit) => page !== doc || !inside(range, edit.range.start))
    const all = page === doc ? [...edits, link].sort((a, b) => a.range.start - b.range.start) : edits
    return all.length > 0 ? [{ path: page.path, edits: all, create: false }] : []
  })
  const fresh: FileEdits = { path, edits: [{ range: { start: 0, end: 0 }, text }], create: true }
  return { title: `Give ‘${short(section.title)}’ a page of its own`, edits: [fresh, ...others] }
}

const inside = ({ start, end }: Range, at: number): boolean => start <= at && at < end
const short = (title: string): string => (title.length > 40 ? `${title.slice(0, 40)}…` : title)

/** A name in the same folder that no file has: relative links stay as they are. */
function freePath(snapshot: Snapshot, doc: DocumentModel, slug: string): string {
  const folder = doc.path.slice(0, doc.path.lastIndexOf('/') + 1)
  for (let n = 1; ; n++) {
    const path = `${folder}${slug || 'section'}${n === 1 ? '' : `-${n}`}.md`
    if (!snapshot.files.has(path) && !snapshot.documents.has(path)) return path
  }
}

/** The details block of the new page: what its things had from headings and fields that stay behind. */
function matter(doc: DocumentModel, range: Range, eol: string): string {
  const items = doc.items.filter((item) => inside(range, doc.place(item.statement).start))
  const outside = items.find(({ span, spanSource }) => {
    if (!span || !['heading', 'sentence', 'front-matter', 'document', 'file-name'].includes(span.from)) return false
    return !spanSource || !inside(range, doc.place(spanSource.place).start)
  })
  const lines = [
    'opmodel: true',
    ...(outside?.span ? [`period: ${yaml(outside.span.text)}`] : []),
    ...(doc.pageOwner ? [`owner: ${yaml(doc.pageOwner.name)}`] : []),
  ]
  return ['---', ...lines, '---', '', ''].join(eol)
}

const yaml = (text: string): string => (/^[[\]{}&*!|>'"%@`#-]|: |:$|\s#/.test(text) ? JSON.stringify(text) : text)

/** The section's own text with its headings lifted; links to what stays behind name the old page, links inside it stay. */
function lifted(doc: DocumentModel, range: Range, by: number, moved: ReadonlySet<string>): string {
  const edits: TextEdit[] = []
  for (const { place } of doc.sections) {
    const { start } = doc.place(place)
    if (!inside(range, start)) continue
    const line = doc.text.lineStart(doc.text.lineAt(start))
    const signs = /^ {0,3}(#{1,6})/.exec(doc.text.slice(line, line + 10))
    if (signs) edits.push({ range: { start: line, end: line + signs[0].length }, text: '#'.repeat(Math.max(1, signs[1]!.length - by)) })
  }
  const file = doc.path.slice(doc.path.lastIndexOf('/') + 1)
  for (const { form, target, targetRange } of linksIn(doc))
    if (form !== 'wiki' && target.startsWith('#') && inside(range, targetRange.start) && !moved.has(target.slice(1).toLowerCase()))
      edits.push({ range: { start: targetRange.start, end: targetRange.start }, text: encoded(file) })
  const shifted = edits.map((edit) => ({ ...edit, range: { start: edit.range.start - range.start, end: edit.range.end - range.start } }))
  return applyEdits(doc.text.slice(range.start, range.end), shifted)
}

/** Links of a page to headings that move. */
function linksTo(page: DocumentModel, doc: DocumentModel, moved: ReadonlySet<string>, path: string): readonly TextEdit[] {
  return linksIn(page).flatMap(({ form, target, targetRange }) => {
    const read = form === 'wiki' ? null : readTarget(page.path, target)
    const hash = target.indexOf('#')
    if (!read || hash < 0 || read.path !== doc.path || !moved.has(read.anchor.toLowerCase())) return []
    return [{ range: { start: targetRange.start, end: targetRange.start + hash }, text: encoded(relativeLink(page.path, path)) }]
  })
}
