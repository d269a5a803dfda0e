// Where and in which style a fix writes: turns what rules propose into edits of one document; judges nothing.

import type { DocumentModel, Item, LocatedField } from '../model/document.js'
import type { Change, Part, Parts, Proposal } from '../rules/define.js'
import type { Fix } from '../rules/finding.js'
import type { Range } from '../text/text.js'
import { lineAt } from './at.js'

interface Edit {
  readonly range: Range
  readonly text: Parts
}

/** Fixes that can be written; a proposal with a change that has no place in the document (a row without such a column) is left out. */
export function placeProposals(doc: DocumentModel, proposals: readonly Proposal[]): readonly Fix[] {
  return proposals.flatMap((proposal) => {
    const edits = proposal.changes.map((change) => placeChange(doc, change))
    return edits.every((edit) => edit !== null) && edits.length > 0 ? [toFix(doc, proposal, edits)] : []
  })
}

function toFix(doc: DocumentModel, { title, safe }: Proposal, edits: readonly Edit[]): Fix {
  const plain = edits.map(({ range, text }) => ({ range, text: plainText(text) }))
  const base: Fix = { title, safe: safe ?? false, edits: plain }
  if (!edits.some(({ text }) => text.some((part) => typeof part !== 'string'))) return base
  return { ...base, snippet: merged(doc, edits) }
}

/** One snippet over all edits, with the text between them kept. */
function merged(doc: DocumentModel, edits: readonly Edit[]): { readonly range: Range; readonly text: string } {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start)
  const start = sorted[0]!.range.start
  const parts: Part[] = []
  let at = start
  for (const { range, text } of sorted) {
    parts.push(doc.text.slice(at, range.start), ...text)
    at = range.end
  }
  return { range: { start, end: at }, text: snippetText(parts) }
}

export function plainText(parts: Parts): string {
  return parts.map((part) => (typeof part === 'string' ? part : '____')).join('')
}

/** LSP snippet syntax, tab stops in order. */
export function snippetText(parts: Parts): string {
  let stop = 0
  return parts
    .map((part) => {
      if (typeof part === 'string') return part.replace(/[\\$}]/g, '\\$&')
      stop++
      if ('blank' in part) return `\${${stop}:${part.blank.replace(/[\\$}]/g, '\\$&')}}`
      return `\${${stop}|${part.choice.map((option) => option.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`
    })
    .join('')
}

function placeChange(doc: DocumentModel, change: Change): Edit | null {
  switch (change.change) {
    case 'replace':
      return { range: doc.place(change.place), text: change.text }
    case 'end-statement':
      return endStatement(doc, change.item, change.text)
    case 'add-field':
      return addField(doc, change.item, change.label, change.value)
    case 'add-page-field':
      return addPageField(doc, change.label, change.value)
    case 'replace-field':
      return replaceField(doc, change.field, change.label, change.value)
    case 'add-sibling':
      return addSibling(doc, change.item, change.text)
  }
}

/** Behind the last word of the statement, before its full stop and closing marks; on a heading and a lead-in in bold, too. */
function endStatement(doc: DocumentModel, item: Item, text: Parts): Edit | null {
  if (item.form === 'front-matter') return null
  const range = doc.place(item.statement)
  const written = doc.text.slice(range.start, range.end)
  const kept = written.replace(/[\s.!;,:]+$/, '').length
  const at = range.start + kept
  return { range: { start: at, end: at }, text }
}

function addField(doc: DocumentModel, item: Item, label: string, value: Parts): Edit | null {
  if (item.form === 'table-row' || item.form === 'html-table') return null
  if (item.form === 'front-matter') return null
  const own = item.fields.filter((field) => styleOf(doc, field) !== null && insideItem(doc, item, field))
  const last = own.at(-1)
  if (last) return after(doc, doc.place(last.valuePlace).end, inStyle(styleOf(doc, last)!, label, value))
  const start = doc.place(item.statement)
  const eol = endOfLine(doc)
  if (item.form === 'heading') return belowHeading(doc, start.end, labelled(doc, item, label, value), eol)
  if (item.form === 'list-item') {
    const line = lineAt(doc, start.start).text
    const indent = /^[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+•–]|\d+[.)])[ \t]+/.exec(line)?.[0] ?? ''
    const bullet = /([-*+•–])[ \t]+$/.exec(indent)?.[1] ?? '-'
    const nested = siblingStyle(doc, item) ?? `${indent.replace(/(?:[-*+•–]|\d+[.)])[ \t]+$/, (mark) => ' '.repeat(mark.length))}${bullet} `
    return after(doc, endOfParagraph(doc, start), [nested, ...labelled(doc, item, label, value)])
  }
  if (item.form === 'details') return null
  const prefix = /^[ \t]*(?:>[ \t]?)*/.exec(lineAt(doc, start.start).text)?.[0] ?? ''
  return after(doc, endOfParagraph(doc, start), [prefix, ...labelled(doc, item, label, value)])
}

/** `By: ` with the label in the bold, list or `key::` style that other items of the document use, else plain. */
function labelled(doc: DocumentModel, item: Item, label: string, value: Parts): Part[] {
  for (const other of doc.items)
    for (const field of other.form === item.form ? other.fields : []) {
      const style = styleOf(doc, field)
      if (style) return [style.open, cased(label, style.label), style.between, ...value]
    }
  return [`${label}: `, ...value]
}

/** How a field's label is written around its words. */
export interface FieldStyle {
  /** What stands before the label on its line: indent, bullet, quote marks; then the marks that open the label. */
  readonly prefix: string
  readonly open: string
  readonly label: string
  /** From the end of the label to the value. */
  readonly between: string
}

/** How a field is written, or null where it is no line of its own (a cell, a heading). */
export function styleOf(doc: DocumentModel, field: LocatedField): FieldStyle | null {
  const value = doc.place(field.valuePlace)
  const { start, text } = lineAt(doc, value.start)
  const at = text.toLowerCase().indexOf(field.label.toLowerCase())
  const until = value.start - start
  if (at < 0 || at + field.label.length > until || /\|/.test(text.slice(0, until))) return null
  const before = text.slice(0, at)
  const prefix = /^[ \t]*(?:>[ \t]?)*[ \t]*(?:(?:[-*+•–]|\d+[.)])[ \t]+(?:\[.\][ \t]+)?)?/.exec(before)?.[0] ?? ''
  const open = before.slice(prefix.length)
  const between = text.slice(at + field.label.length, until)
  if (!/^[*_]*$/.test(open) || !/^[*_ \t]*::?[*_ \t]*$/.test(between)) return null
  return { prefix, open, label: text.slice(at, at + field.label.length), between: /\s$/.test(between) ? between : `${between} ` }
}

function inStyle(style: FieldStyle, label: string, value: Parts): Part[] {
  return [style.prefix, style.open, cased(label, style.label), style.between, ...value]
}

const cased = (label: string, like: string): string => (/^\p{Lower}/u.test(like) ? label.toLowerCase().replace(/ /g, '-') : label)

function replaceField(doc: DocumentModel, field: LocatedField, label: string, value: Parts): Edit | null {
  const style = styleOf(doc, field)
  if (!style) return null
  const { start, end } = doc.place(field.valuePlace)
  const line = lineAt(doc, start)
  const from = line.start + style.prefix.length
  return { range: { start: from, end }, text: [style.open, cased(label, style.label), style.between, ...value] }
}

function insideItem(doc: DocumentModel, item: Item, field: LocatedField): boolean {
  const at = doc.place(field.place).start
  return at >= doc.place(item.from).start && at <= doc.place(item.to).end
}

/** The indent and bullet other list items of this document give their fields. */
function siblingStyle(doc: DocumentModel, item: Item): string | null {
  for (const other of doc.items) {
    if (other.form !== 'list-item' || other === item || other.parent !== item.parent) continue
    for (const field of other.fields) {
      const style = styleOf(doc, field)
      if (style && /[-*+•–][ \t]+$/.test(style.prefix)) return style.prefix
    }
  }
  return null
}

/** A new line after the one that holds `offset`. */
function after(doc: DocumentModel, offset: number, text: Parts): Edit {
  const { start, text: line } = lineAt(doc, offset)
  const at = start + line.length
  return { range: { start: at, end: at }, text: [endOfLine(doc), ...text] }
}

/** A paragraph of its own below a heading, with blank lines around it. */
function belowHeading(doc: DocumentModel, offset: number, text: Parts, eol: string): Edit {
  const { start, text: line } = lineAt(doc, offset)
  let at = start + line.length
  const underline = doc.text.lineAt(offset) + 1
  if (underline < doc.text.lineCount && !/^ {0,3}#/.test(line)) {
    const next = lineAt(doc, doc.text.lineStart(underline))
    if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(next.text)) at = next.start + next.text.length
  }
  const following = doc.text.lineAt(at) + 1
  const next = following < doc.text.lineCount ? lineAt(doc, doc.text.lineStart(following)).text : ''
  return { range: { start: at, end: at }, text: [eol, eol, ...text, ...(next.trim() === '' ? [] : [eol])] }
}

/** The last line of the paragraph or item text around a statement: lines until a blank one, a bullet, a heading or a comment's end. */
function endOfParagraph(doc: DocumentModel, { end }: Range): number {
  let line = doc.text.lineAt(end)
  for (; line + 1 < doc.text.lineCount; line++) {
    const next = lineAt(doc, doc.text.lineStart(line + 1)).text.replace(/^[ \t]*(?:>[ \t]?)*/, '')
    if (next.trim() === '' || /^\s*(?:[-*+•–]\s|\d+[.)]\s|#{1,6}\s|```|~~~|\||<)/.test(next)) break
  }
  return doc.text.lineStart(line)
}

function addPageField(doc: DocumentModel, label: string, value: Parts): Edit | null {
  const eol = endOfLine(doc)
  const matter = doc.tree.frontMatter
  if (matter) {
    const at = doc.tree.startOf(matter.chunk) + matter.value.end
    const before = doc.text.slice(at - 1, at)
    return {
      range: { start: at, end: at },
      text: [...(/[\r\n]/.test(before) ? [] : [eol]), `${label.toLowerCase().replace(/ /g, '-')}: `, ...value, eol],
    }
  }
  const first = doc.sections[0]
  if (!first) return { range: { start: 0, end: 0 }, text: [`${label}: `, ...value, eol, eol] }
  return belowHeading(doc, doc.place(first.place).start, [`${label}: `, ...value], eol)
}

function addSibling(doc: DocumentModel, item: Item, text: Parts): Edit | null {
  if (item.form !== 'list-item') return null
  const { start, text: line } = lineAt(doc, doc.place(item.statement).start)
  const prefix = line.slice(0, doc.place(item.statement).start - start)
  if (!/^[ \t]*(?:>[ \t]?)*[ \t]*(?:[-*+•–]|\d+[.)])[ \t]+(?:\[.\][ \t]+)?$/.test(prefix)) return null
  const end = doc.place(item.to).end
  const { start: lastLine, text: last } = lineAt(doc, Math.max(start, end - (/[\r\n]/.test(doc.text.slice(end - 1, end)) ? 1 : 0)))
  const at = lastLine + last.length
  const next = prefix.replace(/(\d+)([.)])/, (_, n: string, mark: string) => `${Number(n) + 1}${mark}`).replace(/\[.\]/, '[ ]')
  return { range: { start: at, end: at }, text: [endOfLine(doc), next, ...text] }
}

/** The line end the document uses. */
export function endOfLine(doc: DocumentModel): string {
  const first = doc.text.slice(0, Math.min(doc.text.length, 4000))
  return /\r\n|\n|\r/.exec(first)?.[0] ?? '\n'
}
