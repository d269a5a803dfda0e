// Lines above things that say how they hang together: used by, key results that can be decided, next review. Empty where there is nothing to say.

import type { DocumentModel, Item } from '../model/document.js'
import { keyResultsOn } from '../model/family.js'
import { type Kind, kinds } from '../model/kinds.js'
import type { Day, Relation } from '../model/types.js'
import type { Snapshot } from '../model/workspace.js'
import { dayText } from '../render/phrases.js'
import { ownWord } from '../render/words.js'
import { addUnits, readCadence, resolveTime, scanTime } from '../time/index.js'
import { type Location, referencesOf } from './navigation.js'

export interface CodeLens {
  readonly at: number
  readonly title: string
  /** What a click shows; empty where it only says something. */
  readonly locations: readonly Location[]
}

export function codeLenses(snapshot: Snapshot, doc: DocumentModel): readonly CodeLens[] {
  return doc.items.flatMap((item) => {
    if (snapshot.isClosed({ doc, item }) || item.form === 'table-row') return []
    const at = doc.place(item.statement).start
    const found = [uses(snapshot, doc, item), results(doc, keyResultsOn(doc, item)), review(snapshot, doc, item)]
    return found.filter((lens) => lens !== null).map((lens) => ({ at, ...lens }))
  })
}

type Said = Omit<CodeLens, 'at'>

/** Relations that lead to a thing, and the word for them. */
const usedBy: readonly (readonly [Relation, string])[] = [
  ['produces', 'made in'],
  ['consumes', 'used in'],
  ['reviews', 'reviewed in'],
  ['ladders-to', 'served by'],
  ['aims-at', 'aimed at by'],
]

/** "made in 1 ritual · used in 3 rituals". */
function uses(snapshot: Snapshot, doc: DocumentModel, item: Item): Said | null {
  const all = snapshot.relationsOf(item.id)
  const parts = usedBy.flatMap(([kind, word]) => {
    const from = all.filter((relation) => relation.kind === kind && relation.to === item.id)
    const users = [...new Set(from.map((relation) => relation.from))].flatMap((id) => snapshot.byId(id) ?? [])
    return users.length > 0
      ? [
          `${word} ${counted(
            snapshot,
            users.map((user) => user.item.kind),
          )}`,
        ]
      : []
  })
  if (parts.length === 0) return null
  return { title: parts.join(' · '), locations: referencesOf(snapshot, { is: 'item', ref: { doc, item } }, false) }
}

/** "3 rituals", "2 goals and 1 bet". */
function counted(snapshot: Snapshot, list: readonly Kind[]): string {
  const counts = new Map<Kind, number>()
  for (const kind of list) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts]
    .map(([kind, count]) => {
      const word = ownWord(snapshot, kind)
      return `${count} ${count === 1 ? word : word === kinds[kind].title ? kinds[kind].plural : `${word}s`}`
    })
    .join(' and ')
}

/** "4 key results, 3 can be decided". */
function results(doc: DocumentModel, found: readonly Item[]): Said | null {
  if (found.length === 0) return null
  const decided = found.filter(({ outcome }) => outcome?.answeredBy != null).length
  const all = decided === found.length ? (found.length === 1 ? 'can be decided' : 'all can be decided') : `${decided} can be decided`
  return {
    title: `${found.length} ${found.length === 1 ? 'key result' : 'key results'}, ${all}`,
    locations: found.map((one) => ({ path: doc.path, range: doc.place(one.statement) })),
  }
}

/** "next review 1 Mar 2027", counted from the day the thing or its page was last looked at. */
function review(snapshot: Snapshot, doc: DocumentModel, item: Item): Said | null {
  const every = item.fields.find(({ key, value }) => key === 'review-every' && value !== '')?.value
  if (!every) return null
  const length = lengthOf(every)
  const last = lastLook(doc, item)
  if (!length || !last) return null
  const next = addUnits(last, length.count, length.unit)
  if (!next) return null
  const word = next < snapshot.today ? 'review was due' : 'next review'
  return { title: `${word} ${dayText(next)}`, locations: [] }
}

function lengthOf(every: string): { readonly count: number; readonly unit: 'day' | 'week' | 'month' | 'year' } | null {
  const cadence = readCadence(/^every\b/i.test(every) ? every : `every ${every}`) ?? readCadence(every)
  const match = /^P(\d+)([DWMY])$/.exec(cadence?.slots[0]?.every ?? '')
  const units = { D: 'day', W: 'week', M: 'month', Y: 'year' } as const
  return match ? { count: Number(match[1]), unit: units[match[2] as keyof typeof units] } : null
}

function lastLook(doc: DocumentModel, item: Item): Day | null {
  const said = item.fields.find(({ key, value }) => key === 'updated' && value !== '')?.value
  const [mention] = said ? scanTime(said) : []
  return (mention && resolveTime(mention, doc.timeContext).end) ?? doc.date
}
