// The only module that calls remark: Markdown in, blocks out.

import type { Root, RootContent } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import type { Processor } from 'unified'
import { visit } from 'unist-util-visit'
import { bracketed, normalLabel } from './labels.js'

const processor: Pick<Processor<Root>, 'parse'> = remark().use(remarkGfm).freeze()

/**
 * The blocks of a text, positions relative to it. Those of `labels` it refers to are defined in front of it; the definitions are dropped again.
 * Takes more than linear time on long texts.
 */
export function blocksOf(window: string, labels: ReadonlySet<string>): RootContent[] {
  let prefix = ''
  for (const raw of bracketed(window)) if (labels.has(normalLabel(raw))) prefix += raw.startsWith('^') ? `[${raw}]: x\n\n` : ''
  for (const raw of bracketed(window)) if (labels.has(normalLabel(raw))) prefix += raw.startsWith('^') ? '' : `[${raw}]: x\n\n`
  // A footnote definition would take indented text behind it along; a link definition does not.
  if (prefix.startsWith('[^')) prefix += '[opmodel-window]: x\n\n'
  const lines = prefix ? prefix.split('\n').length - 1 : 0
  const all = processor.parse(prefix + window).children
  const blocks = prefix ? all.filter((node) => (node.position?.start.offset ?? 0) >= prefix.length) : all
  if (prefix) for (const block of blocks) shift(block, prefix.length, lines)
  return blocks
}

/** Moves a block by so many characters and lines to the front. */
export function shift(node: RootContent, offset: number, lines: number): void {
  visit(node, (inner) => {
    if (!inner.position) return
    for (const point of [inner.position.start, inner.position.end]) {
      point.offset = (point.offset ?? 0) - offset
      point.line -= lines
    }
  })
}
