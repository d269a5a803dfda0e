// The syntax tree of a document as runs of top-level blocks ("chunks") with positions of their own; how text becomes one is parse.ts's matter.

import type { Nodes, RootContent } from 'mdast'
import type { Range } from '../text/text.js'

export { parse, parseInSteps } from './parse.js'

/**
 * A run of top-level blocks that starts at the document's start or after a blank line, so that its blocks do not depend on text before it.
 * `position.*.offset` of its nodes counts from the chunk's first character and `position.*.line` is 1-based within the chunk: a chunk does
 * not change when text before it does. Chunks are compared by identity: the same object, the same cues.
 */
export interface Chunk {
  readonly text: string
  /** Empty for text that was left alone (`skipped`) and for front matter. */
  readonly nodes: readonly RootContent[]
  /** True where the text is too long or too deeply nested to be parsed in reasonable time. */
  readonly skipped: boolean
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
  /** In document order; with the front matter they cover the whole text. */
  readonly chunks: readonly Chunk[]
  /** The offset of a chunk of this tree. */
  startOf(chunk: Chunk): number
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
  const valueEnd = Math.max(open[0].length, end - close[0].replace(/^[\r\n]+/, '').length)
  return { chunk: { text: source.slice(0, end + after), nodes: [], skipped: false }, value: { start: open[0].length, end: valueEnd } }
}

/** The characters a node covers, relative to its chunk. */
export function rangeOf(node: Nodes): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 }
}
