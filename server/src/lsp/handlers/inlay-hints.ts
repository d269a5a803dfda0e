// textDocument/inlayHint, where the author has switched them on.

import { type InlayHint, MarkupKind } from 'vscode-languageserver'
import { inlayHints } from '../../core/index.js'
import { answer, type Wiring } from '../wiring.js'

export function registerInlayHints(wiring: Wiring): void {
  const { connection, session } = wiring
  const { positions, refreshes } = session.client
  connection.languages.inlayHint.on(
    answer(wiring, 'textDocument/inlayHint', null as InlayHint[] | null, async ({ textDocument, range }) => {
      const at = await session.locate(textDocument.uri)
      if (!at?.settings.inlayHints) return null
      return inlayHints(at.snapshot, at.doc, positions.offsets(at.text, range)).map(({ at: offset, label, tooltip }) => ({
        position: positions.position(at.text, offset),
        label,
        tooltip: { kind: MarkupKind.Markdown, value: tooltip },
        paddingLeft: true,
      }))
    }),
  )
  const failed = (error: unknown) => session.report('inlay hint refresh', error)
  if (refreshes.inlayHints) session.onChanged(() => connection.languages.inlayHint.refresh().catch(failed))
}
