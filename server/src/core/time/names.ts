// The period that a file or folder name states; knows no text and no calendar.

import type { Hit } from './hit.js'
import { planNouns } from './lexicon-en.js'
import { phrase } from './phrases.js'
import { type Token, tokenAt, tokenize } from './tokens.js'
import type { TimeMention } from './types.js'
import type { Meaning } from './values.js'

/** Tokens of a name that still reads as that of a plan. */
const longestName = 8
/** Words that leave a year in a name the year of its plan. */
const yearly = /^(?:annual|yearly|fy|year|company|team|h|q|calendar|in|for|the|our)$/

/**
 * The period a file or folder name states (`2022_q2.md`, `2026-h1`, `fy24`, `2022_annual`), or null.
 * A bare year at the end of another word is an archive stamp (`mobile_2015.md`) and none, and so is a day.
 * In a folder of plans the year of `2022_q2` may be fiscal: the value leaves that to the context.
 */
export function scanName(name: string): TimeMention | null {
  if (name.length > 200) return null
  const stem = name.replace(/\.[a-z0-9]{1,8}$/i, '')
  // Underscores, dots and plus signs part the words of a name as spaces do; every one keeps its place.
  const text = stem
    .replace(/[_.+]/g, ' ')
    .replace(/(\d{4})-(?=[a-z])/gi, '$1 ')
    .replace(/([a-z])-(?=\d{4})/gi, '$1 ')
  const t = tokenize(text)
  for (let i = 0; i < t.length; i++) {
    const found = phrase(t, i)
    if (!found || !isPeriod(t, i, found)) continue
    const range = { start: tokenAt(t, i).start, end: tokenAt(t, found.end - 1).end }
    const meaning: Meaning = { as: 'period', value: found.value }
    return {
      kind: 'period',
      role: 'span',
      text: stem.slice(range.start, range.end),
      preposition: '',
      range,
      core: range,
      value: meaning,
      impossible: null,
      vague: found.vague,
      relative: found.relative,
    }
  }
  return null
}

function isPeriod(t: readonly Token[], i: number, found: Hit): boolean {
  const { value } = found
  switch (value.is) {
    case 'part':
    case 'iso-week':
    case 'block':
      return value.is === 'block' ? value.n !== null : true
    case 'month':
      return value.year !== null && others(t, i, found.end)
    case 'range':
      return value.from.is !== 'day'
    case 'year':
      if (value.fiscal) return true
      return others(t, i, found.end)
    default:
      return false
  }
}

/** Nothing but words of plans around it; or a plan's name with the period in front or behind ("2027 bakery roadmap"). */
function others(t: readonly Token[], start: number, end: number): boolean {
  let plan = false
  let only = true
  for (let i = 0; i < t.length; i++) {
    if (i >= start && i < end) continue
    const token = tokenAt(t, i)
    if (token.kind === 'mark') continue
    if (token.kind === 'number') return false
    if (planNouns.has(token.text)) plan = true
    else if (!yearly.test(token.text)) only = false
  }
  return only || (plan && t.length <= longestName && (start === 0 || end === t.length))
}
