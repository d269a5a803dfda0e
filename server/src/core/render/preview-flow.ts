// The Flow view: which ritual produces and uses which artifact, and the network of goals in layers.

import type { Id } from '../model/types.js'
import type { Shown } from './preview.js'
import type { FlowMark, FlowView, PreviewEdge } from './preview-data.js'

const networkLimit = 300
const goalRelations = new Set([
  'ladders-to',
  'has-kr',
  'aims-at',
  'justified-by',
  'constrained-by',
  'reported-under',
  'contributes-to',
  'measures',
  'next-rung',
])
/** Relations that point from the upper to the lower end. */
const downward = new Set(['has-kr'])

export function flowView(shown: readonly Shown[], edges: readonly PreviewEdge[]): FlowView {
  const rituals = shown.filter(({ node }) => node.kind === 'ritual' && !node.closed).map(({ node }) => node.id)
  const artifacts = shown.filter(({ node }) => node.kind === 'artifact').map(({ node }) => node.id)
  const marks = new Map<string, FlowMark>()
  for (const { kind, from, to } of edges) {
    if (kind !== 'produces' && kind !== 'consumes') continue
    const key = `${from}\n${to}`
    const before = marks.get(key)
    marks.set(key, before && before !== kind ? 'both' : kind)
  }
  const cells = [...marks].map(([key, mark]) => {
    const [ritual = '', artifact = ''] = key.split('\n')
    return { ritual, artifact, mark }
  })
  return {
    rituals,
    artifacts,
    cells,
    idleRituals: rituals.filter((id) => !cells.some(({ ritual }) => ritual === id)),
    idleArtifacts: artifacts.filter((id) => !cells.some(({ artifact }) => artifact === id)),
    network: networkOf(
      shown,
      edges.filter(({ kind }) => goalRelations.has(kind)),
    ),
  }
}

/** Longest-path layers from the top; a loop is cut where it closes, so that every node has one layer. */
function networkOf(shown: readonly Shown[], edges: readonly PreviewEdge[]): FlowView['network'] {
  const used = new Set(edges.flatMap(({ from, to }) => [from, to]))
  const ids = shown.filter(({ node }) => used.has(node.id) && !node.closed).map(({ node }) => node.id)
  if (ids.length > networkLimit) return { nodes: [], edges: [], tooLarge: true }
  const inside = new Set(ids)
  const kept = edges.filter(({ from, to }) => inside.has(from) && inside.has(to) && from !== to)
  const above = new Map<Id, Id[]>()
  for (const { kind, from, to } of kept) {
    const [upper, lower] = downward.has(kind) ? [from, to] : [to, from]
    above.set(lower, [...(above.get(lower) ?? []), upper])
  }
  const layers = new Map<Id, number>()
  const layerOf = (id: Id, open: ReadonlySet<Id>): number => {
    const known = layers.get(id)
    if (known !== undefined) return known
    const parents = (above.get(id) ?? []).filter((parent) => !open.has(parent))
    const layer = Math.max(-1, ...parents.map((parent) => layerOf(parent, new Set([...open, id])))) + 1
    layers.set(id, layer)
    return layer
  }
  for (const id of ids) layerOf(id, new Set([id]))
  return { nodes: orderLayers(ids, layers, above), edges: kept, tooLarge: false }
}

/** Within a layer nodes stand under the middle of what they hang from: one sweep of the barycentre heuristic. */
function orderLayers(ids: readonly Id[], layers: ReadonlyMap<Id, number>, above: ReadonlyMap<Id, readonly Id[]>) {
  const order = new Map<Id, number>()
  const depth = Math.max(-1, ...layers.values())
  for (let layer = 0; layer <= depth; layer++) {
    const here = ids.filter((id) => layers.get(id) === layer)
    const weight = (id: Id): number => {
      const parents = (above.get(id) ?? []).map((parent) => order.get(parent)).filter((at): at is number => at !== undefined)
      return parents.length ? parents.reduce((sum, at) => sum + at, 0) / parents.length : here.indexOf(id)
    }
    const sorted = here.map((id) => ({ id, weight: weight(id) })).sort((a, b) => a.weight - b.weight)
    sorted.forEach(({ id }, i) => {
      order.set(id, i)
    })
  }
  return ids.map((id) => ({ id, layer: layers.get(id) ?? 0, order: order.get(id) ?? 0 }))
}
