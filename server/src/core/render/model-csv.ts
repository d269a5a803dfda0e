// The model as a table of comma-separated values, for a spreadsheet: a row for each item.

import type { PreviewNode } from './preview-data.js'

const columns: readonly (readonly [string, (node: PreviewNode, names: ReadonlyMap<string, string>) => string | null])[] = [
  ['kind', ({ kind }) => kind],
  ['name', ({ name }) => name],
  ['statement', ({ text }) => text],
  ['owner', ({ owner }) => owner],
  ['period', ({ span }) => span?.text ?? null],
  ['start', ({ span }) => span?.start ?? null],
  ['end', ({ span }) => span?.end ?? null],
  ['cadence', ({ cadence }) => cadence],
  ['status', ({ status }) => status],
  ['decidable', ({ outcome }) => (outcome ? (outcome.answeredBy === null ? 'no' : 'yes') : null)],
  ['missing', ({ outcome }) => (outcome && outcome.answeredBy === null ? outcome.missing.join(', ') : null)],
  ['part of', ({ parent }, names) => (parent === null ? null : (names.get(parent) ?? parent))],
  ['closed', ({ closed }) => (closed ? 'yes' : 'no')],
  ['page', ({ path }) => path],
  ['line', ({ line }) => String(line + 1)],
  ['id', ({ id }) => id],
]

/** RFC 4180: rows end with CRLF. Words that a spreadsheet would run as a formula are kept words. */
export function modelCsv(nodes: readonly PreviewNode[]): string {
  const names = new Map(nodes.map(({ id, name }) => [id, name]))
  const rows = nodes.map((node) => columns.map(([, value]) => cell(value(node, names) ?? '')))
  return [columns.map(([title]) => title), ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}
