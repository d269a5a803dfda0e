// Stage two: the drafts of a page settle into items with lifetime, span, owner, judgement and evidence; reads cues and settings, never a clock.

import { detectLanguage } from '../clarity/index.js'
import type { Settings } from '../config.js'
import type { SyntaxTree } from '../syntax/tree.js'
import { type NamedCycle, readCadence } from '../time/index.js'
import { cuesOf, judgementOf } from './cues.js'
import type { DocumentModel, Item } from './document.js'
import { type Draft, type Open, timesIn } from './draft.js'
import { enough, isBound, isLasting, itemEvidence, lifetimeOf, pageEvidence } from './evidence.js'
import { addressOf } from './identity.js'
import type { Lifetime } from './kinds.js'
import { ownerAmong } from './leaders.js'
import { codeOwnerOf, ownerOf, pageOwnerOf, teamOfPath, teamOfTitle } from './owners.js'
import { type Page, readPage } from './page.js'
import { statusOf } from './reading.js'
import { Scope } from './scope.js'
import { goalKinds } from './sections.js'
import { type FoundSpan, spanOf } from './spans.js'
import type { Outcome } from './types.js'
import { fold, vocabularyOf } from './vocabulary.js'
import { walk } from './walk.js'

type Understood = Pick<
  DocumentModel,
  'recognised' | 'evidence' | 'language' | 'sections' | 'items' | 'pageOwner' | 'pageFields' | 'date' | 'timeContext' | 'cycles'
>

/** A goal or ritual is beyond doubt from this weight on; lasting parts where they stand under their own name. */
const certainFrom = 2
const cadenceParts: readonly string[] = ['timeline', 'duration', 'starting']
/** How many chunks tell the language. */
const languageSample = 40

/** Everything recognised in a tree. Never throws on any tree. */
export function understandTree(path: string, tree: SyntaxTree, settings: Settings): Understood {
  const vocabulary = vocabularyOf(settings)
  const page = readPage(path, tree, settings, vocabulary)
  const sample = tree.chunks.slice(0, languageSample)
  const language = detectLanguage(sample.map(({ text }) => text).join('\n'))
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
  const scope = new Scope(vocabulary, page)
  for (const chunk of tree.chunks) for (const cue of cuesOf(chunk)) walk(scope, cue)
  const drafts = kept(scope.drafts)
  const pageFields = [...page.front, ...scope.pageFields]
  const leader = ownerAmong(scope.leaders)
  const pageOwner =
    pageOwnerOf(pageFields) ??
    teamOfTitle(scope.sections[0]?.title) ??
    (page.team === null ? null : ({ name: page.team, role: 'team', from: 'page' } as const)) ??
    teamOfPath(path, settings.teams) ??
    (leader && pageOwnerOf([leader])) ??
    codeOwnerOf(path, settings)
  const judged = new Map(drafts.map((draft) => [draft, judgementFor(draft, language)]))
  const outcomes = new Map<Draft, Outcome | null>([...judged].map(([draft, judgement]) => [draft, judgement?.outcome ?? null]))
  const titles = scope.sections.map(({ title }) => title)
  const evidence = pageEvidence(drafts, outcomes, page, titles, scope.labels, pageOwner !== null)
  const found = { ...nothing, sections: scope.sections, pageOwner, pageFields, evidence }
  const weight = evidence.reduce((sum, signal) => sum + signal.weight, 0)
  if (page.explicit !== true && (weight < enough || drafts.length === 0)) return found
  const items = settle(drafts, judged, page, pageOwner)
  return { ...found, recognised: page.explicit === true ? 'explicit' : 'evidence', items, cycles: cyclesOf(items) }
}

/** Drafts that stand: a ritual named twice is one, where it was introduced, with the cadence that is said of it first. */
function kept(drafts: readonly Draft[]): Draft[] {
  const rituals = new Map<string, Draft>()
  const out: Draft[] = []
  for (const draft of drafts) {
    if (draft.kind === 'ritual') {
      const name = fold(draft.name)
        .replace(/\b(?:bi-?weekly|weekly|monthly|daily|quarterly|annual|yearly|fortnightly|regular|our|the|team)\b/g, '')
        .replace(/s\b/g, '')
        .replace(/\s+/g, ' ')
        .trim()
      const before = out.at(-1)
      if (
        /^meeting$|^$/.test(name) &&
        draft.marks.has('held') &&
        before?.kind === 'ritual' &&
        before.from.chunk === draft.from.chunk &&
        sameRhythm(draft, before)
      )
        continue
      const known = rituals.get(name)
      if (known && name !== '') {
        if (draft.marks.has('held')) {
          known.cadence ??= draft.cadence
          continue
        }
      } else rituals.set(name, draft)
    }
    out.push(draft)
  }
  return out
}

/** "Scheduling monthly team meetings", and below it "Meetings are held monthly". */
const sameRhythm = (one: Draft, other: Draft): boolean => {
  const [a, b] = [one, other].map(({ cadence }) => cadence?.value.slots.map(({ every }) => every).join())
  return a !== undefined && a === b
}

function judgementFor(draft: Draft, language: 'en' | null): Item['judgement'] {
  if (!goalKinds.has(draft.kind)) return null
  const { chunk, start, end } = draft.statement
  const fields = Object.fromEntries(draft.fields.map(({ key, value }) => [key, value]))
  return judgementOf(chunk, chunk.text.slice(start, end), {
    kind: draft.kind as 'goal',
    fields,
    deliverable: draft.kind === 'milestone',
    body: draft.body,
    rest: draft.rest,
    ...(language === null && { pack: null }),
  })
}

function settle(drafts: readonly Draft[], judged: ReadonlyMap<Draft, Item['judgement']>, page: Page, pageOwner: Item['owner']): Item[] {
  const taken = new Map<string, number>()
  const index = new Map(drafts.map((draft, i) => [draft, i]))
  const spans = new Map<Draft, FoundSpan>()
  // A page that lists what it delivers is a project, and a project ends.
  const project = drafts.some(({ kind, marks }) => kind === 'milestone' && (marks.has('heading') || marks.has('label')))
  const bound = new Set(drafts.filter((draft) => project || isBound(draft, judged.get(draft)?.outcome ?? null, page)).map(groundOf))
  const items: Item[] = []
  for (const draft of drafts) {
    const at = draft.parent === null ? undefined : index.get(draft.parent)
    const parent = at === undefined ? null : (items[at] ?? null)
    const judgement = judged.get(draft) ?? null
    const outcome = judgement?.outcome ?? null
    const lifetime: Lifetime = lifetimeOf(draft, bound.has(groundOf(draft)), parent && goalKinds.has(parent.kind) ? parent.lifetime : null)
    const times = timesIn(draft.statement)
    const needsSpan = lifetime === 'spanned' || lifetime === 'point'
    const found = needsSpan ? spanOf(draft, times, (draft.parent && spans.get(draft.parent)) ?? null, page) : { span: null, source: null }
    spans.set(draft, found)
    const evidence = itemEvidence(draft, outcome, page)
    items.push({
      id: addressOf(draft, page.path, taken),
      kind: draft.kind,
      lifetime,
      form: draft.form,
      name: draft.name,
      text: draft.text,
      statement: draft.statement,
      from: draft.from,
      to: draft.to,
      parent: parent ? at! : null,
      fields: draft.fields,
      owner: ownerOf(draft, parent?.owner ?? null, pageOwner),
      ownerPlace: draft.fields.find(({ key }) => key === 'owner')?.valuePlace ?? null,
      span: found.span,
      spanSource: found.source,
      cadence: wholeCadence(draft),
      cadencePlace: draft.cadence?.place ?? null,
      judgement,
      outcome,
      times: [...times, ...draft.fields.flatMap(({ valuePlace }) => timesIn(valuePlace))],
      status: draft.reading?.status ?? statusOf(draft.fields.find(({ key }) => key === 'status')?.value ?? '') ?? taskStatus(draft.task),
      certain: page.explicit === true || evidence.reduce((sum, { weight }) => sum + weight, 0) >= (isLasting(draft.kind) ? 1 : certainFrom),
      evidence,
      links: draft.links,
    })
  }
  const measured = new Set(
    items.flatMap(({ kind, outcome, parent }) =>
      kind === 'key-result' && parent !== null && outcome !== null && outcome.verdict !== 'unclear' ? [parent] : [],
    ),
  )
  return items.map((item, i) => (measured.has(i) ? answered(item) : item))
}

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

/** The cadence with the time, duration and first day that other fields of the ritual give. */
function wholeCadence({ cadence, fields }: Draft): Item['cadence'] {
  if (!cadence) return null
  const said = fields.filter(({ key, value }) => cadenceParts.includes(key) && /\d/.test(value))
  if (said.length === 0) return cadence.value
  const more = said.map(({ key, value }) => (key === 'starting' ? `starting ${value}` : value))
  const whole = readCadence([cadence.value.text, ...more].join(', '))
  const same =
    whole?.slots.length === cadence.value.slots.length && whole.slots.every(({ every }, i) => every === cadence.value.slots[i]!.every)
  if (!whole || !same) return cadence.value
  // The words of a rhythm end before its first day and its length, so what was read there is kept.
  const slots = whole.slots.map((slot, i) => {
    const { anchor, duration, time, zone } = cadence.value.slots[i]!
    return { ...slot, anchor: slot.anchor ?? anchor, duration: slot.duration ?? duration, time: slot.time ?? time, zone: slot.zone ?? zone }
  })
  return { ...whole, slots, text: cadence.value.text }
}

/** The heading that makes goals of what stands below it, or the page: what it heads shares a lifetime. */
const groundOf = (draft: Draft): Open | 'page' => [...draft.sections].reverse().find(({ role }) => role.kind !== null) ?? 'page'

/** What its key results measure makes an objective decidable. */
function answered(item: Item): Item {
  const { outcome } = item
  if (outcome?.verdict !== 'unclear' || outcome.answeredBy !== null) return item
  return { ...item, outcome: { ...outcome, answeredBy: 'key-results' } }
}

function cyclesOf(items: readonly Item[]): NamedCycle[] {
  return items.flatMap(({ kind, name, id, span }) =>
    kind === 'cycle' ? [{ name, id, start: span?.start ?? null, end: span?.end ?? null }] : [],
  )
}
