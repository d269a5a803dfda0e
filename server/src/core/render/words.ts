// Kinds, counts and names as lists show them, in the team's own words, plural where English has one.

import { byObject } from '../memo.js'
import { shortName } from '../model/identity.js'
import { kinds } from '../model/kinds.js'
import type { Entity, Kind } from '../model/types.js'
import { fold } from '../model/vocabulary.js'
import type { Snapshot } from '../model/workspace.js'

/** "9 goals", "1 ceremony". */
export function countText(snapshot: Snapshot, kind: Kind, count: number): string {
  return `${count} ${count === 1 ? ownWord(snapshot, kind) : ownPlural(snapshot, kind)}`
}

/** The team's own word for a kind: its first alias, else the kind's title. */
export function ownWord(snapshot: Snapshot, kind: Kind): string {
  return snapshot.settings.aliases.kinds[kind]?.[0] ?? kinds[kind].title
}

/** The team's own word for several of a kind: the plural of its first alias, else of the kind. */
export function ownPlural(snapshot: Snapshot, kind: Kind): string {
  const alias = snapshot.settings.aliases.kinds[kind]?.[0]
  return alias === undefined ? kinds[kind].plural : plural(alias)
}

function plural(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`
}

/** What a list calls a thing. Under a heading that says no more than its kind ("Mission") the sentence below says which. */
export function shownName({ name, text, kind }: Pick<Entity, 'name' | 'text' | 'kind'>): string {
  const word = fold(name)
  const bare = fold(text) !== word && wordsOf(kinds[kind]).has(word.replace(/^(?:the|our) /, ''))
  return bare ? `${name}: ${shortName(text)}` : name
}

/** What people write for a kind and nothing more. */
const wordsOf = byObject(({ headings, labels }: (typeof kinds)[Kind]): ReadonlySet<string> => new Set([...headings, ...labels].map(fold)))

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
