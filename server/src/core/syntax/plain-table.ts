// Tables whose rows all begin and end with a pipe and have as many cells as the head.

import type { AlignType, Table, TableCell, TableRow } from 'mdast'
import type { Lines } from './lines.js'
import { plainInline } from './plain-inline.js'

const delimiterRow = /^\|(?: *:?-+:? *\|)+$/

/** The table whose head is line `first`, and the line behind it; null where it is none or takes remark to tell. */
export function plainTable(
  lines: Lines,
  first: number,
  labels: ReadonlySet<string>,
): { readonly node: Table; readonly next: number } | null {
  const head = pipesOf(lines, first)
  if (!head || first + 1 === lines.count) return null
  const delimiters = lines.trimmed(first + 1)
  const align = delimiters.split('|').slice(1, -1).map(alignOf)
  if (lines.indent(first + 1) > 0 || !delimiterRow.test(delimiters) || align.length !== head.length - 1) return null
  const children: TableRow[] = []
  let next = first
  for (; next < lines.count && !lines.isBlank(next); next++) {
    if (next === first + 1) continue
    const row = rowOf(lines, next, head.length, labels)
    if (!row) return null
    children.push(row)
  }
  const position = lines.position({ line: first, at: lines.start(first) }, { line: next - 1, at: lines.end(next - 1) })
  return { node: { type: 'table', align, children, position }, next }
}

/** Where the pipes of a row stand; null where it is no plain row. */
function pipesOf(lines: Lines, line: number): number[] | null {
  const row = lines.trimmed(line)
  if (lines.indent(line) > 0 || !row.startsWith('|') || !row.endsWith('|') || /\\\||[\t\0]/.test(row)) return null
  return [...row.matchAll(/\|/g)].map(({ index }) => lines.start(line) + index)
}

function rowOf(lines: Lines, line: number, pipes: number, labels: ReadonlySet<string>): TableRow | null {
  const found = pipesOf(lines, line)
  if (found?.length !== pipes || pipes < 2) return null
  const children: TableCell[] = []
  for (const [i, pipe] of found.slice(0, -1).entries()) {
    const inner = lines.text.slice(pipe + 1, found[i + 1])
    const from = pipe + 1 + /^ */.exec(inner)![0].length
    // Not `trim`: other white space is text.
    const content = inner.replace(/^ +| +$/g, '')
    const raw = { first: line, last: line, from, to: from + content.length }
    const cell = content === '' ? [] : plainInline(lines, raw, labels)
    if (!cell) return null
    const end = i === pipes - 2 ? lines.end(line) : found[i + 1]!
    children.push({ type: 'tableCell', children: cell, position: lines.position({ line, at: pipe }, { line, at: end }) })
  }
  const position = lines.position({ line, at: lines.start(line) }, { line, at: lines.end(line) })
  return { type: 'tableRow', children, position }
}

function alignOf(delimiter: string): AlignType {
  const [left, right] = [delimiter.trim().startsWith(':'), delimiter.trim().endsWith(':')]
  if (left && right) return 'center'
  return left ? 'left' : right ? 'right' : null
}
