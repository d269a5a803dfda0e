// The drafts of a page settle into items with lifetime, span, owner and evidence. After an edit those that came are settled, and of the others those that hang on them.

import { differenceOf } from '../lists.js'
import { byObject, sameParts } from '../memo.js'
import type { Steps } from '../steps.js'
import type { Item } from './document.js'
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
import { boundOn, type Weighed } from './weighed.js'

/** A goal or ritual is beyond doubt from this weight on; lasting parts where they stand under their own name. */
const certainFrom = 2
/** So many drafts are settled in one step. */
const draftsInAStep = 16

/** All that an item depends on besides its draft. */
interface Around {
  readonly page: Page
  readonly owner: string
  /** Whose names stand in front of goals and behind them on this page, joined. */
  readonly names: string
  readonly bound: boolean
  readonly parent: Item | null
  readonly at: number | null
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
}

const nothing: Before = { all: [], owner: '', names: '', bound: new Set(), addresses: [], ones: [] }

const lastOf = new WeakMap<Page, Before>()

/** `all` are the drafts of a page in order, `pageOwner` is whose it is. */
export function* settle(page: Page, all: readonly Weighed[], pageOwner: Item['owner']): Steps<Item[]> {
  const whose = namesAround(
    page,
    all.map(({ draft }) => draft),
    pageOwner,
  )
  const owner = JSON.stringify(pageOwner)
  const names = [...whose.fronts, '', ...whose.behind].join('\n')
  const bound = boundOn(page, all)
  const before = lastOf.get(page) ?? nothing
  const stands = before.owner === owner && before.names === names && before.bound === bound
  const { from, before: end, now } = stands ? differenceOf(before.all, all) : { from: 0, before: before.all.length, now: all.length }
  const moved = now - end

  const came = all.slice(from, now)
  const index = new Map(came.map(({ draft }, i) => [originals.get(draft) ?? draft, from + i]))
  const indexOf = (parent: Draft | null): number | null => {
    if (parent === null) return null
    const at = index.get(parent)
    if (at !== undefined) return at
    for (let i = from - 1; i >= 0; i--) if (all[i]!.draft === parent || originals.get(all[i]!.draft) === parent) return i
    return null
  }
  const addresses = before.addresses.slice(0, from)
  for (const { draft } of came) addresses.push(addressOf(draft, page.path))
  const numbers = new Numbers([...before.addresses.slice(from, end), ...addresses.slice(from)], addresses.slice(0, from))
  for (let i = end; i < before.addresses.length; i++) addresses.push(before.addresses[i]!)

  const ones = before.ones.slice(0, from)
  const settledAt = (i: number, at: number | null, id: string): Settled => {
    const weighed = all[i]!
    const above = at === null ? undefined : ones[at]
    const around: Around = {
      page,
      owner,
      names,
      bound: bound.has(weighed.ground),
      parent: above?.item ?? null,
      at: above ? at : null,
      above: above?.found ?? null,
      id,
    }
    const known = settled.get(weighed.draft)
    if (known && sameParts(known.around, around)) return known
    const one = settleOne(weighed, around, pageOwner, whose)
    settled.set(weighed.draft, one)
    return one
  }
  for (let i = from; i < now; i++) {
    ones.push(settledAt(i, indexOf(all[i]!.draft.parent), numbers.next(addresses[i]!)))
    if (i % draftsInAStep === 0) yield
  }
  for (let i = now; i < all.length; i++) {
    const one = before.ones[i - moved]!
    const { at } = one.around
    // What stood among those that went may stand among those that came.
    const parentAt = at !== null && at < from ? at : at !== null && at >= end ? at + moved : indexAmong(index, all[i]!.draft.parent)
    const above = parentAt === null ? undefined : ones[parentAt]
    const id = numbers.counts(addresses[i]!) ? numbers.next(addresses[i]!) : one.around.id
    const same =
      parentAt === at && id === one.around.id && one.around.parent === (above?.item ?? null) && one.around.above === (above?.found ?? null)
    ones.push(same ? one : settledAt(i, parentAt, id))
    if (!same && i % draftsInAStep === 0) yield
  }
  lastOf.set(page, { all, owner, names, bound, addresses, ones })
  return withAnswers(ones)
}

const indexAmong = (index: ReadonlyMap<Draft, number>, parent: Draft | null): number | null =>
  parent === null ? null : (index.get(parent) ?? null)

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
    parent: around.at,
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
    detail: parent !== null && detailed.has(parent.kind) && draft.marks.has('below') && !draft.marks.has('label'),
    deferred: draft.sections.some(({ title }) => putsOff.test(title)),
    certain: page.explicit === true || evidence.reduce((sum, { weight }) => sum + weight, 0) >= (isLasting(draft.kind) ? 1 : certainFrom),
    evidence,
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

/** What its key results measure makes an objective decidable. */
function withAnswers(ones: readonly Settled[]): Item[] {
  const measured = new Set<number>()
  for (const { item } of ones) {
    const { kind, outcome, parent } = item
    if (kind === 'key-result' && parent !== null && outcome !== null && outcome.verdict !== 'unclear') measured.add(parent)
  }
  return ones.map(({ item }, i) => (measured.has(i) ? answered(item) : item))
}

const answered = byObject((item: Item): Item => {
  const { outcome } = item
  if (outcome?.verdict !== 'unclear' || outcome.answeredBy !== null) return item
  return { ...item, outcome: { ...outcome, answeredBy: 'key-results' } }
})
