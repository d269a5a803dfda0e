// textDocument/hover in pages and opmodel.yaml, in Markdown or plain text as the client can.

import { configHover, hover, withoutMarkup } from '../../core/index.js'
import { locateConfig } from '../completions.js'
import type { Wiring } from '../wiring.js'
import { answer } from '../wiring.js'

export function registerHover(wiring: Wiring): void {
  const { connection, session } = wiring
  const { positions, markdownHover } = session.client
  connection.onHover(
    answer(wiring, 'textDocument/hover', null, async ({ textDocument, position }) => {
      const at = (await session.locate(textDocument.uri)) ?? (await locateConfig(session, textDocument.uri))
      if (!at) return null
      const offset = positions.offset(at.text, position)
      const found = at.doc ? hover(at.snapshot, at.doc, offset) : configHover(at.text, offset)
      if (!found) return null
      const contents = markdownHover
        ? { kind: 'markdown' as const, value: found.markdown }
        : { kind: 'plaintext' as const, value: withoutMarkup(found.markdown) }
      return { contents, range: positions.range(at.text, found.range) }
    }),
  )
}
