// The few HTML shapes people write in documents, read lexically: `<details><summary>`, tables, comments with opmodel marks. Never throws.

import type { InlineLine } from '../syntax/inline.js'
import { Offsets } from '../syntax/offsets.js'
import type { Chunk } from '../syntax/tree.js'
import type { Range } from '../text/text.js'
import type { Unit, UnitForm } from './units.js'

/** The units an HTML block holds; markup that is none of these yields nothing. */
export function readHtml(value: string, range: Range, chunk: Chunk): Unit[] {
  const out: Unit[] = []
  if (/^<!--\s*opmodel\s/.test(value)) out.push(bare('mark', chunk, range, { lines: [lineOf(value, range.start)] }))
  const summary = /<summary[^>]*>([\s\S]{1,400}?)<\/summary>/i.exec(value)
  if (summary) {
    const start = range.start + summary.index + summary[0].indexOf('>') + 1
    out.push(bare('details', chunk, range, { lines: [lineOf(summary[1]!, start)] }))
  }
  // What stands below a summary ends where its block is closed, be it in the same piece of HTML.
  if (/<\/details>/i.test(value.slice(summary ? summary.index : 0))) out.push(bare('details', chunk, range, {}))
  if (/^<table[\s>]/i.test(value)) out.push(readTable(value, range, chunk))
  return out
}

function bare(form: UnitForm, chunk: Chunk, range: Range, more: Partial<Unit>): Unit {
  return {
    form,
    chunk,
    range,
    depth: 0,
    lines: [],
    children: [],
    ordered: false,
    task: null,
    cells: [],
    cellRanges: [],
    heads: [],
    quote: null,
    html: true,
    first: false,
    ...more,
  }
}

/** Text without tags, its characters mapped to the source. */
function lineOf(source: string, start: number): InlineLine {
  let text = ''
  const map = new Offsets()
  let tag = false
  for (let i = 0; i < source.length; i++) {
    const char = source[i]!
    if (char === '<' && /[a-zA-Z/]/.test(source[i + 1] ?? '')) tag = true
    if (!tag) {
      const blank = /\s/.test(char)
      if (!blank || (text !== '' && !text.endsWith(' '))) {
        text += blank ? ' ' : char
        map.push(start + i)
      }
    } else if (char === '>') tag = false
  }
  text = text.trimEnd()
  const last = map.at(text.length - 1)
  const plain = { text, map: map.slice(0, text.length, text === '' || last === undefined ? start : last + 1) }
  return { plain, bold: [], italic: [], code: [], links: [], beyondLinks: text !== '', names: [] }
}

function readTable(value: string, range: Range, chunk: Chunk): Unit {
  let heads: string[] = []
  const children: Unit[] = []
  for (const row of value.matchAll(/<tr[^>]*>([\s\S]*?)(?=<\/tr>|<tr[\s>]|<\/table>|$)/gi)) {
    const cells: InlineLine[] = []
    const cellRanges: Range[] = []
    const content = row.index + row[0].indexOf('>') + 1
    let isHead = false
    for (const cell of row[1]!.matchAll(/<(t[hd])[^>]*>([\s\S]*?)(?=<\/t[hd]>|<t[hd][\s>]|$)/gi)) {
      if (cell[1]!.toLowerCase() === 'th') isHead = true
      const start = range.start + content + cell.index + cell[0].indexOf('>') + 1
      cells.push(lineOf(cell[2]!, start))
      cellRanges.push({ start, end: start + cell[2]!.length })
    }
    if (isHead && heads.length === 0 && children.length === 0) heads = cells.map((cell) => cell.plain.text)
    else if (cells.length > 0) {
      const at = { start: range.start + row.index, end: range.start + row.index + row[0].length }
      children.push(bare('row', chunk, at, { cells: cells.map((cell) => (cell.plain.text === '' ? null : cell)), cellRanges }))
    }
  }
  return bare('table', chunk, range, { children, heads })
}
