// textDocument/prepareCallHierarchy, callHierarchy/incomingCalls and callHierarchy/outgoingCalls over the network of goals.

import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall } from 'vscode-languageserver'
import { hierarchyRoot, incomingCalls, outgoingCalls } from '../../core/index.js'
import { called, callItem } from '../calls.js'
import { located } from '../whole.js'
import { answer, type Wiring } from '../wiring.js'

export function registerPrepareCallHierarchy(wiring: Wiring): void {
  const { connection, session } = wiring
  connection.languages.callHierarchy.onPrepare(
    answer(wiring, 'textDocument/prepareCallHierarchy', null as CallHierarchyItem[] | null, async ({ textDocument, position }) => {
      const at = await located(session, textDocument.uri)
      const root = at && hierarchyRoot(at.snapshot, at.doc, session.client.positions.offset(at.text, position))
      return at && root ? [callItem(session, at, root)] : null
    }),
  )
}

export function registerIncomingCalls(wiring: Wiring): void {
  const { session } = wiring
  const { positions } = session.client
  wiring.connection.languages.callHierarchy.onIncomingCalls(
    answer(wiring, 'callHierarchy/incomingCalls', null as CallHierarchyIncomingCall[] | null, async ({ item }) => {
      const at = await called(session, item)
      if (!at) return null
      return incomingCalls(at.snapshot, at.ref).map(({ ref, ranges }) => ({
        from: callItem(session, at, ref),
        fromRanges: ranges.map((range) => positions.range(ref.doc.text, range)),
      }))
    }),
  )
}

export function registerOutgoingCalls(wiring: Wiring): void {
  const { session } = wiring
  const { positions } = session.client
  wiring.connection.languages.callHierarchy.onOutgoingCalls(
    answer(wiring, 'callHierarchy/outgoingCalls', null as CallHierarchyOutgoingCall[] | null, async ({ item }) => {
      const at = await called(session, item)
      if (!at) return null
      return outgoingCalls(at.snapshot, at.ref).map(({ ref, ranges }) => ({
        to: callItem(session, at, ref),
        fromRanges: ranges.map((range) => positions.range(at.ref.doc.text, range)),
      }))
    }),
  )
}
