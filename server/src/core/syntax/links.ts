// The links of a chunk as they are written: Markdown links, definitions, images and wiki links, with the places of their parts. Resolves nothing.

import type { Nodes } from 'mdast'
import type { Range } from '../text/text.js'
import { type Chunk, rangeOf } from './tree.js'

export interface WrittenLink {
  readonly form: 'link' | 'definition' | 'image' | 'wiki'
  readonly range: Range
  /** What is shown; of a wiki link without a text of its own the name. */
  readonly textRange: Range
  readonly text: string
  /** As written. Of a wiki link the page or name, without the anchor. */
  readonly target: string
  readonly targetRange: Range
  /** Of a wiki link: what stands behind `#`, and where. */
  readonly anchor: string | null
  readonly anchorRange: Range | null
}

const memo = new WeakMap<Chunk, readonly WrittenLink[]>()
/** Most chunks have no link, and whether one could stand there is soon seen. */
const none: readonly WrittenLink[] = []
const mayHold = (text: string): boolean => text.includes('](') || text.includes(']:') || text.includes('[[')

/** The links of a chunk in order, with offsets in the chunk. */
export function linksOf(chunk: Chunk): readonly WrittenLink[] {
  if (!mayHold(chunk.text)) return none
  const known = memo.get(chunk)
  if (known) return known
  const found: WrittenLink[] = []
  const code: Range[] = []
  for (const node of chunk.nodes) visit(node, chunk.text, found, code)
  wikiLinks(chunk.text, code, found)
  found.sort((a, b) => a.range.start - b.range.start)
  memo.set(chunk, found)
  return found
}

function visit(node: Nodes, source: string, into: WrittenLink[], code: Range[]): void {
  if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html') code.push(rangeOf(node))
  else if (node.type === 'link') push(into, inlineLink(source, rangeOf(node), textEnd(node.children, rangeOf(node).start + 1), 'link'))
  else if (node.type === 'image') {
    const range = rangeOf(node)
    // The description of an image is no node: its end is found by the sign that follows it.
    const close = source.indexOf('](', range.start)
    if (close >= 0 && close < range.end) push(into, inlineLink(source, { ...range, start: range.start + 1 }, close, 'image'))
  } else if (node.type === 'definition') push(into, definition(source, rangeOf(node)))
  if ('children' in node) for (const child of node.children) visit(child, source, into, code)
}

function push(into: WrittenLink[], link: WrittenLink | null): void {
  if (link) into.push(link)
}

function textEnd(children: readonly Nodes[], start: number): number {
  const last = children.at(-1)
  return last ? rangeOf(last).end : start
}

/** `[text](target "title")`; addresses in angle brackets and bare ones are none. */
function inlineLink(source: string, range: Range, end: number, form: 'link' | 'image'): WrittenLink | null {
  if (source[range.start] !== '[') return null
  const open = /^\\?\]\(\s*/.exec(source.slice(end, Math.min(range.end, end + 100)))
  if (!open) return null
  const textRange = { start: range.start + 1, end }
  const targetRange = targetAt(source, end + open[0].length, range.end)
  return {
    form,
    range,
    textRange,
    text: shown(source.slice(textRange.start, textRange.end)),
    target: source.slice(targetRange.start, targetRange.end),
    targetRange,
    anchor: null,
    anchorRange: null,
  }
}

function definition(source: string, range: Range): WrittenLink | null {
  const open = /^\[([^\]]*)\]:\s*/.exec(source.slice(range.start, range.end))
  if (!open) return null
  const targetRange = targetAt(source, range.start + open[0].length, range.end)
  return {
    form: 'definition',
    range,
    textRange: { start: range.start + 1, end: range.start + 1 + open[1]!.length },
    text: open[1]!,
    target: source.slice(targetRange.start, targetRange.end),
    targetRange,
    anchor: null,
    anchorRange: null,
  }
}

/** The address from its first sign on: up to the bracket that closes it, a blank, or the parenthesis that is not its own. */
function targetAt(source: string, start: number, limit: number): Range {
  if (source[start] === '<') {
    const close = source.indexOf('>', start)
    return { start: start + 1, end: close < 0 || close > limit ? limit : close }
  }
  let depth = 0
  let at = start
  for (; at < limit; at++) {
    const sign = source[at]!
    if (sign === '\\') at++
    else if (/\s/.test(sign)) break
    else if (sign === '(') depth++
    else if (sign === ')' && depth-- === 0) break
  }
  return { start, end: Math.min(at, limit) }
}

function wikiLinks(source: string, code: readonly Range[], into: WrittenLink[]): void {
  for (const match of source.matchAll(/\[\[([^[\]|#\n]*)(?:#([^[\]|\n]*))?(?:\|([^[\]\n]*))?\]\]/g)) {
    const start = match.index
    if (code.some((range) => range.start <= start && start < range.end)) continue
    const [whole, target = '', anchor, text] = match
    const targetRange = { start: start + 2, end: start + 2 + target.length }
    const anchorRange = anchor === undefined ? null : { start: targetRange.end + 1, end: targetRange.end + 1 + anchor.length }
    const textStart = start + whole.length - 2 - (text?.length ?? 0)
    into.push({
      form: 'wiki',
      range: { start, end: start + whole.length },
      textRange: text === undefined ? targetRange : { start: textStart, end: textStart + text.length },
      text: text ?? target,
      target,
      targetRange,
      anchor: anchor ?? null,
      anchorRange,
    })
  }
}

/** The links of a chunk are known: those of another one with the same text, or from elsewhere. */
export function keepLinks(chunk: Chunk, links: readonly WrittenLink[]): void {
  if (mayHold(chunk.text)) memo.set(chunk, links)
}

/** Without the marks of emphasis and code. */
const shown = (text: string): string =>
  text
    .replace(/[*_`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
