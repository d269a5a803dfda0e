// What this project itself reads in a text: where its goals stand, how much it holds. Knows no server.

import { check, createSnapshot, type DocumentModel, resolveConfig, settingsFor, textOf, understand } from '../../server/src/core/index.js'
import { config } from './bench.js'

const { settings } = resolveConfig('opmodel.yaml', new Map([['opmodel.yaml', config]]))
const path = 'plans.md'

const read = (text: string): DocumentModel => understand({ path, text: textOf(text) }, settingsFor(settings, path))

export interface Marks {
  /** Lines of list items that are goals or key results. */
  readonly goals: readonly number[]
  /** Headings that give the goals below them their period. */
  readonly periods: readonly number[]
}

/** Lines of a text, 0-based. */
export function marksOf(text: string): Marks {
  const doc = read(text)
  const goals = new Set<number>()
  const periods = new Set<number>()
  for (const { kind, form, statement, span, spanSource } of doc.items) {
    if (form === 'list-item' && (kind === 'goal' || kind === 'key-result')) goals.add(doc.text.lineAt(doc.place(statement).start))
    if (span?.from === 'heading' && spanSource) periods.add(doc.text.lineAt(doc.place(spanSource.place).start))
  }
  return { goals: [...goals], periods: [...periods] }
}

/** How many entities, and how many findings that are shown, a text has by itself. */
export function amounts(text: string): { readonly entities: number; readonly findings: number } {
  const doc = read(text)
  const findings = [...check(createSnapshot([doc], settings, '2027-03-01'))].filter(({ suppressed }) => suppressed === null)
  return { entities: doc.items.length, findings: findings.length }
}
