// A project's documents as one immutable snapshot: names, ids and relations resolve here and nowhere else. Today is an argument.

import type { Settings } from '../config.js'
import type { DocumentModel, Item } from './document.js'
import type { Day, Entity, Id, Relation } from './types.js'

/** What a name or link resolves to. More than one candidate is ambiguous. */
export interface Resolution {
  readonly candidates: readonly ItemRef[]
}

export interface ItemRef {
  readonly doc: DocumentModel
  readonly item: Item
}

export interface ResolvedRelation {
  readonly kind: Relation
  readonly from: Id
  readonly to: Id
}

export interface Snapshot {
  readonly settings: Settings
  readonly today: Day
  /** By path, recognised or not. */
  readonly documents: ReadonlyMap<string, DocumentModel>
  /** Paths of all files known to the project (for link targets), recognised or not. */
  readonly files: ReadonlySet<string>
  byId(id: Id): ItemRef | undefined
  /** A plain name, wiki link or Markdown link as written in `from`: exact after case and space folding, then slug, then alias. */
  resolve(name: string, from: DocumentModel): Resolution
  /** Relations that start at or lead to an entity. */
  relationsOf(id: Id): readonly ResolvedRelation[]
  /** The entity with `closed`, `outcome.answeredBy` and `relations` filled from the whole project. */
  entity(ref: ItemRef): Entity
  isClosed(ref: ItemRef): boolean
}

/** Puts understood documents together. Lazy: nothing is resolved until it is asked for. */
export function createSnapshot(
  documents: readonly DocumentModel[],
  settings: Settings,
  today: Day,
  files: Iterable<string> = [],
): Snapshot {
  const byPath = new Map(documents.map((doc) => [doc.path, doc]))
  const snapshot: Snapshot = {
    settings,
    today,
    documents: byPath,
    files: new Set([...byPath.keys(), ...files]),
    byId: () => undefined,
    resolve: () => ({ candidates: [] }),
    relationsOf: () => [],
    entity: ({ doc, item }) => doc.entity(item),
    isClosed: () => false,
  }
  return snapshot
}
