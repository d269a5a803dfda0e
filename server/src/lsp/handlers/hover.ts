// textDocument/hover, in Markdown or plain text as the client can.

import { hover, withoutMarkup } from '../../core/index.js'
import type { Wiring } from '../wiring.js'
import { answer } from '../wiring.js'

export function registerHover(wiring: Wiring): void {
  const { connection, session } = wiring
  const { positions, markdownHover } = session.client
  connection.onHover(
    answer(wiring, 'textDocument/hover', null, async ({ textDocument, position }) => {
      const at = await session.locate(textDocument.uri)
      const found = at && hover(at.snapshot, at.doc, positions.offset(at.text, position))
      if (!at || !found) return null
      const contents = markdownHover
        ? { kind: 'markdown' as const, value: found.markdown }
        : { kind: 'plaintext' as const, value: withoutMarkup(found.markdown) }
      return { contents, range: positions.range(at.text, found.range) }
    }),
  )
}
