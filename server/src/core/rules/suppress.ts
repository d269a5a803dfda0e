// Suppression comments: where they stand, what they cover, until when. Reads the tree and the items, knows no rule.

import type { Nodes } from 'mdast'
import type { DocumentModel } from '../model/document.js'
import type { Day } from '../model/types.js'
import { gather } from '../syntax/gather.js'
import { type Chunk, type Place, rangeOf } from '../syntax/tree.js'
import type { Range } from '../text/text.js'
import { isDay } from '../time/calendar.js'

export interface RuleName {
  readonly id: string
  readonly place: Place
}

/** One comment. A block that is closed again counts as one with its end. */
export interface Directive {
  readonly place: Place
  /** Ids as written; empty means every rule. */
  readonly rules: readonly RuleName[]
  readonly reason: string | null
  readonly until: Day | null
  readonly expired: boolean
  /** Absolute offsets it covers, or null where nothing follows it. */
  readonly covers: Range | null
  /** Indexes of items it covers whole, wherever their findings stand. */
  readonly items: ReadonlySet<number>
  /** Covers text at large, and so also findings about comments. */
  readonly wide: boolean
  /** Findings it keeps from sight; counted by the engine. */
  used: number
  /** True where a rule it names did not run on something it covers. */
  idle: boolean
}

interface Written {
  readonly place: Place
  readonly verb: 'disable' | 'enable'
  readonly target: '' | '-next-line' | '-line' | '-file'
  readonly rules: readonly RuleName[]
  readonly reason: string | null
  readonly until: Day | null
}

const comment = /(?:<!--|\{\/\*)[ \t]*opmodel-(disable|enable)(-next-line|-line|-file)?(?![\w-])([^\n\r]*?)(?:-->|\*\/\})/g
const yamlComment = /#[ \t]*opmodel-(disable|enable)(-next-line|-line|-file)?(?![\w-])([^\n\r]*)/g

const memo = new WeakMap<DocumentModel, readonly Omit<Directive, 'expired' | 'used' | 'idle'>[]>()

/** The suppressions of a document as of a day, in order, unused yet. */
export function directivesOf(doc: DocumentModel, today: Day): readonly Directive[] {
  const known = memo.get(doc) ?? resolve(doc)
  memo.set(doc, known)
  return known.map((directive) => ({ ...directive, expired: directive.until !== null && directive.until < today, used: 0, idle: false }))
}

/** True where a directive names a rule, or names none. */
export function speaksOf(directive: Directive, rule: string): boolean {
  return directive.rules.length === 0 || directive.rules.some(({ id }) => id === rule)
}

/** True where a finding at `range`, about the item with index `item`, is covered. */
export function coversFinding(directive: Directive, range: Range, item: number | null): boolean {
  if (item !== null && directive.items.has(item)) return true
  const { covers } = directive
  return covers !== null && range.start >= covers.start && range.start < Math.max(covers.end, covers.start + 1)
}

function resolve(doc: DocumentModel): Omit<Directive, 'expired' | 'used' | 'idle'>[] {
  const written = [...frontMatterComments(doc), ...commentsIn(doc.tree).said.flat()]
  const directives: Omit<Directive, 'expired' | 'used' | 'idle'>[] = []
  for (const [i, one] of written.entries()) {
    if (one.verb === 'enable') continue
    const { place, rules, reason, until } = one
    const covers = one.target === '' ? untilEnabled(doc, one, written.slice(i + 1)) : targetOf(doc, one)
    const wide = one.target === '' || one.target === '-file'
    directives.push({ place, rules, reason, until, covers, items: itemsIn(doc, one, covers), wide })
  }
  return directives
}

function frontMatterComments(doc: DocumentModel): Written[] {
  const matter = doc.tree.frontMatter
  return matter ? [...matter.chunk.text.matchAll(yamlComment)].map((match) => read(matter.chunk, match)) : []
}

const commentsIn = gather((chunk: Chunk): readonly Written[] | null => {
  if (!chunk.text.includes('opmodel-')) return null
  const found = [...chunk.text.matchAll(comment)]
  if (found.length === 0) return null
  const code = codeIn(chunk)
  return found.filter(({ index }) => !code.some(({ start, end }) => start <= index && index < end)).map((match) => read(chunk, match))
})

function read(chunk: Chunk, match: RegExpMatchArray): Written {
  const start = match.index ?? 0
  const body = match[3] ?? ''
  const bodyStart =
    start + match[0].indexOf(body, match[0].indexOf('opmodel-') + 'opmodel-'.length + match[1]!.length + (match[2] ?? '').length)
  const dash = /(?:^|\s)--(?=\s|$)/.exec(body)
  const names = dash ? body.slice(0, dash.index) : body
  const said = dash ? body.slice(dash.index + dash[0].length).trim() : ''
  const expiry = /(?:^|\s)until (\d{4}-\d\d-\d\d)$/.exec(said)
  const until = expiry && isDay(expiry[1]!) ? expiry[1]! : null
  const reason = (until ? said.slice(0, expiry!.index) : said).trim()
  return {
    place: { chunk, start, end: start + match[0].length },
    verb: match[1] as 'disable' | 'enable',
    target: (match[2] ?? '') as Written['target'],
    rules: [...names.matchAll(/[^\s,]+/g)].map((name) => {
      const at = bodyStart + name.index
      return { id: name[0], place: { chunk, start: at, end: at + name[0].length } }
    }),
    reason: reason === '' ? null : reason,
    until,
  }
}

function codeIn(chunk: Chunk): Range[] {
  const ranges: Range[] = []
  walk(chunk.nodes, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') ranges.push(rangeOf(node))
  })
  return ranges
}

function walk(nodes: readonly Nodes[], visit: (node: Nodes) => void): void {
  const stack: Nodes[] = [...nodes].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    visit(node)
    if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
  }
}

/** Blocks alone: what stands inside a paragraph, a heading or a row is not visited. */
function walkBlocks(nodes: readonly Nodes[], visit: (node: Nodes) => void): void {
  for (const node of nodes) {
    visit(node)
    if ('children' in node && !leaves.has(node.type)) walkBlocks(node.children, visit)
  }
}

const leaves = new Set(['paragraph', 'heading', 'tableRow'])

/** A block runs to the next comment that enables one of its rules (or all of them), else to the end. */
function untilEnabled(doc: DocumentModel, one: Written, later: readonly Written[]): Range {
  const { start } = doc.place(one.place)
  const end = later.find(
    ({ verb, rules }) => verb === 'enable' && (rules.length === 0 || rules.some(({ id }) => one.rules.some((rule) => rule.id === id))),
  )
  return { start, end: end ? doc.place(end.place).start : doc.text.length + 1 }
}

function targetOf(doc: DocumentModel, { place, target }: Written): Range | null {
  const { text } = doc
  const { start, end } = doc.place(place)
  if (target === '-file') return { start: 0, end: text.length + 1 }
  if (doc.tree.frontMatter?.chunk === place.chunk) {
    const line = text.lineAt(start) + (target === '-next-line' ? 1 : 0)
    return { start: text.lineStart(line), end: text.lineStart(line + 1) }
  }
  if (target === '-next-line') return nextBlock(doc, end)
  const own = ownBlock(place)
  return own && standsAlone(own, place) ? precedingBlock(doc, start) : own && absolute(doc, place.chunk, own)
}

/** The innermost paragraph, heading, row or HTML block around a comment. */
function ownBlock({ chunk, start }: Place): Nodes | null {
  let found: Nodes | null = null
  walkBlocks(chunk.nodes, (node) => {
    if (!blocks.has(node.type)) return
    const range = rangeOf(node)
    if (range.start <= start && start < range.end) found = node
  })
  return found
}

const blocks = new Set(['paragraph', 'heading', 'tableRow', 'html'])

function standsAlone(node: Nodes, { chunk, start, end }: Place): boolean {
  if (node.type !== 'html' && node.type !== 'paragraph') return false
  const range = rangeOf(node)
  return chunk.text.slice(range.start, start).trim() === '' && chunk.text.slice(end, range.end).trim() === ''
}

const absolute = (doc: DocumentModel, chunk: Chunk, node: Nodes): Range => doc.place({ chunk, ...rangeOf(node) })

/** What follows a comment: the rest of its own block where text stands on the next lines, else the next item or block. */
function nextBlock(doc: DocumentModel, from: number): Range | null {
  let best: Range | null = null
  let after = false
  for (const chunk of doc.tree.chunks) {
    const base = doc.tree.startOf(chunk)
    if (base + chunk.text.length < from) continue
    if (chunk.nodes.length === 0 && base >= from) return chunk.text.trim() === '' ? best : { start: base, end: base + chunk.text.length }
    walkBlocks(chunk.nodes, (node) => {
      if (after || !units.has(node.type)) return
      const range = absolute(doc, chunk, node)
      if (range.start < from) {
        // A line of the comment's own paragraph, as MDX comments and labels have it.
        if (node.type === 'paragraph' && range.end > from && doc.text.slice(from, range.end).trim() !== '')
          best = { start: from, end: range.end }
        return
      }
      best ??= range
      after = true
    })
    if (best) return best
  }
  return best
}

const units = new Set(['paragraph', 'heading', 'listItem', 'table', 'html', 'code', 'blockquote'])

function precedingBlock(doc: DocumentModel, before: number): Range | null {
  let best: Range | null = null
  for (const chunk of doc.tree.chunks) {
    if (doc.tree.startOf(chunk) >= before) break
    walkBlocks(chunk.nodes, (node) => {
      if (!blocks.has(node.type) && node.type !== 'table') return
      const range = absolute(doc, chunk, node)
      if (range.end <= before && !isComment(doc, range)) best = range
    })
  }
  return best
}

const isComment = (doc: DocumentModel, { start, end }: Range): boolean =>
  /^\s*(?:<!--|\{\/\*)\s*opmodel-/.test(doc.text.slice(start, Math.min(end, start + 40)))

/**
 * An item counts as covered where its statement begins in what is covered. For a whole next item that holds its findings wherever
 * they stand (a heading's in the lines below it); its sub-items are items of their own.
 */
function itemsIn(doc: DocumentModel, { target }: Written, covers: Range | null): ReadonlySet<number> {
  const found = new Set<number>()
  if (!covers || target === '' || target === '-file') return found
  for (const [i, item] of doc.items.entries()) {
    const { start } = doc.place(item.statement)
    if (start >= covers.start && start < covers.end) found.add(i)
  }
  return found
}
