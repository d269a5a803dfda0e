// Where a page names other things, and what is meant: links, wiki links, and names in the fields that hold them. Every navigation reads this.

import type { DocumentModel, Item, LocatedField } from '../model/document.js'
import { isNobody } from '../model/reading.js'
import type { Snapshot } from '../model/workspace.js'
import { firstWhere } from '../search.js'
import type { Place } from '../syntax/tree.js'
import type { Range } from '../text/text.js'
import { headingAt, holds, statementAt } from './at.js'
import { linksIn, type WrittenLink } from './doc-links.js'
import { readTarget, wikiPage } from './links.js'
import { itemOf, keyOf, type Thing } from './things.js'

export interface Mention {
  readonly doc: DocumentModel
  /** What a reader sees as the name. */
  readonly range: Range
  readonly text: string
  readonly link: WrittenLink | null
  /** The field it stands in, and whose field that is. */
  readonly key: string | null
  readonly item: Item | null
}

const whoKeys = new Set(['owner', 'creator', 'decider', 'participants', 'consumers', 'members', 'team', 'lead'])
const thingKeys = new Set([
  'serves',
  'parent',
  'aims-at',
  'produces',
  'inputs',
  'reviews',
  'opens',
  'closes',
  'opens-with',
  'closes-with',
  'nested-in',
  'used-in',
  'supersedes',
  'measure',
  'cycle',
  'link',
])

const memo = new WeakMap<DocumentModel, readonly Mention[]>()

/** Everything on a page that may name something, in order, resolved or not. Images are none. */
export function mentionsIn(doc: DocumentModel): readonly Mention[] {
  const known = memo.get(doc)
  if (known) return known
  const links = linksIn(doc).filter(({ form }) => form !== 'image')
  const found: Mention[] = []
  const fields: { readonly field: LocatedField; readonly item: Item | null }[] = [
    ...doc.pageFields.map((field) => ({ field, item: null })),
    ...doc.items.flatMap((item) => item.fields.map((field) => ({ field, item }))),
  ]
  const inField = new Map<WrittenLink, { readonly field: LocatedField; readonly item: Item | null }>()
  for (const { field, item } of fields) {
    if (!whoKeys.has(field.key) && !thingKeys.has(field.key)) continue
    const whole = { start: doc.place(field.place).start, end: Math.max(doc.place(field.place).end, doc.place(field.valuePlace).end) }
    const inside = linksWithin(links, whole)
    for (const link of inside) inField.set(link, { field, item })
    for (const part of parts(field)) {
      const range = doc.place(part.place)
      if (!inside.some((link) => link.range.start < range.end && range.start < link.range.end))
        found.push({ doc, text: part.text, range, link: null, key: field.key, item })
    }
  }
  for (const item of doc.items)
    if (item.owner?.from === 'own' && item.ownerPlace && !item.fields.some(({ key }) => key === 'owner'))
      for (const part of namesAt(item.ownerPlace, true))
        found.push({ doc, ...part, range: doc.place(part.place), link: null, key: 'owner', item })
  for (const link of links) {
    const field = inField.get(link)
    found.push({ doc, range: link.textRange, text: link.text, link, key: field?.field.key ?? null, item: field?.item ?? null })
  }
  found.sort((a, b) => a.range.start - b.range.start)
  const list = found.filter(({ range }, i) => i === 0 || range.start !== found[i - 1]!.range.start || range.end !== found[i - 1]!.range.end)
  memo.set(doc, list)
  return list
}

/** Of links in order, those inside a range. */
function linksWithin(links: readonly WrittenLink[], { start, end }: Range): readonly WrittenLink[] {
  const found: WrittenLink[] = []
  const first = firstWhere(0, links.length, (i) => links[i]!.range.start >= start)
  for (let i = first; i < links.length && links[i]!.range.end <= end; i++) found.push(links[i]!)
  return found
}

interface Part {
  readonly text: string
  readonly place: Place
}

function parts({ key, value, valuePlace }: LocatedField): readonly Part[] {
  return value === '' ? [] : namesAt(valuePlace, whoKeys.has(key))
}

/** The names between commas; of people also those between “and”, `&`, `+`. Marks around them do not belong to them. */
function namesAt({ chunk, start, end }: Place, people: boolean): readonly Part[] {
  const source = chunk.text.slice(start, end)
  const found: Part[] = []
  const separator = people ? /[,;+&/\n]|\s+and\s+/g : /[,;\n]/g
  let from = 0
  const add = (to: number) => {
    const piece = source.slice(from, to)
    const open = /^[\s"'*_`@([]*/.exec(piece)![0].length
    const text = piece.slice(open).replace(/[\s"'*_`)\].]+$/, '')
    if (text.length > 1 && text.length <= 80 && !isNobody(text))
      found.push({ text, place: { chunk, start: start + from + open, end: start + from + open + text.length } })
  }
  for (const match of source.matchAll(separator)) {
    add(match.index)
    from = match.index + match[0].length
  }
  add(source.length)
  return found
}

/** What a mention means. Several: the name is not clear; none: nothing of this project. */
export function meanings(snapshot: Snapshot, { doc, text, link, key }: Mention): readonly Thing[] {
  if (link?.form === 'wiki') return wikiMeanings(snapshot, doc, link)
  if (link) return linkMeanings(snapshot, doc, link)
  const found = snapshot.resolve(text, doc).candidates.map((ref): Thing => ({ is: 'item', ref }))
  if (key === null || !whoKeys.has(key)) return found
  const teams = found.filter((thing) => thing.is === 'item' && thing.ref.item.kind === 'team')
  return teams.length > 0 ? teams : [{ is: 'name', name: text }]
}

function linkMeanings(snapshot: Snapshot, doc: DocumentModel, { target, text }: WrittenLink): readonly Thing[] {
  const read = readTarget(doc.path, target)
  const page = read && snapshot.documents.get(read.path)
  if (!read || !page) return []
  if (read.anchor === '') {
    const { candidates } = snapshot.resolve(`[${text}](${target})`, doc)
    const [only] = candidates
    return only && candidates.length === 1 ? [{ is: 'item', ref: only }] : [{ is: 'page', doc: page }]
  }
  const wanted = read.anchor.replace(/^user-content-/, '').toLowerCase()
  const section = page.sections.find(({ slug }) => slug.toLowerCase() === wanted)
  if (section) return [itemOf(page, section) ?? { is: 'section', doc: page, section }]
  const item = page.items.find(({ id }) => id.toLowerCase() === `${page.path}#${wanted}`.toLowerCase() || id.toLowerCase() === wanted)
  return item ? [{ is: 'item', ref: { doc: page, item } }] : []
}

function wikiMeanings(snapshot: Snapshot, doc: DocumentModel, { target, anchor }: WrittenLink): readonly Thing[] {
  const page = target.trim() === '' ? doc : wikiPage(snapshot, target)
  if (anchor !== null && page) {
    const wanted = anchor.trim().toLowerCase()
    const section = page.sections.find(({ title, slug }) => title.toLowerCase() === wanted || slug === wanted)
    return section ? [itemOf(page, section) ?? { is: 'section', doc: page, section }] : []
  }
  const { candidates } = snapshot.resolve(target, doc)
  if (candidates.length > 0) return candidates.map((ref) => ({ is: 'item', ref }))
  return page ? [{ is: 'page', doc: page }] : []
}

/** The one thing a mention means, or undefined. */
export function meaning(snapshot: Snapshot, mention: Mention): Thing | undefined {
  const found = meanings(snapshot, mention)
  return found.length === 1 ? found[0] : undefined
}

export function mentionAt(doc: DocumentModel, offset: number): Mention | undefined {
  const mentions = mentionsIn(doc)
  // The name is nearer than the link around it.
  return mentions.find(({ range }) => holds(range, offset)) ?? mentions.find(({ link }) => link && holds(link.range, offset))
}

/** The thing under a cursor, on the place where it is written or where it is named. */
export function thingsAt(
  snapshot: Snapshot,
  doc: DocumentModel,
  offset: number,
): { readonly things: readonly Thing[]; readonly range: Range } | undefined {
  const mention = mentionAt(doc, offset)
  if (mention) {
    const things = meanings(snapshot, mention)
    if (things.length > 0) return { things, range: holds(mention.range, offset) ? mention.range : (mention.link?.range ?? mention.range) }
  }
  const item = statementAt(doc, offset)
  if (item) return { things: [{ is: 'item', ref: { doc, item } }], range: doc.place(item.statement) }
  const section = headingAt(doc, offset)
  return section && { things: [itemOf(doc, section) ?? { is: 'section', doc, section }], range: doc.place(section.place) }
}

/** Everything in the project that means a thing, page by page; on one page when that is all that is wanted. */
export function mentionsOf(snapshot: Snapshot, thing: Thing, page?: DocumentModel): readonly Mention[] {
  const key = keyOf(snapshot, thing)
  if (!page) return indexOf(snapshot).get(key) ?? []
  return mentionsIn(page).filter((mention) => {
    const meant = meaning(snapshot, mention)
    return meant !== undefined && keyOf(snapshot, meant) === key
  })
}

const indexes = new WeakMap<Snapshot, ReadonlyMap<string, readonly Mention[]>>()

/** All mentions of a snapshot by what they mean, read once when somebody asks. */
function indexOf(snapshot: Snapshot): ReadonlyMap<string, readonly Mention[]> {
  const known = indexes.get(snapshot)
  if (known) return known
  const made = new Map<string, Mention[]>()
  for (const doc of snapshot.documents.values())
    for (const mention of mentionsIn(doc)) {
      const meant = meaning(snapshot, mention)
      if (!meant) continue
      const key = keyOf(snapshot, meant)
      const list = made.get(key)
      if (list) list.push(mention)
      else made.set(key, [mention])
    }
  indexes.set(snapshot, made)
  return made
}
