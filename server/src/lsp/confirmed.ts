// Workspace edits that ask before they change other files, where the client can ask; and refusals the client shows.

import { type AnnotatedTextEdit, LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver'
import type { Client } from './client.js'

const otherFiles = 'other-files'

/** Marks the edits of all files but one for confirmation. */
export function confirmed(client: Client, edit: WorkspaceEdit, own: string, label: string): WorkspaceEdit {
  const changes = edit.documentChanges
  const elsewhere = changes?.some((change) => 'textDocument' in change && change.textDocument.uri !== own)
  if (!changes || !elsewhere || !client.changeAnnotations) return edit
  return {
    ...edit,
    documentChanges: changes.map((change) => {
      if (!('textDocument' in change) || change.textDocument.uri === own) return change
      return {
        ...change,
        edits: change.edits.map((one): AnnotatedTextEdit => ({ ...(one as AnnotatedTextEdit), annotationId: otherFiles })),
      }
    }),
    changeAnnotations: { [otherFiles]: { label, description: 'in other files', needsConfirmation: true } },
  }
}

/** The edits of several projects as one, or null when there are none. */
export function joined(edits: readonly (WorkspaceEdit | null)[]): WorkspaceEdit | null {
  const real = edits.filter((edit) => edit !== null)
  const documentChanges = real.flatMap((edit) => edit.documentChanges ?? [])
  if (documentChanges.length > 0) return { documentChanges }
  const changes = Object.assign({}, ...real.map((edit) => edit.changes ?? {})) as NonNullable<WorkspaceEdit['changes']>
  return Object.keys(changes).length > 0 ? { changes } : null
}

/** A legal answer to every request that the library's types leave out. */
export function refusal(message: string): never {
  return new ResponseError(LSPErrorCodes.RequestFailed, message) as never
}
