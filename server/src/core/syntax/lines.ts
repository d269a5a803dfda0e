// The lines of a piece of Markdown, and places in them as mdast writes them.

import type { Node } from 'mdast'

export type Position = NonNullable<Node['position']>
export type Point = Position['start']

/** A place: the index of its line, from 0, and its offset in the text. */
export interface InLine {
  readonly line: number
  readonly at: number
}

interface Line {
  readonly start: number
  /** Where its text begins and ends, spaces left out, tabs in front of it too; equal in a blank line. */
  readonly textStart: number
  /** The columns in front of its text. */
  readonly indent: number
  readonly textEnd: number
  /** Where its ending begins. */
  readonly end: number
}

const lineEnding = /\r\n|\n|\r|$/g
const tabWidth = 4

/**
 * The lines of a text, counted from 0; offsets are UTF-16 units. Only U+0020 counts as space: who calls leaves lines with tabs behind their
 * indent to remark.
 */
export class Lines {
  private readonly list: Line[] = []
  private firstLine = 0

  constructor(readonly text: string) {
    for (let at = 0; at < text.length; ) {
      lineEnding.lastIndex = at
      const found = lineEnding.exec(text)!
      const end = found.index
      let [textStart, indent] = [at, 0]
      for (; textStart < end; textStart++) {
        if (text[textStart] === ' ') indent++
        else if (text[textStart] === '\t') indent += tabWidth - (indent % tabWidth)
        else break
      }
      let textEnd = end
      while (textEnd > textStart && text[textEnd - 1] === ' ') textEnd--
      this.list.push({ start: at, textStart, indent, textEnd, end })
      at = end + found[0].length
    }
  }

  get count(): number {
    return this.list.length
  }

  /** Offset of its first character; the length of the text for the line behind the last. */
  start(line: number): number {
    return this.list[line]?.start ?? this.text.length
  }

  /** Offset of its first character that is neither space nor tab. */
  textStart(line: number): number {
    return this.list[line]!.textStart
  }

  /** Offset behind its last character that is no space. */
  textEnd(line: number): number {
    return this.list[line]!.textEnd
  }

  /** Offset of its line ending. */
  end(line: number): number {
    return this.list[line]!.end
  }

  /** A line without the spaces around it. */
  trimmed(line: number): string {
    return this.text.slice(this.textStart(line), this.textEnd(line))
  }

  /** The characters that end a line; '' behind the last. */
  ending(line: number): string {
    return this.text.slice(this.end(line), this.start(line + 1))
  }

  /** Whether it holds nothing but spaces. */
  isBlank(line: number): boolean {
    const { textStart, textEnd } = this.list[line]!
    return textStart === textEnd
  }

  /** How many columns stand in front of its text; a tab reaches to the next multiple of four. */
  indent(line: number): number {
    return this.list[line]!.indent
  }

  /** From here on points are counted from this line: its first character is line 1, column 1, offset 0. */
  countFrom(line: number): void {
    this.firstLine = line
  }

  point({ line, at }: InLine): Point {
    return { line: line - this.firstLine + 1, column: at - this.start(line) + 1, offset: at - this.start(this.firstLine) }
  }

  /** The offset in the text of a point that was counted so. */
  offsetOf(point: Point): number {
    return this.start(this.firstLine) + (point.offset ?? 0)
  }

  /** From `start` to `end` (exclusive), counted from the line that `countFrom` named. */
  position(start: InLine, end: InLine): Position {
    return { start: this.point(start), end: this.point(end) }
  }
}

/** What a sticky pattern matches at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}
