// The Rhythm view: on which days rituals fall in the weeks ahead, and how many hours a month they take where durations are known.

import { groupBy } from '../group-by.js'
import type { Cadence, Day, Slot } from '../model/types.js'
import { nextOccurrences } from './occurrences.js'
import { candidatesText, durationMinutes } from './phrases.js'
import type { Shown } from './preview.js'
import type { RhythmView } from './preview-data.js'

const weeksShown = 13

/** Thirteen weeks from this one on. */
export function rhythmView(shown: readonly Shown[], today: Day, weekStarts: 'monday' | 'sunday'): RhythmView {
  const rituals = shown.filter(({ node }) => node.kind === 'ritual' && !node.closed)
  const weeks = weeksFrom(today, weekStarts)
  const limit = addDays(weeks.at(-1)!, 6)
  const dated: { id: string; days: Day[]; certain: boolean }[] = []
  const undated: { id: string; why: string }[] = []
  for (const { node, entity, rhythms } of rituals) {
    const { dates, candidates } = entity.cadence
      ? nextOccurrences(entity.cadence, today, weeksShown * 7, rhythms)
      : { dates: [], candidates: [] }
    const certain = dates.length > 0
    const days = [...new Set((certain ? dates : candidates).map((date) => date.slice(0, 10)))].filter((day) => day <= limit)
    if (certain && days.length > 0) dated.push({ id: node.id, days, certain })
    else undated.push({ id: node.id, why: certain ? `next on ${dates[0]!.slice(0, 10)}` : whyUndated(entity.cadence, candidates, today) })
  }
  const hours = rituals.map(({ node, entity }) => ({ owner: node.owner ?? 'nobody named', hours: monthlyHours(entity.cadence) }))
  const counted = hours.filter((entry) => entry.hours !== null).length
  return {
    weeks,
    dated,
    undated,
    load: [...groupBy(hours, ({ owner }) => owner)].map(([owner, list]) => ({
      owner,
      hours: Math.round(list.reduce((sum, entry) => sum + (entry.hours ?? 0), 0) * 10) / 10,
      counted: list.filter((entry) => entry.hours !== null).length,
      rituals: list.length,
    })),
    coverage: { counted, rituals: rituals.length },
  }
}

function whyUndated(cadence: Cadence | null, candidates: readonly string[], today: Day): string {
  if (!cadence) return 'no cadence'
  if (cadence.event && cadence.slots.length === 0) return `on a trigger: ${cadence.event}`
  if (candidates.length > 0) return candidatesText(candidates, today)
  return 'no weekday or start date given'
}

/** Hours a month a cadence takes, or null where a duration or a rhythm is missing. */
export function monthlyHours(cadence: Cadence | null): number | null {
  if (!cadence) return null
  const parts = cadence.slots.map(slotHours)
  return parts.length === 0 || parts.some((part) => part === null) ? null : parts.reduce<number>((sum, part) => sum + part!, 0)
}

function slotHours(slot: Slot): number | null {
  const minutes = slot.duration === null ? null : durationMinutes(slot.duration)
  const period = slot.every ?? slot.per
  const match = /^P(\d+)([DWMY])$/.exec(period ?? '')
  if (minutes === null || !match) return null
  const perMonth = { D: 21.7, W: 52 / 12, M: 1, Y: 1 / 12 }[match[2] as 'D' | 'W' | 'M' | 'Y'] / Number(match[1])
  const days = slot.every === 'P1W' || slot.every === 'P2W' ? Math.max(1, slot.days.length) : 1
  return (minutes / 60) * perMonth * days * (slot.every ? 1 : (slot.times ?? 1))
}

function weeksFrom(today: Day, weekStarts: 'monday' | 'sunday'): Day[] {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const first = addDays(today, -((weekday + (weekStarts === 'monday' ? 6 : 0)) % 7))
  return Array.from({ length: weeksShown }, (_, i) => addDays(first, i * 7))
}

function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10)
}
