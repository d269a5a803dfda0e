// Bullets that are no items themselves: they give the bullets below a kind, a time or a stance.

import { type Cue, placeOf } from './cues.js'
import { type Draft, type Group, timesOfLead } from './draft.js'
import { leadRoleOf } from './lead-ins.js'
import { firstSentence, type Reading } from './reading.js'
import type { Scope } from './scope.js'
import { goalKinds, startsWithVerb } from './sections.js'

/** What a bullet groups, where it is no item itself: a period, a horizon, "Key results:", the name of a team. */
export function groupOf(
  scope: Scope,
  cue: Cue,
  reading: Reading,
  group: Group | null,
  parent: Draft | null,
  hasChildren: boolean,
): Group | null {
  if (!hasChildren) return null
  const labelled = reading.label && reading.label.rest.text.trim() === '' ? scope.labelKind(reading.label.text) : null
  const times = timesOfLead(placeOf(cue.chunk, reading.body))
  const base = {
    intention: group?.intention ?? false,
    times: times.length > 0 ? times : (group?.times ?? []),
    parent,
    mark: 'lead' as const,
  }
  if (labelled && (goalKinds.has(labelled) || labelled === 'anti-goal' || (labelled === 'ritual' && /s$/i.test(reading.label!.text)))) {
    const heading = scope.open.at(-1)?.item
    const goal = heading && goalKinds.has(heading.kind) ? heading : null
    const above = labelled === 'key-result' ? (parent ?? scope.last ?? scope.objective()) : (parent ?? goal)
    return { ...base, kind: labelled, stance: null, parent: above }
  }
  const bare = reading.body.text.replace(/[\s:.]+$/, '')
  // A name in bold and sentences of its own: what the last one introduces does not make a group of it.
  const told = (reading.lead !== null || reading.label?.bold === true) && firstSentence(bare) < bare.length
  const role = told ? null : bare.split(' ').length <= 8 || /:\s*$/.test(reading.body.text) ? leadRoleOf(bare, scope.vocabulary) : null
  const section = group?.kind ?? scope.sectionKind()
  if (role?.stance && /:\s*$/.test(reading.body.text)) return { ...base, kind: null, stance: role.stance }
  if (scoring.test(bare)) return { ...base, kind: null, stance: 'results' }
  // What is asked is answered below, not promised.
  if (/\?\s*$/.test(bare)) return { ...base, kind: null, stance: null }
  if (role?.periodOnly && section === null && scope.plans()) return { ...base, kind: 'goal', stance: null }
  if (role?.periodOnly) return { ...base, kind: section, stance: group?.stance ?? null, mark: group?.mark ?? scope.why() }
  if (role?.kind && !hasLabel(cue, scope)) {
    const kind = role.kind === 'metric' && section !== null && goalKinds.has(section) && areCounted(cue) ? 'key-result' : role.kind
    return { ...base, kind, stance: null, parent: kind === 'key-result' ? (parent ?? scope.last) : parent }
  }
  const verb = startsWithVerb(bare)
  // "Rules for carts, including:" is one thing and its parts.
  const introduces =
    /:\s*$/.test(reading.body.text) &&
    !/\b(?:including|such as|like|e\.g\.)\s*:\s*$/.test(reading.body.text) &&
    !verb &&
    cue.words <= (section === 'objective' ? 4 : 12)
  const parts = section === 'key-result' && parent === null && !verb && cue.words <= 3 && areTracked(cue)
  // "To the ovens circle" over what it gets.
  const addressed =
    section !== null &&
    goalKinds.has(section) &&
    cue.words <= 6 &&
    /^(?:to|for|from|with|in|on) (?:the |our |a )?\p{Alpha}/iu.test(bare) &&
    !verb
  // "Ovens" over several deliverables.
  const topical =
    section === 'milestone' &&
    parent === null &&
    !verb &&
    cue.words <= 2 &&
    isPlain(cue) &&
    cue.children.length >= 2 &&
    cue.children.every(isUnlabelled)
  const name =
    introduces ||
    parts ||
    addressed ||
    topical ||
    (section === 'goal' && cue.words <= 3 && !verb && !/^\p{Alpha}+ing\s/u.test(bare) && parent === null && promise(cue))
  if (!name || hasLabel(cue, scope)) return null
  // Topics below the heading of a goal part its results.
  const goal = group === null && parent === null ? scope.open.at(-1)?.item : null
  const parted = goal && goalKinds.has(goal.kind) && section !== null && goalKinds.has(section)
  if (parted) return { ...base, kind: 'key-result', stance: null, mark: scope.why(), parent: goal }
  // "Sort sacks by the rule. First candidates:" below a goal: what there is to choose from.
  if (introduces && parent !== null && goalKinds.has(parent.kind) && firstSentence(bare) < bare.length)
    return { ...base, kind: null, stance: 'examples' }
  return { ...base, kind: section, stance: group?.stance ?? null, mark: group?.mark ?? scope.why() }
}

/** Half of the bullets below say what is to be done or are tracked; otherwise they tell about the name above them. */
function promise({ children }: Cue): boolean {
  const items = children.filter(({ unit, reading }) => unit.form === 'item' && reading !== null)
  return (
    items.filter((item) => !isPlain(item) || startsWithVerb(item.reading!.body.text) || /\d/.test(item.text)).length * 2 >= items.length
  )
}

/** Nothing tracks it: no box, priority, status or owner. */
const isPlain = ({ unit, reading }: Cue): boolean =>
  unit.task === null && reading !== null && reading.priority === null && reading.status === null && reading.owner === null

/** A label would tell something about the bullet above. */
const isUnlabelled = ({ reading }: Cue): boolean => !reading?.label

/** "- Security" over boxes to tick: the head of a part of the results. */
function areTracked({ children }: Cue): boolean {
  const items = children.filter(({ unit }) => unit.form === 'item')
  return items.length >= 1 && items.every(({ unit, reading }) => unit.task !== null || reading?.priority != null)
}

/** "KPIs" over "400 regulars": what is to be reached; without numbers they are only what is watched. */
function areCounted({ children }: Cue): boolean {
  const items = children.filter(({ unit }) => unit.form === 'item')
  return items.length > 0 && items.filter(({ text }) => /\d/.test(text)).length * 2 >= items.length
}

export function hasLabel({ reading }: Cue, scope: Scope): boolean {
  if (!reading) return false
  const kind = reading.label ? scope.labelKind(reading.label.text) : null
  return kind !== null || /^(?:KR|O|Obj)\s?#?\d/i.test(reading.number ?? '')
}

/** "Final score", "Grading notes" over what was reached. */
export const scoring =
  /^\W*(?:(?:final|grading|tracking|progress|weekly|review) )?(?:scores?|grades?|grading|tracking|notes|scoring|results)\W*$/i
