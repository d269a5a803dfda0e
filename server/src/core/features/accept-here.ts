// Writes the comment that accepts one finding where it stands, in a place where it breaks nothing; decides nothing about rules.

import type { Nodes } from 'mdast'
import type { DocumentModel } from '../model/document.js'
import type { Part, Parts } from '../rules/define.js'
import { type Chunk, rangeOf } from '../syntax/tree.js'
import type { Range } from '../text/text.js'
import { lineAt } from './at.js'
import { endOfLine } from './placement.js'

export interface Insertion {
  readonly at: number
  readonly text: Parts
}

type Target = '-line' | '-next-line'

/** Where the comment goes: a row's last cell, below a heading, the end of an item's first line, above a paragraph; null where nothing can stand. */
export function acceptHere(doc: DocumentModel, range: Range, rule: string): Insertion | null {
  const matter = doc.tree.frontMatter
  if (matter && range.start < doc.tree.startOf(matter.chunk) + matter.chunk.text.length) return inFrontMatter(doc, range, rule)
  const chunk = doc.tree.chunks.find((one) => {
    const base = doc.tree.startOf(one)
    return base <= range.start && range.start < base + one.text.length
  })
  if (!chunk) return null
  const base = doc.tree.startOf(chunk)
  const path = pathTo(chunk, range.start - base)
  const block = path.find(({ type }) => type !== 'html' && blocks.has(type)) ?? path.at(-1)
  if (!block || !blocks.has(block.type)) return null
  if (block.type === 'tableRow') return inRow(doc, base, chunk, block, rule)
  if (block.type === 'heading') return below(doc, base + rangeOf(block).end, rule)
  const parent = path[path.indexOf(block) - 1]
  const callout = parent?.type === 'blockquote' && /^\s*\[!/.test(chunk.text.slice(rangeOf(block).start, rangeOf(block).end))
  const first = parent?.type === 'listItem' && parent.children[0] === block
  if (block.type === 'paragraph' && (first || callout)) {
    const end = lineEndIn(base, chunk, block, callout ? range.start - base : rangeOf(block).start)
    return { at: end, text: [' ', ...comment(doc, '-line', rule)] }
  }
  return above(doc, base + rangeOf(block).start, rule)
}

const blocks = new Set(['paragraph', 'heading', 'tableRow', 'html'])

function pathTo({ nodes }: Chunk, offset: number): Nodes[] {
  const path: Nodes[] = []
  let level: readonly Nodes[] = nodes
  for (;;) {
    const node = level.find((one) => rangeOf(one).start <= offset && offset < Math.max(rangeOf(one).end, rangeOf(one).start + 1))
    if (!node) return path
    path.push(node)
    if (!('children' in node)) return path
    level = node.children
  }
}

function comment(doc: DocumentModel, target: Target, rule: string): Part[] {
  const mdx = /\.mdx$/i.test(doc.path)
  return [`${mdx ? '{/*' : '<!--'} opmodel-disable${target} ${rule} -- `, { blank: 'reason' }, mdx ? ' */}' : ' -->']
}

function inFrontMatter(doc: DocumentModel, { start }: Range, rule: string): Insertion {
  const line = lineAt(doc, start)
  return { at: line.start + line.text.length, text: [` # opmodel-disable-line ${rule} -- `, { blank: 'reason' }] }
}

/** Before the bar that closes the last cell, or at the end of a row without one. */
function inRow(doc: DocumentModel, base: number, chunk: Chunk, row: Nodes, rule: string): Insertion {
  const { start, end } = rangeOf(row)
  const text = chunk.text.slice(start, end).replace(/\s+$/, '')
  const closed = /[^\\]\|$/.test(text)
  const at = (closed ? text.slice(0, -1) : text).replace(/[ \t]+$/, '').length
  return { at: base + start + at, text: [' ', ...comment(doc, '-line', rule), ...(closed && text[at] === '|' ? [' '] : [])] }
}

function below(doc: DocumentModel, end: number, rule: string): Insertion {
  const eol = endOfLine(doc)
  const line = lineAt(doc, end)
  const at = line.start + line.text.length
  const next = doc.text.lineAt(end) + 1
  const follows = next < doc.text.lineCount && lineAt(doc, doc.text.lineStart(next)).text.trim() !== ''
  const apart = /\.mdx$/i.test(doc.path)
  const prefix = /^[ \t]*(?:>[ \t]?)*/.exec(line.text)?.[0] ?? ''
  return { at, text: [eol, ...(apart ? [eol] : []), prefix, ...comment(doc, '-line', rule), ...(apart && follows ? [eol] : [])] }
}

/** A line of its own with the block's indent and quote marks; MDX needs a blank line between, or the comment joins the paragraph. */
function above(doc: DocumentModel, start: number, rule: string): Insertion {
  const eol = endOfLine(doc)
  const line = lineAt(doc, start)
  const before = line.text.slice(0, start - line.start)
  const prefix = /^(?:[ \t]|>)*$/.test(before) ? before : before.replace(/[^\s>]/g, ' ')
  const gap = /\.mdx$/i.test(doc.path) ? [prefix.trimEnd(), eol] : []
  return { at: start, text: [...comment(doc, '-next-line', rule), eol, ...gap, prefix] }
}

/** The end of the line that holds `from`, before the marks of a hard break; further down where an inline mark runs over that line's end. */
function lineEndIn(base: number, chunk: Chunk, block: Nodes, from: number): number {
  const { end } = rangeOf(block)
  const inline: Range[] = []
  collect(block, inline)
  let at = from
  for (;;) {
    const rest = chunk.text.slice(at, end)
    const found = /\r\n|\n|\r/.exec(rest)
    const line = at + (found ? found.index : rest.length)
    const inside = inline.some((range) => range.start < line && line < range.end)
    if (!found || !inside) {
      const text = chunk.text.slice(at, line)
      return base + at + text.replace(/(?:[ \t]+|\\)$/, '').length
    }
    at = line + found[0].length
  }
}

function collect(node: Nodes, into: Range[]): void {
  if (!('children' in node)) return
  for (const child of node.children) {
    if (child.type !== 'text' && child.type !== 'break') into.push(rangeOf(child))
    collect(child, into)
  }
}
