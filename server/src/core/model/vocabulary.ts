// The words of kinds and fields, with the project's own aliases, as look-ups; knows no document.

import type { Settings } from '../config.js'
import { byObject, byText } from '../memo.js'
import { type FieldKey, fields, type Kind, kindIds, kinds } from './kinds.js'
import { forWhen } from './label-lines.js'

export interface Vocabulary {
  /** The kind a label in front of a colon names ("KR 2", "Top goal"), or null. */
  labelKind(label: string): Kind | null
  /** The kind whose section a heading opens, by its whole text. */
  headingKind(heading: string): Kind | null
  /** The kind a front matter `kind:` or a mark names. */
  namedKind(word: string): Kind | null
  /** The canonical key of a field label, or null where it is none. */
  field(label: string): FieldKey | null
  /** The project's own alias decided, so the reading is beyond doubt. */
  isAlias(word: string): boolean
}

/** A longer text is no label with a bracket. */
const longestLabel = 120

/** Nothing that folding would change. */
const alreadyFolded = /^[a-z\d]+(?: [a-z\d]+)*$/

/** Lower case, one blank, straight quotes, no marks at either end. */
export function fold(text: string): string {
  if (alreadyFolded.test(text)) return text
  // Single blanks, of which most texts have many, stay as they are.
  const spaced = text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[-_\s]{2,}|[^\S ]|[-_]/g, ' ')
  let start = 0
  let end = spaced.length
  for (let code = 0; start < end; start += widthOf(code)) {
    code = spaced.codePointAt(start)!
    if (isLetterOrDigit(code)) break
  }
  for (let code = 0; start < end; end -= widthOf(code)) {
    code = codePointBefore(spaced, end)
    if (mayEnd(code)) break
  }
  return spaced.slice(start, end)
}

const letterOrDigit = /[\p{Alpha}\p{N}]/u
const asciiLetterOrDigit = new Set([...'abcdefghijklmnopqrstuvwxyz0123456789'].map((sign) => sign.charCodeAt(0)))
const isLetterOrDigit = (code: number): boolean =>
  code < 128 ? asciiLetterOrDigit.has(code) : letterOrDigit.test(String.fromCodePoint(code))
const ends = new Set([...')%?!'].map((sign) => sign.charCodeAt(0)))
const mayEnd = (code: number): boolean => ends.has(code) || isLetterOrDigit(code)
const widthOf = (code: number): number => (code > 0xffff ? 2 : 1)

function codePointBefore(text: string, end: number): number {
  const code = end > 1 ? text.codePointAt(end - 2)! : 0
  return code > 0xffff ? code : text.charCodeAt(end - 1)
}

/** A label as a field key: kebab-case. */
export const kebab = (label: string): string =>
  fold(label)
    .replace(/[^\p{Alpha}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** "Project lead", "Technical leads": whoever leads owns. */
const leader =
  /^(?:project|team|tech|technical|product|engineering|group|initiative|workstream|overall|main|primary|executive) (?:leads?|owners?|sponsors?|drivers?)$/

const vocabularies = byObject((aliases: Settings['aliases']) => build(aliases))

export const vocabularyOf = ({ aliases }: Pick<Settings, 'aliases'>): Vocabulary => vocabularies(aliases)

/** "Tracking manager", "KR owner", "Goal champion": who sees to it. */
const keeper =
  /^(?:tracking|goal|okr|kr|key result|objective|milestone|initiative|result|metric) (?:manager|owner|lead|champion|driver|dri)$/
const dueLabel =
  /^(?:goal|target|final|completion|delivery|due|kr|key result|objective|milestone|project|launch|(?:kr )?measurement) (?:deadline|due date|target date)$/
const startLabel = /^(?:active|valid|effective|running) (?:from|since)$/

/** Words that may stand in front of a kind's name in a label without changing what it names. */
const adjective =
  /^(?:our|the|my|top|main|primary|overarching|overall|key|company|team|annual|yearly|quarterly|monthly|business|strategic|intended|expected|desired|committed|aspirational|stretch|personal|long term|short term|near term|final|next|current)$/

function build(aliases: Settings['aliases']): Vocabulary {
  const labels = new Map<string, Kind>()
  const headings = new Map<string, Kind>()
  const names = new Map<string, Kind>()
  const own = new Set<string>()
  for (const kind of kindIds) {
    const row = kinds[kind]
    names.set(fold(kind), kind)
    names.set(fold(row.title), kind)
    names.set(fold(row.plural), kind)
    for (const label of row.labels) labels.set(fold(label), kind)
    for (const heading of row.headings) if (!headings.has(fold(heading))) headings.set(fold(heading), kind)
    for (const alias of [...(aliases.kinds[kind] ?? []), ...(aliases.headings[kind] ?? [])]) {
      const word = fold(alias)
      const plural = `${word}s`
      own.add(word).add(plural)
      for (const map of [labels, headings, names]) map.set(word, kind).set(plural, kind)
    }
  }
  const fieldKeys = new Map<string, FieldKey>()
  for (const key of Object.keys(fields) as FieldKey[]) {
    for (const label of fields[key].labels) if (!fieldKeys.has(fold(label))) fieldKeys.set(fold(label), key)
    fieldKeys.set(fold(key), key)
  }
  for (const [key, words] of Object.entries(aliases.fields)) {
    const canonical = fieldKeys.get(fold(key))
    for (const word of words) {
      if (canonical) fieldKeys.set(fold(word), canonical)
      own.add(fold(word))
    }
  }
  const labelKind = (label: string): Kind | null => {
    // "Objective (revenue)": what it is about in brackets.
    const folded = fold(label)
    const whole = folded.length > longestLabel ? folded : folded.replace(/^(\S.*?) ?\([^()]*\)$/, '$1')
    // "Technology KR2", "Service objective 1": whose it is stands in front of a numbered one.
    const numbered = /^(?:[\p{Alpha}&/-]+ ){1,2}(?:(kr|key result|objective|okr) ?#?\d+(?:\.\d+)*|kr)$/u.exec(whole)
    if (numbered) return labels.get(numbered[1] ?? 'kr') ?? null
    let word = (labels.has(whole) ? whole : whole.replace(forWhen, '')).replace(
      /\s{0,9}#?\d{1,4}(?:\.\d{1,4}){0,4}\.?$|(?<=^milestone) [a-h]$/,
      '',
    )
    for (let i = 0; i < 3; i++) {
      const kind = labels.get(word) ?? labels.get(word.replace(/s$/, ''))
      if (kind) return kind
      const [first, ...rest] = word.split(' ')
      const two = `${first} ${rest[0] ?? ''}`
      if (rest.length > 1 && adjective.test(two)) word = rest.slice(1).join(' ')
      else if (rest.length > 0 && first && adjective.test(first)) word = rest.join(' ')
      else return null
    }
    return null
  }
  return {
    labelKind: byText(labelKind),
    headingKind: (heading) => headings.get(fold(heading)) ?? null,
    namedKind: (word) => names.get(fold(word)) ?? null,
    field: byText((label) => {
      const word = fold(label).replace(/\s*\(.*\)$/, '')
      return (
        fieldKeys.get(word) ??
        (leader.test(word) || keeper.test(word) ? 'owner' : dueLabel.test(word) ? 'by' : startLabel.test(word) ? 'start' : null)
      )
    }),
    isAlias: (word) => own.has(fold(word)),
  }
}
