// Stage two: the drafts of a page settle into items with lifetime, span, owner, judgement and evidence; reads cues and settings, never a clock.

import type { Settings } from '../config.js'
import { byObject, sameParts } from '../memo.js'
import type { Steps } from '../steps.js'
import type { SyntaxTree } from '../syntax/tree.js'
import type { NamedCycle } from '../time/index.js'
import { judgementOf } from './cues.js'
import type { DocumentModel, Item } from './document.js'
import { type Draft, type Open, timesIn } from './draft.js'
import { enough, isBound, isLasting, itemEvidence, lifetimeOf, pageEvidence } from './evidence.js'
import { addressOf } from './identity.js'
import type { Lifetime } from './kinds.js'
import { ownerAmong } from './leaders.js'
import {
  codeOwnerOf,
  type NamesAround,
  namesBehind,
  ownerOf,
  pageOwnerOf,
  teamOfPath,
  teamOfTitle,
  teamsInFront,
  whosePlan,
} from './owners.js'
import { languageOf, type Page, readPage, samePage } from './page.js'
import { statusOf } from './reading.js'
import { kept, originals, wholeCadence } from './ritual-drafts.js'
import { Scope } from './scope.js'
import { goalKinds, putsOff } from './sections.js'
import { type FoundSpan, spanOf } from './spans.js'
import type { Outcome } from './types.js'
import { vocabularyOf } from './vocabulary.js'
import { walkPage } from './walk-page.js'

type Understood = Pick<
  DocumentModel,
  'recognised' | 'evidence' | 'language' | 'sections' | 'items' | 'pageOwner' | 'pageFields' | 'date' | 'timeContext' | 'cycles'
>

/** A goal or ritual is beyond doubt from this weight on; lasting parts where they stand under their own name. */
const certainFrom = 2
/** So many drafts are judged or settled in one step. */
const draftsInAStep = 16

/** All that the understanding of a page follows from, once its blocks are walked. */
interface Grounds {
  readonly page: Page
  readonly settings: Settings
  readonly language: 'en' | null
  readonly labels: readonly string[]
  readonly sections: Scope['sections']
  readonly pageFields: Scope['pageFields']
  readonly leaders: Scope['leaders']
}

/** By the drafts of a page. */
const understood = new WeakMap<Scope['drafts'], { readonly grounds: Grounds; readonly answer: Understood }>()

/**
 * Everything recognised in a tree. Never throws on any tree. The answer is the same object as for `previous` while nothing recognised
 * differs.
 */
export function* understandTree(
  path: string,
  tree: SyntaxTree,
  settings: Settings,
  previous?: Pick<DocumentModel, 'timeContext' | 'tree'>,
): Steps<Understood> {
  const vocabulary = vocabularyOf(settings)
  const read = yield* readPage(path, tree, settings, vocabulary)
  const scope = read.explicit === false ? new Scope(vocabulary, read) : yield* walkPage(vocabulary, read, tree, previous?.tree)
  const { drafts, labels, sections, pageFields, leaders } = scope
  const page = samePage(read, previous)
  const grounds: Grounds = { page, settings, language: languageOf(tree, previous?.tree), labels, sections, pageFields, leaders }
  const known = understood.get(drafts)
  if (known && sameParts(known.grounds, grounds)) return known.answer
  const answer = yield* understandWalked(path, scope, grounds)
  understood.set(drafts, { grounds, answer })
  return answer
}

function* understandWalked(path: string, scope: Scope, { page, settings, language }: Grounds): Steps<Understood> {
  const nothing: Understood = {
    recognised: 'none',
    evidence: [],
    language,
    sections: [],
    items: [],
    pageOwner: null,
    pageFields: page.front,
    date: page.context.documentDate,
    timeContext: page.context,
    cycles: [],
  }
  if (page.explicit === false) return nothing
  const drafts = kept(scope.drafts)
  const pageFields = [...page.front, ...scope.pageFields]
  const leader = ownerAmong(scope.leaders)
  const pageOwner =
    pageOwnerOf(pageFields) ??
    teamOfTitle(scope.sections[0]?.title) ??
    (page.team === null ? null : ({ name: page.team, role: 'team', from: 'page' } as const)) ??
    teamOfPath(path, settings.teams) ??
    whosePlan(scope.sections[0]?.title) ??
    (leader && pageOwnerOf([leader])) ??
    codeOwnerOf(path, settings)
  const judged = new Map<Draft, Item['judgement']>()
  for (const draft of drafts) {
    judged.set(draft, judgementFor(draft, language))
    if (judged.size % draftsInAStep === 0) yield
  }
  const outcomeOf = (draft: Draft): Outcome | null => judged.get(draft)?.outcome ?? null
  const evidence = pageEvidence(drafts, outcomeOf, page, scope.sections, scope.labels, pageOwner !== null)
  const found = { ...nothing, sections: scope.sections, pageOwner, pageFields, evidence }
  const weight = evidence.reduce((sum, signal) => sum + signal.weight, 0)
  if (page.explicit !== true && (weight < enough || drafts.length === 0)) return found
  const items = yield* settle(drafts, judged, page, pageOwner)
  return { ...found, recognised: page.explicit === true ? 'explicit' : 'evidence', items, cycles: cyclesOf(items) }
}

/** Where words in brackets of a statement are links by a definition elsewhere: "[owner]" with "[owner]: owners.md". Letters ("[N]") stay blanks. */
function referencesIn({ statement: { chunk, start, end }, links }: Draft): { start: number; end: number }[] {
  return links
    .filter(({ place }) => place.chunk === chunk && place.start >= start && place.end <= end)
    .filter(({ place }) => /^\[\p{Alpha}[\p{Alpha}\s-]{3,}\](?:\[\])?$/u.test(chunk.text.slice(place.start, place.end)))
    .map(({ place }) => ({ start: place.start - start, end: place.end - start }))
}

const judgements = new WeakMap<Draft, { readonly language: 'en' | null; readonly judgement: Item['judgement'] }>()

function judgementFor(draft: Draft, language: 'en' | null): Item['judgement'] {
  if (!goalKinds.has(draft.kind)) return null
  const known = judgements.get(draft)
  if (known?.language === language) return known.judgement
  const { chunk, start, end } = draft.statement
  const fields = Object.fromEntries(draft.fields.map(({ key, value }) => [key, value]))
  const references = referencesIn(draft)
  const judgement = judgementOf(chunk, chunk.text.slice(start, end), {
    kind: draft.kind as 'goal',
    fields,
    deliverable: draft.kind === 'milestone',
    body: draft.body,
    rest: draft.rest,
    ...(draft.form === 'heading' && { headed: true }),
    ...(references.length > 0 && { references }),
    ...(language === null && { pack: null }),
  })
  judgements.set(draft, { language, judgement })
  return judgement
}

const binds = new WeakMap<Draft, { readonly page: Page; readonly outcome: Outcome | null; readonly bound: boolean }>()

function bindsIn(draft: Draft, outcome: Outcome | null, page: Page): boolean {
  const known = binds.get(draft)
  if (known?.page === page && known.outcome === outcome) return known.bound
  const bound = isBound(draft, outcome, page)
  binds.set(draft, { page, outcome, bound })
  return bound
}

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
  readonly judgement: Item['judgement']
  readonly id: string
}

/** Asked of every item at every key press. */
const sameAround = (a: Around, b: Around): boolean =>
  a.page === b.page &&
  a.bound === b.bound &&
  a.parent === b.parent &&
  a.at === b.at &&
  a.above === b.above &&
  a.judgement === b.judgement &&
  a.id === b.id &&
  a.owner === b.owner &&
  a.names === b.names

interface Settled {
  readonly around: Around
  readonly item: Item
  readonly found: FoundSpan
}

/** An item stays the same object while nothing it depends on changes: findings are remembered with it. */
const settled = new WeakMap<Draft, Settled>()

function* settle(
  drafts: readonly Draft[],
  judged: ReadonlyMap<Draft, Item['judgement']>,
  page: Page,
  pageOwner: Item['owner'],
): Steps<Item[]> {
  const taken = new Map<string, number>()
  const index = new Map(drafts.map((draft, i) => [originals.get(draft) ?? draft, i]))
  // A page that lists what it delivers is a project, and a project ends.
  const project = drafts.some(({ kind, marks }) => kind === 'milestone' && (marks.has('heading') || marks.has('label')))
  // Results that are tracked or dated bind what they are results of, too.
  const bound = new Set(
    drafts
      .filter((draft) => project || bindsIn(draft, judged.get(draft)?.outcome ?? null, page))
      .flatMap((draft) => (draft.kind === 'key-result' && draft.parent ? [groundOf(draft), groundOf(draft.parent)] : [groundOf(draft)])),
  )
  const owner = JSON.stringify(pageOwner)
  const namesAround = { fronts: teamsInFront(drafts), behind: namesBehind(drafts, pageOwner) }
  const names = [...namesAround.fronts, '', ...namesAround.behind].join('\n')
  const items: Item[] = []
  const spans: FoundSpan[] = []
  for (const draft of drafts) {
    const at = draft.parent === null ? undefined : index.get(draft.parent)
    const parent = at === undefined ? null : (items[at] ?? null)
    const around: Around = {
      page,
      owner,
      names,
      bound: bound.has(groundOf(draft)),
      parent,
      at: parent ? at! : null,
      above: (at === undefined ? null : spans[at]) ?? null,
      judgement: judged.get(draft) ?? null,
      id: addressOf(draft, page.path, taken),
    }
    const known = settled.get(draft)
    const one = known && sameAround(known.around, around) ? known : settleOne(draft, around, pageOwner, namesAround)
    if (one !== known) settled.set(draft, one)
    items.push(one.item)
    spans.push(one.found)
    if (items.length % draftsInAStep === 0) yield
  }
  const measured = new Set(
    items.flatMap(({ kind, outcome, parent }) =>
      kind === 'key-result' && parent !== null && outcome !== null && outcome.verdict !== 'unclear' ? [parent] : [],
    ),
  )
  return items.map((item, i) => (measured.has(i) ? answered(item) : item))
}

function settleOne(draft: Draft, around: Around, pageOwner: Item['owner'], names: NamesAround): Settled {
  const { page, bound, parent, judgement, id } = around
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

/** The heading that makes goals of what stands below it, or the page: what it heads shares a lifetime. */
const groundOf = byObject(({ sections }: Draft): Open | 'page' => [...sections].reverse().find(({ role }) => role.kind !== null) ?? 'page')

/** What its key results measure makes an objective decidable. */
const answered = byObject((item: Item): Item => {
  const { outcome } = item
  if (outcome?.verdict !== 'unclear' || outcome.answeredBy !== null) return item
  return { ...item, outcome: { ...outcome, answeredBy: 'key-results' } }
})

function cyclesOf(items: readonly Item[]): NamedCycle[] {
  return items.flatMap(({ kind, name, id, span }) =>
    kind === 'cycle' ? [{ name, id, start: span?.start ?? null, end: span?.end ?? null }] : [],
  )
}
