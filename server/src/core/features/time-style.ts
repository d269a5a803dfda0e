// Days and periods that lie ahead, spelled as the author spells them ("Q4 2026", "31 Dec 2026"). Offers only what the scanner reads back as meant.

import { allAlong, ofParts } from '../lists.js'
import { byObject, byText } from '../memo.js'
import type { DocumentModel, Item, Section } from '../model/document.js'
import { timesOf } from '../model/items-that.js'
import type { Day } from '../model/types.js'
import type { Snapshot } from '../model/workspace.js'
import { daysText } from '../render/phrases.js'
import { addDays, partsOf, resolveTime, scanName, scanTime, type TimeContext, type TimeMention, writePeriodEnd } from '../time/index.js'
import { bareName, usageOf } from './usage.js'

export interface Spelled {
  readonly text: string
  /** What it is, in a few words. */
  readonly about: string
  readonly start: Day | null
  readonly end: Day
}

const mostPeriods = 4
/** Enough to tell how a project writes its dates. */
const mostSamples = 400

/** Periods that are not over, nearest first: the project's cycles, then quarters, halves, years or months as the author counts. */
export function periodsAhead(snapshot: Snapshot, doc: DocumentModel): readonly Spelled[] {
  return remembered(ahead, snapshot, doc, () => readPeriods(snapshot, doc))
}

const ahead: Memory<readonly Spelled[]> = new WeakMap()

/** What one page of one snapshot needed once. */
type Memory<T> = WeakMap<Snapshot, WeakMap<DocumentModel, T>>

function remembered<T>(memory: Memory<T>, snapshot: Snapshot, doc: DocumentModel, make: () => T): T {
  const byDoc = memory.get(snapshot) ?? new WeakMap<DocumentModel, T>()
  memory.set(snapshot, byDoc)
  const known = byDoc.get(doc)
  if (known !== undefined) return known
  const made = make()
  byDoc.set(doc, made)
  return made
}

function readPeriods(snapshot: Snapshot, doc: DocumentModel): readonly Spelled[] {
  const { today } = snapshot
  const shapes = periodShapes(samples(snapshot, doc))
  const cycle = snapshot.settings.cycles?.name ?? null
  const chosen = [...(cycle ? [cycle.replace('{n}', '{number}')] : []), ...(shapes.length > 0 ? shapes.slice(0, 2) : ['Q{quarter} {year}'])]
  const context = { ...doc.timeContext, enclosing: null }
  const found: Spelled[] = []
  for (const shape of chosen)
    for (const text of spellings(shape, today)) {
      const read = readBack(text, context)
      if (read?.start && read.end && read.end >= today && !found.some((one) => one.text === text))
        found.push({ text, about: daysText(read.start, read.end) ?? '', start: read.start, end: read.end })
    }
  const named = namedCycles(snapshot, doc).filter(({ text }) => !found.some((one) => one.text === text))
  return [...named, ...found].sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0)).slice(0, mostPeriods + named.length)
}

/** The ends of those periods as days, then the ends of this and the next quarter and of the year. */
export function daysAhead(snapshot: Snapshot, doc: DocumentModel): readonly Spelled[] {
  const { today } = snapshot
  const write = dayWriter(snapshot, doc)
  const ends = new Map(writePeriodEnd(today, doc.timeContext).map(({ end, label }) => [end, `end of ${label}`]))
  for (const { text, end } of periodsAhead(snapshot, doc)) ends.set(end, `end of ${text}`)
  return [...ends]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, 6)
    .map(([end, about]) => ({ text: write(end), about, start: null, end }))
}

/** Writes days as this document does, else as the project does, else as 2026-12-31. */
export function dayWriter(snapshot: Snapshot, doc: DocumentModel): (day: Day) => string {
  return remembered(writers, snapshot, doc, () => {
    const shape = ranked(samples(snapshot, doc).map((text) => dayShape(text, snapshot.settings.calendar.dates)))[0]
    return (day) => (shape ? filled(shape, partsOf(day)) : day)
  })
}

const writers: Memory<(day: Day) => string> = new WeakMap()

/** A mention spelled in its own way for other days ("Q4 2026" → "Q1 2027", "31 Dec 2026" → "31 Mar 2027"); null where that would read otherwise. */
export function respelled(
  mention: TimeMention,
  { start, end }: { readonly start: Day | null; readonly end: Day },
  context: TimeContext,
): string | null {
  const written = coreOf(mention)
  const bare = { ...context, enclosing: null }
  const day = dayShape(written, context.calendar.dates)
  if (day) return filled(day, partsOf(end))
  const shape = periodShape(written)
  if (!shape) return null
  const wanted = start ?? null
  for (const text of spellings(shape, addDays(end, -366))) {
    const read = readBack(text, bare) ?? readName(text, bare)
    if (read?.end === end && (wanted === null || read.start === wanted)) return text
  }
  return null
}

/** File names spell periods in ways that no sentence does. */
function readName(text: string, context: TimeContext): { readonly start: Day | null; readonly end: Day | null } | null {
  const mention = scanName(text)
  return mention && mention.range.end - mention.range.start === text.length ? resolveTime(mention, context) : null
}

/** Cycles the project defines on its pages, as far as they are not over and not far away. */
function namedCycles(snapshot: Snapshot, doc: DocumentModel): Spelled[] {
  const own = doc.timeContext.namedCycles.map(({ name, start, end }) => ({ text: name, start, end }))
  const pages = usageOf(snapshot)
    .ofKind('cycle')
    .map(({ item }) => ({ text: bareName(item), start: item.span?.start ?? null, end: item.span?.end ?? null }))
  const found: Spelled[] = []
  for (const { text, start, end } of [...own, ...pages])
    if (end && end >= snapshot.today && (!start || start <= addDays(snapshot.today, 400)) && !found.some((one) => one.text === text))
      found.push({ text, about: `cycle, ${daysText(start, end)}`, start, end })
  return found
}

/** How times are written: in this document, and in the others where this one is silent. */
function samples(snapshot: Snapshot, doc: DocumentModel): readonly string[] {
  const own = timesIn(doc)
  if (own.length > 0) return own
  const others: string[] = []
  for (const other of snapshot.documents.values()) {
    if (other !== doc) others.push(...timesIn(other))
    if (others.length > mostSamples) break
  }
  return others
}

const saidOn = allAlong((item: Item): readonly string[] => timesOf(item).map(({ mention }) => coreOf(mention)))

const inFieldsOn = allAlong(({ fields }: Item): readonly string[] =>
  fields.filter(({ key }) => timeKeys.has(key)).flatMap(({ value }) => scanTime(value.slice(0, 200)).map(coreOf)),
)

const inTitlesOn = allAlong(({ title }: Section): readonly string[] => scanTime(title.slice(0, 200)).map(coreOf))

/** So many headings tell how a page writes its times. */
const mostTitles = 40

const joined = ofParts((parts: readonly (readonly string[])[]) => parts.flat())

/** The same list for as long as the page writes the same times. */
const timesIn = ({ timeContext, items, sections }: DocumentModel): readonly string[] =>
  joined(timeContext, [saidOn(timeContext, items), inFieldsOn(timeContext, items), inTitlesOn(timeContext, sections.slice(0, mostTitles))])

const timeKeys = new Set(['by', 'timeline', 'start', 'end', 'cycle', 'until', 'expires', 'starting'])

/** The time itself. A mention's text ends where its range does, but may begin later. */
function coreOf({ text, range, core }: TimeMention): string {
  const shift = range.end - text.length
  return text.slice(Math.max(0, core.start - shift), core.end - shift)
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const longMonth = new RegExp(`\\b(?:${months.filter((name) => name !== 'May').join('|')})\\b`)
const shortMonth = new RegExp(`\\b(?:${months.map((name) => name.slice(0, 3)).join('|')})\\b`)

/** "FY27 Q2" → "FY{yy} Q{quarter}"; null for what is no period with a year. */
const periodShape = byText((text): string | null => {
  const shape = text
    .replace(/(?<![A-Za-z])(q)[1-4](?!\d)/i, '$1{quarter}')
    .replace(/(?<![A-Za-z])(h)[12](?!\d)/i, '$1{half}')
    .replace(/(?:19|20)\d\d/, '{year}')
    .replace(longMonth, '{month}')
    .replace(shortMonth, '{mon}')
    .replace(/(?<=FY|CY|fy|cy|['’])\d\d(?!\d)/, '{yy}')
  const bare = shape.replace(/\{[a-z]+\}|FY|CY|fy|cy|[QHqh]|[\s\-–_/,'’.]/g, '')
  const dated = /\{year\}|\{yy\}/.test(shape)
  return bare === '' && dated && shape.length > 2 ? shape : null
})

/** "31 Dec 2026" → "{d} {mon} {year}"; null for what is no whole day. */
function dayShape(text: string, order: 'day-first' | 'month-first' | null): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return '{year}-{mm}-{dd}'
  const numeric = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/.exec(text)
  if (numeric) {
    const monthFirst = numeric[2] === '/' && order === 'month-first'
    if (numeric[2] === '/' && order === null) return null
    const [first, second] = numeric[1]!.length === 2 && numeric[3]!.length === 2 ? ['{dd}', '{mm}'] : ['{d}', '{m}']
    return monthFirst ? `${second}${numeric[2]}${first}${numeric[2]}{year}` : `${first}${numeric[2]}${second}${numeric[2]}{year}`
  }
  return wordedDay(text)
}

const wordedDay = byText((text): string | null => {
  const shape = text
    .replace(/(?:19|20)\d\d/, '{year}')
    .replace(longMonth, '{month}')
    .replace(shortMonth, '{mon}')
    .replace(/\b0\d\b/, '{dd}')
    .replace(/\b\d{1,2}\b/, '{d}')
  return /^(?:\{dd?\} \{mon(?:th)?\}|\{mon(?:th)?\} \{dd?\}),? \{year\}$/.test(shape) ? shape : null
})

/** The shapes of periods, the most used first. */
const periodShapes = byObject((texts: readonly string[]): readonly string[] => ranked(texts.map(periodShape)))

function ranked(shapes: readonly (string | null)[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const shape of shapes) if (shape) counts.set(shape, (counts.get(shape) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([shape]) => shape)
}

function filled(shape: string, { year, month, date }: { readonly year: number; readonly month: number; readonly date: number }): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return shape
    .replace('{year}', String(year))
    .replace('{month}', months[month - 1]!)
    .replace('{mon}', months[month - 1]!.slice(0, 3))
    .replace('{mm}', two(month))
    .replace('{dd}', two(date))
    .replace('{m}', String(month))
    .replace('{d}', String(date))
}

/** Every filling of a period's shape over three years; which of them lie ahead is found by reading them. */
function* spellings(shape: string, today: Day): Generator<string> {
  const first = partsOf(today).year
  const steps = /\{quarter\}/.test(shape) ? 4 : /\{half\}/.test(shape) ? 2 : /\{mon(?:th)?\}|\{number\}/.test(shape) ? 12 : 1
  for (let year = first; year < first + 3; year++)
    for (let step = 1; step <= steps; step++)
      yield shape
        .replace('{quarter}', String(step))
        .replace('{half}', String(step))
        .replace('{number}', String(step))
        .replace('{month}', months[step - 1] ?? '')
        .replace('{mon}', (months[step - 1] ?? '').slice(0, 3))
        .replace('{year}', String(year))
        .replace('{yy}', String(year).slice(2))
}

function readBack(text: string, context: TimeContext): { readonly start: Day | null; readonly end: Day | null } | null {
  const mention = wholeTime(text)
  return mention && resolveTime(mention, context)
}

/** The time that a text is as a whole, or null. */
const wholeTime = byText((text): TimeMention | null => {
  const [mention, more] = scanTime(text)
  return mention && !more && mention.text === text && !mention.impossible && !mention.vague ? mention : null
})
