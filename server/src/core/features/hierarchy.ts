// The network of goals as a hierarchy: what a thing serves, uses or makes, and what serves, uses or makes it, with the words that say so.

import type { DocumentModel } from '../model/document.js'
import { childrenOn } from '../model/family.js'
import type { ItemRef, Snapshot } from '../model/workspace.js'
import type { Range } from '../text/text.js'
import { meaning, mentionsIn, thingsAt } from './mentions.js'

export interface Call {
  readonly ref: ItemRef
  /** Where the relation is said, in the page of the thing that says it. */
  readonly ranges: readonly Range[]
}

/** The thing under the cursor, where it is written or named. */
export function hierarchyRoot(snapshot: Snapshot, doc: DocumentModel, offset: number): ItemRef | undefined {
  const found = thingsAt(snapshot, doc, offset)
  const [thing] = found?.things ?? []
  return found?.things.length === 1 && thing?.is === 'item' ? thing.ref : undefined
}

/** What a thing serves, belongs to, uses or makes. A key result serves its objective. */
export function outgoingCalls(snapshot: Snapshot, ref: ItemRef): readonly Call[] {
  const ids = new Set<string>()
  for (const { kind, from, to } of snapshot.relationsOf(ref.item.id)) {
    if (kind === 'has-kr') {
      if (to === ref.item.id) ids.add(from)
    } else if (from === ref.item.id) ids.add(to)
  }
  if (ref.item.parent !== null) ids.add(ref.item.parent)
  return calls(snapshot, ref, ids, (other) => said(snapshot, ref, other))
}

/** What serves, uses or makes a thing. */
export function incomingCalls(snapshot: Snapshot, ref: ItemRef): readonly Call[] {
  const ids = new Set<string>()
  for (const { kind, from, to } of snapshot.relationsOf(ref.item.id)) {
    if (kind === 'has-kr') {
      if (from === ref.item.id) ids.add(to)
    } else if (to === ref.item.id) ids.add(from)
  }
  for (const { id } of childrenOn(ref.doc, ref.item)) ids.add(id)
  return calls(snapshot, ref, ids, (other) => said(snapshot, other, ref))
}

function calls(snapshot: Snapshot, ref: ItemRef, ids: ReadonlySet<string>, ranges: (other: ItemRef) => readonly Range[]): readonly Call[] {
  return [...ids].flatMap((id) => {
    const other = snapshot.byId(id)
    return other && other.item !== ref.item ? [{ ref: other, ranges: ranges(other) }] : []
  })
}

/** The names of `to` in the fields of `from`; its own statement where nesting alone says it. */
function said(snapshot: Snapshot, from: ItemRef, to: ItemRef): readonly Range[] {
  const found = mentionsIn(from.doc).filter((mention) => {
    if (mention.item !== from.item) return false
    const meant = meaning(snapshot, mention)
    return meant?.is === 'item' && meant.ref.item === to.item
  })
  return found.length > 0 ? found.map(({ range }) => range) : [from.doc.place(from.item.statement)]
}
