// Reads lengths of time and times that name no day ("six weeks", "near-term", "ASAP"); knows no prepositions.

import { isoLength } from './cadence/parts.js'
import { hit } from './hit.js'
import { terms, unitLetters, vaguePhrases } from './lexicon-en.js'
import { unitAt } from './phrases.js'
import { type Found, placed } from './roles.js'
import { type Token, tokenAt } from './tokens.js'
import type { Value } from './values.js'
import { count } from './years.js'

/** "six weeks", "45-minute", "6-12 months", "two sprints", "half a day". */
export function duration(t: readonly Token[], i: number): Found | null {
  const token = tokenAt(t, i)
  if (token.text === 'half') {
    const next = tokenAt(t, i + 1).text
    const at = /^(?:a|an|-)$/.test(next) ? i + 2 : i + 1
    const unit = next === 'a' || next === 'an' || /^(?:hour|day|year)$/.test(tokenAt(t, at).text) ? unitAt(t, at) : null
    return unit && !unit.plural ? lengthOf(i, unit.end, { is: 'duration', iso: isoLength(0.5, unit.unit), n: 0.5, unit: unit.unit }) : null
  }
  const relative = relativeMonths(t, i)
  if (relative) return relative
  const before = tokenAt(t, i - 1)
  const article = /^(?:a|an)$/.test(token.text) && /^(?:for|takes?|lasts?|last|took|over)$/.test(before.text)
  const low = article ? { n: 1, end: i + 1 } : count(t, i)
  if (!low || (token.glued && (before.kind === 'word' || /^[$€£#:.+]$/.test(before.text)))) return null
  const halves = andAHalf(t, low.end)
  if (halves && Number.isInteger(low.n)) {
    const unit = unitAt(t, halves)
    return unit ? lengthOf(i, unit.end, { is: 'duration', iso: isoLength(low.n + 0.5, unit.unit), n: low.n + 0.5, unit: unit.unit }) : null
  }
  let high = low
  let at = low.end
  const joint = tokenAt(t, at).text
  if (joint === '-' || joint === 'to' || joint === 'or') {
    const more = count(t, at + 1)
    if (more && more.n > low.n) {
      high = more
      at = more.end
    }
  }
  const dash = tokenAt(t, at).text === '-' && tokenAt(t, at).glued
  if (dash) at++
  const word = tokenAt(t, at)
  const letter = word.glued && !dash && !word.capital && token.kind === 'number' ? unitLetters.get(word.text) : undefined
  if (letter && (letter === 'day' ? low.n < 2 : letter !== 'minute' && letter !== 'hour')) return null
  // "4m users" is an amount; minutes are written so only in brackets and before a name.
  if (letter === 'minute' && (low.n < 5 || low.n > 240 || token.text.length > 3)) return null
  const unit = letter ? { unit: letter, end: at + 1 } : unitAt(t, at)
  if (!unit) return null
  if (tokenAt(t, unit.end).text === 'old' || (tokenAt(t, unit.end).text === '-' && tokenAt(t, unit.end + 1).text === 'old')) return null
  const more = high === low ? andAHalf(t, unit.end) : 0
  const n = more ? high.n + 0.5 : high.n
  return lengthOf(i, more || unit.end, { is: 'duration', iso: high === low ? isoLength(n, unit.unit) : null, n, unit: unit.unit })
}

/** Behind "and a half", or 0. */
const andAHalf = (t: readonly Token[], i: number): number =>
  tokenAt(t, i).text === 'and' && tokenAt(t, i + 1).text === 'a' && tokenAt(t, i + 2).text === 'half' ? i + 3 : 0

/** "Month 2-6", "Week 1": counted from a start that the text does not give. */
function relativeMonths(t: readonly Token[], i: number): Found | null {
  const unit = unitAt(t, i)
  if (!unit || !/^(?:week|month|year|day)$/.test(unit.unit) || !tokenAt(t, i).capital) return null
  const low = tokenAt(t, unit.end)
  if (low.kind !== 'number' || low.value < 1 || low.value > 60 || low.glued) return null
  const high = tokenAt(t, unit.end + 2)
  const ranged = tokenAt(t, unit.end + 1).text === '-' && high.kind === 'number' && high.value > low.value
  return placed(hit(ranged ? unit.end + 3 : unit.end + 1, { is: 'vague' }), i, i, '', 'period', 'period')
}

const lengthOf = (start: number, end: number, value: Value): Found => placed(hit(end, value), start, start, '', 'duration', 'period')

/** "near-term", "ASAP", "in the coming months" (which the phrase grammar reads). */
export function vagueAt(t: readonly Token[], i: number): Found | null {
  const token = tokenAt(t, i)
  if (terms.has(token.text) && !(token.glued && tokenAt(t, i - 1).text === '-')) {
    const dash = tokenAt(t, i + 1).text === '-' ? 1 : 0
    if (/^terms?$/.test(tokenAt(t, i + 1 + dash).text)) return vagueFound(i, i + 2 + dash, 'period')
    const to = /^(?:to|-)$/.test(tokenAt(t, i + 1).text) && terms.has(tokenAt(t, i + 2).text)
    if (to && /^terms?$/.test(tokenAt(t, tokenAt(t, i + 3).text === '-' ? i + 4 : i + 3).text))
      return vagueFound(i, tokenAt(t, i + 3).text === '-' ? i + 5 : i + 4, 'period')
  }
  const list = vagueStarts.get(token.text)
  for (const { words, kind } of list ?? []) {
    if (words.every((word, offset) => tokenAt(t, i + offset).text === word)) {
      // "as soon as the launch is over", "how soon": not a time of its own.
      if (
        words[0] === 'soon' &&
        (/^(?:as|how|too|so|very)$/.test(tokenAt(t, i - 1).text) || tokenAt(t, i + 1).text === 'as' || tokenAt(t, i + 1).text === 'after')
      )
        return null
      return vagueFound(i, i + words.length, kind)
    }
  }
  return null
}

const vagueStarts = new Map<string, { readonly words: readonly string[]; readonly kind: 'deadline' | 'period' }[]>()
for (const [text, kind] of vaguePhrases) {
  const words = text.split(' ')
  const list = vagueStarts.get(words[0]!) ?? []
  list.push({ words, kind })
  vagueStarts.set(words[0]!, list)
}

const vagueFound = (start: number, end: number, kind: 'deadline' | 'period'): Found =>
  placed(hit(end, { is: 'vague' }, { vague: true }), start, start, '', kind, kind)
