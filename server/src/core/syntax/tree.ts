// The syntax tree of a document as runs of top-level blocks ("chunks") with positions of their own; remark is imported here and nowhere else.

import type { Nodes, Root, RootContent } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { visit } from 'unist-util-visit'
import type { Range, Text } from '../text/text.js'

/**
 * A run of top-level blocks. `position.*.offset` of its nodes counts from the chunk's first character, so a chunk does not change when
 * text before it does; `position.*.line` is 1-based within the chunk. Chunks are compared by identity: the same object, the same cues.
 */
export interface Chunk {
  readonly text: string
  readonly nodes: readonly RootContent[]
}

/** Offsets that stay true while text outside their chunk changes; `end` is exclusive. */
export interface Place {
  readonly chunk: Chunk
  readonly start: number
  readonly end: number
}

export interface FrontMatter {
  /** A chunk without nodes that holds the fences and the YAML between them. */
  readonly chunk: Chunk
  /** The YAML between the fences, relative to the chunk. */
  readonly value: Range
}

export interface SyntaxTree {
  readonly frontMatter: FrontMatter | null
  /** In document order; together with the front matter they cover the text from its first block on. */
  readonly chunks: readonly Chunk[]
  /** The offset of a chunk of this tree. */
  startOf(chunk: Chunk): number
}

const processor = remark().use(remarkGfm).freeze()

/** Parses a document. Chunks of `previous` are kept where their text and blocks are the same. Never throws. */
export function parse(text: Text, previous?: SyntaxTree): SyntaxTree {
  const source = text.slice(0, text.length)
  const frontMatter = splitFrontMatter(source)
  const base = frontMatter?.chunk.text.length ?? 0
  const root = processor.parse(source.slice(base)) as Root
  const chunks: Chunk[] = []
  const starts = new Map<Chunk, number>()
  if (frontMatter) starts.set(frontMatter.chunk, 0)
  const reusable = new Map<string, Chunk>()
  for (const chunk of previous?.chunks ?? []) reusable.set(chunk.text, chunk)
  for (const group of groupBlocks(root.children, source.length - base)) {
    const chunkText = source.slice(base + group.start, base + group.end)
    const before = reusable.get(chunkText)
    const kept = before && sameBlocks(before.nodes, group.nodes) ? before : undefined
    if (kept) reusable.delete(chunkText)
    else for (const node of group.nodes) rebase(node, group.start)
    const chunk = kept ?? { text: chunkText, nodes: group.nodes }
    chunks.push(chunk)
    starts.set(chunk, base + group.start)
  }
  return { frontMatter, chunks, startOf: (chunk) => starts.get(chunk) ?? 0 }
}

/** Front matter is split off lexically: an unclosed fence is none, so that typing one does not swallow the document. */
export function splitFrontMatter(source: string): FrontMatter | null {
  const open = /^---[ \t]*(\r\n|\n|\r)/.exec(source)
  if (!open) return null
  const lines = /(?:^|\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?=\r\n|\n|\r|$)/g
  lines.lastIndex = open[0].length - open[1]!.length
  const close = lines.exec(source)
  if (!close) return null
  const end = lines.lastIndex
  const after = /^(?:\r\n|\n|\r)/.exec(source.slice(end, end + 2))?.[0].length ?? 0
  const valueEnd = Math.max(open[0].length, close.index)
  return { chunk: { text: source.slice(0, end + after), nodes: [] }, value: { start: open[0].length, end: valueEnd } }
}

/** The characters a node covers, relative to its chunk. */
export function rangeOf(node: Nodes): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }
}

interface Group {
  readonly start: number
  readonly end: number
  readonly nodes: RootContent[]
}

function groupBlocks(blocks: readonly RootContent[], length: number): Group[] {
  const groups: Group[] = []
  blocks.forEach((block, i) => {
    const start = block.position?.start
    const from = start ? start.offset! - (start.column - 1) : 0
    const next = blocks[i + 1]?.position?.start
    const end = next ? next.offset! - (next.column - 1) : length
    groups.push({
      start: i === 0 ? Math.min(from, start?.offset ?? 0) : from,
      end: Math.max(end, block.position?.end.offset ?? 0),
      nodes: [block],
    })
  })
  return groups
}

/** Same text can still parse otherwise where a definition elsewhere came or went; text with a bracket is therefore taken anew. */
function sameBlocks(before: readonly RootContent[], now: readonly RootContent[]): boolean {
  return before.length === now.length && before.every((node, i) => node.type === now[i]!.type) && !now.some(mayReference)
}

function mayReference(node: RootContent): boolean {
  let found = node.type === 'definition' || node.type === 'footnoteDefinition'
  visit(node, (inner) => {
    if (inner.type === 'linkReference' || inner.type === 'imageReference' || inner.type === 'footnoteReference') found = true
    if (inner.type === 'text' && inner.value.includes('[')) found = true
  })
  return found
}

function rebase(node: RootContent, start: number): void {
  const line = (node.position?.start.line ?? 1) - 1
  visit(node, (inner) => {
    const position = inner.position
    if (!position) return
    for (const point of [position.start, position.end]) {
      point.offset = (point.offset ?? 0) - start
      point.line -= line
    }
  })
}
