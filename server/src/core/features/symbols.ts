// The model of a document as nested symbols, and the model of a project as a searchable list.

import fuzzysort from 'fuzzysort'
import { groupBy } from '../group-by.js'
import type { DocumentModel } from '../model/document.js'
import type { Kind } from '../model/kinds.js'
import type { Id } from '../model/types.js'
import type { Snapshot } from '../model/workspace.js'
import { spanText } from '../render/phrases.js'
import { ownWord } from '../render/words.js'
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

/** Items nested as the model has them. A parent's range reaches over its children, as the wire demands. */
export function documentSymbols(snapshot: Snapshot, doc: DocumentModel): readonly Symbol[] {
  const children = groupBy(doc.items, ({ parent }) => parent)
  const build = (parent: Id | null): readonly Symbol[] =>
    (children.get(parent) ?? []).map((item) => {
      const inner = build(item.id)
      return {
        name: item.name || item.text || ownWord(snapshot, item.kind),
        kind: item.kind,
        detail: [ownWord(snapshot, item.kind), item.span && spanText(item.span)].filter(Boolean).join(' · '),
        range: around([itemRange(doc, item), doc.place(item.statement), ...inner.map(({ range }) => range)]),
        selection: doc.place(item.statement),
        closed: snapshot.isClosed({ doc, item }),
        children: inner,
      }
    })
  return build(null)
}

const around = (ranges: readonly Range[]): Range => ({
  start: Math.min(...ranges.map(({ start }) => start)),
  end: Math.max(...ranges.map(({ end }) => end)),
})

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
  const filter = /^\s*([\p{Alpha}-]+)\s*:\s*/u.exec(query)
  const word = filter?.[1]?.toLowerCase()
  const all = [...snapshot.documents.values()].flatMap((doc) => doc.items.map((item) => ({ doc, item, name: item.name })))
  const ofKind = word
    ? all.filter(({ item }) => item.kind.startsWith(word) || ownWord(snapshot, item.kind).toLowerCase().startsWith(word))
    : []
  const [pool, text] = filter && ofKind.length > 0 ? [ofKind, query.slice(filter[0].length)] : [all, query]
  const found = text.trim()
    ? fuzzysort.go(text.trim(), pool, { key: 'name', limit: mostSymbols, threshold: 0 }).map(({ obj }) => obj)
    : pool.slice(0, mostSymbols)
  return found.map(({ doc, item, name }) => ({
    name,
    kind: item.kind,
    container: ownWord(snapshot, item.kind),
    path: doc.path,
    range: doc.place(item.statement),
  }))
}
