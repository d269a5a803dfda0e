// What holds for a whole page before its items: front matter, explicit marks, date, periods and kinds in its path; reads settings, never a clock.

import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { detectLanguage } from '../clarity/index.js'
import { type ModelSettings, matchesGlob } from '../config.js'
import { byObject, sameList, sameParts } from '../memo.js'
import type { Steps } from '../steps.js'
import { gather } from '../syntax/gather.js'
import type { Chunk, SyntaxTree } from '../syntax/tree.js'
import {
  type Calendar,
  dateOrder,
  type FiscalStatement,
  readFiscalStatements,
  readPageDate,
  scanName,
  type TimeContext,
  type TimeMention,
} from '../time/index.js'
import type { LocatedField, LocatedTime } from './document.js'
import type { Kind } from './kinds.js'
import { goalKinds, roleOf } from './sections.js'
import { frontKeys, spanFields } from './spans.js'
import { kebab, type Vocabulary } from './vocabulary.js'

/** What the title in the front matter says, which sites show in place of a first heading. */
interface FrontTitle {
  readonly roadmap: boolean
  /** The kind of commitment that it names. */
  readonly kind: Kind | null
  readonly period: TimeMention | null
}

export interface Page {
  readonly path: string
  /** True or false where the author or the project decided, else null. */
  readonly explicit: boolean | null
  /** The kind that the front matter gives the page. */
  readonly kind: Kind | null
  /** The language pack that reads it. */
  readonly language: 'en' | null
  /** Null where it says none of this. */
  readonly title: FrontTitle | null
  /** What its front matter says of time. */
  readonly dates: readonly Pick<LocatedField, 'key' | 'value'>[]
  readonly context: TimeContext
  /** Periods that the file name and, outwards, its folders state. */
  readonly names: readonly (TimeMention | null)[]
  /** The kind of commitment that the file or a folder names, as in `okrs/2027-q1.md`. */
  readonly pathKind: Kind | null
  /** How many blocks of program code stand in it. */
  readonly programs: number
  /** The period the page states for itself in its opening lines. */
  stated: LocatedTime | null
  /** The team its opening lines speak for. */
  team: string | null
}

/** Front matter longer than this is data of another tool. */
const longestFrontMatter = 20_000

export function* readPage(
  path: string,
  tree: SyntaxTree,
  settings: ModelSettings,
  vocabulary: Vocabulary,
  previous: SyntaxTree | undefined,
): Steps<{ readonly page: Page; readonly front: readonly LocatedField[] }> {
  const front = frontOf(tree, vocabulary)
  const said = new Map(front.map((field) => [kebab(field.label), field.value]))
  const kind = vocabulary.namedKind(said.get('kind') ?? '')
  const parts = path.split('/').reverse()
  const title = titleOf(said.get('title') ?? '', vocabulary)
  const times = timesIn((yield* timesSaid.inSteps(tree)).said)
  const ownDate = ['date', 'updated', 'last-updated'].flatMap((key) => dateIn(said.get(key)) ?? [])[0]
  const page: Page = {
    path,
    explicit: explicitMark(said, kind, path, settings),
    kind,
    language: languageOf(tree, previous),
    dates: front.filter(({ key }) => frontKeys.has(key) || spanFields.includes(key)).map(({ key, value }) => ({ key, value })),
    context: timeContextOf(settings, ownDate ?? times.date ?? dateOfName(parts[0]!), times.order, times.statements),
    title,
    names: parts.map((part) => scanName(part)),
    pathKind: pathKindOf(parts, vocabulary),
    programs: programsIn(tree).at.length,
    stated: null,
    team: null,
  }
  return { page, front }
}

/** What a page says of its calendar, within what its settings say. */
export function timeContextOf(
  { calendar, sprints, cycles }: ModelSettings,
  documentDate: TimeContext['documentDate'],
  dates: Calendar['dates'],
  statements: TimeContext['statements'],
): TimeContext {
  return {
    documentDate,
    calendar: calendar.dates ? calendar : { ...calendar, dates },
    sprints,
    cycles,
    namedCycles: [],
    statements,
  }
}

const pages = new WeakMap<TimeContext, Page>()

/**
 * The page of the understanding before, where this one says the same: what was settled in it stands. Front matter that says nothing of
 * time is no part of it; `names` follow from `path`.
 */
export function pageAsBefore(page: Page, previous: { readonly timeContext: TimeContext } | undefined): Page {
  const before = previous && pages.get(previous.timeContext)
  const same =
    before !== undefined &&
    before.path === page.path &&
    before.explicit === page.explicit &&
    before.kind === page.kind &&
    before.language === page.language &&
    before.dates.length === page.dates.length &&
    before.dates.every((date, i) => sameParts(date, page.dates[i]!)) &&
    sameTitle(before.title, page.title) &&
    before.pathKind === page.pathKind &&
    before.programs === page.programs &&
    before.stated === page.stated &&
    before.team === page.team &&
    sameTimes(before.context, page.context)
  if (same) return before
  pages.set(page.context, page)
  return page
}

/** Both were made from the same settings, and the page says the same of its calendar. */
const sameTimes = (a: TimeContext, b: TimeContext): boolean =>
  a.documentDate === b.documentDate &&
  a.sprints === b.sprints &&
  a.cycles === b.cycles &&
  JSON.stringify(a.calendar) === JSON.stringify(b.calendar) &&
  a.statements.length === b.statements.length &&
  a.statements.every((statement, i) => statement === b.statements[i] || JSON.stringify(statement) === JSON.stringify(b.statements[i]))

const noFront: readonly LocatedField[] = []
const fronts = new WeakMap<Chunk, { readonly vocabulary: Vocabulary; readonly fields: readonly LocatedField[] }>()

/** The fields of the front matter, read once for as long as nobody edits it. */
function frontOf(tree: SyntaxTree, vocabulary: Vocabulary): readonly LocatedField[] {
  if (!tree.frontMatter) return noFront
  const { chunk } = tree.frontMatter
  const known = fronts.get(chunk)
  if (known?.vocabulary === vocabulary) return known.fields
  const fields = frontFields(tree, vocabulary)
  fronts.set(chunk, { vocabulary, fields })
  return fields
}

/** Scalars and lists of scalars of the front matter, with their places; nothing where it cannot be read. */
function frontFields(tree: SyntaxTree, vocabulary: Vocabulary): LocatedField[] {
  const front = tree.frontMatter
  if (!front || front.value.end - front.value.start > longestFrontMatter) return []
  const { chunk, value } = front
  // The reader of YAML takes no lone carriage return for a line end.
  const source = chunk.text.slice(value.start, value.end).replace(/\r(?!\n)/g, '\n')
  const document = parseDocument(source, { logLevel: 'silent', prettyErrors: false })
  if (document.errors.length > 0 || !isMap(document.contents)) return []
  return document.contents.items.flatMap((pair) => {
    if (!isScalar(pair.key) || !pair.key.range) return []
    const label = String(pair.key.value)
    const text = isScalar(pair.value)
      ? String(pair.value.value ?? '')
      : isSeq(pair.value)
        ? pair.value.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : [])).join(', ')
        : null
    if (text === null) return []
    const start = value.start + pair.key.range[0]
    const range = (pair.value as { range?: readonly number[] | null } | null)?.range
    const from = value.start + (range?.[0] ?? pair.key.range[1])
    const to = Math.max(from, value.start + (range?.[1] ?? pair.key.range[1]))
    return [
      {
        // The `date` of a page is its own, as in a field it is that of a goal.
        key: kebab(label) === 'date' ? 'date' : (vocabulary.field(label) ?? kebab(label)),
        label,
        value: text.trim(),
        place: { chunk, start, end: to },
        valuePlace: { chunk, start: from, end: to },
      },
    ]
  })
}

function explicitMark(said: ReadonlyMap<string, string>, kind: Kind | null, path: string, settings: ModelSettings): boolean | null {
  const inside = (globs: readonly string[]) => globs.length > 0 && matchesGlob(globs, path)
  const mark = said.get('opmodel')
  if (mark === 'false' || inside(settings.ignore)) return false
  if (mark === 'true' || kind !== null) return true
  return inside(settings.documents) ? true : null
}

const dateIn = (text: string | undefined): string | null => (text ? readPageDate(`date: ${text}`) : null)
const dateOfName = (name: string): string | null => /(?:^|[^\d])((?:19|20)\d{2}-[01]\d-[0-3]\d)(?:[^\d]|$)/.exec(name)?.[1] ?? null

function titleOf(text: string, vocabulary: Vocabulary): FrontTitle | null {
  const roadmap = namesRoadmap.test(text)
  const kind = roadmap ? kindNamed(text, vocabulary, namesRoadmap) : kindNamed(text, vocabulary)
  const period = scanName(text)
  return roadmap || kind !== null || period !== null ? { roadmap, kind, period } : null
}

/** Two titles, or none, say the same. */
export const sameTitle = (a: FrontTitle | null, b: FrontTitle | null): boolean =>
  a?.roadmap === b?.roadmap && a?.kind === b?.kind && a?.period?.text === b?.period?.text

/** The words call something a roadmap. */
export const namesRoadmap = /\broad[- ]?maps?\b/i

/** "Strategic plan", "Work plan of the mill": what it holds is meant to be done, also where it does not say by when. */
export const callsItselfPlan = (path: string, first: { readonly title: string } | undefined): boolean =>
  namesPlan.test(first?.title ?? '') ||
  namesPlan.test(
    path
      .split('/')
      .at(-1)!
      .replace(/[-_+.]/g, ' '),
  )

const namesPlan = /\b(?:strategic|annual|yearly|quarterly|work|operating|project) ?plan\b(?!.*\b(?:app|meeting)\b)/i

/** The file or one of its two nearest folders is called after goals. */
function pathKindOf(parts: readonly string[], vocabulary: Vocabulary): Kind | null {
  for (const part of parts.slice(0, 3)) {
    const kind = kindNamed(part.replace(/\.\w+$/, ''), vocabulary)
    if (kind) return kind
  }
  return isRoadmapPath(parts) ? 'milestone' : null
}

/** "ROADMAP.md", "roadmap/2027.md" */
const isRoadmapPath = ([file = '', folder = '']: readonly string[]): boolean =>
  /^road-?map\.\w+$/i.test(file) || (/^road-?maps?$/i.test(folder) && scanName(file) !== null)

const namesGoals = /goals?|okrs?|objectives?|key results?/i

/** The kind of commitment that a short name is one for, where it has one of the words. */
function kindNamed(name: string, vocabulary: Vocabulary, words = namesGoals): Kind | null {
  const bare = name.replace(/[-_.+&\d]+/g, ' ').trim()
  if (bare === '' || bare.split(/\s+/).length > 4 || !words.test(bare)) return null
  const { kind } = roleOf(bare, vocabulary)
  return kind && goalKinds.has(kind) ? kind : null
}

/** What a chunk says of the calendar of its page. */
interface ChunkTimes {
  readonly statements: readonly FiscalStatement[]
  readonly date: string | null
  readonly order: Calendar['dates']
}

const timesSaid = gather((chunk): ChunkTimes | null => {
  if (chunk.skipped) return null
  const text = chunk.text.slice(0, 5000)
  const dates = /\d{4}/.test(text) && /updated?|modified|revised|edited|changed|reviewed|as of|date/i.test(text)
  const date = (dates ? text.split(/\r?\n|\r/).flatMap((line) => readPageDate(line) ?? [])[0] : undefined) ?? null
  const [statements, order] = [readFiscalStatements(text), dateOrder(text)]
  return statements.length > 0 || date !== null || order ? { statements, date, order } : null
})

const code = {}
const programsIn = gather(({ nodes }) => (nodes.some(({ type }) => type === 'code') ? code : null))

/** What all of them say: every statement, the first date, and the order that all that show one agree on. */
const timesIn = byObject((chunks: readonly ChunkTimes[]): ChunkTimes => {
  const orders = new Set(chunks.flatMap(({ order }) => order ?? []))
  return {
    statements: chunks.flatMap(({ statements }) => statements),
    date: chunks.find(({ date }) => date !== null)?.date ?? null,
    order: orders.size === 1 ? [...orders][0]! : null,
  }
})

/** How many chunks tell the language. */
const languageSample = 40

const languages = new WeakMap<SyntaxTree, { readonly sample: readonly Chunk[]; readonly language: 'en' | null }>()

/** Told from the page's first chunks, and again only where one of them differs. */
function languageOf(tree: SyntaxTree, previous: SyntaxTree | undefined): 'en' | null {
  const sample = tree.chunks.slice(0, languageSample)
  const before = previous && languages.get(previous)
  const language = before && sameList(before.sample, sample) ? before.language : detectLanguage(sample.map(({ text }) => text).join('\n'))
  languages.set(tree, { sample, language })
  return language
}
