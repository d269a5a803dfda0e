// textDocument/documentLink: links of a page that lead into the project.

import type { DocumentLink } from 'vscode-languageserver'
import { documentLinks } from '../../core/index.js'
import { answer, uriOf, type Wiring } from '../wiring.js'

export function registerDocumentLinks(wiring: Wiring): void {
  const { connection, session } = wiring
  const { positions, markdownLinks } = session.client
  connection.onDocumentLinks(
    answer(wiring, 'textDocument/documentLink', null as DocumentLink[] | null, async ({ textDocument }) => {
      const at = await session.locate(textDocument.uri)
      if (!at) return null
      return documentLinks(at.snapshot, at.doc, { markdownLinks }).map(({ range, path, at: offset, tooltip }) => {
        const text = offset === null ? undefined : at.snapshot.documents.get(path)?.text
        const line = text && offset !== null ? `#L${text.lineAt(offset) + 1}` : ''
        return { range: positions.range(at.text, range), target: uriOf(session, at.project, path) + line, tooltip }
      })
    }),
  )
}
