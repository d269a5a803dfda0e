// What rules may know of an item and its surroundings, resolved once per document; reads models, never text.

import type { ClaritySignal } from '../clarity/index.js'
import { ownPhrasesIn, type PhraseMatch, type Settings } from '../config.js'
import { saidAlong } from '../lists.js'
import { byObject, lazy } from '../memo.js'
import type { DocumentModel, Item, LocatedField } from '../model/document.js'
import { namesRituals } from '../model/evidence.js'
import { childrenOn, parentOn } from '../model/family.js'
import { kinds } from '../model/kinds.js'
import { timelineTitle } from '../model/sections.js'
import type { AnsweredBy, Day, Kind } from '../model/types.js'
import type { Snapshot } from '../model/workspace.js'
import type { Place } from '../syntax/tree.js'
import type { Range } from '../text/text.js'
import { writePeriodEnd } from '../time/index.js'
import { type Explained, explainedOn } from './explained.js'

/** The one thing to say about the wording of a statement, chosen among all signals. */
export interface ClarityFault {
  readonly rule: string
  readonly signal: ClaritySignal | null
  /** Nobody can tell at the end whether it was achieved; false where the wording could only be better. */
  readonly decides: boolean
  readonly place: Place
  readonly allowed: boolean
}

export interface PhraseFault {
  readonly match: PhraseMatch
  /** The phrase as written, or the whole statement where markup stands inside it. */
  readonly place: Place
  readonly whole: boolean
  readonly allowed: boolean
}

export interface Facts {
  readonly snapshot: Snapshot
  readonly doc: DocumentModel
  readonly today: Day
  /** The settings that hold for this document. */
  readonly settings: Settings
  /** Items that are not closed, in order. */
  readonly open: readonly Item[]
  readonly items: readonly Item[]
  /** The place of an item in `items`, or null. */
  indexOf(item: Item): number | null
  parentOf(item: Item): Item | null
  childrenOf(item: Item): readonly Item[]
  isClosed(item: Item): boolean
  answeredBy(item: Item): AnsweredBy | null
  /** The first of these fields the item has, filled or not. */
  field(item: Item, ...keys: readonly string[]): LocatedField | undefined
  clarity(item: Item): ClarityFault | null
  /** What answers an unclear item elsewhere on its page, or null. Besides the item itself, `clarity` depends on nothing else of the page. */
  answerTo(item: Item): AnsweredBy | null
  /** How the page answers its items, for whoever remembers what was told of them. */
  readonly explained: Explained
  /** Phrases of its statement that the project decided against. */
  ownPhrases(item: Item): readonly PhraseFault[]
  /** The page is a guide to meetings: it says of most of them nothing of how often. */
  readonly isGuide: boolean
  /** A section of the page is its timeline: what stands elsewhere need not repeat it. */
  readonly hasTimeline: boolean
  /** Choices for "by when": ends of the known cycles, of this and the next quarter. */
  readonly periodEnds: readonly Day[]
  /** Choices for "who": people and teams of the project, and the owners this document names. */
  readonly owners: readonly string[]
  /** Both choices as one text, the same while they are. */
  readonly choices: string
}

export const goalKinds: readonly Kind[] = ['goal', 'objective', 'key-result', 'bet', 'intent']
export const judgedKinds: readonly Kind[] = ['goal', 'objective', 'key-result', 'bet', 'intent', 'milestone']
const lasting = new Set(['enduring', 'strategy-bound', 'standing'])

/** True for goals that are attempted within a span; a charter's goal stands as long as the charter. */
export function isCommitment(item: Item): boolean {
  return goalKinds.includes(item.kind) && !lasting.has(item.lifetime)
}

/** A page that tells how meetings are held, and of most of them nothing of how often: a guide for whoever holds them. */
const isGuide = byObject(({ recognised, items, sections }: DocumentModel): boolean => {
  const rituals = items.filter(({ kind }) => kind === 'ritual')
  if (recognised === 'explicit' || rituals.length < 3 || namesRituals(sections[0])) return false
  return rituals.filter(({ cadencePlace }) => cadencePlace !== null).length * 3 <= rituals.length
})

/** True for a value that says nothing: left empty or only dashed. */
export function isEmptyValue(value: string): boolean {
  return /^[\s\-–—.?…]*$/.test(value)
}

/** The words of a statement as one would quote them in a message, cut at a word. */
export function quote(text: string, limit = 40): string {
  const folded = text.replace(/\s+/g, ' ').trim()
  if (folded.length <= limit) return `‘${folded}’`
  const cut = folded.slice(0, limit)
  return `‘${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit / 2)).replace(/[\s,;:]+$/, '')} …’`
}

/** An item as one would name it in a message: without the label of its kind in front. */
export function called({ kind, name }: Item, limit = 32): string {
  const colon = name.indexOf(':')
  const label = name
    .slice(0, Math.max(0, colon))
    .toLowerCase()
    .replace(/\s*\d+$/, '')
  const labels: readonly string[] = kinds[kind].labels
  return quote(labels.includes(label) && name.slice(colon + 1).trim() !== '' ? name.slice(colon + 1) : name, limit)
}

/** Order of advice on statements that are decidable all the same; the first one is given. */
const advice = [
  'contradictory-target',
  'two-goals-in-one',
  'output-as-key-result',
  'comparison-without-reference',
  'vague-quantity',
  'escape-clause',
  'business-as-usual-goal',
  'target-without-baseline',
]

/** @param runs whether a rule is on for this document */
export function factsOf(snapshot: Snapshot, doc: DocumentModel, settings: Settings, runs: (rule: string) => boolean): Facts {
  const { items } = doc
  const closed = (item: Item): boolean => !settings.check.closed && snapshot.isClosed({ doc, item })
  const answered = (item: Item) => item.judgement?.outcome.answeredBy ?? item.outcome?.answeredBy ?? null
  const index = lazy(() => new Map(items.map((item, i) => [item, i])))
  const explained = lazy(() => explainedOn(doc))
  const open = lazy(() => (settings.check.closed ? items : items.filter((item) => !closed(item))))
  const ends = lazy(() =>
    writePeriodEnd(snapshot.today, doc.timeContext)
      .slice(0, 6)
      .map(({ end }) => end),
  )
  const owners = lazy(() => ownerChoices(snapshot, settings, doc))
  const timeline = lazy(() => doc.sections.some(({ title }) => timelineTitle.test(title)))
  const choices = lazy(() => [...ends(), ...owners()].join('\n'))
  const allow = new Set(settings.wording.allow.map(fold))
  const facts: Facts = {
    snapshot,
    doc,
    today: snapshot.today,
    settings,
    items,
    get open() {
      return open()
    },
    indexOf: (item) => index().get(item) ?? null,
    parentOf: (item) => parentOn(doc, item),
    childrenOf: (item) => childrenOn(doc, item),
    isClosed: closed,
    answeredBy: answered,
    field: (item, ...keys) => keys.flatMap((key) => item.fields.find((field) => field.key === key) ?? [])[0],
    clarity: (item) => item.judgement && faultOf(item, answered(item) ?? explained().answerTo(item), settings, runs, allow),
    answerTo: (item) => explained().answerTo(item),
    get explained() {
      return explained()
    },
    ownPhrases: lazyMap((item: Item) => (runs('own-phrase') ? phraseFaults(item, settings, allow) : [])),
    get isGuide() {
      return isGuide(doc)
    },
    get hasTimeline() {
      return timeline()
    },
    get periodEnds() {
      return ends()
    },
    get owners() {
      return owners()
    },
    get choices() {
      return choices()
    },
  }
  return facts
}

const faults = new WeakMap<
  Item,
  { readonly settings: Settings; readonly answered: AnsweredBy | null; readonly fault: ClarityFault | null }
>()

/** The fault of a statement follows from the item, from what answers it and from the settings. */
function faultOf(
  item: Item,
  answered: AnsweredBy | null,
  settings: Settings,
  runs: (rule: string) => boolean,
  allow: ReadonlySet<string>,
): ClarityFault | null {
  const known = faults.get(item)
  if (known?.settings === settings && known.answered === answered) return known.fault
  const fault = clarityFault(item, answered, runs, allow)
  faults.set(item, { settings, answered, fault })
  return fault
}

function clarityFault(
  item: Item,
  answered: AnsweredBy | null,
  runs: (rule: string) => boolean,
  allow: ReadonlySet<string>,
): ClarityFault | null {
  const { judgement } = item
  if (!judgement || item.detail || item.deferred) return null
  const { outcome, signals, confidence } = judgement
  if (outcome.verdict === 'placeholder' || judgement.placeholders.length > 0) return null
  // "Security" in a list that may hold goals: more likely a topic that nobody means to reach.
  if (!item.certain && !/\S\s+\S+\s+\S/.test(item.text.trim())) return null
  const fault = (rule: string, signal: ClaritySignal | null, decides: boolean): ClarityFault => ({
    rule,
    signal,
    decides,
    place: signal ? within(item, signal.phrase, signal.range) : item.statement,
    allowed: signal !== null && allow.has(fold(signal.phrase)),
  })
  if (outcome.verdict === 'unclear') {
    if (answered !== null) return null
    const signal = signals.find(({ decides }) => decides) ?? null
    if (confidence === 'sure') return fault(signal?.rule ?? 'unclear-goal', signal, true)
  }
  if (item.kind === 'objective' && answered === 'key-results') return null
  const known = signals.filter(({ rule, phrase, decides }) => !decides && runs(rule) && !allow.has(fold(phrase)))
  for (const rule of advice) {
    const signal = known.find((candidate) => candidate.rule === rule)
    if (signal) return fault(rule, signal, false)
  }
  return null
}

function phraseFaults(item: Item, settings: Settings, allow: ReadonlySet<string>): readonly PhraseFault[] {
  return ownPhrasesIn(item.text, settings.phrases).map((match) => {
    const phrase = item.text.slice(match.range.start, match.range.end)
    const place = within(item, phrase, match.range)
    return { match, place, whole: place === item.statement, allowed: allow.has(fold(phrase)) }
  })
}

/** The place of words in a statement. Where their offsets do not fit the text as written (markup, entities), they are looked for. */
function within(item: Item, phrase: string, range: Range): Place {
  const { chunk, start, end } = item.statement
  const written = chunk.text.slice(start, end)
  const at = written.slice(range.start, range.end) === phrase ? range.start : written.indexOf(phrase)
  return at < 0 || phrase === '' ? item.statement : { chunk, start: start + at, end: start + at + phrase.length }
}

const ownersOn = saidAlong(
  ({ owner }: Item): readonly string[] => (owner && owner.role !== 'group' ? [owner.name] : []),
  (names) => [...new Set(names)],
)

const mostOwners = 12

/** Teams that the pages of a project name, no more than are offered. */
const teamsAlong = saidAlong(
  (items: DocumentModel['items']): readonly string[] => items.flatMap(({ kind, name }) => (kind === 'team' ? [name] : [])),
  (names) => [...new Set(names)].slice(0, mostOwners),
)

function ownerChoices(snapshot: Snapshot, settings: Settings, doc: DocumentModel): readonly string[] {
  const people = Object.keys(settings.people).map((handle) => `@${handle}`)
  const onPages = teamsAlong(snapshot.settings, snapshot.documents.items)
  return [...new Set([...people, ...settings.teams, ...ownersOn(doc.timeContext, doc.items), ...onPages])].slice(0, mostOwners)
}

export function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim()
}

function lazyMap<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    if (known.has(key)) return known.get(key) as V
    const value = make(key)
    known.set(key, value)
    return value
  }
}
