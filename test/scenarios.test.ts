// What every feature answers, by text files under test/scenarios: a new case is a new file, and needs no code.

import { completion } from '../server/src/core/features/completion.js'
import { configCompletion } from '../server/src/core/features/completion-config.js'
import type { Completions } from '../server/src/core/features/completion-items.js'
import { plainText } from '../server/src/core/features/placement.js'
import type { Parts } from '../server/src/core/rules/define.js'
import { textOf } from '../server/src/core/text/text.js'
import { blocks, lineOf, type Scene, scenarios } from './support/scenario.js'

const mostShown = 10

scenarios('completion', (scene) => {
  const trigger = scene.options.find((option) => option.startsWith('trigger='))?.slice('trigger='.length) ?? null
  const config = scene.fixture.config
  const inConfig = (config?.cursors ?? []).map((at) =>
    shown(configCompletion(scene.snapshot, textOf(config!.text), at), config!.text, at, scene),
  )
  const inPages = scene.spots.map(({ doc, range }) =>
    shown(
      completion(scene.snapshot, doc, range.start, { trigger, pages: !scene.options.includes('no-pages') }),
      doc.text.slice(0, doc.text.length),
      range.start,
      scene,
    ),
  )
  return blocks([...inConfig, ...inPages])
})

/** The first labels with their details, and what stands there when the first one is taken. */
function shown({ items: all, cut }: Completions, text: string, at: number, { options }: Scene): string {
  const items = all.filter(({ range, filter }) => isSubsequence(text.slice(range.start, at).trim().toLowerCase(), filter.toLowerCase()))
  if (items.length === 0) return '(nothing)'
  const most = Number(options.find((option) => option.startsWith('most='))?.slice('most='.length) ?? mostShown)
  const lines = items.slice(0, most).map(({ label, detail }) => (detail ? `${label} · ${detail}` : label))
  if (items.length > most) lines.push(`(and ${items.length - most} more)`)
  if (cut) lines.push('(cut)')
  const { range, text: parts } = items[0]!
  const written = text.slice(0, range.start) + visible(parts) + text.slice(range.end)
  const inserted = visible(parts)
  const shownLines = inserted.includes('\n') ? inserted.trimEnd() : lineOf(written, range.start + inserted.length)
  return [...lines, ...shownLines.split('\n').map((line) => `> ${line}`)].join('\n')
}

/** How clients compare what was typed with what is offered. */
function isSubsequence(typed: string, filter: string): boolean {
  let at = 0
  for (const sign of typed) {
    at = filter.indexOf(sign, at) + 1
    if (at === 0) return false
  }
  return true
}

/** Blanks as ____, choices in full. */
function visible(parts: Parts): string {
  return parts.map((part) => (typeof part === 'string' || 'blank' in part ? plainText([part]) : `{${part.choice.join('|')}}`)).join('')
}
