// Paragraphs: fields and labelled items, lead-ins over lists, statements of the heading above, and sentences that introduce rituals.

import { slicePlain } from '../syntax/inline.js'
import type { Place } from '../syntax/tree.js'
import { isCaption, isTopic } from './captions.js'
import { type Cue, placeOf, sentenceOf } from './cues.js'
import type { LocatedTime } from './document.js'
import { type Draft, type Group, type Open, spanning, timesIn, timesOfLead, wholeOf } from './draft.js'
import { numberedResult } from './headings.js'
import { shortName } from './identity.js'
import { fieldsOf, type Kind } from './kinds.js'
import { describesKind } from './label-lines.js'
import { following, lastSentence, leadRoleOf, noLead, pointing, promises } from './lead-ins.js'
import { leadersIn, onlyPeople } from './leaders.js'
import type { Reading } from './reading.js'
import { ritualsIn, saysWhen } from './rituals.js'
import { cadenceOf, type Scope } from './scope.js'
import { goalKinds, ritualNoun, startsWithVerb, teamSpokenFor, timelineTitle } from './sections.js'
import { isOfPeriod, isTopicOfGoals, onRoadmap } from './topics.js'

export function paragraph(scope: Scope, cue: Cue): void {
  scope.listField = null
  scope.caption = null
  if (!cue.reading) return
  if (scope.mark && scope.mark !== 'none') {
    scope.add(scope.mark, 'paragraph', cue, cue.reading, null, null, ['marked'])
    scope.group = null
    return
  }
  // "Quarter 1 of 2027: **Rules**" over a list: its time.
  const front = cue.reading.label
  if (front && /\d/.test(front.text) && cue.more.length === 0 && scope.labelKind(front.text) === 'cycle' && cue.words <= longestPeriod) {
    const times = timesOfLead(placeOf(cue.chunk, cue.unit.lines[0]!.plain))
    const kind = scope.sectionKind()
    if (times.some(spanning) && kind !== null && goalKinds.has(kind)) {
      scope.group = { kind, mark: scope.why(), intention: false, stance: null, times, parent: null }
      return
    }
  }
  const open = scope.open.at(-1)
  let used = false
  let under: Draft | null = null
  let said: Draft | null = null
  for (const [i, reading] of [cue.reading, ...cue.more].entries()) {
    if (!reading.label) {
      // "**KR2** Hire 12 mechanics"; "KR2 slipped to May" tells of one.
      if (numberedResult(reading) && !reading.boldAll && !/^\p{Lower}/u.test(reading.body.text) && !scope.blocked()) {
        said = scope.add('key-result', 'label', cue, reading, null, null, ['label'], lineOf(cue, reading))
        used = true
      }
      continue
    }
    const key = scope.labelField(reading.label.text)
    const kind = scope.labelKind(reading.label.text)
    const text = reading.label.rest.text.trim()
    if (key && said && (key === 'owner' || fieldsOf(said.kind).includes(key))) {
      scope.field(said, key, reading, cue)
      continue
    }
    if (kind && said === null && (pointsAt(scope, cue, kind, text) || namesAbove(scope, reading.label.text, kind))) {
      scope.field(null, 'serves', reading, cue)
      used = true
      continue
    }
    const defined = scope.sectionKind() === 'term' && reading.label.bold && text !== ''
    if (defined) {
      term(scope, cue, reading)
      used = true
    } else if (kind && !scope.blocked(kind) && text && !describesKind.test(text) && !(key && scope.takes(key, kind))) {
      const added = scope.add(kind, 'label', cue, reading, null, null, ['label'], lineOf(cue, reading))
      said = added
      under = kind === 'objective' && scope.okr() ? added : null
      if (kind === 'objective') scope.last = added
      used = true
    } else if (key && !(text === '' && /:\s*$/.test(cue.text) && i === cue.more.length && !scope.takes(key))) {
      const target = scope.field(null, key, reading, cue)
      if (target && target.fields.at(-1)?.value === '') scope.listField = { item: target, at: target.fields.length - 1 }
      used = true
    } else if (!key && !kind && i === 0 && isNamedPlan(scope, cue, reading)) {
      said = scope.add('milestone', 'paragraph', cue, reading, null, null, [scope.why()])
      used = true
    }
  }
  if (used) {
    // "**O: …**" over a list: the list holds its results.
    const times = scope.group?.times ?? []
    scope.group = under && { kind: 'key-result', mark: 'lead', intention: false, stance: null, times, parent: under }
    return
  }
  const [first] = cue.unit.lines
  if (!first) return
  if (onlyPeople(cue) && scope.leader(cue)) return
  sentence(scope, cue, open)
  const introduces = /:\s*$/.test(cue.text) || cue.reading.boldAll || following.test(lastSentence(cue.text)) || isBareLabel(scope, cue)
  scope.leading = introduces ? leadersIn(cue.text.replace(/:\s*$/, '')) : null
  if (!introduces) {
    // "Why do we need this?": what is listed below gives reasons; "These are steps that could have helped." gives options.
    const last = lastSentence(cue.text)
    const answers = reasons.test(last) || options.test(last)
    scope.caption = isCaption(scope, cue) ? cue : null
    scope.group = answers ? { kind: null, mark: 'lead', intention: false, stance: 'background', times: [], parent: null } : null
    return
  }
  scope.group = lead(scope, cue)
  scope.caption = scope.group !== null && isTopic(scope, cue, scope.group) ? cue : null
}

/** "Search: We will rebuild the index." in a roadmap. */
const isNamedPlan = (scope: Scope, { unit }: Cue, { label }: Reading): boolean =>
  label !== null &&
  unit.lines.length === 1 &&
  scope.sectionKind() === 'milestone' &&
  !scope.blocked() &&
  /^\p{Upper}\S* \S/u.test(label.text) &&
  label.text.split(' ').length <= longestPlanName &&
  /^(?:this year,? )?we (?:will (?!not\b|never\b)|are \p{Alpha}+ing\b|plan to|aim to|intend to|want to)/iu.test(label.rest.text.trim())

const longestPlanName = 9

/** "> **Owner:** Ana" under the title: what is set apart there are fields of the page, where each line is one. */
export function quotedFields(scope: Scope, cue: Cue): void {
  const lines = cue.reading ? [cue.reading, ...cue.more] : []
  const since = scope.open.at(-1)?.since
  if (scope.sections.length !== 1 || since !== scope.drafts.length || lines.length < cue.unit.lines.length) return
  const open = scope.open.at(-1)!
  const { pending } = open
  // They are told of the page: its title is no item for that.
  open.pending = null
  for (const line of lines) {
    const key = line.label && scope.labelField(line.label.text)
    if (key && line.label!.bold) scope.field(null, key, line, cue)
  }
  open.pending = pending
}

const lineOf = (cue: Cue, { body }: Reading): Place => ({
  ...wholeOf(cue),
  start: body.map.at(0) ?? cue.unit.range.start,
  end: placeOf(cue.chunk, body).end,
})

/** "Goals", "Non-goals" as a paragraph of its own: a heading that nobody marked as one. */
const isBareLabel = (scope: Scope, cue: Cue): boolean =>
  cue.words <= 2 && cue.unit.lines.length === 1 && /[\p{Alpha})]$/u.test(cue.text) && leadRoleOf(cue.text, scope.vocabulary).kind !== null

/** A period and what it is about, in words. */
const longestPeriod = 12

/** "Overarching objectives: be healthy" below a goal: what it is for. */
const namesAbove = (scope: Scope, label: string, kind: Kind): boolean =>
  goalKinds.has(kind) &&
  goalKinds.has(scope.itemAbove()?.kind ?? 'team') &&
  /^(?:overarching|overall|parent|related|linked|higher|supported|company) /i.test(label)

/** "KR: queue" beside "Owner: Marta" under a goal: the result it works for, by its name. */
function pointsAt(scope: Scope, cue: Cue, kind: Kind, text: string): boolean {
  const open = scope.open.at(-1)
  const above = open?.item?.kind ?? (open?.pending ? scope.sectionKind() : null)
  const beside = [cue.reading!, ...cue.more].some(({ label }) => label !== null && scope.labelField(label.text) === 'owner')
  return (
    goalKinds.has(kind) &&
    above !== null &&
    goalKinds.has(above) &&
    beside &&
    text !== '' &&
    text.split(' ').length <= 2 &&
    !/\d/.test(text)
  )
}

const options =
  /(?:^|[.!]\s)(?:these|those|here|the following|below) (?:are|is|were) [^.!]*\b(?:could|would|might)(?: have)? \p{Alpha}+[^.!]*\.$/iu
const reasons = /(?:^|[.!]\s)(?:why|how)\b[^.!]*\?\s*$/i
/** A bold word and what it means. */
function term(scope: Scope, cue: Cue, reading: Reading): void {
  const item = scope.add('term', 'label', cue, reading, null, null, ['heading'])
  const valuePlace = placeOf(cue.chunk, reading.label!.rest)
  const name = slicePlain(reading.body, 0, reading.label!.text.length)
  Object.assign(item, { text: name.text, statement: placeOf(cue.chunk, name) })
  item.fields.push({ key: 'definition', label: 'Definition', value: reading.label!.rest.text.trim(), place: valuePlace, valuePlace })
}

/** A paragraph that is neither field nor lead-in: the statement of the heading above, its body, or the introduction of rituals. */
function sentence(scope: Scope, cue: Cue, open: Open | undefined): void {
  if (scope.sections.length <= 1 && scope.sections.length === scope.open.length && cue.unit.quote === null) {
    scope.page.stated ??= statedPeriod(cue)
    const { sentence, after } = sentenceOf(cue.unit.lines[0]!.plain)
    scope.page.team ??= teamSpokenFor(sentence.text, after)
  }
  if (open?.pending && open.role.single && !cue.reading!.linkOnly && !cue.reading!.boldAll && !/:\s*$/.test(cue.text)) {
    const item = open.pending('heading')
    const statement = sentenceOf(cue.reading!.body)
    Object.assign(item, { statement: placeOf(cue.chunk, statement.sentence), text: statement.sentence.text, body: statement.after })
    return
  }
  const section = scope.sectionKind()
  if (open?.pending && section !== null && goalKinds.has(section) && !scope.blocked()) {
    // A topic under "Goals" is one where the text below says what will be done about it; a roadmap is made of topics.
    const { sentence: first } = sentenceOf(cue.reading!.body)
    if (
      (!/:\s*$/.test(cue.text) && isTopicOfGoals(open) && (promises(first.text) || isOfPeriod(scope.open, open))) ||
      (section === 'milestone' && onRoadmap(scope, open, cue))
    )
      open.pending(scope.why())
  }
  if (open?.item && !open.item.sealed) {
    open.item.body += `${open.item.body ? ' ' : ''}${cue.text}`
    if (open.item.kind === 'ritual' && open.item.cadence === null) open.item.cadence = cadenceOf(cue)
    if (open.item.kind === 'ritual') return
  }
  if (
    open?.pending &&
    (open.role.ritual || (scope.sectionKind() === 'ritual' && saysWhen(cue.text))) &&
    (!open.role.ritual || ritualNoun.test(open.title) || scope.sectionKind() === 'ritual' || repeats(cue, open)) &&
    cue.cadence() !== null &&
    !scope.blocked('ritual')
  ) {
    // A heading over the sentence that introduces two of them is their common name.
    if (severalRituals(cue)) {
      scope.rituals(cue)
      return
    }
    const item = open.pending('held')
    item.cadence = cadenceOf(cue)
    item.body = cue.text
    return
  }
  if (scope.blocked('ritual')) {
    // "How to set OKRs" advises, and may say what is done here; on a page about one ritual it says how that one is held.
    if (scope.advice()) scope.rituals(cue, 'advice')
    return
  }
  const among = open?.role.kind === 'ritual' && !holdsRitual(scope, open)
  if (!scope.rituals(cue) && among) unnamedRitual(scope, cue)
}

/** The text under a heading says it again with its rhythm: "Pod calls", "Weekly pod calls are …". */
function repeats(cue: Cue, { title }: Open): boolean {
  const text = sentenceOf(cue.unit.lines[0]!.plain).sentence.text.toLowerCase()
  const at = title.includes(' ') ? text.indexOf(title.toLowerCase()) : -1
  return at > 0 && /\b(?:daily|weekly|fortnightly|bi-?weekly|monthly|quarterly|annual|yearly) $/.test(text.slice(0, at))
}

function holdsRitual({ drafts }: Scope, open: Open): boolean {
  for (let i = drafts.length - 1; i >= open.since; i--) if (drafts[i]!.kind === 'ritual' && drafts[i]!.sections.includes(open)) return true
  return false
}

const severalRituals = (cue: Cue): boolean => cue.unit.lines.flatMap((line) => ritualsIn(line.plain, true)).length > 1

/** "Mondays at 10:00" under "Meeting times": the meeting of whoever the page is about. */
function unnamedRitual(scope: Scope, cue: Cue): void {
  const said = cadenceOf(cue)
  if (!said || cue.words > 30 || !said.value.slots.some(({ days, time }) => days.length > 0 || time !== null)) return
  const item = scope.add('ritual', 'paragraph', cue, cue.reading!, null, null, ['heading'])
  Object.assign(item, { name: shortName(scope.meeting()), cadence: said })
}

const inMonths = /^(?:days?|weeks?|months?) \d/i

/** "(Months 1-2)", "(Months 3-9)", "(Month 10)": stages one after the other, from the first to the last. */
const between = (first: LocatedTime, last: LocatedTime): LocatedTime => ({
  ...last,
  mention: { ...last.mention, text: `${first.mention.text.split(' – ')[0]} – ${last.mention.text}` },
})

/** "Month 6: report to the owners": what is done then, in months from whatever day; "Phase 2 (months 4-6)" says how long the work takes. */
const isEntry = ({ text }: Cue, { mention }: LocatedTime): boolean =>
  inMonths.test(mention.text) && text.replace(/^[^\p{Alpha}]+/u, '').startsWith(mention.text)

/** Takes the period of a page from its section called "Timeline"; where that lists dates, the last one ends it. */
export function timelineOf(scope: Scope, cue: Cue): void {
  const open = scope.open.at(-1)
  if (!open || open.depth > 2 || !timelineTitle.test(open.title) || cue.unit.quote !== null) return
  const found = timesIn(wholeOf(cue)).filter((time) => spanning(time) && !time.mention.vague && !isEntry(cue, time))
  const last = found.at(-1)
  if (!last) return
  const { stated } = scope.page
  scope.page.stated = stated && inMonths.test(stated.mention.text) && inMonths.test(last.mention.text) ? between(stated, last) : last
}

const linkTarget = /\]\([^()\s]*\)/g

/** The period that the opening sentence of a page gives it: "For the first half of 2027.", "1 October to 31 December 2026." */
function statedPeriod(cue: Cue): LocatedTime | null {
  const { sentence } = sentenceOf(cue.unit.lines[0]!.plain)
  const place = placeOf(cue.chunk, sentence)
  const found = timesIn(place).find(spanning)
  if (found?.mention.kind !== 'period') return null
  const { range, core } = found.mention
  const before = cue.chunk.text.slice(place.start, found.place.start + core.start - range.start).replace(linkTarget, '')
  const alone = found.place.end - found.place.start > (place.end - place.start) * 0.7
  return alone || /^\W*(?:.{0,40}\b)?(?:for|from|covers?|runs?|period|cycle)\W{0,3}(?:the )?$/i.test(before) ? found : null
}

function lead(scope: Scope, cue: Cue): Group | null {
  const reading = cue.reading!
  const text = cue.text.replace(/:\s*$/, '')
  if (pointing.test(text)) return null
  const last = cue.unit.lines.at(-1)!
  const colon = /:\s*$/.test(cue.text)
  // A bold line without a colon is a title; only a short one can be a heading of sorts.
  const role = colon || cue.words <= 5 ? leadRoleOf(text, scope.vocabulary) : noLead
  const section = scope.sectionKind()
  const times = timesOfLead(placeOf(cue.chunk, last.plain))
  const said = scope.why() !== 'path' || startsWithVerb(reading.body.text)
  // "April menu revision" among priorities is the title of a text.
  const title = section === 'intent' && cue.words <= 4 && !startsWithVerb(reading.body.text)
  const statement =
    !title &&
    said &&
    reading.boldAll &&
    role.kind === null &&
    role.stance === null &&
    !role.periodOnly &&
    cue.words >= (startsWithVerb(reading.body.text) ? 2 : 3)
  if (statement && section !== null && goalKinds.has(section) && !scope.blocked() && !colon) {
    const result = section === 'key-result' && (/^KR/i.test(reading.number ?? '') || scope.objective() !== null)
    const kind = result || section !== 'key-result' ? section : 'goal'
    const parent = scope.add(kind, 'paragraph', cue, reading, null, null, [scope.why()])
    if (result) return { kind: null, mark: 'lead', intention: false, stance: null, times, parent }
    scope.last = parent
    return { kind: section === 'objective' ? 'key-result' : null, mark: 'lead', intention: false, stance: null, times, parent }
  }
  // "We will …:" outside a plan and without a time tells how things are done.
  if (role.intention && role.noun === false && !times.some(spanning) && (section === null || !goalKinds.has(section))) return null
  if (role.kind !== null && goalKinds.has(role.kind) && scope.ofRitual() && !times.some(spanning)) {
    purposeOf(scope, cue)
    return { kind: null, mark: 'lead', intention: false, stance: 'meeting', times, parent: null }
  }
  // "Our principles are those of any library:" under "Principles": the heading says what the list is of.
  const lasting = role.stance === null && section === 'principle' ? section : null
  const kind = role.kind ?? (role.periodOnly ? (section ?? (role.horizon ? 'goal' : null)) : lasting)
  // "Active projects" at the head of a plan lists what the group looks after.
  if (kind === 'bet' && role.kind === 'bet' && underWay.test(text) && !times.some(spanning))
    return { kind: null, mark: 'lead', intention: false, stance: 'background', times, parent: null }
  const parent =
    kind === 'key-result'
      ? (scope.last ?? scope.objective())
      : kind === 'milestone' && role.kind
        ? scope.objective()
        : // "We want to:" in the text of a goal says what it comes to.
          role.intention && kind !== null && goalKinds.has(kind) && goalKinds.has(scope.open.at(-1)?.item?.kind ?? 'team')
          ? scope.open.at(-1)!.item
          : null
  return { kind, mark: 'lead', intention: role.intention, stance: role.stance, times, parent }
}

const underWay = /\b(?:now|current(?:ly)?|active|ongoing|existing|running)\b/i

/** The goals of a meeting are what it is held for: the list below is its purpose. */
function purposeOf(scope: Scope, cue: Cue): void {
  const open = scope.open.at(-1)
  if (open?.pending && !scope.blocked('ritual')) open.pending('fields')
  const item = open?.item
  if (item?.kind !== 'ritual') return
  const place = wholeOf(cue)
  item.fields.push({ key: 'purpose', label: cue.text.replace(/:\s*$/, ''), value: '', place, valuePlace: { ...place, start: place.end } })
  scope.listField = { item, at: item.fields.length - 1 }
}
