// Who leads what a page is about: people listed under a heading or a lead-in such as "Project leads" or "Chairs"; reads cues.

import type { InlineLine } from '../syntax/inline.js'
import type { Chunk } from '../syntax/tree.js'
import { placeOf } from './cues.js'
import type { LocatedField } from './document.js'
import { isNobody } from './reading.js'
import { fold } from './vocabulary.js'

/** The nearer to leading, the lower. */
type Rank = 0 | 1 | 2

export interface Leader {
  readonly rank: Rank
  /** An `owner` field as if it had been written so. */
  readonly field: LocatedField
}

/** A page has few leaders; the names past these are members. */
const most = 3

const ranks: readonly RegExp[] = [
  /^(?:leads?|leaders?|leadership|owners?|ownership|dris?|drivers?|champions?|responsible|assignees?|(?:project|product|programme|program) managers?)$/,
  /^(?:(?:co )?chairs?|chairpersons?|organi[sz]ers?|coordinators?|facilitators?)$/,
  /^(?:maintainers?|contacts?|points? of contact|approvers)$/,
]

const everybody = /\b(?:contributors?|members?|participants?|helpers?|volunteers?|supporters?|attendees|roles)$/

/** How much the people below a title lead, or null: "Project lead(s)", "Chairs", "Maintainers/Approvers"; nobody emeritus. */
export function leadersIn(title: string): Rank | null {
  const words = fold(title)
    .replace(/s?\(s\)/g, 's')
    .replace(/\s*\([^()]*\)/g, '')
    .split(/\s*(?:\/|&|\band\b|,)\s*/)
  if (/\b(?:emeritus|former|past|previous|help wanted|looking for)\b/.test(fold(title))) return null
  // "Tasters, contacts and helpers:" lists everybody.
  const roster = words.some((part) => everybody.test(part))
  for (const part of words) {
    const tail = part.replace(/[^\p{Alpha}\d]+/gu, ' ').trim()
    if (tail.split(' ').length > 4) continue
    const rank = ranks.findIndex((pattern) => pattern.test(tail) || pattern.test(tail.split(' ').at(-1)!))
    if (rank === 0 || (rank > 0 && !roster)) return rank as Rank
  }
  return null
}

const handle = /(?<![\w/.])@[A-Za-z\d][\w-]*/
const person = /^\p{Upper}[\p{Alpha}'’.-]*(?:\s(?:\p{Upper}[\p{Alpha}'’.-]*|de|van|von|da|del)){1,3}(?=$|\s*[,(–—:|]|\s-\s)/u
/** One capitalised word is a name only where something is said of it. */
const lone = /^\p{Upper}\p{Lower}[\p{Alpha}'’-]*(?=\s*[,(]|\s[–—-]\s)/u

/** The person a line of a list begins with or names by handle, or null. */
export function personIn(chunk: Chunk, line: InlineLine | undefined): LocatedField | null {
  if (!line) return null
  const text = line.plain.text
  // "Contacts:" heads a list of its own.
  if (/:\s*$/.test(text)) return null
  const found = handle.exec(text) ?? person.exec(text) ?? lone.exec(text)
  if (!found || isNobody(found[0]) || /^(?:meeting|slack|email|mailing|none|open|repo)/i.test(found[0])) return null
  const map = line.plain.map.slice(found.index, found.index + found[0].length + 1)
  const place = placeOf(chunk, { text: found[0], map })
  return { key: 'owner', label: 'Owner', value: found[0], place, valuePlace: place }
}

/** The people of a line, each by handle where it names several ("Anna Witt (@awitt) Luca Conti (@luca43)"). */
export function peopleIn(chunk: Chunk, line: InlineLine | undefined): readonly LocatedField[] {
  const handles = line ? [...line.plain.text.matchAll(new RegExp(handle, 'g'))] : []
  if (!line || handles.length < 2) return [personIn(chunk, line) ?? []].flat()
  return handles.map(({ 0: value, index }) => {
    const place = placeOf(chunk, { text: value, map: line.plain.map.slice(index, index + value.length + 1) })
    return { key: 'owner', label: 'Owner', value, place, valuePlace: place }
  })
}

/** Nothing but people, as far as their handles tell: no more than this many words each. */
const wordsEach = 5

/** The line only names people who share it. */
export const onlyPeople = ({ text, words }: { readonly text: string; readonly words: number }): boolean =>
  words <= Math.max(1, text.match(new RegExp(handle, 'g'))?.length ?? 0) * wordsEach + 1

/** The field of whoever leads most, where the page names leaders; several of the same rank together. */
export function ownerAmong(leaders: readonly Leader[]): LocatedField | null {
  const [first] = [...leaders].sort((a, b) => a.rank - b.rank)
  if (!first) return null
  const names = leaders.filter(({ rank }) => rank === first.rank).map(({ field }) => field.value)
  // Many whom one may turn to are a list of the group.
  if (first.rank === 2 && names.length > most) return null
  return { ...first.field, value: [...new Set(names)].slice(0, most).join(', ') }
}
