// Between offsets of core and positions on the wire, in the encoding agreed with the client. The only place that knows line and character.

import type { Position, Range as WireRange, TextEdit as WireTextEdit } from 'vscode-languageserver'
import type { Range, Text, TextEdit } from '../core/index.js'

export type Encoding = 'utf-8' | 'utf-16' | 'utf-32'

export interface Positions {
  readonly encoding: Encoding
  /** Clamped to the line, and the line to the text. */
  offset(text: Text, position: Position): number
  position(text: Text, offset: number): Position
  range(text: Text, range: Range): WireRange
  /** In order, whatever the client sent. */
  offsets(text: Text, range: WireRange): Range
  edit(text: Text, edit: TextEdit): WireTextEdit
}

/** UTF-16 where the client takes it, since core counts that way; else what the client prefers. */
export function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  if (!offered || offered.length === 0 || offered.includes('utf-16')) return 'utf-16'
  const known = offered.find((encoding) => encoding === 'utf-8' || encoding === 'utf-32')
  return (known as Encoding | undefined) ?? 'utf-16'
}

export function positionsIn(encoding: Encoding): Positions {
  const offset = (text: Text, { line, character }: Position): number => {
    if (!(line >= 0)) return 0
    if (line >= text.lineCount) return text.length
    const start = text.lineStart(line)
    return start + unitsToOffset(lineText(text, line), Math.max(0, character || 0), encoding)
  }
  const position = (text: Text, at: number): Position => {
    const clamped = Math.max(0, Math.min(at, text.length))
    const line = text.lineAt(clamped)
    return { line, character: offsetToUnits(text.slice(text.lineStart(line), clamped), encoding) }
  }
  const range = (text: Text, { start, end }: Range): WireRange => ({ start: position(text, start), end: position(text, end) })
  return {
    encoding,
    offset,
    position,
    range,
    offsets: (text, wire) => {
      const [a, b] = [offset(text, wire.start), offset(text, wire.end)]
      return { start: Math.min(a, b), end: Math.max(a, b) }
    },
    edit: (text, edit) => ({ range: range(text, edit.range), newText: edit.text }),
  }
}

/** A line without its end. */
function lineText(text: Text, line: number): string {
  const end = line + 1 < text.lineCount ? text.lineStart(line + 1) : text.length
  return text.slice(text.lineStart(line), end).replace(/(?:\r\n|\n|\r)$/, '')
}

function unitsToOffset(line: string, units: number, encoding: Encoding): number {
  if (encoding === 'utf-16') return Math.min(units, line.length)
  let left = units
  let offset = 0
  for (const character of line) {
    const width = widthOf(character, encoding)
    if (left < width) break
    left -= width
    offset += character.length
  }
  return offset
}

function offsetToUnits(before: string, encoding: Encoding): number {
  if (encoding === 'utf-16') return before.length
  let units = 0
  for (const character of before) units += widthOf(character, encoding)
  return units
}

function widthOf(character: string, encoding: Encoding): number {
  if (encoding === 'utf-32') return 1
  const code = character.codePointAt(0)!
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
