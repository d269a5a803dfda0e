// Headings: they open sections, and some are items themselves, at once or when their fields or their first sentence show it.

import type { Place } from '../syntax/tree.js'
import { type Cue, placeOf } from './cues.js'
import { type Draft, type Mark, type Open, spanning, timesIn } from './draft.js'
import type { Kind } from './kinds.js'
import type { Reading } from './reading.js'
import type { Scope } from './scope.js'
import { explains, goalKinds, type Role, ritualNoun, roleOf, startsWithVerb } from './sections.js'

/** Kinds of which a page or section is one, with its parts below. */
const whole = new Set<Kind>(['mission', 'strategy', 'model', 'working-agreement', 'framework'])
const deepest = 12
/** Kinds whose labels are everyday words: "Planning: garden" is a ritual only if its fields say so. */
const loose = new Set<Kind>(['ritual', 'artifact', 'role', 'term'])
const plainly = /^(?:ritual|ceremony|meeting|artifact|artefact|role|term)\b/i

/** A label with something behind it, or with a number. */
const says = ({ label }: Reading): boolean => label !== null && (label.rest.text.trim() !== '' || /\d/.test(label.text))

export function heading(scope: Scope, cue: Cue): void {
  const { unit, reading, text, chunk } = cue
  const said = roleOf(text, scope.vocabulary)
  const place = placeOf(chunk, unit.lines[0]?.plain ?? { text: '', map: [] })
  const slug = scope.slugs.next(text)
  scope.group = null
  scope.leading = null
  scope.last = null
  scope.open = scope.open.filter(({ depth }) => depth < unit.depth).slice(-deepest)
  const role = teamBelow(scope, said, text) ? { ...said, team: text } : said
  scope.sections.push({ depth: unit.depth, title: text, slug, place })
  const section = scope.sectionKind()
  const blocked = scope.blocked(role.ritual ? 'ritual' : null)
  const title = unit.depth === 1 && !scope.titled
  scope.titled ||= unit.depth === 1
  const labelled = reading?.label ? scope.vocabulary.labelKind(reading.label.text) : null
  const since = scope.drafts.length
  const times = timesOfHeading(place)
  const open: Open = { depth: unit.depth, role, title: text, slug, since, times, item: null, pending: null, fields: [] }
  if (scope.sections.length === 1 && role.ritual && ritualNoun.test(text)) scope.subject = open
  const make = (kind: Kind) => (why: Mark) => {
    open.pending = null
    open.item = scope.add(kind, 'heading', cue, reading!, null, slug, open === scope.subject ? [why, 'subject'] : [why])
    return open.item
  }
  if (reading && !blocked && scope.mark !== 'none') {
    const kind = scope.mark ?? (title ? scope.page.kind : null)
    if (kind) make(kind)('marked')
    else if (labelled && says(reading) && !(loose.has(labelled) && !plainly.test(reading.label!.text))) make(labelled)('label')
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

/** Where OKRs stand below the name of a team, short names below that one are teams as well. */
const teamBelow = (scope: Scope, role: Role, title: string): boolean =>
  scope.okr() &&
  role.kind === null &&
  role.stance === null &&
  role.team === null &&
  !role.ritual &&
  !role.periodOnly &&
  /^\p{Lu}[\p{L}/&-]*(?: [\p{L}/&-]+){0,2}$/u.test(title) &&
  !startsWithVerb(title) &&
  scope.open.some((open) => open.role.team !== null)

/** The period of a heading, also where it stands in front of the goals ("Major 2027 goals"). */
function timesOfHeading(place: Place): Open['times'] {
  const times = timesIn(place)
  if (times.some(spanning)) return times
  const year = /\b(?:19|20)\d\d(?= (?:goals|okrs|objectives|priorities|plans?|roadmap|targets|initiatives)\b)/i.exec(
    place.chunk.text.slice(place.start, place.end),
  )
  return year ? timesIn({ ...place, start: place.start + year.index }) : times
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
    return
  }
  if (explains(open.title)) return
  if (role.team !== null) {
    open.pending = make(section === 'key-result' ? 'goal' : section)
    return
  }
  const numbered = reading.number !== null || reading.priority !== null || reading.owner?.sure === true
  const statement = startsWithVerb(reading.body.text) ? cue.words >= 3 : cue.words >= 5
  if (numbered || statement) make(section === 'key-result' ? 'goal' : section)(scope.why())
  else open.pending = make(section === 'key-result' ? 'goal' : section)
}
