// Finds the things of a project by name and by chosen id. Of what was there before, only what changed since is looked at again.

import type { Settings } from '../config.js'
import { differenceOf } from '../lists.js'
import { byObject } from '../memo.js'
import type { Steps } from '../steps.js'
import type { DocumentModel, Item } from './document.js'
import { itemOn } from './family.js'
import type { Pages } from './pages.js'
import { fold, kebab } from './vocabulary.js'

/** An item with the page it stands on, as that page is in the snapshot that is asked. */
export interface ItemRef {
  readonly doc: DocumentModel
  readonly item: Item
}

export interface Lookup {
  /** All that are called so (`name` folded, or as a slug), in the order of the pages and on them. */
  called(name: string): readonly ItemRef[]
  byId(id: string): ItemRef | undefined
}

type Items = DocumentModel['items']

/** An entry names its page by path, since pages are other objects after each edit. */
interface Entry {
  readonly path: string
  readonly item: Item
}

/** What a project held at some time. What it says never changes: snapshots of later times say what differs for them. */
interface Base {
  /** In their order, each until another version of it has come: most pages need not be looked into. */
  readonly documents: (DocumentModel | undefined)[]
  readonly pages: ReadonlyMap<string, Items>
  readonly names: ReadonlyMap<string, readonly Entry[]>
  readonly ids: ReadonlyMap<string, readonly Entry[]>
}
const bases = new WeakMap<Settings, Base>()

/** With more differences a new base is worth its time. */
const mostDifferences = 500

/** All under which an item is found. */
const namesOf = byObject(({ name, text }: Item): readonly string[] => {
  const folded = fold(name)
  return [...new Set([folded, kebab(folded), ...(text === name ? [] : [fold(text)])])]
})

const isChosen = ({ item, path }: Entry): boolean => !item.id.startsWith(`${path}#`)

/**
 * For the pages of one snapshot. Where most of the project came or changed each page is gone through, a step for each, and
 * given to `also`.
 */
export function* lookupInSteps(documents: Pages, settings: Settings, also: (page: DocumentModel) => void = () => undefined): Steps<Lookup> {
  let base = bases.get(settings)
  let differences = base && differencesTo(base, documents)
  if (!base || !differences || differences.gone.size + differences.here.length > mostDifferences) {
    base = yield* baseOf(documents.list, also)
    differences = { gone: new Set(), here: [] }
    bases.set(settings, base)
  }
  const { names, ids } = base
  const { gone, here } = differences
  const all = (entries: readonly Entry[], added: readonly Entry[]): readonly ItemRef[] => {
    const refs = [...entries.filter(({ item }) => !gone.has(item)), ...added].flatMap(({ path, item }) => {
      const doc = documents.get(path)
      return doc ? [{ doc, item }] : []
    })
    if (refs.length < 2) return refs
    const at = ({ doc }: ItemRef): number => documents.placeOf(doc.path)
    const on = ({ doc, item }: ItemRef): number => doc.place(item.statement).start
    return refs.sort((a, b) => at(a) - at(b) || on(a) - on(b))
  }
  return {
    called: (name) =>
      all(
        names.get(name) ?? [],
        here.filter(({ item }) => namesOf(item).includes(name)),
      ),
    byId(id) {
      const doc = documents.get(id.slice(0, Math.max(0, id.lastIndexOf('#'))))
      const item = doc && itemOn(doc, id)
      if (doc && item) return { doc, item }
      return all(
        ids.get(id) ?? [],
        here.filter((entry) => entry.item.id === id && isChosen(entry)),
      ).at(-1)
    },
  }
}

function* baseOf(documents: readonly DocumentModel[], also: (page: DocumentModel) => void): Steps<Base> {
  const names = new Map<string, Entry[]>()
  const ids = new Map<string, Entry[]>()
  const add = (map: Map<string, Entry[]>, key: string, entry: Entry) => {
    const known = map.get(key)
    if (known) known.push(entry)
    else map.set(key, [entry])
  }
  for (const page of documents) {
    const { path, items } = page
    also(page)
    for (const item of items) {
      const entry = { path, item }
      for (const name of namesOf(item)) add(names, name, entry)
      if (isChosen(entry)) add(ids, item.id, entry)
    }
    yield
  }
  return { documents: [...documents], pages: new Map(documents.map(({ path, items }) => [path, items])), names, ids }
}

/** What is no longer as it was, and what is there instead. */
function differencesTo(
  { documents: known, pages }: Base,
  documents: Pages,
): { readonly gone: ReadonlySet<Item>; readonly here: readonly Entry[] } {
  const gone = new Set<Item>()
  const here: Entry[] = []
  let left = pages.size
  const { list } = documents
  for (let i = 0; i < list.length; i++) {
    if (list[i] === known[i]) {
      left--
      continue
    }
    const { path, items } = list[i]!
    if (known[i]?.path === path) known[i] = undefined
    const before = pages.get(path)
    if (before) left--
    if (before === items) continue
    const { from, before: end, now } = differenceOf(before ?? [], items)
    for (const item of before?.slice(from, end) ?? []) gone.add(item)
    for (const item of items.slice(from, now)) here.push({ path, item })
  }
  if (left > 0) for (const [path, items] of pages) if (!documents.has(path)) for (const item of items) gone.add(item)
  return { gone, here }
}
