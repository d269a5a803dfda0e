// The Outline view: blocks of the operating model, what persists apart from this cycle's work; order and nesting only.

import type { Block } from '../model/kinds.js'
import type { Shown } from './preview.js'
import type { OutlineEntry, OutlineGroup } from './preview-data.js'

const titles: readonly (readonly [Block, string])[] = [
  ['context', 'Context'],
  ['intent', 'Intent'],
  ['collaboration', 'Collaboration'],
  ['investment', 'Investment'],
  ['cross-cutting', 'Rituals and artifacts'],
]

/** Every block, also an empty one: a gap is worth seeing. */
export function outlineView(shown: readonly Shown[]): readonly OutlineGroup[] {
  return titles.map(([block, title]) => {
    const inside = shown.filter(({ node }) => node.block === block)
    const open = inside.filter(({ node }) => !node.closed)
    return {
      block,
      title,
      persistent: nest(open.filter(({ node }) => node.persistent)),
      current: nest(open.filter(({ node }) => !node.persistent)),
      closed: nest(inside.filter(({ node }) => node.closed)),
    }
  })
}

/** Items under their parent where it is in the same list, else at the top, in document order. */
function nest(shown: readonly Shown[]): readonly OutlineEntry[] {
  const ids = new Set(shown.map(({ node }) => node.id))
  const children = new Map<string, string[]>()
  const top: string[] = []
  for (const { node } of shown) {
    if (node.parent !== null && node.parent !== node.id && ids.has(node.parent))
      children.set(node.parent, [...(children.get(node.parent) ?? []), node.id])
    else top.push(node.id)
  }
  const seen = new Set<string>()
  const entry = (id: string): OutlineEntry => {
    seen.add(id)
    return { id, children: (children.get(id) ?? []).filter((child) => !seen.has(child)).map(entry) }
  }
  return top.map(entry)
}
