// A text that is being edited: pieces of some kilobytes, so that an edit copies one of them, and what its last edits left as it was.

import { firstWhere } from '../search.js'
import type { Range, Text } from './text.js'

/** How long pieces are when they are cut, and the length from which one is cut anew. */
const pieceLength = 4096
const longestPiece = 2 * pieceLength
/** Pieces shorter than this are joined with the next one when something is edited in them. */
const shortestPiece = 512
/** So many edits are followed before what they left is forgotten. */
const mostEdits = 256

/** No piece ends between a carriage return and its line feed, so that lines can be counted in each by itself. */
interface Piece {
  readonly text: string
  /** Behind which of its characters a line starts: offsets in it from 1 to its length. */
  readonly starts: readonly number[]
}

/** How far two texts are the same from their beginnings and their ends; the two never overlap in either text. */
export interface SharedEnds {
  readonly head: number
  readonly tail: number
}

/** What each edit of a text left as it was, in their order. Every text on the way knows how many of them lie before it. */
interface History {
  readonly edits: SharedEnds[]
}

export class EditedText implements Text {
  readonly #pieces: readonly Piece[]
  /** Offsets of the pieces and how many lines start before them; each with the total as its last entry. */
  readonly #offsets: Uint32Array
  readonly #lines: Uint32Array
  readonly #history: History
  readonly #age: number

  private constructor(pieces: readonly Piece[], history: History) {
    this.#pieces = pieces
    this.#history = history
    this.#age = history.edits.length
    this.#offsets = new Uint32Array(pieces.length + 1)
    this.#lines = new Uint32Array(pieces.length + 1)
    for (let i = 0; i < pieces.length; i++) {
      this.#offsets[i + 1] = this.#offsets[i]! + pieces[i]!.text.length
      this.#lines[i + 1] = this.#lines[i]! + pieces[i]!.starts.length
    }
  }

  static of(source: string): EditedText {
    return new EditedText(cut(source), { edits: [] })
  }

  get length(): number {
    return this.#offsets[this.#pieces.length]!
  }

  get lineCount(): number {
    return this.#lines[this.#pieces.length]! + 1
  }

  slice(start: number, end: number): string {
    const [from, to] = [Math.max(0, start), Math.min(end, this.length)]
    if (from >= to) return ''
    const first = this.#pieceAt(from)
    let out = this.#pieces[first]!.text.slice(from - this.#offsets[first]!, to - this.#offsets[first]!)
    for (let i = first + 1; this.#offsets[i]! < to; i++) out += this.#pieces[i]!.text.slice(0, to - this.#offsets[i]!)
    return out
  }

  lineStart(line: number): number {
    if (line <= 0) return 0
    if (line >= this.lineCount) return this.length
    const piece = lastUpTo(this.#lines, line - 1, this.#pieces.length)
    return this.#offsets[piece]! + this.#pieces[piece]!.starts[line - 1 - this.#lines[piece]!]!
  }

  lineAt(offset: number): number {
    if (this.#pieces.length === 0) return 0
    const piece = this.#pieceAt(offset)
    const { starts } = this.#pieces[piece]!
    const inside = offset - this.#offsets[piece]!
    return this.#lines[piece]! + firstWhere(0, starts.length, (i) => starts[i]! > inside)
  }

  /** The text with one range replaced. */
  replaced({ start, end }: Range, insert: string): EditedText {
    const from = Math.max(0, Math.min(start, this.length))
    const to = Math.max(from, Math.min(end, this.length))
    // With the characters on both sides, since a line may start between them and the edit.
    const first = this.#pieceAt(from - 1)
    let last = this.#pieceAt(to + 1) + 1
    while (last < this.#pieces.length && this.#offsets[last]! - this.#offsets[first]! - (to - from) + insert.length < shortestPiece) last++
    const base = this.#offsets[first] ?? 0
    const joined = this.#pieces.slice(first, last).reduce((text, piece) => text + piece.text, '')
    const made = cut(joined.slice(0, from - base) + insert + joined.slice(to - base))
    const pieces = this.#pieces.slice(0, first).concat(made, this.#pieces.slice(last))
    return new EditedText(pieces, this.#historyWith({ head: from, tail: this.length - to }))
  }

  /** What is certainly the same in an earlier text of the same history; null where nothing is known. */
  sharedWith(earlier: EditedText): SharedEnds | null {
    if (earlier.#history !== this.#history || earlier.#age > this.#age) return null
    let [head, tail] = [earlier.length, earlier.length]
    for (let i = earlier.#age; i < this.#age; i++) {
      const edit = this.#history.edits[i]!
      head = Math.min(head, edit.head)
      tail = Math.min(tail, edit.tail)
    }
    const shorter = Math.min(earlier.length, this.length)
    head = Math.min(head, shorter)
    return { head, tail: Math.min(tail, shorter - head) }
  }

  /** Another text than this may have been made of the same one, or too many: then the history begins anew. */
  #historyWith(edit: SharedEnds): History {
    const { edits } = this.#history
    if (edits.length !== this.#age || edits.length >= mostEdits) return { edits: [] }
    edits.push(edit)
    return this.#history
  }

  #pieceAt(offset: number): number {
    return lastUpTo(this.#offsets, offset, this.#pieces.length)
  }
}

/** The last index below `count` whose entry is at most `value`; 0 where all are more. */
function lastUpTo(entries: Uint32Array, value: number, count: number): number {
  return firstWhere(1, count, (i) => entries[i]! > value) - 1
}

function cut(source: string): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < source.length; ) {
    let end = source.length - at <= longestPiece ? source.length : at + pieceLength
    if (source.charCodeAt(end - 1) === 13 && source.charCodeAt(end) === 10) end++
    // With memory of its own: a slice keeps the text alive that it was cut from.
    const text = ` ${source.slice(at, end)}`.slice(1)
    pieces.push({ text, starts: startsIn(text) })
    at = end
  }
  return pieces
}

/** Behind which characters of a text a line starts: offsets from 1 to its length. */
export function startsIn(text: string): number[] {
  const starts: number[] = []
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 13 && text.charCodeAt(i + 1) === 10) continue
    if (code === 10 || code === 13) starts.push(i + 1)
  }
  return starts
}

/** What an edited text certainly shares with an earlier one; null where that is not known. */
export function sharedEnds(earlier: Text, now: Text): SharedEnds | null {
  return now instanceof EditedText && earlier instanceof EditedText ? now.sharedWith(earlier) : null
}
