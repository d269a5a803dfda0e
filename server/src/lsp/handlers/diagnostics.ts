// textDocument/diagnostic: findings of an open document for clients that pull.

import type { Wiring } from '../wiring.js'
import { answer } from '../wiring.js'

export function registerDiagnostics(wiring: Wiring): void {
  const { connection, session, diagnostics } = wiring
  if (!session.client.pullsDiagnostics) return
  connection.languages.diagnostics.on(
    answer(wiring, 'textDocument/diagnostic', { kind: 'full' as const, items: [] }, async ({ textDocument, previousResultId }, token) => {
      // A ResponseError is a legal answer here that the library's type leaves out.
      return diagnostics.pull(textDocument.uri, previousResultId, () => token.isCancellationRequested) as never
    }),
  )
}
