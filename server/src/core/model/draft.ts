// What the walk collects before owners, spans and judgements are settled: open sections, groups and items whose fields still arrive.

import { lately } from '../memo.js'
import type { Chunk, Place } from '../syntax/tree.js'
import { scanTime } from '../time/index.js'
import type { Cue } from './cues.js'
import type { Form, ItemLink, LocatedField, LocatedTime } from './document.js'
import type { Kind } from './kinds.js'
import type { Reading } from './reading.js'
import type { Role, Stance } from './sections.js'
import type { Cadence } from './types.js'

/** Why something was taken for an item; each counts once. */
export type Mark =
  | 'label' // its own label, number or callout names the kind
  | 'column' // the head of its column does
  | 'heading' // the nearest heading does
  | 'trail' // a heading further up does
  | 'lead' // the sentence or bullet above does
  | 'below' // it stands below a goal that is no objective, and nothing says what it is
  | 'intention' // that sentence says "we will"
  | 'path' // only the file or folder does
  | 'fields' // it has fields of its kind
  | 'held' // its own words say that it is held and how often
  | 'subject' // the page is about it
  | 'ours' // its sentence says whose it is
  | 'marked' // a comment or the front matter

/** An open section while the walk is inside it. */
export interface Open {
  readonly depth: number
  readonly role: Role
  readonly title: string
  readonly slug: string
  /** How many drafts there were when it opened; those in it come later. */
  readonly since: number
  readonly times: readonly LocatedTime[]
  /** The heading is an item itself. */
  item: Draft | null
  /** Becomes the heading's item when fields or a sentence show that it is one. */
  pending: ((why: Mark) => Draft) | null
  /** The objective under the heading before, where this one heads key results. */
  readonly beside: Draft | null
  /** Fields under a heading that is no item (yet). */
  readonly fields: LocatedField[]
}

/** What a lead-in or a parent bullet says of the items below it. */
export interface Group {
  readonly kind: Kind | null
  readonly mark: Mark
  readonly intention: boolean
  /** Why nothing below is a commitment, or null. */
  readonly stance: Stance | null
  readonly times: readonly LocatedTime[]
  readonly parent: Draft | null
}

/** An item while its fields are still being collected. */
export interface Draft {
  kind: Kind
  readonly form: Form
  readonly name: string
  readonly text: string
  readonly statement: Place
  readonly from: Place
  to: Place
  parent: Draft | null
  readonly fields: LocatedField[]
  readonly reading: Reading | null
  readonly sections: readonly Open[]
  readonly groups: readonly Group[]
  readonly marks: Set<Mark>
  cadence: { readonly value: Cadence; readonly place: Place } | null
  body: string
  /** What follows the statement in its own line. */
  readonly rest: string
  readonly slug: string | null
  readonly task: string | null
  readonly links: ItemLink[]
  /** Another item began inside it: what follows is no longer its own. */
  sealed: boolean
}

const scanned = new WeakMap<Chunk, Map<string, readonly LocatedTime[]>>()
const scannedLately = lately<ReturnType<typeof scanTime>>(512)

/** Time phrases of a place, remembered with its chunk. */
export function timesIn({ chunk, start, end }: Place): readonly LocatedTime[] {
  let known = scanned.get(chunk)
  if (!known) {
    known = new Map()
    scanned.set(chunk, known)
  }
  const key = `${start}:${end}`
  let times = known.get(key)
  if (!times) {
    const text = chunk.text.slice(start, end)
    times = scannedLately(text, () => scanTime(text)).map((mention) => ({
      mention,
      place: { chunk, start: start + mention.range.start, end: start + mention.range.end },
    }))
    known.set(key, times)
  }
  return times
}

const farthestOpening = 60
const intending = /\b(?:we|i|our team|the team|they)(?:['’]ll|['’]re| will| plan| aim| want| intend| commit)\b/gi

/** "We formed the crew in spring 2027, with two goals": when it began, not until when the goals hold. */
const founding =
  /\b(?:founded|formed|created|established|started|launched|chartered|hired|assembled|appointed|set up|kicked off|spun (?:up|off|out)) (?:the|a|an|our|this|that)\b(?:(?!\b(?:and|then)\b)[^.!?;:,]){0,80}$/i

/** A day, not a period: the plan may be for that. */
const singleDay = /\b\d{1,2}(?:st|nd|rd|th)?\.? \p{Alpha}{3,}|\p{Alpha}{3,} \d{1,2}\b/u
/** "On 4 August, the priorities were confirmed as:": when that was settled. */
const settled = /^,? [^.!?]{0,60}\b(?:was|were) (?:confirmed|agreed|approved|adopted|set|decided|defined|chosen)\b/i

/**
 * The time phrases of a lead-in but those that say when somebody began or settled something. Where it says "we will", only those count
 * that date this: "After the survey of Q2, in Q3 we will:".
 */
export function timesOfLead(place: Place): readonly LocatedTime[] {
  const text = place.chunk.text.slice(place.start, place.end)
  const times = timesIn(place).filter(({ mention, place: { start, end } }) => {
    const [before, behind] = [text.slice(0, Math.max(0, start - place.start)), text.slice(end - place.start)]
    return !founding.test(before.slice(-120)) && !(singleDay.test(mention.text) && settled.test(behind))
  })
  const at = [...text.matchAll(intending)].at(-1)?.index
  if (at === undefined || !times.some(spanning)) return times
  const dates = ({ place: { start, end } }: LocatedTime): boolean => {
    const [from, to] = [start - place.start, end - place.start]
    const opens = (from <= farthestOpening ? /(?:^|[.!?]\s)\W*$/ : /[.!?]\s\W*$/).test(
      text.slice(Math.max(0, from - farthestOpening), from),
    )
    return from > at || text.slice(to, at).trim() === '' || opens
  }
  return times.filter((time) => !spanning(time) || dates(time))
}

/** A time phrase that can give an item its span. */
export const spanning = ({ mention }: LocatedTime): boolean =>
  mention.role === 'span' && (mention.kind === 'period' || mention.kind === 'deadline')

export const wholeOf = (cue: Cue): Place => ({ chunk: cue.chunk, ...cue.unit.range })

export function linksOf({ unit, chunk }: Pick<Cue, 'unit' | 'chunk'>): ItemLink[] {
  return unit.lines.flatMap(({ links }) => links.map(({ target, text, start, end }) => ({ target, text, place: { chunk, start, end } })))
}
