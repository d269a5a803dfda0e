// Reads what starts a rhythm: its first day, or the event it hangs on; knows no lengths.

import { eventNouns } from '../lexicon-en.js'
import { phrase, unitAt } from '../phrases.js'
import { point } from '../points.js'
import { type Token, tokenAt } from '../tokens.js'
import { count, fullYear } from '../years.js'
import { type Anchor, type Event, isEventUnit } from './parts.js'

/** "starting 7 January 2026", "2019 start date: Jan. 11th", "since March 2nd". */
export function anchor(t: readonly Token[], i: number): Anchor | null {
  const word = tokenAt(t, i).text
  if (!/^(?:starting|beginning|start|starts|begins|since|from|commencing|effective)$/.test(word)) return null
  let at = i + 1
  while (at < i + 6 && /^(?:date|on|from|:|is|the|=|with)$/.test(tokenAt(t, at).text)) at++
  const day = phrase(t, at, 1)
  if (!day?.day || day.value.is !== 'day') return null
  const hint = fullYear(tokenAt(t, i - 1))
  return {
    kind: 'anchor',
    start: i,
    end: day.end,
    value: day.value.year === null && hint !== null ? { ...day.value, year: hint } : day.value,
  }
}

/** "after each release", "on every incident", "whenever a launch ends": from its preposition on. */
export function onEvent(t: readonly Token[], i: number): Event | null {
  const word = tokenAt(t, i).text
  if (/^(?:after|before|following|on|upon|during|at)$/.test(word)) {
    let at = i + 1
    if (word === 'at' && /^(?:the|start|end|beginning|close)$/.test(tokenAt(t, at).text)) {
      while (at < i + 4 && /^(?:the|start|end|beginning|close|of)$/.test(tokenAt(t, at).text)) at++
    }
    const each = tokenAt(t, at).text
    // "At the end of a sprint" means every one; "during a release" may mean one.
    const any = /^an?$/.test(each) && tokenAt(t, at - 1).text === 'of'
    if (each !== 'each' && each !== 'every' && each !== 'any' && !any) return null
    // Up to two words may describe the thing: "after each major release".
    for (let noun = at + 1; noun < at + 4; noun++) {
      const token = tokenAt(t, noun)
      if (token.kind !== 'word') return null
      const unit = unitAt(t, noun)
      if (unit && isEventUnit(unit.unit) && any) return { kind: 'event', start: i, end: unit.end }
      if (eventNouns.has(token.text) && !(unit && !isEventUnit(unit.unit))) return { kind: 'event', start: i, end: noun + 1 }
      if (unit) return null
    }
  }
  return null
}

/** "30 days after launch", "10 weeks before quarter start", "two weeks into the cycle". */
export function afterEvent(t: readonly Token[], i: number): Event | null {
  const n = count(t, i)
  const unit = n && unitAt(t, tokenAt(t, n.end).text === '-' ? n.end + 1 : n.end)
  if (!n || !unit || unit.unit === 'minute') return null
  let at = unit.end
  if (!/^(?:after|before|into|following|prior)$/.test(tokenAt(t, at).text)) return null
  at++
  if (tokenAt(t, at).text === 'to') at++
  const from = at
  while (at < from + 5 && tokenAt(t, at).kind === 'word' && !/^(?:and|or|to|we|for|by|with|they|at|on|in)$/.test(tokenAt(t, at).text)) at++
  return at > from && !point(t, from) ? { kind: 'event', start: i, end: at } : null
}
