// The drafts of a page settle into items with lifetime, span, owner and evidence. After an edit those that came are settled, and of the others those that hang on them.

import { groupBy } from '../group-by.js'
import { type Difference, differenceOf, indexAlong, withParts } from '../lists.js'
import { byObject, sameParts } from '../memo.js'
import type { Steps } from '../steps.js'
import { canBeChecked, type Item } from './document.js'
import { type Draft, timesIn } from './draft.js'
import { isLasting, itemEvidence, lifetimeOf } from './evidence.js'
import { addressOf, Numbers } from './identity.js'
import type { Lifetime } from './kinds.js'
import { type NamesAround, namesAround, ownerOf } from './owners.js'
import type { Page } from './page.js'
import { statusOf } from './reading.js'
import { originals, wholeCadence } from './ritual-drafts.js'
import { goalKinds, putsOff } from './sections.js'
import { type FoundSpan, spanOf } from './spans.js'
import { boundOn, draftsInAStep, type Weighed } from './weighed.js'

/** A goal or ritual is beyond doubt from this weight on; lasting parts where they stand under their own name. */
const certainFrom = 2

/** All that an item depends on besides its draft. */
interface Around {
  readonly page: Page
  /** Whose the page is, as text. */
  readonly owner: string
  /** Whose names stand in front of goals and behind them on this page, joined. */
  readonly names: string
  readonly bound: boolean
  readonly parent: Item | null
  readonly above: FoundSpan | null
  readonly id: string
}

interface Settled {
  readonly around: Around
  readonly item: Item
  readonly found: FoundSpan
}

/** An item stays the same object while nothing it depends on changes: findings are remembered with it. */
const settled = new WeakMap<Draft, Settled>()

/** How the drafts of a page were settled when they last were. */
interface Before {
  readonly all: readonly Weighed[]
  readonly owner: string
  readonly names: string
  readonly bound: ReadonlySet<string>
  readonly addresses: readonly string[]
  readonly ones: readonly Settled[]
  /** Where the parent of each stands; `noParent`, or `elsewhere` where it is not among them. */
  readonly parents: Int32Array
  /** How many items that can be checked stand directly below each, and how many of these are key results. */
  readonly below: Int32Array
  readonly results: Int32Array
  readonly items: readonly Item[]
}

const noParent = -1
const elsewhere = -2

const empty = new Int32Array(0)
const nothing: Before = {
  all: [],
  owner: '',
  names: '',
  bound: new Set(),
  addresses: [],
  ones: [],
  parents: empty,
  below: empty,
  results: empty,
  items: [],
}

const lastOf = new WeakMap<Page, Before>()

/** The drafts of a page by address, before they are numbered. */
const draftsAt = indexAlong((draft: Draft, { path }: Page) => [addressOf(draft, path)])

/** `all` are the drafts of a page, weighed, in order; `pageOwner` is whose it is. */
export function* settle(page: Page, drafts: readonly Draft[], all: readonly Weighed[], pageOwner: Item['owner']): Steps<readonly Item[]> {
  const names = namesAround(page, drafts, pageOwner)
  const owner = JSON.stringify(pageOwner)
  const namesText = [...names.fronts, '', ...names.behind].join('\n')
  yield
  const bound = boundOn(page, all)
  yield
  const before = lastOf.get(page) ?? nothing
  const isAddress = (address: string) => draftsAt(page, drafts, address).size > 0
  /** What came or went is called like another one with its number, whose number it may change. */
  const isNumberLike = ({ draft }: Weighed): boolean => {
    const address = addressOf(draft, page.path)
    const bare = /^(.*)-\d+$/s.exec(address)?.[1]
    return bare !== undefined && draftsAt(page, drafts, bare).size > 1
  }
  const difference = differenceOf(before.all, all)
  const stands =
    before.owner === owner &&
    before.names === namesText &&
    before.bound === bound &&
    !before.all.slice(difference.from, difference.before).some(isNumberLike) &&
    !all.slice(difference.from, difference.now).some(isNumberLike)
  const { from, before: end, now } = stands ? difference : { from: 0, before: before.all.length, now: all.length }
  const moved = now - end

  yield

  const came = all.slice(from, now)
  const index = new Map(came.map(({ draft }, i) => [originals.get(draft) ?? draft, from + i]))
  const indexOf = (parent: Draft | null): number | null => {
    if (parent === null) return null
    const at = index.get(parent)
    if (at !== undefined) return at
    for (let i = from - 1; i >= 0; i--) if (drafts[i] === parent || originals.get(drafts[i]!) === parent) return i
    return null
  }
  /** Where the parent of a draft behind the edit stands now; `old` is where it stood. */
  const parentBehind = (at: number, old: number): number | null => {
    if (old === noParent) return null
    if (old >= end) return old + moved
    if (old >= 0 && old < from) return old
    // It stood among those that went, or nowhere: it may stand among those that came.
    return index.get(drafts[at]!.parent!) ?? null
  }
  const addressesThatCame = came.map(({ draft }) => addressOf(draft, page.path))
  const addresses = withParts(before.addresses, from, end, addressesThatCame)
  const counted = [...before.addresses.slice(from, end), ...addressesThatCame]
  const own = groupBy(addressesThatCame, (address) => address)
  // Whether what came or went can change the numbers of others.
  const numbered = [...new Set(counted)].some((address) => draftsAt(page, drafts, address).size > (own.get(address)?.length ?? 0))
  yield
  const numbers = new Numbers(counted, numbered ? addresses.slice(0, from) : [], isAddress)

  const ones = before.ones.slice(0, from)
  const parents = new Int32Array(all.length)
  parents.set(before.parents.subarray(0, from))
  const changed: number[] = []
  const settleAt = (at: number, parentAt: number | null, id: string): void => {
    const weighed = all[at]!
    const { draft, ground } = weighed
    const above = parentAt === null ? undefined : ones[parentAt]
    const around: Around = {
      page,
      owner,
      names: namesText,
      bound: bound.has(ground),
      parent: above?.item ?? null,
      above: above?.found ?? null,
      id,
    }
    const known = settled.get(draft)
    const one = known && sameParts(known.around, around) ? known : settleOne(weighed, around, pageOwner, names)
    if (one !== known) settled.set(draft, one)
    ones.push(one)
    parents[at] = above ? parentAt! : draft.parent === null ? noParent : elsewhere
    changed.push(at)
  }
  for (let at = from; at < now; at++) {
    settleAt(at, indexOf(drafts[at]!.parent), numbers.next(addresses[at]!))
    if (at % draftsInAStep === 0) yield
  }
  for (let at = now; at < all.length; at++) {
    const one = before.ones[at - moved]!
    const old = before.parents[at - moved]!
    const parentAt = parentBehind(at, old)
    const id = numbered && numbers.counts(addresses[at]!) ? numbers.next(addresses[at]!) : one.around.id
    const parentStays = parentAt === null ? old < 0 : old >= 0 && ones[parentAt] === before.ones[old]
    if (parentStays && id === one.around.id) {
      ones.push(one)
      parents[at] = parentAt ?? old
      // A parent that only moved among those that came is counted anew.
      if (old >= from && old < end) changed.push(at)
      continue
    }
    settleAt(at, parentAt, id)
    if (at % draftsInAStep === 0) yield
  }
  yield
  const state = {
    all,
    owner,
    names: namesText,
    bound,
    addresses,
    ones,
    parents,
    ...withAnswers(before, { from, before: end, now }, ones, parents, changed),
  }
  lastOf.set(page, state)
  return state.items
}

function settleOne({ draft, judgement }: Weighed, around: Around, pageOwner: Item['owner'], names: NamesAround): Settled {
  const { page, bound, parent, id } = around
  const outcome = judgement?.outcome ?? null
  const lifetime: Lifetime = lifetimeOf(draft, bound, parent && goalKinds.has(parent.kind) ? parent.lifetime : null)
  const times = timesIn(draft.statement)
  const needsSpan = lifetime === 'spanned' || lifetime === 'point'
  const found = needsSpan ? spanOf(draft, times, around.above, page) : noSpan
  const evidence = itemEvidence(draft, outcome, page)
  const item: Item = {
    id,
    kind: draft.kind,
    lifetime,
    form: draft.form,
    name: draft.name,
    text: draft.text,
    statement: draft.statement,
    from: draft.from,
    to: draft.to,
    parent: parent?.id ?? null,
    fields: draft.fields,
    owner: ownerOf(draft, parent?.owner ?? null, pageOwner, names),
    ownerPlace: draft.fields.find(({ key }) => key === 'owner')?.valuePlace ?? null,
    span: found.span,
    spanSource: found.source,
    headingSpan: headingSpanOf(found),
    cadence: wholeCadence(draft),
    cadencePlace: draft.cadence?.place ?? null,
    judgement,
    outcome,
    times: [...times, ...draft.fields.flatMap(({ valuePlace }) => timesIn(valuePlace))],
    status: draft.reading?.status ?? statusOf(draft.fields.find(({ key }) => key === 'status')?.value ?? '') ?? taskStatus(draft.task),
    detail:
      parent !== null &&
      detailed.has(parent.kind) &&
      draft.marks.has('below') &&
      !draft.marks.has('label') &&
      draft.reading?.priority == null,
    deferred: draft.sections.some(({ title }) => putsOff.test(title)),
    certain: page.explicit === true || evidence.reduce((sum, { weight }) => sum + weight, 0) >= (isLasting(draft.kind) ? 1 : certainFrom),
    evidence,
    answeredBelow: false,
    links: draft.links,
  }
  return { around, item, found }
}

/** Kinds that are reached as a whole: bullets below say how. */
const detailed: ReadonlySet<Item['kind']> = new Set(['milestone', 'bet', 'key-result'])

const headingSpanOf = ({ heading }: FoundSpan): Item['headingSpan'] =>
  heading?.span && heading.source ? { span: heading.span, source: heading.source } : null

const noSpan: FoundSpan = { span: null, source: null }

const taskStatus = (task: string | null): Item['status'] =>
  task === null
    ? null
    : /^x$/i.test(task)
      ? 'done'
      : task === '/' || task === '>'
        ? 'on-track'
        : task === '-' || task === '~'
          ? 'dropped'
          : 'planned'

/** The items with what is known of those below them; `changed` are the indices of those that `before` does not hold as they are. */
function withAnswers(
  before: Before,
  { from, before: end, now }: Difference,
  ones: readonly Settled[],
  parents: Int32Array,
  changed: readonly number[],
): Pick<Before, 'below' | 'results' | 'items'> {
  const moved = now - end
  const [below, results] = [new Int32Array(ones.length), new Int32Array(ones.length)]
  below.set(before.below.subarray(0, from))
  below.set(before.below.subarray(end), now)
  results.set(before.results.subarray(0, from))
  results.set(before.results.subarray(end), now)
  const reached = new Set(changed)
  const count = ({ item }: Settled, parent: number, by: 1 | -1): void => {
    if (parent < 0 || !canBeChecked(item)) return
    below[parent]! += by
    if (item.kind === 'key-result') results[parent]! += by
    reached.add(parent)
  }
  const uncount = (at: number): void => {
    const parent = before.parents[at]!
    if (parent < from || parent >= end) count(before.ones[at]!, parent < from ? parent : parent + moved, -1)
  }
  for (let at = from; at < end; at++) uncount(at)
  for (const at of changed) {
    if (at >= now) uncount(at - moved)
    count(ones[at]!, parents[at]!, 1)
  }
  const items = withParts(
    before.items,
    from,
    end,
    ones.slice(from, now).map(({ item }) => item),
  )
  for (const at of reached) {
    const { item } = ones[at]!
    items[at] = below[at]! > 0 ? answered(item)[results[at]! > 0 ? 'byResults' : 'byOthers'] : item
  }
  return { below, results, items }
}

/** An item above something that can be checked; what key results measure makes it decidable. */
const answered = byObject((item: Item): { readonly byResults: Item; readonly byOthers: Item } => {
  const { outcome } = item
  const byOthers: Item = { ...item, answeredBelow: true }
  const open = outcome?.verdict === 'unclear' && outcome.answeredBy === null
  return { byOthers, byResults: open ? { ...byOthers, outcome: { ...outcome, answeredBy: 'key-results' } } : byOthers }
})
