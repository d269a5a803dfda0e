// Finds the time phrases of one line with their places and roles; knows no document and no calendar.

import type { Range } from '../model/types.js'
import { rhythmAtoms } from './cadence/atoms.js'
import { composeCadence } from './cadence/compose.js'
import type { Atom } from './cadence/parts.js'
import { type Hit, hit } from './hit.js'
import { duration, vagueAt } from './lengths.js'
import { endEdges, followers, monthsAlsoNames, planNouns, prepositions, startEdges } from './lexicon-en.js'
import { phrase, skipSmall, unitAt } from './phrases.js'
import { point } from './points.js'
import { deadlinesOf, type Found, placed, roleOf } from './roles.js'
import { nextCore, reach, startsTime } from './starts.js'
import { type Token, tokenAt, tokenize } from './tokens.js'
import type { TimeMention } from './types.js'
import type { Meaning, Value } from './values.js'
import { count } from './years.js'

/** A line without any of these holds no time phrase. */
const gate =
  /\d|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|wed|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?)\b|quarter|week|month|year|\bday|daily|annual|hour|minute|\b(?:min|hr|yr)s?\b|decade|sprint|cycle|iteration|spring|summer|autumn|\bfall\b|winter|eo(?:q|y|m|w|fy)\b|\bytd|\bfy\b|asap|soon\b|someday|eventually|due course|future|over time|[\s-]term|\bevery|\beach\b|\bper\b|\bhalf|ennial|fortnight|semester|nightly|alternat/i

/** Nor one without these a rhythm. */
const rhythmic =
  /\b(?:every|each|alternat|once\b|twice|thrice|times?\b|per\b|after\b|before\b|into\b|following\b|prior\b)|(?:dai|night|week|month|quarter|year|hour)ly\b|annual|ennial|\dx\b|×|\/ ?(?:day|week|month|quarter|year|sprint)|\ban? (?:day|week|month|quarter|year|sprint|cycle)|days\b|(?:month|quarter)\b/i

/** Periods, deadlines, durations and cadences of one line or sentence, in order, not overlapping. Linear in the length; never throws. */
export function scanTime(text: string): readonly TimeMention[] {
  if (!gate.test(text)) return []
  const t = tokenize(text)
  const found: Found[] = []
  const rhythms = rhythmic.test(text) ? rhythmGroups(rhythmAtoms(t)) : []
  let group = 0
  let i = 0
  let core = -1
  while (i < t.length) {
    if (core < i) {
      core = nextCore(t, i)
      if (core === t.length && group >= rhythms.length) break
    }
    while (rhythms[group] && rhythms[group]![0]!.start < i) group++
    const rhythm = rhythms[group]
    if (rhythm && rhythm[0]!.start === i) {
      const mention = cadenceAt(text, t, rhythm)
      group++
      if (mention) {
        found.push(mention)
        i = mention.end
        continue
      }
    }
    if (core - i > reach || !startsTime(t[i]!)) {
      i++
      continue
    }
    const mention = prepositional(t, i) ?? alone(t, i) ?? vagueAt(t, i) ?? duration(t, i)
    if (mention) {
      if (!restates(t, mention, found[found.length - 1])) found.push(mention)
      i = Math.max(mention.end, i + 1)
    } else i++
  }
  const deadlines = deadlinesOf(found)
  return found.map((mention) => mentionOf(text, t, mention, roleOf(t, mention, deadlines)))
}

/** "Q1 (Jan – March)": the months in brackets say the quarter again. */
function restates(t: readonly Token[], mention: Found, last: Found | undefined): boolean {
  return (
    last?.value.is === 'part' &&
    mention.value.is === 'range' &&
    mention.value.from.is === 'month' &&
    last.end === mention.start - 1 &&
    tokenAt(t, last.end).text === '('
  )
}

function mentionOf(text: string, t: readonly Token[], found: Found, role: TimeMention['role']): TimeMention {
  const range = rangeOf(t, found.start, found.end)
  const core = rangeOf(t, found.core, found.end)
  const { repair } = found
  let impossible: TimeMention['impossible'] = null
  if (repair) {
    const day = tokenAt(t, repair.token)
    const suffix = tokenAt(t, repair.token + 1)
    const ordinal = suffix.glued && /^(?:st|nd|rd|th)$/.test(suffix.text)
    const number = ordinal ? `${repair.day}${repair.day === 31 ? 'st' : 'th'}` : String(repair.day)
    impossible = { suggestion: text.slice(core.start, day.start) + number + text.slice(ordinal ? suffix.end : day.end, core.end) }
  }
  const meaning: Meaning = { as: found.as, value: found.value }
  return {
    kind: found.kind,
    role,
    text: text.slice(textStart(t, found), range.end),
    preposition: text.slice(range.start, core.start),
    range,
    core,
    value: meaning,
    impossible,
    vague: found.vague,
    relative: found.relative,
  }
}

/** Past the preposition and the small words behind it, but not past "end of". */
function textStart(t: readonly Token[], found: Found): number {
  const meaningful = found.as === 'before' || found.value.is === 'within' || found.value.is === 'ahead'
  if (found.core === found.start || meaningful) return tokenAt(t, found.start).start
  let at = found.core
  if (found.value.is === 'edge') while (at > found.start && !edgeWord(tokenAt(t, at).text)) at--
  return tokenAt(t, edgeWord(tokenAt(t, at).text) ? at : found.core).start
}

const edgeWord = (word: string) => startEdges.has(word) || endEdges.has(word)

function rangeOf(t: readonly Token[], start: number, end: number): Range {
  return { start: tokenAt(t, start).start, end: tokenAt(t, end - 1).end }
}

// ---- phrases with and without a preposition ------------------------------------------------------------------------------------------------

/** "by the end of Q4", "no later than 15 November", "due 31 March", "in two weeks", "within 90 days", "between … and …". */
function prepositional(t: readonly Token[], i: number): Found | null {
  const opening = prepositionAt(t, i)
  if (!opening) return null
  const { kind, end, word } = opening
  const ahead = word === 'in' || word === 'within' ? (countAhead(t, i, end, word) ?? withinUnit(t, i, end, word)) : null
  if (ahead) return ahead
  if (kind === 'since' && word === 'from' && tokenAt(t, end).text === 'now') return null
  const core = phrase(t, end)
  if (!core) return null
  const { value } = core
  const day = core.day || value.is === 'edge'
  if (core.bare && value.is === 'year' && followsAmount(t, core.end)) return null
  if (value.is === 'weekday' && core.bare && ((kind !== 'deadline' && kind !== 'before') || tokenAt(t, end).text === 'the')) return null
  if (core.bare && value.is === 'month' && !licensedMonth(t, end, word)) return null
  if (core.bare && value.is === 'part' && value.unit === 'half' && (word === 'to' || word === 'than')) return null
  if (core.bare && value.is === 'season' && !/^(?:by|in|during|until|before|over|this)$/.test(word)) return null
  const place = (role: Found['kind'], as: Found['as']) => placed(core, i, coreStart(t, end, core), word, role, as)
  if (kind === 'to') {
    if (value.is === 'unit' || core.bare) return null
    return day ? place('deadline', 'deadline') : place('period', 'period')
  }
  if (kind === 'before') return place('deadline', 'before')
  if (kind === 'deadline' || (day && (kind === 'on' || kind === 'for' || (kind === 'period' && value.is !== 'range')))) {
    // A whole range behind "by" is no deadline: it is read as it stands.
    if (value.is === 'range' && kind !== 'deadline') return place('period', 'period')
    return place('deadline', 'deadline')
  }
  return day && kind !== 'since' ? place('deadline', 'deadline') : place('period', 'period')
}

type PrepositionKind = typeof prepositions extends ReadonlyMap<string, infer K> ? K : never

function prepositionAt(
  t: readonly Token[],
  i: number,
): { readonly kind: PrepositionKind; readonly end: number; readonly word: string } | null {
  const word = tokenAt(t, i).text
  const next = tokenAt(t, i + 1).text
  const third = tokenAt(t, i + 2).text
  const then = (length: number, kind: PrepositionKind, name: string) => ({ kind, end: i + length, word: name })
  if ((word === 'no' || word === 'not') && next === 'later' && third === 'than') return then(3, 'deadline', 'by')
  if (word === 'up' && next === 'to') return then(2, 'to', 'to')
  if (word === 'as' && next === 'of') return then(2, 'since', 'since')
  if ((word === 'compared' || word === 'relative') && (next === 'to' || next === 'with')) return then(2, 'since', 'since')
  if (word === 'prior' && next === 'to') return then(2, 'before', 'before')
  if (word === 'between') return then(1, 'period', 'between')
  if (word === 'on' && next === 'or' && third === 'before') return then(3, 'deadline', 'by')
  if (word === 'target' && next === 'date') return then(tokenAt(t, i + 2).text === ':' ? 3 : 2, 'deadline', 'by')
  if (word === 'estimated' && (next === 'completion' || next === 'date'))
    return then(tokenAt(t, i + 2).text === ':' ? 3 : 2, 'deadline', 'by')
  if (word === 'completion' && next === ':') return then(2, 'deadline', 'by')
  if (word === 'latest' && next === 'by') return then(2, 'deadline', 'by')
  const kind = prepositions.get(word)
  if (!kind) return null
  let end = i + 1
  if (word === 'due' || word === 'deadline' || word === 'eta') {
    if (tokenAt(t, end).text === 'date') end++
    if (/^(?:by|on|in|for|is|at|:|-|before|=)$/.test(tokenAt(t, end).text)) end++
    return { kind: 'deadline', end, word: 'by' }
  }
  if ((word === 'starting' || word === 'beginning') && /^(?:in|on|from|with)$/.test(next)) end++
  if (word === 'from' && next === 'the') return { kind, end: end, word }
  return { kind, end, word }
}

/** "in two weeks", "within 90 days", "in the next six weeks" (which the phrase grammar reads). */
function countAhead(t: readonly Token[], i: number, from: number, word: string): Found | null {
  let at = from
  while (
    /^(?:about|around|under|roughly|approximately|~|less|than|at|most|the|first|maximum|max)$/.test(tokenAt(t, at).text) &&
    at < from + 4
  )
    at++
  const limited = /^(?:under|than|most|first|max|maximum)$/.test(tokenAt(t, at - 1).text)
  // "in the two years since then" looks back.
  if (tokenAt(t, at - 1).text === 'the') return null
  const few = fewUnits(t, at)
  if (few) return placed(hit(few, { is: 'vague' }, { relative: true, vague: true }), i, at, 'within', 'period', 'period')
  const half = tokenAt(t, at).text === 'half' && /^(?:a|an)$/.test(tokenAt(t, at + 1).text)
  const article = /^(?:a|an)$/.test(tokenAt(t, at).text)
  const low = half ? { n: 0.5, end: at + 2 } : article ? { n: 1, end: at + 1 } : count(t, at)
  if (!low) return null
  let n = low
  const joint = tokenAt(t, low.end).text
  if (joint === '-' || joint === 'to' || joint === 'or') n = count(t, low.end + 1) ?? low
  const hyphen = tokenAt(t, n.end).text === '-'
  const unit = unitAt(t, hyphen ? n.end + 1 : n.end)
  if (!unit || (article && unit.plural)) return null
  // "in two-week sprints": the length describes what follows.
  if (hyphen && !unit.plural && tokenAt(t, unit.end).kind === 'word') return null
  const isRange = n !== low
  const value: Value = isRange
    ? { is: 'horizon', from: low.n, to: n.n, unit: unit.unit }
    : { is: word === 'within' || limited ? 'within' : 'ahead', n: n.n, unit: unit.unit }
  const kind = value.is === 'ahead' ? 'deadline' : 'period'
  return placed(hit(unit.end, value, { relative: true, vague: isRange }), i, at, limited ? 'within' : word, kind, kind)
}

/** Behind "a few months", "several weeks", "a couple of years", where they stand; else 0. */
function fewUnits(t: readonly Token[], i: number): number {
  const words = [0, 1, 2, 3].map((n) => tokenAt(t, i + n).text).join(' ')
  const few = /^(?:several|a few|a couple(?: of)?)(?= )/.exec(words)
  if (!few) return 0
  const unit = unitAt(t, i + few[0].split(' ').length)
  return unit?.plural ? unit.end : 0
}

/** "within the quarter", "within the month". */
function withinUnit(t: readonly Token[], i: number, from: number, word: string): Found | null {
  if (word !== 'within' || tokenAt(t, from).text !== 'the') return null
  const unit = unitAt(t, from + 1)
  if (!unit || unit.plural || !/^(?:week|month|quarter|year)$/.test(unit.unit) || tokenAt(t, unit.end).text === 'of') return null
  const value: Value = { is: 'unit', unit: unit.unit, shift: 0, fiscal: unit.fiscal }
  return placed(hit(unit.end, value, { relative: true }), i, from + 1, 'within', 'period', 'period')
}

/** "by 2030 customers": a bare number before a lower-case plural counts. */
function followsAmount(t: readonly Token[], i: number): boolean {
  const next = tokenAt(t, i)
  return (
    (next.kind === 'word' &&
      !next.glued &&
      !next.capital &&
      next.text.endsWith('s') &&
      !followers.has(next.text) &&
      !planNouns.has(next.text)) ||
    next.text === '%' ||
    next.text === '°'
  )
}

/** A month on its own counts behind a preposition, with a capital; names of people only behind those that people do not follow. */
function licensedMonth(t: readonly Token[], i: number, preposition: string): boolean {
  const token = tokenAt(t, skipSmall(t, i))
  if (!token.capital && !/^(?:in|by|until|during|before|through)$/.test(preposition)) return false
  const name = monthsAlsoNames.has(token.text)
  if (name && !token.capital) return false
  if (name && /^(?:for|from|to|on|against|than|over|at|of|vs)$/.test(preposition)) return false
  return !(name && /^(?:'|and|or)$/.test(tokenAt(t, i + 1).text) && !/^(?:in|by|until|during|before|through|between)$/.test(preposition))
}

/** Where the phrase proper begins, past articles and "the end of". */
function coreStart(t: readonly Token[], i: number, core: Hit): number {
  let at = skipSmall(t, i)
  if (core.value.is === 'edge' && /^(?:end|close|start|beginning)$/.test(tokenAt(t, at).text)) {
    at++
    if (tokenAt(t, at).text === '-') at++
    if (tokenAt(t, at).text === 'of') at++
    if (tokenAt(t, at).text === '-') at++
    at = skipSmall(t, at)
  }
  return Math.min(at, core.end - 1)
}

/** A phrase without a preposition. Bare months, years, halves and seasons need an otherwise empty place. */
function alone(t: readonly Token[], i: number): Found | null {
  const token = tokenAt(t, i)
  if (token.kind === 'mark' && token.text !== '~') return null
  // Small words that stand before a phrase belong to it only with an edge ("the end of Q4").
  const core = phrase(t, i)
  if (!core) return inUnits(t, i)
  if (core.bare && !licensedAlone(t, i, core)) return null
  if (core.value.is === 'unit' && core.value.shift === 0 && tokenAt(t, i).text === 'the') return null
  const kind = core.day || (core.value.is === 'edge' && core.value.edge === 'end') ? 'deadline' : 'period'
  return placed(core, i, coreStart(t, i, core), '', kind, kind)
}

/** Nothing but plan words around it: a heading, a cell, a label, brackets. */
function licensedAlone(t: readonly Token[], i: number, core: Hit): boolean {
  const { value } = core
  if (value.is === 'weekday') return false
  let next = core.end
  const after = tokenAt(t, next)
  const before = tokenAt(t, i - 1)
  if (value.is === 'year' && followsAmount(t, next)) return false
  const opens =
    i === 0 ||
    /^[([|:–—]$/.test(before.text) ||
    before.text === '-' ||
    planNouns.has(before.text) ||
    before.text === '#' ||
    before.text === ',' ||
    before.text === ']'
  while (planNouns.has(tokenAt(t, next).text)) next++
  const closes =
    next > core.end ||
    after.kind === 'end' ||
    /^[)\]|:;,.]$/.test(after.text) ||
    (after.text === '-' && !after.glued) ||
    (after.text === '(' && planNouns.has(before.text))
  if (value.is === 'part')
    return (
      (opens || next > core.end || !/^(?:an?|use|the|one|and|below)$/.test(before.text)) && closes && !/^(?:an?|use)$/.test(before.text)
    )
  if (value.is === 'month') {
    const name = monthsAlsoNames.has(tokenAt(t, i).text)
    if (!tokenAt(t, i).capital) return false
    return (
      opens &&
      closes &&
      (!name || i === 0 || before.text === '(' || before.text === '|' || planNouns.has(before.text)) &&
      !(name && after.text === ',')
    )
  }
  if (value.is === 'season') return opens && closes && i === 0 && next > core.end
  if (value.is === 'year') {
    // Nobody plans for 2005 any more, but many numbers are as large.
    if (value.year < 2010 && !value.fiscal) return false
    if (after.glued && after.text === ',') return false
    return opens && (closes || /^(?:goals?|okrs?|company|team|annual|product|engineering)$/.test(after.text)) && before.text !== '$'
  }
  return opens && closes
}

/** "six months from now", "two weeks from today". */
function inUnits(t: readonly Token[], i: number): Found | null {
  const n = count(t, i)
  const unit = n && unitAt(t, n.end)
  if (!n || !unit || tokenAt(t, unit.end).text !== 'from' || !/^(?:now|today)$/.test(tokenAt(t, unit.end + 1).text)) return null
  return placed(hit(unit.end + 2, { is: 'ahead', n: n.n, unit: unit.unit }, { relative: true }), i, i, 'in', 'deadline', 'deadline')
}

// ---- rhythms -------------------------------------------------------------------------------------------------------------------------------

/** Parts of one rhythm stand side by side, with nothing but small words between them. */
function rhythmGroups(atoms: readonly Atom[]): readonly (readonly Atom[])[] {
  const groups: Atom[][] = []
  for (const atom of atoms) {
    const last = groups[groups.length - 1]
    const end = last?.[last.length - 1]?.end
    if (last && end !== undefined && atom.start - end <= 2) last.push(atom)
    else groups.push([atom])
  }
  // A length or a clock time alone is none; the grammar of durations reads the former.
  return groups
    .map((group) =>
      group[0]!.kind === 'length' ||
      (group[0]!.kind === 'time' && !(group[1]?.kind === 'rhythm' || (group[1]?.kind === 'days' && group[1].plural)))
        ? group.slice(group.findIndex((atom) => atom.kind === 'rhythm' || atom.kind === 'days' || atom.kind === 'event'))
        : group,
    )
    .filter((group) => group.some((atom) => atom.kind === 'rhythm' || atom.kind === 'event' || (atom.kind === 'days' && atom.plural)))
}

function cadenceAt(text: string, t: readonly Token[], group: readonly Atom[]): Found | null {
  const used = group.filter((atom) => atom.kind !== 'length')
  const rate = used.find((atom) => atom.kind === 'rhythm' && atom.rate)
  const start = group[0]!.start
  if (rate && used.length === 1) return placed(hit(rate.end, { is: 'vague' }), start, start, '', 'cadence', 'period')
  const cadence = composeCadence(text, t, group, null)
  if (!cadence) return null
  const end = used[used.length - 1]!.end
  // A date that only looks like a rhythm's day is left to the date grammar.
  if (point(t, start)?.value.is === 'day') return null
  return placed(hit(end, { is: 'cadence', cadence }), start, start, '', 'cadence', 'period')
}
