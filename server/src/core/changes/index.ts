// What changed in the model between two states of a project, in words a leader reads. Knows neither files nor revisions.

import { groupBy } from '../group-by.js'
import { kindIds } from '../model/kinds.js'
import type { Entity, Kind } from '../model/types.js'
import { fold } from '../model/vocabulary.js'
import type { Snapshot } from '../model/workspace.js'
import { cadenceText, daysText, dayText } from '../render/phrases.js'
import { type Known, matchItems, type Pair } from './match.js'
import { distance, targetVerb, timesAYear } from './words.js'

export type ChangeKind =
  | 'added'
  | 'dropped'
  | 'moved'
  | 'reworded'
  | 'kind'
  | 'target'
  | 'period'
  | 'owner'
  | 'rhythm'
  | 'status'
  | 'parent'
  | 'orphaned'

export interface Side {
  readonly id: string
  readonly kind: Kind
  readonly name: string
  readonly path: string
  /** Counted from 1. */
  readonly line: number
}

export interface ItemChange {
  /** The kind it has now, or had last. */
  readonly kind: Kind
  readonly name: string
  readonly before: Side | null
  readonly after: Side | null
  readonly changes: readonly { readonly what: ChangeKind; readonly words: string }[]
}

/** By kind, goals first, then by page and place. */
export function changesBetween(before: Snapshot, after: Snapshot): readonly ItemChange[] {
  const { pairs, dropped, added } = matchItems(before, after)
  const newIds = new Map(pairs.map((pair) => [pair.before.entity.id, pair.after.entity.id]))
  const inOrder = [...pairs].sort(
    ({ after: { ref: a, entity: x } }, { after: { ref: b, entity: y } }) =>
      compare(a.doc.path, b.doc.path) || x.statementRange.start - y.statementRange.start,
  )
  const changed = withoutRepetition(inOrder.map((pair) => ({ pair, changes: changesOf(pair, before, after, newIds) })))
  const all: ItemChange[] = [
    ...changed.map(({ pair, changes }) => itemChange(pair.before, pair.after, changes)),
    ...added.map((known) => itemChange(null, known, [{ what: 'added', words: ['new', ...facts(known.entity)].join(', ') }])),
    ...dropped.map((known) => itemChange(known, null, [{ what: 'dropped', words: dropWords(known, before) }])),
  ]
  const place = ({ before: a, after: b }: ItemChange) => b ?? a!
  return all
    .filter(({ changes }) => changes.length > 0)
    .sort((a, b) => order(a.kind) - order(b.kind) || compare(place(a).path, place(b).path) || place(a).line - place(b).line)
}

type One = ItemChange['changes'][number]

function changesOf({ before, after }: Pair, old: Snapshot, now: Snapshot, newIds: ReadonlyMap<string, string>): One[] {
  const [a, b] = [before.entity, after.entity]
  const changes: One[] = []
  const say = (what: ChangeKind, words: string | null) => {
    if (words !== null) changes.push({ what, words })
  }
  if (a.kind !== b.kind) say('kind', `was ${article(a.kind)}, is ${article(b.kind)} now`)
  say('reworded', wording(a, b))
  say('target', target(a, b))
  say('period', period(a, b))
  say('owner', owner(a, b))
  say('rhythm', rhythm(a, b, before, after, old, now))
  const [from, to] = [before.ref.item.status, after.ref.item.status]
  if (from !== to && to !== null) say('status', `is ${statusWords[to]} now`)
  if (a.parent !== null && b.parent !== null && (newIds.get(a.parent) ?? a.parent) !== b.parent)
    say('parent', `now part of ‘${now.byId(b.parent)?.item.name ?? b.parent}’`)
  if (b.kind === 'artifact' && touched(a, old) && !touched(b, now)) say('orphaned', 'no ritual makes or uses it any more')
  if (before.ref.doc.path !== after.ref.doc.path) say('moved', `moved from ${before.ref.doc.path}`)
  return changes
}

const statusWords = {
  done: 'done',
  dropped: 'dropped',
  'on-track': 'on track',
  'at-risk': 'at risk',
  'off-track': 'off track',
  planned: 'planned',
} as const

/** Null where only case, marks or numbers differ: numbers are told as targets and dates. */
function wording(a: Entity, b: Entity): string | null {
  const sense = (text: string) =>
    fold(text)
      .replace(/[^\p{Alpha}]+/gu, ' ')
      .trim()
  if (sense(a.text) === sense(b.text)) return null
  return `reworded, was “${short(a.text)}”`
}

function target({ outcome: a }: Entity, { outcome: b }: Entity): string | null {
  if (!a || !b || (a.target ?? '') === (b.target ?? '')) return null
  if (a.target === null) return `has a target now: ${b.target}`
  if (b.target === null) return `has no target any more, was ${a.target}`
  if (fold(a.target) === fold(b.target)) return null
  return `target ${targetVerb(a, b)} from ${a.target} to ${b.target}`
}

function period(a: Entity, b: Entity): string | null {
  const [from, to] = [a.span?.end ?? null, b.span?.end ?? null]
  if (from !== null && to !== null) {
    if (from === to) return null
    return `date ${to > from ? 'slipped' : 'pulled forward'} by ${distance(from, to)}, from ${dayText(from)} to ${dayText(to)}`
  }
  if (from === null && to !== null) return `has a date now: ${daysText(b.span!.start, to)}`
  if (from !== null && to === null) return `has no date any more, was ${daysText(a.span!.start, from)}`
  return null
}

function owner({ owner: a }: Entity, { owner: b }: Entity): string | null {
  if (fold(a?.name ?? '') === fold(b?.name ?? '')) return null
  if (!a) return `is owned by ${b!.name} now`
  return b ? `owner changed from ${a.name} to ${b.name}` : `has no owner any more, was ${a.name}`
}

function rhythm(a: Entity, b: Entity, before: Known, after: Known, old: Snapshot, now: Snapshot): string | null {
  if (!a.cadence && !b.cadence) return null
  const words = ({ cadence }: Entity, known: Known, { today }: Snapshot) =>
    cadence && cadenceText(cadence, today, known.ref.doc.timeContext).rhythm
  const [from, to] = [words(a, before, old), words(b, after, now)]
  if (from === null) return `has a rhythm now: ${to}`
  if (to === null) return `has no rhythm any more, was ${from}`
  if (from === to) return null
  const [often, oftenNow] = [timesAYear(a.cadence!), timesAYear(b.cadence!)]
  const ratio = often && oftenNow ? oftenNow / often : 1
  const verb = ratio < 0.95 ? 'is rarer now' : ratio > 1.05 ? 'is more often now' : 'has another rhythm'
  return `${verb}: ${to}, was ${from}`
}

function touched({ id }: Entity, snapshot: Snapshot): boolean {
  return snapshot.relationsOf(id).some(({ kind, to }) => to === id && (kind === 'produces' || kind === 'consumes'))
}

interface Changed {
  readonly pair: Pair
  readonly changes: readonly One[]
}

/** A part does not repeat what is said of the whole, nor each item of a page what is said of the first: its date or owner came from there. */
function withoutRepetition(all: readonly Changed[]): readonly Changed[] {
  const said = new Map(all.map(({ pair, changes }) => [pair.after.entity.id, new Set(changes.map(({ words }) => words))]))
  const onPage = groupBy(
    all.flatMap(({ pair, changes }) =>
      changes.filter((one) => inherited(pair, one)).map(({ words }) => `${pair.after.ref.doc.path}\n${words}`),
    ),
    (key) => key,
  )
  const told = new Set<string>()
  return all.map(({ pair, changes }) => {
    const { parent } = pair.after.entity
    const kept = changes.flatMap((one) => {
      if (!inherited(pair, one)) return [one]
      if (parent !== null && said.get(parent)?.has(one.words)) return []
      const key = `${pair.after.ref.doc.path}\n${one.words}`
      if (told.has(key)) return []
      told.add(key)
      const others = (onPage.get(key)?.length ?? 1) - 1
      return [others > 0 ? { ...one, words: `${one.words} (and so ${others} more on this page)` } : one]
    })
    return { pair, changes: kept }
  })
}

function inherited({ before, after }: Pair, { what }: One): boolean {
  if (what === 'period') return [before, after].every(({ entity }) => entity.span === null || !['own', 'field'].includes(entity.span.from))
  if (what === 'owner') return [before, after].every(({ entity }) => entity.owner === null || entity.owner.from !== 'own')
  if (what === 'moved') return true
  return false
}

function facts({ span, owner: by, cadence }: Entity): string[] {
  const days = span && (daysText(span.start, span.end) ?? span.text)
  return [days ?? '', cadence?.text ?? '', by ? `owner ${by.name}` : ''].filter(Boolean)
}

function dropWords({ ref, entity }: Known, before: Snapshot): string {
  const { status } = ref.item
  if (status === 'done' || status === 'dropped') return `taken out, was ${status}`
  return before.isClosed(ref)
    ? `taken out, its time was over`
    : [
        'dropped',
        ...facts(entity)
          .map((fact) => `was ${fact}`)
          .slice(0, 1),
      ].join(', ')
}

function itemChange(before: Known | null, after: Known | null, changes: readonly One[]): ItemChange {
  const { entity } = (after ?? before)!
  return { kind: entity.kind, name: entity.name, before: before && side(before), after: after && side(after), changes }
}

function side({ ref, entity }: Known): Side {
  const line = ref.doc.text.lineAt(entity.statementRange.start) + 1
  return { id: entity.id, kind: entity.kind, name: entity.name, path: ref.doc.path, line }
}

function article(kind: Kind): string {
  const word = kind === 'anti-goal' ? 'non-goal' : kind.replace(/-/g, ' ')
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 120).replace(/\s+\S*$/, '')}…` : line
}

const first: readonly Kind[] = ['objective', 'goal', 'key-result', 'bet', 'intent', 'milestone', 'cycle', 'ritual', 'artifact']
const order = (kind: Kind) => (first.includes(kind) ? first.indexOf(kind) : first.length + kindIds.indexOf(kind))
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
