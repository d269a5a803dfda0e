// The Time view: cycles and periods as lanes, the goals in each, what persists without an end, and what has no day.

import { groupBy } from '../group-by.js'
import type { Day } from '../model/types.js'
import type { Shown } from './preview.js'
import type { TimeLane, TimeView } from './preview-data.js'

/** Lanes by start; a lone deadline joins the shortest lane that holds it. `today` only says where the line is drawn. */
export function timeView(shown: readonly Shown[], today: Day): TimeView {
  const timed = shown.filter(({ node }) => !node.persistent && node.lifetime !== 'recurring')
  const spanned = timed.filter(({ node }) => node.span?.start && node.span.end)
  const lanes: { title: string; start: Day; end: Day; ids: string[] }[] = []
  for (const group of groupBy(spanned, ({ node }) => `${node.span!.start}/${node.span!.end}`).values()) {
    const { start, end } = group[0]!.node.span!
    lanes.push({ title: laneTitle(group), start: start!, end: end!, ids: group.map(({ node }) => node.id) })
  }
  lanes.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.end < b.end ? -1 : 1))
  const lonely = new Map<Day, string[]>()
  for (const { node } of timed) {
    const end = node.span?.end
    if (!end || node.span?.start) continue
    const holder = lanes.filter((lane) => lane.start <= end && end <= lane.end).sort((a, b) => days(a) - days(b))[0]
    if (holder) holder.ids.push(node.id)
    else lonely.set(end, [...(lonely.get(end) ?? []), node.id])
  }
  const single: TimeLane[] = [...lonely].map(([end, ids]) => ({ title: `By ${end}`, start: null, end, ids }))
  const all = [...lanes, ...single].sort((a, b) => ((a.start ?? a.end ?? '') < (b.start ?? b.end ?? '') ? -1 : 1))
  const known = all
    .flatMap((lane) => [lane.start, lane.end])
    .filter((day): day is Day => day !== null)
    .sort()
  return {
    range: known.length ? { start: known[0]!, end: known.at(-1)! } : null,
    today,
    lanes: all,
    persistent: shown.filter(({ node }) => node.persistent && node.lifetime !== 'standing').map(({ node }) => node.id),
    undated: timed.filter(({ node }) => !node.span?.end).map(({ node }) => node.id),
  }
}

/** The shortest phrase its goals use for the lane. */
function laneTitle(group: readonly Shown[]): string {
  return group.map(({ node }) => node.span!.text).sort((a, b) => a.length - b.length)[0] ?? ''
}

function days({ start, end }: { start: Day; end: Day }): number {
  return (Date.parse(end) - Date.parse(start)) / 86_400_000
}
