// The page of the Model preview: takes data from the extension, shows one of four views, and remembers its place. Draws; decides nothing.

import { render } from 'preact'
import { useEffect, useMemo, useReducer, useRef } from 'preact/hooks'
import type {
  ExportFormat,
  FromPreview,
  PreviewContent,
  PreviewData,
  PreviewNode,
  PreviewScope,
  PreviewState,
  PreviewViewName,
  ToPreview,
} from '../../server/src/protocol/preview.js'
import { FlowPage } from './flow.js'
import { OutlinePage } from './outline.js'
import type { Actions } from './parts.js'
import { FindingList, Menu } from './parts.js'
import { RhythmPage } from './rhythm.js'
import { TimePage } from './time.js'

interface Host {
  postMessage(message: FromPreview): void
  getState(): PreviewState | undefined
  setState(state: PreviewState): void
}
declare function acquireVsCodeApi(): Host

const host = acquireVsCodeApi()
const views: readonly (readonly [PreviewViewName, string])[] = [
  ['outline', 'Outline'],
  ['time', 'Time'],
  ['rhythm', 'Rhythm'],
  ['flow', 'Flow'],
]

interface Model extends Omit<PreviewState, 'collapsed'> {
  readonly collapsed: ReadonlySet<string>
  readonly data: PreviewData | null
  readonly documentPath: string | null
  readonly teams: readonly string[]
  readonly cycles: readonly string[]
  readonly problem: string | null
  readonly highlight: string | null
}

type Change =
  | ToPreview
  | { type: 'view'; view: PreviewViewName }
  | { type: 'toggle'; id: string }
  | { type: 'select'; id: string }
  | { type: 'scrolled'; top: number }

function reduce(model: Model, change: Change): Model {
  switch (change.type) {
    case 'data': {
      const content = JSON.parse(change.json) as PreviewContent
      return { ...model, ...content, scope: content.data.scope, problem: null }
    }
    case 'highlight':
      return { ...model, highlight: change.id }
    case 'problem':
      return { ...model, problem: change.message }
    case 'focus-view':
    case 'view':
      return { ...model, view: change.view }
    case 'toggle': {
      const collapsed = new Set(model.collapsed)
      if (!collapsed.delete(change.id)) collapsed.add(change.id)
      return { ...model, collapsed }
    }
    case 'select':
      return { ...model, selected: change.id }
    case 'scrolled':
      return { ...model, scrollTop: change.top }
  }
}

function initial(): Model {
  const state = host.getState()
  return {
    scope: state?.scope ?? null,
    view: state?.view ?? 'outline',
    collapsed: new Set(state?.collapsed ?? []),
    selected: state?.selected ?? null,
    scrollTop: state?.scrollTop ?? 0,
    data: null,
    documentPath: null,
    teams: [],
    cycles: [],
    problem: null,
    highlight: null,
  }
}

/** Tries again while a long view is still being drawn. */
function insist(done: () => boolean, tries = 20): () => void {
  if (done() || tries === 0) return () => undefined
  let stop: () => void = () => undefined
  const timer = setTimeout(() => {
    stop = insist(done, tries - 1)
  }, 50)
  return () => {
    clearTimeout(timer)
    stop()
  }
}

function App() {
  const [model, send] = useReducer(reduce, undefined, initial)
  const { data, view } = model
  const body = useRef<HTMLElement>(null)
  useEffect(() => {
    const listen = (event: MessageEvent<ToPreview>) => send(event.data)
    window.addEventListener('message', listen)
    host.postMessage({ type: 'ready' })
    return () => window.removeEventListener('message', listen)
  }, [])
  useEffect(() => {
    host.setState({ scope: model.scope, view, collapsed: [...model.collapsed], selected: model.selected, scrollTop: model.scrollTop })
  }, [model.scope, view, model.collapsed, model.selected, model.scrollTop])
  const restored = useRef(false)
  useEffect(() => {
    if (!data || restored.current || !body.current) return
    restored.current = true
    const main = body.current
    insist(() => {
      main.scrollTop = model.scrollTop
      return main.scrollTop >= model.scrollTop
    })
  }, [data])
  useEffect(() => {
    const { highlight } = model
    if (highlight === null) return
    return insist(() => {
      const found = document.querySelector(`[data-id="${CSS.escape(highlight)}"]`)
      found?.scrollIntoView({ block: 'nearest' })
      return found !== null
    })
  }, [model.highlight, data])
  const nodes = useMemo(() => new Map((data?.nodes ?? []).map((node) => [node.id, node])), [data])
  const actions: Actions = {
    open: (place, keepFocus) => host.postMessage({ type: 'open', path: place.path, range: place.range, keepFocus }),
    toggle: (id) => send({ type: 'toggle', id }),
    select: (id) => send({ type: 'select', id }),
    collapsed: model.collapsed,
    selected: model.selected,
    highlight: model.highlight,
    nodes,
  }
  return (
    <div class="app">
      <header>
        <div class="title">
          <h1>{data?.title ?? 'Model preview'}</h1>
          {data && <ScopeMenu model={model} onScope={(scope) => host.postMessage({ type: 'scope', scope })} />}
          {data && <Menu label="Export" entries={exports} onPick={exportAs} />}
        </div>
        {data && <Summary data={data} />}
        <Tabs view={view} onView={(next) => send({ type: 'view', view: next })} />
      </header>
      {model.problem && (
        <p class="problem" role="status">
          {model.problem}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: only what has the focus scrolls by the keys, and a view may hold nothing else */}
      <main ref={body} tabIndex={0} onScroll={(event) => send({ type: 'scrolled', top: event.currentTarget.scrollTop })}>
        <div id="view" role="tabpanel" aria-labelledby={`tab-${view}`}>
          {data ? <View data={data} view={view} actions={actions} /> : !model.problem && <p class="quiet">Reading the model …</p>}
        </div>
      </main>
    </div>
  )
}

function View({ data, view, actions }: { data: PreviewData; view: PreviewViewName; actions: Actions }) {
  if (data.nodes.length === 0) return <Empty data={data} actions={actions} />
  const Page = { outline: OutlinePage, time: TimePage, rhythm: RhythmPage, flow: FlowPage }[view]
  return (
    <>
      <Page data={data} actions={actions} />
      <FindingList title="Findings outside any item" findings={data.findings} actions={actions} />
      <Unrecognised data={data} />
    </>
  )
}

function Empty({ data, actions }: { data: PreviewData; actions: Actions }) {
  return (
    <div class="empty">
      <h2>Nothing of an operating model was recognised here</h2>
      <p>
        A goal, a ritual or another part shows up once the text says so: a heading such as “Goals” over a list, an owner, a period, a
        cadence. To read a page as a model all the same, use “Treat as a model” in the status bar.
      </p>
      <FindingList title="Findings" findings={data.findings} actions={actions} />
      <Unrecognised data={data} />
    </div>
  )
}

function Unrecognised({ data }: { data: PreviewData }) {
  const left = data.documents.filter(({ recognised, items }) => recognised === 'none' || items === 0)
  if (left.length === 0 || data.scope.kind === 'document') return null
  return (
    <section class="quiet">
      <h2>Left alone</h2>
      <p>{left.length === 1 ? '1 document holds' : `${left.length} documents hold`} no part of the model that was recognised.</p>
      <ul>
        {left.map(({ path }) => (
          <li key={path}>{path}</li>
        ))}
      </ul>
    </section>
  )
}

function Summary({ data }: { data: PreviewData }) {
  const count = (test: (node: PreviewNode) => boolean) => data.nodes.filter(test).length
  const goals = count((node) => node.outcome !== null && !node.closed)
  const rituals = count((node) => node.kind === 'ritual')
  const open = data.nodes.reduce((sum, node) => sum + node.findings.length, 0) + data.findings.length
  const artifacts = count((node) => node.kind === 'artifact')
  const parts = [
    plural(goals, 'goal'),
    ...(rituals > 0 ? [plural(rituals, 'ritual')] : []),
    ...(artifacts > 0 ? [plural(artifacts, 'artifact')] : []),
    open === 0 ? 'no findings' : plural(open, 'finding'),
  ]
  return (
    <p class="summary" role="status">
      {parts.join(' · ')} · as of {data.asOf}
    </p>
  )
}

/** Tabs as the ARIA pattern asks: one in the tab order, arrows move between them. */
function Tabs({ view, onView }: { view: PreviewViewName; onView: (view: PreviewViewName) => void }) {
  const onKey = (event: KeyboardEvent) => {
    const at = views.findIndex(([name]) => name === view)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: views.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const [next] = views[(to + views.length) % views.length]!
    onView(next)
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <div role="tablist" aria-label="Views of the model" class="tabs" onKeyDown={onKey}>
      {views.map(([name, title]) => (
        <button
          type="button"
          key={name}
          id={`tab-${name}`}
          role="tab"
          aria-selected={name === view}
          aria-controls="view"
          tabIndex={name === view ? 0 : -1}
          onClick={() => onView(name)}
        >
          {title}
        </button>
      ))}
    </div>
  )
}

function ScopeMenu({ model, onScope }: { model: Model; onScope: (scope: PreviewScope) => void }) {
  const { documentPath, teams, cycles } = model
  const folder = documentPath?.includes('/') ? documentPath.slice(0, documentPath.lastIndexOf('/')) : null
  const options: { label: string; group: string; scope: PreviewScope }[] = [
    ...(documentPath ? [{ label: 'This document', group: '', scope: { kind: 'document', path: documentPath } as const }] : []),
    ...(folder ? [{ label: `Folder ${folder}`, group: '', scope: { kind: 'folder', path: folder } as const }] : []),
    { label: 'Whole project', group: '', scope: { kind: 'project' } },
    ...teams.map((name) => ({ label: name, group: 'Team or owner', scope: { kind: 'team', name } as const })),
    ...cycles.map((name) => ({ label: name, group: 'Cycle', scope: { kind: 'cycle', name } as const })),
  ]
  const current = options.findIndex(({ scope }) => JSON.stringify(scope) === JSON.stringify(model.data?.scope))
  const groups = [...new Set(options.map(({ group }) => group))]
  const option = (entry: (typeof options)[number]) => (
    <option key={entry.label} value={options.indexOf(entry)} selected={options.indexOf(entry) === current}>
      {entry.label}
    </option>
  )
  return (
    <label class="scope">
      <span>Show</span>
      <select value={current} onChange={(event) => onScope(options[Number(event.currentTarget.value)]!.scope)}>
        {current < 0 && model.data && (
          <option value={-1} selected>
            {model.data.title}
          </option>
        )}
        {groups.map((group) => {
          const inside = options.filter((entry) => entry.group === group)
          return group === '' ? (
            inside.map(option)
          ) : (
            <optgroup key={group} label={group}>
              {inside.map(option)}
            </optgroup>
          )
        })}
      </select>
    </label>
  )
}

const exports: readonly (readonly [ExportFormat, string])[] = [
  ['html', 'Report (HTML)'],
  ['svg', 'Picture of this view (SVG)'],
  ['mermaid', 'Diagram text (Mermaid)'],
  ['csv', 'Table (CSV)'],
  ['ics', 'Calendar (iCalendar)'],
  ['json', 'Data (JSON)'],
]

function exportAs(format: ExportFormat): void {
  if (format !== 'svg') {
    host.postMessage({ type: 'export', format })
    return
  }
  const picture = document.querySelector<SVGElement>('main svg.picture')
  host.postMessage(picture ? { type: 'export', format, content: standalone(picture) } : { type: 'export', format, content: '' })
}

/** The drawing with the colours it has on screen, so that it stands alone. */
function standalone(picture: SVGElement): string {
  const copy = picture.cloneNode(true) as SVGElement
  const from = [picture, ...picture.querySelectorAll<SVGElement>('*')]
  const to = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  from.forEach((element, i) => {
    const style = getComputedStyle(element)
    for (const name of ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'font-weight', 'opacity'])
      to[i]!.style.setProperty(name, style.getPropertyValue(name))
  })
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return new XMLSerializer().serializeToString(copy)
}

function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`
}

render(<App />, document.getElementById('app')!)
