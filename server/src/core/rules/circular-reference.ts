// Rule: nothing stands under itself.

import { groupBy } from '../group-by.js'
import type { Id } from '../model/types.js'
import { type ItemRef, relatingOn, type Snapshot } from '../model/workspace.js'
import { defineRule } from './define.js'
import { called, quote } from './facts.js'
import { acrossPages } from './relational.js'

export default defineRule({
  id: 'circular-reference',
  since: '0.1.0',
  scope: 'project',
  severity: 'error',
  summary: 'Nothing stands under itself.',
  why: `If goal A serves B and B serves A, neither says what it is for. The same holds for cycles nested in each other and decisions that replace each other.`,
  whenNotToUse: `Causes may run in loops (a flywheel); they are not looked at.`,
  examples: [
    {
      title: 'A ladder',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

## Goal: Sign 40 clinics

Serves: Open 3 regions

## Goal: Open 3 regions

Timeline: 2026
`,
    },
    {
      title: 'A circle',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

## Goal: Sign 40 clinics
         ^^^^^^^^^^^^^^^ Serves itself: ‘Sign 40 clinics’ → ‘Open 3 regions’ → ‘Sign 40 clinics’

Serves: Open 3 regions

## Goal: Open 3 regions

Serves: Sign 40 clinics
`,
    },
  ],
  *check(snapshot, facts) {
    const relating = allRelating(snapshot)
    if (relating.length === 0) return
    for (const relation of ['ladders-to', 'nested-in', 'supersedes'] as const) {
      const done = new Set<string>()
      const circling = aroundCircles(snapshot, relating, relation)
      if (circling.size > 0)
        for (const { doc, item } of relating) {
          if (!circling.has(item.id) || facts(doc).isClosed(item)) continue
          const path = done.has(item.id) ? null : circleFrom(snapshot, item.id, relation, done)
          if (!path) continue
          for (const id of path) done.add(id)
          const names = [...path, path[0]!].map((id) => {
            const found = snapshot.byId(id)
            return found ? called(found.item, 22) : quote(id, 22)
          })
          yield {
            doc,
            item,
            at: item.statement,
            message:
              names.length > 4
                ? `${verbs[relation]} itself through ${path.length - 1} others`
                : `${verbs[relation]} itself: ${names.join(' → ')}`,
            related: path.slice(1).flatMap((id) => {
              const other = snapshot.byId(id)
              return other ? [{ doc: other.doc, place: other.item.statement, message: 'In the same circle' }] : []
            }),
          }
        }
    }
  },
})

const allRelating = acrossPages(relatingOn)

const verbs = { 'ladders-to': 'Serves', 'nested-in': 'Is nested in', supersedes: 'Replaces' } as const

/** All that may lie on a circle: what leads nowhere, and what nothing leads to, is left out until nothing more can be. */
function aroundCircles(snapshot: Snapshot, relating: readonly ItemRef[], relation: keyof typeof verbs): ReadonlySet<Id> {
  const edges = relating.flatMap(({ item }) => snapshot.relationsFrom(item.id).filter(({ kind }) => kind === relation))
  const [forth, back] = [groupBy(edges, ({ from }) => from), groupBy(edges, ({ to }) => to)]
  const left = new Set(forth.keys())
  const strip = (leads: typeof forth, toward: 'from' | 'to', led: typeof forth, away: 'from' | 'to') => {
    const isEnd = (id: Id) => !leads.get(id)?.some((edge) => left.has(edge[toward]))
    const ends = [...left].filter(isEnd)
    for (let id = ends.pop(); id !== undefined; id = ends.pop())
      if (left.delete(id)) for (const { [away]: other } of led.get(id) ?? []) if (left.has(other) && isEnd(other)) ends.push(other)
  }
  strip(forth, 'to', back, 'from')
  strip(back, 'from', forth, 'to')
  return left
}

/** The way from an entity back to itself, or null. Each entity is left at most once, so that long chains cost no more than their length. */
function circleFrom(snapshot: Snapshot, start: Id, relation: keyof typeof verbs, done: ReadonlySet<string>): Id[] | null {
  const from = new Map<Id, Id | null>([[start, null]])
  const queue: Id[] = [start]
  for (let id = queue.shift(); id !== undefined; id = queue.shift())
    for (const { kind, to } of snapshot.relationsFrom(id)) {
      if (kind !== relation || done.has(to)) continue
      if (to === start) {
        const path: Id[] = []
        for (let at: Id | null = id; at !== null; at = from.get(at) ?? null) path.unshift(at)
        return path
      }
      if (from.has(to)) continue
      from.set(to, id)
      queue.push(to)
    }
  return null
}
