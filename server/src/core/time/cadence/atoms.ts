// Finds the parts of a rhythm in a line, in order; composes nothing.

import { startsRhythm } from '../starts.js'
import { type Token, tokenAt } from '../tokens.js'
import { clock, length, noon, zoneAt } from './clock.js'
import { dates, days, monthDay, monthList, ordinalDays, ordinalUnit } from './days.js'
import { alternate, every, frequency, rate, spelledOut, timesPer } from './how-often.js'
import type { Atom } from './parts.js'
import { afterEvent, anchor, onEvent } from './triggers.js'

/** The parts of rhythms in a line, in order, not overlapping. */
export function rhythmAtoms(t: readonly Token[]): readonly Atom[] {
  const atoms: Atom[] = []
  let i = 0
  while (i < t.length) {
    const last = atoms[atoms.length - 1]
    const zoned = last && (last.kind === 'time' || last.kind === 'zone') && last.end >= i - 2
    const bracketed = tokenAt(t, i - 1).text === '('
    if (!zoned && !bracketed && !startsRhythm(t[i]!)) {
      i++
      continue
    }
    const atom = atomAt(t, i, last)
    if (atom) {
      atoms.push(atom)
      i = Math.max(atom.end, i + 1)
    } else i++
  }
  return atoms
}

function atomAt(t: readonly Token[], i: number, last: Atom | undefined): Atom | null {
  const token = tokenAt(t, i)
  const afterTime = last && (last.kind === 'time' || last.kind === 'zone') && last.end >= i - 2 ? last : undefined
  if (token.kind === 'number')
    return (
      clock(t, i) ??
      afterEvent(t, i) ??
      monthDay(t, i) ??
      ordinalDays(t, i) ??
      ordinalUnit(t, i) ??
      dates(t, i) ??
      spelledOut(t, i) ??
      timesPer(t, i) ??
      length(t, i)
    )
  if (token.kind !== 'word') return token.text === '/' ? rate(t, i) : null
  return (
    (afterTime && zoneAt(t, i)) ||
    (every(t, i) ??
      alternate(t, i) ??
      spelledOut(t, i) ??
      timesPer(t, i) ??
      frequency(t, i) ??
      onEvent(t, i) ??
      afterEvent(t, i) ??
      anchor(t, i) ??
      ordinalDays(t, i) ??
      ordinalUnit(t, i) ??
      days(t, i) ??
      monthList(t, i) ??
      noon(t, i) ??
      length(t, i) ??
      rate(t, i))
  )
}
