// Texts that fixes offer: ends of periods as dates, and absolute dates for relative phrases; knows no clock.

import type { Day, Range } from '../model/types.js'
import { addDays, dayOf, partsOf } from './calendar.js'
import { resolveTime, resolveValue } from './resolve.js'
import type { NamedCycle, TimeContext, TimeMention } from './types.js'
import type { Meaning, Value } from './values.js'

/** One date a fix can offer; `cycle` is the name of the cycle it ends. */
export interface PeriodEnd {
  readonly label: string
  readonly end: Day
  readonly cycle: string | null
}

/** Ends of the present and the next quarter and of the year as seen from `today`, and of the project's cycles that are not over; each day once, in order. */
export function writePeriodEnd(today: Day, context: TimeContext): readonly PeriodEnd[] {
  const now: TimeContext = { ...context, documentDate: today, enclosing: null }
  const choices: PeriodEnd[] = []
  const offer = (label: string, end: Day | null, cycle: string | null) => {
    if (end && end >= today && !choices.some((choice) => choice.end === end)) choices.push({ label, end, cycle })
  }
  for (const { name, end } of context.namedCycles.filter(open(today)).slice(0, 4)) offer(name, end, name)
  if (context.cycles) {
    for (const shift of [0, 1]) {
      const block: Value = { is: 'block', block: 'cycle', n: null, label: 'cycle', shift }
      offer(shift ? 'next cycle' : 'this cycle', resolveValue(block, now).end, null)
    }
  }
  const unit = (label: string, of: Value) => offer(label, resolveValue(of, now).end, null)
  unit('this quarter', { is: 'unit', unit: 'quarter', shift: 0, fiscal: false })
  unit('next quarter', { is: 'unit', unit: 'quarter', shift: 1, fiscal: false })
  unit('this year', { is: 'unit', unit: 'year', shift: 0, fiscal: false })
  unit('this fiscal year', { is: 'unit', unit: 'year', shift: 0, fiscal: true })
  return choices.sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0))
}

const open = (today: Day) => (cycle: NamedCycle) =>
  cycle.end !== null && cycle.end >= today && (cycle.start === null || cycle.start <= addDays(today, 366))

/**
 * The text of an absolute date for a relative phrase, and the part of the line it replaces; null where the phrase is absolute already or no day is known.
 * A whole quarter or month keeps its name ("Q4 2026"), a deadline becomes a day.
 */
export function absolute(mention: TimeMention, context: TimeContext): { readonly text: string; readonly range: Range } | null {
  if (!mention.relative || mention.vague || mention.kind === 'cadence' || mention.kind === 'duration') return null
  const { start, end } = resolveTime(mention, context)
  if (!end) return null
  const meaning = mention.value as Meaning
  if (start === null) {
    const word = mention.preposition === '' ? '' : meaning.as === 'before' ? 'by ' : prepositionOf(mention)
    return { text: `${word}${end}`, range: mention.range }
  }
  const named = nameOf(start, end)
  if (named) {
    const article = /\bthe\s+$/i.exec(mention.preposition)?.[0].length ?? 0
    return { text: named, range: { start: mention.core.start - article, end: mention.core.end } }
  }
  return {
    text: `${start} to ${end}`,
    range: /^(?:in|on|at|within|over|during)\b/i.test(mention.preposition) ? mention.range : mention.core,
  }
}

/** "by " for every deadline whose preposition would not stand before a day. */
function prepositionOf(mention: TimeMention): string {
  const word = /^(?:until|till|no later than|due by|due on|due|through|on)\b/i.exec(mention.preposition)?.[0]
  return `${word ?? (/^[A-Z]/.test(mention.preposition) ? 'By' : 'by')} `
}

/** The usual name of a whole calendar month, quarter, half or year. */
function nameOf(start: Day, end: Day): string | null {
  const a = partsOf(start)
  const b = partsOf(end)
  if (a.date !== 1 || end !== dayOf(b.year, b.month, 31) || a.year !== b.year) return null
  const months = b.month - a.month + 1
  if (months === 1) return start.slice(0, 7)
  if (months === 3 && a.month % 3 === 1) return `Q${(a.month + 2) / 3} ${a.year}`
  if (months === 6 && a.month % 6 === 1) return `H${a.month === 1 ? 1 : 2} ${a.year}`
  return months === 12 ? String(a.year) : null
}
