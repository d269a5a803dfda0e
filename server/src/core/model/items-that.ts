// Single items of a page, picked out; after an edit only those that came are looked at.

import { saidAlong } from '../lists.js'
import type { DocumentModel, Item } from './document.js'

/** The items of a page of which something holds that follows from the item alone, in order. To be called at the top of a module. */
export function itemsThat(holds: (item: Item) => boolean): (doc: Pick<DocumentModel, 'timeContext' | 'items'>) => readonly Item[] {
  const along = saidAlong(
    (item: Item): readonly Item[] => (holds(item) ? [item] : []),
    (items) => items,
  )
  return ({ timeContext, items }) => along(timeContext, items)
}
