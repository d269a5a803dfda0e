// Small parts the views share: a node's line, its badges, the list of findings, a menu.

import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PreviewFinding, PreviewNode } from '../../server/src/protocol/preview.js'

export interface Actions {
  open(place: { readonly path: string; readonly range: { readonly start: number; readonly end: number } }, keepFocus: boolean): void
  toggle(id: string): void
  select(id: string): void
  readonly collapsed: ReadonlySet<string>
  readonly selected: string | null
  /** The node the cursor stands in. */
  readonly highlight: string | null
  readonly nodes: ReadonlyMap<string, PreviewNode>
}

/** Words that say how a goal stands, with a sign so that colour is never alone. */
export function verdictOf(
  node: PreviewNode,
): { readonly sign: string; readonly words: string; readonly tone: 'good' | 'open' | 'quiet' } | null {
  if (node.outcome === null) return null
  const { verdict, answeredBy } = node.outcome
  if (answeredBy === 'key-results') return { sign: '✓', words: 'measured by key results', tone: 'good' }
  if (answeredBy === 'metric') return { sign: '✓', words: 'measured by its metric', tone: 'good' }
  if (verdict === 'measured') return { sign: '✓', words: 'measured', tone: 'good' }
  if (verdict === 'done') return { sign: '✓', words: 'yes-or-no result', tone: 'good' }
  return verdict === 'placeholder' ? { sign: '?', words: 'blank to fill in', tone: 'open' } : { sign: '?', words: 'unclear', tone: 'open' }
}

/** What stands behind a node's name: owner, time, rhythm, verdict. */
export function Details({ node }: { node: PreviewNode }) {
  const verdict = verdictOf(node)
  return (
    <span class="details">
      {node.owner && <span class="owner">{node.owner}</span>}
      {node.span && <span title={node.span.source}>{node.span.text}</span>}
      {node.cadence && <span>{node.cadence}</span>}
      {node.next && <span>next {node.next}</span>}
      {node.status && <span>{node.status}</span>}
      {verdict && (
        <span class={`verdict ${verdict.tone}`}>
          <span aria-hidden="true">{verdict.sign} </span>
          {verdict.words}
        </span>
      )}
      {node.closed && <span>ended</span>}
      {node.findings.length > 0 && (
        <span class="count" title={node.findings.map(({ message }) => message).join('\n')}>
          <span aria-hidden="true">▲ </span>
          {node.findings.length === 1 ? '1 finding' : `${node.findings.length} findings`}
        </span>
      )}
    </span>
  )
}

/** A node's name as a button that opens its place. */
export function NodeLink({ node, actions, tabIndex = 0 }: { node: PreviewNode; actions: Actions; tabIndex?: number }) {
  const marks = [actions.highlight === node.id ? 'at-cursor' : '', node.closed ? 'closed' : ''].filter(Boolean).join(' ')
  return (
    <button
      type="button"
      class={`node-link ${marks}`}
      data-id={node.id}
      tabIndex={tabIndex}
      title={`${node.text}\n${node.path}:${node.line + 1}`}
      onClick={() => actions.open(node, false)}
    >
      {node.name}
    </button>
  )
}

export function FindingList({ title, findings, actions }: { title: string; findings: readonly PreviewFinding[]; actions: Actions }) {
  if (findings.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul class="findings">
        {findings.map((finding) => (
          <li key={`${finding.path}:${finding.range.start}:${finding.rule}`}>
            <button type="button" class="node-link" onClick={() => actions.open(finding, false)}>
              {finding.message}
            </button>
            <span class="details">
              <span>{finding.severity}</span>
              <span>
                {finding.path}:{finding.line + 1}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A button with a list of choices below it; Escape and a click elsewhere close it. */
export function Menu<T extends string>({
  label,
  entries,
  onPick,
}: {
  label: string
  entries: readonly (readonly [T, string])[]
  onPick: (entry: T) => void
}) {
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const close = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [open])
  const shut = () => {
    setOpen(false)
    root.current?.querySelector<HTMLElement>('.menu-button')?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    if (event.key === 'Escape') shut()
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus()
    else if (event.key === 'ArrowUp') items[(at - 1 + items.length) % items.length]?.focus()
    else return
    event.preventDefault()
  }
  return (
    <div class="menu" ref={root} onKeyDown={open ? onKey : undefined}>
      <button type="button" class="menu-button" aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        {label}
      </button>
      {open && (
        <div role="menu" aria-label={label}>
          {entries.map(([entry, words]) => (
            <button
              type="button"
              role="menuitem"
              key={entry}
              onClick={() => {
                shut()
                onPick(entry)
              }}
            >
              {words}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "24 Nov" of a day `2026-11-24`, with the year where asked. */
export function shortDay(day: string, withYear = false): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${months[(month ?? 1) - 1]}${withYear ? ` ${year}` : ''}`
}

export const dayNumber = (day: string): number => Date.parse(day) / 86_400_000

/** What may be wider than the view: it scrolls by itself, with the keys as well once it has the focus. */
export function Wide({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: only what has the focus scrolls by the arrow keys
    <div class="scroll-x" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
