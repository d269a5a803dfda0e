// The cycles of a document in lanes: those written side by side, of about the same length, in the order of their days.

import type { Item } from '../model/document.js'
import type { Day } from '../model/types.js'
import { spanLength } from '../time/index.js'

export interface DatedCycle {
  readonly item: Item
  readonly start: Day
  readonly end: Day
}

export function cycleLanes(items: readonly Item[]): readonly (readonly DatedCycle[])[] {
  const lanes: DatedCycle[][] = []
  for (const item of items) {
    const { span } = item
    if (item.kind !== 'cycle' || !span || span.start === null || span.end === null || span.start > span.end) continue
    const dated = { item, start: span.start, end: span.end }
    const lane = lanes.find(([first]) => first && first.item.parent === item.parent && first.item.form === item.form && alike(first, dated))
    if (lane) lane.push(dated)
    else lanes.push([dated])
  }
  return lanes.map((lane) => lane.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)))
}

/** Within half to double the length: quarters and years are different lanes, a long spring and a short summer are not. */
function alike(a: DatedCycle, b: DatedCycle): boolean {
  const ratio = spanLength(a.start, a.end) / spanLength(b.start, b.end)
  return ratio > 0.5 && ratio < 2
}
