// What core knows of a document's characters: an interface that stores implement, and the store for texts that nobody edits.

import { firstWhere } from '../search.js'
import { EditedText, startsIn } from './edited.js'

/** UTF-16 offsets into a text; `end` is exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Read access to a document. Offsets are UTF-16 code units; lines are 0-based here and end at LF, CRLF or a lone CR. */
export interface Text {
  readonly length: number
  readonly lineCount: number
  /** The characters from `start` to `end` (exclusive); both are clamped to the text. */
  slice(start: number, end: number): string
  /** The offset of the first character of a 0-based line; `length` for lines past the end. */
  lineStart(line: number): number
  /** The 0-based line that holds an offset; the last line for offsets past the end. */
  lineAt(offset: number): number
}

/** One replacement; edits of one list refer to the text before any of them and do not overlap. */
export interface TextEdit {
  readonly range: Range
  readonly text: string
}

/** A position as people count: 1-based line and 1-based column in UTF-16 units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A `Text` over one string. A leading U+FEFF must have been taken off by the host. */
export function textOf(source: string): Text {
  return new StringText(source)
}

/** The text with one range replaced, as one that more edits will follow. */
export function replaced(text: Text, range: Range, insert: string): Text {
  return (text instanceof EditedText ? text : EditedText.of(text.slice(0, text.length))).replaced(range, insert)
}

/** The 1-based line and column of an offset. */
export function positionAt(text: Text, offset: number): Position {
  const line = text.lineAt(offset)
  return { line: line + 1, column: Math.max(0, Math.min(offset, text.length) - text.lineStart(line)) + 1 }
}

/** The whole text with `edits` applied; the order of the list does not matter. */
export function applyEdits(source: string, edits: readonly TextEdit[]): string {
  let out = ''
  let at = 0
  for (const edit of [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)) {
    out += source.slice(at, edit.range.start) + edit.text
    at = edit.range.end
  }
  return out + source.slice(at)
}

class StringText implements Text {
  readonly #source: string
  #starts: Uint32Array | undefined
  constructor(source: string) {
    this.#source = source
  }
  get length(): number {
    return this.#source.length
  }
  get lineCount(): number {
    return this.#lines().length
  }
  slice(start: number, end: number): string {
    return this.#source.slice(Math.max(0, start), Math.max(0, end))
  }
  lineStart(line: number): number {
    const starts = this.#lines()
    return line < 0 ? 0 : (starts[line] ?? this.#source.length)
  }
  lineAt(offset: number): number {
    const starts = this.#lines()
    return firstWhere(1, starts.length, (line) => starts[line]! > offset) - 1
  }
  #lines(): Uint32Array {
    this.#starts ??= Uint32Array.from([0, ...startsIn(this.#source)])
    return this.#starts
  }
}
