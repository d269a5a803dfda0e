// The model of a document as nested symbols, and the model of a project as a searchable list.

import fuzzysort from 'fuzzysort'
import type { DocumentModel, Item } from '../model/document.js'
import type { Kind } from '../model/kinds.js'
import type { Snapshot } from '../model/workspace.js'
import { spanText } from '../render/phrases.js'
import { ownWord } from '../render/preview.js'
import type { Range } from '../text/text.js'
import { itemRange } from './at.js'

export interface Symbol {
  readonly name: string
  readonly kind: Kind
  readonly detail: string
  readonly range: Range
  readonly selection: Range
  readonly closed: boolean
  readonly children: readonly Symbol[]
}

/** Items nested as the model has them, then by place where one range holds another. */
export function documentSymbols(snapshot: Snapshot, doc: DocumentModel): readonly Symbol[] {
  const children = new Map<number | null, number[]>()
  doc.items.forEach((item, i) => {
    const parent = item.parent !== null && item.parent !== i && encloses(doc, doc.items[item.parent], item) ? item.parent : null
    children.set(parent, [...(children.get(parent) ?? []), i])
  })
  const build = (parent: number | null): readonly Symbol[] =>
    (children.get(parent) ?? []).map((i) => {
      const item = doc.items[i]!
      return {
        name: item.name || item.text || ownWord(snapshot, item.kind),
        kind: item.kind,
        detail: [ownWord(snapshot, item.kind), item.span && spanText(item.span)].filter(Boolean).join(' · '),
        range: itemRange(doc, item),
        selection: doc.place(item.statement),
        closed: snapshot.isClosed({ doc, item }),
        children: build(i),
      }
    })
  return build(null)
}

/** The wire demands that a child lies inside its parent. */
function encloses(doc: DocumentModel, parent: Item | undefined, child: Item): boolean {
  if (!parent) return false
  const [outer, inner] = [itemRange(doc, parent), itemRange(doc, child)]
  return outer.start <= inner.start && inner.end <= outer.end
}

export interface WorkspaceSymbol {
  readonly name: string
  readonly kind: Kind
  readonly container: string
  readonly path: string
  readonly range: Range
}

const mostSymbols = 300

/** Fuzzy by name; `ritual:` or the team's own word for a kind in front of it keeps that kind only. */
export function workspaceSymbols(snapshot: Snapshot, query: string): readonly WorkspaceSymbol[] {
  const filter = /^\s*([\p{L}-]+)\s*:\s*/u.exec(query)
  const word = filter?.[1]?.toLowerCase()
  const all = [...snapshot.documents.values()].flatMap((doc) => doc.items.map((item) => ({ doc, item, name: item.name })))
  const ofKind = word
    ? all.filter(({ item }) => item.kind.startsWith(word) || ownWord(snapshot, item.kind).toLowerCase().startsWith(word))
    : []
  const [pool, text] = filter && ofKind.length > 0 ? [ofKind, query.slice(filter[0].length)] : [all, query]
  const found = text.trim()
    ? fuzzysort.go(text.trim(), pool, { key: 'name', limit: mostSymbols }).map(({ obj }) => obj)
    : pool.slice(0, mostSymbols)
  return found.map(({ doc, item, name }) => ({
    name,
    kind: item.kind,
    container: ownWord(snapshot, item.kind),
    path: doc.path,
    range: doc.place(item.statement),
  }))
}
