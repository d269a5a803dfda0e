// What the client's status item and views ask: opmodel/status, opmodel/model, opmodel/attention, opmodel/preview, opmodel/export.

import {
  attention,
  calendarFile,
  countText,
  isIgnored,
  itemCard,
  modelCsv,
  modelJson,
  modelMermaid,
  modelTree,
  ownersOf,
  pageMark,
  preview,
  reportHtml,
  type Snapshot,
  type TreeItem,
} from '../../core/index.js'
import type { ExportFormat, ExportParams, ExportResult, PreviewParams, PreviewResult, PreviewScope } from '../../protocol/preview.js'
import { exportRequest, previewRequest } from '../../protocol/preview.js'
import {
  type AttentionParams,
  type AttentionResult,
  attentionRequest,
  type ModelItem,
  type ModelParams,
  type ModelResult,
  modelRequest,
  type StatusParams,
  type StatusResult,
  statusRequest,
  type TooltipParams,
  type TooltipResult,
  tooltipRequest,
  type WireSeverity,
} from '../../protocol/requests.js'
import { findingsOf } from '../findings.js'
import { longestPage, type Project } from '../project.js'
import type { Located, Session, Survey } from '../session.js'
import { canonical, configName, fileName, relativePath } from '../uris.js'
import { textsOf } from '../whole.js'
import { answer, uriOf, type Wiring } from '../wiring.js'

export function registerViews(wiring: Wiring): void {
  const { connection, session } = wiring
  connection.onRequest(
    statusRequest,
    answer<StatusParams, StatusResult | null>(wiring, statusRequest, null, async ({ uri }, token) => {
      const at = await session.locate(uri)
      if (at) return status(wiring, at, () => token.isCancellationRequested)
      const { enable } = await session.settingsOf(uri)
      return enable && session.isTooLong(uri) ? leftAlone(wiring, uri) : null
    }),
  )
  connection.onRequest(
    modelRequest,
    answer<ModelParams, ModelResult | null>(wiring, modelRequest, null, async ({ groupBy, uri, owners, onlyOpen }, token) => {
      const seen = await session.surveys(uri, () => token.isCancellationRequested, !onlyOpen)
      return seen.length > 0 ? model(wiring, seen, groupBy, owners) : null
    }),
  )
  connection.onRequest(
    tooltipRequest,
    answer<TooltipParams, TooltipResult | null>(wiring, tooltipRequest, null, async ({ uri, position }, token) => {
      const seen = await session.survey(uri, () => token.isCancellationRequested, false)
      const doc = seen?.snapshot.documents.get(seen.project.pathOf(canonical(uri)) ?? '')
      if (!seen || !doc) return null
      const start = session.client.positions.offset(doc.text, position)
      const item = doc.items.find(({ statement }) => doc.place(statement).start === start)
      return item ? { text: itemCard(seen.snapshot, { doc, item }) } : null
    }),
  )
  connection.onRequest(
    attentionRequest,
    answer<AttentionParams, AttentionResult | null>(wiring, attentionRequest, null, async ({ uri }, token) => {
      const seen = await session.surveys(uri, () => token.isCancellationRequested)
      return seen.length > 0 ? needsAttention(wiring, seen) : null
    }),
  )
  connection.onRequest(
    previewRequest,
    answer<PreviewParams, PreviewResult | null>(wiring, previewRequest, null, async ({ uri, scope }, token) => {
      const at = uri === null ? undefined : await session.locate(uri)
      const seen = await session.survey(uri, () => token.isCancellationRequested)
      if (!seen) return { problem: 'Open a folder or a Markdown page first.' }
      const { snapshot: _, ...shown } = previewOf(seen, at, scope)
      return shown
    }),
  )
  connection.onRequest(
    exportRequest,
    answer<ExportParams, ExportResult | null>(wiring, exportRequest, null, async ({ format, uri, scope }, token) => {
      const at = uri === null ? undefined : await session.locate(uri)
      const seen = await session.survey(uri, () => token.isCancellationRequested)
      const text = seen && exported(format, previewOf(seen, at, scope))
      return text ? { text } : null
    }),
  )
}

async function status(wiring: Wiring, at: Located, stale: () => boolean): Promise<StatusResult | null> {
  const { doc, project, snapshot } = at
  const findings = await findingsOf(at, wiring.session.host, stale)
  if (!findings) return null
  const counts = new Map<(typeof doc.items)[number]['kind'], number>()
  for (const { kind } of doc.items) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return {
    recognised: doc.recognised,
    off: pageMark(doc) === false || isIgnored(snapshot.settings, doc.path),
    counts: [...counts].sort(([, a], [, b]) => b - a).map(([kind, count]) => countText(snapshot, kind, count)),
    baselined: findings.filter(({ suppressed }) => suppressed?.by === 'baseline').length,
    tooLong: null,
    ...statusOf(wiring, project),
  }
}

async function leftAlone(wiring: Wiring, uri: string): Promise<StatusResult> {
  const { project } = await wiring.session.projects.home(uri)
  const tooLong = `longer than ${longestPage / 1_000_000} million characters`
  return { recognised: 'none', off: false, counts: [], baselined: 0, tooLong, ...statusOf(wiring, project) }
}

function statusOf({ session }: Wiring, project: Project): Pick<StatusResult, 'config' | 'version' | 'cut'> {
  return {
    config: project.config && { uri: uriOf(session, project, configName), path: configName, problems: project.config.problems.length },
    version: session.host.version,
    cut: cutText(project),
  }
}

function cutText(project: Project): string | null {
  return project.cut ? `The folder holds more pages than are read; ${project.snapshot().documents.size} were.` : null
}

/** Projects with the words that tell them apart: the folder below the workspace's, where there are several. */
function partsOf({ session }: Wiring, seen: readonly Survey[]) {
  const parts = seen.map(({ snapshot, findings, project }) => ({
    snapshot,
    findings,
    root: seen.length === 1 ? '' : (folderOf(session, project) ?? ''),
  }))
  return { parts, surveyAt: (root: string) => seen[parts.findIndex((part) => part.root === root)]! }
}

/** The folder of a project below the workspace's, or null where it is the same. */
function folderOf(session: Session, project: Project): string | null {
  const { folders } = session.projects
  const folder = folders.find((one) => relativePath(one, project.root) !== null)
  if (folder === undefined) return null
  const names = [...(folders.length > 1 ? [fileName(folder)] : []), relativePath(folder, project.root)]
  return names.filter(Boolean).join('/') || null
}

function model(wiring: Wiring, seen: readonly Survey[], groupBy: ModelParams['groupBy'], owners: readonly string[]): ModelResult {
  const { parts, surveyAt } = partsOf(wiring, seen)
  const convert = (item: TreeItem): readonly ModelItem[] => {
    const survey = surveyAt(item.root)
    const text = textsOf(survey)(item.path)
    if (!text) return []
    const { range } = wiring.session.client.positions
    const { root: _, path, selection, findings: own, children, ...same } = item
    return [
      {
        ...same,
        uri: uriOf(wiring.session, survey.project, path),
        range: range(text, item.range),
        selectionRange: range(text, selection),
        findings: own.length,
        severity: own.map(({ severity }) => severity).sort((a, b) => severities.indexOf(a) - severities.indexOf(b))[0] ?? null,
        children: children.flatMap(convert),
      },
    ]
  }
  const groups = modelTree(parts, groupBy, owners)
  return {
    groups: groups.map(({ id, title, items }) => ({ id, title, items: items.flatMap(convert) })),
    folder: seen.length === 1 ? folderOf(wiring.session, seen[0]!.project) : null,
    owners: [...new Set(seen.flatMap(({ snapshot }) => ownersOf(snapshot)))],
    cut: cutOf(seen),
  }
}

const severities: readonly WireSeverity[] = ['error', 'warning', 'information', 'hint']

const cutOf = (seen: readonly Survey[]) => seen.map(({ project }) => cutText(project)).find((text) => text !== null) ?? null

function needsAttention(wiring: Wiring, seen: readonly Survey[]): AttentionResult {
  const { session } = wiring
  const { parts, surveyAt } = partsOf(wiring, seen)
  const groups = attention(parts).map((group) => ({
    ...group,
    items: group.items.flatMap(({ root, path, range, name, message }) => {
      const survey = surveyAt(root)
      const text = textsOf(survey)(path)
      const shown = root === '' ? path : `${root}/${path}`
      return text
        ? [{ uri: uriOf(session, survey.project, path), path: shown, name, message, range: session.client.positions.range(text, range) }]
        : []
    }),
  }))
  const folder = seen.length === 1 ? folderOf(session, seen[0]!.project) : null
  return { groups, total: groups.reduce((sum, { items }) => sum + items.length, 0), folder, cut: cutOf(seen) }
}

type Shown = Extract<PreviewResult, { data: unknown }> & { readonly snapshot: Snapshot }

/** A page without a file is in nobody's snapshot but its own. */
function previewOf(seen: Survey, at: Located | undefined, asked: PreviewScope | null): Shown {
  const { project } = seen
  const documentPath = at?.doc.path ?? null
  const scope = asked?.kind === 'document' ? null : asked
  const shown: PreviewScope = scope ?? (documentPath === null ? { kind: 'project' } : { kind: 'document', path: documentPath })
  const { snapshot, findings } = shown.kind === 'document' && at && !at.shared ? { ...seen, snapshot: at.snapshot } : seen
  const data = preview(snapshot, shown, findings)
  const cycles = modelTree([{ snapshot, findings: [], root: '' }], 'cycle', []).flatMap(({ id, title }) => (/\d/.test(id) ? [title] : []))
  return { snapshot, root: project.root, data, documentPath, teams: ownersOf(snapshot), cycles: [...new Set(cycles)] }
}

/** Null for what the page of the preview draws itself. */
function exported(format: ExportFormat, { snapshot, data }: Shown): string | null {
  const documents = data.documents.flatMap(({ path }) => snapshot.documents.get(path) ?? [])
  switch (format) {
    case 'csv':
      return modelCsv(data.nodes)
    case 'mermaid':
      return modelMermaid(data.nodes, data.edges)
    case 'json':
      return modelJson(snapshot.today, [{ project: null, snapshot, documents }])
    case 'html':
      return reportHtml([{ title: data.title, data }], snapshot.today)
    case 'ics': {
      const { text, events } = calendarFile([{ snapshot, documents, project: null }], snapshot.today)
      return events > 0 ? text : null
    }
    case 'svg':
      return null
  }
}
