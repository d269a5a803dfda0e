// What a project's author could settle with yes or no: items and headings that were understood with doubt, and the marks and own words that settle them.

import { isIgnored } from '../config.js'
import { cuesOf } from '../model/cues.js'
import type { DocumentModel, Item } from '../model/document.js'
import { kinds } from '../model/kinds.js'
import { roleOf, startsWithVerb } from '../model/sections.js'
import { vocabularyOf } from '../model/vocabulary.js'
import type { Snapshot } from '../model/workspace.js'
import { rangeOf } from '../syntax/tree.js'
import type { Range, TextEdit } from '../text/text.js'
import type { FileEdits } from './code-actions.js'
import { addAlias } from './edit-config.js'
import { markPage, pageMark } from './page-mark.js'
import { endOfLine } from './placement.js'

export interface TeachQuestion {
  /** Stays the same while the text it asks about does. */
  readonly key: string
  readonly path: string
  /** What is asked about, in the document. */
  readonly range: Range
  /** "Are these goals?" */
  readonly ask: string
  /** The lines it is about, as they are written. */
  readonly lines: readonly string[]
  /** What answering writes. */
  readonly yes: readonly FileEdits[]
  readonly no: readonly FileEdits[]
}

export interface Teaching {
  /** How many items are beyond doubt. */
  readonly sure: number
  readonly questions: readonly TeachQuestion[]
}

/** A page that is left alone is asked about from this weight on. */
const nearly = 1
/** So many lines of a question are shown. */
const shown = 5
/** A list may hold the team's own sort of goals from this many bullets on. */
const fewest = 2

/** The questions about all documents, in the order of their paths. `config` is the text of `opmodel.yaml`, null where there is none. */
export function teaching(snapshot: Snapshot, config: string | null): Teaching {
  const documents = snapshot.documents.sorted()
  const questions = documents.flatMap((doc) => {
    if (pageMark(doc) !== null || isIgnored(snapshot.settings, doc.path)) return []
    if (doc.recognised === 'none') return pageQuestion(doc)
    return doc.recognised === 'explicit' ? [] : [...itemQuestions(doc), ...headingQuestions(snapshot, doc, config)]
  })
  const sure = documents.reduce((sum, { items }) => sum + items.filter(({ certain }) => certain).length, 0)
  return { sure, questions }
}

function pageQuestion(doc: DocumentModel): TeachQuestion[] {
  const weight = doc.evidence.reduce((sum, signal) => sum + signal.weight, 0)
  const [title] = doc.sections
  if (weight < nearly || !title || doc.evidence.some((signal) => signal.weight < 0)) return []
  const yes = markPage(doc, true)
  const no = markPage(doc, false)
  if (!yes || !no) return []
  return [
    {
      key: `page ${doc.path}`,
      path: doc.path,
      range: doc.place(title.place),
      ask: 'Is this page part of your operating model?',
      lines: [title.title],
      yes: [{ path: doc.path, edits: [yes], create: false }],
      no: [{ path: doc.path, edits: [no], create: false }],
    },
  ]
}

/** One question for the doubtful items of one kind in one list, or under one heading. */
function itemQuestions(doc: DocumentModel): TeachQuestion[] {
  const groups = new Map<string, { readonly start: number; readonly items: Item[] }>()
  for (const item of doc.items) {
    if (item.certain || item.parent !== null || item.form === 'table-row') continue
    const start = blockStart(doc, item)
    const key = `${item.kind} ${start}`
    const group = groups.get(key)
    if (group) group.items.push(item)
    else groups.set(key, { start, items: [item] })
  }
  return [...groups.values()].map(({ start, items }) => {
    const [first] = items
    const { title, plural } = kinds[first!.kind]
    const mark = (kind: string): FileEdits => ({ path: doc.path, edits: [markAbove(doc, start, kind)], create: false })
    return {
      key: `${first!.kind} ${items.map(({ text }) => text).join('\n')}`,
      path: doc.path,
      range: doc.place(first!.statement),
      ask: items.length > 1 ? `Are these ${plural}?` : `Is this ${article(title)}?`,
      lines: items.slice(0, shown).map(({ text }) => text),
      yes: [mark(first!.kind)],
      no: [mark('none')],
    }
  })
}

/** Headings over lists of things to do that nothing is known of: the team's own word for goals, or none. */
function headingQuestions(snapshot: Snapshot, doc: DocumentModel, config: string | null): TeachQuestion[] {
  const vocabulary = vocabularyOf(snapshot.settings)
  const taken = doc.items.map(({ statement }) => doc.place(statement).start)
  return doc.sections.flatMap((section, i) => {
    const role = roleOf(section.title, vocabulary)
    if (section.depth === 1 || role.kind !== null || role.stance !== null || role.ritual || role.periodOnly || role.team !== null) return []
    const start = doc.place(section.place).end
    const next = doc.sections[i + 1]
    const end = next ? doc.place(next.place).start : doc.text.length
    if (taken.some((at) => start <= at && at < end)) return []
    const list = listOf(doc, start, end)
    const alias = addAlias(config ?? 'version: 1\n', 'headings', 'goal', section.title)
    if (!list || !alias) return []
    const yes = { path: 'opmodel.yaml', edits: config === null ? [fresh(alias)] : alias, create: config === null }
    return [
      {
        key: `heading ${section.title}`,
        path: doc.path,
        range: doc.place(section.place),
        ask: `Do goals stand under ‘${section.title}’?`,
        lines: list.lines.slice(0, shown),
        yes: [yes],
        no: [{ path: doc.path, edits: [markAbove(doc, list.start, 'none')], create: false }],
      },
    ]
  })
}

/** Bullets of one section without a mark, most of which begin with what is to be done. */
function listOf(doc: DocumentModel, start: number, end: number): { readonly start: number; readonly lines: readonly string[] } | null {
  const cues = doc.tree.chunks.flatMap((chunk) => {
    const base = doc.tree.startOf(chunk)
    if (base + chunk.text.length <= start || base >= end) return []
    return cuesOf(chunk).filter(({ unit }) => base + unit.range.start >= start && base + unit.range.start < end)
  })
  if (cues.some(({ unit }) => unit.form === 'mark')) return null
  const bullets = cues.filter(({ unit }) => unit.form === 'item')
  const verbs = bullets.filter(({ reading }) => reading && startsWithVerb(reading.body.text))
  const [first] = bullets
  if (!first || bullets.length < fewest || verbs.length * 2 <= bullets.length) return null
  return { start: doc.tree.startOf(first.chunk) + first.unit.range.start, lines: bullets.map(({ text }) => text) }
}

/** Where the list, paragraph or heading begins that an item stands in. */
function blockStart(doc: DocumentModel, { from }: Item): number {
  const node = from.chunk.nodes.map(rangeOf).find(({ start, end }) => start <= from.start && from.start <= end)
  return doc.tree.startOf(from.chunk) + (node?.start ?? from.start)
}

function markAbove(doc: DocumentModel, at: number, kind: string): TextEdit {
  const start = doc.text.lineStart(doc.text.lineAt(at))
  return { range: { start, end: start }, text: `<!-- opmodel kind=${kind} -->${endOfLine(doc)}` }
}

const fresh = (edits: readonly TextEdit[]): TextEdit => ({
  range: { start: 0, end: 0 },
  text: `version: 1\n${edits.map(({ text }) => text).join('')}`,
})

const article = (title: string): string => `${/^[aeiou]/i.test(title) ? 'an' : 'a'} ${title}`
