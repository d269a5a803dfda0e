// From a text to chunks, window by window: the only module that calls remark. A window starts where a chunk starts; references to labels
// defined elsewhere are told to remark by definitions put in front of it; and there is no cut beside top-level indented code, whose state
// micromark carries across a blank line.

import type { Root, RootContent } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import type { Processor } from 'unified'
import { visit } from 'unist-util-visit'
import type { Steps } from '../steps.js'
import type { Chunk } from './tree.js'

const processor: Pick<Processor<Root>, 'parse'> = remark().use(remarkGfm).freeze()

/** Windows of about this many characters are parsed at once: remark takes more than linear time on longer ones. */
export const windowSize = 4_000
/** No window grows beyond this: a longer block is read in parts where it has blank lines, else left alone. */
const longestWindow = 48_000

/** What a chunk says about reference labels; `^` in front marks a footnote. Kept beside the chunk, for parsing alone. */
export interface Labels {
  readonly defines: readonly string[]
  /** Labels in brackets, which would be references if defined. */
  readonly wanted: ReadonlySet<string>
  /** Those of them that were taken as defined when the chunk was parsed. */
  readonly resolved: ReadonlySet<string>
}
export const labelsOf = new WeakMap<Chunk, Labels>()

/** Trees with a cut or a gap that only the way from the document's start explains: the next parse starts anew. */
export const forced = new WeakSet<readonly Chunk[]>()

/** What follows the front matter: a string, or the same of a longer text that is never put together. */
export interface Body {
  readonly length: number
  slice(start: number, end: number): string
}

/** The index of the chunk that starts at an offset of the body. */
export type Starts = (at: number) => number | undefined

interface Piece {
  readonly start: number
  readonly nodes: RootContent[]
}

/**
 * Parses `body` from `from` on, window by window, until one of the chunks of `sync` starts where a block does (its index is returned as `next`) or the end.
 * `firstEnd` ends the first window, which later ones outgrow up to `windowSize`.
 */
export function* stream(
  body: Body,
  from: number,
  labels: ReadonlySet<string>,
  sync: Starts,
  firstEnd: number,
  size: number,
): Steps<{ chunks: Chunk[]; next: number | null }> {
  const chunks: Chunk[] = []
  let at = from
  let end = size ? cutAfter(body, from + size) : firstEnd
  let step = Math.max(1_000, end - from)
  while (at < body.length) {
    const limit = hardEnd(body, at, end)
    if (limit !== null) forced.add(chunks)
    if (limit === at) {
      const skipTo = cutAfter(body, at + 1)
      chunks.push(chunkOf(detached(body.slice(at, skipTo)), { start: 0, nodes: [] }, labels, true))
      at = skipTo
      end = cutAfter(body, at + windowSize)
      continue
    }
    const window = detached(body.slice(at, limit ?? end))
    const pieces = cut(window, parseWindow(window, labels))
    const reached = pieces.findIndex(({ start }) => start + at > from && sync(start + at) !== undefined)
    const last = limit !== null || end >= body.length
    const done = reached >= 0 ? reached : last ? pieces.length : pieces.length - 1
    for (let i = 0; i < done; i++) {
      const { start } = pieces[i]!
      chunks.push(chunkOf(window.slice(start, pieces[i + 1]?.start ?? window.length), pieces[i]!, labels, false))
    }
    if (reached >= 0) return { chunks, next: sync(pieces[reached]!.start + at)! }
    if (limit === null && end >= body.length) return { chunks, next: null }
    if (done > 0) at += pieces[done]?.start ?? window.length
    step = done > 0 ? Math.min(windowSize, step * 2) : step * 2
    end = cutAfter(body, Math.max(end + 1, at + step))
    yield
  }
  return { chunks, next: null }
}

/** The same text with memory of its own: a slice keeps the whole text alive it was cut from, and chunks outlive many versions of theirs. */
const detached = (slice: string): string => ` ${slice}`.slice(1)

/**
 * Null where the window from `at` to `end` may be parsed as it is; else where it must end: at the last blank line before what is too long or
 * too deep, or at `at` itself when that stands right there and is to be left alone.
 */
function hardEnd(body: Body, at: number, end: number): number | null {
  const deep = tooDeep(body.slice(at, Math.min(end, at + longestWindow)))
  if (deep === null && end - at <= longestWindow) return null
  const bound = deep === null ? at + longestWindow : at + deep
  let best = at
  for (let next = cutAfter(body, at + 1); next <= bound && next < body.length; next = cutAfter(body, next + 1)) best = next
  return best
}

/** The first line start at or after `offset` that follows a blank line; the end where there is none. */
function cutAfter(body: Body, offset: number): number {
  const from = Math.max(0, offset - 1)
  for (let size = 2_000; offset < body.length; size *= 4) {
    const ahead = body.slice(from, from + size)
    const blank = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r(?!\n))/.exec(ahead)
    const end = blank ? blank.index + blank[0].length : 0
    // At the very end of what was looked at, a line feed may follow.
    if (end > 0 && (end < ahead.length || from + end >= body.length)) return from + end
    if (from + size >= body.length) break
  }
  return body.length
}

/** Offset of a line nested beyond all sense, which remark and every walk of the tree would pay for dearly. */
function tooDeep(window: string): number | null {
  // Blanks between two markers belong to the one behind them alone: two ways to read each would be tried in all their combinations.
  const deep = /^(?:[ \t]{0,9}(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){40}|^[ \t]{200}/m.exec(window)
  return deep ? deep.index : null
}

/** Blocks of a window, positions relative to it. Labels it refers to are defined in front of it; those definitions are dropped again. */
export function parseWindow(window: string, labels: ReadonlySet<string>): RootContent[] {
  let prefix = ''
  for (const raw of bracketed(window)) if (labels.has(normal(raw))) prefix += raw.startsWith('^') ? `[${raw}]: x\n\n` : ''
  for (const raw of bracketed(window)) if (labels.has(normal(raw))) prefix += raw.startsWith('^') ? '' : `[${raw}]: x\n\n`
  // A footnote definition would take indented text behind it along; a link definition does not.
  if (prefix.startsWith('[^')) prefix += '[opmodel-window]: x\n\n'
  const lines = prefix ? prefix.split('\n').length - 1 : 0
  const root = processor.parse(prefix + window) as Root
  const blocks = prefix ? root.children.filter((node) => (node.position?.start.offset ?? 0) >= prefix.length) : root.children
  if (prefix) for (const block of blocks) shift(block, prefix.length, lines)
  return blocks
}

/** Groups blocks where a chunk may start: after a blank line, and where nothing of the block before leaks across it. */
function cut(window: string, blocks: readonly RootContent[]): Piece[] {
  const pieces: Piece[] = [{ start: 0, nodes: [] }]
  let previous: RootContent | undefined
  for (const block of blocks) {
    const start = lineStart(window, block)
    const end = previous?.position?.end.offset ?? 0
    if (
      previous &&
      end <= start &&
      blankBetween(window.slice(end, start)) &&
      !indented(window, previous) &&
      !indented(window, block) &&
      window.charCodeAt(start) !== 0xfeff
    ) {
      pieces.push({ start, nodes: [] })
    }
    pieces.at(-1)!.nodes.push(block)
    previous = block
  }
  return pieces
}

function lineStart(window: string, block: RootContent): number {
  let at = block.position?.start.offset ?? 0
  while (at > 0 && window[at - 1] !== '\n' && window[at - 1] !== '\r') at--
  return at
}

function blankBetween(between: string): boolean {
  return /[\n\r][ \t]*[\n\r]/.test(between.replace(/\r\n/g, '\n'))
}

function indented(window: string, block: RootContent): boolean {
  return block.type === 'code' && !/^[`~]/.test(window.slice(block.position?.start.offset ?? 0, (block.position?.start.offset ?? 0) + 1))
}

export function chunkOf(text: string, { start, nodes }: Piece, labels: ReadonlySet<string>, skipped: boolean): Chunk {
  const line = countLines(nodes[0])
  if (start > 0) for (const node of nodes) shift(node, start, line)
  const chunk: Chunk = { text, nodes, skipped }
  const wanted = skipped ? new Set<string>() : new Set([...bracketed(text)].map(normal))
  labelsOf.set(chunk, { defines: definitions(nodes), wanted, resolved: new Set([...wanted].filter((label) => labels.has(label))) })
  return chunk
}

/** Lines to take off so that the chunk's first line is line 1; every chunk but a document's first starts with its first block. */
function countLines(node: RootContent | undefined): number {
  return (node?.position?.start.line ?? 1) - 1
}

function shift(node: RootContent, offset: number, lines: number): void {
  visit(node, (inner) => {
    if (!inner.position) return
    for (const point of [inner.position.start, inner.position.end]) {
      point.offset = (point.offset ?? 0) - offset
      point.line -= lines
    }
  })
}

function definitions(nodes: readonly RootContent[]): string[] {
  const out: string[] = []
  for (const node of nodes) {
    visit(node, (inner) => {
      if (inner.type === 'definition') out.push(normal(inner.label ?? inner.identifier))
      else if (inner.type === 'footnoteDefinition') out.push(normal(`^${inner.label ?? inner.identifier}`))
    })
  }
  return out
}

/** What stands in brackets and could be a label, as written but for line breaks. */
function bracketed(text: string): Set<string> {
  const out = new Set<string>()
  if (!text.includes('[')) return out
  for (const match of text.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g)) {
    const label = match[1]!.replace(/\s+/g, ' ')
    if (label.trim()) out.add(label.trim())
  }
  return out
}

/** Labels that look defined, before the blocks are known. */
export function guessLabels(text: string): Set<string> {
  const out = new Set<string>()
  if (!text.includes(']:')) return out
  for (const match of text.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\]:/g)) out.add(normal(match[1]!))
  return out
}

/** As CommonMark compares labels. */
function normal(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase()
}
