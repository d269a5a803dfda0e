// Text to chunks, incrementally: only the chunks an edit can reach are read again.
//
// The tree of a text does not depend on how it was reached: an edit gives what a fresh parse gives. Reading starts where a chunk starts and
// stops where an unchanged chunk begins exactly at the offset that was reached.

import { differenceOf } from '../lists.js'
import { firstWhere } from '../search.js'
import { inOneGo, type Steps } from '../steps.js'
import { type SharedEnds, sharedEnds } from '../text/edited.js'
import type { Text } from '../text/text.js'
import { carry } from './gather.js'
import { guessLabels, labelsOf } from './labels.js'
import { Placement } from './placement.js'
import { blocksOf } from './remark.js'
import type { Chunk, FrontMatter, SyntaxTree } from './tree.js'
import { splitFrontMatter } from './tree.js'
import { type Body, chunkOf, forced, type Starts, stream } from './windows.js'

const definedIn = new WeakMap<SyntaxTree, ReadonlySet<string>>()
/** Trees whose chunks still define what they were parsed with. */
const settledIn = new WeakSet<SyntaxTree>()
const placements = new WeakMap<SyntaxTree, Placement>()
const textOfTree = new WeakMap<SyntaxTree, Text>()

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
  const nothing: SameEnds = { first: 0, from: 0, last: usable.length, to: body.length }
  const all: SameEnds = { first: usable.length, from: body.length, last: usable.length, to: body.length }
  const told = shared && kept ? endsOf(usable, shared, body, base, (chunk) => kept.startOf(chunk)!) : nothing
  const bodyStays = shared !== null && previous !== undefined && shared.tail >= body.length && bodyLength(previous) === body.length
  const same = bodyStays && usable.length > 0 ? all : endsFound(body, usable, told)
  const chunks = usable.length ? yield* splice(body, usable, same, known) : yield* anew(body)
  const settled = settleLabels(chunks, usable, previous && settledIn.has(previous) ? known : null)
  const difference = previous && differenceOf(previous.chunks, chunks)
  const placement = kept && difference ? kept.edited(previous.chunks, chunks, difference, base) : Placement.of(chunks, base)
  const tree: SyntaxTree = { frontMatter, chunks, startOf: (chunk) => placement.startOf(chunk) ?? 0 }
  placements.set(tree, placement)
  textOfTree.set(tree, text)
  definedIn.set(tree, settled.defined)
  if (settled.stands) settledIn.add(tree)
  if (difference) carry(previous!, tree, difference)
  return tree
}

/** So many characters in front are searched for the end of front matter first. */
const nearFront = 4096

/** The front matter of a text, the same object while it is the same. */
function frontMatterOf(text: Text, previous: SyntaxTree | undefined, shared: SharedEnds | null): FrontMatter | null {
  const before = previous?.frontMatter ?? null
  // With the character behind it: another one there may make no fence of its last line.
  if (before && shared && shared.head > before.chunk.text.length) return before
  if (text.slice(0, 3) !== '---') return null
  // Its end is mostly near; a fence that the cut only looks like one would stand at its very end.
  const near = splitFrontMatter(text.slice(0, nearFront))
  const found = near && near.chunk.text.length < nearFront ? near : splitFrontMatter(text.slice(0, text.length))
  return found && before?.chunk.text === found.chunk.text ? before : found
}

const bodyLength = (tree: SyntaxTree): number => textOfTree.get(tree)!.length - (tree.frontMatter?.chunk.text.length ?? 0)

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

/** Found by comparing chunks with the body, from the ends that are known on: an edit that was taken back leaves its chunk as it was. */
function endsFound(body: Body, before: readonly Chunk[], known: SameEnds): SameEnds {
  let { first, from, last, to } = known
  while (first < last && from + before[first]!.text.length <= to && stands(body, before[first]!, from)) from += before[first++]!.text.length
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
  // New labels may be defined up to the end of the first line that stays.
  const changedEnd = last < before.length ? to + firstLineOf(before[last]).length : body.length
  const labels = new Set([...known, ...guessLabels(body.slice(from, changedEnd))])
  const runs = last - first > fewChunks ? unchangedRuns(body, before, { index: first, at: from }, { index: last, at: to }) : []
  if (runs.length > 0)
    return yield* patch(
      body,
      before,
      { index: first, at: from },
      [...runs, { index: last, at: to, end: before.length, to: body.length }],
      labels,
    )
  const { chunks, next } = yield* stream(body, from, labels, sync)
  if (forced.has(chunks)) return yield* anew(body)
  return before.slice(0, first).concat(
    // What stands behind is kept below; a copy in front of it is a chunk of its own, or both would have one place.
    chunks.map((chunk, i) => (first + i < (next ?? before.length) ? sameChunk(before[first + i], chunk) : chunk)),
    next === null ? [] : before.slice(next),
  )
}

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
  return (yield* stream(whole, 0, guessLabels(whole), () => undefined)).chunks
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
    const { chunks, next } = yield* stream(body, at, labels, (asked) => sync.get(asked))
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
      const again = chunkOf(chunk.text, blocksOf(chunk.text, defined), defined)
      stands &&= labelsOf.get(again)!.defines.join('\n') === defines.join('\n')
      chunks[i] = again
      break
    }
  }
  return { defined, stands }
}
