// Which item of a page stands below which. After an edit only the items that came are looked at.

import { indexAlong } from '../lists.js'
import type { DocumentModel, Item } from './document.js'
import type { Id } from './types.js'

type ItemsOfPage = Pick<DocumentModel, 'timeContext' | 'items' | 'place'>

const byAddress = indexAlong(({ id }: Item): readonly Id[] => [id])
const byParent = indexAlong(({ parent }: Item): readonly Id[] => (parent === null ? [] : [parent]))

/** The item of a page with an address. */
export function itemOn({ timeContext, items }: ItemsOfPage, id: Id): Item | undefined {
  const [item] = byAddress(timeContext, items, id)
  return item
}

export const parentOn = (doc: ItemsOfPage, { parent }: Item): Item | null => (parent === null ? null : (itemOn(doc, parent) ?? null))

const none: readonly Item[] = []

/** What stands directly below an item of a page, in document order. */
export function childrenOn(doc: ItemsOfPage, { id }: Item): readonly Item[] {
  const children = byParent(doc.timeContext, doc.items, id)
  if (children.size < 2) return children.size === 0 ? none : [...children]
  const startOf = (item: Item): number => doc.place(item.statement).start
  return [...children].sort((a, b) => startOf(a) - startOf(b))
}

export const keyResultsOn = (doc: ItemsOfPage, item: Item): readonly Item[] =>
  childrenOn(doc, item).filter(({ kind }) => kind === 'key-result')

export const hasChildren = (doc: ItemsOfPage, { id }: Item): boolean => byParent(doc.timeContext, doc.items, id).size > 0
