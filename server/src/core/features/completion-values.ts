// What may stand in a field or a column: people, times, rhythms, things of the model, or what others wrote there. Sorted by what the project uses.

import type { DocumentModel } from '../model/document.js'
import { kindIds, kinds, type Lifetime } from '../model/kinds.js'
import type { Snapshot } from '../model/workspace.js'
import { ownWord } from '../render/words.js'
import type { Choice } from './completion-items.js'
import { linkChoices, namedKinds } from './completion-links.js'
import { daysAhead, periodsAhead, type Spelled } from './time-style.js'
import { usageOf } from './usage.js'

/** Fields whose value is who. */
const whoKeys = new Set(['owner', 'creator', 'decider', 'participants', 'consumers', 'members', 'team'])
/** Those where a group comes first. */
const groupKeys = new Set(['team', 'participants', 'consumers'])
const rhythmKeys = new Set(['cadence', 'refresh', 'review-every'])
const dayKeys = new Set(['by', 'start', 'end', 'until', 'expires', 'starting', 'updated'])
const periodKeys = new Set(['timeline', 'cycle', 'by'])

const statusWords = ['on track', 'at risk', 'off track', 'done', 'planned', 'dropped']
const rhythmWords = ['every week', 'every two weeks', 'monthly', 'quarterly', 'every Monday', 'every weekday', 'first Monday of the month']
const reviewWords = ['quarter', 'month', '6 months', 'year']
const durationWords = ['15 minutes', '30 minutes', '45 minutes', '1 hour', '90 minutes']
const settled: Readonly<Record<string, readonly string[]>> = {
  confidence: ['high', 'medium', 'low'],
  priority: ['P0', 'P1', 'P2', 'P3'],
  appetite: ['2 weeks', '6 weeks'],
}

/** Fields whose values are a closed set or names of the project; what others wrote in the rest is offered only where the author asks. */
export function hasChoices(key: string): boolean {
  return [whoKeys, rhythmKeys, dayKeys, periodKeys].some((keys) => keys.has(key)) || key in namedKinds || key in settled || listed.has(key)
}

const listed = new Set(['kind', 'lifetime', 'status', 'duration'])

/** The field a label means on things of some lifetime: the time of a meeting is no period, and when a goal is due is no rhythm. */
export function keyFor(key: string, lifetime: Lifetime | null): string | null {
  if (key === 'timeline' && lifetime === 'recurring') return null
  return key === 'cadence' && (lifetime === 'spanned' || lifetime === 'point') ? 'by' : key
}

/** Values for a field by its canonical key; empty where only the author can know. */
export function valueChoices(snapshot: Snapshot, doc: DocumentModel, key: string): readonly Choice[] {
  const usage = usageOf(snapshot)
  const used = (sort: Choice['sort'] = 'value') => usage.values(key).map((label): Choice => ({ label, sort }))
  if (whoKeys.has(key)) return whoChoices(snapshot, groupKeys.has(key))
  if (rhythmKeys.has(key)) {
    const own = key === 'cadence' ? usage.cadences : usage.values(key)
    const common = key === 'review-every' ? reviewWords : rhythmWords
    return unique([...own, ...common]).map((label) => ({ label, sort: 'cadence' }))
  }
  if (dayKeys.has(key) || periodKeys.has(key)) return timeChoices(snapshot, doc, key)
  if (key === 'kind')
    return kindIds.map((kind) => ({ label: kind, sort: 'kind', detail: ownWord(snapshot, kind), subject: { is: 'kind', kind } }))
  if (key === 'lifetime') return unique(kindIds.map((kind) => kinds[kind].lifetime)).map((label) => ({ label, sort: 'value' }))
  if (key === 'status') return unique([...usage.values(key), ...statusWords]).map((label) => ({ label, sort: 'value' }))
  if (key === 'duration') return unique([...usage.values(key), ...durationWords]).map((label) => ({ label, sort: 'value' }))
  if (settled[key]) return unique([...usage.values(key), ...settled[key]]).map((label) => ({ label, sort: 'value' }))
  const wanted = namedKinds[key]
  if (wanted) return [...linkChoices(snapshot, doc, wanted, key), ...(key === 'measure' || key === 'link' ? used() : [])]
  return used()
}

/** People and teams; in front of a handle the author's sign is kept. */
export function whoChoices(snapshot: Snapshot, groupsFirst: boolean): readonly Choice[] {
  const usage = usageOf(snapshot)
  const groups = new Set(usage.teams.map((name) => name.toLowerCase()))
  const teams = usage.teams.map((label): Choice => ({ label, sort: 'team', detail: 'team' }))
  const people = usage.owners
    .filter((name) => !groups.has(name.toLowerCase()))
    .map((label): Choice => ({ label, sort: 'person', detail: handleOf(snapshot, label) }))
  return groupsFirst ? [...teams, ...people] : [...people, ...teams]
}

function handleOf(snapshot: Snapshot, name: string): string {
  const handle = Object.entries(snapshot.settings.people).find(([, full]) => full === name)?.[0]
  return handle ? `@${handle}` : ''
}

/** Days for a day, periods for a period, both where either may stand. */
export function timeChoices(snapshot: Snapshot, doc: DocumentModel, key: string): readonly Choice[] {
  const asChoice = ({ text, about }: Spelled): Choice => ({ label: text, sort: 'time', detail: about })
  const days = daysAhead(snapshot, doc).map(asChoice)
  const periods = periodsAhead(snapshot, doc).map(asChoice)
  if (key === 'by') return [...days, ...periods]
  return periodKeys.has(key) ? [...periods, ...days] : days
}

function unique<T extends string>(words: readonly T[]): readonly T[] {
  const seen = new Set<string>()
  return words.filter((word) => {
    const key = word.toLowerCase()
    return seen.has(key) ? false : seen.add(key)
  })
}
