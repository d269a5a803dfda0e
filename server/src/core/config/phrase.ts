// An organisation's own phrases: literal words, `*` for one word, `|` for a choice. No regular expressions, so time grows with the text only; knows no documents.

import type { OwnPhrase } from '../config.js'
import type { Range } from '../text/text.js'

/** Where a phrase stands in a text. */
export interface PhraseMatch {
  readonly phrase: OwnPhrase
  readonly range: Range
  /** What to write instead, with the words that stood for `*`; null without a suggestion. */
  readonly instead: string | null
}

type Step = '*' | ReadonlySet<string>
type Pattern = readonly Step[]
interface Word {
  readonly folded: string
  readonly start: number
  readonly end: number
  /** Only blanks lie between the word before and this one. */
  readonly follows: boolean
}

const word = /[^\P{IDC}_]+(?:[-'’./&][^\P{IDC}_]+)*/gu
const mostCharacters = 200
const mostWords = 12

/** What is wrong with a phrase as written, to go after its name; null for one that can be looked for. */
export function phraseProblem(written: string): string | null {
  if (written.length > mostCharacters) return `should be at most ${mostCharacters} characters long`
  for (const choice of choicesOf(written)) {
    if (choice.length > mostWords) return `should have at most ${mostWords} words`
    for (const piece of choice) {
      const odd = piece === '*' ? undefined : piece.split('|').find((one) => one.replace(word, '') !== '' || wordsOf(one).length !== 1)
      if (odd !== undefined)
        return `should be words, with * for one word and | for a choice${odd === '' || odd === '*' ? '' : `; ‘${odd}’ is neither`}`
    }
    if (choice[0] === undefined || choice[0] === '*') return 'should begin with a word'
  }
  return null
}

/**
 * The phrases that stand in a text, in order, none over another and each once: at one place the longest wins, then the one said last.
 * Case, blanks and line breaks do not matter; a phrase never reaches over punctuation.
 */
export function ownPhrasesIn(text: string, phrases: readonly OwnPhrase[]): readonly PhraseMatch[] {
  if (phrases.length === 0) return []
  const index = indexOf(phrases)
  const words = wordsOf(text)
  const matches: PhraseMatch[] = []
  const seen = new Set<OwnPhrase>()
  for (let at = 0; at < words.length; at++) {
    let best: { readonly phrase: OwnPhrase; readonly steps: Pattern } | undefined
    for (const candidate of index.get(words[at]!.folded) ?? [])
      if (!seen.has(candidate.phrase) && candidate.steps.length >= (best?.steps.length ?? 0) && fits(candidate.steps, words, at))
        best = candidate
    if (!best) continue
    const { phrase, steps } = best
    const range = { start: words[at]!.start, end: words[at + steps.length - 1]!.end }
    matches.push({ phrase, range, instead: insteadOf(phrase, steps, words.slice(at), text, range) })
    seen.add(phrase)
    at += steps.length - 1
  }
  return matches
}

type Index = ReadonlyMap<string, readonly { readonly phrase: OwnPhrase; readonly steps: Pattern }[]>

const memo = new WeakMap<readonly OwnPhrase[], Index>()

/** The patterns by their first word. */
function indexOf(phrases: readonly OwnPhrase[]): Index {
  const known = memo.get(phrases)
  if (known) return known
  const index = new Map<string, { readonly phrase: OwnPhrase; readonly steps: Pattern }[]>()
  for (const phrase of phrases)
    for (const choice of choicesOf(phrase.phrase)) {
      const steps = choice.map((piece): Step => (piece === '*' ? '*' : new Set(piece.split('|').map(fold))))
      const [first] = steps
      if (first === undefined || first === '*') continue
      for (const key of first) {
        const row = index.get(key)
        if (row) row.push({ phrase, steps })
        else index.set(key, [{ phrase, steps }])
      }
    }
  memo.set(phrases, index)
  return index
}

/** `a|b` chooses a word; `a b | c`, with blanks, chooses a whole phrase. */
function choicesOf(written: string): readonly (readonly string[])[] {
  return written.split(/\s\|\s/).map((choice) => choice.split(/\s+/).filter(Boolean))
}

function fits(steps: Pattern, words: readonly Word[], at: number): boolean {
  for (let i = 1; i < steps.length; i++) {
    const [step, here] = [steps[i]!, words[at + i]]
    if (!here?.follows || (step !== '*' && !step.has(here.folded))) return false
  }
  return true
}

function insteadOf({ suggestion }: OwnPhrase, steps: Pattern, words: readonly Word[], text: string, { start, end }: Range): string | null {
  if (suggestion === null) return null
  const stars = steps.flatMap((step, i) => (step === '*' ? [text.slice(words[i]!.start, words[i]!.end)] : []))
  const filled = suggestion.replace(/(?<!\S)\*(?!\S)/g, () => stars.shift() ?? '____')
  const first = text.slice(start, end).charAt(0)
  return first !== first.toLowerCase() ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled
}

function wordsOf(text: string): readonly Word[] {
  let before = 0
  return [...text.matchAll(word)].map(({ 0: found, index: start }) => {
    const follows = text.slice(before, start).trim() === ''
    before = start + found.length
    return { folded: fold(found), start, end: before, follows }
  })
}

function fold(written: string): string {
  return written.normalize('NFC').toLowerCase().replace(/’/g, "'")
}
