// What core knows of a document's characters: an interface that a chunked store can implement, and the plain-string store used today.

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

/** The text with one range replaced. Lines are counted anew only where the replacement stands. */
export function replaced(text: Text, { start, end }: Range, insert: string): Text {
  const source = text.slice(0, start) + insert + text.slice(end, text.length)
  return new StringText(source, text instanceof StringText ? text.startsAfter(source, start, end, insert.length) : undefined)
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
  constructor(source: string, starts?: Uint32Array) {
    this.#source = source
    this.#starts = starts
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
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  /** The line starts of `source`, which is this text with `inserted` characters in place of `start` to `end`. */
  startsAfter(source: string, start: number, end: number, inserted: number): Uint32Array {
    const starts = this.#lines()
    const to = start + inserted
    // A start depends on the characters on both sides of it, so that those before `start` and behind `end` stay.
    const first = firstFrom(starts, start)
    const last = firstFrom(starts, end + 1)
    const between: number[] = []
    for (let at = start; at <= to; at++) if (isLineStart(source, at)) between.push(at)
    const made = new Uint32Array(first + between.length + starts.length - last)
    made.set(starts.subarray(0, first))
    made.set(between, first)
    for (let i = last, put = first + between.length; i < starts.length; i++, put++) made[put] = starts[i]! + to - end
    return made
  }
  #lines(): Uint32Array {
    this.#starts ??= lineStarts(this.#source)
    return this.#starts
  }
}

/** The index of the first start that is `offset` or more. */
function firstFrom(starts: Uint32Array, offset: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

function isLineStart(source: string, at: number): boolean {
  const before = source.charCodeAt(at - 1)
  return at === 0 || before === 10 || (before === 13 && source.charCodeAt(at) !== 10)
}

function lineStarts(source: string): Uint32Array {
  const starts = [0]
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 13 && source.charCodeAt(i + 1) === 10) continue
    if (code === 10 || code === 13) starts.push(i + 1)
  }
  return Uint32Array.from(starts)
}
