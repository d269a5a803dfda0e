// Kinds and counts in the team's own words, plural where English has one; knows no item.

import { kinds } from '../model/kinds.js'
import type { Kind } from '../model/types.js'
import type { Snapshot } from '../model/workspace.js'
import { ownWord } from './preview.js'

/** "9 goals", "1 ceremony". */
export function countText(snapshot: Snapshot, kind: Kind, count: number): string {
  return `${count} ${count === 1 ? ownWord(snapshot, kind) : ownPlural(snapshot, kind)}`
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

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
