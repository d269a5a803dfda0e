// What the client's status item and views ask: opmodel/status, opmodel/model, opmodel/attention, opmodel/preview, opmodel/export.

import { attention, countText, isIgnored, modelTree, ownersOf, pageMark, preview, type TreeItem } from '../../core/index.js'
import type { PreviewParams, PreviewResult, PreviewScope } from '../../protocol/preview.js'
import { previewRequest } from '../../protocol/preview.js'
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
  type WireSeverity,
} from '../../protocol/requests.js'
import { findingsOf } from '../findings.js'
import type { Project } from '../project.js'
import type { Located, Survey } from '../session.js'
import { configName } from '../uris.js'
import { answer, uriOf, type Wiring } from '../wiring.js'

export function registerViews(wiring: Wiring): void {
  const { connection, session } = wiring
  connection.onRequest(
    statusRequest,
    answer<StatusParams, StatusResult | null>(wiring, statusRequest, null, async ({ uri }, token) => {
      const at = await session.locate(uri)
      return at ? status(wiring, at, () => token.isCancellationRequested) : null
    }),
  )
  connection.onRequest(
    modelRequest,
    answer<ModelParams, ModelResult | null>(wiring, modelRequest, null, async ({ groupBy, uri, owners, onlyOpen }, token) => {
      const seen = await session.survey(uri, () => token.isCancellationRequested, !onlyOpen)
      return seen ? model(wiring, seen, groupBy, owners) : null
    }),
  )
  connection.onRequest(
    attentionRequest,
    answer<AttentionParams, AttentionResult | null>(wiring, attentionRequest, null, async ({ uri }, token) => {
      const seen = await session.survey(uri, () => token.isCancellationRequested)
      return seen ? needsAttention(wiring, seen) : null
    }),
  )
  connection.onRequest(
    previewRequest,
    answer<PreviewParams, PreviewResult | null>(wiring, previewRequest, null, async ({ uri, scope }, token) => {
      const at = uri === null ? undefined : await session.locate(uri)
      const seen = await session.survey(uri, () => token.isCancellationRequested)
      if (!seen) return { problem: 'Open a folder or a Markdown page first.' }
      return previewOf(seen, at, scope)
    }),
  )
}

async function status({ session }: Wiring, at: Located, stale: () => boolean): Promise<StatusResult | null> {
  const { doc, project, snapshot } = at
  const findings = await findingsOf(at, session.host, stale)
  if (!findings) return null
  const counts = new Map<(typeof doc.items)[number]['kind'], number>()
  for (const { kind } of doc.items) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return {
    recognised: doc.recognised,
    off: pageMark(doc) === false || isIgnored(snapshot.settings, doc.path),
    counts: [...counts].sort(([, a], [, b]) => b - a).map(([kind, count]) => countText(snapshot, kind, count)),
    config: project.config && { uri: uriOf(session, project, configName), path: configName, problems: project.config.problems.length },
    baselined: findings.filter(({ suppressed }) => suppressed?.by === 'baseline').length,
    version: session.host.version,
    cut: cutText(project),
  }
}

function cutText(project: Project): string | null {
  return project.cut ? `The folder holds more pages than are read; ${project.snapshot().documents.size} were.` : null
}

function model(
  wiring: Wiring,
  { project, snapshot, findings }: Survey,
  groupBy: ModelParams['groupBy'],
  owners: readonly string[],
): ModelResult {
  const convert = (item: TreeItem): readonly ModelItem[] => {
    const text = snapshot.documents.get(item.path)?.text
    if (!text) return []
    const { range } = wiring.session.client.positions
    const { path, selection, findings: own, children, ...same } = item
    return [
      {
        ...same,
        uri: uriOf(wiring.session, project, path),
        range: range(text, item.range),
        selectionRange: range(text, selection),
        findings: own.length,
        severity: own.map(({ severity }) => severity).sort((a, b) => severities.indexOf(a) - severities.indexOf(b))[0] ?? null,
        children: children.flatMap(convert),
      },
    ]
  }
  const groups = modelTree(snapshot, findings, groupBy, owners)
  return {
    groups: groups.map(({ id, title, items }) => ({ id, title, items: items.flatMap(convert) })),
    owners: ownersOf(snapshot),
    cut: cutText(project),
  }
}

const severities: readonly WireSeverity[] = ['error', 'warning', 'information', 'hint']

function needsAttention({ session }: Wiring, { project, snapshot, findings }: Survey): AttentionResult {
  const groups = attention(snapshot, findings).map((group) => ({
    ...group,
    items: group.items.flatMap(({ path, range, name, message }) => {
      const text = project.textOf(path)
      return text ? [{ uri: uriOf(session, project, path), path, name, message, range: session.client.positions.range(text, range) }] : []
    }),
  }))
  return { groups, total: groups.reduce((sum, { items }) => sum + items.length, 0), cut: cutText(project) }
}

/** A page without a file is in nobody's snapshot but its own. */
function previewOf(seen: Survey, at: Located | undefined, asked: PreviewScope | null): PreviewResult {
  const { project } = seen
  const documentPath = at?.doc.path ?? null
  const scope = asked?.kind === 'document' ? null : asked
  const shown: PreviewScope = scope ?? (documentPath === null ? { kind: 'project' } : { kind: 'document', path: documentPath })
  const { snapshot, findings } = shown.kind === 'document' && at && !at.shared ? { ...seen, snapshot: at.snapshot } : seen
  const data = preview(snapshot, shown, findings)
  const cycles = modelTree(snapshot, [], 'cycle', []).flatMap(({ id, title }) => (/\d/.test(id) ? [title] : []))
  return { root: project.root, data, documentPath, teams: ownersOf(snapshot), cycles: [...new Set(cycles)] }
}
