// What could be typed at an offset: a field's value, a cell, a label, a link, a name, a time. Reads the line as it stands, half written or not.

import type { Nodes } from 'mdast'
import type { DocumentModel, Item, Section } from '../model/document.js'
import { vocabularyOf } from '../model/vocabulary.js'
import { rangeOf } from '../syntax/tree.js'
import type { Range } from '../text/text.js'
import { chunksAt, lineAt } from './at.js'
import { inSuppression } from './suppressions.js'
import { itemOf } from './things.js'

/** `range` is what a completion replaces; `typed` what stands in it before the cursor. */
interface Typed {
  readonly typed: string
  readonly range: Range
}

export type Spot =
  | (Typed & { readonly at: 'rule' })
  | (Typed & { readonly at: 'directive' })
  | (Typed & { readonly at: 'front-matter-key' })
  /** `gap`: a blank has to be written before the value. */
  | (Typed & { readonly at: 'front-matter-value'; readonly key: string; readonly gap: boolean })
  | (Typed & { readonly at: 'cell'; readonly head: string; readonly gap: boolean })
  | (Typed & { readonly at: 'field'; readonly label: string; readonly item: Item | null; readonly gap: boolean })
  | (Typed & { readonly at: 'label'; readonly item: Item | null; readonly bullet: boolean })
  | (Typed & { readonly at: 'heading' })
  | (Typed & {
      readonly at: 'link'
      readonly form: 'whole' | 'target' | 'wiki'
      readonly closed: boolean
      readonly field: string | null
      readonly item: Item | null
    })
  | (Typed & { readonly at: 'anchor'; readonly form: 'target' | 'wiki'; readonly page: string; readonly closed: boolean })
  | (Typed & { readonly at: 'mention' })
  | (Typed & { readonly at: 'time'; readonly preposition: string })

/** The place of an offset, or undefined in code and in plain prose. */
export function spotAt(doc: DocumentModel, offset: number): Spot | undefined {
  const line = lineAt(doc, offset)
  const before = line.text.slice(0, offset - line.start)
  const after = line.text.slice(offset - line.start)
  const matter = doc.tree.frontMatter
  if (matter) {
    const base = doc.tree.startOf(matter.chunk)
    if (offset < base + matter.value.start) return undefined
    if (offset <= base + matter.value.end) return inFrontMatter(before, after, offset)
    if (offset < base + matter.chunk.text.length) return undefined
  }
  const comment = inComment(doc, before, after, offset)
  if (comment) return comment
  if (inCode(doc, offset)) return undefined
  return (
    inLink(doc, line.start, before, after, offset) ??
    asMention(before, after, offset) ??
    inCell(doc, line.start, before, after, offset) ??
    inField(doc, line.start, before, after, offset) ??
    inHeading(before, offset) ??
    asTime(before, after, offset) ??
    asLabel(doc, line.start, before, after, offset)
  )
}

const typedFrom = (before: string, at: number, offset: number, after = ''): Typed => ({
  typed: before.slice(at),
  range: { start: offset - (before.length - at), end: offset + wordEnd(after) },
})

/** The rest of the word under the cursor is replaced with it. */
function wordEnd(after: string): number {
  return /^[\p{Alpha}\d_'’-]*/u.exec(after)![0].length
}

function inComment(doc: DocumentModel, before: string, after: string, offset: number): Spot | undefined {
  if (inSuppression(doc, offset)) return { at: 'rule', ...typedFrom(before, before.search(/[a-z0-9-]*$/), offset, after) }
  const directive = /(?:<!--|\{\/\*)\s*(op[a-z-]*)$/.exec(before)
  return directive && /^(?:opmodel|o?p?m?o?d?e?l?$)/.test(directive[1]!)
    ? { at: 'directive', ...typedFrom(before, before.length - directive[1]!.length, offset, after) }
    : undefined
}

function inFrontMatter(before: string, after: string, offset: number): Spot | undefined {
  const value = /^([\p{Alpha}][\p{Alpha}\d_ -]*?):(\s*)(["']?)([^"'#[\]{}]*)$/u.exec(before)
  if (value) {
    const at = before.length - value[4]!.length
    return { at: 'front-matter-value', key: value[1]!, gap: value[2] === '' && value[4] === '', ...typedFrom(before, at, offset, after) }
  }
  return /^[\p{Alpha}][\p{Alpha}_-]*$|^$/u.test(before) ? { at: 'front-matter-key', ...typedFrom(before, 0, offset, after) } : undefined
}

/** Code and raw HTML say nothing about the model. */
function inCode(doc: DocumentModel, offset: number): boolean {
  const chunk = chunksAt(doc.tree, offset).find((one) => one !== doc.tree.frontMatter?.chunk)
  if (!chunk) return false
  const at = offset - doc.tree.startOf(chunk)
  let level: readonly Nodes[] = chunk.nodes
  for (;;) {
    const node = level.find((one) => rangeOf(one).start < at && at <= rangeOf(one).end)
    if (!node) return false
    if (node.type === 'code' || node.type === 'html') return true
    if (node.type === 'inlineCode') return at < rangeOf(node).end
    if (!('children' in node)) return false
    level = node.children
  }
}

function inLink(doc: DocumentModel, lineStart: number, before: string, after: string, offset: number): Spot | undefined {
  const around = (at: number) => {
    const field = inField(doc, lineStart, before.slice(0, at), '', offset)
    return field?.at === 'field' ? { field: field.label, item: field.item } : { field: null, item: null }
  }
  const wiki = /\[\[([^[\]|#]*)(?:#([^[\]|]*))?$/.exec(before)
  if (wiki) {
    const closed = /^[^[\]]*\]\]/.test(after)
    if (wiki[2] === undefined)
      return {
        at: 'link',
        form: 'wiki',
        closed,
        ...around(wiki.index),
        ...typedFrom(before, before.length - wiki[1]!.length, offset, after),
      }
    return { at: 'anchor', form: 'wiki', page: wiki[1]!, closed, ...typedFrom(before, before.length - wiki[2].length, offset, after) }
  }
  const target = /\]\(<?([^()<>\s#]*)(?:#([^()<>\s]*))?$/.exec(before)
  if (target) {
    const closed = /^[^()\s]*\)/.test(after)
    if (target[2] === undefined)
      return {
        at: 'link',
        form: 'target',
        closed,
        ...around(before.lastIndexOf('[', target.index)),
        ...typedFrom(before, before.length - target[1]!.length, offset, after),
      }
    return { at: 'anchor', form: 'target', page: target[1]!, closed, ...typedFrom(before, before.length - target[2].length, offset, after) }
  }
  // The box of a task begins with the same sign.
  const open = /(?:^|[\s(:|,;>])\[([\p{Alpha}\d][^[\]()]{0,40})?$/u.exec(before)
  if (!open || /^\s*(?:>\s*)*(?:[-*+]|\d+[.)])\s+\[.?$/.test(before)) return undefined
  const at = before.length - (open[1]?.length ?? 0) - 1
  return { at: 'link', form: 'whole', closed: after.startsWith(']'), ...around(at), ...typedFrom(before, at, offset, after) }
}

function asMention(before: string, after: string, offset: number): Spot | undefined {
  const found = /(?:^|[\s([|,:;/])@([\p{Alpha}\d._-]*)$/u.exec(before)
  return found ? { at: 'mention', ...typedFrom(before, before.length - found[1]!.length - 1, offset, after) } : undefined
}

const delimiter = /^[\s>]*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/
/** Longer tables are filled by machines. */
const mostRows = 2000

function inCell(doc: DocumentModel, lineStart: number, before: string, after: string, offset: number): Spot | undefined {
  const own = before + after
  if (!own.includes('|') || delimiter.test(own)) return undefined
  const { text } = doc
  const row = text.lineAt(lineStart)
  for (let line = row - 1; line > 0 && line > row - mostRows; line--) {
    const above = lineAt(doc, text.lineStart(line)).text
    if (!above.includes('|')) return undefined
    if (!delimiter.test(above)) continue
    const head = cellsOf(lineAt(doc, text.lineStart(line - 1)).text)
    const column = cellsOf(before).length - 1
    const name = head[column]
    if (name === undefined) return undefined
    const at = before.length - cellsOf(before)[column]!.length
    const start = at + /^\s*/.exec(before.slice(at))![0].length
    return {
      at: 'cell',
      head: name.replace(/[*_`]/g, '').trim(),
      gap: before.endsWith('|'),
      ...lastOf(typedFrom(before, start, offset, after)),
    }
  }
  return undefined
}

/** The texts between the bars of a row, the last one unfinished or not. */
function cellsOf(row: string): readonly string[] {
  const cells = row.replace(/^[\s>]*/, '').split(/(?<!\\)\|/)
  return cells[0]?.trim() === '' && cells.length > 1 ? cells.slice(1) : cells
}

/** Of several values only the last one is being written. */
function lastOf({ typed, range }: Typed): Typed {
  const at = Math.max(...[...typed.matchAll(/[,;+&]\s*|\s+and\s+/g)].map((match) => match.index + match[0].length), 0)
  return { typed: typed.slice(at), range: { start: range.start + at, end: range.end } }
}

const prefix = /^[\s>]*(?:(?:[-*+•–]|\d+[.)])\s+(?:\[.\]\s+)?)?/

function inField(doc: DocumentModel, lineStart: number, before: string, after: string, offset: number): Spot | undefined {
  const lead = prefix.exec(before)![0]
  const found = /^(\*\*|__|\*|_)?([\p{Alpha}][\p{Alpha}\d /-]{0,40}?)(?:\1)?\s*::?(?:\1)?(\s*)(.*)$/u.exec(before.slice(lead.length))
  if (!found || !vocabularyOf(doc.settings).field(found[2]!)) return undefined
  const value = found[4]!
  const at = before.length - value.length
  return {
    at: 'field',
    label: found[2]!,
    item: ownerItem(doc, lineStart, lead),
    gap: found[3] === '' && value === '',
    ...lastOf(typedFrom(before, at, offset, after)),
  }
}

function inHeading(before: string, offset: number): Spot | undefined {
  const found = /^ {0,3}#{1,6}[ \t]+([\p{Alpha}][\p{Alpha} -]{0,30})?$/u.exec(before)
  return found ? { at: 'heading', ...typedFrom(before, before.length - (found[1]?.length ?? 0), offset) } : undefined
}

function asTime(before: string, after: string, offset: number): Spot | undefined {
  const found =
    /(?:^|[\s(])(by(?: the)? end of|by|due|until|till|before|through|during|in)\s+([\p{Alpha}\d][\p{Alpha}\d /.-]{0,18})?$/iu.exec(before)
  return found
    ? { at: 'time', preposition: found[1]!.toLowerCase(), ...typedFrom(before, before.length - (found[2]?.length ?? 0), offset, after) }
    : undefined
}

function asLabel(doc: DocumentModel, lineStart: number, before: string, after: string, offset: number): Spot | undefined {
  if (after.trim() !== '' && !/^[\p{Alpha}\d-]*\s*$/u.test(after)) return undefined
  const lead = prefix.exec(before)![0]
  const found = /^(?:\*\*|__)?([\p{Alpha}][\p{Alpha}\d -]{0,30})?$/u.exec(before.slice(lead.length))
  if (!found) return undefined
  const at = before.length - (found[1]?.length ?? 0)
  return {
    at: 'label',
    item: ownerItem(doc, lineStart, lead),
    bullet: /\S\s+$/.test(lead) && !/^[\s>]*$/.test(lead),
    ...typedFrom(before, at, offset, after),
  }
}

/** Further up nobody looks for what a line adds to. */
const mostLinesUp = 200

/** The item that a line of its own would add to: the list item it is indented under, the paragraph it goes on with, the heading above. */
function ownerItem(doc: DocumentModel, lineStart: number, lead: string): Item | null {
  const indent = indentOf(lead)
  const bullet = lead.length > indent
  const { text } = doc
  const line = text.lineAt(lineStart)
  let i = doc.items.length - 1
  while (i >= 0 && doc.place(doc.items[i]!.from).start >= lineStart) i--
  let [least, apart] = [indent, false]
  for (let above = line - 1; above >= 0 && above > line - mostLinesUp; above--) {
    const written = lineAt(doc, text.lineStart(above)).text
    if (/^ {0,3}#{1,6}\s/.test(written)) break
    for (; i >= 0 && text.lineAt(doc.place(doc.items[i]!.from).start) >= above; i--) {
      const item = doc.items[i]!
      if (item.form === 'list-item' && indentOf(written) < least) return item
      if ((item.form === 'paragraph' || item.form === 'label' || item.form === 'callout') && !bullet && !apart) return item
    }
    if (written.trim() === '') apart = true
    else least = Math.min(least, indentOf(written))
  }
  for (const section of sectionsAt(doc, lineStart)) {
    const thing = itemOf(doc, section)
    if (thing) return thing.ref.item
  }
  return null
}

const indentOf = (line: string): number => /^[\s>]*/.exec(line)![0].length

/** The section around an offset, and those above it, innermost first. */
export function sectionsAt(doc: DocumentModel, offset: number): readonly Section[] {
  const found: Section[] = []
  for (const section of doc.sections) {
    if (doc.place(section.place).start > offset) break
    while (found.length > 0 && found[0]!.depth >= section.depth) found.shift()
    found.unshift(section)
  }
  return found
}
