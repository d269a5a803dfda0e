// Chunks that need no parser: headings, paragraphs and lists of plain inlines make up most of an ordinary page, and reading them here takes a
// twentieth of the time that remark takes. The nodes are those that remark would make. Whatever could mean anything else is not plain; the
// tests compare random documents with remark.

import type { Heading, List, ListItem, Paragraph, RootContent } from 'mdast'
import { Lines } from './lines.js'
import { plainInline, taken } from './plain-inline.js'
import { plainTable } from './plain-table.js'

export interface PlainChunk {
  /** Offsets in the text that was read; the end is exclusive. */
  readonly start: number
  readonly end: number
  /** Positions count from `start`. */
  readonly nodes: RootContent[]
}

/**
 * The plain chunks at the start of `text`, where a chunk begins, up to the first one that is not plain. `ends` says whether the document ends with
 * `text`: else its last chunk may go on, and is left out (`goesOn`). `labels` are the reference labels that are defined somewhere.
 */
export function plainChunks(
  text: string,
  ends: boolean,
  labels: ReadonlySet<string>,
): { readonly chunks: PlainChunk[]; readonly goesOn: boolean } {
  const lines = new Lines(text)
  const chunks: PlainChunk[] = []
  for (let line = 0; line < lines.count; ) {
    lines.countFrom(line)
    const found = new BlockReader(lines, labels).read(line)
    if (!found) return { chunks, goesOn: false }
    if (found.next === lines.count && !ends) return { chunks, goesOn: true }
    chunks.push({ start: lines.start(line), end: lines.start(found.next), nodes: found.nodes })
    line = found.next
  }
  return { chunks, goesOn: false }
}

/** A list that may go on. */
interface OpenList {
  readonly list: List
  readonly marker: string
  /** Columns from 0: of its markers, and of what stands in its last item. */
  readonly indent: number
  content: number
}

/** Lists within lists beyond this depth are left to those who know what is too deep. */
const deepest = 12
const itemMarker = /(?:[-*+]|\d{1,9}[.)]) +(?=[^ \r\n])/y
const anyMarker = /(?:[-*+]|\d{1,9}[.)])(?=\s|$)/y
const headingMarker = /#{1,6} +(?=[^ #\r\n])/y
/** First characters of blocks that are not read here; lines of which a table, a list or a heading could be made. */
const otherBlock = /^(?:[#>|=~<\t]|`{3}|(?:[-*+]|\d{1,9}[.)])(?: |$)|[-:| ]+$|(?:\* *){3,}$|(?:_ *){3,}$)/
const oddCharacter = /[\t\0]/
const definition = /\[(?:[^[\]\\]|\\.)*\]:/y
const taskMarker = /\[[ xX]\](?:[ \r\n]|$)/y

class BlockReader {
  private readonly nodes: RootContent[] = []
  private open: OpenList[] = []

  constructor(
    private readonly lines: Lines,
    private readonly labels: ReadonlySet<string>,
  ) {}

  /** The blocks of the chunk that begins in line `first`, and the line where the next one does; null where it is not plain. */
  read(first: number): { readonly nodes: RootContent[]; readonly next: number } | null {
    const { lines, nodes } = this
    let line = first
    for (let blank = false; line < lines.count; ) {
      if (lines.isBlank(line)) {
        blank = true
        line++
        continue
      }
      const marker = this.markerAt(line)
      if (blank && nodes.length > 0 && this.endsBefore(line, marker)) return { nodes, next: line }
      const next = marker ? this.readItem(line, marker, blank) : this.readBlock(line, blank)
      if (next === null) return null
      line = next
      blank = false
    }
    return { nodes, next: line }
  }

  private markerAt(line: number): string | null {
    const { text } = this.lines
    const at = this.lines.textStart(line)
    const marker = taken(itemMarker, text, at)
    return marker && !/^(?:\*[* ]*|-[- ]*)$/.test(text.slice(at, this.lines.textEnd(line))) ? marker : null
  }

  /** Whether a chunk ends in front of a line behind a blank one; in doubt it goes on and is not plain. */
  private endsBefore(line: number, marker: string | null): boolean {
    const { lines, open } = this
    const at = lines.textStart(line)
    // A tab may make code of the line; in front of U+FEFF there is no cut.
    if (lines.text[at] === '\t' || lines.text[at] === '\ufeff') return false
    if (open.length === 0) return lines.indent(line) < 4
    if (lines.indent(line) > 0) return false
    return marker ? signOf(marker) !== open[0]!.marker : taken(anyMarker, lines.text, at) === null
  }

  private readBlock(line: number, blank: boolean): number | null {
    const { lines, open } = this
    const heading = taken(headingMarker, lines.text, lines.textStart(line))
    if (heading && !blank && lines.indent(line) === 0) this.open = []
    else if (open.length > 0) return blank ? this.readInItem(line) : null
    if (lines.indent(line) > 3 || (blank && this.nodes.length > 0)) return null
    if (heading) return this.readHeading(line, heading)
    const isTable = lines.text[lines.textStart(line)] === '|'
    const found = isTable ? plainTable(lines, line, this.labels) : this.readParagraph(line, lines.textStart(line))
    if (!found) return null
    this.nodes.push(found.node)
    return found.next
  }

  private readHeading(line: number, marker: string): number | null {
    const { lines, labels } = this
    const at = lines.textStart(line)
    if (/[\t\0]|# *$/.test(lines.text.slice(at, lines.end(line)))) return null
    const children = plainInline(lines, { first: line, last: line, from: at + marker.length, to: lines.textEnd(line) }, labels)
    if (!children) return null
    const depth = marker.trimEnd().length as Heading['depth']
    this.nodes.push({ type: 'heading', depth, children, position: lines.position({ line, at }, { line, at: lines.end(line) }) })
    return line + 1
  }

  /** A paragraph behind a blank line that belongs to an item. */
  private readInItem(line: number): number | null {
    const { lines, open } = this
    while (open.length > 0 && lines.indent(line) < open.at(-1)!.content) open.pop()
    const top = open.at(-1)
    if (!top || lines.indent(line) - top.content > 3) return null
    const found = this.readParagraph(line, lines.textStart(line))
    if (!found) return null
    const item = top.list.children.at(-1)!
    item.spread = true
    item.children.push(found.node)
    this.reach(found.next - 1)
    return found.next
  }

  private readItem(line: number, marker: string, blank: boolean): number | null {
    const { lines, open } = this
    const indent = lines.indent(line)
    const sign = signOf(marker)
    const at = lines.textStart(line)
    // Five blanks behind a marker begin code.
    if (marker.length - marker.trimEnd().length > 4) return null
    while (open.length > 0 && indent < open.at(-1)!.content && indent !== open.at(-1)!.indent) open.pop()
    const top = open.at(-1)
    if (top?.indent !== indent) {
      if (!this.beginList(line, marker, blank)) return null
    } else {
      if (sign !== top.marker) return null
      if (blank) top.list.spread = true
    }
    const contentAt = at + marker.length
    const current = open.at(-1)!
    const item: ListItem = { type: 'listItem', spread: false, checked: null, children: [] }
    const task = taken(taskMarker, lines.text, contentAt)
    if (task && (!task.endsWith(' ') || contentAt + task.length > lines.textEnd(line) || lines.text[contentAt + task.length] === ' '))
      return null
    const found = this.readParagraph(line, task ? contentAt + task.length : contentAt)
    if (!found) return null
    if (task) {
      item.checked = task[1] !== ' '
      // A paragraph that begins with words leaves the box out, any other does not.
      if (found.node.children[0]?.type !== 'text') found.node.position!.start = lines.point({ line, at: contentAt })
    }
    current.content = contentAt - lines.start(line)
    item.children.push(found.node)
    item.position = lines.position({ line, at }, { line, at })
    current.list.children.push(item)
    this.reach(found.next - 1)
    return found.next
  }

  private beginList(line: number, marker: string, blank: boolean): boolean {
    const { lines, open, nodes } = this
    const indent = lines.indent(line)
    const sign = signOf(marker)
    const number = sign === marker.trimEnd() ? null : Number.parseInt(marker, 10)
    const parent = open.at(-1)?.list.children.at(-1)
    const siblings = parent ? parent.children : nodes
    if (open.length >= deepest || indent - (open.at(-1)?.content ?? 0) > 3) return false
    const before = siblings.at(-1)
    if (before?.type === 'list' && (blank || sign === this.signOfList(before))) return false
    // A list that begins with another number than 1 does not interrupt a paragraph.
    if (number !== null && number !== 1 && siblings.length > 0) return false
    const at = lines.textStart(line)
    const list: List = { type: 'list', ordered: number !== null, start: number, spread: false, children: [] }
    list.position = lines.position({ line, at }, { line, at })
    if (parent) {
      parent.children.push(list)
      if (blank) parent.spread = true
    } else nodes.push(list)
    open.push({ list, marker: sign, indent, content: 0 })
    return true
  }

  private signOfList(list: List): string {
    const { text } = this.lines
    return signOf(taken(itemMarker, text, this.lines.offsetOf(list.position!.start))!)
  }

  /** Open lists and their last items reach to the end of a line. */
  private reach(line: number): void {
    const { lines, open } = this
    for (const { list } of open) {
      list.position!.end = lines.point({ line, at: lines.end(line) })
      list.children.at(-1)!.position!.end = lines.point({ line, at: lines.end(line) })
    }
  }

  /** The paragraph that begins at `at` in line `first`, with all lines that continue it. */
  private readParagraph(first: number, at: number): { readonly node: Paragraph; readonly next: number } | null {
    const { lines, labels } = this
    let next = first + 1
    if (!this.continues(first, at)) return null
    for (; next < lines.count && !lines.isBlank(next); next++) {
      if (this.markerAt(next) || taken(headingMarker, lines.text, lines.textStart(next))) break
      if (!this.continues(next, lines.textStart(next))) return null
    }
    const last = next - 1
    const children = plainInline(lines, { first, last, from: at, to: lines.textEnd(last) }, labels)
    if (!children) return null
    return {
      node: { type: 'paragraph', children, position: lines.position({ line: first, at }, { line: last, at: lines.end(last) }) },
      next,
    }
  }

  /** Whether a line from `at` on is nothing but text. */
  private continues(line: number, at: number): boolean {
    const { lines } = this
    const rest = lines.text.slice(at, lines.end(line))
    return !otherBlock.test(rest) && !oddCharacter.test(rest) && taken(definition, lines.text, at) === null
  }
}

/** What tells lists apart: the bullet, or the character behind the number. */
const signOf = (marker: string): string => marker.trimEnd().at(-1)!
