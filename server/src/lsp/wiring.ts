// What every handler is given, and the few conversions that several of them share.

import type { CancellationToken, Connection, Location, SymbolKind as WireSymbolKind } from 'vscode-languageserver'
import { SymbolKind } from 'vscode-languageserver'
import type { Kind, Range, Snapshot } from '../core/index.js'
import type { Diagnostics } from './diagnostics.js'
import { guard } from './guard.js'
import type { Project } from './project.js'
import type { Session } from './session.js'

export interface Wiring {
  readonly connection: Connection
  readonly session: Session
  readonly diagnostics: Diagnostics
}

/** A guarded handler; see `guard`. */
export function answer<Params, Result>(
  { session }: Wiring,
  place: string,
  fallback: Result,
  handle: (params: Params, token: CancellationToken) => Result | Promise<Result>,
) {
  // The error a cancelled request is answered with is part of every method's protocol, but not of the library's handler types.
  return guard(session.report, place, fallback, handle) as (params: Params, token: CancellationToken) => Promise<Result>
}

/** A place in a document of a project on the wire; undefined when the snapshot does not hold it. */
export function locationOf({ session }: Wiring, project: Project, snapshot: Snapshot, path: string, range: Range): Location | undefined {
  const doc = snapshot.documents.get(path)
  return doc && { uri: uriOf(session, project, path), range: session.client.positions.range(doc.text, range) }
}

/** The address of a document, as the client spells it where it is open. */
export function uriOf(session: Session, project: Project, path: string): string {
  const uri = project.uriOf(path)
  return session.documents.get(uri)?.uri ?? uri
}

const symbolKinds: Partial<Record<Kind, WireSymbolKind>> = {
  goal: SymbolKind.Event,
  objective: SymbolKind.Event,
  'key-result': SymbolKind.Number,
  metric: SymbolKind.Number,
  ritual: SymbolKind.Interface,
  artifact: SymbolKind.File,
  team: SymbolKind.Module,
  role: SymbolKind.Class,
  cycle: SymbolKind.Namespace,
  term: SymbolKind.Key,
  strategy: SymbolKind.Package,
  mission: SymbolKind.Package,
  framework: SymbolKind.Package,
  decision: SymbolKind.Boolean,
  bet: SymbolKind.Struct,
}

export function symbolKindOf(kind: Kind): WireSymbolKind {
  return symbolKinds[kind] ?? SymbolKind.Object
}
