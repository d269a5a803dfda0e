// An author of a few documents as an editor keeps them: texts open and stored, undo, and the edits a server sends. The same seed does the same.

import type { CodeAction, Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { at, type Editor } from './lsp.js'

export type Random = () => number

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

interface Page {
  text: TextDocument
  readonly undo: string[]
}

const longest = 3000

export class Author {
  readonly open = new Map<string, Page>()
  readonly #editor: Editor
  readonly #random: Random

  constructor(editor: Editor, random: Random) {
    this.#editor = editor
    this.#random = random
  }

  below = (limit: number): number => Math.floor(this.#random() * limit)
  pick = <T>(list: readonly T[]): T => list[this.below(list.length)]!

  stored(uri: string): string | undefined {
    return this.#editor.files.get(uri)
  }

  /** Opens the page unless it is open. */
  async show(path: string): Promise<Page> {
    const uri = at(path)
    const known = this.open.get(uri)
    if (known) return known
    const text = this.stored(uri) ?? ''
    const page: Page = { text: TextDocument.create(uri, 'markdown', 0, text), undo: [] }
    this.open.set(uri, page)
    await this.#editor.show(path, text)
    return page
  }

  /** Throws away what was not saved. */
  async hide(path: string): Promise<void> {
    if (this.open.delete(at(path))) await this.#editor.hide(at(path))
  }

  async save(path: string): Promise<void> {
    const uri = at(path)
    const page = this.open.get(uri)
    if (!page) return
    this.#editor.files.set(uri, page.text.getText())
    await this.#editor.connection.sendNotification('textDocument/didSave', { textDocument: { uri } })
    await this.#tellChanged(uri, 2)
  }

  /** Writes a file, or removes it, past the editor. */
  async store(path: string, text: string | null): Promise<void> {
    const uri = at(path)
    const type = text === null ? 3 : this.#editor.files.has(uri) ? 2 : 1
    if (text === null) this.#editor.files.delete(uri)
    else this.#editor.files.set(uri, text)
    await this.#tellChanged(uri, type)
  }

  #tellChanged(uri: string, type: number): Promise<void> {
    return this.#editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] })
  }

  /** A place between two characters, never inside of one. */
  place(text: TextDocument): number {
    return whole(text.getText(), this.below(text.getText().length + 1))
  }

  position = (text: TextDocument): Position => text.positionAt(this.place(text))

  /** One to three changes in one message, each counted in what the one before has left. */
  async type({ text, undo }: Page, pieces: readonly string[]): Promise<void> {
    undo.push(text.getText())
    const changes = []
    for (let count = 1 + this.below(3); count > 0; count--) {
      const now = text.getText()
      const start = this.place(text)
      const length = now.length > longest ? now.length / 2 : this.pick([0, 0, 1, 5, 40])
      const end = whole(now, Math.min(now.length, start + length))
      const change = { range: { start: text.positionAt(start), end: text.positionAt(Math.max(start, end)) }, text: this.pick(pieces) }
      TextDocument.update(text, [change], text.version + 1)
      changes.push(change)
    }
    await this.#editor.change(text.uri, changes)
  }

  async replace({ text, undo }: Page, next: string): Promise<void> {
    undo.push(text.getText())
    TextDocument.update(text, [{ text: next }], text.version + 1)
    await this.#editor.change(text.uri, [{ text: next }])
  }

  /** Takes the last change back as an editor does: only what differs is sent. */
  async undo({ text, undo }: Page): Promise<void> {
    const before = undo.pop()
    if (before === undefined) return
    const now = text.getText()
    let start = 0
    while (start < Math.min(now.length, before.length) && now[start] === before[start]) start++
    start = Math.min(whole(now, start), whole(before, start))
    let tail = 0
    while (tail < Math.min(now.length, before.length) - start && now.at(-1 - tail) === before.at(-1 - tail)) tail++
    while (
      tail > 0 &&
      (whole(now, now.length - tail) !== now.length - tail || whole(before, before.length - tail) !== before.length - tail)
    )
      tail--
    const range = { start: text.positionAt(start), end: text.positionAt(now.length - tail) }
    const change = { range, text: before.slice(start, before.length - tail) }
    TextDocument.update(text, [change], text.version + 1)
    if (text.getText() !== before) throw new Error('undo does not lead back')
    await this.#editor.change(text.uri, [change])
  }

  /** Does what the server proposed; a change that cannot be done fails. New pages are left out: there are only so many. */
  async apply(edit: WorkspaceEdit): Promise<void> {
    const changes = edit.documentChanges ?? []
    if (changes.some((change) => !('textDocument' in change))) return
    for (const change of changes) if ('textDocument' in change) await this.#edit(change.textDocument.uri, change.edits.map(withoutStops))
  }

  async #edit(uri: string, edits: readonly TextEdit[]): Promise<void> {
    const page = this.open.get(uri)
    const text = page?.text ?? TextDocument.create(uri, 'markdown', 0, this.stored(uri) ?? '')
    const next = TextDocument.applyEdits(text, [...edits])
    if (!page) return this.store(uri.slice(at('').length), next)
    page.undo.push(text.getText())
    // From the end to the beginning, so that no edit moves the place of another.
    const changes = edits
      .map(({ range, newText }, index) => ({ range, text: newText, from: text.offsetAt(range.start), index }))
      .sort((a, b) => b.from - a.from || b.index - a.index)
      .map(({ range, text: newText }) => ({ range, text: newText }))
    TextDocument.update(page.text, changes, page.text.version + 1)
    if (page.text.getText() !== next) throw new Error(`edits of ${uri} are not the same in another order`)
    await this.#editor.change(uri, changes)
  }

  async act(action: CodeAction): Promise<void> {
    if (action.edit) await this.apply(action.edit)
  }
}

/** The offset itself, or the one before the pair of units it lies in. */
function whole(text: string, offset: number): number {
  const between = text.slice(offset - 1, offset + 1)
  return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(between) ? offset - 1 : offset
}

/** A snippet as it stands when nobody types into it. */
function withoutStops(edit: object): TextEdit {
  const { range, newText, snippet } = edit as Partial<TextEdit> & {
    readonly range: TextEdit['range']
    readonly snippet?: { readonly value: string }
  }
  const text =
    snippet?.value
      .replace(/\$\{\d+\|((?:[^,|\\]|\\.)*)(?:[^|\\]|\\.)*\|\}/g, '$1')
      .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
      .replace(/\$(?:\d+|\{\d+\})/g, '')
      .replace(/\\([\\$},|])/g, '$1') ?? newText
  return { range, newText: text ?? '' }
}
