// A page that nobody edits: the same answers as the understood document, without what only serves understanding it again after an edit.

import { keepLinks } from '../syntax/links.js'
import { parse } from '../syntax/parse.js'
import { Placement } from '../syntax/placement.js'
import type { Chunk, Place, SyntaxTree } from '../syntax/tree.js'
import type { Text } from '../text/text.js'
import { type DocumentModel, type Item, type LocatedField, withPlaces } from './document.js'

/**
 * The document with chunks of its own, so that whatever is remembered of the ones it was understood from can go. The nodes of its chunks
 * are parsed again when somebody asks for them, and go again. As the previous one of `understand` it is of no use, and does no harm.
 */
export function atRest(doc: DocumentModel): DocumentModel {
  return withPlaces(movedTo(treeAtRest(doc), doc))
}

type Facts = Omit<DocumentModel, 'place' | 'entity'>

function treeAtRest({ text, tree: { chunks, frontMatter } }: DocumentModel): SyntaxTree {
  let at = 0
  // Parts of the one text: chunks are joined from pieces when they are made, and each would hold its characters once more.
  const next = ({ length }: string): string => {
    at += length
    return text.slice(at - length, at)
  }
  const front = frontMatter && { chunk: { ...frontMatter.chunk, text: next(frontMatter.chunk.text) }, value: frontMatter.value }
  const resting = chunks.map((chunk, i): Chunk => {
    const { nodes, skipped } = chunk
    const written = next(chunk.text)
    if (nodes.length === 0) return { text: written, nodes: [], skipped }
    const quiet = new RestingChunk(written, text, i)
    keepLinks(chunk, quiet)
    return quiet
  })
  const placement = Placement.of(resting, front?.chunk.text.length ?? 0)
  return { frontMatter: front, chunks: resting, startOf: (chunk) => placement.startOf(chunk) ?? 0 }
}

/** What is known of a document, its places in the chunks of another tree of the same text. */
function movedTo(tree: SyntaxTree, doc: DocumentModel): Facts {
  const chunks = new Map<Chunk, Chunk>(doc.tree.chunks.map((chunk, i) => [chunk, tree.chunks[i]!]))
  if (doc.tree.frontMatter && tree.frontMatter) chunks.set(doc.tree.frontMatter.chunk, tree.frontMatter.chunk)
  const moved = ({ chunk, start, end }: Place): Place => ({ chunk: chunks.get(chunk) ?? chunk, start, end })
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
    cadencePlace: orNull(one.cadencePlace),
    times: one.times.map(({ mention, place }) => ({ mention, place: moved(place) })),
    links: one.links.map((link) => ({ ...link, place: moved(link.place) })),
  })
  const { place: _place, entity: _entity, ...facts } = doc
  return {
    ...facts,
    tree,
    timeContext: { ...doc.timeContext },
    sections: doc.sections.map(({ depth, title, slug, place }) => ({ depth, title, slug, place: moved(place) })),
    items: doc.items.map(item),
    pageFields: doc.pageFields.map(field),
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
