// textDocument/definition: from a name, a link or a wiki link to where the thing is written.

import type { Definition, DefinitionLink, Location } from 'vscode-languageserver'
import { definition } from '../../core/index.js'
import { located } from '../whole.js'
import { answer, locationOf, type Wiring } from '../wiring.js'

export function registerDefinition(wiring: Wiring): void {
  const { connection, session } = wiring
  const { positions, definitionLinks, markdownLinks } = session.client
  connection.onDefinition(
    answer(wiring, 'textDocument/definition', null as Definition | DefinitionLink[] | null, async ({ textDocument, position }) => {
      const at = await located(session, textDocument.uri)
      if (!at) return null
      const found = definition(at.snapshot, at.doc, positions.offset(at.text, position), { markdownLinks })
      const links = found.flatMap(({ path, range, selection, origin }): DefinitionLink[] => {
        const [whole, name] = [range, selection].map((one) => locationOf(wiring, at.project, at.snapshot, path, one))
        if (!whole || !name) return []
        const originSelectionRange = positions.range(at.text, origin)
        return [{ originSelectionRange, targetUri: whole.uri, targetRange: whole.range, targetSelectionRange: name.range }]
      })
      return definitionLinks ? links : links.map((link): Location => ({ uri: link.targetUri, range: link.targetSelectionRange }))
    }),
  )
}
