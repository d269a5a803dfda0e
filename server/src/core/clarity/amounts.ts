// Reads one number with its currency, scale and unit; versions, dates, ordinals and parts of names are none. Knows no roles.

import { words } from './grammar.js'
import type { Token } from './tokens.js'

export type Unit = 'percent' | 'money' | 'time' | 'count' | 'factor' | 'points' | 'size' | null

export interface Amount {
  readonly value: number
  readonly unit: Unit
  /** The unit's own word ("hours"), or empty. */
  readonly unitWord: string
  /** UTF-16 offsets with currency or sign before and unit behind. */
  readonly start: number
  readonly end: number
  /** Index of the first token behind. */
  readonly next: number
  /** Written with a plus: `4+`. */
  readonly open: boolean
  /** Written with a sign before: `+2`, `-5`. */
  readonly signed: boolean
}

export const timeUnits = words(`
  ms millisecond milliseconds s sec secs second seconds min mins minute minutes h hr hrs hour hours d day days week weeks month months quarter quarters
  year years fortnight fortnights`)
export const longUnits = words('d day days week weeks month months quarter quarters year years fortnight fortnights')
const sizeUnits = words(`
  b kb mb gb tb kib mib gib bytes g kg lb lbs t ton tons tonne tonnes m km cm mm l litre litres liter liters ml kwh mwh gwh kw mw w v degrees hectare hectares ha
  acres sqm m2 hz khz mhz ghz fps rpm qps rps tps db bps mbps gbps tco2e core cores`)
const pointUnits = words('points point pp pts stars star bps')
const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
}
const currency = /^[$€£¥]$/
const currencyWord = /^(?:eur|usd|gbp|chf|dollars|euros|pounds)$/
/** In capitals in front of a number; behind one, "cad" and others are words. */
const currencyCode = /^(?:eur|usd|gbp|chf|sek|nok|dkk|pln|czk|jpy|inr|aud|cad|nzd|sgd|hkd|brl|zar)$/
const numberWords: ReadonlyMap<string, number> = new Map([
  ...'two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, index) => [word, index + 2] as const),
  ['fifteen', 15],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['hundred', 100],
  ['thousand', 1000],
  ['dozen', 12],
])

/** The value a number word stands for, or undefined. "One" is none: it rarely counts. */
export const wordValue = (word: string): number | undefined => numberWords.get(word)

/** Words that end what a number counts. */
export const uncounted = words(
  'of and or the in on at by for with from to a an is are was as per that this we our it be than until before after since end which who has have',
)

/** The amount that starts at a number token, or null when it is no amount. */
export function readAmount(tokens: readonly Token[], index: number): Amount | null {
  const token = tokens[index]!
  const before = tokens[index - 1]
  const text = (at: number) => tokens[at]?.text ?? ''
  const glued = (at: number) => tokens[at]?.joined ?? false
  if (/\d[.,]\d+[.,]\d/.test(token.text) && !/^\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)(?:[.,]\d{1,2})?$/.test(token.text)) return null
  if (token.joined && before) {
    if (/^[#§.:/@_^]$/.test(before.text)) return null
    if (/^[-–]$/.test(before.text) && before.joined) return null
  }
  if (glued(index + 1) && text(index + 1) === ':' && tokens[index + 2]?.kind === 'number' && glued(index + 2)) return null

  let value = Number(token.text.replace(/[.,](?=\d{3}(?:\D|$))/g, '').replace(',', '.'))
  let next = index + 1
  let unit: Unit = null
  let unitWord = ''
  let open = false
  const coded = !token.joined && before?.acronym === true && currencyCode.test(before.text)
  const isMoney = coded || (token.joined && before !== undefined && currency.test(before.text))
  if (isMoney) unit = 'money'

  // Ranges and ratios: 20–30 %, 3/3.
  if (/^[-–/]$/.test(text(next)) && glued(next) && tokens[next + 1]?.kind === 'number' && glued(next + 1)) {
    const partOfDate = /^[-–/]$/.test(text(next + 2)) && glued(next + 2)
    if (partOfDate || (value >= 1900 && value <= 2100)) return null
    if (text(next) === '/') {
      if (/^(?:7|365)$/.test(text(next + 1))) return null
      unit = 'count'
    }
    next += 2
  }
  const plus = () => {
    if (text(next) === '+' && glued(next)) {
      open = true
      next++
    }
  }
  plus()
  if (tokens[next]?.kind === 'word' && glued(next)) {
    // "40k/month", "3x/week" are rates.
    const [word = '', per] = text(next).split('/')
    if (per !== undefined && !timeUnits.has(per)) return null
    if (per !== undefined && (word === 'x' || word === '')) unit = 'count'
    else if (word === 'x') unit = 'factor'
    else if (isMoney && scales[word]) value *= scales[word]
    else if (scales[word] && word !== 'm' && word !== 'b') value *= scales[word]
    else if (timeUnits.has(word)) unit = 'time'
    else if (sizeUnits.has(word)) unit = 'size'
    else if (scales[word]) value *= scales[word]
    else return null
    if (per !== undefined) unit ??= 'count'
    if (unit !== null && unit !== 'money') unitWord = word
    next++
  }
  plus()
  if (text(next) === '×') {
    unit = 'factor'
    next++
  }
  if (!glued(next) && scales[text(next)] && text(next).length > 1) {
    value *= scales[text(next)]!
    next++
  }
  if (/^(?:%|‰|percent|pct)$/.test(text(next))) {
    unit = 'percent'
    next++
  } else if (text(next) === 'per' && text(next + 1) === 'cent') {
    unit = 'percent'
    next += 2
  } else if (currency.test(text(next)) || currencyWord.test(text(next))) {
    unit = 'money'
    next++
  } else if (text(next) === 'times') {
    unit = 'factor'
    next++
  }
  if (text(next) === '-' && glued(next) && glued(next + 1)) {
    // "5.5-hours", "20+-page"; "6-month" and "20-minute" only describe.
    if (!/s$/.test(text(next + 1)) || !timeUnits.has(text(next + 1))) return open || unit !== null ? amount() : null
    unit = 'time'
    unitWord = text(next + 1)
    next += 2
  } else if (unit === null) {
    // A unit word, perhaps behind one or two adjectives ("5 working days").
    for (let at = next; at < next + 3 && tokens[at]?.kind === 'word' && !uncounted.has(text(at)); at++) {
      const word = text(at)
      // "a 3 year plan" only describes.
      if (/^(?:year|month|quarter)$/.test(word) && value > 1 && tokens[at + 1]?.kind === 'word' && !uncounted.has(text(at + 1))) break
      const kind = timeUnits.has(word) ? 'time' : sizeUnits.has(word) ? 'size' : pointUnits.has(word) ? 'points' : null
      if (kind === null) continue
      unit = kind
      unitWord = word
      next = at + 1
      break
    }
  }
  return amount()

  function amount(): Amount {
    const signed = token.joined && before !== undefined && /^[+±~≈-]$/.test(before.text)
    return { value, unit, unitWord, start: isMoney || signed ? before!.start : token.start, end: tokens[next - 1]!.end, next, open, signed }
  }
}
