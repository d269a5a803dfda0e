// What of a page can be checked: below which of its items, in which of its sections, and what these are called. Reads models, and of the text only the marks around a statement.

import { groupBy } from '../group-by.js'
import { indexAlong, saidAlong } from '../lists.js'
import { byObject, byText, sameKeys, sameParts } from '../memo.js'
import { canBeChecked, type DocumentModel, type Item, type Section } from '../model/document.js'
import { kebab } from '../model/vocabulary.js'

export interface Answers {
  /** Addresses of sections that hold what can be checked. */
  readonly addresses: ReadonlySet<string>
  /** Such a section, or an item above something that can be checked, is called so. */
  isCalled(name: string): boolean
  /** The topics of such sections and items whose first word is this one, so that a long page does not compare each item with each of its topics. */
  topicsFrom(word: string): Iterable<Topic>
}

export interface Topic {
  readonly address: string
  readonly title: readonly string[]
}

interface Checked {
  readonly addresses: readonly string[]
  readonly headings: readonly string[]
  readonly milestoned: string | null
}

/** What the items that can be checked say of the sections they stand in. */
export const checkedOn = saidAlong(
  (item: Item): readonly Checked[] =>
    canBeChecked(item)
      ? [
          {
            addresses: addressesOf(item),
            headings: item.form === 'heading' ? namesOf(item) : [],
            milestoned: item.kind === 'milestone' ? sectionOf(item) : null,
          },
        ]
      : [],
  (checked) => {
    const addresses = new Set(checked.flatMap((one) => one.addresses))
    const milestoned = new Set(checked.map((one) => one.milestoned))
    const topics = [...addresses].flatMap((address): Topic[] => {
      const title = address.includes('#') && !address.includes('/', address.indexOf('#')) ? wordsOf(titleOf(address)) : []
      return title.length >= (milestoned.has(address) ? 1 : 2) ? [{ address, title }] : []
    })
    const headings = new Set([...checked.flatMap((one) => one.headings), ...[...addresses].map(titleOf)])
    return { addresses, headings, topics: new Map(topics.map((topic) => [topic.address, topic])), byWord: groupBy(topics, firstWord) }
  },
  {
    word: sameParts,
    answer: (a, b) => sameKeys(a.addresses, b.addresses) && sameKeys(a.headings, b.headings) && sameKeys(a.topics, b.topics),
  },
)

const firstWord = ({ title }: Topic): string => title[0]!

/** The names in front of the numbers of headings. */
export const labelsOn = saidAlong(
  ({ title }: Section): readonly string[] => {
    const label = measuredLabel(title)
    return label === '' ? [] : [label]
  },
  (labels): ReadonlySet<string> => new Set(labels),
  { answer: sameKeys },
)

const topicOf = (item: Item): Topic => ({ address: item.id, title: [...wordsIn(item)] })

const calledOn = indexAlong((item: Item): readonly string[] => (item.answeredBelow ? namesOf(item) : []))
const aboutOn = indexAlong((item: Item): readonly string[] => {
  const [first, second] = item.answeredBelow ? wordsIn(item) : []
  return second === undefined ? [] : [first!]
})

export function answersOn({ items, sections, timeContext }: DocumentModel): Answers {
  const { addresses, headings, byWord } = checkedOn(timeContext, items)
  const labels = labelsOn(timeContext, sections)
  return {
    addresses,
    isCalled: (name) => headings.has(name) || labels.has(name) || calledOn(timeContext, items, name).size > 0,
    *topicsFrom(word) {
      yield* byWord.get(word) ?? []
      for (const item of aboutOn(timeContext, items, word)) yield topicOf(item)
    },
  }
}

const allCalledOn = indexAlong((item: Item): readonly string[] => namesOf(item))
const allAboutOn = indexAlong((item: Item): readonly string[] => [...wordsIn(item)])

/** The items of a page that may be answered otherwise now that `changed` came or went: those with a name or topic of one that stands, or stood, above what can be checked. */
export function touchedBy({ items, timeContext }: DocumentModel, changed: readonly Item[]): ReadonlySet<Item> {
  const touched = new Set<Item>()
  for (const above of changed) {
    if (!above.answeredBelow) continue
    for (const name of namesOf(above)) for (const item of allCalledOn(timeContext, items, name)) touched.add(item)
    const { title } = topicOf(above)
    if (title.length < 2) continue
    for (const item of allAboutOn(timeContext, items, title[0]!)) if (title.every((word) => wordsIn(item).has(word))) touched.add(item)
  }
  return touched
}

/** The address of the section an item stands in. */
export const sectionOf = ({ id }: Item): string => id.slice(0, id.lastIndexOf('/'))

/** The addresses that an item's own address lies in. */
const addressesOf = byObject(({ id }: Item): readonly string[] => {
  const parts = id.split('/')
  return parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('/'))
})

/** A period, a rank or a number in front of a name: "Q2: ", "P1 – ", "2027: ". */
const rank = /^(?:q[1-4]|h[12]|p\d|\d{1,4})(?:\s*[:.–—-]+\s*|\s+|-)/i

const labelled = /^([^:–—]{3,40}?)\s*(?::|[–—]|\s-)\s(.*)/

/** The name in front of a number in a heading ("Latency: below 200 ms"), as names are compared; '' where there is none. */
const measuredLabel = byText((title) => {
  const [, label, rest] = labelled.exec(title.replace(rank, '')) ?? []
  return label && /\d/.test(rest!) ? kebab(label) : ''
})

/** The last part of an address, as names are compared. */
const titleOf = byText((address) =>
  address
    .slice(Math.max(address.lastIndexOf('#'), address.lastIndexOf('/')) + 1)
    .replace(/-{2,}/g, '-')
    .replace(rank, ''),
)

/** What an item may be called elsewhere on its page: its text, and the label behind its rank ("P1: Bake – loaves come out quickly"). */
export const namesOf = byObject(({ text, statement: { chunk, start } }: Item): readonly string[] => {
  const name = text.replace(rank, '')
  const label = labelled.exec(name)?.[1]
  const ranked = name !== text || /(?:^|\W)P\d\W{1,4}$/.test(chunk.text.slice(Math.max(0, start - 8), start))
  return [name, ...(ranked && label ? [label] : [])].map(kebab).filter((slug) => slug.length > 3)
})

/** Words that every plan is full of, and that say nothing of what one of its goals is about. */
const common: ReadonlySet<string> = new Set(
  (
    'goal goals objective objectives result results milestone milestones initiative initiatives priority priorities target ' +
    'targets plan plans planned deliverable deliverables project projects work task tasks theme themes area areas team ' +
    'teams quarter year month phase stage step current next future short long term this that with from into their your ' +
    'more than have will what when other make overview summary detail details status progress success criteria'
  ).split(' '),
)

/** The words of a text that tell what it is about, in the singular, each once. */
const wordsOf = byText((text): readonly string[] => [
  ...new Set(
    kebab(text)
      .split('-')
      .filter((word) => word.length > 3 && !common.has(word))
      .map((word) => word.replace(/s$/, '')),
  ),
])

export const wordsIn = byObject(({ text }: Item): ReadonlySet<string> => new Set(wordsOf(text)))
