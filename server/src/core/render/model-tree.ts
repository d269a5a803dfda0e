// The models of one or several projects as a tree of groups and items, by kind, owner, cycle or file; says what is in it, not how it is drawn.

import { groupBy } from '../group-by.js'
import type { DocumentModel, Item } from '../model/document.js'
import { parentOn } from '../model/family.js'
import { type Block, kindIds, kinds } from '../model/kinds.js'
import { goalKinds } from '../model/sections.js'
import type { Entity, Id, Kind } from '../model/types.js'
import type { ItemRef, Snapshot } from '../model/workspace.js'
import type { Finding } from '../rules/finding.js'
import type { Range } from '../text/text.js'
import { cadenceText, daysText, outcomeText } from './phrases.js'
import { fold } from './preview.js'
import { capital, ownPlural, ownWord, shownName } from './words.js'

export type Grouping = 'kind' | 'team' | 'cycle' | 'file'

/** One project of those shown. `root` tells them apart: its folder, empty where there is one project only. */
export interface TreePart {
  readonly snapshot: Snapshot
  readonly findings: readonly Finding[]
  readonly root: string
}

export interface TreeGroup {
  readonly id: string
  readonly title: string
  readonly items: readonly TreeItem[]
}

/** Offsets count in the document at `path` of the project at `root`. */
export interface TreeItem {
  /** Unique in the tree. */
  readonly id: string
  readonly root: string
  readonly path: string
  readonly kind: Kind
  /** The kind in the team's own word. */
  readonly kindTitle: string
  readonly name: string
  readonly description: string
  readonly closed: boolean
  readonly persistent: boolean
  readonly range: Range
  readonly selection: Range
  /** That are shown and more than a hint. */
  readonly findings: readonly Finding[]
  readonly children: readonly TreeItem[]
}

interface Node {
  readonly snapshot: Snapshot
  readonly entity: Entity
  readonly item: TreeItem
}

/** With `owners`, only what these own and what holds it. */
export function modelTree(parts: readonly TreePart[], grouping: Grouping, owners: readonly string[]): readonly TreeGroup[] {
  const roots = parts.flatMap((part) => nodesOf(part, grouping, owners))
  switch (grouping) {
    case 'kind':
      return byKind(roots)
    case 'team':
      return byOwner(roots)
    case 'cycle':
      return byCycle(roots)
    case 'file':
      return [...groupBy(roots, ({ item }) => joined(item))].map(([path, nodes]) => group(path, path, nodes))
  }
}

const joined = ({ root, path }: TreeItem) => (root === '' ? path : `${root}/${path}`)

function nodesOf(part: TreePart, grouping: Grouping, owners: readonly string[]): readonly Node[] {
  const { snapshot, findings } = part
  const byEntity = groupBy(findings.filter(isShown), (finding) => finding.entity ?? '')
  return snapshot.documents.sorted().flatMap((doc) => {
    const children = groupBy(doc.items, (item) => parentInTree(doc, item, grouping))
    const build = (item: Item): Node[] => {
      const ref = { doc, item }
      // An entry of an index stands once, where it leads to; under its own file it is shown all the same.
      if (grouping !== 'file' && snapshot.pointsTo(ref) !== null) return []
      const entity = snapshot.entity(ref)
      const inside = (children.get(item.id) ?? []).flatMap(build).map((node) => node.item)
      if (owners.length > 0 && inside.length === 0 && !ownedBy(snapshot, entity, owners)) return []
      return [{ snapshot, entity, item: treeItem(part, ref, entity, byEntity.get(entity.id) ?? [], inside) }]
    }
    return (children.get(null) ?? []).flatMap(build)
  })
}

/** A finding that is worth being listed: not silenced, and more than advice. */
export function isShown({ suppressed, severity }: Finding): boolean {
  return suppressed === null && severity !== 'hint'
}

/** Everybody who owns something in the project, by name. */
export function ownersOf(snapshot: Snapshot): readonly string[] {
  const names = new Map<string, string>()
  for (const doc of snapshot.documents.values())
    for (const { owner } of doc.items) if (owner) names.set(fold(fullName(snapshot, owner.name)), fullName(snapshot, owner.name))
  return [...names.values()].sort((a, b) => a.localeCompare(b, 'en'))
}

/** Everything that is aimed at stands under what it serves; other kinds stay in groups of their own unless the grouping is by file. */
function parentInTree(doc: DocumentModel, item: Item, grouping: Grouping): Id | null {
  const above = parentOn(doc, item)
  return above && (grouping === 'file' || (goalKinds.has(item.kind) && goalKinds.has(above.kind))) ? above.id : null
}

function ownedBy(snapshot: Snapshot, { owner, kind, name }: Entity, owners: readonly string[]): boolean {
  const wanted = owners.map(fold)
  return (owner !== null && wanted.includes(fold(fullName(snapshot, owner.name)))) || (kind === 'team' && wanted.includes(fold(name)))
}

/** A handle the project knows is a person's name. */
function fullName(snapshot: Snapshot, owner: string): string {
  const handle = owner.replace(/^@/, '')
  const { people } = snapshot.settings
  const known = Object.keys(people).find((one) => fold(one) === fold(handle))
  return known === undefined ? owner : people[known]!
}

function treeItem(
  { snapshot, root }: TreePart,
  ref: ItemRef,
  entity: Entity,
  findings: readonly Finding[],
  children: readonly TreeItem[],
): TreeItem {
  return {
    id: root === '' ? entity.id : `${root}/${entity.id}`,
    root,
    path: ref.doc.path,
    kind: entity.kind,
    kindTitle: ownWord(snapshot, entity.kind),
    name: shownName(entity) || entity.text || ownWord(snapshot, entity.kind),
    description: describe(snapshot, ref, entity),
    closed: entity.closed,
    persistent: entity.lifetime === 'enduring' || entity.lifetime === 'strategy-bound' || entity.lifetime === 'standing',
    range: entity.range,
    selection: entity.statementRange,
    findings,
    children,
  }
}

/** What stands behind the name in one line. */
function describe(snapshot: Snapshot, { item }: ItemRef, entity: Entity): string {
  const cadence = entity.cadence && cadenceText(entity.cadence, snapshot.today)
  const { outcome, span, owner } = entity
  const judged = outcome && (outcome.answeredBy === null || outcome.answeredBy === 'key-results' || outcome.answeredBy === 'metric')
  return [
    cadence?.rhythm ?? '',
    cadence?.next ? `next ${cadence.next.split(', ')[0]}` : '',
    span ? span.text || (daysText(span.start, span.end) ?? '') : '',
    judged ? outcomeText(outcome) : '',
    item.status?.replace(/-/g, ' ') ?? '',
    owner ? fullName(snapshot, owner.name) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

const group = (id: string, title: string, nodes: readonly Node[]): TreeGroup => ({ id, title, items: nodes.map(({ item }) => item) })

const blocks: readonly Block[] = ['intent', 'context', 'cross-cutting', 'collaboration', 'investment']

function byKind(nodes: readonly Node[]): readonly TreeGroup[] {
  const groups = groupBy(nodes, ({ entity }) => entity.kind)
  const order = [...kindIds].sort((a, b) => blocks.indexOf(kinds[a].block) - blocks.indexOf(kinds[b].block))
  return order.flatMap((kind) => {
    const inside = groups.get(kind)
    return inside ? [group(kind, capital(ownPlural(inside[0]!.snapshot, kind)), inside)] : []
  })
}

const nobody = '\uFFFF'

function byOwner(nodes: readonly Node[]): readonly TreeGroup[] {
  const ownerName = ({ snapshot, entity }: Node) =>
    entity.owner ? fullName(snapshot, entity.owner.name) : entity.kind === 'team' ? entity.name : nobody
  return [...groupBy(nodes, (node) => fold(ownerName(node)))]
    .sort(([a], [b]) => (a === b ? 0 : a === fold(nobody) ? 1 : b === fold(nobody) ? -1 : a.localeCompare(b, 'en')))
    .map(([key, inside]) => group(key, key === fold(nobody) ? 'Nobody named' : ownerName(inside[0]!), inside))
}

/** Periods by their first day, then what repeats, what lasts, and what should have a time span and has none. */
function byCycle(nodes: readonly Node[]): readonly TreeGroup[] {
  const rest: readonly (readonly [string, string, (entity: Entity) => boolean])[] = [
    ['recurring', 'Repeats', ({ lifetime }) => lifetime === 'recurring'],
    ['undated', 'No time span', ({ lifetime }) => lifetime === 'spanned' || lifetime === 'point'],
    ['lasting', 'Lasts', () => true],
  ]
  const dated = nodes.filter(({ entity }) => entity.span !== null && entity.lifetime !== 'recurring')
  const periods = groupBy(dated, ({ entity: { span } }) => (span?.end ? `${span.start ?? ''}/${span.end}` : fold(span?.text ?? '')))
  const firstDay = ([, inside]: readonly [string, readonly Node[]]) =>
    inside[0]!.entity.span?.start ?? inside[0]!.entity.span?.end ?? nobody
  const lanes = [...periods]
    .sort((a, b) => (firstDay(a) < firstDay(b) ? -1 : firstDay(a) > firstDay(b) ? 1 : 0))
    .map(([key, inside]) => group(key, periodTitle(inside), inside))
  let left = nodes.filter((node) => !dated.includes(node))
  const others = rest.map(([id, title, test]) => {
    const inside = left.filter(({ entity }) => test(entity))
    left = left.filter((node) => !inside.includes(node))
    return group(id, title, inside)
  })
  return [...lanes, ...others.filter(({ items }) => items.length > 0)]
}

/** The shortest words a period is called by, else its days. */
function periodTitle(nodes: readonly Node[]): string {
  const texts = nodes.map(({ entity }) => entity.span?.text ?? '').filter(Boolean)
  const span = nodes[0]!.entity.span
  return texts.sort((a, b) => a.length - b.length)[0] ?? daysText(span?.start ?? null, span?.end ?? null) ?? ''
}
