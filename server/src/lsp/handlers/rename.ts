// textDocument/prepareRename and textDocument/rename; a refusal is an error the client shows to the author.

import type { Range, WorkspaceEdit } from 'vscode-languageserver'
import { prepareRename, rename } from '../../core/index.js'
import { confirmed, refusal } from '../confirmed.js'
import { workspaceEdit } from '../edits.js'
import { configName } from '../uris.js'
import { located, textsOf } from '../whole.js'
import { answer, uriOf, type Wiring } from '../wiring.js'

export function registerPrepareRename(wiring: Wiring): void {
  const { connection, session } = wiring
  const { positions } = session.client
  connection.onPrepareRename(
    answer(
      wiring,
      'textDocument/prepareRename',
      null as { range: Range; placeholder: string } | null,
      async ({ textDocument, position }) => {
        const at = await session.locate(textDocument.uri)
        const found = at && prepareRename(at.snapshot, at.doc, positions.offset(at.text, position))
        if (!at || !found) return null
        return 'refused' in found
          ? refusal(found.refused)
          : { range: positions.range(at.text, found.range), placeholder: found.placeholder }
      },
    ),
  )
}

export function registerRename(wiring: Wiring): void {
  const { connection, session } = wiring
  connection.onRenameRequest(
    answer(wiring, 'textDocument/rename', null as WorkspaceEdit | null, async ({ textDocument, position, newName }) => {
      const at = await located(session, textDocument.uri)
      if (!at) return null
      const configuration = { path: configName, text: at.project.configText }
      const done = rename(at.snapshot, at.doc, session.client.positions.offset(at.text, position), newName, configuration)
      if ('refused' in done) return refusal(done.refused)
      const edit = workspaceEdit(session, at.project, done.files, textsOf(at))
      return edit && confirmed(session.client, edit, uriOf(session, at.project, at.doc.path), `Rename to ‘${newName.trim()}’`)
    }),
  )
}
