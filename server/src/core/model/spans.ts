// The effective time span of an item: own words, fields, parent, introducing sentence, headings, page, file name, folder; never today.

import type { Place } from '../syntax/tree.js'
import { resolveTime, scanTime, type TimeContext, type TimeMention } from '../time/index.js'
import type { LocatedTime } from './document.js'
import { type Draft, spanning, timesIn } from './draft.js'
import type { Page } from './page.js'
import { goalKinds, startsWithVerb } from './sections.js'
import type { From, Span } from './types.js'

export interface FoundSpan {
  readonly span: Span | null
  readonly source: LocatedTime | null
  /** The period of the heading above, where the item itself says by when. */
  readonly heading?: FoundSpan
}

/** Fields that can hold the time of an item, the one that decides first. */
export const spanFields: readonly string[] = ['by', 'end', 'timeline', 'cycle', 'until']
const nothing: FoundSpan = { span: null, source: null }

/** `parent` is what was found for the parent item; `own` are the time phrases of the statement. */
export function spanOf(draft: Draft, own: readonly LocatedTime[], parent: FoundSpan | null, page: Page): FoundSpan {
  const around = aroundOf(draft, parent, page)
  const found = within(draft, own, around, page)
  return found !== around && around.span?.from === 'heading' ? { ...found, heading: around } : found
}

function within(draft: Draft, own: readonly LocatedTime[], around: FoundSpan, page: Page): FoundSpan {
  const enclosing = around.span?.start && around.span.end ? { start: around.span.start, end: around.span.end } : null
  const context: TimeContext = enclosing ? { ...page.context, enclosing } : page.context
  const near = nearest(draft, own, context)
  if (!near || (enclosing && near.source && addsNothing(draft, near, near.source, enclosing))) return around
  // A deadline alone inside a farther period keeps that period's start.
  const { span, source } = near
  if (span?.end && span.start === null && enclosing && span.end >= enclosing.start && span.end <= enclosing.end)
    return { span: { ...span, start: enclosing.start }, source }
  // "in the last month of the quarter" inside "2027" names no days of its own; "by end of January" before the period does.
  if (
    span?.from === 'own' &&
    source?.mention.kind !== 'deadline' &&
    span.start === null &&
    span.end === null &&
    span.bounds === null &&
    enclosing
  )
    return around
  // "this quarter" inside "Q4 2026" says no more than the heading does.
  if (source?.mention.relative && span && !span.anchored && around.span?.end) return around
  // A quarter under a fiscal year is anchored by it, also where nothing says when that year runs.
  if (span && !span.anchored && around.span && /\d{2}/.test(around.span.text)) return { span: { ...span, anchored: true }, source }
  return near
}

/** A period behind the start of a statement that lies past the one around it or holds it is what the work is about: "budgets for FY28" in Q4. */
function addsNothing(
  draft: Draft,
  { span }: FoundSpan,
  { mention, place }: LocatedTime,
  around: { readonly start: string; readonly end: string },
): boolean {
  if (span?.from !== 'own' || mention.kind !== 'period' || span.start === null || span.end === null) return false
  if (wordsIn(draft.statement.chunk.text.slice(draft.statement.start, place.start)) < 1 || draft.reading?.status === 'planned') return false
  const wider = span.start <= around.start && span.end >= around.end && (span.start < around.start || span.end > around.end)
  return wider || (span.start > around.end && /^(?:for|with)?\s*$/i.test(mention.preposition))
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{Alpha}\d]/u.test(word)).length

/**
 * A phrase that dates something else than the work: deep in brackets ("(… everybody does theirs asap)"), a "soon" amid a sentence, what a
 * participle says of somebody ("people hired in April have …"), the first of several.
 */
function isAside({ statement: { chunk, start, end } }: Draft, { mention, place }: LocatedTime): boolean {
  const before = chunk.text.slice(start, place.start)
  const after = chunk.text.slice(place.end, end)
  const bracket = before.lastIndexOf('(') > before.lastIndexOf(')') ? before.slice(before.lastIndexOf('(') + 1) : null
  if (bracket !== null && wordsIn(bracket) > 4) return true
  // "TBD(by 2026-12-05, @ana)": until when the blank is open.
  if (bracket !== null && /\btb[dca]\s?$/i.test(before.slice(0, before.lastIndexOf('(')))) return true
  if (adverb.test(mention.text) && /[\p{Alpha}\d]/u.test(before) && /^[^.;]*[\p{Alpha}\d]/u.test(after)) return true
  const near = before.slice(-nearBefore)
  if (/[—–;-]\s*the first\b[^.;—–]*$/i.test(near)) return true
  // "the model that will guide hiring through 2028": what the thing does, not when it is made.
  if (
    !/^(?:by|before|until)\b/i.test(mention.preposition) &&
    /\b(?:that|which|who)\s(?:will|can|would|shall)\s[^;]*$/i.test(before.slice(-300))
  )
    return true
  const verb = after.replace(/^\s*onwards?\b/i, '').trimStart()
  return (
    /\p{Alpha}{3}(?:ed|ing)\s+$/u.test(near) && (/^(?:had|has|have|is|are|was|were|can|will|do|does)\b/.test(verb) || startsWithVerb(verb))
  )
}

/** So many characters in front of a phrase say what it hangs on. */
const nearBefore = 80
const adverb = /^(?:eventually|someday|soon|asap|as soon as possible)$/i

/** Several deadlines or periods of one statement, one after the other: it is done when the last one is. */
function severalTimes(times: readonly LocatedTime[], context: TimeContext): FoundSpan | null {
  const found = times.map((time) => located(time, 'own', context))
  const ends = found.map(({ span }) => span?.end ?? null)
  const rising = ends.every((day, i) => day !== null && (i === 0 || day > ends[i - 1]!))
  const alike = times.every(({ mention }) => mention.kind === times[0]!.mention.kind && mention.preposition !== '')
  const last = found.at(-1)
  if (!rising || !alike || !last?.span) return null
  return { ...last, span: { ...last.span, start: found[0]!.span?.start ?? null } }
}

function nearest(draft: Draft, own: readonly LocatedTime[], context: TimeContext): FoundSpan | null {
  const between = rangeOfFields(draft, context)
  // A cycle is called after its period; its days stand in its fields.
  if (between && draft.kind === 'cycle') return between
  const stated = own.filter((time) => spanning(time) && !isAside(draft, time))
  if (stated.length > 0) return (stated.length > 1 ? severalTimes(stated, context) : null) ?? located(stated[0]!, 'own', context)
  if (between) return between
  const label = draft.reading?.label
  const inLabel = label && scanTime(label.text).find(({ role, kind }) => role === 'span' && (kind === 'period' || kind === 'deadline'))
  // "Goal for Q1: cut the errors"
  if (inLabel) return unplaced(inLabel, 'own', context)
  for (const wanted of spanFields) {
    for (const { key, valuePlace } of draft.fields) {
      if (key !== wanted) continue
      const found = statedIn(key, valuePlace)
      if (found) return located(found, 'field', context)
    }
  }
  return inBody(draft, context)
}

/** "## Reading", and below it "By July 2027, 85 % of them read": a deadline in the text of a goal that has none in its name. */
function inBody({ kind, body, rest }: Draft, context: TimeContext): FoundSpan | null {
  if (!goalKinds.has(kind) || rest !== '' || body === '') return null
  const deadlines = scanTime(body.slice(0, longestBody)).filter(
    ({ kind, role, preposition, vague }) => kind === 'deadline' && role === 'span' && !vague && /^by\b/i.test(preposition),
  )
  const [first] = deadlines
  if (!first || deadlines.length > 1) return null
  const { start, end } = context.enclosing ?? {}
  const found = unplaced(first, 'own', context)
  const day = found.span?.end ?? null
  return day !== null && (!start || !end || (day >= start && day <= end)) ? found : null
}

/** So many characters of a goal's text are read for its deadline. */
const longestBody = 400

/** The time of a field; "Timeline: 3–6 months" says how far ahead. */
function statedIn(key: string, place: Place): LocatedTime | undefined {
  const times = timesIn(place)
  return (
    times.find(({ mention }) => mention.kind === 'period' || mention.kind === 'deadline') ??
    times.find(({ mention }) => key === 'timeline' && mention.kind === 'duration' && mention.role === 'span')
  )
}

/** Start and end in fields of their own. */
function rangeOfFields(draft: Draft, context: TimeContext): FoundSpan | null {
  const read = (keys: readonly string[]) =>
    draft.fields
      .filter(({ key }) => keys.includes(key))
      .flatMap(({ valuePlace }) => timesIn(valuePlace))
      .find(({ mention }) => mention.kind === 'period' || mention.kind === 'deadline')
  const from = read(['start'])
  const to = read(['end', 'by', 'until'])
  if (!from || !to) return null
  const start = resolveTime(from.mention, context)
  const end = resolveTime(to.mention, context)
  const span: Span = {
    text: `${from.mention.text} – ${to.mention.text}`,
    start: start.start ?? start.end,
    end: end.end,
    bounds: null,
    anchored: start.anchored && end.anchored,
    cycle: null,
    from: 'field',
    range: null,
  }
  return { span, source: from }
}

/** What stands around the item, nearest first. */
function aroundOf(draft: Draft, parent: FoundSpan | null, page: Page): FoundSpan {
  if (parent?.span) return { span: { ...parent.span, from: 'parent' }, source: parent.source }
  const groups = [...draft.groups].reverse().flatMap(({ times }) => times.filter(spanning).slice(0, 1))
  const inward = [...draft.sections].reverse()
  const horizon = inward.findIndex(({ title, times }) => beyond.test(title) && !times.some(spanning))
  const headings = (horizon < 0 ? inward : inward.slice(0, horizon)).flatMap(({ times, fields, item }) => {
    const spans = item === draft ? [] : times.filter(spanning)
    // "Month 1 (January)": the count says less.
    const own = spans.find(({ mention }) => !counted.test(mention.text)) ?? spans[0]
    // A heading that is an item itself keeps its fields there.
    const said = item === draft ? [] : [...fields, ...(item?.fields ?? [])].filter(({ key }) => spanFields.includes(key))
    const field = said.flatMap(({ key, valuePlace }) => statedIn(key, valuePlace) ?? [])[0]
    return own ? [own] : field ? [field] : []
  })
  // "In Q3 we will:" under "FY27 Q3" means that quarter.
  if (groups[0]) return inside([...groups, ...headings], 'sentence', page)
  if (headings[0]) return inside(headings, 'heading', page)
  if (horizon >= 0) return nothing
  for (const { key, value } of page.dates)
    if (frontKeys.has(key)) {
      const mention = scanTime(value).find(({ kind }) => kind === 'period' || kind === 'deadline')
      if (mention) return unplaced(mention, 'front-matter', page.context)
    }
  if (page.stated) return located(page.stated, 'document', page.context)
  if (page.title?.period) return unplaced(page.title.period, 'front-matter', page.context)
  const [file, ...folders] = page.names
  if (file) return unplaced(file, 'file-name', page.context)
  const folder = folders.find((mention) => mention !== null)
  return folder ? unplaced(folder, 'folder', page.context) : nothing
}

const counted = /^(?:day|week|month|quarter|year|phase|sprint) \d/i

/** What stands below such a heading lies past the period of the page. */
const beyond = /^\W*(?:long(?:er)?[\s-]*term|future|later)\b/i

/** Front matter that may say which period a page is about. */
export const frontKeys: ReadonlySet<string> = new Set([
  'cycle',
  'by',
  'period',
  'quarter',
  'timeline',
  'due',
  'deadline',
  'tags',
  'time-span',
  'timespan',
])

/** The nearest of several phrases, read inside the period of the farther ones ("Q2" under "2027"). */
function inside(times: readonly LocatedTime[], from: From, page: Page): FoundSpan {
  const [first, ...rest] = times
  let outer = outermost(page)
  for (const { mention } of [...rest].reverse()) {
    const { start, end } = resolveTime(mention, { ...page.context, enclosing: outer })
    if (start && end) outer = { start, end }
  }
  return located(first!, from, { ...page.context, enclosing: outer })
}

/** The year of the period that the front matter, the file or its folders name, for phrases without one. */
function outermost({ title, names, dates, context }: Page): { start: string; end: string } | null {
  const said = dates.flatMap(({ key, value }) =>
    frontKeys.has(key)
      ? scanTime(value)
          .filter(({ kind }) => kind === 'period')
          .slice(0, 1)
      : [],
  )
  for (const mention of [...said, title?.period, ...names]) {
    if (!mention) continue
    const { start, end } = resolveTime(mention, context)
    if (!start || !end) continue
    const year = start.slice(0, 4)
    const calendar = context.calendar.fiscalYearStarts === null && end.startsWith(year)
    return calendar ? { start: `${year}-01-01`, end: `${year}-12-31` } : { start, end }
  }
  return null
}

function located(found: LocatedTime, from: From, context: TimeContext): FoundSpan {
  return { ...unplaced(found.mention, from, context), source: found }
}

function unplaced(mention: TimeMention, from: From, context: TimeContext): FoundSpan {
  return { span: { text: mention.text, ...resolveTime(mention, context), cycle: null, from, range: null }, source: null }
}
