// What the rules for single items say of a page. After an edit only the items that came are asked about, and those whose surroundings changed with them.

import type { Settings } from '../config.js'
import { type Difference, differenceOf, stoodAt } from '../lists.js'
import { byObject, sameList, sameParts } from '../memo.js'
import type { DocumentModel, Item } from '../model/document.js'
import { itemOn, parentOn } from '../model/family.js'
import type { AnsweredBy } from '../model/types.js'
import { mayRelate } from '../model/workspace.js'
import type { Steps } from '../steps.js'
import { touchedBy } from './answers.js'
import type { Report, Rule } from './define.js'
import { type Explained, explainInSteps, reachOfLists } from './explained.js'
import type { Facts } from './facts.js'
import { rules } from './index.js'
import { isOn, type OnError, toldBy } from './running.js'
import type { Told } from './told.js'

/** So many items are asked about in one step. */
const itemsInAStep = 8

/** What was told of each item of a page when they were last asked about. */
interface Before {
  readonly items: DocumentModel['items']
  readonly grounds: Explained['grounds']
  /** Null where an item was closed. */
  readonly told: readonly (readonly Told[] | null)[]
  /** For each item, whether it leads to others: what is told of it follows from those, too. */
  readonly relating: readonly boolean[]
}
const lastOf = new WeakMap<Around, Before>()

/** What is told of the open items of a page, in their order. */
export function* toldOfItems(facts: Facts, onError: OnError): Steps<readonly Told[]> {
  const { items } = facts
  const around = aroundIn(facts)
  const before = lastOf.get(around)
  yield* explainInSteps(facts.doc)
  const { grounds } = facts.explained
  const askers = askersFor(facts.settings)
  const difference = before && sameList(before.grounds, grounds) ? differenceOf(before.items, items) : null
  const changed = difference && [
    ...before!.items.slice(difference.from, difference.before),
    ...items.slice(difference.from, difference.now),
  ]
  const touched = touchedBy(facts.doc, changed ?? [])
  const reached = difference && reachedBy(difference, before!.items, facts)
  const told: (readonly Told[] | null)[] = []
  const relating: boolean[] = []
  let asked = 0
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    const at = reached && !reached.has(item) && !touched.has(item) ? stoodAt(difference!, i) : -1
    const relates = at < 0 ? mayRelate(item) : before!.relating[at]!
    relating.push(relates)
    if (facts.isClosed(item)) told.push(null)
    else if (at >= 0 && !relates && before!.told[at]) told.push(before!.told[at]!)
    else {
      told.push(toldOfItem(item, facts, around, askers, onError))
      if (++asked % itemsInAStep === 0) yield
    }
  }
  lastOf.set(around, { items, grounds, told, relating })
  return told.flatMap((ofItem) => ofItem ?? [])
}

/** With more items that promise the same, all of the page are asked about. */
const mostAlike = 24

/**
 * The items that came, their ancestors and all below these, those that promise the same as what came or went, and those with which a list
 * goes on behind it. Null where too many are reached to tell them apart.
 */
function reachedBy({ from, before: end, now }: Difference, old: readonly Item[], facts: Facts): ReadonlySet<Item> | null {
  const { doc, explained, items } = facts
  const others = new Set<Item>()
  for (const one of [...old.slice(from, end), ...items.slice(from, now)]) {
    const same = explained.alike(one)
    if (same.size + others.size > mostAlike) return null
    for (const other of same) others.add(other)
  }
  const roots = new Set<Item>()
  const add = (one: Item | null | undefined) => {
    let root = one
    for (let above = root; above; above = parentOn(doc, above)) root = above
    if (root) roots.add(root)
  }
  for (const one of old.slice(from, end)) if (one.parent !== null) add(itemOn(doc, one.parent))
  for (const one of items.slice(from, now)) add(one)
  const reached = new Set(others)
  for (const root of roots) for (const one of [root, ...allBelow(root, facts)]) reached.add(one)
  for (const one of items.slice(from, reachOfLists(items, now))) reached.add(one)
  return reached
}

/** All that rules over single items may ask of a page, the same object while its parts are. */
interface Around {
  readonly settings: Settings
  readonly today: string
  readonly path: string
  readonly choices: string
  readonly hasTimeline: boolean
  readonly isGuide: boolean
  /** What the page itself names as its cycle. */
  readonly cycle: string
}

const arounds = new WeakMap<DocumentModel['timeContext'], Around>()

function aroundIn({ settings, today, doc, choices, hasTimeline, isGuide }: Facts): Around {
  const cycle = doc.pageFields.find(({ key }) => key === 'cycle')?.value ?? ''
  const around: Around = { settings, today, path: doc.path, choices, hasTimeline, isGuide, cycle }
  const known = arounds.get(doc.timeContext)
  if (known && sameParts(known, around)) return known
  arounds.set(doc.timeContext, around)
  return around
}

/** What those rules say of an item, for as long as all they see of its surroundings is the same. */
interface Remembered {
  readonly around: Around
  readonly parent: Item | null
  /** What answers it elsewhere on the page. */
  readonly answer: AnsweredBy | null
  /** What its fields lead to, on whatever page. */
  readonly leads: readonly (Item | undefined)[]
  /** Everything below it. */
  readonly below: readonly Item[]
  readonly told: readonly Told[]
}
const nowhere: readonly undefined[] = []
const itemMemo = new WeakMap<Item, Remembered>()

/** A rule that is asked about single items. */
interface Asker {
  readonly rule: Rule
  asks(item: Item): boolean
  check(item: Item, facts: Facts): Generator<Report>
}

const askersFor = byObject((settings: Settings): readonly Asker[] =>
  rules.flatMap((rule): Asker[] => {
    if (!isOn(rule, settings)) return []
    if (rule.scope === 'document') return rule.checkItem ? [{ rule, asks: () => true, check: rule.checkItem }] : []
    if (rule.scope !== 'entity') return []
    const { kinds, lifetimes, check } = rule
    return [{ rule, asks: ({ kind, lifetime }) => kinds.includes(kind) && (lifetimes?.includes(lifetime) ?? true), check }]
  }),
)

function toldOfItem(item: Item, facts: Facts, around: Around, askers: readonly Asker[], onError: OnError): readonly Told[] {
  const parent = facts.parentOf(item)
  const answer = facts.answerTo(item)
  const { snapshot } = facts
  const leads = mayRelate(item) ? snapshot.relationsFrom(item.id).map(({ to }) => snapshot.byId(to)?.item) : nowhere
  const below = allBelow(item, facts)
  const known = itemMemo.get(item)
  if (
    known &&
    known.around === around &&
    known.parent === parent &&
    known.answer === answer &&
    sameList(known.leads, leads) &&
    sameList(known.below, below)
  )
    return known.told
  const told = askers
    .filter((asker) => asker.asks(item))
    .flatMap(({ rule, check }) => toldBy(rule, () => check(item, facts), facts, onError, item))
  itemMemo.set(item, { around, parent, answer, leads, below, told })
  return told
}

function allBelow(item: Item, facts: Facts): readonly Item[] {
  const children = facts.childrenOf(item)
  return children.some((child) => facts.childrenOf(child).length > 0)
    ? children.flatMap((child) => [child, ...allBelow(child, facts)])
    : children
}
