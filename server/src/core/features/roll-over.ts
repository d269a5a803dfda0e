// Starts the next period from the present one: what is not done is carried over with its times moved on, and a line says where it comes from.

import type { DocumentModel, Item, Section } from '../model/document.js'
import type { Day } from '../model/types.js'
import { vocabularyOf } from '../model/vocabulary.js'
import type { Snapshot } from '../model/workspace.js'
import { applyEdits, type Range, type TextEdit } from '../text/text.js'
import { addDays, addUnits, partsOf, resolveTime, scanName, scanTime, type TimeContext, type TimeMention } from '../time/index.js'
import { itemRange } from './at.js'
import { relativeLink } from './links.js'
import { endOfLine } from './placement.js'
import { type Rewrite, sectionRange } from './refactorings.js'
import { respelled } from './time-style.js'

interface Period {
  readonly start: Day
  readonly end: Day
  /** Whole months it lasts. */
  readonly months: number
}

/** Null unless the cursor is on a heading that names a period of whole months with goals under it that are not done. */
export function rollOver(snapshot: Snapshot, doc: DocumentModel, offset: number): Rewrite | null {
  const index = doc.sections.findIndex(({ place }) => doc.text.lineAt(doc.place(place).start) === doc.text.lineAt(offset))
  const section = doc.sections[index]
  const said = section && periodIn(section.title, doc.timeContext)
  if (!section || !said) return null
  const range = section.depth === 1 && index === 0 ? { start: 0, end: doc.text.length } : sectionRange(doc, index)
  const items = doc.items.filter(
    (item) => inside(range, doc.place(item.statement).start) && (item.lifetime === 'spanned' || item.lifetime === 'point'),
  )
  const open = items.filter((item) => !isOver(item))
  const next = nextOf(said.period)
  const name = respelled(said.mention, next, doc.timeContext)
  if (open.length === 0 || !name) return null
  const title = `Start ${name} with what is not done`
  const eol = endOfLine(doc)
  const path = range.start === 0 ? pathOf(doc, said.period, next) : null
  if (path !== null) {
    if (snapshot.files.has(path) || snapshot.documents.has(path)) return null
    const whole = withTrace(carried(doc, range, items.filter(isOver), said.period), section, relativeLink(path, doc.path), eol)
    return { title, edits: [{ path, edits: [{ range: { start: 0, end: 0 }, text: whole }], create: true }] }
  }
  if (doc.sections.some((other) => other !== section && periodIn(other.title, doc.timeContext)?.period.start === next.start)) return null
  const from = range.start === 0 ? doc.text.lineStart(doc.text.lineAt(doc.place(section.place).start)) : range.start
  // A ritual or an artifact of the page holds for the next period, too, and stands here once.
  const staying = doc.items.filter(
    (item) =>
      inside(range, doc.place(item.statement).start) && item.form === 'heading' && (item.kind === 'ritual' || item.kind === 'artifact'),
  )
  const own = carried(doc, { ...range, start: from }, [...items.filter(isOver), ...staying], said.period)
  const fresh = `${withTrace(own, section, `#${section.slug}`, eol).trimEnd()}${eol}${eol}`
  return { title, edits: [{ path: doc.path, edits: [{ range: { start: from, end: from }, text: fresh }], create: false }] }
}

const inside = ({ start, end }: Range, at: number): boolean => start <= at && at < end
const isOver = ({ status }: Item): boolean => status === 'done' || status === 'dropped'

/** The one period a text names, when it is made of whole months. */
function periodIn(text: string, context: TimeContext): { readonly mention: TimeMention; readonly period: Period } | null {
  const found = scanTime(text).flatMap((mention) => {
    const { start, end } = resolveTime(mention, context)
    const period = mention.kind === 'period' && start && end ? wholeMonths(start, end) : null
    return period ? [{ mention, period }] : []
  })
  return found.length === 1 ? found[0]! : null
}

function wholeMonths(start: Day, end: Day): Period | null {
  const [a, b] = [partsOf(start), partsOf(addDays(end, 1))]
  const months = (b.year - a.year) * 12 + b.month - a.month
  return a.date === b.date && months >= 1 && months <= 12 ? { start, end, months } : null
}

function nextOf({ end, months }: Period): Period {
  const start = addDays(end, 1)
  return { start, end: addDays(addUnits(start, months, 'month') ?? start, -1), months }
}

/** The text of the range without what is over, every time in it moved on by one period. */
function carried(doc: DocumentModel, range: Range, over: readonly Item[], period: Period): string {
  const gone = over.map((item) => wholeLines(doc, itemRange(doc, item)))
  const edits: TextEdit[] = gone
    .filter((one, i) => !gone.some((other, k) => k !== i && holdsRange(other, one)))
    .map((one) => ({ range: one, text: '' }))
  const source = doc.text.slice(range.start, range.end)
  let at = range.start
  for (const line of source.split(/(?<=\n)/)) {
    const start = at
    at += line.length
    if (gone.some((one) => one.start <= start && start < one.end)) continue
    for (const mention of scanTime(line.replace(/[\r\n]+$/, ''))) {
      const moved = isOrder(doc, line, mention) ? movedOn(mention, period, doc.timeContext) : null
      const core = { start: start + mention.core.start, end: start + mention.core.end }
      if (moved !== null && !inLinkTarget(line, mention.core.start)) edits.push({ range: core, text: moved })
    }
  }
  const shifted = edits.map((edit) => ({ ...edit, range: { start: edit.range.start - range.start, end: edit.range.end - range.start } }))
  return applyEdits(source, shifted)
}

const holdsRange = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end

function wholeLines(doc: DocumentModel, { start, end }: Range): Range {
  const last = doc.text.lineAt(Math.max(start, end - 1))
  const until = last + 1 < doc.text.lineCount ? doc.text.lineStart(last + 1) : doc.text.length
  return { start: doc.text.lineStart(doc.text.lineAt(start)), end: until }
}

/** An address names a file, whatever date is in it. */
const inLinkTarget = (line: string, at: number): boolean => /\]\([^)]*$/.test(line.slice(0, at))

const timeFields = new Set(['by', 'start', 'end', 'until', 'timeline', 'cycle'])

/** A day moves on where it says by when; the day something was checked or agreed on stays what it was. */
function isOrder(doc: DocumentModel, line: string, { preposition, range, core, text }: TimeMention): boolean {
  if (preposition !== '' || !/\d{4}-\d\d-\d\d|\b\d{1,2}[. /]/.test(text)) return true
  if (/\|\s*$/.test(line.slice(0, range.start)) && /^\s*\|/.test(line.slice(core.end))) return true
  const label = /^[\s>]*(?:(?:[-*+•–]|\d+[.)])\s+)?(?:\*\*|__)?([\p{Alpha}][\p{Alpha} -]{0,30}?)(?:\*\*|__)?:/u.exec(line)
  const key = label && vocabularyOf(doc.settings).field(label[1]!)
  return key !== null && timeFields.has(key)
}

/** A time of this period as it reads one period later; null for times of other periods, and for what cannot be spelled again. */
function movedOn(mention: TimeMention, period: Period, context: TimeContext): string | null {
  if (mention.relative || mention.vague || mention.impossible || mention.role === 'baseline') return null
  const { start, end } = resolveTime(mention, context)
  if (!end || end < period.start || end > period.end || (start && start < period.start)) return null
  const later = (day: Day): Day => (day === period.end ? nextOf(period).end : (addUnits(day, period.months, 'month') ?? day))
  return respelled(mention, { start: start && later(start), end: later(end) }, context)
}

/** The page of the next period beside this one, by the name this one has; null where its name tells no period. */
function pathOf(doc: DocumentModel, period: Period, next: Period): string | null {
  const slash = doc.path.lastIndexOf('/') + 1
  const file = doc.path.slice(slash)
  const mention = scanName(file)
  const days = mention && resolveTime(mention, doc.timeContext)
  if (!mention || days?.start !== period.start || days.end !== period.end) return null
  const name = respelled(mention, next, doc.timeContext)
  return name && doc.path.slice(0, slash) + file.slice(0, mention.range.start) + name + file.slice(mention.range.end)
}

/** A line below the heading that says where all this comes from. */
function withTrace(text: string, section: Section, link: string, eol: string): string {
  const trace = `Carried over from [${section.title.replace(/[[\]\\]/g, '\\$&')}](${link}).`
  const heading = new RegExp(`^ {0,3}#{${section.depth}}[ \\t].*$`, 'm').exec(text)
  if (!heading) return `${trace}${eol}${eol}${text}`
  const at = heading.index + heading[0].replace(/\r$/, '').length
  return `${text.slice(0, at)}${eol}${eol}${trace}${text.slice(at)}`
}
