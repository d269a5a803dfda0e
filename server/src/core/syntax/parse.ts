// Text to chunks, incrementally: only the window of blocks an edit touches goes through remark again; no other module calls remark.
//
// The tree of a text does not depend on how it was reached: an edit gives what a fresh parse gives. Three things make that true. A window
// starts where a chunk starts and ends with the first line of a chunk that follows ("guard"), and is taken as done only where a chunk
// starts exactly there. References to labels defined elsewhere are told to remark by definitions put in front of the window. And there is
// no cut beside top-level indented code, whose state micromark carries across a blank line.

import type { Root, RootContent } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import type { Processor } from 'unified'
import { visit } from 'unist-util-visit'
import { inOneGo, type Steps } from '../steps.js'
import { type SharedEnds, sharedEnds } from '../text/edited.js'
import type { Text } from '../text/text.js'
import { carry } from './gather.js'
import { differenceOf, Placement } from './placement.js'
import type { Chunk, FrontMatter, SyntaxTree } from './tree.js'
import { splitFrontMatter } from './tree.js'

const processor: Pick<Processor<Root>, 'parse'> = remark().use(remarkGfm).freeze()

/** Windows of about this many characters are parsed at once: remark takes more than linear time on longer ones. */
const windowSize = 4_000
/** No window grows beyond this: a longer block is read in parts where it has blank lines, else left alone. */
const longestWindow = 48_000

/** What a chunk says about reference labels; `^` in front marks a footnote. Kept beside the chunk, for this module alone. */
interface Labels {
  readonly defines: readonly string[]
  /** Labels in brackets, which would be references if defined. */
  readonly wanted: ReadonlySet<string>
  /** Those of them that were taken as defined when the chunk was parsed. */
  readonly resolved: ReadonlySet<string>
}
const labelsOf = new WeakMap<Chunk, Labels>()
const definedIn = new WeakMap<SyntaxTree, ReadonlySet<string>>()
/** Trees whose chunks still define what they were parsed with. */
const settledIn = new WeakSet<SyntaxTree>()
const placements = new WeakMap<SyntaxTree, Placement>()
const textOfTree = new WeakMap<SyntaxTree, Text>()
/** Trees with a cut or a gap that only the way from the document's start explains: the next parse starts anew. */
const forced = new WeakSet<readonly Chunk[]>()

/** Parses a document. Chunks of `earlier`, a tree made here, that the difference does not reach are kept as they are. Never throws. */
export const parse = (text: Text, earlier?: SyntaxTree): SyntaxTree => inOneGo(parseInSteps(text, earlier))

/** The same, window by window. */
export function* parseInSteps(text: Text, earlier?: SyntaxTree): Steps<SyntaxTree> {
  const previous = earlier && definedIn.has(earlier) ? earlier : undefined
  const shared = previous ? sharedEnds(textOfTree.get(previous)!, text) : null
  const frontMatter = frontMatterOf(text, previous, shared)
  const base = frontMatter?.chunk.text.length ?? 0
  const known = (previous && definedIn.get(previous)) ?? new Set<string>()
  const usable = previous && !forced.has(previous.chunks) ? previous.chunks : []
  const kept = previous?.frontMatter === frontMatter ? placements.get(previous) : undefined
  const body = shared && kept ? bodyOf(text, base) : text.slice(base, text.length)
  const same = shared && kept ? endsOf(usable, shared, body, base, (chunk) => kept.startOf(chunk)!) : endsFound(body, usable)
  const chunks = usable.length ? yield* splice(body, usable, same, known) : yield* anew(body)
  const settled = settleLabels(chunks, usable, previous && settledIn.has(previous) ? known : null)
  const difference = kept && differenceOf(previous!.chunks, chunks)
  const placement = difference ? kept.edited(previous!.chunks, chunks, difference, base) : Placement.of(chunks, base)
  const tree: SyntaxTree = { frontMatter, chunks, startOf: (chunk) => placement.startOf(chunk) ?? 0 }
  placements.set(tree, placement)
  textOfTree.set(tree, text)
  definedIn.set(tree, settled.defined)
  if (settled.stands) settledIn.add(tree)
  if (difference) carry(previous!, tree, difference)
  return tree
}

/** The front matter of a text, the same object while it is the same. */
function frontMatterOf(text: Text, previous: SyntaxTree | undefined, shared: SharedEnds | null): FrontMatter | null {
  const before = previous?.frontMatter ?? null
  // With the character behind it: another one there may make no fence of its last line.
  if (before && shared && shared.head > before.chunk.text.length) return before
  if (text.slice(0, 3) !== '---') return null
  const found = splitFrontMatter(text.slice(0, text.length))
  return found && before?.chunk.text === found.chunk.text ? before : found
}

/** What follows the front matter: a string, or the same of a longer text that is never put together. */
interface Body {
  readonly length: number
  slice(start: number, end: number): string
}

const bodyOf = (text: Text, base: number): Body => ({
  length: text.length - base,
  slice: (start, end) => text.slice(base + start, base + end),
})

/** How many chunks stand unchanged at both ends of a body, and where what lies between them begins and ends in it. */
interface SameEnds {
  readonly first: number
  readonly from: number
  readonly last: number
  readonly to: number
}

/** Told from what a text shares with the one these chunks were made of. */
function endsOf(
  before: readonly Chunk[],
  { head, tail }: SharedEnds,
  body: Body,
  base: number,
  startOf: (chunk: Chunk) => number,
): SameEnds {
  const endOf = (i: number): number => startOf(before[i]!) + before[i]!.text.length
  const length = before.length === 0 ? base : endOf(before.length - 1)
  const first = firstWhere(0, before.length, (i) => endOf(i) > head)
  const last = firstWhere(first, before.length, (i) => startOf(before[i]!) >= length - tail)
  return {
    first,
    from: first === 0 ? 0 : endOf(first - 1) - base,
    last,
    to: last === before.length ? body.length : body.length - (length - startOf(before[last]!)),
  }
}

/** The first index from `low` on, below `high`, of which something holds that holds of all behind it too; `high` where there is none. */
function firstWhere(from: number, to: number, holds: (i: number) => boolean): number {
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Found by comparing all chunks with the body. */
function endsFound(body: Body, before: readonly Chunk[]): SameEnds {
  let [first, from] = [0, 0]
  while (first < before.length && stands(body, before[first]!, from)) from += before[first++]!.text.length
  let [last, to] = [before.length, body.length]
  while (last > first && to - before[last - 1]!.text.length >= from && stands(body, before[last - 1]!, to - before[last - 1]!.text.length))
    to -= before[--last]!.text.length
  return { first, from, last, to }
}

/** The chunks of `body`, taking over those of `before` on both sides of the difference. */
function* splice(body: Body, before: readonly Chunk[], same: SameEnds, known: ReadonlySet<string>): Steps<Chunk[]> {
  let { first, from } = same
  const { last, to } = same
  if (first === before.length && from === body.length) return [...before]
  // A changed first line may join what stands above; so may a change at the very end of a chunk.
  const firstLine = firstLineOf(before[first])
  if (first > 0 && (first === before.length || body.slice(from, from + firstLine.length) !== firstLine || firstLine === ''))
    from -= before[--first]!.text.length
  const sync = startsFrom(before, last, to)
  const guard = last < before.length ? to + firstLineOf(before[last]).length : body.length
  const labels = new Set([...known, ...guessLabels(body.slice(from, guard))])
  const runs = last - first > fewChunks ? unchangedRuns(body, before, { index: first, at: from }, { index: last, at: to }) : []
  if (runs.length > 0)
    return yield* patch(
      body,
      before,
      { index: first, at: from },
      [...runs, { index: last, at: to, end: before.length, to: body.length }],
      labels,
    )
  const { chunks, next } = yield* stream(body, from, labels, sync, guard, 0)
  if (forced.has(chunks)) return yield* anew(body)
  return before.slice(0, first).concat(
    // What stands behind is kept below; a copy in front of it is a chunk of its own, or both would have one place.
    chunks.map((chunk, i) => (first + i < (next ?? before.length) ? sameChunk(before[first + i], chunk) : chunk)),
    next === null ? [] : before.slice(next),
  )
}

/** The index of the chunk that starts at an offset of the body. */
type Starts = (at: number) => number | undefined

/** Those of the chunks from `index` on, of which the first stands at `at`; counted as far as they are asked for. */
function startsFrom(before: readonly Chunk[], index: number, at: number): Starts {
  const known = new Map<number, number>()
  let [next, reached] = [index, at]
  return (asked) => {
    while (next < before.length && reached <= asked) {
      known.set(reached, next)
      reached += before[next++]!.text.length
    }
    return known.get(asked)
  }
}

/** The chunks of a body of which nothing is known. */
function* anew(body: Body): Steps<Chunk[]> {
  const whole = body.slice(0, body.length)
  return (yield* stream(whole, 0, guessLabels(whole), () => undefined, whole.length, windowSize)).chunks
}

/** A chunk stands at an offset. Slices are compared as blocks of memory, `startsWith` goes letter by letter. */
const stands = (body: Body, { text }: Chunk, at: number): boolean => body.slice(at, at + text.length) === text

/** The first line of a chunk with its end; '' where there is no chunk. */
const firstLineOf = (chunk: Chunk | undefined): string => /^[^\r\n]*(?:\r\n|\n|\r|$)/.exec(chunk?.text ?? '')![0]

/** Between fewer chunks than this nothing is looked for: all of them are parsed. */
const fewChunks = 4
/** How many chunks in a row may be changed, and how far one may have moved, to be found again. */
const longestChange = 8
const farthestMove = 20_000

interface Edge {
  readonly index: number
  readonly at: number
}

/** Chunks from `index` to `end` (exclusive) that stand unchanged between the offsets `at` and `to`. */
interface Run extends Edge {
  readonly end: number
  readonly to: number
}

/** Edits in several places at once leave runs of chunks between them as they are; in document order. */
function unchangedRuns(body: Body, before: readonly Chunk[], from: Edge, to: Edge): Run[] {
  const runs: Run[] = []
  for (let edge = from; edge.index < to.index; ) {
    const run = nextRun(body, before, edge, to)
    if (!run) break
    runs.push(run)
    edge = { index: run.end, at: run.to }
  }
  return runs
}

function nextRun(body: Body, before: readonly Chunk[], { index, at }: Edge, to: Edge): Run | null {
  for (let first = index; first < Math.min(index + longestChange, to.index - 1); first++) {
    const two = before[first]!.text + before[first + 1]!.text
    const found = body.slice(at, Math.min(to.at, at + two.length + farthestMove)).indexOf(two)
    if (found < 0) continue
    let [end, stop] = [first, at + found]
    while (end < to.index && stop + before[end]!.text.length <= to.at && stands(body, before[end]!, stop))
      stop += before[end++]!.text.length
    if (end - first >= 2) return { index: first, at: at + found, end, to: stop }
  }
  return null
}

/** Parses what lies between the runs. The last chunk of each is parsed again, since what follows it has changed. */
function* patch(body: Body, before: readonly Chunk[], from: Edge, runs: readonly Run[], labels: ReadonlySet<string>): Steps<Chunk[]> {
  const sync = new Map<number, number>()
  const starts = new Map<number, number>()
  for (const run of runs) {
    for (let i = run.index, at = run.at; i < run.end; at += before[i++]!.text.length) {
      sync.set(at, i)
      starts.set(i, at)
    }
  }
  const made = before.slice(0, from.index)
  for (let { at } = from; ; ) {
    const ahead = runs.find((run) => run.at > at) ?? runs.at(-1)!
    const guard = Math.min(body.length, Math.max(ahead.at, at + 1) + firstLineOf(before[ahead.index]).length)
    const { chunks, next } = yield* stream(body, at, labels, (asked) => sync.get(asked), guard, 0)
    if (forced.has(chunks)) return yield* anew(body)
    made.push(...chunks)
    if (next === null) return made
    const run = runs.find(({ index, end }) => index <= next && next < end)!
    const rest = run === runs.at(-1)
    const last = rest ? run.end : run.end - 1
    made.push(...before.slice(next, Math.max(next, last)))
    if (rest) return made
    at = starts.get(last)!
  }
}

/** A chunk's blocks follow from its text and its labels alone, so that an equal one can stay what it is. */
function sameChunk(before: Chunk | undefined, now: Chunk): Chunk {
  if (before?.text !== now.text) return now
  const [old, fresh] = [labelsOf.get(before)!.resolved, labelsOf.get(now)!.resolved]
  return old.size === fresh.size && [...old].every((label) => fresh.has(label)) ? before : now
}

interface Piece {
  readonly start: number
  readonly nodes: RootContent[]
}

/**
 * Parses `body` from `from` on, window by window, until one of the chunks of `sync` starts where a block does (its index is returned as `next`) or the end.
 * `firstEnd` ends the first window, which later ones outgrow up to `windowSize`.
 */
function* stream(
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
function parseWindow(window: string, labels: ReadonlySet<string>): RootContent[] {
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

function chunkOf(text: string, { start, nodes }: Piece, labels: ReadonlySet<string>, skipped: boolean): Chunk {
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

/**
 * Parses again the chunks that were parsed with wrong ideas about labels; says which labels are defined, and whether that still stands.
 * `known` are the labels of the settled chunks `before`, or null. Changes the list in place.
 */
function settleLabels(
  chunks: Chunk[],
  before: readonly Chunk[],
  known: ReadonlySet<string> | null,
): { readonly defined: ReadonlySet<string>; readonly stands: boolean } {
  const definedBy = (list: readonly Chunk[]) => list.flatMap((chunk) => labelsOf.get(chunk)!.defines)
  const { from, before: old, now } = known ? differenceOf(before, chunks) : { from: 0, before: before.length, now: chunks.length }
  const same = known && definedBy(before.slice(from, old)).join('\n') === definedBy(chunks.slice(from, now)).join('\n')
  const defined = same ? known : new Set(definedBy(chunks))
  const [first, end] = same ? [from, now] : [0, chunks.length]
  let stands = true
  for (let i = first; i < end; i++) {
    const chunk = chunks[i]!
    const { wanted, resolved, defines } = labelsOf.get(chunk)!
    for (const label of wanted) {
      if (defined.has(label) === resolved.has(label)) continue
      const again = chunkOf(chunk.text, { start: 0, nodes: parseWindow(chunk.text, defined) }, defined, false)
      stands &&= labelsOf.get(again)!.defines.join('\n') === defines.join('\n')
      chunks[i] = again
      break
    }
  }
  return { defined, stands }
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
function guessLabels(text: string): Set<string> {
  const out = new Set<string>()
  if (!text.includes(']:')) return out
  for (const match of text.matchAll(/\[((?:[^[\]\\]|\\[\s\S]){1,999})\]:/g)) out.add(normal(match[1]!))
  return out
}

/** As CommonMark compares labels. */
function normal(label: string): string {
  return label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase()
}
