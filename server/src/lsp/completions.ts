// Completions of core on the wire: kinds, order, snippets where the client takes them, and what resolving one needs.

import { type CompletionItem, CompletionItemKind, InsertTextFormat, type MarkupContent, MarkupKind } from 'vscode-languageserver'
import {
  type Completion,
  type CompletionSort,
  plainText,
  type Snapshot,
  type Subject,
  snippetText,
  type Text,
  withoutMarkup,
} from '../core/index.js'
import type { Client } from './client.js'
import type { Project } from './project.js'
import type { Session } from './session.js'

const kinds: Record<CompletionSort, CompletionItemKind> = {
  kind: CompletionItemKind.Class,
  field: CompletionItemKind.Field,
  person: CompletionItemKind.Constant,
  team: CompletionItemKind.Module,
  time: CompletionItemKind.Value,
  cadence: CompletionItemKind.Event,
  item: CompletionItemKind.Reference,
  page: CompletionItemKind.File,
  heading: CompletionItemKind.Reference,
  rule: CompletionItemKind.EnumMember,
  setting: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  template: CompletionItemKind.Snippet,
}

/** What an item carries to be resolved with. */
interface CompletionData {
  readonly uri: string
  readonly subject: Subject
}

export function toCompletionItem(client: Client, text: Text, uri: string, completion: Completion, place: number): CompletionItem {
  const { label, sort, detail, range, filter, subject } = completion
  const asks = completion.text.some((part) => typeof part !== 'string')
  const snippet = asks && client.snippetCompletions
  return {
    label,
    kind: kinds[sort],
    ...(detail ? { detail } : {}),
    sortText: String(place).padStart(5, '0'),
    filterText: filter,
    insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: client.positions.range(text, range), newText: snippet ? snippetText(completion.text) : plainText(completion.text) },
    ...(subject ? { data: { uri, subject } satisfies CompletionData } : {}),
  }
}

/** What the client sent back; it may have lost it. */
export function dataOf({ data }: CompletionItem): CompletionData | null {
  const value = data as Partial<CompletionData> | null | undefined
  return typeof value?.uri === 'string' && typeof value.subject?.is === 'string' ? { uri: value.uri, subject: value.subject } : null
}

export function documentation(client: Client, markdown: string): MarkupContent {
  return client.markdownCompletion
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: withoutMarkup(markdown) }
}

/** An open `opmodel.yaml` and the project it configures. */
export async function locateConfig(
  session: Session,
  uri: string,
): Promise<{ readonly text: Text; readonly project: Project; readonly snapshot: Snapshot; readonly doc: undefined } | undefined> {
  const open = session.documents.get(uri)
  if (!open || !session.isConfig(uri) || !(await session.settingsOf(uri)).enable) return undefined
  const { project } = await session.projects.home(uri)
  return { text: open.text, project, snapshot: project.snapshot(), doc: undefined }
}
