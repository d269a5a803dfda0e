// The whole model as one page of HTML to print or to send around: no scripts, nothing loaded from elsewhere.

import { groupBy } from '../group-by.js'
import type { Block } from '../model/kinds.js'
import type { Day } from '../model/types.js'
import { daysText, dayText, durationMinutes, durationText, outcomeText } from './phrases.js'
import type { OutlineEntry, OutlineGroup, PreviewData, PreviewNode, TimeLane } from './preview-data.js'
import { counted } from './report.js'
import { reportStyle } from './report-style.js'

export interface ReportPart {
  /** How the project is called, where there are several. */
  readonly title: string | null
  readonly data: PreviewData
}

export function reportHtml(parts: readonly ReportPart[], asOf: Day): string {
  const filled = parts.filter(({ data }) => data.nodes.length > 0)
  const body = filled.length > 0 ? filled.map(part).join('\n') : '<p>Nothing of an operating model was recognised.</p>'
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Operating model, ${dayText(asOf)}</title>
<style>
${reportStyle}
</style>
</head>
<body>
<header>
<h1>Operating model</h1>
<p class="quiet">As of ${dayText(asOf)}</p>
</header>
<main>
${body}
</main>
</body>
</html>
`
}

function part({ title, data }: ReportPart): string {
  const names = new Map(data.nodes.map(({ id, name }) => [id, name]))
  const lookedAt = groupBy(
    data.edges.filter(({ kind }) => kind === 'reviews'),
    ({ to }) => to,
  )
  const nodes = new Map(
    data.nodes.map((node) => [
      node.id,
      { ...node, lookedAtIn: (lookedAt.get(node.id) ?? []).flatMap(({ from }) => names.get(from) ?? []) },
    ]),
  )
  const own = title === null ? '' : `<h1>${text(title)}</h1>`
  return [own, `<p>${summary(data)}</p>`, attention(data), outline(data, nodes), time(data, nodes), rhythm(data, nodes), flow(data, nodes)]
    .filter(Boolean)
    .join('\n')
}

function summary({ nodes }: PreviewData): string {
  const counts = new Map<string, number>()
  for (const { kindTitle, closed } of nodes) if (!closed) counts.set(kindTitle, (counts.get(kindTitle) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => text(counted(count, kind, plural(kind))))
    .join(', ')
}

function plural(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`
}

// ---- what needs attention ----------------------------------------------------------------------------------------------------------------

function attention({ nodes, findings }: PreviewData): string {
  const all = [
    ...findings.map((finding) => ({ finding, name: null })),
    ...nodes.flatMap((node) => node.findings.map((finding) => ({ finding, name: node.name }))),
  ]
  const grave = ['error', 'warning'] as const
  const rows = grave.flatMap((severity) => all.filter(({ finding }) => finding.severity === severity))
  const rest = all.length - rows.length
  const more = rest > 0 ? `<p class="quiet">And ${counted(rest, 'remark')} about wording and the like, which the editor shows.</p>` : ''
  if (rows.length === 0)
    return `<h2>Needs attention</h2>\n<p>Nothing: every goal that was found is clear, has its time and its owner.</p>${more}`
  return [
    '<h2>Needs attention</h2>',
    table(
      ['How serious', 'What', 'About', 'Where'],
      rows.map(({ finding, name }) => [
        `<span class="mark ${finding.severity}">${finding.severity}</span>`,
        text(finding.message),
        text(name ?? ''),
        `<span class="quiet">${text(`${finding.path}:${finding.line + 1}`)}</span>`,
      ]),
    ),
    more,
  ].join('\n')
}

// ---- outline -----------------------------------------------------------------------------------------------------------------------------

/** A node with the names of the rituals that look at it. */
type ReportNode = PreviewNode & { readonly lookedAtIn: readonly string[] }
type Nodes = ReadonlyMap<string, ReportNode>

function outline({ outline: groups }: PreviewData, nodes: Nodes): string {
  const shown = groups.filter(({ persistent, current, closed }) => persistent.length + current.length + closed.length > 0)
  const gaps = groups.filter((group) => !shown.includes(group)).map(({ title }) => title)
  return [
    '<h2>Outline</h2>',
    ...shown.map((group) => `<h3>${text(group.title)}</h3>\n<div class="columns">\n${columns(group, nodes)}\n</div>`),
    gaps.length > 0 ? `<p class="quiet">Nothing yet under ${text(gaps.join(', '))}.</p>` : '',
  ].join('\n')
}

const titles: Readonly<Partial<Record<Block, readonly [string, string]>>> = { 'cross-cutting': ['Artifacts and frameworks', 'Rituals'] }

function columns({ block, persistent, current, closed }: OutlineGroup, nodes: Nodes): string {
  const [lasting, now] = titles[block] ?? ['Holds as long as the strategy', 'This cycle']
  const lists: readonly (readonly [string, readonly OutlineEntry[]])[] = [
    [lasting, persistent],
    [now, current],
    ['Ended', closed],
  ]
  return lists
    .filter(([, entries]) => entries.length > 0)
    .map(([title, entries]) => `<div class="part">\n<h4>${title}</h4>\n${list(entries, nodes)}\n</div>`)
    .join('\n')
}

function list(entries: readonly OutlineEntry[], nodes: Nodes): string {
  const items = entries.flatMap(({ id, children }) => {
    const node = nodes.get(id)
    return node ? [`<li>${item(node)}${children.length > 0 ? `\n${list(children, nodes)}` : ''}</li>`] : []
  })
  return `<ul>\n${items.join('\n')}\n</ul>`
}

/** Somebody has to own it while it runs; results belong to whoever owns their goal. */
const asksForOwner = ({ kind, lifetime, closed }: ReportNode): boolean =>
  !closed && lifetime === 'spanned' && (kind === 'goal' || kind === 'objective' || kind === 'bet')

function item(node: ReportNode): string {
  const facts = [
    node.span ? (daysText(node.span.start, node.span.end) ?? node.span.text) : '',
    node.cadence ?? '',
    node.owner ?? (asksForOwner(node) ? 'no owner' : ''),
    node.status ?? '',
    node.lookedAtIn.length > 0 ? `looked at in ${node.lookedAtIn.join(', ')}` : '',
  ].filter(Boolean)
  const open =
    node.outcome && node.outcome.answeredBy === null && !node.closed
      ? ` <span class="mark warning">${text(outcomeText(node.outcome))}</span>`
      : ''
  const kind = `<span class="kind">${text(node.kindTitle)}</span> `
  return `${kind}${text(node.text.length > 400 ? node.name : node.text)}${open}${facts.length > 0 ? ` <span class="quiet">${text(facts.join(' · '))}</span>` : ''}`
}

// ---- time --------------------------------------------------------------------------------------------------------------------------------

function time({ time: view }: PreviewData, nodes: Nodes): string {
  if (view.lanes.length === 0 && view.undated.length === 0) return ''
  return [
    '<h2>Time</h2>',
    ...view.lanes.map(
      (lane) => `<div class="part">\n<h3>${text(lane.title)}</h3>\n${bar(lane, view.range, view.today)}${names(lane.ids, nodes)}\n</div>`,
    ),
    view.undated.length > 0 ? `<h3>Without a date</h3>\n${names(view.undated, nodes)}` : '',
  ].join('\n')
}

/** Where a lane lies between the first and the last day, with a line for today; the same stands beside it in words. */
function bar(lane: TimeLane, range: { readonly start: Day; readonly end: Day } | null, today: Day): string {
  const words = daysText(lane.start, lane.end)
  const said = words === null || words === lane.title ? '' : `<p class="quiet">${words}</p>\n`
  if (!range || range.start === range.end) return said
  const at = (day: Day) =>
    Math.round(((Date.parse(day) - Date.parse(range.start)) / (Date.parse(range.end) - Date.parse(range.start))) * 1000) / 10
  const start = at(lane.start ?? lane.end ?? range.start)
  const end = at(lane.end ?? range.end)
  const line = today >= range.start && today <= range.end ? `<b style="left:${at(today)}%"></b>` : ''
  return `${said}<div class="lane" aria-hidden="true"><i style="left:${start}%;width:${Math.max(0, end - start)}%"></i>${line}</div>\n`
}

function names(ids: readonly string[], nodes: Nodes): string {
  return `<ul>\n${ids.flatMap((id) => (nodes.has(id) ? [`<li>${item(nodes.get(id)!)}</li>`] : [])).join('\n')}\n</ul>`
}

// ---- rhythm and flow ---------------------------------------------------------------------------------------------------------------------

function rhythm({ rhythm: view, nodes: all }: PreviewData, nodes: Nodes): string {
  const rituals = all.filter(({ kind, closed }) => kind === 'ritual' && !closed)
  if (rituals.length === 0) return ''
  const why = new Map(view.undated.map((entry) => [entry.id, entry.why]))
  const rows = rituals.map(({ id, name, cadence, next, owner, duration }) => [
    text(name),
    text(cadence ?? ''),
    text(next ?? why.get(id) ?? ''),
    text(minutes(duration)),
    text(owner ?? ''),
  ])
  const load = view.load.filter(({ hours }) => hours > 0)
  return [
    '<h2>Rhythm</h2>',
    table(['Ritual', 'Rhythm', 'Next', 'Takes', 'Owner'], rows),
    ...(load.length > 0
      ? [
          '<h3>Hours a month</h3>',
          table(
            ['Owner', 'Hours', 'Counted'],
            load.map(({ owner, hours, counted: known, rituals: count }) => [
              text(owner),
              String(hours),
              `${known} of ${counted(count, 'ritual')}`,
            ]),
          ),
          view.coverage.counted < view.coverage.rituals
            ? `<p class="quiet">${view.coverage.rituals - view.coverage.counted} of ${counted(nodes.size === 0 ? 0 : view.coverage.rituals, 'ritual')} do not say how long they take.</p>`
            : '',
        ]
      : []),
  ].join('\n')
}

function minutes(duration: string | null): string {
  const count = duration === null ? null : durationMinutes(duration)
  return count === null ? '' : durationText(count)
}

function flow({ flow: view }: PreviewData, nodes: Nodes): string {
  if (view.rituals.length === 0 || view.artifacts.length === 0) return ''
  const cells = new Map(view.cells.map(({ ritual, artifact, mark }) => [`${ritual}\n${artifact}`, mark]))
  const words = { produces: 'makes', consumes: 'uses', both: 'makes, uses' }
  const name = (id: string) => text(nodes.get(id)?.name ?? id)
  return [
    '<h2>Rituals and artifacts</h2>',
    '<div class="wide">',
    table(
      ['Artifact', ...view.rituals.map(name)],
      view.artifacts.map((artifact) => [
        name(artifact),
        ...view.rituals.map((ritual) => {
          const mark = cells.get(`${ritual}\n${artifact}`)
          return mark ? words[mark] : ''
        }),
      ]),
    ),
    '</div>',
    view.idleArtifacts.length > 0 ? `<p class="quiet">No ritual touches: ${view.idleArtifacts.map(name).join(', ')}.</p>` : '',
    view.idleRituals.length > 0 ? `<p class="quiet">Make and use nothing: ${view.idleRituals.map(name).join(', ')}.</p>` : '',
  ].join('\n')
}

// ---- markup ------------------------------------------------------------------------------------------------------------------------------

/** Cells are markup already; headings are, too. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], tag: string, more = '') => row.map((cell) => `<${tag}${more}>${cell}</${tag}>`).join('')
  return `<table>\n<thead><tr>${cells(head, 'th', ' scope="col"')}</tr></thead>\n<tbody>\n${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')}\n</tbody>\n</table>`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Words of a document as words: never markup, never an attribute. */
function text(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => entities[sign] ?? '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\uFFFD')
}
