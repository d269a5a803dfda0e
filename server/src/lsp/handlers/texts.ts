// opmodel/mark and opmodel/text: marking a page by hand, and pages made from the model.

import { explain, markPage, modelText, silencedText, understoodText } from '../../core/index.js'
import { type MarkParams, type MarkResult, markRequest, type TextParams, type TextResult, textRequest } from '../../protocol/requests.js'
import { answer, type Wiring } from '../wiring.js'

export function registerTexts(wiring: Wiring): void {
  const { connection, session } = wiring
  connection.onRequest(
    markRequest,
    answer<MarkParams, MarkResult | null>(wiring, markRequest, null, async ({ uri, value }) => {
      const at = await session.locate(uri)
      const edit = at && markPage(at.doc, value)
      return at ? { edit: edit ? session.client.positions.edit(at.text, edit) : null } : null
    }),
  )
  connection.onRequest(
    textRequest,
    answer<TextParams, TextResult | null>(wiring, textRequest, null, async ({ what, uri, rule }, token) => {
      const stale = () => token.isCancellationRequested
      switch (what) {
        case 'rule':
          return textOrNull(explain(rule ?? ''))
        case 'understood': {
          const at = uri === null ? undefined : await session.locate(uri)
          return textOrNull(at ? understoodText(at.snapshot, at.doc) : null)
        }
        default: {
          const seen = await session.survey(uri, stale)
          return textOrNull(seen ? (what === 'model' ? modelText : silencedText)(seen.snapshot, seen.findings) : null)
        }
      }
    }),
  )
}

const textOrNull = (text: string | null): TextResult | null => (text === null ? null : { text })
