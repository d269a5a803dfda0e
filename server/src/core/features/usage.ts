// What a project's documents use, most used first: people, teams, rhythms, labels, values. Counts what was recognised, judges nothing.

import type { Settings } from '../config.js'
import { groupBy } from '../group-by.js'
import { allAlong, ofParts } from '../lists.js'
import { byObject, lazy, sameParts } from '../memo.js'
import type { DocumentModel, Item } from '../model/document.js'
import { type FieldKey, fields, type Kind, kinds } from '../model/kinds.js'
import { isNobody } from '../model/reading.js'
import type { ItemRef, Snapshot } from '../model/workspace.js'

export interface Usage {
  /** People and teams that own something, and those the configuration names. */
  readonly owners: readonly string[]
  readonly teams: readonly string[]
  /** Rhythms as they were written. */
  readonly cadences: readonly string[]
  /** Values of a field, as they were written. */
  values(key: string): readonly string[]
  /** How the label of a field is written, and how often items of a kind have it. */
  label(key: string): string
  fieldCount(kind: Kind, key: string): number
  kindCount(kind: Kind): number
  ofKind(...kinds: readonly Kind[]): readonly ItemRef[]
}

export const usageOf: (snapshot: Snapshot) => Usage = byObject(count)

/** Longer values are sentences that fit one place only. */
const longestValue = 60

/** Each part is counted when somebody asks for it; owners, rhythms and fields stand while no page says another thing of them. */
function count({ documents, settings }: Snapshot): Usage {
  const { teams, aliases } = settings
  const pages = [...documents.values()]
  const written = lazy(() =>
    fieldsIn(
      settings,
      pages.map(({ timeContext, items }) => fieldsOn(timeContext, items)),
    ),
  )
  const owners = lazy(() => {
    const said = pages.flatMap(({ pageOwner, timeContext, items }) => [
      items.length > 0 && pageOwner ? pageOwner.name : '',
      ownersOn(timeContext, items),
    ])
    return ownersAmong(settings, said)
  })
  const teamNames = lazy(() => {
    const names = new Tally()
    for (const name of teams) names.add(name)
    for (const { item } of ofKind('team')) names.add(bareName(item))
    for (const name of written().values.get('team')?.sorted() ?? []) names.add(name)
    return names.sorted()
  })
  const cadences = lazy(() =>
    sortedRhythms(
      settings,
      pages.map(({ language, timeContext, items }) => (language === null ? noWords : rhythmsOn(timeContext, items))),
    ),
  )
  const ofKind = (...kinds: readonly Kind[]): readonly ItemRef[] =>
    kinds.flatMap((kind) => pages.flatMap((doc) => (byKindOn(doc.items).get(kind) ?? []).map((item) => ({ doc, item }))))
  return {
    get owners() {
      return owners()
    },
    get teams() {
      return teamNames()
    },
    get cadences() {
      return cadences()
    },
    values: (key) => written().values.get(key)?.sorted() ?? [],
    label: (key) => written().labels.get(key)?.sorted()[0] ?? aliases.fields[key]?.[0] ?? titleOf(key),
    fieldCount: (kind, key) => written().byKind.get(kind)?.get(key) ?? 0,
    kindCount: (kind) => pages.reduce((sum, { items }) => sum + (byKindOn(items).get(kind)?.length ?? 0), 0),
    ofKind,
  }
}

const byKindOn = byObject((items: DocumentModel['items']) => groupBy<Item, Kind>(items, ({ kind }) => kind))

const noWords: readonly string[] = []

const ownersOn = allAlong(({ owner }: Item): readonly string[] => (owner?.from === 'own' ? namesIn(owner.name) : []))

const rhythmsOn = allAlong((item: Item): readonly string[] => rhythmOf(item))

/** What items have as fields. */
const fieldsOn = allAlong(
  ({ kind, fields }: Item): readonly Pick<Item, 'kind' | 'fields'>[] => (fields.length > 0 ? [{ kind, fields }] : []),
  sameParts,
)

/** The owner of a page is a part as a text, since that is compared by what it says. */
const ownersAmong = ofParts((parts: readonly (readonly string[] | string)[], { people, teams }: Settings) => {
  const names = new Tally()
  for (const part of parts) for (const name of typeof part === 'string' ? namesIn(part) : part) names.add(name)
  for (const name of [...Object.values(people), ...teams]) names.know(name)
  return names.sorted()
})

const sortedRhythms = ofParts((parts: readonly (readonly string[])[]) => {
  const rhythms = new Tally()
  for (const part of parts) for (const rhythm of part) rhythms.add(rhythm)
  return rhythms.sorted()
})

/** The fields of all items: their values and labels by key, and how many items of a kind have them. */
const fieldsIn = ofParts((parts: readonly (readonly Pick<Item, 'kind' | 'fields'>[])[]) => {
  const values = new Map<string, Tally>()
  const labels = new Map<string, Tally>()
  const byKind = new Map<Kind, Map<string, number>>()
  for (const part of parts)
    for (const { kind, fields } of part) {
      const counts = byKind.get(kind) ?? new Map<string, number>()
      byKind.set(kind, counts)
      for (const { key, label, value } of fields) {
        counts.set(key, (counts.get(key) ?? 0) + 1)
        tally(labels, key).add(label)
        if (value !== '' && value.length <= longestValue) tally(values, key).add(value)
      }
    }
  return { values, labels, byKind }
})

function titleOf(key: string): string {
  if (Object.hasOwn(fields, key)) return fields[key as FieldKey].title
  return key.charAt(0).toUpperCase() + key.slice(1).replace(/-/g, ' ')
}

/** The name without the label of its kind: "Team charter: Rental" is the page of Rental, "Objective 2: Trust" is called Trust. */
export const bareName = byObject(({ kind, name }: Item): string => {
  const label = /^([\p{Alpha}][\p{Alpha}\d -]{0,30}?)\s*#?\d*\s*:\s+(?=\S)/u.exec(name)
  if (!label) return name
  const words = label[1]!.toLowerCase()
  const labels: readonly string[] = kinds[kind].labels
  return labels.some((one) => words === one || (one.length > 3 && words.startsWith(`${one} `))) ? name.slice(label[0].length) : name
})

/** The names in an owner's place. */
export function namesIn(text: string): readonly string[] {
  return text
    .split(/\s*[,;+&/]\s*|\s+and\s+/)
    .map((name) => name.replace(/^[@([]+|[)\].]+$/g, '').trim())
    .filter((name) => name.length > 1 && name.length <= 40 && !isNobody(name))
}

/** The words of a rhythm without the time and the zone, which belong to one meeting. */
function rhythmOf({ cadence, lifetime, fields: own }: Item): readonly string[] {
  if (lifetime === 'spanned' || lifetime === 'point') return noWords
  const written = own.find(({ key }) => key === 'cadence' || key === 'refresh')?.value ?? cadence?.text
  if (!written) return noWords
  const words = written.split(/\s*[,;(]|\s+(?:at|from)\s+\d|\s+\d{1,2}:\d\d/)[0]!.trim()
  return words.length > 3 && words.length <= 40 ? [words] : noWords
}

function tally(map: Map<string, Tally>, key: string): Tally {
  const known = map.get(key)
  if (known) return known
  const made = new Tally()
  map.set(key, made)
  return made
}

/** Spellings of one word count together; the most used spelling stands for it. */
class Tally {
  readonly #words = new Map<string, Map<string, number>>()
  #sorted: readonly string[] | undefined

  add(word: string, by = 1): void {
    const key = word.toLowerCase().replace(/\s+/g, ' ').trim()
    if (key === '') return
    this.#sorted = undefined
    const spellings = this.#words.get(key) ?? new Map<string, number>()
    this.#words.set(key, spellings.set(word.trim(), (spellings.get(word.trim()) ?? 0) + by))
  }

  /** A word that may be offered although nobody has used it. */
  know(word: string): void {
    this.add(word, 0)
  }

  sorted(): readonly string[] {
    this.#sorted ??= [...this.#words.values()]
      .map((spellings) => {
        const all = [...spellings].sort((a, b) => b[1] - a[1])
        return { word: all[0]![0], uses: all.reduce((sum, [, uses]) => sum + uses, 0) }
      })
      .sort((a, b) => b.uses - a.uses)
      .map(({ word }) => word)
    return this.#sorted
  }
}
