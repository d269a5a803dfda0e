// What the rules over a whole project share: they go through its pages, and some speak only where most of a kind already have a relation. Knows no rule.

import { allAlong } from '../lists.js'
import { sameParts } from '../memo.js'
import type { DocumentModel, Item } from '../model/document.js'
import { byPath } from '../model/pages.js'
import type { ItemRef, Snapshot } from '../model/workspace.js'
import type { Facts } from './facts.js'

const isRecognised = ({ recognised }: DocumentModel): boolean => recognised !== 'none'

/**
 * Items of the recognised pages of a project, by path and in the order of each page. After an edit only the page that changed is asked. To be
 * called at the top of a module, since each call remembers for itself.
 *
 * @param on those of one page, which must follow from what it holds alone
 */
export function acrossPages(on: (doc: DocumentModel) => readonly Item[]): (snapshot: Snapshot) => readonly ItemRef[] {
  const along = allAlong((doc: DocumentModel) => {
    const items = isRecognised(doc) ? on(doc) : []
    return items.length > 0 ? [{ path: doc.path, items }] : []
  }, sameParts)
  return ({ settings, documents }) =>
    [...along(settings, documents.list)]
      .sort(byPath)
      .flatMap(({ path, items }) => items.map((item) => ({ doc: documents.get(path)!, item })))
}

/** The open items of a project of which something holds, by path. */
export const openItems = (
  { documents }: Snapshot,
  facts: (doc: DocumentModel) => Facts,
  holds: (item: Item, facts: Facts) => boolean,
): readonly ItemRef[] =>
  documents
    .sorted()
    .filter(isRecognised)
    .flatMap((doc) =>
      facts(doc)
        .open.filter((item) => item.certain && holds(item, facts(doc)))
        .map((item) => ({ doc, item })),
    )

/** Those without it, where at least half of them (and at least two) have it: else the project does not work that way. */
export function fewWithout(all: readonly ItemRef[], has: (one: ItemRef) => boolean): readonly ItemRef[] {
  const without = all.filter((one) => !has(one))
  const having = all.length - without.length
  return having >= 2 && having * 2 >= all.length ? without : []
}
