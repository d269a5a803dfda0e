// A project's documents as one immutable snapshot: names, ids and relations resolve here and nowhere else. Today is an argument.

import type { Settings } from '../config.js'
import { groupBy } from '../group-by.js'
import { byObject, lazy } from '../memo.js'
import { inOneGo, type Steps } from '../steps.js'
import { addDays, compareDays, spanLength } from '../time/index.js'
import type { DocumentModel, Item, ItemLink, LocatedField } from './document.js'
import { keyResultsOn } from './family.js'
import { itemsThat } from './items-that.js'
import { readTarget } from './link-targets.js'
import { type ItemRef, type Lookup, lookupInSteps } from './lookup.js'
import { Pages } from './pages.js'
import { goalKinds } from './sections.js'
import type { Day, Entity, Id, Relation } from './types.js'
import { fold, kebab } from './vocabulary.js'

export type { ItemRef } from './lookup.js'

/** What a name or link resolves to. More than one candidate is ambiguous. */
export interface Resolution {
  readonly candidates: readonly ItemRef[]
}

export interface ResolvedRelation {
  readonly kind: Relation
  readonly from: Id
  readonly to: Id
}

export interface Snapshot {
  readonly settings: Settings
  readonly today: Day
  /** The reader's time zone, where the place that shows the answers knows it. Only words for people use it. */
  readonly readerZone: string | null
  /** By path, recognised or not. */
  readonly documents: Pages
  /** Paths of all files known to the project (for link targets), recognised or not. */
  readonly files: ReadonlySet<string>
  /** False while `files` may lack some that are there. */
  readonly filesComplete: boolean
  /** Gets ready to find names and relations. Else whoever asks for the first one waits until all of the project is gone through. */
  lookUp(): Steps<void>
  byId(id: Id): ItemRef | undefined
  /** A plain name, wiki link or Markdown link as written in `from`: exact after case and space folding, then slug, then alias. */
  resolve(name: string, from: DocumentModel): Resolution
  /** The entity that an entry of an index only links to ("[Loaner pool](loaner-pool.md)" in a table of bets), or null. */
  pointsTo(ref: ItemRef): ItemRef | null
  /**
   * All that entities and relations follow from: they are the same in two snapshots where these are. The list of a page's items stands for
   * all that is recognised in it, sections and fields too, since each understanding that differs makes its own list.
   */
  readonly grounds: readonly unknown[]
  /** Relations that start at or lead to an entity. */
  relationsOf(id: Id): readonly ResolvedRelation[]
  /** Relations that start at an entity, which takes less work. */
  relationsFrom(id: Id): readonly ResolvedRelation[]
  /** The entity with `closed` and `relations` filled from the whole project. */
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

/** A field of it may name something else. Asked of every item of a page, where resolving names would take all names of the project. */
export const mayRelate = byObject(({ fields }: Item): boolean => fields.some(({ key }) => fieldRelations[key] !== undefined))

/** Those items of a page whose fields may name something else. */
export const relatingOn = itemsThat(mayRelate)

const keyResultsOf = ({ doc, item }: ItemRef): readonly ResolvedRelation[] =>
  keyResultsOn(doc, item).map(({ id }) => ({ kind: 'has-kr', from: item.id, to: id }))

/** Puts understood documents together. Lazy: nothing is resolved until it is asked for. `files` null: nobody has listed them. */
export function createSnapshot(
  documents: readonly DocumentModel[] | Pages,
  settings: Settings,
  today: Day,
  files: Iterable<string> | null = [],
  readerZone: () => string | null = () => null,
): Snapshot {
  const zone = lazy(readerZone)
  const pages = documents instanceof Pages ? documents : Pages.of(documents)
  let found: Lookup | undefined
  const lookup = (): Lookup => {
    found ??= inOneGo(lookupInSteps(pages, settings))
    return found
  }
  const refs = () => pages.list.flatMap((doc) => relatingOn(doc).map((item) => ({ doc, item })))
  const byId = (id: Id) => lookup().byId(id)
  const over = new Map<string, boolean>()
  const isClosed = ({ item }: ItemRef): boolean => {
    // A decision holds until another one replaces it.
    if (item.kind === 'decision') return false
    const { start, end } = item.span ?? {}
    if (!end || end >= today) return false
    const key = `${start ?? ''}/${end}`
    let closed = over.get(key)
    if (closed === undefined) {
      const length = start ? spanLength(start, end) : 0
      closed = compareDays(addDays(end, Math.max(31, length)), today) < 0
      over.set(key, closed)
    }
    return closed
  }
  const related = new Map<Id, readonly ResolvedRelation[]>()
  const relationsOf = (id: Id): readonly ResolvedRelation[] => {
    let relations = related.get(id)
    if (!relations) {
      relations = byId(id) ? [...relationsFrom(id), ...(incoming().get(id) ?? [])] : []
      related.set(id, relations)
    }
    return relations
  }
  const leading = new Map<Id, readonly ResolvedRelation[]>()
  const relationsFrom = (id: Id): readonly ResolvedRelation[] => {
    let relations = leading.get(id)
    if (!relations) {
      const ref = byId(id)
      relations = ref ? [...keyResultsOf(ref), ...outgoing(ref)] : []
      leading.set(id, relations)
    }
    return relations
  }
  /** What an item's own fields say of others, where the name or link is one thing only. */
  const outgoing = ({ doc, item }: ItemRef): readonly ResolvedRelation[] =>
    statedBy(item).flatMap(({ kind, name }) => {
      const { candidates } = resolveName(name, doc)
      const named = candidates.length === 1 ? [candidates[0]!.item.id] : []
      const all = named.length === 0 && candidates.length === 0 && kind === 'reviews' ? goalsAt(name, doc) : named
      return all.filter((to) => to !== item.id).map((to) => ({ kind, from: item.id, to }))
    })
  /** Whoever looks at a page of goals, or at one of its sections, looks at the goals there. */
  const goalsAt = ({ target }: WrittenName, from: DocumentModel): readonly Id[] => {
    const linked = target === null ? null : readTarget(from.path, target)
    const page = linked && pages.get(linked.path)
    if (!page) return []
    const at = linked.anchor === '' ? 0 : page.sections.findIndex(({ slug }) => slug === linked.anchor.toLowerCase())
    const section = page.sections[at]
    if (at < 0 || (linked.anchor !== '' && !section)) return []
    const next = linked.anchor === '' ? undefined : page.sections.slice(at + 1).find(({ depth }) => depth <= section!.depth)
    const start = linked.anchor === '' ? 0 : page.place(section!.place).start
    const end = next ? page.place(next.place).start : page.text.length
    return page.items.flatMap(({ id, kind, parent, statement }) => {
      const { start: place } = page.place(statement)
      return parent === null && goalKinds.has(kind) && start <= place && place < end ? [id] : []
    })
  }
  let pointing: Map<Id, ResolvedRelation[]> | undefined
  const incoming = () => {
    if (pointing) return pointing
    pointing = groupBy(refs().flatMap(outgoing), ({ to }) => to)
    return pointing
  }
  const pointsTo = ({ doc, item }: ItemRef): ItemRef | null => {
    const [link] = item.links
    if (!link || link.text !== item.text || link.place.chunk !== item.statement.chunk) return null
    const linked = readTarget(doc.path, link.target)
    const page = linked && pages.get(linked.path)
    const first = page?.items[0]
    const found =
      page && linked.anchor !== ''
        ? byId(`${linked.path}#${linked.anchor.toLowerCase()}`)
        : page && first && isTitle(page, first)
          ? { doc: page, item: first }
          : undefined
    return found && found.item !== item && found.item.kind === item.kind ? found : null
  }
  const called = (name: string): readonly ItemRef[] =>
    lookup()
      .called(name)
      .filter((ref) => pointsTo(ref) === null)
  const resolveName = ({ folded, slug, target }: WrittenName, from: DocumentModel): Resolution => {
    const linked = target === null ? null : readTarget(from.path, target)
    const page = linked && pages.get(linked.path)
    if (page && linked.anchor !== '') {
      const item = byId(`${linked.path}#${linked.anchor.toLowerCase()}`)
      if (item) return { candidates: [item] }
    }
    const same = called(folded)
    const named = same.length > 0 ? same : called(slug)
    const inPage = page ? named.filter(({ doc }) => doc === page) : named
    if (inPage.length > 0) return { candidates: inPage }
    const first = page?.items[0]
    return {
      candidates:
        page && first?.form === 'heading' && linked.anchor === '' && isTitle(page, first)
          ? [{ doc: page, item: first }]
          : page
            ? []
            : named,
    }
  }
  const known = lazy(() => new Set([...pages.keys(), ...(files ?? [])]))
  const grounds = lazy(() => [settings, today, ...pages.items])
  return {
    settings,
    today,
    get readerZone() {
      return zone()
    },
    get grounds() {
      return grounds()
    },
    documents: pages,
    get files() {
      return known()
    },
    filesComplete: files !== null,
    *lookUp() {
      found ??= yield* lookupInSteps(pages, settings, relatingOn)
    },
    byId,
    resolve: (written, from) => resolveName(readName(written), from),
    pointsTo,
    relationsOf,
    relationsFrom,
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

/** Names and links of a field's value, apart from one another. */
function namesIn({ value, place, valuePlace }: LocatedField, links: readonly ItemLink[]): string[] {
  const inside = links.filter(({ place: { chunk, start } }) => chunk === place.chunk && start >= place.start && start <= valuePlace.end)
  if (inside.length > 0) return [...new Set(inside.map(({ text, target }) => `[${text}](${target})`))]
  return value.split(/\s*[;,]\s*/).filter(Boolean)
}

/** What a field names, as it is looked for. */
interface WrittenName {
  readonly folded: string
  readonly slug: string
  /** Where the name links to; null for a plain one. */
  readonly target: string | null
}

/** A Markdown or wiki link as written, or a plain name. */
function readName(written: string): WrittenName {
  const markdown = /^\s*\[([^\]\n]*)\]\(<?([^)\s>]*)/.exec(written)
  const wiki = markdown ? null : /^\s*\[\[([^\]|#\n]*)(?:#([^\]|\n]*))?(?:\|[^\]\n]*)?\]\]/.exec(written)
  const text = markdown ? markdown[1]! : (wiki ? (wiki[2] ?? wiki[1]!) : written).trim()
  return { folded: fold(text), slug: kebab(text), target: markdown ? markdown[2]! : null }
}

/** What an item's own fields say of others, name by name, before anything is looked up. */
const statedBy = byObject(({ fields, links }: Item): readonly { readonly kind: Relation; readonly name: WrittenName }[] =>
  fields.flatMap((field) => {
    const kind = fieldRelations[field.key]
    return kind ? namesIn(field, links).map((name) => ({ kind, name: readName(name) })) : []
  }),
)

/** The item is what its page is about: it stands in the page's first heading. */
const isTitle = (doc: DocumentModel, item: Item): boolean => {
  const [title] = doc.sections
  return (
    title !== undefined &&
    item.from.chunk === title.place.chunk &&
    item.from.start <= title.place.start &&
    item.statement.end >= title.place.start
  )
}
