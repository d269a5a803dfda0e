// What a name or link can mean: a thing of the model, a heading, a page, or a person or team that is only named. One identity for each.

import { indexAlong } from '../lists.js'
import type { DocumentModel, Item, Section } from '../model/document.js'
import { fold } from '../model/vocabulary.js'
import type { ItemRef, Snapshot } from '../model/workspace.js'
import type { Chunk, Place } from '../syntax/tree.js'
import type { Range } from '../text/text.js'
import { itemRange } from './at.js'

export type Thing =
  | { readonly is: 'item'; readonly ref: ItemRef }
  | { readonly is: 'section'; readonly doc: DocumentModel; readonly section: Section }
  | { readonly is: 'page'; readonly doc: DocumentModel }
  /** Somebody who owns or takes part, by name or handle. */
  | { readonly is: 'name'; readonly name: string }

/** Equal for what is the same. A heading that is a thing of the model is that thing. */
export function keyOf(snapshot: Snapshot, thing: Thing): string {
  switch (thing.is) {
    case 'item':
      return `item ${thing.ref.doc.path} ${thing.ref.item.id}`
    case 'section': {
      const item = itemOf(thing.doc, thing.section)
      return item ? keyOf(snapshot, item) : `section ${thing.doc.path} ${thing.section.slug}`
    }
    case 'page':
      return `page ${thing.doc.path}`
    case 'name':
      return `name ${fold(fullName(snapshot, thing.name))}`
  }
}

const headingsAt = indexAlong(({ form, statement }: Item): readonly Chunk[] => (form === 'heading' ? [statement.chunk] : []))
const sectionsAt = indexAlong(({ place }: Section): readonly Chunk[] => [place.chunk])

const lineOf = (doc: DocumentModel, place: Place): number => doc.text.lineAt(doc.place(place).start)

/** The thing whose heading a section is, if it is one. */
export function itemOf(doc: DocumentModel, { place }: Section): Extract<Thing, { is: 'item' }> | undefined {
  const here = [...headingsAt(doc.timeContext, doc.items, place.chunk)].filter((item) => lineOf(doc, item.statement) === lineOf(doc, place))
  const [item] = here.sort((a, b) => a.statement.start - b.statement.start)
  return item && { is: 'item', ref: { doc, item } }
}

/** The heading a thing is written in. */
export function sectionOf({ doc, item }: ItemRef): Section | undefined {
  if (item.form !== 'heading') return undefined
  const { statement } = item
  return [...sectionsAt(doc.timeContext, doc.sections, statement.chunk)].find(({ place }) => lineOf(doc, place) === lineOf(doc, statement))
}

/** Handles stand for the full names of the configuration. */
export function fullName(snapshot: Snapshot, name: string): string {
  const bare = name.replace(/^@/, '')
  const handle = Object.keys(snapshot.settings.people).find((one) => one.toLowerCase() === bare.toLowerCase())
  return handle === undefined ? bare : snapshot.settings.people[handle]!
}

export interface ThingPlace {
  readonly doc: DocumentModel
  readonly whole: Range
  readonly selection: Range
}

/** Where a thing is written; nobody writes down where a person is. */
export function placeOfThing(thing: Thing): ThingPlace | undefined {
  switch (thing.is) {
    case 'item': {
      const { doc, item } = thing.ref
      const [whole, selection] = [itemRange(doc, item), doc.place(item.statement)]
      return { doc, whole: { start: Math.min(whole.start, selection.start), end: Math.max(whole.end, selection.end) }, selection }
    }
    case 'section': {
      const range = thing.doc.place(thing.section.place)
      return { doc: thing.doc, whole: range, selection: range }
    }
    case 'page': {
      const first = thing.doc.sections[0]
      const range = first ? thing.doc.place(first.place) : { start: 0, end: 0 }
      return { doc: thing.doc, whole: range, selection: range }
    }
    case 'name':
      return undefined
  }
}
