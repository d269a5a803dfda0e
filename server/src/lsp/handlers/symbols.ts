// textDocument/documentSymbol and workspace/symbol.

import { type DocumentSymbol, type SymbolInformation, SymbolTag, type WorkspaceSymbol } from 'vscode-languageserver'
import { documentSymbols, type Symbol as ModelSymbol, workspaceSymbols } from '../../core/index.js'
import type { Located } from '../session.js'
import { answer, locationOf, symbolKindOf, type Wiring } from '../wiring.js'

export function registerSymbols(wiring: Wiring): void {
  const { connection, session } = wiring
  if (session.client.documentSymbols)
    connection.onDocumentSymbol(
      answer(wiring, 'textDocument/documentSymbol', null, async ({ textDocument }) => {
        const at = await session.locate(textDocument.uri)
        if (!at) return null
        const symbols = documentSymbols(at.snapshot, at.doc)
        return session.client.hierarchicalSymbols
          ? symbols.map((symbol) => nested(wiring, at, symbol))
          : symbols.flatMap((symbol) => flat(wiring, at, symbol, ''))
      }),
    )
  connection.onWorkspaceSymbol(
    answer(wiring, 'workspace/symbol', [] as WorkspaceSymbol[], async ({ query }) => {
      const projects = await session.workspaceProjects()
      return projects.flatMap((project) =>
        workspaceSymbols(project.snapshot(), query).flatMap(({ name, kind, container, path, range }) => {
          const location = locationOf(wiring, project, project.snapshot(), path, range)
          return location ? [{ name, kind: symbolKindOf(kind), containerName: container, location }] : []
        }),
      )
    }),
  )
}

function nested(wiring: Wiring, at: Located, symbol: ModelSymbol): DocumentSymbol {
  const { positions } = wiring.session.client
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbolKindOf(symbol.kind),
    ...(symbol.closed ? { tags: [SymbolTag.Deprecated] } : {}),
    range: positions.range(at.text, symbol.range),
    selectionRange: positions.range(at.text, symbol.selection),
    children: symbol.children.map((child) => nested(wiring, at, child)),
  }
}

function flat(wiring: Wiring, at: Located, symbol: ModelSymbol, container: string): SymbolInformation[] {
  const location = { uri: at.uri, range: wiring.session.client.positions.range(at.text, symbol.range) }
  const self = { name: symbol.name, kind: symbolKindOf(symbol.kind), location, ...(container ? { containerName: container } : {}) }
  return [self, ...symbol.children.flatMap((child) => flat(wiring, at, child, symbol.name))]
}
