// Reads the rhythm of a line or of a field, and the words that stand where one should and say none; knows no calendar and no today.

import type { Cadence, Range } from '../../model/types.js'
import { vagueRhythms } from '../lexicon-en.js'
import { tokenize } from '../tokens.js'
import type { TimeContext } from '../types.js'
import { rhythmAtoms } from './atoms.js'
import { composeCadence } from './compose.js'

const gate =
  /\d|\bof an? |every|each|daily|week|month|quarter|year|annual|ennial|night|day|once|twice|thrice|per\b|hour|times|(?:mon|tue|wed|thu|fri|sat|sun)/i

/**
 * The cadence a line or field states, or null ("regularly" and "as needed" are none).
 * A start date without its year takes it from the context, else it is left out.
 */
export function readCadence(text: string, context: TimeContext | null = null): Cadence | null {
  if (!gate.test(text)) return null
  const tokens = tokenize(text)
  return composeCadence(text, tokens, rhythmAtoms(tokens), context)
}

/**
 * The cadence that a field of a ritual states. There a weekday alone comes round each week ("Monday 10:00"), and "when a bet ends" is a trigger.
 */
export function readCadenceField(text: string, context: TimeContext | null = null): Cadence | null {
  const found = readCadence(text, context)
  if (found?.slots.every(({ every, times, rule }) => every || times || rule)) return found
  const tokens = tokenize(text)
  const atoms = rhythmAtoms(tokens)
  const only = tokens.every(
    ({ kind, text: word }, index) =>
      kind === 'mark' || small.test(word) || atoms.some((atom) => atom.start <= index && index < atom.end && restful.test(atom.kind)),
  )
  if (only && atoms.some(({ kind }) => kind === 'days'))
    return composeCadence(
      text,
      tokens,
      atoms.map((atom) => (atom.kind === 'days' && !atom.nth.length ? { ...atom, plural: true } : atom)),
      context,
    )
  if (found) return found
  const trigger = /^\s*((?:when|whenever|as soon as|each time|every time|after|before|upon|following)\s[^.;]{3,120})/i
    .exec(text)?.[1]
    ?.trim()
  return trigger ? { text: trigger, slots: [], event: trigger, ambiguous: null } : null
}

/**
 * What a field says of a rhythm that was named before, together where they are one: "Bi-weekly planning" and "every second Monday", "Weekly sync" and
 * "Monday 10:00". Else the field.
 */
export function refineCadence(known: Cadence, field: Cadence): Cadence {
  if (known.slots.length !== 1 || field.slots.length !== 1 || field.event) return field
  const both = readCadence(`${known.text}, ${field.text}`)
  if (both?.slots.length !== 1) return field
  // A weekday alone, also in the plural, says on which day, not how often.
  const how = readCadence(field.text.replace(/days\b/g, 'day'))?.slots[0]?.every ?? null
  return how === null || both.slots[0]?.every === how ? { ...both, text: field.text } : field
}

const small = /^(?:on|at|from|the|and|or|time)$/
const restful = /^(?:days|time|zone|length|anchor)$/

const vague = new RegExp(`(?:^|[^\\p{Alpha}-])(${[...vagueRhythms].sort((a, b) => b.length - a.length).join('|')})(?![\\p{Alpha}-])`, 'iu')

/** The first word that stands where a rhythm should and says none ("regularly", "as needed"), with its place. */
export function vagueCadence(text: string): { readonly range: Range; readonly word: string } | null {
  const match = vague.exec(text)
  const word = match?.[1]
  if (!match || !word) return null
  const start = match.index + match[0].length - word.length
  return { range: { start, end: start + word.length }, word }
}
