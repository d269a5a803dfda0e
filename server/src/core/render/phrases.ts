// How spans, cadences, durations and verdicts are said in words, the same in hover, tree, preview and reports.

import type { Cadence, Day, From, Outcome, Slot, Span } from '../model/types.js'
import { inZone, nextOccurrences, type Rhythms } from './occurrences.js'

const sources: Record<From, string> = {
  own: 'in its own words',
  field: 'from its own field',
  parent: 'from its parent',
  sentence: 'from the sentence above the list',
  heading: 'from the heading',
  'front-matter': 'from the details block',
  document: 'from the document',
  'file-name': 'from the file name',
  folder: 'from the folder name',
  config: 'from the project settings',
}

/** Where a span comes from, as part of a sentence: "from the heading". */
export function sourceText(from: From): string {
  return sources[from]
}

/** "Q4 2026 (1 Oct – 31 Dec 2026), from the heading". */
export function spanText(span: Span): string {
  const days = daysText(span.start, span.end)
  const known = days
    ? span.text && !sameWords(span.text, days)
      ? `${span.text} (${days})`
      : days
    : `${span.text} (${span.anchored ? 'no days known' : 'the document gives no date to count from'})`
  return `${known}, ${sourceText(span.from)}`
}

/** "1 Oct – 31 Dec 2026", "by 31 Dec 2026", or null when no day is known. */
export function daysText(start: Day | null, end: Day | null): string | null {
  if (start && end) {
    if (start === end) return dayText(end)
    return `${dayText(start, start.slice(0, 4) === end.slice(0, 4))} – ${dayText(end)}`
  }
  if (end) return `by ${dayText(end)}`
  return start ? `from ${dayText(start)}` : null
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "31 Dec 2026". */
export function dayText(day: Day, withoutYear = false): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date} ${months[(month ?? 1) - 1]}${withoutYear ? '' : ` ${year}`}`
}

const dayNames: Record<string, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}

/** A cadence in plain words and its next days; `next` is null where none can be known. */
export function cadenceText(
  cadence: Cadence,
  today: Day,
  rhythms: Rhythms | null = null,
  readerZone: string | null = null,
): { readonly rhythm: string; readonly next: string | null } {
  const parts = cadence.slots.map(slotText)
  if (cadence.event) parts.push(cadence.event)
  const { dates, candidates } = nextOccurrences(cadence, today, 3, rhythms)
  const next = dates.length
    ? `${daysOf(dates, today).join(', ')}${elsewhere(cadence, dates, today, readerZone)}`
    : candidates.length
      ? candidatesText(candidates, today)
      : null
  return { rhythm: [...new Set(parts.filter(Boolean))].join('; ') || cadence.text, next }
}

/** "; 04:00 where you are", where a rhythm has one time in another zone; with the days where they or the clocks differ. */
function elsewhere({ slots }: Cadence, dates: readonly string[], today: Day, readerZone: string | null): string {
  const zone = slots.length === 1 ? slots[0]!.zone : null
  if (!zone || !readerZone) return ''
  const there = dates.map((date) => inZone(date, zone, readerZone))
  if (there.every((moment, index) => moment === null || moment === dates[index])) return ''
  const times = new Set(there.map((moment) => moment?.slice(11)))
  const sameDays = there.every((moment, index) => moment?.slice(0, 10) === dates[index]!.slice(0, 10))
  if (times.size === 1 && sameDays) return `; ${[...times][0]} where you are`
  const moments = there.flatMap((moment) => moment ?? [])
  return `; where you are ${moments.map((moment) => `${dayText(moment.slice(0, 10), moment.startsWith(today.slice(0, 4)))} ${moment.slice(11)}`).join(', ')}`
}

/** "25 Nov or 2 Dec, no start date given". */
export function candidatesText(candidates: readonly string[], today: Day): string {
  return `${listText(daysOf(candidates, today), 'or')}, no start date given`
}

/** Days of moments, each once; with the year where it is not this one. */
function daysOf(dates: readonly string[], today: Day): readonly string[] {
  return [...new Set(dates.map((date) => dayText(date.slice(0, 10), date.slice(0, 4) === today.slice(0, 4))))]
}

/** "every 2 weeks on Tuesday, 10:00 Europe/Berlin, 45 min". */
export function slotText(slot: Slot): string {
  const bound = slot.atLeast ? 'at least ' : ''
  const rhythm = slot.every ? everyText(slot.every) : slot.times && slot.per ? `${slot.times} times per ${periodText(slot.per)}` : ''
  const on = daysOfSlot(slot)
  const time = slot.time ? `, ${slot.time}${slot.zone ? ` ${slot.zone}` : ''}` : ''
  const minutes = slot.duration ? durationMinutes(slot.duration) : null
  return `${bound}${rhythm}${on}${time}${minutes === null ? '' : `, ${durationText(minutes)}`}`.trim()
}

/** " on the first and third Monday", " on the 15th", " in March". */
function daysOfSlot(slot: Slot): string {
  const list = (name: string) => new RegExp(`(?:^|;)${name}=([^;]*)`).exec(slot.rule ?? '')?.[1]?.split(',') ?? []
  const months = list('BYMONTH')
  const which = whichDays(slot, list)
  const when =
    months.join() === '1,4,7,10'
      ? 'the first month of the quarter'
      : listText(months.map((month) => monthNames[Number(month) - 1] ?? month))
  return `${which ? ` on ${which}` : ''}${when ? ` in ${when}` : ''}`
}

function whichDays({ days }: Slot, list: (name: string) => readonly string[]): string {
  const named = listText(days.map((day) => dayNames[day] ?? day))
  const ordinals = list('BYDAY').flatMap((day) => /^[+-]?\d/.exec(day)?.[0] ?? [])
  if (ordinals.length > 0) return `the ${listText([...new Set(ordinals)].map((n) => ordinalText(Number(n))))} ${named}`
  const position = list('BYSETPOS')[0]
  if (position) return `the ${ordinalText(Number(position))} ${named || 'working day'}`
  const dates = list('BYMONTHDAY').map((date) => (date === '-1' ? 'last day' : dateText(Number(date))))
  if (dates.length > 0) return `the ${listText(dates)}`
  return days.join() === 'MO,TU,WE,TH,FR' ? 'weekdays' : named
}

const monthNames = 'January February March April May June July August September October November December'.split(' ')

function dateText(date: number): string {
  const last = date % 10
  return `${date}${date > 3 && date < 21 ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'}`
}

function everyText(every: string): string {
  return (
    { P1D: 'daily', P1W: 'weekly', P1M: 'monthly', P3M: 'quarterly', P6M: 'every half year', P1Y: 'yearly' }[every] ??
    `every ${periodText(every)}`
  )
}

function periodText(period: string): string {
  const match = /^P(\d+)([DWMY])$/.exec(period)
  if (!match) return period
  const unit = { D: 'day', W: 'week', M: 'month', Y: 'year' }[match[2] as 'D' | 'W' | 'M' | 'Y']
  return match[1] === '1' ? unit : `${match[1]} ${unit}s`
}

function ordinalText(n: number): string {
  return n === -1 ? 'last' : n === -2 ? 'second last' : (['', 'first', 'second', 'third', 'fourth', 'fifth'][n] ?? `${n}th`)
}

/** "a, b and c". */
export function listText(words: readonly string[], joint = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`
}

/** Minutes of an ISO 8601 duration below a day ("PT1H30M", "PT1.5H"); null for others. */
export function durationMinutes(duration: string): number | null {
  const match = /^PT(?:([\d.]+)H)?(?:([\d.]+)M)?$/.exec(duration)
  if (!match || (!match[1] && !match[2])) return null
  return Math.round(Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0))
}

/** "45 min", "1 h", "1 h 30 min". */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours ? `${hours} h` : '', rest ? `${rest} min` : ''].filter(Boolean).join(' ') || '0 min'
}

/** What an outcome says in words a leader reads. */
export function outcomeText(outcome: Pick<Outcome, 'verdict' | 'answeredBy'>): string {
  if (outcome.answeredBy === 'key-results') return 'measured by its key results'
  if (outcome.answeredBy === 'metric') return 'measured by its metric'
  return { measured: 'measured', done: 'a yes-or-no result', unclear: 'unclear', placeholder: 'a blank to fill in' }[outcome.verdict]
}

function sameWords(a: string, b: string): boolean {
  const fold = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{Alpha}\d]+/gu, ' ')
      .trim()
  return fold(a) === fold(b)
}
