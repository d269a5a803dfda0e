// Bullets: items of the section or group they stand in, fields of the item above, groups of the bullets below, values of a field with a list.

import { Offsets } from '../syntax/offsets.js'
import { groupOf, hasLabel, scoring } from './bullet-groups.js'
import { type Cue, cuesOf, placeOf } from './cues.js'
import { type Draft, type Group, linksOf, type Mark, type Open, wholeOf } from './draft.js'
import type { Kind } from './kinds.js'
import { describesKind } from './label-lines.js'
import { callsItselfPlan } from './page.js'
import type { Reading } from './reading.js'
import { amongRhythms, announced, describesRitual, ritualItem, saysHowLong, saysMore, saysWhenHeld } from './ritual-items.js'
import { notHeld, ofMeasuring, type Scope } from './scope.js'
import { beginsAmid, goalKinds, startsWithVerb } from './sections.js'

/** Kinds whose section holds one of them as a list item. */
const listedKinds = new Set<Kind>([
  'principle',
  'guardrail',
  'anti-goal',
  'assumption',
  'opportunity',
  'term',
  'role',
  'work-shape',
  'decision',
])

export function listItem(scope: Scope, cue: Cue, group: Group | null, parent: Draft | null): void {
  const { reading } = cue
  if (!reading) {
    for (const child of cue.children) if (child.unit.form === 'item') listItem(scope, child, group, parent)
    return
  }
  if (parent === null && scope.leader(cue)) return
  if (itemField(scope, cue, reading, group, parent)) return
  const children = cue.children.filter(({ unit }) => unit.form === 'item')
  const meets = !group?.stance && describesRitual(scope, cue, parent)
  if (reports(scope, cue, reading)) {
    scope.group = { kind: null, mark: 'lead', intention: false, stance: 'results', times: [], parent: null }
    return
  }
  const grouped = meets ? null : groupOf(scope, cue, reading, group, parent, children.length > 0)
  if (grouped) {
    for (const child of children) listItem(scope, child, grouped, grouped.parent)
    return
  }
  const kind = group?.stance ? null : meets ? 'ritual' : itemKind(scope, cue, group, parent)
  const anchor = cue.unit.lines[0]?.links[0]?.target.startsWith('#') === true
  const linked = reading.linkOnly && cue.unit.task === null && !(parent === null && isTracked(cue, kind))
  const link = linked && (anchor || (kind !== 'artifact' && kind !== 'bet')) && kind !== 'ritual'
  const why: Mark = scope.mark && kind === scope.mark ? 'marked' : hasLabel(cue, scope) ? 'label' : (group?.mark ?? scope.why())
  const promised = scope.sectionKind() === null && weWill.test(reading.body.text)
  let item: Draft | null = null
  if (kind && !link && reading.body.text.length > 2) {
    item = scope.add(
      kind,
      'list-item',
      cue,
      reading,
      parent ?? group?.parent ?? null,
      null,
      (group?.intention ?? promised) ? [why, 'intention'] : [why],
      undefined,
      group,
    )
    if (kind === 'objective' || kind === 'goal') scope.last = item
    moreLines(scope, cue, item)
  } else if (kind === null && (saysWhenHeld(scope, cue) || saysHowLong(scope, cue))) {
    item = null
  } else if (!(group?.stance && notHeld.has(group.stance)) && !scope.blocked('ritual')) {
    if (announced(cue) && saysMore(scope, cue, reading)) item = null
    else if (announced(cue)) item = scope.add('ritual', 'list-item', cue, reading, null, null, ['held'])
    else if (!link && !scope.rituals(cue) && amongRhythms(cue)) item = scope.add('ritual', 'list-item', cue, reading, null, null, ['held'])
  } else if (!link && group?.stance === 'advice' && scope.advice()) scope.rituals(cue, 'advice')
  const below: Mark = item?.kind === 'objective' ? 'lead' : 'below'
  const inner: Group | null =
    item && (choices.test(cue.text.slice(-longestChoice)) || listsParts(cue, item))
      ? { kind: null, mark: 'lead', intention: false, stance: 'examples', times: [], parent: item }
      : item && (item.kind === 'objective' || scope.okr()) && goalKinds.has(item.kind)
        ? { kind: 'key-result', mark: below, intention: false, stance: null, times: [], parent: item }
        : item || scope.sectionKind() === 'role'
          ? { kind: null, mark: below, intention: false, stance: null, times: [], parent: item }
          : group
  for (const child of cue.children) {
    if (child.unit.form === 'item' && (item || !kind || link)) listItem(scope, child, inner, item ?? parent)
    else if (item && child.unit.form === 'paragraph') item.body += `${item.body ? ' ' : ''}${child.text}`
  }
  if (item?.kind === 'key-result' && parent !== null && cascades(scope, item)) item.kind = 'objective'
}

/** "- [Faster checkout](…/milestone/14)": what the link leads to is kept by a tracker, and the bullet is the item itself; in a roadmap also an issue. */
const isTracked = ({ unit }: Cue, kind: Kind | null): boolean =>
  (kind === 'milestone' ? anyTicket : largeTicket).test(unit.lines[0]?.links[0]?.target ?? '')

const largeTicket = /\/(?:milestones?|epics)\/[\w-]*\d/
const anyTicket = /\/(?:milestones?|epics|issues|pull|merge_requests|browse)\/[\w-]*\d/

/** The objective of a team below one of the company: it has key results of its own, and its words or theirs say so. */
function cascades(scope: Scope, item: Draft): boolean {
  const own = item.reading
  if (
    own === null ||
    (own.label && (scope.labelKind(own.label.text) !== null || /\bKRs?$/i.test(own.label.text))) ||
    /^KR/i.test(own.number ?? '')
  )
    return false
  const below = scope.drafts.slice(scope.drafts.lastIndexOf(item) + 1).filter(({ parent, kind }) => parent === item && goalKinds.has(kind))
  return (
    below.length > 0 &&
    (own.boldAll ||
      own.label !== null ||
      below.some(({ kind, marks }) => kind === 'objective' || (kind === 'key-result' && marks.has('label'))))
  )
}

/** "A course in three of these topics": the bullets below are what there is to choose from. */
const choices =
  /\b(?:one|two|three|four|five|\d+|some|any|several)(?: or more)? of (?:these|those|the following)\b|\b(?:of|from|among) (?:these|the following|those) (?:[a-z'’-]+ )?(?:topics|areas|subjects|options|ideas|candidates|categories|themes|questions|items)\b|\b(?:each|every)\b[^.]*\bwill (?:list|name|describe|cover|include|show|explain|contain)\s*:\s*$|\b(?:such as|for example|e\.g\.|like)\s*:?\s*$/i

const counts = /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|double|twice|half|every|all)\b/i

/** So much of a bullet's end says what stands below it. */
const longestChoice = 300

/** "Replace the old tins with:", "Tests could cover:" over names: the parts of one thing. */
function listsParts({ text, children }: Cue, { kind }: Draft): boolean {
  if (kind === 'objective' || !/:\s*$/.test(text)) return false
  if (
    !/\b(?:with|from|as|via|using|when|whenever|while|if|where|unless|during|because|(?:could|may|might|can) (?:be|include|cover|contain|involve))\s*:\s*$/i.test(
      text,
    )
  )
    return false
  return children.every(({ unit, reading, text: child }) => {
    const tracked = reading === null || reading.priority !== null || reading.status !== null || reading.owner !== null
    return unit.form !== 'item' || (unit.task === null && !tracked && !counts.test(child) && !startsWithVerb(reading.body.text))
  })
}

/** Words a bullet below a goal's heading may have before it is text about the goal. */
const longestResult = 45
/** Words of a part that has a name; a longer one with a full stop is a sentence about the goal. */
const longestPartName = 8
/** Words a bullet of a plan may have before it is an explanation. */
const longestPart = 16

/**
 * A bullet below a goal that promises something of its own: it begins with what will be done, or is tracked like a goal. In plans of
 * objectives or milestones a short phrase is a part to be delivered, too; sentences, labels and links explain.
 */
function delivers(scope: Scope, reading: Reading, cue: Cue): boolean {
  const tracked = cue.unit.task !== null || reading.priority !== null || reading.status !== null || reading.owner?.sure === true
  if (tracked || startsWithVerb(reading.body.text) || amount.test(reading.body.text)) return true
  const text = reading.body.text.trim()
  const section = scope.sectionKind()
  const plan = scope.okr() || section === 'milestone' || section === 'objective' || section === 'bet'
  const explains =
    reading.label !== null ||
    reading.boldAll ||
    /[!?:]$|^[\p{Lower}(\d]/u.test(text) ||
    /\b(?:we|i|you|they|this|that|these|it)\b/i.test(text)
  const told = /\.$/.test(text) && cue.words > longestPartName
  return plan && !explains && !told && /\s/.test(text) && cue.words <= longestPart
}

/** "At least 4 bakers", "≥ 20 shops". */
const amount = /^(?:at least|more than|no more than|up to|fewer than|less than|[≥≤<>]=?)\s*\d/i

/** A bullet below a result that tells something about it: one word, what could be, a sentence that neither orders nor counts. */
function remarks(cue: Cue, reading: Reading): boolean {
  const body = reading.body.text.trim()
  if (!saysNothing(cue, reading) || startsWithVerb(body) || /^(?:every|all|each|no|nobody|everybody)\b/i.test(body)) return false
  return !/\s/.test(body) || /\b(?:could|would|might)\b/i.test(cue.text) || (/\.$/.test(body) && cue.words > longestPartName)
}

/** Nothing tracks, dates or counts it. */
const saysNothing = ({ unit, text, times }: Cue, { label, priority, status, owner }: Reading): boolean =>
  unit.task === null && label === null && priority === null && status === null && owner === null && !/\d/.test(text) && times().length === 0

/** Further lines of an item: its fields, or results that share one bullet with their objective. */
function moreLines(scope: Scope, cue: Cue, item: Draft): void {
  for (const reading of cue.more) {
    if (/^KR/i.test(reading.number ?? '') && reading.body.text.length > 2) {
      scope.add('key-result', 'label', cue, reading, item, null, ['label'], placeOf(cue.chunk, reading.body))
      continue
    }
    if (!reading.label) continue
    const key = scope.labelField(reading.label.text)
    const kind = scope.labelKind(reading.label.text)
    if (kind && goalKinds.has(kind) && reading.label.rest.text.trim()) {
      const place = placeOf(cue.chunk, reading.body)
      scope.add(kind, 'label', cue, reading, item, null, ['label'], place)
    } else if (key) scope.field(item, key, reading, cue)
  }
}

/** True where the bullet is a field of the item above it. */
function itemField(scope: Scope, cue: Cue, reading: Reading, group: Group | null, parent: Draft | null): boolean {
  if (!reading.label) return false
  const of = scope.labelKind(reading.label.text)
  const purpose = parent?.kind === 'ritual' && of !== null && goalKinds.has(of)
  const key = purpose ? 'purpose' : scope.labelField(reading.label.text)
  if (!key) return false
  const kind = purpose ? null : of
  const statement = reading.label.rest.text.trim().split(' ').length > 2
  const owner = parent ?? group?.parent ?? null
  // "Target: no more than two returns" below a goal is what is to be reached by it.
  const open = scope.open.at(-1)
  // Below a heading the bullet beside it has to be of the same sort: "Baseline: ten returns".
  const measured = owner ?? (open?.item?.fields.some((field) => ofMeasuring.has(field.key)) ? open.item : null)
  const measures = measured !== null && goalKinds.has(measured.kind) && ofMeasuring.has(key)
  if (kind && goalKinds.has(kind) && !measures && (statement || cue.children.length > 0)) return false
  const inside = kind !== null && !measures && kind === (group?.kind ?? scope.sectionKind())
  if (inside && owner === null && !open?.item && !open?.pending) return false
  if (owner === null && !open?.item && !open?.pending && !(key === 'owner' || cue.children.length === 0)) return false
  scope.field(owner, key, reading, cue)
  return true
}

/** "Do we approach it by:" asks, whatever stands at its end. */
const asks = /^(?:do|does|did|should|shall|can|could|would|is|are|will) (?:we|i|they|it|there|this|the)\b/i

/** "Objectives are ambitious statements of …" says what they are. */
const defines =
  /^(?:objectives?|key results?|goals?|okrs?|krs?|initiatives?|milestones?|bets?) (?:is|are|should|must|describes?|defines?|answers?)\b/i

/** "When shops ask, we answer": what is always done. */
const practice = /^(?:when(?:ever)?|if|where) [^.]*, (?:we|they|you|it|the)\b/i

/** "Tracking manager: Martin", "Active from: 09.04.19": a value with its name, which promises nothing. */
const named = ({ label }: Reading): boolean =>
  label?.bold === true && /^(?:[\d./-]+|n\/?a|none|-+|\p{Upper}[\p{Alpha}'’-]+)\W*$/u.test(label.rest.text.trim())

/** "Next steps: …", "Risks: …": what is told about a goal. */
const tells =
  /^(?:(?:latest |weekly |status |progress )?updates?|tracked|tracking(?: notes| manager)?|measured (?:by|on)|(?:active|valid) from|(?:kr )?measurement (?:deadline|date)|process|(?:current )?(?:status|progress)|(?:immediate )?next (?:steps?|actions?)|(?:key )?(?:activities|actions|tasks|dependencies|assumptions|learnings|risks|stakeholders|links)|dependency|risks?(?: (?:and|&) mitigations?)?|mitigations?|blockers?|notes?|comments?|context|background|rationale|reason(?:ing)?|impact|benefits?(?: (?:to|for) [\p{Alpha} ]+)?|approach|how|why(?: (?:it|this) matters)?|confidence|resources?|tracking|data source|source|related|see also|last (?:update|review)(?:ed|d)?)(?: #?\d+)?$/iu

/** "Alignment: pillar one", "Ideas: a second hatch": what belongs to a goal; with a number it is one. */
const weighs = ({ text, rest }: NonNullable<Reading['label']>): boolean =>
  /^(?:\p{Alpha}+ )?alignment$|^aligns? (?:to|with)$|^(?:(?:things|what|ideas|options) (?:we|that|they) could(?: do)?|ideas|options)$/iu.test(
    text,
  ) && !/\d\s?%|\d{2}/.test(rest.text)

/** "Work on proposals in 2027:" announces what follows, also where that is not indented. */
const announces = ({ children }: Cue, { body, label }: Reading): boolean =>
  label === null && children.length === 0 && /[^:]:\s*$/.test(body.text) && !startsWithVerb(body.text)

/** "3. Work in 2027 (v3, v4):" in the report of that year, over a list of its own: what came of it. */
function reports({ sections, page }: Scope, { children, text }: Cue, { body }: Reading): boolean {
  if (children.length > 0 || !/:\s*$/.test(body.text)) return false
  const title = `${sections[0]?.title ?? ''} ${page.path.split('/').at(-1)}`
  const year = /\breports?\b/i.test(title.replace(/[-_]/g, ' ')) ? /\b(?:19|20)\d\d\b/.exec(title)?.[0] : undefined
  return year !== undefined && text.includes(year) && /\b(?:works?|done|completed|delivered|shipped|finished|progress)\b/i.test(text)
}

const hedges = /\b(?:maybe|perhaps|possibly)\b|^we (?:assume|expect|hope)\b/i

/** "Key result:", and nothing behind it or below: a place to write one. */
const isEmpty = ({ children }: Cue, { label }: Reading): boolean => label !== null && label.rest.text.trim() === '' && children.length === 0

/** "We met in May", "She wanted to stay", "Interviews were held": told, and nothing to be done. */
const happened =
  /^(?:we|i|they|he|she) (?:\p{Alpha}+ed|met|held|did|had|went|made|got|was|were|came|saw|found|took)\b|^(?:\p{Alpha}+ ){1,3}(?:was|were) (?:\p{Alpha}+ed|held|made|done|met|found|seen|written)\b/iu

/** "At the time this was written, there were no items for …": a note. */
const absent = /^\W*(?:at the time\b|there (?:is|are|was|were) (?:currently |now )?no)/i
/** "including 40 clinics" goes on from elsewhere, "Goals from the retreat" and "For more on ovens, see …" say where something is to be found. */
const fragment = /^\W*(?:including\s|for (?:more|further|details|the full)\b[^.]*\bsee\s|(?:goals|objectives|priorities|okrs) from\s)/i

const weWill = /^we(?:['’]ll| will) (?!not\b|never\b)/i

function itemKind(scope: Scope, cue: Cue, group: Group | null, parent: Draft | null): Kind | null {
  const { reading } = cue
  if (
    !reading ||
    scope.blocked((group ? group.kind : scope.sectionKind()) === 'ritual' ? 'ritual' : null) ||
    /\?\s*$/.test(reading.body.text) ||
    asks.test(reading.body.text) ||
    absent.test(reading.body.text) ||
    fragment.test(reading.body.text) ||
    defines.test(reading.body.text) ||
    (reading.label !== null && scope.labelKind(reading.label.text) !== null && describesKind.test(reading.label.rest.text)) ||
    announces(cue, reading) ||
    (saysNothing(cue, reading) && happened.test(reading.body.text)) ||
    isEmpty(cue, reading) ||
    (reading.label === null && practice.test(reading.body.text))
  )
    return null
  if (scope.mark && scope.mark !== 'none') return scope.mark
  if (
    reading.label &&
    scope.labelKind(reading.label.text) === null &&
    (tells.test(reading.label.text) || weighs(reading.label) || named(reading))
  )
    return null
  if (reading.boldAll && scoring.test(reading.body.text)) return null
  const labelled = reading.label?.rest.text.trim() ? scope.labelKind(reading.label.text) : null
  if (labelled) return labelled
  if (/^KR/i.test(reading.number ?? '')) return 'key-result'
  const section = group ? group.kind : scope.sectionKind()
  if (group === null || (group.mark !== 'lead' && group.mark !== 'below') || group.kind === 'ritual') {
    const ritual = ritualItem(scope, cue, section)
    if (ritual !== null) return ritual ? 'ritual' : null
  }
  if (parent && group?.kind === null && group.parent === parent && goalKinds.has(parent.kind) && delivers(scope, reading, cue))
    return 'key-result'
  if (parent && group === null) return null
  if (parent?.kind === 'key-result' && group?.parent === parent && remarks(cue, reading)) return null
  // "I might have to widen the shelf" wonders about the goal above.
  if (parent && group?.parent === parent && /^I (?:might|may|could|would)\b|^we would (?:like|love)\b.*\b(?:but|however)\b/i.test(cue.text))
    return null
  const open = scope.open.at(-1)
  // "Health metrics: …" heads what is watched.
  if (group === null && open?.item?.kind === 'metric') return null
  // "Shows many small rolls." under the text of a goal: said of what stands above.
  if (group === null && open?.item?.body && saysNothing(cue, reading) && beginsAmid(reading.body.text)) return null
  // "Posters maybe, though just at fairs", "We assume that …"
  if (group === null && open?.item && saysNothing(cue, reading) && hedges.test(cue.text)) return null
  if (group === null && open?.item && goalKinds.has(open.item.kind) && section !== null && goalKinds.has(section))
    return section === 'objective' || (reading.label === null && cue.words <= longestResult) ? 'key-result' : null
  if (section === 'objective') {
    if (group === null && open?.pending && isObjective(open, cue)) open.pending(scope.why())
    return scope.open.some(({ item }) => item?.kind === 'objective') ? 'key-result' : 'objective'
  }
  // "We will open at noon" in a plan.
  if (section === null && group === null && weWill.test(reading.body.text) && callsItselfPlan(scope.page.path, scope.sections[0]))
    return 'goal'
  if (section === null || goalKinds.has(section)) return section
  // A role has a name; what is told in sentences are its duties.
  if (section === 'role' && reading.label === null && reading.lead === null && (cue.words > 4 || /\.$/.test(cue.text))) return null
  return listedKinds.has(section) ? section : null
}

/** A heading of some words over a flat list that is tracked as results are ("… [p1]", "… from 3 to 9") is their objective, not a team's name. */
function isObjective({ title, role }: Open, { chunk }: Cue): boolean {
  if (role.kind !== null || role.team !== null || role.periodOnly || !/\S\s+\S/.test(title)) return false
  const items = cuesOf(chunk).filter(({ unit }) => unit.form === 'item')
  const nested = items.filter(({ children }) => children.some(({ unit, reading }) => unit.form === 'item' && !reading?.linkOnly)).length
  const tracked = items.filter(
    ({ reading, text }) => reading && (reading.priority !== null || /^KR/i.test(reading.number ?? '') || /\d/.test(text)),
  )
  return items.length >= 2 && nested * 2 < items.length && tracked.length * 2 >= items.length
}

/** An item of the list that is the value of a field. */
export function listed(cue: Cue, { item, at }: { readonly item: Draft; readonly at: number }): void {
  const field = item.fields[at]
  if (!field) return
  const place = placeOf(cue.chunk, cue.unit.lines[0]?.plain ?? { text: '', map: Offsets.none })
  const value = field.value === '' ? cue.text : `${field.value}; ${cue.text}`
  item.fields[at] = { ...field, value, valuePlace: field.value === '' ? place : field.valuePlace }
  item.links.push(...linksOf(cue))
  item.to = wholeOf(cue)
}
