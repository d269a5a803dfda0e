// Renames a thing, a heading or a person everywhere: where it is written, in links and their anchors, in fields, tables and the settings file. Refuses in plain words.

import GithubSlugger from 'github-slugger'
import type { DocumentModel, Item } from '../model/document.js'
import { fold } from '../model/vocabulary.js'
import type { ItemRef, Snapshot } from '../model/workspace.js'
import { ownWord } from '../render/words.js'
import type { Range, TextEdit } from '../text/text.js'
import type { Configuration, FileEdits } from './code-actions.js'
import { linksIn } from './doc-links.js'
import { nameInConfig } from './edit-config.js'
import { encoded, readTarget, wikiPage } from './links.js'
import { type Mention, mentionAt, mentionsOf, thingsAt } from './mentions.js'
import { sectionOf, type Thing } from './things.js'
import { bareName } from './usage.js'

export interface Refusal {
  /** Why not, for the author to read. */
  readonly refused: string
}

export interface RenamePlace {
  readonly range: Range
  readonly placeholder: string
}

/** What would be renamed; undefined where there is nothing with a name. */
export function prepareRename(snapshot: Snapshot, doc: DocumentModel, offset: number): RenamePlace | Refusal | undefined {
  const found = subjectAt(snapshot, doc, offset)
  if (!found || 'refused' in found) return found
  return { range: found.range, placeholder: found.name }
}

/** The edits of all files; the first is the page that asks if it changes at all. */
export function rename(
  snapshot: Snapshot,
  doc: DocumentModel,
  offset: number,
  wanted: string,
  configuration: Configuration,
): { readonly files: readonly FileEdits[] } | Refusal {
  const subject = subjectAt(snapshot, doc, offset)
  if (!subject) return { refused: 'There is nothing with a name here' }
  if ('refused' in subject) return subject
  const name = wanted.trim()
  if (name === '') return { refused: 'A name needs at least one letter' }
  if (/[\r\n]/.test(name)) return { refused: 'A name stands on one line' }
  const { thing, name: old } = subject
  const taken = thing.is === 'item' ? takenBy(snapshot, thing.ref, name) : null
  if (taken) return { refused: taken }
  const mentions = mentionsOf(snapshot, thing)
  if (/[[\]|#]/.test(name) && mentions.some(({ link }) => link?.form === 'wiki'))
    return { refused: 'A name in a wiki link cannot hold [ ] | or #' }
  const edits = new Edits()
  if (thing.is === 'item') atHome(edits, thing.ref, old, name)
  if (thing.is === 'section') edits.add(thing.doc, thing.doc.place(thing.section.place), name)
  for (const mention of mentions) inMention(edits, mention, old, name)
  const section = thing.is === 'section' ? thing.section : thing.is === 'item' ? sectionOf(thing.ref) : undefined
  const home = thing.is === 'section' ? thing.doc : thing.is === 'item' ? thing.ref.doc : undefined
  if (section && home) inAnchors(edits, snapshot, home, new Map([[section.slug, section.title.replace(old, () => name)]]))
  const isTeam = thing.is === 'name' || (thing.is === 'item' && thing.ref.item.kind === 'team')
  const config =
    isTeam && configuration.text !== null ? nameInConfig(configuration.text, old.replace(/^@/, ''), name.replace(/^@/, '')) : []
  const files = edits.files()
  const first = files.filter(({ path }) => path === doc.path)
  const rest = files.filter(({ path }) => path !== doc.path)
  return { files: [...first, ...rest, ...(config.length > 0 ? [{ path: configuration.path, edits: config, create: false }] : [])] }
}

interface Subject {
  readonly thing: Thing
  readonly name: string
  readonly range: Range
}

function subjectAt(snapshot: Snapshot, doc: DocumentModel, offset: number): Subject | Refusal | undefined {
  const at = thingsAt(snapshot, doc, offset)
  if (!at) return undefined
  const [thing] = at.things
  if (at.things.length > 1) return { refused: `This names ${at.things.length} things: rename each where it is written` }
  if (!thing) return undefined
  const mention = mentionAt(doc, offset)
  switch (thing.is) {
    case 'page':
      return { refused: 'This leads to a page: rename its file, and the links to it follow' }
    case 'name':
      return { thing, name: mention?.text ?? thing.name, range: at.range }
    case 'section':
      return { thing, name: thing.section.title, range: at.range }
    case 'item': {
      const name = bareName(thing.ref.item)
      const place = nameRange(thing.ref)
      if (!place) return { refused: `‘${name}’ is made up of several parts here and is changed in the text` }
      return { thing, name, range: mention ? at.range : place }
    }
  }
}

/** Where the name of a thing stands in its own words; undefined where markup or a cut comes between. */
function nameRange({ doc, item }: ItemRef): Range | undefined {
  const statement = doc.place(item.statement)
  const name = bareName(item)
  const from = Math.min(doc.place(item.from).start, statement.start)
  const at = doc.text.slice(from, statement.end).lastIndexOf(name)
  return at < 0 || name === '' ? undefined : { start: from + at, end: from + at + name.length }
}

/** Two things with one name could not be told apart afterwards. */
function takenBy(snapshot: Snapshot, { doc, item }: ItemRef, name: string): string | null {
  if (fold(name) === fold(bareName(item))) return null
  const other = snapshot.resolve(name, doc).candidates.find((ref) => ref.item !== item)
  if (!other) return null
  const word = ownWord(snapshot, other.item.kind)
  return `‘${name}’ is the name of ${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word} already, in ${other.doc.path}`
}

function atHome(edits: Edits, ref: ItemRef, old: string, name: string): void {
  const range = nameRange(ref)
  if (range && old !== name) edits.add(ref.doc, range, inCell(ref.item) ? escapedBars(name) : name)
}

const inCell = ({ form }: Item): boolean => form === 'table-row'
const escapedBars = (text: string): string => text.replace(/(?<!\\)\|/g, '\\|')

/** The name itself is replaced, not other words that lead to the same thing. */
function inMention(edits: Edits, { doc, range, text, link, item }: Mention, old: string, name: string): void {
  const place = link?.form === 'wiki' ? link.targetRange : range
  const written = link?.form === 'wiki' ? link.target : text
  if (link?.form === 'definition' || fold(written) !== fold(old)) return
  const sign = written.startsWith('@') && !name.startsWith('@') ? '@' : ''
  if (inFrontMatter(doc, place)) edits.add(doc, place, yamlText(doc, place, sign + name))
  else {
    const safe = link && link.form !== 'wiki' ? name.replace(/[[\]]/g, '\\$&') : name
    edits.add(doc, place, sign + (item && inCell(item) ? escapedBars(safe) : safe))
  }
}

function inFrontMatter(doc: DocumentModel, { start }: Range): boolean {
  const matter = doc.tree.frontMatter
  return matter !== null && start < doc.tree.startOf(matter.chunk) + matter.chunk.text.length
}

/** Quotes where YAML would read the words otherwise and none stand there. */
function yamlText(doc: DocumentModel, { start }: Range, name: string): string {
  const quote = doc.text.slice(start - 1, start)
  if (quote === '"') return name.replace(/["\\]/g, '\\$&')
  if (quote === "'") return name.replace(/'/g, "''")
  return /^[[\]{}&*!|>'"%@`#-]|: |:$|\s#/.test(name) ? JSON.stringify(name) : name
}

/** Anchors follow from headings: a changed one moves its links, and those to later headings of the same name. */
function inAnchors(edits: Edits, snapshot: Snapshot, home: DocumentModel, titles: ReadonlyMap<string, string>): void {
  const slugger = new GithubSlugger()
  const slugs = new Map<string, string>()
  for (const { title, slug } of home.sections) {
    const next = slugger.slug(titles.get(slug) ?? title)
    if (next !== slug || titles.has(slug)) slugs.set(slug, next)
  }
  for (const doc of snapshot.documents.values())
    for (const { form, target, targetRange, anchor, anchorRange } of linksIn(doc)) {
      if (form === 'wiki') {
        const page = target.trim() === '' ? doc : wikiPage(snapshot, target)
        if (page !== home || anchor === null || !anchorRange) continue
        const section = home.sections.find(({ title, slug }) => title.toLowerCase() === anchor.trim().toLowerCase() || slug === anchor)
        const title = section && titles.get(section.slug)
        if (section && anchor === section.slug) edits.add(doc, anchorRange, slugs.get(section.slug) ?? anchor)
        else if (title !== undefined) edits.add(doc, anchorRange, title)
        continue
      }
      const read = readTarget(doc.path, target)
      const hash = target.indexOf('#')
      if (read?.path !== home.path || hash < 0) continue
      const next = slugs.get(read.anchor.toLowerCase())
      if (next !== undefined && next !== read.anchor)
        edits.add(doc, { start: targetRange.start + hash + 1, end: targetRange.end }, encoded(next))
    }
}

/** Edits by page, each place once. */
class Edits {
  readonly #byPath = new Map<string, TextEdit[]>()

  add({ path }: DocumentModel, range: Range, text: string): void {
    const edits = this.#byPath.get(path) ?? []
    if (edits.some((edit) => edit.range.start < range.end && range.start < edit.range.end)) return
    edits.push({ range, text })
    this.#byPath.set(path, edits)
  }

  files(): readonly FileEdits[] {
    return [...this.#byPath].map(([path, edits]) => ({
      path,
      edits: [...edits].sort((a, b) => a.range.start - b.range.start),
      create: false,
    }))
  }
}
