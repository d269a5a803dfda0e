// Whether a page answers an unclear statement somewhere else: where it stands first, below it, under a heading that is about it, or in the goals it sums up. Reads models, and of the text only the marks around a statement.

import { groupBy } from '../group-by.js'
import { allAlong, indexAlong, saidAlong } from '../lists.js'
import { byObject, lazy } from '../memo.js'
import { canBeChecked, type DocumentModel, type Item, type Section } from '../model/document.js'
import { hasChildren, parentOn } from '../model/family.js'
import { itemsThat } from '../model/items-that.js'
import type { AnsweredBy } from '../model/types.js'
import { kebab } from '../model/vocabulary.js'
import { firstWhere } from '../search.js'
import type { Steps } from '../steps.js'
import { answersOn, checkedOn, labelsOn, namesOf, sectionOf, type Topic, wordsIn } from './answers.js'

export interface Explained {
  /** What answers an item elsewhere on its page, or null: nothing does, or nothing need. */
  answerTo(item: Item): AnsweredBy | null
  /** All items of the page that promise the same as this one, which itself may be gone from it. */
  alike(item: Item): ReadonlySet<Item>
  /**
   * While these parts are the same, an item whose ancestors and descendants are the same objects is answered as before. Excepted are those
   * that promise what an item that came or went does (`alike`), those that a list may name (`reachOfLists`), and those that share a name or
   * topic with an item above what can be checked (`touchedBy`).
   */
  readonly grounds: readonly unknown[]
}

/** Does in steps what `explainedOn` and its `grounds` need, so that they find it done. */
export function* explainInSteps(doc: DocumentModel): Steps<void> {
  const { items, timeContext } = doc
  for (const look of [checkedOn, resultsOn]) {
    look(timeContext, items)
    yield
  }
}

/** For the items of one page. */
export function explainedOn(doc: DocumentModel): Explained {
  const { items, sections, timeContext } = doc
  const { addresses, isCalled, topicsFrom } = answersOn(doc)
  const objectives = objectivesOn(doc)
  const isTheme = themesOf(doc, objectives.length > 0)
  const alike = (item: Item) => promisedOn(timeContext, items, saying(item))
  /** It is said nowhere further up: what is to be said of it is said where it stands first. */
  const isFirst = (item: Item): boolean => {
    const start = doc.place(item.statement).start
    for (const other of alike(item)) if (other !== item && doc.place(other.statement).start < start) return false
    return true
  }
  const listed = lazy(() => listedAmong(items))
  const measures = hasMeasuredResult(timeContext, items) && isV2mom(timeContext, sections)
  const isMethod = (item: Item): boolean => measures && aims.has(item.kind)
  const isAbout = (item: Item): boolean => {
    const words = wordsIn(item)
    const isAboutIt = ({ address, title }: Topic): boolean =>
      title.every((word) => words.has(word)) && !item.id.startsWith(`${address}/`) && item.id !== address
    for (const word of words) for (const topic of topicsFrom(word)) if (isAboutIt(topic)) return true
    return false
  }
  return {
    answerTo(item) {
      if (!mayNeedAnswer(item)) return null
      if (item.answeredBelow || (item.form === 'heading' && addresses.has(item.id))) return 'key-results'
      for (let above = parentOn(doc, item); above; above = parentOn(doc, above)) if (isEnd(above)) return 'key-results'
      if (namesOf(item).some(isCalled)) return 'key-results'
      if (isAbout(item) || isTheme(item) || isAnsweredInSection(doc, item) || isMethod(item)) return 'key-results'
      if (listed().has(item) || isNameOverBullets(item) || (isProblem(item) && hasChildren(doc, item))) return 'key-results'
      return isOver(item) || !isFirst(item) ? 'statement' : null
    },
    grounds: [
      outlineOn(timeContext, sections),
      checkedOn(timeContext, items),
      labelsOn(timeContext, sections),
      measures,
      objectiveSections(doc, objectives),
      resultsOn(timeContext, items),
    ],
    alike,
  }
}

/** How deep the sections are: another name of one answers nothing, except by what `Answers` says. */
const outlineOn = allAlong(({ depth }: Section): readonly number[] => [depth])

/** The aims in headings with something below them that can be checked. */
const objectivesOn = itemsThat((item) => isObjective(item))

/** Which of the sections are such aims. */
function objectiveSections({ sections }: DocumentModel, objectives: readonly Item[]): string {
  if (objectives.length === 0) return ''
  const byChunk = groupBy(objectives, ({ statement }) => statement.chunk)
  const holds = ({ place: { chunk, start, end } }: Section): boolean =>
    byChunk.get(chunk)?.some(({ statement }) => statement.start >= start && statement.start <= end) === true
  return sections.flatMap((section, i) => (holds(section) ? [i] : [])).join()
}

/** The sections of the results that can be checked. */
const resultsOn = allAlong(
  // An address that somebody chose tells no section, so that the item stands for itself.
  (item: Item): readonly unknown[] => (isResult(item) ? [item.id.includes('#') ? sectionOf(item) : item] : []),
)

const isResult = (item: Item): boolean => (item.kind === 'key-result' || item.kind === 'milestone') && canBeChecked(item)

const hasMeasuredResult = saidAlong(
  ({ kind, judgement }: Item): readonly true[] => (kind === 'key-result' && judgement?.outcome.verdict === 'measured' ? [true] : []),
  (said) => said.length > 0,
)

/** The items that promise something, by what it is. */
const promisedOn = indexAlong((item: Item): readonly string[] => (promises(item) ? [saying(item)] : []))

const promises = (item: Item): boolean => mayNeedAnswer(item) && !isOver(item)

const isObjective = (item: Item): boolean => item.form === 'heading' && aims.has(item.kind) && item.answeredBelow

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

/** A colon at its end: what follows may be the names that it lists. */
const opensList = byObject(
  ({ text, statement: { chunk, end } }: Item): boolean => /:$/.test(text) || /^[*_]*:/.test(chunk.text.slice(end, end + 4)),
)

const isSentence = ({ text }: Item): boolean => text.split(' ', fromSentence).length === fromSentence

/** "Put in new systems, including:" beside "The till (Rye Mills)": the names that a goal in front of them lists. */
function listedAmong(items: readonly Item[]): ReadonlySet<Item> {
  const listed = new Set<Item>()
  let opener: Item | null = null
  for (const item of items) {
    const follows: boolean = opener !== null && item.parent === opener.parent && item.kind === opener.kind
    if (follows && isTopic(item)) listed.add(item)
    if (opensList(item)) opener = item
    else if (!follows || isSentence(item)) opener = null
  }
  return listed
}

/** The first index from `from` on such that items from there on are listed or not whatever stands in front of `from`. */
export function reachOfLists(items: readonly Item[], from: number): number {
  let end = from
  while (end < items.length && !opensList(items[end]!) && !isSentence(items[end]!)) end++
  return Math.min(end + 1, items.length)
}

const v2momParts = [/^methods?$/i, /^obstacles?$/i, /^measures?$/i]

/** Vision, values, methods, obstacles, measures: the measures speak for the methods. */
const isV2mom = saidAlong(
  ({ title }: Section): readonly number[] => {
    const bare = title.replace(/[^\p{Alpha}]/gu, '')
    return v2momParts.flatMap((part, i) => (part.test(bare) ? [i] : []))
  },
  (parts) => new Set(parts).size === v2momParts.length,
)

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
    if (place(items[i]!.statement).start >= end) return false
    if (!isResult(items[i]!)) continue
    const section = sectionOf(items[i]!)
    if (known !== undefined && known !== section) return true
    known = section
  }
  return false
}

const isOver = ({ status }: Item): boolean => status === 'done' || status === 'dropped'

/** What is promised, and for when. */
const saying = byObject(({ text, span }: Item): string => [kebab(text), span?.start ?? '', span?.end ?? ''].join(' '))

/** Tells aims in a list at the head of a section whose subsections are objectives with results: these spell them out. */
function themesOf(doc: DocumentModel, hasObjectives: boolean): (item: Item) => boolean {
  const { items, sections } = doc
  const startOf = (item: Item): number => doc.place(item.statement).start
  const startAt = (at: number): number => (at < sections.length ? doc.place(sections[at]!.place).start : Number.POSITIVE_INFINITY)
  const objectives = lazy(() => items.filter(isObjective).map(startOf))
  const spelledOut = new Map<number, boolean>()
  const isSpelledOut = (at: number): boolean => {
    const next = sections.findIndex(({ depth }, i) => i > at && depth <= (sections[at]?.depth ?? 0))
    const [from, to] = [startAt(at + 1), next < 0 ? Number.POSITIVE_INFINITY : startAt(next)]
    return objectives().some((start) => from <= start && start < to)
  }
  return (item) => {
    if (!hasObjectives || item.parent !== null || item.form === 'heading' || !aims.has(item.kind) || hasChildren(doc, item)) return false
    const start = startOf(item)
    const at = firstWhere(0, sections.length, (i) => startAt(i) > start) - 1
    const known = spelledOut.get(at) ?? isSpelledOut(at)
    spelledOut.set(at, known)
    return known
  }
}
