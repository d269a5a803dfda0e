// The words with which a phrase, a length or a part of a rhythm can begin, taken from the word tables; every other word is passed over at once.

import {
  blocks,
  endCodes,
  endEdges,
  frequencyWords,
  laterOrdinals,
  months,
  moreNumbers,
  nudges,
  numbers,
  ordinals,
  prepositions,
  seasons,
  shifts,
  startEdges,
  terms,
  timesWords,
  units,
  vaguePhrases,
  weekdayPlurals,
  weekdays,
} from './lexicon-en.js'
import type { Token } from './tokens.js'

const keys = (...tables: readonly (ReadonlyMap<string, unknown> | ReadonlySet<string>)[]) => tables.flatMap((table) => [...table.keys()])
const counts = [...keys(numbers, moreNumbers), 'a', 'an', 'half']

/** First words of a period, past the small words that may stand before it. */
const phraseWords = new Set([
  ...keys(startEdges, endEdges, nudges, shifts, ordinals, laterOrdinals, months, weekdays, seasons, units, blocks, endCodes),
  ...'final twenty thirty ytd fiscal financial calendar business working fy cy q fq cq h fh w cw kw wk'.split(' '),
])

const lineWords = new Set([
  ...phraseWords,
  ...counts,
  ...keys(prepositions, terms),
  ...vaguePhrases.map(([text]) => text.split(' ')[0]!),
  ...'no not up as compared relative prior between target estimated completion latest'.split(' '),
  // Small words that belong to the phrase behind them.
  ...'the about around approximately approx our roughly very'.split(' '),
])

const rhythmWords = new Set([
  ...counts,
  ...keys(frequencyWords, timesWords, weekdays, weekdayPlurals, ordinals),
  ...'every each alternate alternating per bi semi tri six after before following on upon during at in of'.split(' '),
  ...'starting beginning start starts begins since from commencing effective weekdays workdays noon midday'.split(' '),
])

/** Words without which no phrase stands near: the times themselves, not the small words around them. */
const coreWords = new Set([
  ...phraseWords,
  ...keys(numbers, moreNumbers, terms),
  ...'half asap soon someday eventually course future time'.split(' '),
])
/** A phrase begins at most so many tokens before such a word. */
export const reach = 8

/** The next of these words from a token on, or the number of tokens where there is none. */
export function nextCore(t: readonly Token[], from: number): number {
  let index = from
  while (index < t.length && !isCore(t[index]!)) index++
  return index
}

const isCore = (token: Token): boolean => token.kind === 'number' || (token.kind === 'word' && coreWords.has(token.text))

/** True where a period, day or year may begin; small words before it are past already. */
export const startsPhrase = (token: Token): boolean => token.kind === 'number' || (token.kind === 'word' && phraseWords.has(token.text))

/** True where a phrase may begin, with its preposition or small words. */
export const startsTime = (token: Token): boolean =>
  token.kind === 'number' || (token.kind === 'word' ? lineWords.has(token.text) : token.text === '~')

/** True where a part of a rhythm may begin. */
export const startsRhythm = (token: Token): boolean =>
  token.kind === 'number' || (token.kind === 'word' ? rhythmWords.has(token.text) : token.text === '/')
