// The only module that calls remark: Markdown in, blocks out. Labels defined elsewhere are told to it by definitions put in front of the text.

import type { Nodes, Root, RootContent } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import type { Processor } from 'unified'
import { visit } from 'unist-util-visit'
import { usedLabels } from './labels.js'

const processor: Pick<Processor<Root>, 'parse'> = remark().use(remarkGfm).freeze()

/** Blocks and inlines nested deeper than this are left alone: every walk of a tree takes as many calls. */
const deepest = 100
/** Emphasis that would nest so deep; remark takes seconds to tell. */
const deepEmphasis = /[^\s*_][*_]{200}|[*_]{200}(?=[^\s*_])/

/**
 * The blocks of a text, positions relative to it; null where they nest too deep. Those of `labels` it refers to are defined in front of it; the
 * definitions are dropped again. Takes more than linear time on long texts.
 */
export function blocksOf(window: string, labels: ReadonlySet<string>): RootContent[] | null {
  if (deepEmphasis.test(window)) return null
  const used = usedLabels(window, labels)
  const footnotes = used.filter((label) => label.startsWith('^'))
  // A footnote definition would take indented text behind it along; a link definition does not, so that the last one is such.
  const links = [...used.filter((label) => !label.startsWith('^')), ...(footnotes.length > 0 ? ['opmodel-window'] : [])]
  const prefix = [...footnotes, ...links].map((label) => `[${label}]: x\n\n`).join('')
  const all = parsed(prefix + window)
  if (all === null || isDeep(all)) return null
  if (prefix === '') return all
  const blocks = all.filter((node) => (node.position?.start.offset ?? 0) >= prefix.length)
  for (const block of blocks) shift(block, prefix.length, 2 * (footnotes.length + links.length))
  return blocks
}

function parsed(text: string): RootContent[] | null {
  try {
    return processor.parse(text).children
  } catch (error) {
    // Too many calls within each other.
    if (error instanceof RangeError) return null
    throw error
  }
}

function isDeep(blocks: readonly RootContent[]): boolean {
  let level: readonly Nodes[] = blocks
  for (let depth = 0; depth < deepest; depth++) {
    level = level.flatMap((node) => ('children' in node ? node.children : []))
    if (level.length === 0) return false
  }
  return true
}

/** Takes `offset` characters and `lines` lines off all positions of a block, in place. */
export function shift(node: RootContent, offset: number, lines: number): void {
  visit(node, (inner) => {
    if (!inner.position) return
    for (const point of [inner.position.start, inner.position.end]) {
      point.offset = (point.offset ?? 0) - offset
      point.line -= lines
    }
  })
}
