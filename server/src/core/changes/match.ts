// Which item of one state of a project is which of another: by words, place and likeness, so that what was renamed or moved is still itself.

import { groupBy } from '../group-by.js'
import type { Entity, Kind } from '../model/types.js'
import { fold } from '../model/vocabulary.js'
import type { ItemRef, Snapshot } from '../model/workspace.js'

export interface Known {
  readonly ref: ItemRef
  readonly entity: Entity
}

export interface Pair {
  readonly before: Known
  readonly after: Known
}

export interface Matching {
  readonly pairs: readonly Pair[]
  readonly dropped: readonly Known[]
  readonly added: readonly Known[]
}

/** Kinds an item may change between and still be itself. */
const commitments: ReadonlySet<Kind> = new Set(['goal', 'objective', 'key-result', 'bet', 'intent', 'milestone', 'anti-goal'])
/** How alike two statements must be; less where the page is the same. */
const likeness = { elsewhere: 0.6, samePage: 0.45 }

export function matchItems(before: Snapshot, after: Snapshot): Matching {
  const left = new Set(itemsOf(before))
  const right = new Set(itemsOf(after))
  const pairs: Pair[] = []
  const pair = (a: Known, b: Known) => {
    left.delete(a)
    right.delete(b)
    pairs.push({ before: a, after: b })
  }
  // From the surest sign to the weakest; what one settles is out of the others' way.
  for (const key of [samePlaceAndWords, sameWords, sameAddress]) {
    const open = groupBy([...right], key)
    for (const a of [...left]) {
      const b = open.get(key(a))?.shift()
      if (b) pair(a, b)
    }
  }
  for (const [a, b] of alike([...left], [...right])) if (left.has(a) && right.has(b)) pair(a, b)
  return { pairs, dropped: [...left], added: [...right] }
}

function itemsOf(snapshot: Snapshot): Known[] {
  return snapshot.documents
    .sorted()
    .flatMap((doc) => doc.items.map((item) => ({ ref: { doc, item }, entity: snapshot.entity({ doc, item }) })))
}

const samePlaceAndWords = ({ entity, ref }: Known) => `${entity.kind}\n${ref.doc.path}\n${fold(entity.text)}`
const sameWords = ({ entity }: Known) => `${entity.kind}\n${fold(entity.text)}`
const sameAddress = ({ entity }: Known) => `${entity.kind}\n${entity.id}`

/** Candidates among what is left, the likest first. Only items with a word in common are compared. */
function alike(left: readonly Known[], right: readonly Known[]): (readonly [Known, Known])[] {
  const words = new Map([...left, ...right].map((known) => [known, wordsOf(known.entity.text)]))
  const byWord = new Map<string, Known[]>()
  for (const b of right) for (const word of words.get(b)!) byWord.set(word, [...(byWord.get(word) ?? []), b])
  const found: { readonly pair: readonly [Known, Known]; readonly score: number }[] = []
  for (const a of left) {
    const shared = new Map<Known, number>()
    for (const word of words.get(a)!) for (const b of byWord.get(word) ?? []) shared.set(b, (shared.get(b) ?? 0) + 1)
    for (const [b, count] of shared) {
      if (a.entity.kind !== b.entity.kind && !(commitments.has(a.entity.kind) && commitments.has(b.entity.kind))) continue
      const same = a.ref.doc.path === b.ref.doc.path
      const score = (2 * count) / (words.get(a)!.size + words.get(b)!.size) - (a.entity.kind === b.entity.kind ? 0 : 0.1)
      if (score >= (same ? likeness.samePage : likeness.elsewhere)) found.push({ pair: [a, b], score: score + (same ? 0.2 : 0) })
    }
  }
  return found.sort((a, b) => b.score - a.score).map(({ pair }) => pair)
}

const common = new Set('a an the and or of to in for on by with from our we at is are be as it its this that per all each'.split(' '))

/** The words that carry the sense: numbers change while a goal stays itself. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = fold(text).match(/\p{Alpha}[\p{Alpha}']*/gu) ?? []
  const telling = words.filter((word) => !common.has(word))
  return new Set(telling.length > 0 ? telling : words)
}
