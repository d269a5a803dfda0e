// Whether a page answers an unclear statement somewhere else: where it stands first, below it, under a heading that is about it, or in the goals it sums up. Reads models, never text.

import { groupBy } from '../group-by.js'
import { byObject, byText, lazy, sameList } from '../memo.js'
import type { DocumentModel, Item } from '../model/document.js'
import type { AnsweredBy } from '../model/types.js'
import { kebab } from '../model/vocabulary.js'
import { childrenOn } from '../model/workspace.js'
import { firstWhere } from '../search.js'

export interface Explained {
  /** What answers an item elsewhere on its page, or null: nothing does, or nothing need. */
  answerTo(item: Item): AnsweredBy | null
  /** Something below it can be checked. */
  isAnsweredBelow(item: Item): boolean
}

/** For the items of one page. */
export function explainedOn(doc: DocumentModel): Explained {
  const { items } = doc
  const { parents, addresses, headings, byWord } = answersOn(doc)
  const isTheme = themesOf(doc, parents)
  const firsts = lazy(() => firstsOf(items))
  const listed = lazy(() => listedAmong(items))
  const measures = lazy(
    () => isV2mom(doc.sections) && items.some(({ kind, judgement }) => kind === 'key-result' && judgement?.outcome.verdict === 'measured'),
  )
  const isMethod = (item: Item): boolean => aims.has(item.kind) && measures()
  const isAbout = (item: Item): boolean => {
    if (byWord.size === 0) return false
    const words = wordsIn(item)
    const isAboutIt = ({ address, title }: Topic): boolean =>
      title.every((word) => words.has(word)) && !item.id.startsWith(`${address}/`) && item.id !== address
    for (const word of words) if (byWord.get(word)?.some(isAboutIt)) return true
    return false
  }
  return {
    answerTo(item) {
      if (!mayNeedAnswer(item)) return null
      if (parents.has(item) || (item.form === 'heading' && addresses.has(item.id))) return 'key-results'
      for (let above = items[item.parent ?? -1]; above; above = items[above.parent ?? -1]) if (isEnd(above)) return 'key-results'
      if (headings.size > 0 && namesOf(item).some((name) => headings.has(name))) return 'key-results'
      if (isAbout(item) || isTheme(item) || isAnsweredInSection(doc, item) || isMethod(item)) return 'key-results'
      if (listed().has(item) || isNameOverBullets(item) || (isProblem(item) && childrenOn(items).has(item))) return 'key-results'
      return firsts().get(saying(item)) === item ? null : 'statement'
    },
    isAnsweredBelow: (item) => parents.has(item),
  }
}

/** Nobody can tell whether it is reached, or it is an objective, which key results speak for in any case. */
const mayNeedAnswer = ({ kind, judgement }: Item): boolean =>
  judgement !== null && (judgement.outcome.verdict === 'unclear' || kind === 'objective')

/** A part of a result that is measured, or of a milestone that can be checked, is a means to it. */
const isEnd = ({ kind, judgement }: Item): boolean =>
  judgement?.outcome.verdict === 'measured'
    ? kind === 'key-result' || kind === 'milestone'
    : kind === 'milestone' && judgement?.outcome.verdict === 'done'

const aims: ReadonlySet<Item['kind']> = new Set(['goal', 'objective', 'intent'])

/** "Problem area: Improve the queue" over its results. */
const isProblem = ({ form, text }: Item): boolean =>
  form === 'heading' && /^(?:problem|opportunity|focus|theme|pillar)(?: area)?(?: \d+)?\s*[:–—-]\s/i.test(text)

/** The words that leave it open are the whole of what it is about. */
const isTopic = byObject(
  ({ judgement }: Item): boolean => judgement?.signals.some(({ decides, part }) => decides && part === 'whole') === true,
)

/** "Ovens", "Night crew skills" over bullets: a name, and what is told about it. */
const isNameOverBullets = byObject(({ text, form, judgement, statement: { chunk, end }, to }: Item): boolean => {
  const isName = text.trim().split(/\s+/).length <= 3 && judgement?.signals.some(({ decides, part }) => decides && part !== 'verb') === true
  return isName && form === 'list-item' && to.chunk === chunk && /\n[ \t>]+(?:[-*+]|\d+[.)])[ \t]/.test(chunk.text.slice(end, to.end))
})

/** Words from which on a line in a list says more than a name. */
const fromSentence = 5

/** "Put in new systems, including:" beside "The till (Rye Mills)": the names that a goal in front of them lists. */
function listedAmong(items: readonly Item[]): ReadonlySet<Item> {
  const listed = new Set<Item>()
  let opener: Item | null = null
  for (const item of items) {
    const { chunk, end } = item.statement
    const follows: boolean = opener !== null && item.parent === opener.parent && item.kind === opener.kind
    if (follows && isTopic(item)) listed.add(item)
    if (/:$/.test(item.text) || /^[*_]*:/.test(chunk.text.slice(end, end + 4))) opener = item
    else if (!follows || item.text.split(' ', fromSentence).length === fromSentence) opener = null
  }
  return listed
}

const v2momParts = [/^methods?$/i, /^obstacles?$/i, /^measures?$/i]

/** Vision, values, methods, obstacles, measures: the measures speak for the methods. */
const isV2mom = byObject((sections: DocumentModel['sections']): boolean => {
  const titles = sections.map(({ title }) => title.replace(/[^\p{Alpha}]/gu, ''))
  return v2momParts.every((part) => titles.some((title) => part.test(title)))
})

/** Below the heading that an aim is stand, under two headings or more of their own, results that can be checked. */
function isAnsweredInSection({ items, sections, place }: DocumentModel, item: Item): boolean {
  if (item.form !== 'heading' || !aims.has(item.kind)) return false
  const start = place(item.statement).start
  let at = firstWhere(0, sections.length, (i) => place(sections[i]!.place).start > start)
  const depth = sections[at - 1]?.depth
  if (depth === undefined) return false
  while (at < sections.length && sections[at]!.depth > depth) at++
  const end = at < sections.length ? place(sections[at]!.place).start : Number.POSITIVE_INFINITY
  let known: string | undefined
  for (let i = firstWhere(0, items.length, (one) => place(items[one]!.statement).start > start); i < items.length; i++) {
    const { kind, judgement, statement } = items[i]!
    if (place(statement).start >= end) return false
    if ((kind !== 'key-result' && kind !== 'milestone') || judgement === null || judgement.outcome.verdict === 'unclear') continue
    const section = sectionOf(items[i])
    if (known !== undefined && known !== section) return true
    known = section
  }
  return false
}

/** Each statement that is to be answered, where it stands first: what is to be said of it is said there. */
function firstsOf(items: readonly Item[]): ReadonlyMap<string, Item> {
  const firsts = new Map<string, Item>()
  for (const item of items) {
    if (mayNeedAnswer(item) && !isOver(item) && !firsts.has(saying(item))) firsts.set(saying(item), item)
  }
  return firsts
}

const isOver = ({ status }: Item): boolean => status === 'done' || status === 'dropped'

/** What is promised, and for when. */
const saying = byObject(({ text, span }: Item): string => [kebab(text), span?.start ?? '', span?.end ?? ''].join(' '))

/** The address of the section an item stands in. */
const sectionOf = (item: Item | undefined): string => item?.id.slice(0, item.id.lastIndexOf('/')) ?? ''

interface Answers {
  /** Items with something below them that can be checked. */
  readonly parents: ReadonlySet<Item>
  /** Addresses of sections that hold such items. */
  readonly addresses: ReadonlySet<string>
  /** What these sections and items are called. */
  readonly headings: ReadonlySet<string>
  /**
   * The words of such sections' headings, where these are two or more; by the first of them, so that a long page does not ask each item
   * about each of its topics.
   */
  readonly byWord: ReadonlyMap<string, readonly Topic[]>
}

interface Topic {
  readonly address: string
  readonly title: readonly string[]
}

interface Known {
  readonly statements: readonly Item[]
  readonly above: readonly (Item | undefined)[]
  readonly answers: Answers
}
/** For as long as a page has the same sections, in which the same can be checked. */
const answersMemo = new WeakMap<DocumentModel['sections'], Known>()

function answersOn({ items, sections }: DocumentModel): Answers {
  const statements = items.filter(({ judgement }) => judgement !== null && judgement.outcome.verdict !== 'unclear')
  const above = statements.map(({ parent }) => items[parent ?? -1])
  const known = answersMemo.get(sections)
  if (known && sameList(known.above, above) && statements.every((item, i) => answersAlike(item, known.statements[i]!))) return known.answers
  const answers = answersOf(statements, above, sections)
  answersMemo.set(sections, { statements, above, answers })
  return answers
}

/** A letter more in a statement changes its address, and not where it stands. */
const answersAlike = (a: Item, b: Item): boolean =>
  a === b || (a.form !== 'heading' && b.form !== 'heading' && a.kind === b.kind && sectionOf(a) === sectionOf(b))

function answersOf(statements: readonly Item[], aboveThem: Known['above'], sections: DocumentModel['sections']): Answers {
  const [parents, addresses, headings] = [new Set<Item>(), new Set<string>(), new Set<string>()]
  for (const [i, item] of statements.entries()) {
    const above = aboveThem[i]
    if (above) parents.add(above)
    for (const address of addressesOf(item)) addresses.add(address)
    if (item.form === 'heading') for (const name of namesOf(item)) headings.add(name)
  }
  for (const address of addresses) headings.add(titleOf(address))
  for (const { title } of sections) {
    const label = measuredLabel(title)
    if (label !== '') headings.add(label)
  }
  for (const parent of parents) for (const name of namesOf(parent)) headings.add(name)
  const milestoned = new Set(statements.flatMap((item) => (item.kind === 'milestone' ? [sectionOf(item)] : [])))
  const topics: Topic[] = [...addresses].flatMap((address) => {
    const title = address.includes('#') && !address.includes('/', address.indexOf('#')) ? wordsOf(titleOf(address)) : []
    return title.length >= (milestoned.has(address) ? 1 : 2) ? [{ address, title }] : []
  })
  for (const parent of parents) {
    const title = [...wordsIn(parent)]
    if (title.length >= 2) topics.push({ address: parent.id, title })
  }
  return { parents, addresses, headings, byWord: groupBy(topics, ({ title }) => title[0]!) }
}

/** Tells aims in a list at the head of a section whose subsections are objectives with results: these spell them out. */
function themesOf(doc: DocumentModel, parents: ReadonlySet<Item>): (item: Item) => boolean {
  const { items, sections } = doc
  const startOf = (item: Item): number => doc.place(item.statement).start
  const startAt = (at: number): number => (at < sections.length ? doc.place(sections[at]!.place).start : Number.POSITIVE_INFINITY)
  const objectives = lazy(() => items.filter((item) => item.form === 'heading' && aims.has(item.kind) && parents.has(item)).map(startOf))
  const spelledOut = new Map<number, boolean>()
  const isSpelledOut = (at: number): boolean => {
    const next = sections.findIndex(({ depth }, i) => i > at && depth <= (sections[at]?.depth ?? 0))
    const [from, to] = [startAt(at + 1), next < 0 ? Number.POSITIVE_INFINITY : startAt(next)]
    return objectives().some((start) => from <= start && start < to)
  }
  return (item) => {
    if (item.parent !== null || item.form === 'heading' || !aims.has(item.kind) || objectives().length === 0 || childrenOn(items).has(item))
      return false
    const start = startOf(item)
    const at = firstWhere(0, sections.length, (i) => startAt(i) > start) - 1
    const known = spelledOut.get(at) ?? isSpelledOut(at)
    spelledOut.set(at, known)
    return known
  }
}

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
const namesOf = byObject(({ text, statement: { chunk, start } }: Item): readonly string[] => {
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

const wordsIn = byObject(({ text }: Item): ReadonlySet<string> => new Set(wordsOf(text)))
