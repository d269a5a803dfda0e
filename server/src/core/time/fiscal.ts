// What a document says of its fiscal years and quarters, and which fiscal rule follows from it; knows no other phrases.

import { type Days, dayOf, type Fiscal, fiscalMonths, fiscalYearOf, isDay, partsOf } from './calendar.js'
import type { Hit } from './hit.js'
import { months } from './lexicon-en.js'
import { monthName } from './month-days.js'
import { phrase } from './phrases.js'
import { point } from './points.js'
import { type Token, tokenAt, tokenize } from './tokens.js'
import type { FiscalStatement, TimeContext } from './types.js'
import type { Value } from './values.js'

/** What a sentence says about how this organisation names its fiscal years and quarters. Labels are `FY`, `FY2023`, `FY2023-Q2`, `Q2`, `H1`. */
export function readFiscalStatements(text: string): readonly FiscalStatement[] {
  if (!/\b(?:fy|fiscal|financial|[fc]?q[1-4]|h[12])/i.test(text)) return []
  const t = tokenize(text)
  const statements: FiscalStatement[] = []
  for (let i = 0; i < t.length; i++) {
    const label = labelAt(t, i)
    if (!label) continue
    const found = spanBehind(t, label.end) ?? (label.text === 'FY' ? startBehind(t, label.end) : null)
    if (found) {
      statements.push({ label: label.text, ...found.statement })
      i = found.end - 1
    } else i = label.end - 1
  }
  return statements
}

/** The fiscal rule: configured, else derived from what the document states, else null. */
export function fiscalOf(context: TimeContext): Fiscal | null {
  const configured = /^(\d\d)-(\d\d)$/.exec(context.calendar.fiscalYearStarts ?? '')
  const namedBy = context.calendar.namedBy
  if (configured) return { month: Number(configured[1]), date: Number(configured[2]), namedBy }
  for (const { label, start, startMonth } of context.statements) {
    const { year, offset } = labelParts(label)
    if (offset === null) continue
    if (start && isDay(start)) {
      const at = partsOf(start)
      const zero = at.year * 12 + at.month - 1 - offset
      const first = Math.floor(zero / 12)
      return { month: (zero % 12) + 1, date: at.date, namedBy: year === null ? namedBy : year > first ? 'end-year' : 'start-year' }
    }
    if (startMonth) return { month: ((startMonth - 1 - offset + 24) % 12) + 1, date: 1, namedBy }
  }
  return null
}

/** The days the document itself gives for a fiscal year or a part of one. A bare quarter without its year is the one of the document's date. */
export function stated(context: TimeContext, year: number | null, part: Extract<Value, { is: 'part' }> | null): Days | null {
  const name = part ? `${part.unit === 'quarter' ? 'Q' : 'H'}${part.n}` : ''
  const label = year === null ? name : part ? `FY${year}-${name}` : `FY${year}`
  const own = context.statements.find((statement) => statement.label === label)
  if (own?.start && own.end) return { start: own.start, end: own.end }
  if (year !== null || !part || !context.documentDate || context.calendar.fiscalYearStarts) return null
  // The document counts this kind of part in its own way ("Q2 (May – July)"), so its other ones follow.
  if (!context.statements.some((statement) => /^[QH]\d$/.test(statement.label))) return null
  const rule = fiscalOf(context)
  if (!rule) return null
  const length = part.unit === 'quarter' ? 3 : 6
  return fiscalMonths(rule, fiscalYearOf(rule, context.documentDate) + part.shift, (part.n - 1) * length, length)
}

function labelParts(label: string): { readonly year: number | null; readonly offset: number | null } {
  const match = /^(?:FY(\d{4})?)?-?(?:([QH])(\d))?$/.exec(label)
  if (!match) return { year: null, offset: null }
  const offset = match[2] ? (Number(match[3]) - 1) * (match[2] === 'Q' ? 3 : 6) : 0
  return { year: match[1] ? Number(match[1]) : null, offset }
}

function labelAt(t: readonly Token[], i: number): { readonly text: string; readonly end: number } | null {
  const word = tokenAt(t, i).text
  const found = point(t, i)
  if (found?.value.is === 'part') {
    const { unit, n, year, kind } = found.value
    const name = `${unit === 'quarter' ? 'Q' : 'H'}${n}`
    if (kind === 'calendar') return null
    return { text: year === null ? name : `FY${year}-${name}`, end: found.end }
  }
  if (found?.value.is === 'year' && found.value.fiscal) return { text: `FY${found.value.year}`, end: found.end }
  if ((word === 'fiscal' || word === 'financial') && tokenAt(t, i + 1).text === 'year') return { text: 'FY', end: i + 2 }
  return word === 'fy' && tokenAt(t, i + 1).kind !== 'number' ? { text: 'FY', end: i + 1 } : null
}

interface Found {
  readonly statement: Omit<FiscalStatement, 'label'>
  readonly end: number
}

const says = /^(?:runs?|ran|is|covers?|spans?|goes|means|lasts?|=|:|\(|,|which|that|from|between|in|on|\]|-|the|of|period)$/
const binds = /^(?:runs?|ran|is|covers?|spans?|goes|means|lasts?|=|:|\()$/

/** "… runs from 2021-05-01 to 2021-07-31", "… priorities (May – July)". */
function spanBehind(t: readonly Token[], from: number): Found | null {
  let bound = false
  for (let at = from; at < from + 9 && at < t.length; at++) {
    const token = tokenAt(t, at)
    const found = token.kind === 'word' && !months.has(token.text) ? null : phrase(t, at)
    if (found && bound) {
      const statement = statementOf(found)
      if (statement) return { statement, end: found.end }
    }
    if (binds.test(token.text)) bound = true
    else if (token.text === '.' || token.text === ';' || token.kind === 'number') return null
    // Up to four words may stand between a label and its bracket ("FY24 Q2 priorities (May – July)").
    else if (!says.test(token.text) && (token.kind !== 'word' || at > from + 3)) return null
  }
  return null
}

function statementOf(found: Hit): Omit<FiscalStatement, 'label'> | null {
  if (found.value.is !== 'range') return null
  const { from, to } = found.value
  if (from.is === 'day' && to.is === 'day') {
    if (from.year === null || to.year === null) return from.day === 1 ? { start: null, end: null, startMonth: from.month } : null
    return { start: dayOf(from.year, from.month, from.day), end: dayOf(to.year, to.month, to.day), startMonth: from.month }
  }
  if (from.is === 'month' && to.is === 'month') {
    if (from.year === null || to.year === null) return { start: null, end: null, startMonth: from.month }
    return { start: dayOf(from.year, from.month, 1), end: dayOf(to.year, to.month, 31), startMonth: from.month }
  }
  return null
}

/** "… starts in February", "… begins on 1 April". */
function startBehind(t: readonly Token[], from: number): Found | null {
  for (let at = from; at < from + 6; at++) {
    if (!/^(?:starts?|begins?|starting|beginning)$/.test(tokenAt(t, at).text)) continue
    let next = at + 1
    while (/^(?:in|on|each|every|the|year|of|from)$/.test(tokenAt(t, next).text)) next++
    const day = point(t, next)
    if (day?.value.is === 'day' && day.value.day === 1)
      return { statement: { start: null, end: null, startMonth: day.value.month }, end: day.end }
    const month = monthName(t, next)
    return month ? { statement: { start: null, end: null, startMonth: month.month }, end: month.end } : null
  }
  return null
}
