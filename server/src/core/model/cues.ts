// Stage one: what one chunk says by itself (units, readings, times, cadences), a pure function of the chunk, remembered by its identity.

import { type Judgement, judge, type StatementContext } from '../clarity/index.js'
import { byObject, lately } from '../memo.js'
import { type InlineLine, type Plain, sliceLine, slicePlain } from '../syntax/inline.js'
import type { Chunk, Place } from '../syntax/tree.js'
import { readCadence, scanTime, type TimeMention } from '../time/index.js'
import { firstSentence, type Reading, readLine } from './reading.js'
import type { Cadence } from './types.js'
import { type Unit, unitsOf } from './units.js'

/** A unit with what its own words say. Everything past the reading is worked out when first asked for, once per chunk. */
export interface Cue {
  readonly unit: Unit
  readonly chunk: Chunk
  readonly reading: Reading | null
  /** Readings of its further lines. */
  readonly more: readonly Reading[]
  readonly cells: readonly (Reading | null)[]
  readonly children: readonly Cue[]
  /** Plain text of its own lines. */
  readonly text: string
  readonly words: number
  cadence(): Cadence | null
  times(): readonly TimeMention[]
}

export const cuesOf = byObject((chunk: Chunk): readonly Cue[] => unitsOf(chunk).map(cueOf))

function cueOf(unit: Unit): Cue {
  const [first, ...rest] = unit.lines.flatMap(partsOf)
  const text = unit.lines.map((line) => line.plain.text).join(' ')
  return {
    unit,
    chunk: unit.chunk,
    reading: first ? readLine(first) : null,
    more: rest.map((line: InlineLine) => readLine(line)),
    cells: unit.cells.map((cell) => (cell ? readLine(cell) : null)),
    children: unit.children.map(cueOf),
    text,
    words: text === '' ? 0 : text.split(' ').length,
    cadence: lazy(() => (text.length > 0 ? readCadence(text.slice(0, 1200)) : null)),
    times: lazy(() => scanTime(text.slice(0, 1200))),
  }
}

const anyLabel = /\s+[·•|]\s+(?=\p{Alpha}[\p{Alpha} ]{0,24}:\s)/gu

const fieldNames =
  'owner|dri|lead|due(?: date)?|deadline|by|status|target|metric|measure|baseline|timeline|when|team|priority|cadence|duration|participants|purpose|appetite'
const fieldLabel = new RegExp(`\\s+[·•|]\\s+(?=(?:${fieldNames}):\\s)`, 'giu')
/** Bold or slanted words that name a field, with the colon inside or behind them. */
const emphasised = new RegExp(`^(?:${fieldNames})\\s?:$`, 'i')
const emphasisedBefore = new RegExp(`^(?:${fieldNames})$`, 'i')

/** `Owner: Ana · Due: 31 March`, `**Owner:** Ana **Due:** 31 March`: several fields that share a line, apart; behind a statement only what is plainly a field. */
function partsOf(line: InlineLine): readonly InlineLine[] {
  const { text } = line.plain
  const cuts = [...separated(text), ...labelled(line)].sort((one, other) => one.end - other.end)
  if (cuts.length === 0) return [line]
  const starts = [0, ...cuts.map(({ next }) => next)]
  const ends = [...cuts.map(({ end }) => end), text.length]
  return starts.map((start, i) => sliceLine(line, start, ends[i]!))
}

/** Where a part of a line ends and the next one starts. */
interface Cut {
  readonly end: number
  readonly next: number
}

function separated(text: string): readonly Cut[] {
  if (!/ [·•|] /.test(text)) return []
  const cuts = text.matchAll(/^[^:|·•]{1,30}:\s/.test(text) ? anyLabel : fieldLabel)
  return [...cuts].map((cut) => ({ end: cut.index, next: cut.index + cut[0].length }))
}

function labelled({ plain: { text }, bold, italic }: InlineLine): readonly Cut[] {
  const spans = [...bold, ...italic]
  // Behind one label, what looks like a label is one.
  const opens = spans.some(({ start, end }) => start === 0 && /:\s*$/.test(text.slice(0, end)))
  return spans.flatMap(({ start, end }) => {
    const words = text.slice(start, end).trim()
    const label =
      emphasised.test(words) ||
      (opens && /^\p{Upper}[\p{Alpha} ]{1,24}:$/u.test(words)) ||
      (emphasisedBefore.test(words) && /^\s?:\s/.test(text.slice(end)))
    const before = text.slice(0, start).replace(/[\s,;·•|–—-]+$/, '')
    return label && before !== '' ? [{ end: before.length, next: start }] : []
  })
}

function lazy<T>(make: () => T): () => T {
  let value: T | undefined
  let made = false
  return () => {
    if (!made) {
      value = make()
      made = true
    }
    return value as T
  }
}

/** The first sentence of a plain text, and what follows it. */
export function sentenceOf(plain: Plain): { readonly sentence: Plain; readonly after: string } {
  const end = firstSentence(plain.text)
  return { sentence: slicePlain(plain, 0, end), after: plain.text.slice(end).trim() }
}

export function placeOf(chunk: Chunk, plain: Plain): Place {
  const start = plain.map.at(0) ?? 0
  return { chunk, start, end: Math.max(start, plain.map.at(plain.text.length) ?? start) }
}

const judged = new WeakMap<Chunk, Map<string, Judgement>>()
const judgedLately = lately<Judgement>(256)

/** The judgement of a statement, remembered with its chunk. */
export function judgementOf(chunk: Chunk, statement: string, context: StatementContext): Judgement {
  let known = judged.get(chunk)
  if (!known) {
    known = new Map()
    judged.set(chunk, known)
  }
  const key = JSON.stringify([statement, context])
  let judgement = known.get(key)
  if (!judgement) {
    judgement = judgedLately(key, () => judge(statement, context))
    known.set(key, judgement)
  }
  return judgement
}
