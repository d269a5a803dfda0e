// Things of the model as items of a call hierarchy, and back from what a client sends.

import type { CallHierarchyItem } from 'vscode-languageserver'
import type { ItemRef } from '../core/index.js'
import type { Located, Session } from './session.js'
import { located } from './whole.js'
import { symbolKindOf, uriOf } from './wiring.js'

interface CallData {
  /** The page the hierarchy was asked for on: its project is meant. */
  readonly page: string
  readonly id: string
}

export function callItem(session: Session, at: Located, ref: ItemRef): CallHierarchyItem {
  const { doc, item } = ref
  const entity = at.snapshot.entity(ref)
  const { start, end } = entity.statementRange
  const whole = { start: Math.min(entity.range.start, start), end: Math.max(entity.range.end, end) }
  return {
    name: item.name || item.text,
    detail: [item.span?.text, doc.path].filter(Boolean).join(' · '),
    kind: symbolKindOf(item.kind),
    uri: uriOf(session, at.project, doc.path),
    range: session.client.positions.range(doc.text, whole),
    selectionRange: session.client.positions.range(doc.text, entity.statementRange),
    data: { page: at.uri, id: item.id } satisfies CallData,
  }
}

/** The thing an item of the hierarchy stands for, if it is still there. */
export async function called(session: Session, { data }: CallHierarchyItem): Promise<(Located & { readonly ref: ItemRef }) | undefined> {
  const { page, id } = (data ?? {}) as Partial<CallData>
  const at = typeof page === 'string' ? await located(session, page) : undefined
  const ref = typeof id === 'string' ? at?.snapshot.byId(id) : undefined
  return at && ref ? { ...at, ref } : undefined
}
