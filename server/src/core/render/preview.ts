// From a snapshot and its findings to the data of the Model preview; knows nothing of how or where it is drawn.

import { groupBy } from '../group-by.js'
import type { DocumentModel } from '../model/document.js'
import { kinds } from '../model/kinds.js'
import type { Entity } from '../model/types.js'
import type { ItemRef, Snapshot } from '../model/workspace.js'
import type { Finding } from '../rules/finding.js'
import type { Rhythms } from './occurrences.js'
import { cadenceText, spanText } from './phrases.js'
import type { PreviewData, PreviewFinding, PreviewNode, PreviewScope } from './preview-data.js'
import { flowView } from './preview-flow.js'
import { outlineView } from './preview-outline.js'
import { rhythmView } from './preview-rhythm.js'
import { timeView } from './preview-time.js'
import { ownWord, shownName } from './words.js'

/** A node of the preview with the entity it was made from. */
export interface Shown {
  readonly node: PreviewNode
  readonly entity: Entity
  /** What its rhythm may count from. */
  readonly rhythms: Rhythms
}

/** The data of all views for one scope. `findings` are those of the whole project; suppressed ones are left out here. */
export function preview(snapshot: Snapshot, scope: PreviewScope, findings: readonly Finding[]): PreviewData {
  const refs = refsIn(snapshot, scope)
  const visible = findings.filter((finding) => finding.suppressed === null)
  const byEntity = groupBy(visible, (finding) => finding.entity ?? '')
  const shown = refs.map((ref) => shownOf(snapshot, ref, byEntity))
  const ids = new Set(shown.map(({ node }) => node.id))
  const edges = shown.flatMap(({ node }) => snapshot.relationsOf(node.id).filter(({ from, to }) => from === node.id && ids.has(to)))
  const paths = [...new Set(documentsIn(snapshot, scope).map(({ path }) => path))]
  const loose = visible.filter((finding) => paths.includes(finding.path) && !(finding.entity && ids.has(finding.entity)))
  return {
    asOf: snapshot.today,
    scope,
    title: titleOf(scope, snapshot),
    documents: paths.map((path) => {
      const doc = snapshot.documents.get(path)
      return { path, recognised: doc?.recognised ?? 'none', items: doc?.items.length ?? 0 }
    }),
    nodes: shown.map(({ node }) => node),
    edges,
    outline: outlineView(shown),
    time: timeView(shown, snapshot.today),
    rhythm: rhythmView(shown, snapshot.today, snapshot.settings.calendar.weekStarts),
    flow: flowView(shown, edges),
    findings: loose.map((finding) => findingOf(snapshot, finding)),
  }
}

function documentsIn(snapshot: Snapshot, scope: PreviewScope) {
  const all = snapshot.documents.sorted()
  if (scope.kind === 'document') return all.filter(({ path }) => path === scope.path)
  if (scope.kind === 'documents') return all.filter(({ path }) => scope.paths.includes(path))
  if (scope.kind === 'folder') return all.filter(({ path }) => scope.path === '' || path.startsWith(`${scope.path}/`))
  return all.filter(({ items }) => items.length > 0)
}

function refsIn(snapshot: Snapshot, scope: PreviewScope): ItemRef[] {
  const documents = documentsIn(snapshot, scope)
  // An entry of an index is shown where what it leads to is not.
  const refs = documents.flatMap((doc) =>
    doc.items.map((item) => ({ doc, item })).filter((ref) => !documents.includes(snapshot.pointsTo(ref)?.doc as DocumentModel)),
  )
  if (scope.kind === 'team')
    return refs.filter(
      ({ item }) => fold(item.owner?.name ?? '') === fold(scope.name) || (item.kind === 'team' && fold(item.name) === fold(scope.name)),
    )
  if (scope.kind === 'cycle')
    return refs.filter(
      ({ item }) => item.span !== null && (fold(item.span.text) === fold(scope.name) || fold(item.span.cycle ?? '') === fold(scope.name)),
    )
  return refs
}

function shownOf(snapshot: Snapshot, ref: ItemRef, findings: ReadonlyMap<string, readonly Finding[]>): Shown {
  const entity = snapshot.entity(ref)
  const row = kinds[entity.kind]
  const { item, doc } = ref
  const cadence = entity.cadence && cadenceText(entity.cadence, snapshot.today, doc.timeContext)
  const node: PreviewNode = {
    id: entity.id,
    kind: entity.kind,
    kindTitle: ownWord(snapshot, entity.kind),
    lifetime: entity.lifetime,
    block: row.block,
    persistent: entity.lifetime !== 'spanned' && entity.lifetime !== 'point' && entity.lifetime !== 'recurring',
    closed: entity.closed,
    name: shownName(entity),
    text: entity.text,
    path: doc.path,
    line: doc.text.lineAt(entity.statementRange.start),
    range: entity.statementRange,
    whole: entity.range,
    parent: entity.parent,
    owner: entity.owner?.name ?? null,
    span: entity.span && { text: entity.span.text, start: entity.span.start, end: entity.span.end, source: spanText(entity.span) },
    outcome: entity.outcome && { verdict: entity.outcome.verdict, answeredBy: entity.outcome.answeredBy, missing: entity.outcome.missing },
    status: item.status,
    cadence: cadence?.rhythm ?? null,
    next: cadence?.next ?? null,
    duration: entity.cadence?.slots.find((slot) => slot.duration)?.duration ?? null,
    findings: (findings.get(entity.id) ?? []).map((finding) => findingOf(snapshot, finding)),
  }
  return { node, entity, rhythms: doc.timeContext }
}

function findingOf(snapshot: Snapshot, { rule, severity, message, path, range }: Finding): PreviewFinding {
  return { rule, severity, message, path, range, line: snapshot.documents.get(path)?.text.lineAt(range.start) ?? 0 }
}

function titleOf(scope: PreviewScope, snapshot: Snapshot): string {
  switch (scope.kind) {
    case 'document':
      return snapshot.documents.get(scope.path)?.sections[0]?.title ?? scope.path
    case 'folder':
      return scope.path || 'Project'
    case 'documents':
      return `${scope.paths.length} pages`
    case 'project':
      return 'Whole project'
    default:
      return scope.name
  }
}

/** Equal names after case and space folding. */
export function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
