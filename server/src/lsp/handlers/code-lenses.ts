// textDocument/codeLens, where the author has switched them on. Our own client shows places on a click; for others a lens says something.

import { type CodeLens, CodeLensRefreshRequest } from 'vscode-languageserver'
import { codeLenses } from '../../core/index.js'
import { answer, locationOf, type Wiring } from '../wiring.js'

export function registerCodeLenses(wiring: Wiring): void {
  const { connection, session } = wiring
  const { positions, refreshes, ownCommands } = session.client
  connection.onCodeLens(
    answer(wiring, 'textDocument/codeLens', null as CodeLens[] | null, async ({ textDocument: { uri } }) => {
      const at = await session.locate(uri)
      if (!at?.settings.codeLens) return null
      return codeLenses(at.snapshot, at.doc).map(({ at: offset, title, locations }): CodeLens => {
        const position = positions.position(at.text, offset)
        const places = locations.flatMap(({ path, range }) => locationOf(wiring, at.project, at.snapshot, path, range) ?? [])
        const shows = ownCommands && places.length > 0
        const command = shows ? { title, command: 'opmodel.showReferences', arguments: [uri, position, places] } : { title, command: '' }
        return { range: { start: position, end: position }, command }
      })
    }),
  )
  const failed = (error: unknown) => session.report('code lens refresh', error)
  if (refreshes.codeLenses) session.onChanged(() => connection.sendRequest(CodeLensRefreshRequest.type).catch(failed))
}
