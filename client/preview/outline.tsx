// The Outline view: blocks with what persists beside what belongs to this cycle, as one tree that arrows move through.

import type { JSX } from 'preact'
import type { OutlineEntry, OutlineGroup, PreviewData } from '../../server/src/protocol/preview.js'
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

/** One tab stop; arrows move, right and left open and close, Enter opens the text, Space keeps the focus here. */
function Tree({ label, entries, actions }: { label: string; entries: readonly OutlineEntry[]; actions: Actions }) {
  const first = entries[0]?.id
  const holds = (list: readonly OutlineEntry[]): boolean => list.some(({ id, children }) => id === actions.selected || holds(children))
  const stop = holds(entries) ? actions.selected : first
  return (
    <div role="tree" aria-label={label} class="tree" onKeyDown={moveFocus}>
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} level={1} stop={stop ?? null} actions={actions} />
      ))}
    </div>
  )
}

function Entry({ entry, level, stop, actions }: { entry: OutlineEntry; level: number; stop: string | null; actions: Actions }) {
  const node = actions.nodes.get(entry.id)
  if (!node) return null
  const folds = entry.children.length > 0
  const open = folds && !actions.collapsed.has(entry.id)
  const onKey = (event: JSX.TargetedKeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return
    const change = (event.key === 'ArrowRight' && folds && !open) || (event.key === 'ArrowLeft' && open)
    if (event.key === 'Enter' || event.key === ' ') actions.open(node, event.key === ' ')
    else if (change) actions.toggle(entry.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const marks = [actions.highlight === entry.id ? 'at-cursor' : '', node.closed ? 'closed' : ''].join(' ')
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-expanded={folds ? open : undefined}
      aria-current={actions.highlight === entry.id ? 'location' : undefined}
      aria-selected={actions.selected === entry.id}
      tabIndex={entry.id === stop ? 0 : -1}
      data-id={entry.id}
      onKeyDown={onKey}
      onFocus={(event) => {
        if (event.target === event.currentTarget) actions.select(entry.id)
      }}
    >
      <div class={`row ${marks}`} title={`${node.path}:${node.line + 1}`} onClick={() => actions.open(node, false)}>
        {folds ? (
          <span
            class="twist"
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation()
              actions.toggle(entry.id)
            }}
          >
            {open ? '▾' : '▸'}
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
      {open && (
        <div role="group">
          {entry.children.map((child) => (
            <Entry key={child.id} entry={child} level={level + 1} stop={stop} actions={actions} />
          ))}
        </div>
      )}
    </div>
  )
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
