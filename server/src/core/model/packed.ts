// A page at rest as one line of text, for whoever keeps pages from one start to the next. What its settings and its text say is not in it.

import type { ModelSettings } from '../config.js'
import { keepLinks, linksOf, type WrittenLink } from '../syntax/links.js'
import type { Place } from '../syntax/tree.js'
import { chunksOf, placesMoved, type Shape, shapeOf, treeAtRest } from './at-rest.js'
import { type DocumentModel, type Source, withPlaces } from './document.js'
import { timeContextOf } from './page.js'

type Told = Pick<
  DocumentModel,
  'recognised' | 'evidence' | 'language' | 'date' | 'sections' | 'items' | 'pageFields' | 'pageOwner' | 'cycles'
>

interface Packed extends Told {
  readonly shape: Shape
  /** The links of the chunks that have some, by their indices. */
  readonly links: readonly (readonly [number, readonly WrittenLink[]])[]
  readonly calendar: readonly [DocumentModel['timeContext']['documentDate'], DocumentModel['timeContext']['calendar']['dates']]
  readonly statements: DocumentModel['timeContext']['statements']
}

/** One line that `unpack` makes the document of again, with the same text and settings. */
export function pack(doc: DocumentModel): string {
  const { tree, timeContext, recognised, evidence, language, date, pageOwner, cycles } = doc
  const at = new Map(chunksOf(tree).map((chunk, i) => [chunk, i]))
  // A place is written as the index of its chunk and its ends.
  const written = ({ chunk, start, end }: Place) => [at.get(chunk), start, end] as unknown as Place
  const packed: Packed = {
    ...{ recognised, evidence, language, date, pageOwner, cycles },
    ...placesMoved(doc, written),
    shape: shapeOf(tree),
    links: tree.chunks.flatMap((chunk, i) => {
      const links = linksOf(chunk)
      return links.length > 0 ? [[i, links] as const] : []
    }),
    calendar: [timeContext.documentDate, timeContext.calendar.dates],
    statements: timeContext.statements,
  }
  return JSON.stringify(packed)
}

/**
 * The document at rest, as `atRest` gives it. Null where the line is none of `pack` or does not fit the text; that it was made of this very
 * text under these very settings is the caller's matter.
 */
export function unpack(line: string, { path, text }: Source, settings: ModelSettings): DocumentModel | null {
  try {
    const { shape, links, calendar, statements, recognised, evidence, language, date, pageOwner, cycles, ...places } = JSON.parse(
      line,
    ) as Packed
    const length = shape.lengths.reduce((sum, each) => sum + each, shape.front?.[0] ?? 0)
    if (length !== text.length) return null
    const tree = treeAtRest(text, shape)
    const chunks = chunksOf(tree)
    const read = (place: Place): Place => {
      const [chunk, start, end] = place as unknown as readonly [number, number, number]
      return { chunk: chunks[chunk]!, start, end }
    }
    const known = new Map(links)
    tree.chunks.forEach((chunk, i) => {
      keepLinks(chunk, known.get(i) ?? [])
    })
    const timeContext = timeContextOf(settings, ...calendar, statements)
    return withPlaces({
      ...{ path, text, tree, settings, timeContext, recognised, evidence, language, date, pageOwner, cycles },
      ...placesMoved(places, read),
    })
  } catch {
    return null
  }
}
