// Decides what a time phrase does in its sentence: set the span, give a baseline, report a status, name an object or measure; knows no calendar.

import type { Hit } from './hit.js'
import { followers, planNouns } from './lexicon-en.js'
import { type Token, tokenAt } from './tokens.js'
import type { TimeMention, TimeRole } from './types.js'
import type { Meaning } from './values.js'

/** A phrase with its place in the line; `start`, `core` and `end` are token indexes. */
export interface Found extends Hit {
  readonly start: number
  readonly core: number
  readonly preposition: string
  readonly kind: TimeMention['kind']
  readonly as: Meaning['as']
}

/** A phrase in its place. Field by field: this is made for each phrase of each changed line, and copying objects costs more than reading them. */
export function placed(
  { end, value, day, relative, vague, bare, repair }: Hit,
  start: number,
  core: number,
  preposition: string,
  kind: Found['kind'],
  as: Found['as'],
): Found {
  return { end, value, day, relative, vague, bare, repair, start, core, preposition, kind, as }
}

/** The deadlines of a line that the words of another phrase cannot be: by, before, until. */
export function deadlinesOf(all: readonly Found[]): readonly Found[] {
  return all.filter(({ kind, preposition }) => kind === 'deadline' && /^(?:by|before|until|till|through)$/.test(preposition)).slice(0, 2)
}

/** The role of a phrase beside the first two deadlines of its line. */
export function roleOf(t: readonly Token[], found: Found, deadlines: readonly Found[]): TimeRole {
  if (found.kind === 'cadence') return 'window'
  if (isStatus(t, found)) return 'status'
  if (isBaseline(t, found)) return 'baseline'
  if (isWindow(t, found)) return 'window'
  if (isObject(t, found, deadlines)) return 'object'
  return 'span'
}

const participles =
  /^(?:started|begun|done|completed|shipped|delivered|finished|closed|moved|pushed|postponed|delayed|deferred|carried|missed|slipped|launched|released|achieved|cancelled|canceled|dropped|rescheduled|met|hit|blocked|paused|abandoned|reverted|planned)$/

/** A report on how things stand: behind "=>" or a status mark, in brackets that begin with a participle, after "was", "has been", "not started". */
function isStatus(t: readonly Token[], found: Found): boolean {
  const { value } = found
  if (value.is === 'unit' && value.shift < 0) return !isComparison(found) && tokenAt(t, found.start - 1).text !== 'as'
  const floor = Math.max(0, found.start - 40)
  let bracket = -1
  for (let at = found.start - 1; at >= floor; at--) {
    const { text } = tokenAt(t, at)
    if (text === '>' && /^[=-]$/.test(tokenAt(t, at - 1).text) && tokenAt(t, at).glued) return true
    if (text === '⇒' || text === '⇨') return true
    if (text === ')') break
    if (text === '(') {
      bracket = at
      break
    }
  }
  const opening = bracket >= 0 ? bracket + 1 : -1
  if (opening >= 0) {
    const first = tokenAt(t, opening).text
    if (
      first === 'not' ||
      first === 'will' ||
      first === 'was' ||
      first === 'as' ||
      (first === 'on' && tokenAt(t, opening + 1).text === 'hold') ||
      (participles.test(first) && first !== 'planned')
    )
      return true
    if (first === 'in' && tokenAt(t, opening + 1).text === 'progress') return true
  }
  // The verb that the phrase hangs on, with up to four words between.
  for (let at = found.start - 1; at >= Math.max(0, found.start - 5); at--) {
    const { text, kind } = tokenAt(t, at)
    if (kind !== 'word') break
    const helper = tokenAt(t, at - 1).text
    if (!participles.test(text) && !(text.endsWith('ed') && /^(?:was|were|had)$/.test(helper))) continue
    if (helper === 'not' || helper === 'was' || helper === 'were' || helper === 'had') return true
    if ((helper === 'been' || helper === 'already') && found.preposition !== 'by') return true
    if ((helper === 'has' || helper === 'have') && found.preposition !== 'by') return true
    if (/^(?:moved|pushed|postponed|delayed|deferred|carried|slipped|rescheduled)$/.test(text)) return helper !== 'be'
    break
  }
  return tokenAt(t, found.start - 1).text === 'the' && /^(?:list|backlog)$/.test(tokenAt(t, found.end).text)
}

/** Growth and comparison words before a phrase make it the base that is compared with. */
function isComparison(found: Found): boolean {
  return /^(?:since|over|than|vs|versus|against|from)$/.test(found.preposition)
}

function isBaseline(t: readonly Token[], found: Found): boolean {
  const { preposition, value } = found
  if (value.is === 'past' || value.is === 'to-date') return true
  if (value.is === 'unit' && value.shift < 0) return true
  if (/^(?:than|vs|versus|against)$/.test(preposition)) return true
  if (
    tokenAt(t, found.end).text === 'baseline' ||
    (/^(?:level|levels|numbers|figures|average|value|values)$/.test(tokenAt(t, found.end).text) && found.preposition !== 'by')
  )
    return true
  if (preposition === 'since' || preposition === 'from') {
    // "from Q4 2026 through Q2 2027" and "from 15 December to 5 January" are periods.
    if (value.is === 'range') return false
    return true
  }
  if (preposition === 'over') {
    const before = tokenAt(t, found.start - 1).text
    return (
      before === '%' ||
      /^(?:increase|growth|improvement|gain|rise|percent|decrease|reduction|up|down|x)$/.test(before) ||
      tokenAt(t, found.start - 1).kind === 'number'
    )
  }
  if (isStartValue(t, found)) return true
  const first = tokenAt(t, found.start - 1).text
  return (
    first === 'baseline' ||
    (preposition === 'in' && first === 'than') ||
    (first === ':' && tokenAt(t, found.start - 2).text === 'baseline') ||
    (first === 'in' && /^(?:than|was|were)$/.test(tokenAt(t, found.start - 2).text))
  )
}

/** "from 4 % in Q1 to 9 %": when the start value was. */
function isStartValue(t: readonly Token[], found: Found): boolean {
  const behind = tokenAt(t, found.end).text === ')' ? found.end + 1 : found.end
  if (!/^(?:to|up|down)$/.test(tokenAt(t, behind).text)) return false
  for (let at = found.start - 1; at >= Math.max(0, found.start - 6); at--) {
    const token = tokenAt(t, at)
    if (token.text === 'from') return true
    if (token.kind === 'word' && token.text.length > 2) return false
  }
  return false
}

const measured =
  /^(?:respond|responds|reply|replies|resolve|resolves|resolved|answer|answers|answered|acknowledge|acknowledged|acknowledges|fix|fixed|triage|triaged|close|closed|review|reviewed|return|returned|deliver|delivered|handled|handle|process|processed|happen|happens|receive|received|load|loads|complete|completes|takes|take|deploy|deployed|merge|merged|restore|recover|recovered|responded|replied|pay|paid|refund|refunded|contacted|onboarded|productive|activated|activate)$/
const distributive = /^(?:%|every|each|all|any|most|average|median|p50|p90|p95|p99|mean|percent|per|typical|half)$/

/** A length that is measured, not the time the work is given: "within 15 minutes", "90 % answered within 2 days", "runs for 10 days". */
function isWindow(t: readonly Token[], found: Found): boolean {
  const { value } = found
  if (value.is === 'duration') return !isHorizon(t, found)
  if (value.is !== 'within' && value.is !== 'ahead' && value.is !== 'horizon') return false
  if (value.unit === 'minute' || value.unit === 'hour') return true
  // "within their first month": of everybody's own time.
  for (let at = found.start; at < found.end; at++) if (tokenAt(t, at).text === 'first') return true
  if (found.preposition !== 'within' && found.preposition !== 'in') return false
  if (value.is !== 'horizon' && isShort(t, value, found.end)) return true
  const behind = tokenAt(t, found.end).text
  if (/^(?:of|after|from|before|following|or|prior)$/.test(behind) && !(behind === 'of' && tokenAt(t, found.end + 1).text === 'now'))
    return true
  for (let at = found.start - 1; at >= Math.max(0, found.start - 12); at--) {
    const token = tokenAt(t, at)
    if (token.text === '.' || token.text === ';') break
    if (distributive.test(token.text) && !(token.text === 'all' && at === 0)) return true
    if (measured.test(token.text) && value.is === 'within' && at > 0 && lengthInDays(value) < 14) return true
    if (measured.test(token.text) && value.is === 'ahead' && value.unit === 'day' && value.n <= 10) return true
  }
  return value.is === 'within' && lengthInDays(value) < 7 && measured.test(tokenAt(t, 0).text)
}

/**
 * "closed within 7 days", "fits in a sprint", "answered in under two weeks": what happens again and again in a short time, not the time the work is given.
 * "in two weeks" is a day two weeks ahead.
 */
function isShort(t: readonly Token[], value: { readonly is: string; readonly n: number; readonly unit: string }, end: number): boolean {
  if (value.is === 'within') return value.unit === 'day' ? value.n <= 10 : value.unit === 'week' && value.n <= 1
  const single = value.n === 1 && /^(?:day|sprint|iteration|cycle|quarter)$/.test(value.unit)
  return single || (value.unit === 'day' && value.n <= 10 && /^(?:business|working)$/.test(tokenAt(t, end - 2).text))
}

function lengthInDays(value: { readonly n: number; readonly unit: string }): number {
  return (
    value.n *
    ({ day: 1, week: 7, fortnight: 14, month: 30, quarter: 91, half: 182, year: 365, sprint: 14, iteration: 14, cycle: 42 }[value.unit] ??
      0)
  )
}

/** A length that is all the line or field says ("6 months", "~6–12 months", "6 month goals", "90-day plan") is the time the work is given. */
function isHorizon(t: readonly Token[], found: Found): boolean {
  const { value } = found
  if (value.is !== 'duration' || lengthInDays({ n: value.n ?? 1, unit: value.unit }) < 14) return false
  let from = found.start - 1
  while (
    from >= 0 &&
    /^(?:~|\(|about|around|#|the|our|:|timeline|duration|timeframe|horizon|within|next|approx|in|over|for)$/.test(tokenAt(t, from).text)
  )
    from--
  let to = found.end
  while (planNouns.has(tokenAt(t, to).text) || /^[):.]$/.test(tokenAt(t, to).text)) to++
  if (from < 0 && tokenAt(t, to).kind === 'end') return true
  return from < 0 && to > found.end && tokenAt(t, to - 1).text === ':'
}

/** The phrase describes a thing of the sentence ("all Q2 tickets", "the 2027 budget") and does not date its work. */
function isObject(t: readonly Token[], found: Found, deadlines: readonly Found[]): boolean {
  const { value, preposition } = found
  const next = tokenAt(t, found.end)
  const noun = next.kind === 'word' && !next.glued && !followers.has(next.text)
  if (value.is === 'vague' || value.is === 'horizon') {
    if (preposition || found.kind === 'deadline') return false
    if (/^(?:the|in|over|for)$/.test(tokenAt(t, found.start - 1).text)) return noun && !planNouns.has(next.text)
    return found.start > 2 || (noun && !planNouns.has(next.text)) ? !isLabel(t, found) : false
  }
  if (/^(?:since|after|starting|beginning)$/.test(preposition)) return true
  if (
    found.kind === 'deadline' &&
    preposition !== 'of' &&
    preposition !== 'for' &&
    preposition !== 'to' &&
    preposition !== 'on' &&
    preposition !== ''
  )
    return false
  if (preposition === 'to') return true
  const other = deadlines.some((one) => one !== found)
  // "the team we need in 2027, by the end of Q4": the deadline says by when.
  if (preposition === 'in' && frontedBehind(t, found.end)) return true
  if (preposition === 'in' && found.start > 0 && deadlines.some(({ preposition: word }) => word === 'by')) return true
  if (preposition === '') {
    // "Publish the Q3 report" is not done in Q3; "Q3 goals" are.
    const looksBack = /^(?:reports?|reviews?|retrospectives?|retros?|summary)$/.test(next.text)
    if (noun && found.start > openingEnd(t, found.start) && (looksBack || !planNouns.has(next.text))) return true
    if (noun && describesSubject(t, found.end)) return true
    if (noun && planNouns.has(next.text) && found.start > 3) return other
    return found.kind === 'period' && found.start > 3 && other
  }
  if (preposition === 'of' || preposition === 'for' || (preposition === 'on' && found.kind === 'period')) {
    if (noun && !planNouns.has(next.text)) return true
    return other
  }
  return preposition === 'on' && /^(?:based|focus|depends|list|report|reports|work)$/.test(tokenAt(t, found.start - 1).text)
}

/** "with the work done in Q2, in Q3 we will …": the phrase in front of "we" is the time of the plan. */
function frontedBehind(t: readonly Token[], from: number): boolean {
  if (tokenAt(t, from).text !== ',') return false
  for (let at = from + 1; at < from + 8; at++) {
    const { text, kind } = tokenAt(t, at)
    if (text === 'we' || text === "we'll") return at > from + 2 && /^(?:in|for|during|by)$/.test(tokenAt(t, from + 1).text)
    if (kind === 'mark' && text !== '-' && text !== "'") return false
  }
  return false
}

/** "Our Q2 survey showed that …": the phrase belongs to what the sentence is about. "Q3 hiring goals" and "Q4 depots" are headings. */
function describesSubject(t: readonly Token[], from: number): boolean {
  let words = 0
  for (let at = from; words < 8 && (tokenAt(t, at).kind === 'word' || (words > 0 && tokenAt(t, at).text === ',')); at++) {
    if (tokenAt(t, at).kind !== 'word') continue
    if (words < 4 && planNouns.has(tokenAt(t, at).text)) return false
    words++
  }
  return words >= 5
}

/** The opening of a line: marks, "our", "the" and a label before a colon. */
function openingEnd(t: readonly Token[], limit: number): number {
  let at = 0
  while (at < limit && (tokenAt(t, at).kind === 'mark' || /^(?:our|the|company|team)$/.test(tokenAt(t, at).text))) at++
  return at
}

function isLabel(t: readonly Token[], found: Found): boolean {
  return (
    tokenAt(t, found.end).text === ':' ||
    tokenAt(t, found.end).kind === 'end' ||
    (tokenAt(t, found.end).text === ')' && tokenAt(t, found.start - 1).text === '(')
  )
}
