// Edits of core as workspace edits on the wire: versions where the client keeps them, snippets where it can, new files where it may.

import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver'
import { type FileEdits, type Range, type Text, textOf } from '../core/index.js'
import type { Project } from './project.js'
import type { Session } from './session.js'
import { uriOf } from './wiring.js'

/** A text to type into, with tab stops in LSP snippet syntax. */
export interface Snippet {
  readonly path: string
  readonly range: Range
  readonly text: string
}

/** Plain edits of some files of a project; null where the client cannot do one of them. `texts` gives what the offsets count in. */
export function workspaceEdit(
  session: Session,
  project: Project,
  files: readonly FileEdits[],
  texts: (path: string) => Text | undefined,
): WorkspaceEdit | null {
  const { client } = session
  const changes: NonNullable<WorkspaceEdit['documentChanges']> = []
  for (const { path, edits, create } of files) {
    const text = texts(path) ?? (create ? textOf('') : undefined)
    if (!text) return null
    if (create) {
      if (!client.createsFiles) return null
      changes.push({ kind: 'create', uri: project.uriOf(path), options: { ignoreIfExists: true } })
    }
    changes.push({ ...target(session, project, path), edits: edits.map((edit) => client.positions.edit(text, edit)) })
  }
  if (client.documentChanges) return { documentChanges: changes }
  const byUri: NonNullable<WorkspaceEdit['changes']> = {}
  for (const change of changes)
    if ('textDocument' in change) byUri[change.textDocument.uri] = change.edits as NonNullable<WorkspaceEdit['changes']>[string]
  return { changes: byUri }
}

/** One snippet in one document, for clients that take them. */
export function snippetEdit(session: Session, project: Project, { path, range, text }: Snippet, source: Text): WorkspaceEdit {
  const value = withoutIndent(text, source, range.start)
  const edits = [{ range: session.client.positions.range(source, range), snippet: { kind: 'snippet' as const, value } }]
  return { documentChanges: [{ ...target(session, project, path), edits }] }
}

/** An editor indents the further lines of a snippet like the line it is put into; what they have of that already is left out. */
function withoutIndent(snippet: string, source: Text, at: number): string {
  const indent = /^[ \t]*/.exec(source.slice(source.lineStart(source.lineAt(at)), at))![0]
  return indent === ''
    ? snippet
    : snippet.replace(
        /(\r\n|\n|\r)([ \t]*)/g,
        (_, eol: string, own: string) => eol + (own.startsWith(indent) ? own.slice(indent.length) : own),
      )
}

function target(session: Session, project: Project, path: string): Pick<TextDocumentEdit, 'textDocument'> {
  const uri = uriOf(session, project, path)
  return { textDocument: { uri, version: session.documents.get(uri)?.version ?? null } }
}
