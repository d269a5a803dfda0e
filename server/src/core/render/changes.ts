// What changed in a model, for the terminal, for a pull request, and as data.

import type { ItemChange } from '../changes/index.js'
import { kinds } from '../model/kinds.js'
import type { Day } from '../model/types.js'
import { markdown } from './check-markdown.js'
import { oneLine } from './report.js'
import { capital } from './words.js'

export interface Comparison {
  readonly asOf: Day
  /** How the two states are called. */
  readonly from: string
  readonly to: string
  readonly changes: readonly ItemChange[]
}

export function changesJson({ asOf, from, to, changes }: Comparison): string {
  return `${JSON.stringify({ version: 1, asOf, from, to, changes }, null, 2)}\n`
}

export function changesText(comparison: Comparison): string {
  const groups = groupsOf(comparison.changes)
  const lines = groups.flatMap(({ title, items }) => [
    '',
    title,
    ...items.map((item) => `  ${sign(item)} ${oneLine(item.name)}: ${oneLine(wordsOf(item))}  (${oneLine(placeOf(item))})`),
  ])
  return `${[`${heading(comparison)}.`, ...lines].join('\n')}\n`
}

export function changesMarkdown(comparison: Comparison): string {
  const groups = groupsOf(comparison.changes)
  return `${[
    '## What changed in the operating model',
    `${markdown(heading(comparison))}.`,
    ...groups.map(({ title, items }) =>
      [
        `### ${title}`,
        '',
        ...items.map((item) => `- **${markdown(item.name)}**: ${markdown(wordsOf(item))} (${markdown(placeOf(item))})`),
      ].join('\n'),
    ),
  ].join('\n\n')}\n`
}

function heading({ from, to, changes }: Comparison): string {
  const count = (test: (item: ItemChange) => boolean) => changes.filter(test).length
  const added = count(({ before }) => before === null)
  const dropped = count(({ after }) => after === null)
  const changed = changes.length - added - dropped
  const parts = [added ? `${added} new` : '', dropped ? `${dropped} dropped` : '', changed ? `${changed} changed` : ''].filter(Boolean)
  return `From ${oneLine(from)} to ${oneLine(to)}: ${parts.length > 0 ? parts.join(', ') : 'nothing of the model changed'}`
}

function groupsOf(changes: readonly ItemChange[]): { readonly title: string; readonly items: readonly ItemChange[] }[] {
  const groups = new Map<string, ItemChange[]>()
  for (const change of changes) {
    const title = capital(kinds[change.kind].plural)
    groups.set(title, [...(groups.get(title) ?? []), change])
  }
  return [...groups].map(([title, items]) => ({ title, items }))
}

const sign = ({ before, after }: ItemChange) => (before === null ? '+' : after === null ? '-' : '~')
const wordsOf = ({ changes }: ItemChange) => changes.map(({ words }) => words).join('; ')

function placeOf({ before, after }: ItemChange): string {
  const { path, line } = (after ?? before)!
  return `${path}:${line}`
}
