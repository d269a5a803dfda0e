// From a text to chunks, window by window: plain ones are read without remark, the others by it. A window starts where a chunk starts and ends
// with the first line of one that may follow. There is no cut beside top-level indented code, whose state micromark carries across a blank line.

import type { RootContent } from 'mdast'
import type { Steps } from '../steps.js'
import { bracketed, definitions, labelsOf, normalLabel } from './labels.js'
import { plainChunks } from './plain.js'
import { blocksOf, shift } from './remark.js'
import type { Chunk } from './tree.js'

/** Windows of about this many characters are read at once, unless a single chunk is longer. */
const windowSize = 4_000
/** No window grows beyond this: a longer block is read in parts where it has blank lines, else left alone. */
const longestWindow = 48_000

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
 * Reads `body` from `from` on, the offset of a chunk, up to its end or to the first later chunk start that `sync` knows: `next` is that chunk's
 * index, null at the end. `labels` are taken as defined. If a chunk had to be cut short or left alone, the list is in `forced`.
 */
export function* stream(
  body: Body,
  from: number,
  labels: ReadonlySet<string>,
  sync: Starts,
): Steps<{ chunks: Chunk[]; next: number | null }> {
  const chunks: Chunk[] = []
  // One chunk first: after an edit the next one mostly stands as it was. Windows grow from there.
  for (let at = from, size = 1; at < body.length; ) {
    const plain = readPlain(body, at, size, labels)
    const read = plain ?? (yield* readWithRemark(body, at, labels))
    if (read.cutShort) forced.add(chunks)
    for (const chunk of read.chunks) {
      chunks.push(chunk)
      at += chunk.text.length
      const next = sync(at)
      if (next !== undefined) return { chunks, next }
    }
    size = plain ? Math.min(windowSize, size * 4 + read.chunks[0]!.text.length) : 1
    yield
  }
  return { chunks, next: null }
}

/** Chunks that follow each other. `cutShort` says that the last one ends, or is left alone, for its length or depth. */
interface Batch {
  readonly chunks: readonly Chunk[]
  readonly cutShort: boolean
}

/** The plain chunks from `at` on, of those that begin in the next `size` characters; null where the first of them is not plain. */
function readPlain(body: Body, at: number, size: number, labels: ReadonlySet<string>): Batch | null {
  for (let reach = size; ; reach *= 4) {
    const wanted = windowEnd(body, at, at + reach)
    const end = wanted - at > longestWindow ? lineStartBefore(body, at, at + longestWindow) : wanted
    const window = detached(body.slice(at, end))
    const plain = plainChunks(window, end >= body.length, labels)
    const chunks = plain.chunks.map(({ start, end: stop, nodes }) =>
      withLabels({ text: window.slice(start, stop), nodes, skipped: false }, [], labels),
    )
    if (chunks.length > 0) return { chunks, cutShort: false }
    if (!plain.goesOn || end < wanted) return null
  }
}

/** The last line start between two offsets, or the second where there is none. */
function lineStartBefore(body: Body, from: number, to: number): number {
  const text = body.slice(from, to)
  const ending = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
  return ending < 0 ? to : from + ending + 1
}

/** At least the chunk that begins at `at`, whatever it holds. */
function* readWithRemark(body: Body, at: number, labels: ReadonlySet<string>): Steps<Batch> {
  const firstCut = cutAfter(body, at + 1)
  for (let size = 1; ; ) {
    const end = windowEnd(body, at, at + size)
    const limit = hardEnd(body, at, end)
    const window = detached(body.slice(at, limit ?? end))
    const blocks = limit === at ? null : blocksOf(window, labels)
    if (blocks === null) return readAlone(detached(body.slice(at, firstCut)), labels, limit === at || window.length <= firstCut - at)
    const pieces = cut(window, blocks)
    // The last chunk of a window may go on behind it, unless nothing does or it is the one that is too long.
    const isLong = limit !== null && pieces.length === 1
    const whole = isLong || (limit === null && end >= body.length) ? pieces.length : pieces.length - 1
    if (whole > 0) {
      const chunks = pieces.slice(0, whole).map((piece, i) => {
        countFromStart(piece)
        return chunkOf(window.slice(piece.start, pieces[i + 1]?.start ?? window.length), piece.nodes, labels)
      })
      return { chunks, cutShort: isLong }
    }
    size = 2 * Math.max(size, window.length)
    yield
  }
}

/** What stands in front of a blank line as a chunk of its own, without nodes where it `isTooMuch`. */
function readAlone(text: string, labels: ReadonlySet<string>, isTooMuch: boolean): Batch {
  return { chunks: [chunkOf(text, isTooMuch ? null : blocksOf(text, labels), labels)], cutShort: true }
}

/** Has the positions of a piece count from where it starts, in place. Every piece but the first of a window starts with its first block. */
function countFromStart({ start, nodes }: Piece): void {
  if (start === 0) return
  const line = nodes[0]!.position!.start.line - 1
  for (const node of nodes) shift(node, start, line)
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

/**
 * The end of the first line from `offset` on that follows a blank one and looks like the start of a chunk: with that line a window tells where the
 * chunk before ends. What begins `at` goes on behind blank lines if it is a list.
 */
function windowEnd(body: Body, at: number, offset: number): number {
  let start = cutAfter(body, offset)
  // A window meant for one chunk ends behind the first blank line, unless a list may go on there.
  if (offset > at + 1 || listLine.test(body.slice(at, start)))
    while (start < Math.min(body.length, at + longestWindow) && goesOnLine.test(body.slice(start, start + 12)))
      start = cutAfter(body, start + 1)
  for (let size = 200; ; size *= 4) {
    const ahead = body.slice(start, start + size)
    const ending = /\r\n|\n|\r/.exec(ahead)
    const end = ending ? ending.index + ending[0].length : ahead.length
    if (end < ahead.length || start + size >= body.length) return start + end
  }
}

const listLine = /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]/m
const goesOnLine = /^(?:[ \t]|(?:[-*+]|\d{1,9}[.)])[ \t])/

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

/** A chunk of nodes whose positions count from its start, read where `labels` were taken as defined; null for one that is left alone. */
export function chunkOf(text: string, nodes: readonly RootContent[] | null, labels: ReadonlySet<string>): Chunk {
  const skipped = nodes === null
  return withLabels({ text, nodes: nodes ?? [], skipped }, skipped ? [] : definitions(nodes), labels)
}

function withLabels(chunk: Chunk, defines: readonly string[], labels: ReadonlySet<string>): Chunk {
  const wanted = chunk.skipped ? new Set<string>() : new Set([...bracketed(chunk.text)].map(normalLabel))
  labelsOf.set(chunk, { defines, wanted, resolved: new Set([...wanted].filter((label) => labels.has(label))) })
  return chunk
}
