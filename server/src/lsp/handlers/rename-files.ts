// workspace/willRenameFiles: links that follow pages and folders that move. Projects that were not read stay untouched.

import type { WorkspaceEdit } from 'vscode-languageserver'
import { fileRenameEdits } from '../../core/index.js'
import { joined } from '../confirmed.js'
import { workspaceEdit } from '../edits.js'
import { canonical } from '../uris.js'
import { textsOf } from '../whole.js'
import { answer, type Wiring } from '../wiring.js'

export function registerRenameFiles(wiring: Wiring): void {
  const { connection, session } = wiring
  connection.workspace.onWillRenameFiles(
    answer(wiring, 'workspace/willRenameFiles', null as WorkspaceEdit | null, async ({ files }) => {
      const edits: (WorkspaceEdit | null)[] = []
      for (const project of await session.workspaceProjects()) {
        if (project.indexState === 'not-read') continue
        await session.index(project)
        const moves = files.flatMap(({ oldUri, newUri }) => {
          const from = project.pathOf(canonical(oldUri))
          return from ? [{ from, to: project.pathOf(canonical(newUri)) }] : []
        })
        const snapshot = project.snapshot()
        edits.push(workspaceEdit(session, project, fileRenameEdits(snapshot, moves), textsOf({ project, snapshot })))
      }
      // Editors ask by themselves whether links may follow a file; marked for confirmation they would all be left out at first.
      return joined(edits)
    }),
  )
}
