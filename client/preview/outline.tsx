// The Outline view: blocks with what persists beside what belongs to this cycle, as one tree that arrows move through.

import type { JSX } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { OutlineEntry, OutlineGroup, PreviewData, PreviewNode } from '../../server/src/protocol/preview.js'
import type { Actions } from './parts.js'
import { Details } from './parts.js'

export function OutlinePage({ data, actions }: { data: PreviewData; actions: Actions }) {
  const filled = data.outline.filter(({ persistent, current, closed }) => persistent.length + current.length + closed.length > 0)
  const missing = data.outline.filter((group) => !filled.includes(group))
  return (
    <>
      {filled.map((group) => (
        <Group key={group.block} group={group} actions={actions} />
      ))}
      {missing.length > 0 && <p class="quiet">Nothing yet under {missing.map(({ title }) => title).join(', ')}.</p>}
    </>
  )
}

function Group({ group, actions }: { group: OutlineGroup; actions: Actions }) {
  const parts: readonly (readonly [string, readonly OutlineEntry[]])[] =
    group.block === 'cross-cutting'
      ? [
          ['Rituals', group.current],
          ['Artifacts and frameworks', group.persistent],
          ['Ended', group.closed],
        ]
      : [
          ['Holds as long as the strategy', group.persistent],
          ['This cycle', group.current],
          ['Ended', group.closed],
        ]
  return (
    <section class="block">
      <h2>{group.title}</h2>
      <div class="columns">
        {parts
          .filter(([, entries]) => entries.length > 0)
          .map(([title, entries]) => (
            <div class="column" key={title}>
              <h3>{title}</h3>
              <Tree label={`${group.title}: ${title}`} entries={entries} actions={actions} />
            </div>
          ))}
      </div>
    </section>
  )
}

/** An entry as it is drawn. One that looks as before keeps its identity, so that only what looks different is drawn again. */
interface Drawn {
  readonly id: string
  readonly look: string
  readonly node: PreviewNode
  readonly children: readonly Drawn[]
}

/** All that an entry shows of its node; places move with every line above and are looked up when they are needed. */
const lookOf = ({ kindTitle, name, owner, span, cadence, next, status, outcome, closed, findings }: PreviewNode): string =>
  JSON.stringify([
    kindTitle,
    name,
    owner,
    span?.text,
    span?.source,
    cadence,
    next,
    status,
    outcome,
    closed,
    findings.map(({ message }) => message),
  ])

function useDrawn(
  entries: readonly OutlineEntry[],
  nodes: Actions['nodes'],
): { readonly list: readonly Drawn[]; has(id: string): boolean } {
  const before = useRef<ReadonlyMap<string, Drawn>>(new Map())
  return useMemo(() => {
    const known = new Map<string, Drawn>()
    const drawn = (entry: OutlineEntry): readonly Drawn[] => {
      const node = nodes.get(entry.id)
      if (!node) return []
      const children = entry.children.flatMap(drawn)
      const look = lookOf(node)
      const last = before.current.get(entry.id)
      const same = last?.look === look && last.children.length === children.length && last.children.every((one, i) => one === children[i])
      const one = same ? last : { id: entry.id, look, node, children }
      known.set(entry.id, one)
      return [one]
    }
    const list = entries.flatMap(drawn)
    before.current = known
    return { list, has: (id) => known.has(id) }
  }, [entries, nodes])
}

/** An entry and all it stands in. */
function pathTo(id: string | null, nodes: Actions['nodes']): ReadonlySet<string> {
  const path = new Set<string>()
  for (let at = id; at !== null && !path.has(at); at = nodes.get(at)?.parent ?? null) path.add(at)
  return path
}

/** So many entries are there at once; the others follow while nobody waits. */
const firstBatch = 60

/** One tab stop; arrows move, right and left open and close, Enter opens the text, Space keeps the focus here. */
function Tree({ label, entries, actions }: { label: string; entries: readonly OutlineEntry[]; actions: Actions }) {
  const { nodes, selected } = actions
  const { list, has } = useDrawn(entries, nodes)
  const [count, setCount] = useState(firstBatch)
  useEffect(() => {
    if (count >= list.length) return
    const timer = setTimeout(() => setCount(count * 3), 0)
    return () => clearTimeout(timer)
  }, [count, list.length])
  const live = useRef(actions)
  live.current = actions
  const stop = selected !== null && has(selected) ? selected : (list[0]?.id ?? null)
  const marks: Marks = {
    live,
    highlight: actions.highlight,
    lit: useMemo(() => pathTo(actions.highlight, nodes), [actions.highlight, nodes]),
    stop,
    stops: useMemo(() => pathTo(stop, nodes), [stop, nodes]),
    selected,
    collapsed: actions.collapsed,
  }
  return (
    <div role="tree" aria-label={label} class={list.length > firstBatch ? 'tree long' : 'tree'} onKeyDown={moveFocus}>
      {list.slice(0, count).map((entry) => (
        <Entry key={entry.id} entry={entry} level={1} marks={marks} />
      ))}
    </div>
  )
}

/** What marks entries, and the actions of the latest data. */
interface Marks {
  readonly live: { readonly current: Actions }
  readonly highlight: string | null
  readonly lit: ReadonlySet<string>
  readonly stop: string | null
  readonly stops: ReadonlySet<string>
  readonly selected: string | null
  readonly collapsed: ReadonlySet<string>
}

function Entry({ entry, level, marks }: { entry: Drawn; level: number; marks: Marks }) {
  const { id, node } = entry
  const lit = marks.lit.has(id) ? marks.highlight : null
  const stop = marks.stops.has(id) ? marks.stop : null
  const selected = stop === null ? null : marks.selected
  return useMemo(() => {
    const actions = () => marks.live.current
    const open = (keepFocus: boolean) => {
      const now = actions().nodes.get(id)
      if (now) actions().open(now, keepFocus)
    }
    const folds = entry.children.length > 0
    const unfolded = folds && !marks.collapsed.has(id)
    const onKey = (event: JSX.TargetedKeyboardEvent<HTMLDivElement>) => {
      if (event.target !== event.currentTarget) return
      const change = (event.key === 'ArrowRight' && folds && !unfolded) || (event.key === 'ArrowLeft' && unfolded)
      if (event.key === 'Enter' || event.key === ' ') open(event.key === ' ')
      else if (change) actions().toggle(id)
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    return (
      <div
        role="treeitem"
        aria-level={level}
        aria-expanded={folds ? unfolded : undefined}
        aria-current={lit === id ? 'location' : undefined}
        aria-selected={selected === id}
        tabIndex={id === stop ? 0 : -1}
        data-id={id}
        onKeyDown={onKey}
        onFocus={(event) => {
          if (event.target === event.currentTarget) actions().select(id)
        }}
      >
        <div
          class={`row ${[lit === id ? 'at-cursor' : '', node.closed ? 'closed' : ''].join(' ')}`}
          onPointerEnter={({ currentTarget }) => {
            const now = actions().nodes.get(id)
            if (now) currentTarget.title = `${now.path}:${now.line + 1}`
          }}
          onClick={() => open(false)}
        >
          {folds ? (
            <span
              class="twist"
              aria-hidden="true"
              onClick={(event) => {
                event.stopPropagation()
                actions().toggle(id)
              }}
            >
              {unfolded ? '▾' : '▸'}
            </span>
          ) : (
            <span class="twist" aria-hidden="true" />
          )}
          <span class="what">
            <span class="name">
              <span class="kind">{node.kindTitle}</span> {node.name}
            </span>
            <Details node={node} />
          </span>
        </div>
        {unfolded && (
          <div role="group">
            {entry.children.map((child) => (
              <Entry key={child.id} entry={child} level={level + 1} marks={marks} />
            ))}
          </div>
        )}
      </div>
    )
  }, [entry, level, lit, stop, selected, marks.collapsed])
}

function moveFocus(event: JSX.TargetedKeyboardEvent<HTMLDivElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=treeitem]')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  if (at < 0) return
  const parent = items[at]!.parentElement?.closest<HTMLElement>('[role=treeitem]')
  const to = {
    ArrowDown: items[at + 1],
    ArrowRight: items[at + 1],
    ArrowUp: items[at - 1],
    ArrowLeft: parent ?? undefined,
    Home: items[0],
    End: items.at(-1),
  }[event.key]
  if (!to) return
  event.preventDefault()
  to.focus()
}
