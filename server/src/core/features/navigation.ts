// From a name to what it means and back: definition, references, highlights, document links. Places only; nothing is changed.

import type { DocumentModel } from '../model/document.js'
import type { Snapshot } from '../model/workspace.js'
import type { Range } from '../text/text.js'
import { linksIn } from './doc-links.js'
import { decoded, readTarget } from './links.js'
import { type Mention, meaning, mentionAt, mentionsIn, mentionsOf, thingsAt } from './mentions.js'
import { placeOfThing, type Thing } from './things.js'

export interface Location {
  readonly path: string
  readonly range: Range
}

export interface Definition extends Location {
  /** What is selected when it is opened. */
  readonly selection: Range
  /** What was asked about, in the page that asks. */
  readonly origin: Range
}

export interface NavigationOptions {
  /** Also where Markdown links lead, which some clients follow themselves. */
  readonly markdownLinks: boolean
}

/** Where the thing under the cursor is written; all of them where the name is not clear. */
export function definition(snapshot: Snapshot, doc: DocumentModel, offset: number, options: NavigationOptions): readonly Definition[] {
  const at = thingsAt(snapshot, doc, offset)
  if (!at) return []
  const mention = mentionAt(doc, offset)
  if (!options.markdownLinks && mention && isPlainLink(mention)) return []
  return at.things.flatMap((thing) => {
    const place = placeOfThing(thing)
    return place ? [{ path: place.doc.path, range: place.whole, selection: place.selection, origin: at.range }] : []
  })
}

const isPlainLink = ({ link }: Mention): boolean => link !== null && link.form !== 'wiki'

/** Every place that names the thing under the cursor, and the place where it is written if that is wanted. */
export function references(
  snapshot: Snapshot,
  doc: DocumentModel,
  offset: number,
  { declaration, markdownLinks }: NavigationOptions & { readonly declaration: boolean },
): readonly Location[] {
  const thing = onlyThing(snapshot, doc, offset)
  if (!thing) return []
  return referencesOf(snapshot, thing, declaration, markdownLinks)
}

export function referencesOf(snapshot: Snapshot, thing: Thing, declaration: boolean, markdownLinks = true): readonly Location[] {
  const place = declaration ? placeOfThing(thing) : undefined
  const mentions = mentionsOf(snapshot, thing).filter((mention) => markdownLinks || !leadsToHeading(mention))
  return [
    ...(place ? [{ path: place.doc.path, range: place.selection }] : []),
    ...mentions.map((mention) => ({ path: mention.doc.path, range: mention.range })),
  ]
}

/** A client that knows Markdown links finds those with an anchor itself; those that name a thing by their text it does not. */
const leadsToHeading = ({ link }: Mention): boolean => link !== null && link.form !== 'wiki' && link.target.includes('#')

function onlyThing(snapshot: Snapshot, doc: DocumentModel, offset: number): Thing | undefined {
  const at = thingsAt(snapshot, doc, offset)
  return at?.things.length === 1 ? at.things[0] : undefined
}

export interface Highlight {
  readonly range: Range
  /** Where the thing is written, not where it is named. */
  readonly written: boolean
}

/** The same on one page. */
export function highlights(snapshot: Snapshot, doc: DocumentModel, offset: number): readonly Highlight[] {
  const thing = onlyThing(snapshot, doc, offset)
  if (!thing) return []
  const place = placeOfThing(thing)
  const named = mentionsOf(snapshot, thing, doc).map(({ range }) => ({ range, written: false }))
  return place?.doc === doc ? [{ range: place.selection, written: true }, ...named] : named
}

export interface DocumentLink {
  readonly range: Range
  readonly path: string
  /** Where on that page; null for its beginning, or for a file that is no page. */
  readonly at: number | null
  readonly tooltip: string
}

/** Links that can be followed with a click: wiki links, and Markdown links to files of the project for clients without their own. */
export function documentLinks(snapshot: Snapshot, doc: DocumentModel, { markdownLinks }: NavigationOptions): readonly DocumentLink[] {
  const mentions = mentionsIn(doc).flatMap((mention): DocumentLink[] => {
    if (!mention.link || (mention.link.form !== 'wiki' && !markdownLinks)) return []
    const thing = meaning(snapshot, mention)
    const place = thing && placeOfThing(thing)
    if (!place) return []
    const { form, range, targetRange } = mention.link
    const tooltip = place.doc === doc ? 'On this page' : place.doc.path
    return [
      {
        range: form === 'wiki' ? range : targetRange,
        path: place.doc.path,
        at: thing.is === 'page' ? null : place.selection.start,
        tooltip,
      },
    ]
  })
  if (!markdownLinks) return mentions
  const others = linksIn(doc).flatMap(({ form, target, targetRange }): DocumentLink[] => {
    const read = form === 'wiki' ? null : readTarget(doc.path, target)
    if (!read || snapshot.documents.has(read.path) || !snapshot.files.has(read.path)) return []
    return [{ range: targetRange, path: read.path, at: null, tooltip: decoded(read.path) }]
  })
  return [...mentions, ...others].sort((a, b) => a.range.start - b.range.start)
}
