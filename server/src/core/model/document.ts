// One understood document: what was recognised in one text under given settings; knows no other document and no today.

import type { Judgement } from '../clarity/index.js'
import type { ModelSettings } from '../config.js'
import { inOneGo, type Steps } from '../steps.js'
import type { Chunk, Place, SyntaxTree } from '../syntax/tree.js'
import { parseInSteps } from '../syntax/tree.js'
import type { Range, Text } from '../text/text.js'
import type { NamedCycle, TimeContext, TimeMention } from '../time/index.js'
import { understandTree } from './entities.js'
import type { FieldKey } from './kinds.js'
import type { Cadence, Day, Entity, Evidence, Id, Kind, Lifetime, Outcome, Owner, Span } from './types.js'

export type Form = 'heading' | 'list-item' | 'table-row' | 'paragraph' | 'label' | 'callout' | 'details' | 'html-table' | 'front-matter'

/** A field of an item, as written: a `Label: value` line, a bold label, a table cell under a head, a front matter key. */
export interface LocatedField {
  /** The canonical key where the label is known or an alias, else the label in kebab-case. */
  readonly key: FieldKey | (string & {})
  readonly label: string
  /** Plain text of the value, trimmed; '' when it was left empty. */
  readonly value: string
  readonly place: Place
  /** Where the value stands; empty at the place where one would be typed. */
  readonly valuePlace: Place
}

/** A time phrase with its place. */
export interface LocatedTime {
  readonly mention: TimeMention
  readonly place: Place
}

/**
 * A recognised thing, positions relative to chunks: the resolved facts that rules and features read.
 * `DocumentModel.entity(item)` is the same thing with absolute offsets, for output.
 */
export interface Item {
  readonly id: string
  readonly kind: Kind
  readonly lifetime: Lifetime
  readonly form: Form
  readonly name: string
  /** Plain text of the statement. */
  readonly text: string
  /** The statement as written (`statement.chunk.text.slice(start, end)`); ranges of `judgement` and `times` count from its start. */
  readonly statement: Place
  /** The whole item; its end may lie in a later chunk. */
  readonly from: Place
  readonly to: Place
  /** The address of the item of this page that it belongs to, or null. */
  readonly parent: Id | null
  readonly fields: readonly LocatedField[]
  readonly owner: Owner | null
  readonly ownerPlace: Place | null
  readonly span: Span | null
  /** The period of the heading above and where it stands, for an item that says itself by when; null where there is none. */
  readonly headingSpan: { readonly span: Span; readonly source: LocatedTime } | null
  /** Where the phrase of the effective span stands, and the phrase; null for names, folders, configuration. */
  readonly spanSource: LocatedTime | null
  readonly cadence: Cadence | null
  readonly cadencePlace: Place | null
  /** Null on kinds that carry no outcome. */
  readonly judgement: Judgement | null
  readonly outcome: Outcome | null
  /** Time phrases of the statement and the item's own fields, span or not. */
  readonly times: readonly LocatedTime[]
  /** Status words and signs read as fields: done, dropped, on track, a grade; null where none is given. */
  readonly status: 'done' | 'dropped' | 'on-track' | 'at-risk' | 'off-track' | 'planned' | null
  /** A heading puts it off to no time in particular ("Longer term", "Future goals", "Ideas"). */
  readonly deferred: boolean
  /** A bullet below a milestone, a bet or a result that nothing calls a result: it tells of the one above. */
  readonly detail: boolean
  /** Something directly below it can be checked: measured, or done or not. */
  readonly answeredBelow: boolean
  /** Recognised beyond doubt (explicit mark, or strong evidence): rules of severity warning and above need it. */
  readonly certain: boolean
  readonly evidence: readonly Evidence[]
  /** Links out of the item, for relations and artifacts. */
  readonly links: readonly ItemLink[]
}

/** Measured, or done or not: somebody can tell whether it is reached. */
export const canBeChecked = ({ judgement }: Item): boolean => judgement !== null && judgement.outcome.verdict !== 'unclear'

export interface ItemLink {
  readonly target: string
  readonly text: string
  readonly place: Place
}

/** A section heading, recognised or not. */
export interface Section {
  readonly depth: number
  readonly title: string
  /** The GitHub anchor, unique in its document. */
  readonly slug: string
  readonly place: Place
}

export interface DocumentModel {
  readonly path: string
  readonly text: Text
  readonly tree: SyntaxTree
  /** What it was understood under. */
  readonly settings: ModelSettings
  readonly recognised: 'explicit' | 'evidence' | 'none'
  readonly evidence: readonly Evidence[]
  /** The language pack in use, or null: then only structure and numbers are read. */
  readonly language: 'en' | null
  readonly date: Day | null
  readonly timeContext: TimeContext
  readonly sections: readonly Section[]
  /** In document order. Empty unless recognised. */
  readonly items: readonly Item[]
  /** Fields of the page itself: its front matter and the fields above its first section. */
  readonly pageFields: readonly LocatedField[]
  /** The owner of the whole page, if it names one. */
  readonly pageOwner: Owner | null
  /** Cycles this document defines, for the project's time context. */
  readonly cycles: readonly NamedCycle[]
  /** Absolute offsets of a place. */
  place(place: Place): Range
  entity(item: Item): Entity
}

export interface Source {
  /** Relative to the project, with `/`. */
  readonly path: string
  readonly text: Text
}

/** Understands one text. `previous` is an earlier understanding of the same path, whose unchanged chunks are used again. Never throws. */
export const understand = (source: Source, settings: ModelSettings, previous?: DocumentModel): DocumentModel =>
  inOneGo(understandInSteps(source, settings, previous))

/** The same in steps of a few milliseconds. */
export function* understandInSteps({ path, text }: Source, settings: ModelSettings, previous?: DocumentModel): Steps<DocumentModel> {
  const tree = yield* parseInSteps(text, previous?.tree)
  return withPlaces({ path, text, tree, settings, ...(yield* understandTree(path, tree, settings, previous)) })
}

/** The document of these facts. */
export function withPlaces(facts: Omit<DocumentModel, 'place' | 'entity'>): DocumentModel {
  const model: DocumentModel = {
    ...facts,
    place: (place) => absolute(facts.tree, place),
    entity: (item) => toEntity(model, item),
  }
  return model
}

function absolute(tree: SyntaxTree, { chunk, start, end }: { chunk: Chunk; start: number; end: number }): Range {
  const base = tree.startOf(chunk)
  return { start: base + start, end: base + end }
}

function toEntity(doc: DocumentModel, item: Item): Entity {
  return {
    id: item.id,
    kind: item.kind,
    lifetime: item.lifetime,
    closed: false,
    name: item.name,
    text: item.text,
    range: { start: doc.place(item.from).start, end: doc.place(item.to).end },
    statementRange: doc.place(item.statement),
    parent: item.parent,
    owner: item.owner,
    span: item.span && { ...item.span, range: item.spanSource && doc.place(item.spanSource.place) },
    outcome: item.outcome,
    cadence: item.cadence,
    fields: Object.fromEntries(item.fields.map(({ key, value }) => [key, value])),
    relations: [],
    evidence: item.evidence,
  }
}
