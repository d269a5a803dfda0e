// Refactorings of core as code actions, with snippets where the client types through them; knows nothing of what they do.

import type { CodeAction } from 'vscode-languageserver'
import { type Range, refactorings } from '../core/index.js'
import { refactoringKinds } from './announced.js'
import { snippetEdit, workspaceEdit } from './edits.js'
import type { Located, Session } from './session.js'
import { textsOf } from './whole.js'

/** What can be done at a place; left out where the client cannot do it. A document without a file gets no other files. */
export function refactoringActions(session: Session, at: Located, range: Range, wanted: (kind: string) => boolean): CodeAction[] {
  return refactorings(at.snapshot, at.doc, range).flatMap(({ title, sort, edits, snippet }) => {
    const kind = refactoringKinds[sort]
    if (!wanted(kind) || (edits.length > 1 && !at.project.bounded)) return []
    const { client } = session
    const plain = workspaceEdit(session, at.project, edits, textsOf(at))
    const edit = snippet && client.snippetEdits && client.documentChanges ? snippetEdit(session, at.project, snippet, at.text) : plain
    return edit ? [{ title, kind, edit }] : []
  })
}
