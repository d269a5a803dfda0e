// textDocument/references and textDocument/documentHighlight.

import { type DocumentHighlight, DocumentHighlightKind, type Location } from 'vscode-languageserver'
import { highlights, references } from '../../core/index.js'
import { located } from '../whole.js'
import { answer, locationOf, type Wiring } from '../wiring.js'

export function registerReferences(wiring: Wiring): void {
  const { connection, session } = wiring
  const { positions, markdownLinks } = session.client
  connection.onReferences(
    answer(wiring, 'textDocument/references', null as Location[] | null, async ({ textDocument, position, context }) => {
      const at = await located(session, textDocument.uri)
      if (!at) return null
      const options = { markdownLinks, declaration: context.includeDeclaration }
      const found = references(at.snapshot, at.doc, positions.offset(at.text, position), options)
      return found.flatMap(({ path, range }) => locationOf(wiring, at.project, at.snapshot, path, range) ?? [])
    }),
  )
}

export function registerHighlights(wiring: Wiring): void {
  const { connection, session } = wiring
  const { positions } = session.client
  connection.onDocumentHighlight(
    answer(wiring, 'textDocument/documentHighlight', null as DocumentHighlight[] | null, async ({ textDocument, position }) => {
      const at = await session.locate(textDocument.uri)
      if (!at) return null
      return highlights(at.snapshot, at.doc, positions.offset(at.text, position)).map(({ range, written }) => ({
        range: positions.range(at.text, range),
        kind: written ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }))
    }),
  )
}
