// The texts that are open in the editor, as last sent. Knows nothing of projects or of what the texts mean.

import type { DidChangeTextDocumentParams, TextDocumentItem } from 'vscode-languageserver'
import { replaced, type Text, textOf } from '../core/index.js'
import type { Positions } from './convert.js'
import { canonical } from './uris.js'

export interface OpenDocument {
  readonly uri: string
  readonly languageId: string
  readonly version: number
  readonly text: Text
  /** It was changed since it was opened. */
  readonly edited: boolean
}

const mark = '\uFEFF'

export class OpenDocuments {
  readonly #documents = new Map<string, OpenDocument & { readonly raw: Text }>()

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(canonical(uri))
  }

  all(): readonly OpenDocument[] {
    return [...this.#documents.values()]
  }

  open({ uri, languageId, version, text }: TextDocumentItem): OpenDocument {
    return this.#set(uri, languageId, version, textOf(text), false)
  }

  /** Applies changes in their order. Unknown documents are left alone; a version that goes backwards still brings its text. */
  change({ textDocument, contentChanges }: DidChangeTextDocumentParams, positions: Positions): OpenDocument | undefined {
    const before = this.#documents.get(canonical(textDocument.uri))
    if (!before) return undefined
    // A mark of the byte order counts in the client's positions, so changes are applied to the text as it was sent.
    let { raw } = before
    for (const change of contentChanges) {
      if (!('range' in change) || !change.range) raw = textOf(change.text)
      else raw = replaced(raw, positions.offsets(raw, change.range), change.text)
    }
    return this.#set(before.uri, before.languageId, Math.max(before.version, textDocument.version ?? 0), raw, true)
  }

  close(uri: string): void {
    this.#documents.delete(canonical(uri))
  }

  #set(uri: string, languageId: string, version: number, raw: Text, edited: boolean): OpenDocument {
    const text = raw.slice(0, 1) === mark ? textOf(raw.slice(1, raw.length)) : raw
    const document = { uri, languageId, version, raw, text, edited }
    this.#documents.set(canonical(uri), document)
    return document
  }
}
