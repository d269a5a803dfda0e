// A project's documents as one immutable snapshot: names, ids and relations resolve here and nowhere else. Today is an argument.

import type { Settings } from '../config.js'
import { addDays, compareDays, spanLength } from '../time/index.js'
import type { DocumentModel, Item } from './document.js'
import type { Day, Entity, Id, Relation } from './types.js'
import { fold } from './vocabulary.js'

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
  /** False while `files` may lack some that are there. */
  readonly filesComplete: boolean
  byId(id: Id): ItemRef | undefined
  /** A plain name, wiki link or Markdown link as written in `from`: exact after case and space folding, then slug, then alias. */
  resolve(name: string, from: DocumentModel): Resolution
  /** Relations that start at or lead to an entity. */
  relationsOf(id: Id): readonly ResolvedRelation[]
  /** The entity with `closed`, `outcome.answeredBy` and `relations` filled from the whole project. */
  entity(ref: ItemRef): Entity
  isClosed(ref: ItemRef): boolean
}

/** The relation a field states from its item to what it names. */
const fieldRelations: Readonly<Record<string, Relation>> = {
  serves: 'ladders-to',
  parent: 'ladders-to',
  'aims-at': 'aims-at',
  produces: 'produces',
  inputs: 'consumes',
  reviews: 'reviews',
  opens: 'opens',
  closes: 'closes',
  'nested-in': 'nested-in',
  supersedes: 'supersedes',
  cycle: 'belongs-to',
}

/** Puts understood documents together. Lazy: nothing is resolved until it is asked for. `files` null: nobody has listed them. */
export function createSnapshot(
  documents: readonly DocumentModel[],
  settings: Settings,
  today: Day,
  files: Iterable<string> | null = [],
): Snapshot {
  const byPath = new Map(documents.map((doc) => [doc.path, doc]))
  let ids: Map<Id, ItemRef> | undefined
  let names: Map<string, ItemRef[]> | undefined
  const refs = () => documents.flatMap((doc) => doc.items.map((item) => ({ doc, item })))
  const byId = (id: Id) => {
    ids ??= new Map(refs().map((ref) => [ref.item.id, ref]))
    return ids.get(id)
  }
  const isClosed = ({ item }: ItemRef): boolean => {
    const { start, end } = item.span ?? {}
    if (!end) return false
    const length = start ? spanLength(start, end) : 0
    return compareDays(addDays(end, Math.max(31, length)), today) < 0
  }
  const relationsOf = (id: Id): readonly ResolvedRelation[] => {
    const ref = byId(id)
    if (!ref) return []
    const children = ref.doc.items.filter(({ parent }) => parent !== null && ref.doc.items[parent] === ref.item)
    const results: ResolvedRelation[] = children
      .filter(({ kind }) => kind === 'key-result')
      .map((child) => ({ kind: 'has-kr', from: id, to: child.id }))
    return [...results, ...outgoing(ref), ...(incoming().get(id) ?? [])]
  }
  /** What an item's own fields say of others, where the name is one thing only. */
  const outgoing = ({ doc, item }: ItemRef): ResolvedRelation[] =>
    item.fields.flatMap(({ key, value }) => {
      const kind = fieldRelations[key]
      if (!kind) return []
      return value.split(/\s*[;,]\s*/).flatMap((name) => {
        const { candidates } = resolve(name)
        const to = candidates.length === 1 ? candidates[0]!.item.id : null
        return to === null || (to === item.id && doc === candidates[0]!.doc) ? [] : [{ kind, from: item.id, to }]
      })
    })
  let pointing: Map<Id, ResolvedRelation[]> | undefined
  const incoming = () => {
    if (pointing) return pointing
    pointing = new Map()
    for (const relation of refs().flatMap(outgoing)) pointing.set(relation.to, [...(pointing.get(relation.to) ?? []), relation])
    return pointing
  }
  const resolve = (name: string): Resolution => {
    names ??= groupByName(refs())
    return { candidates: names.get(fold(name.replace(/^\[+|\]+$/g, ''))) ?? [] }
  }
  return {
    settings,
    today,
    documents: byPath,
    files: new Set([...byPath.keys(), ...(files ?? [])]),
    filesComplete: files !== null,
    byId,
    resolve,
    relationsOf,
    entity(ref) {
      const entity = ref.doc.entity(ref.item)
      return {
        ...entity,
        closed: isClosed(ref),
        relations: relationsOf(entity.id)
          .filter(({ from }) => from === entity.id)
          .map(({ kind, to }) => ({ kind, to })),
      }
    },
    isClosed,
  }
}

function groupByName(refs: readonly ItemRef[]): Map<string, ItemRef[]> {
  const names = new Map<string, ItemRef[]>()
  for (const ref of refs) names.set(fold(ref.item.name), [...(names.get(fold(ref.item.name)) ?? []), ref])
  return names
}
