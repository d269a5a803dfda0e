// Things, pages and headings a link can lead to, written the way this project writes its links.

import fuzzysort from 'fuzzysort'
import type { DocumentModel } from '../model/document.js'
import { type Kind, kindIds } from '../model/kinds.js'
import { vocabularyOf } from '../model/vocabulary.js'
import type { ItemRef, Snapshot } from '../model/workspace.js'
import { ownWord } from '../render/words.js'
import type { Range } from '../text/text.js'
import { type Choice, type Completion, type Completions, placed } from './completion-items.js'
import { anchorOf, encoded, readTarget, relativeLink, wikiPage } from './links.js'
import type { Spot } from './spot.js'
import { bareName, usageOf } from './usage.js'

/** A list that nobody reads to its end costs time on every letter. */
const mostLinks = 200

/** Fields that name other things, and the kinds of those, the likeliest first. */
export const namedKinds: Readonly<Record<string, readonly Kind[]>> = {
  serves: ['goal', 'objective', 'model', 'metric', 'strategy', 'mission'],
  parent: ['goal', 'objective'],
  'aims-at': ['goal', 'objective', 'metric'],
  produces: ['artifact', 'decision'],
  inputs: ['artifact', 'metric'],
  reviews: ['goal', 'objective', 'metric', 'artifact'],
  opens: ['cycle'],
  closes: ['cycle'],
  'opens-with': ['ritual'],
  'closes-with': ['ritual'],
  'nested-in': ['cycle'],
  'used-in': ['ritual'],
  supersedes: ['decision', 'strategy'],
  measure: ['metric'],
  link: ['artifact'],
}

type LinkSpot = Extract<Spot, { at: 'link' | 'anchor' }>

/** @param pages also pages and headings by themselves; clients that bring their own for Markdown links take things only */
export function linkCompletions(snapshot: Snapshot, doc: DocumentModel, spot: LinkSpot, pages: boolean): Completions {
  if (spot.at === 'anchor') return { items: anchors(snapshot, doc, spot, pages), cut: false }
  const { form, typed, range, closed } = spot
  const key = spot.field === null ? null : vocabularyOf(doc.settings).field(spot.field)
  const first = (key && namedKinds[key]) ?? []
  const refs = usageOf(snapshot)
    .ofKind(...first, ...kindIds.filter((kind) => !first.includes(kind)))
    .filter(({ item }) => item !== spot.item && item.name !== '')
  const words = typed.replace(/^\[/, '').trim()
  const found: readonly ItemRef[] =
    words !== '' && form !== 'target'
      ? fuzzysort.go(words, refs, { key: ({ item }) => bareName(item), limit: mostLinks }).map(({ obj }) => obj)
      : refs.slice(0, mostLinks)
  const list = found.map((ref): Choice => {
    const name = bareName(ref.item)
    const base = { label: name, sort: 'item', detail: where(snapshot, doc, ref), subject: { is: 'item', id: ref.item.id } } as const
    if (form === 'wiki') return { ...base, text: [`${name}${closed ? '' : ']]'}`] }
    if (form === 'whole') return { ...base, text: [linkTo(doc, ref)] }
    return { ...base, text: [`${targetOf(doc, ref)}${closed ? '' : ')'}`] }
  })
  const more = form === 'wiki' || (form === 'target' && pages) ? pagesOf(snapshot, doc, form, closed) : []
  const items = placed([...list, ...more].slice(0, mostLinks), form === 'whole' && closed ? longer(range) : range)
  return { items: form === 'whole' ? items.map(inBrackets) : items, cut: refs.length > mostLinks }
}

/** The closing bracket an editor has put there by itself belongs to what is replaced. */
const longer = ({ start, end }: Range): Range => ({ start, end: end + 1 })

/** What is typed begins with the bracket. */
const inBrackets = (completion: Completion): Completion => ({ ...completion, filter: `[${completion.filter}` })

function pagesOf(snapshot: Snapshot, doc: DocumentModel, form: 'wiki' | 'target', closed: boolean): readonly Choice[] {
  return [...snapshot.documents.values()]
    .filter((page) => page !== doc)
    .map((page) => {
      const stem = page.path.replace(/^.*\//, '').replace(/\.[a-z]+$/i, '')
      const text = form === 'wiki' ? `${stem}${closed ? '' : ']]'}` : `${encoded(relativeLink(doc.path, page.path))}${closed ? '' : ')'}`
      return { label: page.sections[0]?.title || stem, sort: 'page', detail: page.path, text: [text] }
    })
}

function anchors(snapshot: Snapshot, doc: DocumentModel, spot: Extract<LinkSpot, { at: 'anchor' }>, pages: boolean): readonly Completion[] {
  if (spot.form === 'target' && !pages) return []
  const page =
    spot.form === 'wiki'
      ? spot.page.trim() === ''
        ? doc
        : wikiPage(snapshot, spot.page)
      : snapshot.documents.get(readTarget(doc.path, `${spot.page}#`)?.path ?? '')
  const close = spot.closed ? '' : spot.form === 'wiki' ? ']]' : ')'
  const list = (page?.sections ?? []).map(
    ({ title, slug, depth }): Choice => ({
      label: title,
      sort: 'heading',
      detail: '#'.repeat(depth),
      text: [`${spot.form === 'wiki' ? title.replace(/[[\]|#]/g, ' ').trim() : slug}${close}`],
    }),
  )
  return placed(list, spot.range).map((one, i) => ({ ...one, filter: `${list[i]!.text!.join('')} ${one.label}` }))
}

/** Things of some kinds, as the field `key` names things in this project: by link, by wiki link or by name alone. */
export function linkChoices(snapshot: Snapshot, doc: DocumentModel, wanted: readonly Kind[], key: string): readonly Choice[] {
  const refs = usageOf(snapshot)
    .ofKind(...wanted)
    .filter(({ item }) => item.name !== '')
  const style = styleOf(doc, key) ?? [...snapshot.documents.values()].map((other) => styleOf(other, key)).find(Boolean) ?? 'link'
  const open = refs.filter((ref) => !snapshot.isClosed(ref))
  const names = new Map<string, number>()
  for (const { item } of open) names.set(bareName(item), (names.get(bareName(item)) ?? 0) + 1)
  return open.slice(0, mostLinks).map((ref) => {
    const name = bareName(ref.item)
    const alone = names.get(name) === 1
    return {
      label: name,
      sort: 'item',
      detail: where(snapshot, doc, ref),
      text: [style === 'link' || !alone ? linkTo(doc, ref) : style === 'wiki' ? `[[${name}]]` : name],
      subject: { is: 'item', id: ref.item.id },
    }
  })
}

type LinkStyle = 'link' | 'wiki' | 'name'

function styleOf(doc: DocumentModel, key: string): LinkStyle | undefined {
  const counts = new Map<LinkStyle, number>()
  for (const item of doc.items)
    for (const { key: other, value, valuePlace } of item.fields) {
      if (other !== key || value === '') continue
      const { chunk, start, end } = valuePlace
      const around = chunk.text.slice(Math.max(0, start - 2), end + 2)
      const style = /\[\[/.test(around) ? 'wiki' : /\[|\]\(/.test(around) ? 'link' : 'name'
      counts.set(style, (counts.get(style) ?? 0) + 1)
    }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

function where(snapshot: Snapshot, doc: DocumentModel, ref: ItemRef): string {
  const word = ownWord(snapshot, ref.item.kind)
  return ref.doc === doc ? word : `${word} · ${ref.doc.path}`
}

function targetOf(from: DocumentModel, { doc, item }: ItemRef): string {
  const anchor = anchorOf(doc, item)
  const path = doc === from && anchor !== '' ? '' : encoded(relativeLink(from.path, doc.path))
  return anchor === '' ? path : `${path}#${encoded(anchor)}`
}

function linkTo(from: DocumentModel, ref: ItemRef): string {
  return `[${bareName(ref.item).replace(/[[\]\\]/g, '\\$&')}](${targetOf(from, ref)})`
}
