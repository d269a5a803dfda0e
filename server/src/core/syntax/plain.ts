// Chunks that are read without remark: headings, paragraphs, lists and tables of plain inlines, which are most of what ordinary pages hold.
// The nodes equal those of remark. What could mean anything else is not plain and is left to remark; tests compare the two on random documents.

import type { Heading, List, ListItem, Paragraph, RootContent } from 'mdast'
import { Lines, matchAt } from './lines.js'
import { plainInline } from './plain-inline.js'
import { plainTable } from './plain-table.js'

export interface PlainChunk {
  /** Offsets in the text that was read; the end is exclusive. */
  readonly start: number
  readonly end: number
  /** Positions count from `start`. */
  readonly nodes: RootContent[]
}

/**
 * The plain chunks at the start of `text`, which begins where a chunk does, up to the first that is not plain. `ends`: nothing follows `text` in
 * its document. Where something does, a last chunk that reaches the end of `text` is left out, and `goesOn` says so. `labels` are taken as defined.
 */
export function plainChunks(
  text: string,
  ends: boolean,
  labels: ReadonlySet<string>,
): { readonly chunks: PlainChunk[]; readonly goesOn: boolean } {
  // What stands behind a byte order mark is read in another way.
  if (text.startsWith('\ufeff')) return { chunks: [], goesOn: false }
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
  readonly markerType: string
  /** Columns from 0: of its markers, and of what stands in its last item. */
  readonly indent: number
  content: number
}

/** Deeper lists are left to windows.ts, which knows what is too deep. */
const deepest = 12
const listMarker = /(?:[-*+]|\d{1,9}[.)]) +(?=[^ \r\n])/y
const listMarkerAlone = /(?:[-*+]|\d{1,9}[.)])(?=\s|$)/y
const headingMarker = /#{1,6} +(?=[^ #\r\n])/y
/** Lines that begin a block not read here, and those that could make a table, a heading or a break of the lines around them. */
const otherBlock = /^(?:[#>|=~<]|`{3}|(?:[-*+]|\d{1,9}[.)])(?: |$)|[-:| ]+$|(?:\* *){3,}$|(?:_ *){3,}$)/
const oddCharacter = /[\t\0]/
const definition = /\[(?:[^[\]\\]|\\.)*\]:/y
const taskMarker = /\[[ xX]\](?:[ \r\n]|$)/y

class BlockReader {
  private readonly nodes: RootContent[] = []
  private readonly open: OpenList[] = []

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
    const marker = matchAt(listMarker, text, at)
    return marker && !/^(?:\*[* ]*|-[- ]*)$/.test(text.slice(at, this.lines.textEnd(line))) ? marker : null
  }

  /**
   * Whether a chunk begins with this line behind a blank one. Where it may still belong to the open list it does not: it is part of it then, or
   * not plain.
   */
  private endsBefore(line: number, marker: string | null): boolean {
    const { lines, open } = this
    const at = lines.textStart(line)
    // In front of U+FEFF there is no cut.
    if (lines.text[at] === '\ufeff') return false
    if (open.length === 0) return lines.indent(line) < 4
    if (lines.indent(line) > 0) return false
    return marker ? markerTypeOf(marker) !== open[0]!.markerType : matchAt(listMarkerAlone, lines.text, at) === null
  }

  private readBlock(line: number, blank: boolean): number | null {
    const { lines, open } = this
    const heading = matchAt(headingMarker, lines.text, lines.textStart(line))
    // A heading at the margin ends a list without a blank line.
    if (heading && !blank && lines.indent(line) === 0) open.length = 0
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
    if (/[\t\0]|[ \t]#+ *$/.test(lines.text.slice(at, lines.end(line)))) return null
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
    this.extendLists(found.next - 1)
    return found.next
  }

  private readItem(line: number, marker: string, blank: boolean): number | null {
    const { lines, open } = this
    const indent = lines.indent(line)
    const markerType = markerTypeOf(marker)
    const at = lines.textStart(line)
    // Five blanks behind a marker begin code.
    if (marker.length - marker.trimEnd().length > 4) return null
    while (open.length > 0 && indent < open.at(-1)!.content && indent !== open.at(-1)!.indent) open.pop()
    const top = open.at(-1)
    if (top?.indent !== indent) {
      if (!this.beginList(line, marker, blank)) return null
    } else {
      if (markerType !== top.markerType) return null
      if (blank) top.list.spread = true
    }
    const contentAt = at + marker.length
    const current = open.at(-1)!
    const item: ListItem = { type: 'listItem', spread: false, checked: null, children: [] }
    const task = this.taskAt(line, contentAt)
    const found = task === null ? null : this.readParagraph(line, contentAt + task.length)
    if (!found) return null
    if (task) {
      item.checked = task[1] !== ' '
      // remark-gfm takes the box out of a paragraph only where that begins with text, of which it may make a link without a position later.
      const head = found.node.children[0]
      if (head?.type !== 'text' && head?.position) found.node.position!.start = lines.point({ line, at: contentAt })
    }
    current.content = indent + marker.length
    item.children.push(found.node)
    item.position = lines.position({ line, at }, { line, at })
    current.list.children.push(item)
    this.extendLists(found.next - 1)
    return found.next
  }

  /** The box of a task at `at`, with the space behind it; '' where there is none, null where remark must tell what the brackets are. */
  private taskAt(line: number, at: number): string | null {
    const { lines } = this
    const box = matchAt(taskMarker, lines.text, at)
    if (box === null) return ''
    const behind = at + box.length
    return box.endsWith(' ') && behind <= lines.textEnd(line) && lines.text[behind] !== ' ' ? box : null
  }

  private beginList(line: number, marker: string, blank: boolean): boolean {
    const { lines, open, nodes } = this
    const indent = lines.indent(line)
    const markerType = markerTypeOf(marker)
    const number = markerType === marker.trimEnd() ? null : Number.parseInt(marker, 10)
    const parent = open.at(-1)?.list.children.at(-1)
    const siblings = parent ? parent.children : nodes
    if (open.length >= deepest || indent - (open.at(-1)?.content ?? 0) > 3) return false
    const before = siblings.at(-1)
    if (before?.type === 'list' && (blank || markerType === this.markerTypeOfList(before))) return false
    // A list that begins with another number than 1, written so, does not interrupt a paragraph.
    if (number !== null && !/^1[.)]/.test(marker) && siblings.length > 0) return false
    const at = lines.textStart(line)
    const list: List = { type: 'list', ordered: number !== null, start: number, spread: false, children: [] }
    list.position = lines.position({ line, at }, { line, at })
    if (parent) {
      parent.children.push(list)
      if (blank) parent.spread = true
    } else nodes.push(list)
    open.push({ list, markerType, indent, content: 0 })
    return true
  }

  private markerTypeOfList(list: List): string {
    const { text } = this.lines
    return markerTypeOf(matchAt(listMarker, text, this.lines.offsetOf(list.position!.start))!)
  }

  /** Open lists and their last items reach to the end of a line. */
  private extendLists(line: number): void {
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
    if (!this.isOnlyText(first, at)) return null
    for (; next < lines.count && !lines.isBlank(next); next++) {
      if (this.markerAt(next) || matchAt(headingMarker, lines.text, lines.textStart(next))) break
      if (!this.isOnlyText(next, lines.textStart(next))) return null
    }
    const last = next - 1
    const children = plainInline(lines, { first, last, from: at, to: lines.end(last) }, labels)
    if (!children) return null
    return {
      node: { type: 'paragraph', children, position: lines.position({ line: first, at }, { line: last, at: lines.end(last) }) },
      next,
    }
  }

  /** Whether a line from `at` on is nothing but text. */
  private isOnlyText(line: number, at: number): boolean {
    const { lines } = this
    const rest = lines.text.slice(at, lines.end(line))
    return !otherBlock.test(rest) && !oddCharacter.test(rest) && matchAt(definition, lines.text, at) === null
  }
}

/** What tells lists apart: the bullet, or the character behind the number. */
const markerTypeOf = (marker: string): string => marker.trimEnd().at(-1)!
