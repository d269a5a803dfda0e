// Headings: they open sections, and some are items themselves, at once or when their fields or their first sentence show it.

import { Offsets } from '../syntax/offsets.js'
import type { Place } from '../syntax/tree.js'
import { type Cue, placeOf, sentenceOf } from './cues.js'
import { type Draft, type Mark, type Open, spanning, timesIn } from './draft.js'
import type { Kind } from './kinds.js'
import { callsItselfPlan, namesRoadmap } from './page.js'
import type { Reading } from './reading.js'
import type { Scope } from './scope.js'
import { explains, goalKinds, type Role, ritualNoun, roleOf, startsWithVerb } from './sections.js'

/** Kinds of which a page or section is one, with its parts below. */
const whole = new Set<Kind>(['mission', 'strategy', 'model', 'working-agreement', 'framework'])
const deepest = 12
/** A heading of more words that is nothing but a link points somewhere; a short one may be a goal's name. */
const longestName = 6
/** Kinds whose labels are everyday words: "Planning: garden" is a ritual only if its fields say so. */
const loose = new Set<Kind>(['ritual', 'artifact', 'role', 'term'])
const plainly = /^(?:ritual|ceremony|meeting|artifact|artefact|role|term)\b/i

/** A label with something behind it, or with a number. */
const says = ({ label }: Reading): boolean =>
  label !== null && (label.rest.text.trim() !== '' || /\d/.test(label.text.replace(/\([^()]*\)/g, '')))

/** "KR1: …", where the number holds the label. */
export const numberedResult = ({ number, body }: Reading): boolean => /^KR/i.test(number ?? '') && body.text.trim() !== ''

/** What a number that holds the label says it is: "KR1: …", "O1: …". */
const numberedKind = (reading: Reading): 'key-result' | 'objective' | null =>
  numberedResult(reading) ? 'key-result' : /^O(?:bj)?\s?#?\d[\d.]*[:：]$/i.test(reading.number ?? '') ? 'objective' : null

/** "Shop goal: …": whose it is stands in front; a meeting's is what it is held for. */
const isWhoseGoal = (scope: Scope, label: string): boolean =>
  /^[\p{Alpha}&-]+ goal$/iu.test(label) && roleOf(label, scope.vocabulary).kind === 'goal' && goalKinds.has(scope.sectionKind() ?? 'team')

/** Below this depth nothing but what a summary heads. */
export const depthOfSummary = 6

/** A heading, or the `<summary>` of a block, which has no address. */
export function heading(scope: Scope, cue: Cue): void {
  const { unit, reading, text, chunk } = cue
  const isSummary = unit.form === 'details'
  const at = isSummary ? depthOfSummary : unit.depth
  const said = inPlan(scope, at, text, roleOf(text.replace(tag, ''), scope.vocabulary))
  const place = placeOf(chunk, unit.lines[0]?.plain ?? { text: '', map: Offsets.none })
  const slug = isSummary ? null : scope.slugs.next(text)
  const address = slug ?? scope.open.at(-1)?.slug ?? ''
  scope.group = null
  scope.leading = null
  scope.last = null
  scope.open = openAround(scope, at).slice(-deepest)
  const section = scope.sectionKind()
  // "Newsletter" among objectives is one of them, however often it comes out.
  const goal = said.ritual && !ritualNoun.test(text) && section !== null && goalKinds.has(section)
  // "Choosing the mills" among milestones is one of them, "Choosing goals" advice.
  const work =
    said.stance === 'advice' && section !== null && goalKinds.has(section) && /^\p{Alpha}+ing\s/u.test(text) && !aboutGoals.test(text)
  const role = goal
    ? { ...said, ritual: false }
    : work
      ? { ...said, stance: null }
      : teamBelow(scope, said, text)
        ? { ...said, team: text }
        : said
  if (slug !== null) scope.sections.push({ depth: at, title: text, slug, place })
  const blocked = scope.blocked(role.ritual ? 'ritual' : null)
  const title = at === 1 && !scope.titled
  scope.titled ||= at === 1
  const numbered = reading && numberedKind(reading)
  const label = reading?.label ?? null
  const whoseGoal = label !== null && isWhoseGoal(scope, label.text)
  const labelled = numbered ?? (whoseGoal ? 'goal' : label && scope.vocabulary.labelKind(label.text))
  const since = scope.drafts.length
  const times = timesOfHeading(place)
  const open: Open = {
    depth: at,
    role,
    title: text,
    slug: address,
    since,
    times,
    item: null,
    pending: null,
    beside: objectiveBeside(scope, text),
    fields: [],
  }
  // Where all headings are of the first depth, what the title says of the time holds for those below as well.
  if (title && scope.sections.length === 1 && !role.periodOnly) scope.page.stated ??= times.find(spanning) ?? null
  if (!isSummary && scope.sections.length === 1 && role.ritual && ritualNoun.test(text)) scope.subject = open
  const make = (kind: Kind) => (why: Mark) => {
    open.pending = null
    open.item = scope.add(
      kind,
      isSummary ? 'details' : 'heading',
      cue,
      reading!,
      null,
      slug,
      open === scope.subject ? [why, 'subject'] : [why],
    )
    if (whoseGoal) {
      const { sentence } = sentenceOf(label.rest)
      Object.assign(open.item, { text: sentence.text, statement: placeOf(chunk, sentence) })
    }
    return open.item
  }
  if (reading && !blocked && scope.mark !== 'none') {
    const kind = scope.mark ?? (title ? scope.page.kind : null)
    if (kind) make(kind)('marked')
    else if (labelled && (numbered !== null || says(reading)) && !(loose.has(labelled) && !plainly.test(label?.text ?? '')))
      make(labelled)('label')
    else if (labelled && says(reading)) open.pending = make(labelled)
    else if (role.stance === null) headingItem(scope, cue, reading, role, section, open, make)
  }
  scope.open.push(open)
  // "## Win the north *Lead:* Omar"
  for (const more of cue.more) {
    const key = more.label ? scope.labelField(more.label.text) : null
    if (key !== null) scope.field(null, key, more, cue)
  }
}

const aboutGoals = /\b(?:okrs?|goals?|objectives?|key results?|krs?|priorities|milestones?)\b/i

/** "## Objective", and beside it "## Key results": they are the results of the one before. Call before the heading is open. */
function objectiveBeside(scope: Scope, title: string): Draft | null {
  if (roleOf(title, scope.vocabulary).kind !== 'key-result') return null
  scope.askedBefore = true
  const last = lastObjective(scope.drafts)
  if (last?.form !== 'heading') return null
  const around = last.sections.filter(({ item }) => item !== last)
  return around.every((open) => scope.open.includes(open)) ? last : null
}

/** The last objective or goal among the first `count` drafts. */
export function lastObjective(drafts: readonly Draft[], count = drafts.length): Draft | null {
  let at = count - 1
  while (at >= 0 && !objectives.has(drafts[at]!.kind)) at--
  return drafts[at] ?? null
}

const objectives = new Set<Kind>(['objective', 'goal'])

/** What stays open around a heading of this depth. */
export const openAround = (scope: Scope, depth: number): readonly Open[] =>
  scope.open.filter((open) => open.depth < depth || (open.depth === depth && isTitleOfAll(scope, open)))

/** A first heading that speaks of goals and holds none is the title of the page, also beside headings of its own depth. */
function isTitleOfAll(scope: Scope, open: Open): boolean {
  const { role, title, item } = open
  if (item !== null || title !== scope.sections[0]?.title || role.kind === null || !goalKinds.has(role.kind)) return false
  scope.askedBefore = true
  const first = firstInSection(scope.drafts)
  const holds = first?.sections.length === 1 && first.sections[0] === open && goalKinds.has(first.kind)
  return !holds || (first.form === 'heading' && scope.sections.find(({ slug }) => slug === first.slug)?.depth === open.depth)
}

/** The first draft that stands below a heading. */
export const firstInSection = (drafts: readonly Draft[]): Draft | null => drafts.find(({ sections }) => sections.length > 0) ?? null

/** "📌 [PROPOSED] 2027": what stands in front of the heading's own words. */
const tag = /^[^\p{Alpha}\d[]*\[\p{Alpha}[\p{Alpha} ]{2,20}\]\s+(?=\S)/u

/** What a title means in a plan of a sort that is known: the themes of a roadmap sort what is planned. */
function inPlan(scope: Scope, depth: number, title: string, role: Role): Role {
  const inRoadmap = scope.page.title?.roadmap === true || openAround(scope, depth).some((open) => namesRoadmap.test(open.title))
  // "Technical goals" beside others of the year.
  const ofPeriod = !scope.titled && scope.page.title?.kind != null && scope.page.title.period !== null
  if (ofPeriod && role.stance === 'design' && technicalGoals.test(title)) return { ...role, kind: 'goal', stance: null }
  if (role.kind === null && role.stance === null && stages.test(title) && callsItselfPlan(scope.page.path, scope.sections[0]))
    return { ...role, kind: 'milestone' }
  return inRoadmap && role.kind === 'strategy' && themes.test(title) ? { ...role, kind: null } : inV2mom(scope, title, role)
}

/** "Phase 1 – Foundations" of a plan: what is done then. */
const stages = /^\W*(?:phase|stage) (?:\d+|[ivx]+|[a-e])\b/i
const technicalGoals = /^\W*(?:technical|performance) (?:goals|objectives|targets)\W*$/i

const themes = /^\W*(?:(?:strategic|main|key|our|current) )?(?:themes|focus areas|areas of focus)\W*$/i

/** In a V2MOM (vision, values, methods, obstacles, measures) methods are what will be done and measures tell whether it was. */
function inV2mom(scope: Scope, title: string, role: Role): Role {
  const named = /\bv2mom\b/i.test(`${scope.sections[0]?.title ?? ''} ${scope.page.path.replace(/[-_/.]/g, ' ')}`)
  const part = named ? /^\W*(?:(methods)|measures|metrics)\W*$/i.exec(title) : null
  return part ? { ...role, kind: part[1] ? 'goal' : 'key-result', stance: null, ritual: false } : role
}

/** Where OKRs stand below the name of a team, short names below that one are teams as well. */
const teamBelow = (scope: Scope, role: Role, title: string): boolean =>
  scope.okr() &&
  role.kind === null &&
  role.stance === null &&
  role.team === null &&
  !role.ritual &&
  !role.periodOnly &&
  /^\p{Upper}[\p{Alpha}/&-]*(?: [\p{Alpha}/&-]+){0,2}$/u.test(title) &&
  !startsWithVerb(title) &&
  scope.open.some((open) => open.role.team !== null)

/** The period of a heading, also where it stands in front of the goals ("Major 2027 goals") or beside a name of letters and digits. */
function timesOfHeading(place: Place): Open['times'] {
  const times = timesIn(place)
  if (times.some(spanning)) return times
  const title = place.chunk.text.slice(place.start, place.end)
  const found =
    /\b(?:(?:19|20)\d\d|fy ?(?:20)?\d\d)(?= (?:[\p{Alpha}&'’-]+ ){0,3}(?:goals|okrs|objectives|priorities|plans?|roadmap|targets|initiatives|v2mom)\b)/iu.exec(
      title,
    ) ??
    // "OKRs (2027 set 1)"
    /\b(?:goals|okrs|objectives|priorities|plan|roadmap) \((?:19|20)\d\d\b/i.exec(title) ??
    /\bv2mom\D{1,12}((?:19|20)\d\d)\b/i.exec(title)
  if (!found) return times
  const end = place.start + found.index + found[0].length
  return timesIn({ ...place, start: /^fy/i.test(found[0]) ? place.start + found.index : end - 4, end })
}

/** "Q2 2027 (Apr-Jun) — ovens and flour": a period and what it is about; "Q2 2027: open two shops" is a goal. */
function namesPeriod({ title, times }: Open): boolean {
  const first = times.find(spanning)?.mention.text
  const at = first === undefined ? -1 : title.indexOf(first)
  if (first === undefined || at < 0 || /[\p{Alpha}\d]/u.test(title.slice(0, at))) return false
  if (/^\s*:/.test(title.slice(at + first.length))) return false
  const rest = title
    .slice(at + first.length)
    .replace(/^\s*\([^()]*\)/, '')
    .replace(/^[^\p{Alpha}\d]+/u, '')
  return !startsWithVerb(rest) && !/\d/.test(rest)
}

/** A heading without a label of its own: what its section and its shape make of it, now or once its fields are seen. */
function headingItem(
  scope: Scope,
  cue: Cue,
  reading: Reading,
  role: Role,
  section: Kind | null,
  open: Open,
  make: (kind: Kind) => (why: Mark) => Draft,
): void {
  if (role.ritual || section === 'ritual') {
    open.pending = make('ritual')
    if (section !== 'ritual' && !ritualNoun.test(open.title)) return
    if (role.ritual && section === 'ritual' && role.kind === null) open.pending('heading')
    else if (role.ritual && cue.cadence() !== null && cue.cadence()?.event === null) open.pending('held')
    return
  }
  if (role.kind !== null) {
    if (whole.has(role.kind) || role.single) open.pending = make(role.kind)
    return
  }
  if (section === null || role.periodOnly) return
  if (!goalKinds.has(section)) {
    open.pending = make(section)
    if (section === 'principle' && role.stance === null && cue.words <= longestName && !explains(open.title)) open.pending('heading')
    return
  }
  if (explains(open.title) || (reading.linkOnly && cue.words > longestName)) return
  // Below the key results of an objective stand its results, elsewhere goals that have some.
  const kind = section === 'key-result' && scope.objective() === null && scope.open.at(-1)?.beside == null ? 'goal' : section
  if (role.team !== null) {
    open.pending = make(kind)
    return
  }
  const numbered = reading.number !== null || reading.priority !== null || reading.owner?.sure === true
  // "MVP (goal: the harvest fair)": what stands in brackets makes no sentence of a name.
  const words = reading.body.text
    .replace(/\([^()]*\)/g, ' ')
    .trim()
    .split(/\s+/).length
  // "Serving village shops in bulk" among milestones is what several of them are about.
  const theme = kind === 'milestone' && /^\p{Alpha}+ing\s/u.test(reading.body.text)
  const statement = startsWithVerb(reading.body.text) ? words >= 3 : words >= 5 && !theme
  // What only its folder makes a goal is the title of a page, and what begins with a period the name of one.
  const isName =
    (scope.why() === 'path' && (scope.sections.length === 1 || !startsWithVerb(reading.body.text)) && reading.priority === null) ||
    (section === 'objective' && namesPeriod(open))
  if (!isName && (numbered || statement)) make(kind)(scope.why())
  else open.pending = make(kind)
}
