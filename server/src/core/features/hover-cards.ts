// The cards a hover shows: goal, ritual, artifact, other things, fields, time phrases, terms and rules. Says what the model knows, judges nothing.

import type { DocumentModel, Item, LocatedTime } from '../model/document.js'
import { keyResultsOn } from '../model/family.js'
import { fields, kinds } from '../model/kinds.js'
import type { Entity, Relation } from '../model/types.js'
import type { ItemRef, Snapshot } from '../model/workspace.js'
import { cadenceText, daysText, dayText, listText, outcomeText, spanText } from '../render/phrases.js'
import { monthlyHours } from '../render/preview-rhythm.js'
import { ownWord } from '../render/words.js'
import { resolveTime } from '../time/index.js'
import type { FieldAt } from './at.js'
import { card, plain, type Row, rows } from './markdown.js'
import { profile } from './profile.js'
import { ruleHelp } from './rule-help.js'
import type { Term } from './terms.js'

/** The card of a recognised thing. */
export function itemCard(snapshot: Snapshot, ref: ItemRef): string {
  const entity = snapshot.entity(ref)
  const word = ownWord(snapshot, entity.kind)
  const title = `**${plain(capital(word))}** · ${plain(entity.name)}${entity.closed ? ' · closed' : ''}`
  const [short, details] = cardRows(snapshot, ref, entity)
  return card(title, rows(short), rows(details))
}

function cardRows(snapshot: Snapshot, ref: ItemRef, entity: Entity): readonly [Row[], Row[]] {
  const owner: Row = { label: 'Owner', value: entity.owner && `${plain(entity.owner.name)}${ownerSource(entity.owner.from)}` }
  const parent: Row = { label: 'Part of', value: entity.parent === null ? null : nameOf(snapshot, entity.parent) }
  switch (entity.kind) {
    case 'ritual':
      return ritualRows(snapshot, ref, entity, owner)
    case 'artifact':
      return artifactRows(snapshot, entity, owner)
    default:
      break
  }
  const time: Row = { label: 'Time', value: timeText(entity) }
  const status: Row = { label: 'Status', value: ref.item.status }
  if (!entity.outcome)
    return [
      [time, owner, status],
      [parent, ...relationRows(snapshot, entity), ...persistence(entity)],
    ]
  const { outcome } = entity
  const found = slots(entity)
  const missing = outcome.answeredBy === null || outcome.answeredBy === 'statement' ? outcome.missing : []
  return [
    [
      time,
      { label: 'Outcome', value: [outcomeText(outcome), ...found].join('; ') },
      { label: 'Missing', value: missing.map((slot) => slot.replace(/-/g, ' ')).join(', ') },
      owner,
      status,
    ],
    [
      parent,
      { label: 'Cycle', value: entity.span?.cycle ? nameOf(snapshot, entity.span.cycle) : null },
      { label: 'Key results', value: keyResults(snapshot, ref) },
      ...relationRows(snapshot, entity),
      { label: 'Reads as', value: profile(snapshot, ref.doc, ref.item).join(' · ') },
    ],
  ]
}

function ritualRows(snapshot: Snapshot, { doc }: ItemRef, entity: Entity, owner: Row): readonly [Row[], Row[]] {
  const cadence = entity.cadence && cadenceText(entity.cadence, snapshot.today, doc.timeContext, snapshot.readerZone)
  const hours = monthlyHours(entity.cadence)
  return [
    [
      { label: 'Cadence', value: cadence ? plain(cadence.rhythm) : 'none given' },
      { label: 'Next', value: cadence?.next ?? null },
      { label: 'Takes', value: hours === null ? null : `about ${Math.round(hours * 10) / 10} h a month for each person` },
      owner,
    ],
    [
      { label: 'Produces', value: related(snapshot, entity, 'produces') },
      { label: 'Uses', value: related(snapshot, entity, 'consumes') },
      { label: 'Reviews', value: related(snapshot, entity, 'reviews') },
      { label: 'Opens', value: related(snapshot, entity, 'opens') },
      { label: 'Closes', value: related(snapshot, entity, 'closes') },
      { label: 'Who', value: plain(entity.fields.participants ?? '') },
      { label: 'Purpose', value: plain(entity.fields.purpose ?? '') },
    ],
  ]
}

function artifactRows(snapshot: Snapshot, entity: Entity, owner: Row): readonly [Row[], Row[]] {
  return [
    [
      { label: 'Made by', value: incoming(snapshot, entity, 'produces') ?? plain(entity.fields.creator ?? '') },
      {
        label: 'Used by',
        value: incoming(snapshot, entity, 'consumes') ?? plain(entity.fields.consumers ?? entity.fields['used-in'] ?? ''),
      },
      owner,
    ],
    [
      { label: 'Refreshed', value: plain(entity.fields.refresh ?? '') },
      { label: 'Reviewed in', value: incoming(snapshot, entity, 'reviews') },
      { label: 'Purpose', value: plain(entity.fields.purpose ?? '') },
    ],
  ]
}

function timeText(entity: Entity): string | null {
  if (entity.span) return plain(spanText(entity.span))
  return entity.lifetime === 'spanned' ? 'none found, own or inherited' : null
}

function persistence(entity: Entity): Row[] {
  const reviewed = entity.fields['review-every'] ?? ''
  if (entity.lifetime !== 'enduring' && entity.lifetime !== 'strategy-bound') return []
  return [
    { label: 'Reviewed every', value: plain(reviewed) },
    {
      label: 'Lasts',
      value: entity.lifetime === 'enduring' ? 'until it is changed; it needs no deadline' : 'as long as the strategy; it needs no deadline',
    },
  ]
}

/** The slots of an outcome that were found, in words. */
function slots({ outcome }: Entity): string[] {
  if (!outcome) return []
  const { metric, baseline, target, population, window } = outcome
  const move = baseline && target ? `from ${plain(baseline)} to ${plain(target)}` : target ? `target ${plain(target)}` : ''
  return [
    metric ? `metric “${plain(metric, 80)}”` : '',
    move,
    population ? `for ${plain(population, 80)}` : '',
    window ? `measured ${plain(window, 80)}` : '',
  ].filter(Boolean)
}

function keyResults(snapshot: Snapshot, { doc, item }: ItemRef): string | null {
  const children = keyResultsOn(doc, item)
  if (children.length === 0) return null
  const measured = children.filter((child) => snapshot.entity({ doc, item: child }).outcome?.answeredBy != null).length
  return `${measured} of ${children.length} can be decided`
}

const relationWords: readonly (readonly [Relation, string, string])[] = [
  ['ladders-to', 'Serves', 'Served by'],
  ['aims-at', 'Aims at', 'Bets on it'],
  ['justified-by', 'Justified by', 'Justifies'],
  ['constrained-by', 'Constrained by', 'Constrains'],
  ['contributes-to', 'Contributes to', 'Contributors'],
  ['measures', 'Measures', 'Measured by'],
  ['owns', 'Owns', ''],
  ['reviews', 'Reviews', 'Reviewed in'],
  ['nested-in', 'Inside', 'Holds'],
  ['opens', 'Opens', 'Opened by'],
  ['closes', 'Closes', 'Closed by'],
  ['supersedes', 'Replaces', 'Replaced by'],
  ['guards', 'Guards', 'Guarded by'],
]

function relationRows(snapshot: Snapshot, entity: Entity): Row[] {
  return relationWords.flatMap(([kind, out, back]) => [
    { label: out, value: related(snapshot, entity, kind) },
    { label: back, value: back ? incoming(snapshot, entity, kind) : null },
  ])
}

function related(snapshot: Snapshot, { id }: Entity, kind: Relation): string | null {
  return names(
    snapshot,
    snapshot
      .relationsOf(id)
      .filter((relation) => relation.from === id && relation.kind === kind)
      .map(({ to }) => to),
  )
}

function incoming(snapshot: Snapshot, { id }: Entity, kind: Relation): string | null {
  return names(
    snapshot,
    snapshot
      .relationsOf(id)
      .filter((relation) => relation.to === id && relation.kind === kind)
      .map(({ from }) => from),
  )
}

const mostNames = 5

function names(snapshot: Snapshot, ids: readonly string[]): string | null {
  const list = [...new Set(ids)].map((id) => nameOf(snapshot, id))
  if (list.length === 0) return null
  const rest = list.length - mostNames
  return rest > 0 ? `${list.slice(0, mostNames).join(', ')} and ${rest} more` : listText(list)
}

function nameOf(snapshot: Snapshot, id: string): string {
  return plain(snapshot.byId(id)?.item.name ?? id, 80)
}

function ownerSource(from: 'own' | 'parent' | 'section' | 'page'): string {
  return from === 'own' ? '' : ` (from the ${from})`
}

/** What a time phrase means here, and how a relative one reads today. */
export function timeCard(snapshot: Snapshot, { doc, item }: ItemRef, { mention }: LocatedTime): string {
  const phrase = plain(mention.text)
  if (mention.impossible) return card(`**${phrase}**`, `There is no such day. Nearest: ${plain(mention.impossible.suggestion)}`)
  if (mention.kind === 'cadence') {
    const cadence = item.cadence && cadenceText(item.cadence, snapshot.today, doc.timeContext, snapshot.readerZone)
    return card(
      `**${phrase}**`,
      rows([
        { label: 'Rhythm', value: cadence ? plain(cadence.rhythm) : phrase },
        { label: 'Next', value: cadence?.next ?? null },
      ]),
    )
  }
  const days = resolveTime(mention, doc.timeContext)
  const known = daysText(days.start, days.end)
  if (known) return card(`**${phrase}**`, known)
  if (days.bounds) return card(`**${phrase}**`, `Somewhere between ${dayText(days.bounds.start)} and ${dayText(days.bounds.end)}`)
  if (mention.vague) return card(`**${phrase}**`, 'A time, but no day can be told from it.')
  const today = resolveTime(mention, { ...doc.timeContext, documentDate: snapshot.today })
  const now = daysText(today.start, today.end)
  return card(`**${phrase}**`, `The document gives no date to count from.${now ? ` Read today: ${now}.` : ''}`)
}

/** A field that points at something shows that thing; a field that is only known says what it is for. */
export function fieldCard(snapshot: Snapshot, doc: DocumentModel, { item, field, part }: FieldAt): string | undefined {
  if (part === 'value' && field.value) {
    const { candidates } = snapshot.resolve(field.value, doc)
    if (candidates.length === 1) return itemCard(snapshot, candidates[0]!)
    if (candidates.length > 1)
      return card(
        `**${plain(field.value)}** names ${candidates.length} things`,
        candidates
          .slice(0, mostNames)
          .map(({ doc: at, item: named }) => `- ${plain(ownWord(snapshot, named.kind))} in ${plain(at.path)}`)
          .join('\n'),
      )
    if (field.key === 'cadence' || field.key === 'trigger') return itemCard(snapshot, { doc, item })
    return undefined
  }
  const known = Object.hasOwn(fields, field.key) ? fields[field.key as keyof typeof fields] : undefined
  const help = known && fieldHelp[field.key as keyof typeof fields]
  return known && help ? card(`**${known.title}** of ${plain(kinds[item.kind].title)} “${plain(item.name, 80)}”`, help) : undefined
}

export const fieldHelp: Partial<Record<keyof typeof fields, string>> = {
  owner: 'Who answers for it: one person, or one team. “Everyone” is nobody.',
  by: 'The last day of its time span.',
  timeline: 'Its time span: a quarter, a year, two dates.',
  cycle: 'The cycle it belongs to; its time span is the cycle’s.',
  measure: 'What is counted to know whether it was met.',
  'done-when': 'The state in which it counts as done, for results that are no number.',
  baseline: 'The value at the start.',
  target: 'The value to reach.',
  cadence: 'How often it takes place: “every Tuesday”, “monthly on the first Monday”.',
  trigger: 'What sets it off, where it follows no calendar.',
  starting: 'The first day of a rhythm that counts from somewhere, such as every two weeks.',
  produces: 'The artifacts that come out of it.',
  inputs: 'The artifacts that are used in it.',
  'review-every': 'How often it is looked at again. Persistent things have this instead of a deadline.',
  'holds-for': 'How long it is meant to hold.',
  expires: 'The day it stops counting.',
  serves: 'The goal, metric or model it is for.',
  'aims-at': 'The goal this bet is aimed at.',
  participants: 'Who takes part.',
  status: 'How it stands.',
  confidence: 'How likely it seems today that it will be met.',
  appetite: 'How much time it is worth at most.',
}

export function termCard({ title, meaning, apart }: Term): string {
  return `**${title}**\n\n${meaning}  \n${apart}`
}

/** The help of a rule, or undefined for an id nobody knows. */
export function ruleCard(rule: string): string | undefined {
  const help = ruleHelp(rule)
  return help && card(`**${help.id}** · ${help.summary}`, help.why)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

export type { Item }
