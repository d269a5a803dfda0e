// The items of a page of which something holds; after an edit only those that came are looked at.

import { allAlong } from '../lists.js'
import type { DocumentModel, Item, LocatedTime } from './document.js'

/** The items of a page of which something holds that follows from the item alone, in order. To be called at the top of a module, since each call remembers for itself. */
export function itemsThat(holds: (item: Item) => boolean): (doc: Pick<DocumentModel, 'timeContext' | 'items'>) => readonly Item[] {
  const along = allAlong((item: Item): readonly Item[] => (holds(item) ? [item] : []))
  return ({ timeContext, items }) => along(timeContext, items)
}

/** The time phrases of an item, that of its span among them. */
export const timesOf = ({ times, spanSource }: Item): readonly LocatedTime[] => (spanSource ? [...times, spanSource] : times)
