// Blocks as an author sees them (headings, items with their children, rows, lead-ins), common slips mended; knows no kinds and no settings.

import type { BlockContent, DefinitionContent, List, ListItem, Paragraph, RootContent, Table } from 'mdast'
import { type InlineLine, inlineLines, slicePlain } from '../syntax/inline.js'
import { type Chunk, rangeOf } from '../syntax/tree.js'
import type { Range } from '../text/text.js'
import { readHtml } from './html.js'
import { startsLabelLine } from './label-lines.js'

export type UnitForm = 'heading' | 'item' | 'paragraph' | 'row' | 'table' | 'details' | 'mark' | 'other'

/** One block. Offsets are relative to the chunk. */
export interface Unit {
  readonly form: UnitForm
  readonly chunk: Chunk
  /** With everything that belongs to it inside its chunk. */
  readonly range: Range
  /** 1-6 on headings, else 0. */
  readonly depth: number
  readonly lines: readonly InlineLine[]
  /** Nested items and paragraphs of an item, rows of a table, blocks of a `<details>`. */
  readonly children: readonly Unit[]
  readonly ordered: boolean
  /** The character between the brackets of a task item, `x`, `/`, ` `; null on others. */
  readonly task: string | null
  /** Cells of a row, one line each, empty cells included. */
  readonly cells: readonly (InlineLine | null)[]
  readonly cellRanges: readonly Range[]
  /** Column heads of a table, in its own words. */
  readonly heads: readonly string[]
  /** Stands in a quotation; the word of a callout (`> [!goal]`), or ''. */
  readonly quote: string | null
  readonly html: boolean
  /** The first line of a new list: items of one list follow one another until the next such. */
  readonly first: boolean
}

const maxDepth = 24

/** The units of one chunk, in document order. */
export function unitsOf(chunk: Chunk): readonly Unit[] {
  const out: Unit[] = []
  for (const node of chunk.nodes) out.push(...block(node, { chunk, quote: null, level: 0 }))
  return out
}

interface At {
  readonly chunk: Chunk
  readonly quote: string | null
  readonly level: number
}

type Block = RootContent | BlockContent | DefinitionContent

function block(node: Block, at: At): Unit[] {
  if (at.level > maxDepth) return []
  const range = rangeOf(node)
  switch (node.type) {
    case 'heading':
      return [unit('heading', at, range, { depth: node.depth, lines: joined(inlineLines(node.children, at.chunk.text)) })]
    case 'paragraph':
      return paragraph(node, at)
    case 'list':
      return list(node, at)
    case 'table':
      return [table(node, at)]
    case 'blockquote': {
      const inner = node.children.flatMap((child) => block(child, { ...at, quote: at.quote ?? '', level: at.level + 1 }))
      const callout = /^\[!([\w-]+)\][+-]?\s*/.exec(inner[0]?.lines[0]?.plain.text ?? '')
      if (!callout) return inner
      return inner.flatMap((child, i) => (i === 0 ? titled(child, callout[0].length, callout[1]!) : [{ ...child, quote: callout[1]! }]))
    }
    case 'html':
      return readHtml(node.value, range, at.chunk).map((found) => ({ ...found, quote: at.quote }))
    case 'code':
    case 'thematicBreak':
      return [unit('other', at, range, {})]
    default:
      return []
  }
}

/** The first block of a callout without its `[!word]`. */
function titled(child: Unit, length: number, word: string): Unit[] {
  const [line, ...rest] = child.lines
  const plain = line && slicePlain(line.plain, length)
  const lines = plain?.text ? [shifted(line!, length), ...rest] : rest
  return lines.length > 0 ? [{ ...child, quote: word, lines }] : []
}

/** A line from a later character on. */
export function shifted(line: InlineLine, from: number): InlineLine {
  const plain = slicePlain(line.plain, from)
  const by = line.plain.text.length - plain.text.length
  const move = (spans: readonly Range[]) =>
    spans.map(({ start, end }) => ({ start: Math.max(0, start - by), end: end - by })).filter(({ end }) => end > 0)
  return { ...line, plain, bold: move(line.bold), italic: move(line.italic), code: move(line.code) }
}

function joined(lines: readonly InlineLine[]): readonly InlineLine[] {
  return lines.slice(0, 1)
}

function unit(form: UnitForm, at: At, range: Range, more: Partial<Unit>): Unit {
  return {
    form,
    chunk: at.chunk,
    range,
    depth: 0,
    lines: [],
    children: [],
    ordered: false,
    task: null,
    cells: [],
    cellRanges: [],
    heads: [],
    quote: at.quote,
    html: false,
    first: false,
    ...more,
  }
}

/** A bullet that Markdown does not know, or one without its blank. */
const slip = /^\s*(?:[•▪◦‣·●○■–—]\s*|[-*+](?=[\p{Upper}\p{Extended_Pictographic}][\p{Alpha}\s]))(?=\S)/u
const noSpaceHeading = /^(#{1,6})(?=[^\s#!\d])/

function paragraph(node: Paragraph, at: At): Unit[] {
  const range = rangeOf(node)
  const lines = inlineLines(node.children, at.chunk.text, (rest) => startsLabelLine(rest) || slip.test(rest) || noSpaceHeading.test(rest))
  const out: Unit[] = []
  let open: InlineLine[] = []
  const close = (): void => {
    if (open.length > 0) out.push(unit('paragraph', at, spanOf(open, range), { lines: open }))
    open = []
  }
  let first = true
  for (const line of lines) {
    const text = line.plain.text
    const heading = at.level === 0 ? noSpaceHeading.exec(text) : null
    const bullet = slip.exec(text)
    if (heading && (open.length > 0 || lines[0] === line || out.length > 0)) {
      close()
      out.push(unit('heading', at, spanOf([line], range), { depth: heading[1]!.length, lines: [shifted(line, heading[0].length)] }))
    } else if (bullet && (lines.length > 1 || /^[•▪◦‣●○■]/.test(text.trim()))) {
      close()
      out.push(unit('item', at, spanOf([line], range), { lines: [shifted(line, bullet[0].length)], first }))
      first = false
    } else open.push(line)
  }
  close()
  return out
}

function spanOf(lines: readonly InlineLine[], within: Range): Range {
  const first = lines[0]!
  const last = lines[lines.length - 1]!
  const start = Math.min(first.plain.map.at(0) ?? within.start, ...first.links.slice(0, 1).map((link) => link.start))
  const end = Math.max(last.plain.map.at(last.plain.text.length) ?? within.end, ...last.links.slice(-1).map((link) => link.end))
  return { start: Math.max(within.start, start), end: Math.min(within.end, end) }
}

function list(node: List, at: At): Unit[] {
  return node.children.map((child, i) => item(child, node.ordered === true, i === 0, at))
}

const taskMark = /^\[([^\]\s]|[ ])\]\s+/u

function item(node: ListItem, ordered: boolean, first: boolean, at: At): Unit {
  const range = rangeOf(node)
  const inside = node.children.flatMap((child) => block(child, { ...at, level: at.level + 1 }))
  let lines: readonly InlineLine[] = []
  let children = inside
  const lead = inside[0]
  if (
    lead &&
    (lead.form === 'paragraph' || lead.form === 'heading') &&
    (node.children[0]?.type === 'paragraph' || node.children[0]?.type === 'heading')
  ) {
    lines = lead.lines[0] ? [withBold(lead.lines[0]), ...lead.lines.slice(1)] : lead.lines
    children = inside.slice(1)
  }
  let task = node.checked === true ? 'x' : node.checked === false ? ' ' : null
  const mark = task === null && lines[0] ? taskMark.exec(lines[0].plain.text) : null
  if (mark && /^[-/x>~!?*]$/i.test(mark[1]!)) {
    task = mark[1]!
    lines = [shifted(lines[0]!, mark[0].length), ...lines.slice(1)]
  }
  return unit('item', at, range, { lines, children, ordered, task, first })
}

/** `**Go on holiday. **Last year …`: a blank inside the stars, so that Markdown shows them; the author means bold words in front. */
const starred = /^\*\*\s?([^*]{2,120}?)\s?\*\*\s?/

function withBold(line: InlineLine): InlineLine {
  const { text, map } = line.plain
  const found = line.bold.length === 0 ? starred.exec(text) : null
  if (!found) return line
  const from = found[0].indexOf(found[1]!)
  const to = from + found[1]!.length
  const rest = found[0].length
  const blank = rest < text.length ? ' ' : ''
  const moved = (spans: InlineLine['code']): InlineLine['code'] =>
    spans.map(({ start, end }) => ({ start: start - rest + to - from + blank.length, end: end - rest + to - from + blank.length }))
  return {
    ...line,
    plain: {
      text: text.slice(from, to) + blank + text.slice(rest),
      map: map.slice(from, to, ...(blank === '' ? [] : [map.at(to)!])).concat(map.slice(rest)),
    },
    bold: [{ start: 0, end: to - from }],
    italic: moved(line.italic),
    code: moved(line.code),
  }
}

function table(node: Table, at: At): Unit {
  const [head, ...rows] = node.children
  const text = at.chunk.text
  const line = (cell: (typeof node.children)[number]['children'][number]): InlineLine | null => {
    const lines = inlineLines(cell.children, text)
    return lines.length === 0 ? null : lines.length === 1 ? lines[0]! : merged(lines)
  }
  const children = rows.map((row) =>
    unit('row', at, rangeOf(row), {
      cells: row.children.map(line),
      cellRanges: row.children.map((cell) => cellRange(rangeOf(cell), text)),
    }),
  )
  const heads = (head?.children ?? []).map((cell) => line(cell)?.plain.text ?? '')
  return unit('table', at, rangeOf(node), { children, heads })
}

/** Where the content of a cell stands, without the pipe in front and the blanks around it. */
function cellRange({ start, end }: Range, text: string): Range {
  let from = start
  let to = end
  while (from < to && /[|\s]/.test(text[from]!)) from++
  while (to > from && /[|\s]/.test(text[to - 1]!) && text[to - 2] !== '\\') to--
  return from < to ? { start: from, end: to } : { start: Math.min(start + 1, end), end: Math.min(start + 1, end) }
}

function merged(lines: readonly InlineLine[]): InlineLine {
  const [first, ...rest] = lines
  let text = first!.plain.text
  let map = first!.plain.map.slice(0, text.length)
  for (const line of rest) {
    text += ` ${line.plain.text}`
    map = map.slice(0, map.length, line.plain.map.at(0)!).concat(line.plain.map.slice(0, line.plain.text.length))
  }
  map.push((map.at(-1) ?? 0) + 1)
  return {
    ...first!,
    plain: { text, map },
    links: lines.flatMap((line) => line.links),
    beyondLinks: lines.some((line) => line.beyondLinks),
    names: lines.flatMap((line) => line.names),
  }
}
