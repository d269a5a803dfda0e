// What an author can do to a page where nothing is wrong with it: number key results, say when a ritual starts, give a section its own page, roll a cycle over, fill an empty section.

import type { DocumentModel } from '../model/document.js'
import { roleOf } from '../model/sections.js'
import { vocabularyOf } from '../model/vocabulary.js'
import type { Snapshot } from '../model/workspace.js'
import type { Range } from '../text/text.js'
import type { FileEdits } from './code-actions.js'
import { extractSection } from './extract-section.js'
import { numberKeyResults } from './number-key-results.js'
import { endOfLine, plainText, snippetText } from './placement.js'
import { rollOver } from './roll-over.js'
import { sayStart } from './say-start.js'
import { sectionsAt } from './spot.js'
import { templateFor } from './template-place.js'
import { type Template, templates } from './templates.js'

export interface Refactoring {
  readonly title: string
  readonly sort: 'rewrite' | 'extract'
  readonly edits: readonly FileEdits[]
  /** The same in this page as one snippet, for clients that can. */
  readonly snippet: { readonly path: string; readonly range: Range; readonly text: string } | null
}

/** Offered where the cursor says that they are meant: on a heading, on a key result. */
export function refactorings(snapshot: Snapshot, doc: DocumentModel, { start }: Range): readonly Refactoring[] {
  if (doc.recognised === 'none') return []
  return [
    ...fillSection(snapshot, doc, start),
    ...one('rewrite', numberKeyResults(doc, start)),
    ...sayStart(snapshot, doc, start).flatMap((rewrite) => one('rewrite', rewrite)),
    ...one('rewrite', rollOver(snapshot, doc, start)),
    ...one('extract', extractSection(snapshot, doc, start)),
  ]
}

/** What a refactoring does, before it is offered. */
export interface Rewrite {
  readonly title: string
  readonly edits: readonly FileEdits[]
}

function one(sort: Refactoring['sort'], rewrite: Rewrite | null): readonly Refactoring[] {
  return rewrite ? [{ ...rewrite, sort, snippet: null }] : []
}

/** Templates for the heading under the cursor while nothing stands below it. */
function fillSection(snapshot: Snapshot, doc: DocumentModel, offset: number): readonly Refactoring[] {
  const [section] = sectionsAt(doc, offset)
  if (!section || doc.text.lineAt(offset) !== doc.text.lineAt(doc.place(section.place).start)) return []
  const { end } = sectionRange(doc, doc.sections.indexOf(section))
  const body = doc.place(section.place).end
  if (doc.text.slice(body, end).trim() !== '') return []
  const { kind } = roleOf(section.title, vocabularyOf(doc.settings))
  const eol = endOfLine(doc)
  return templates
    .filter((template) => template.kind !== null && template.kind === kind && template.size !== 'page')
    .map((template: Template) => {
      const parts = [eol, eol, ...templateFor(template, snapshot, { doc, offset: body })]
      const range = { start: lineEnd(doc, body), end: lineEnd(doc, body) }
      return {
        title: `Fill in the template ‘${template.title}’`,
        sort: 'rewrite',
        edits: [{ path: doc.path, edits: [{ range, text: plainText(parts) }], create: false }],
        snippet: { path: doc.path, range, text: snippetText(parts) },
      }
    })
}

function lineEnd(doc: DocumentModel, offset: number): number {
  const line = doc.text.lineAt(offset)
  const next = line + 1 < doc.text.lineCount ? doc.text.lineStart(line + 1) : doc.text.length
  return doc.text.lineStart(line) + doc.text.slice(doc.text.lineStart(line), next).replace(/[\r\n]+$/, '').length
}

/** From the line of a heading to the next heading of its depth or above. */
export function sectionRange(doc: DocumentModel, index: number): Range {
  const section = doc.sections[index]!
  const next = doc.sections.find((other, k) => k > index && other.depth <= section.depth)
  const lineOf = (at: number) => doc.text.lineStart(doc.text.lineAt(at))
  return { start: lineOf(doc.place(section.place).start), end: next ? lineOf(doc.place(next.place).start) : doc.text.length }
}
