// A page that nobody edits: the same answers as the understood document, without what only serves understanding it again after an edit.

import { inOneGo, type Steps } from '../steps.js'
import { keepLinks, linksOf } from '../syntax/links.js'
import { parse } from '../syntax/parse.js'
import { Placement } from '../syntax/placement.js'
import type { Chunk, Place, SyntaxTree } from '../syntax/tree.js'
import type { Text } from '../text/text.js'
import { type DocumentModel, type Item, type LocatedField, withPlaces } from './document.js'

/**
 * The document with chunks of its own, so that whatever is remembered of the ones it was understood from can go. The nodes of its chunks
 * are parsed again when somebody asks for them, and go again. As the previous one of `understand` it is of no use, and does no harm.
 */
export const atRest = (doc: DocumentModel): DocumentModel => inOneGo(atRestInSteps(doc))

/** So many chunks and items are put to rest in one step. */
const chunksInAStep = 64
const itemsInAStep = 32
/** V8 copies a shorter part of a text anyway. */
const shortestPart = 13

/** The same in steps of a few milliseconds. */
export function* atRestInSteps(doc: DocumentModel): Steps<DocumentModel> {
  // Its functions would hold all that it was understood from.
  const { place: _place, entity: _entity, ...facts } = doc
  const { text, tree, timeContext } = facts
  const resting = treeAtRest(text, shapeOf(tree))
  yield
  const chunks = chunksOf(resting)
  const copied = copier(chunksOf(tree).map((chunk, i) => [chunk, chunks[i]!]))
  for (const [i, chunk] of tree.chunks.entries()) {
    if (chunk.nodes.length > 0) keepLinks(resting.chunks[i]!, copied(linksOf(chunk)))
    if (i % chunksInAStep === 0) yield
  }
  const items: Item[] = []
  for (const item of facts.items) {
    items.push(copied(item))
    if (items.length % itemsInAStep === 0) yield
  }
  const [sections, pageFields] = [copied(facts.sections), copied(facts.pageFields)]
  return withPlaces({ ...facts, sections, items, pageFields, tree: resting, timeContext: { ...timeContext } })
}

/**
 * Copies plain values with all that is in them, but for the objects that stand for others: those are replaced. What is one object stays
 * one. A text that is part of a longer one, or put together from several, would hold these: it is written anew.
 */
function copier(standing: Iterable<readonly [object, object]>): <T>(value: T) => T {
  const copies = new Map<unknown, unknown>(standing)
  const copied = (value: unknown): unknown => {
    if (typeof value === 'string' ? value.length < shortestPart : typeof value !== 'object' || value === null) return value
    const known = copies.get(value)
    if (known !== undefined) return known
    const copy = copyOf(value)
    copies.set(value, copy)
    return copy
  }
  const copyOf = (value: unknown): unknown => {
    if (typeof value === 'string') return JSON.parse(JSON.stringify(value))
    if (Array.isArray(value)) return value.map(copied)
    const copy: Record<string, unknown> = { ...(value as object) }
    for (const key in copy) copy[key] = copied(copy[key])
    return copy
  }
  return copied as <T>(value: T) => T
}

/** All that is written down of a tree, whose text stands elsewhere. */
export interface Shape {
  /** The length of the front matter and the range of its value; null where there is none. */
  readonly front: readonly [number, number, number] | null
  readonly lengths: readonly number[]
  /** The indices of chunks without nodes, and of those among them that were left alone. */
  readonly empty: readonly number[]
  readonly skipped: readonly number[]
}

export function shapeOf({ frontMatter, chunks }: SyntaxTree): Shape {
  const those = (holds: (chunk: Chunk) => boolean) => chunks.flatMap((chunk, i) => (holds(chunk) ? [i] : []))
  return {
    front: frontMatter && [frontMatter.chunk.text.length, frontMatter.value.start, frontMatter.value.end],
    lengths: chunks.map(({ text }) => text.length),
    // A chunk at rest has nodes, or it would be none; counting them would parse its page again.
    empty: those((chunk) => !(chunk instanceof RestingChunk) && chunk.nodes.length === 0),
    skipped: those(({ skipped }) => skipped),
  }
}

/** A tree whose nodes are parsed when they are asked for. The shape must be that of the text's own tree. */
export function treeAtRest(text: Text, { front, lengths, empty, skipped }: Shape): SyntaxTree {
  let at = 0
  // Parts of the one text: chunks are joined from pieces when they are made, and each would hold its characters once more.
  const next = (length: number): string => {
    at += length
    return text.slice(at - length, at)
  }
  const frontMatter = front && {
    chunk: { text: next(front[0]), nodes: [], skipped: false },
    value: { start: front[1], end: front[2] },
  }
  const [withoutNodes, left] = [new Set(empty), new Set(skipped)]
  const chunks = lengths.map((length, i): Chunk => {
    const written = next(length)
    return withoutNodes.has(i) ? { text: written, nodes: [], skipped: left.has(i) } : new RestingChunk(written, text, i)
  })
  const placement = Placement.of(chunks, front?.[0] ?? 0)
  return { frontMatter, chunks, startOf: (chunk) => placement.startOf(chunk) ?? 0 }
}

/** The chunks that places of a document may stand in, always in the same order: its front matter is the last one. */
export const chunksOf = ({ chunks, frontMatter }: SyntaxTree): readonly Chunk[] => (frontMatter ? [...chunks, frontMatter.chunk] : chunks)

type WithPlaces = Pick<DocumentModel, 'sections' | 'items' | 'pageFields'>

/** What of a document holds places, with each in another form. What that form is the caller knows. */
export function placesMoved<F extends WithPlaces>({ sections, items, pageFields }: F, moved: (place: Place) => Place): WithPlaces {
  const orNull = (place: Place | null): Place | null => place && moved(place)
  const field = (one: LocatedField): LocatedField => ({ ...one, place: moved(one.place), valuePlace: moved(one.valuePlace) })
  const item = (one: Item): Item => ({
    ...one,
    statement: moved(one.statement),
    from: moved(one.from),
    to: moved(one.to),
    fields: one.fields.map(field),
    ownerPlace: orNull(one.ownerPlace),
    spanSource: one.spanSource && { ...one.spanSource, place: moved(one.spanSource.place) },
    headingSpan: one.headingSpan && {
      ...one.headingSpan,
      source: { ...one.headingSpan.source, place: moved(one.headingSpan.source.place) },
    },
    cadencePlace: orNull(one.cadencePlace),
    times: one.times.map(({ mention, place }) => ({ mention, place: moved(place) })),
    links: one.links.map((link) => ({ ...link, place: moved(link.place) })),
  })
  return {
    sections: sections.map(({ depth, title, slug, place }) => ({ depth, title, slug, place: moved(place) })),
    items: items.map(item),
    pageFields: pageFields.map(field),
  }
}

class RestingChunk implements Chunk {
  readonly skipped = false
  readonly #whole: Text
  readonly #index: number
  constructor(
    readonly text: string,
    whole: Text,
    index: number,
  ) {
    this.#whole = whole
    this.#index = index
  }
  get nodes(): Chunk['nodes'] {
    return treeOf(this.#whole).chunks[this.#index]?.nodes ?? []
  }
}

/** So many trees of pages at rest are kept: whoever reads page by page needs one, an answer that compares pages a few. */
const mostTrees = 4
/** Those asked for last, the newest at the end. A `WeakRef` would hold every tree that one answer touches until that answer is given. */
const lastAsked: { readonly text: Text; readonly tree: SyntaxTree }[] = []

function treeOf(text: Text): SyntaxTree {
  const at = lastAsked.findIndex((one) => one.text === text)
  const one = at < 0 ? { text, tree: parse(text) } : lastAsked.splice(at, 1)[0]!
  lastAsked.push(one)
  if (lastAsked.length > mostTrees) lastAsked.shift()
  return one.tree
}
