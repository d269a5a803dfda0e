// Stage two: a fold over the chunks' cues into items with their effective span, owner and cadence; reads cues and settings, never a clock.

import GithubSlugger from 'github-slugger'
import picomatch from 'picomatch'
import { parse as parseYaml } from 'yaml'
import { detectLanguage, judge } from '../clarity/index.js'
import type { Settings } from '../config.js'
import type { Chunk, Place, SyntaxTree } from '../syntax/tree.js'
import { readCadence, resolveTime, scanName, scanTime, type TimeContext, type TimeMention } from '../time/index.js'
import { type Cue, cuesOf, placeOf, sentenceOf } from './cues.js'
import type { DocumentModel, Form, Item, LocatedField, LocatedTime, Section } from './document.js'
import { type Kind, kinds } from './kinds.js'
import { isNobody, type Reading } from './reading.js'
import { goalKinds, leadRoleOf, type Role, ritualNoun, roleOf } from './sections.js'
import type { Cadence, Evidence, From, Owner, Span } from './types.js'
import { fold, kebab, type Vocabulary, vocabularyOf } from './vocabulary.js'

type Understood = Pick<
  DocumentModel,
  'recognised' | 'evidence' | 'language' | 'sections' | 'items' | 'pageOwner' | 'date' | 'timeContext' | 'cycles'
>

interface Open {
  readonly depth: number
  readonly role: Role
  readonly slug: string
  readonly times: readonly LocatedTime[]
  readonly item: Draft | null
}

/** An item while its fields are still being collected. */
interface Draft {
  readonly kind: Kind
  readonly form: Form
  readonly name: string
  readonly text: string
  readonly statement: Place
  readonly from: Place
  to: Place
  readonly parent: Draft | null
  readonly fields: LocatedField[]
  readonly reading: Reading | null
  readonly section: readonly Open[]
  readonly lead: readonly LocatedTime[]
  cadence: { readonly value: Cadence; readonly place: Place } | null
  body: string
  /** A label, a number or a column says that it is one. */
  readonly labelled: boolean
  readonly slug: string | null
  readonly links: Item['links']
}

const outcomeKinds = new Set<Kind>(['goal', 'objective', 'key-result', 'bet', 'milestone', 'intent'])
/** A column of one of these makes a table more than a list of words. */
const tableFields = new Set(['owner', 'cadence', 'by', 'timeline', 'start', 'end', 'status', 'target', 'baseline'])
const spanFields = ['by', 'end', 'timeline', 'cycle']

/** Everything recognised in a tree. Never throws on any tree. */
export function understandTree(path: string, tree: SyntaxTree, settings: Settings): Understood {
  const vocabulary = vocabularyOf(settings)
  const front = frontMatter(tree)
  const explicit = explicitMark(front, path, settings, vocabulary)
  const context: TimeContext = {
    documentDate: dateOf(front),
    calendar: settings.calendar,
    sprints: settings.sprints,
    cycles: settings.cycles,
    namedCycles: [],
    statements: [],
  }
  const walk = new Walk(vocabulary, explicit === true)
  if (typeof front.owner === 'string' && !isNobody(front.owner))
    walk.owner = { name: front.owner.replace(/^@/, ''), role: 'person', from: 'page' }
  for (const chunk of tree.chunks) for (const cue of cuesOf(chunk)) walk.cue(cue)
  const language = detectLanguage(
    tree.chunks
      .slice(0, 40)
      .map(({ text }) => text)
      .join('\n'),
  )
  const nothing: Understood = {
    recognised: 'none',
    evidence: [],
    language,
    sections: walk.sections,
    items: [],
    pageOwner: walk.owner,
    date: context.documentDate,
    timeContext: context,
    cycles: [],
  }
  if (explicit === false) return nothing
  const period = pathTimes(path).length > 0
  const evidence = weigh(walk, period)
  const enough = evidence.reduce((sum, { weight }) => sum + weight, 0) >= 3
  if (explicit !== true && !enough) return { ...nothing, evidence }
  const items = settle(walk.drafts, path, context, walk.owner, front, language)
  return { ...nothing, recognised: explicit === true ? 'explicit' : items.length > 0 ? 'evidence' : 'none', evidence, items }
}

/** Signals for and against the page being a model; a page needs signals of several sorts. */
function weigh(walk: Walk, periodInPath: boolean): Evidence[] {
  const { drafts } = walk
  const commitments = drafts.filter(({ kind, parent }) => goalKinds.has(kind) && (kind !== 'key-result' || parent !== null))
  const rituals = drafts.filter(({ kind }) => kind === 'ritual')
  const out: Evidence[] = []
  const add = (signal: string, weight: number, holds: boolean) => holds && out.push({ signal, weight })
  const timed = (draft: Draft) =>
    [...draft.lead, ...draft.section.flatMap(({ times }) => times)].some(({ mention }) => mention.kind === 'period') ||
    draft.fields.some(({ key, value }) => spanFields.includes(key) && value !== '')
  const owned = (draft: Draft) =>
    draft.reading?.owner?.sure === true || draft.fields.some(({ key, value }) => key === 'owner' && !isNobody(value))
  add('goals stand under a heading or label that says so', 1, commitments.length > 0)
  add(
    'objectives with labelled key results',
    2,
    drafts.filter(({ kind, labelled, parent }) => kind === 'key-result' && labelled && parent !== null && goalKinds.has(parent.kind))
      .length >= 2,
  )
  add('goals stand in a period', 1, commitments.some(timed))
  add('the path names a period', 0.5, periodInPath && commitments.length > 0)
  add('goals name their owners', 1, commitments.some(owned) || (walk.owner !== null && commitments.length > 0))
  add(
    'rituals with a cadence and a day, owner or field',
    2,
    rituals.filter(
      (draft) => draft.cadence !== null && (draft.cadence.value.slots.some(({ days }) => days.length > 0) || draft.fields.length > 0),
    ).length >= 1 && rituals.length >= 2,
  )
  add('three rituals with a cadence', 1, rituals.filter(({ cadence }) => cadence !== null).length >= 3)
  add('the page is about something else', -3, walk.stance)
  return out
}

class Walk {
  readonly drafts: Draft[] = []
  readonly sections: Section[] = []
  owner: Owner | null = null
  stance = false
  #open: Open[] = []
  #lead: { readonly role: Role; readonly times: readonly LocatedTime[]; readonly objective: Draft | null } | null = null
  readonly #slugger = new GithubSlugger()

  constructor(
    readonly vocabulary: Vocabulary,
    readonly explicit: boolean,
  ) {}

  cue(cue: Cue): void {
    switch (cue.unit.form) {
      case 'heading':
        this.#heading(cue)
        return
      case 'paragraph':
        this.#paragraph(cue)
        return
      case 'item':
        this.#item(cue, null)
        return
      case 'table':
        this.#table(cue)
        return
      default:
        this.#lead = null
    }
  }

  #heading(cue: Cue): void {
    const { unit, reading, text, chunk } = cue
    const role = roleOf(text, this.vocabulary)
    const place = placeOf(chunk, unit.lines[0]?.plain ?? { text: '', map: [] })
    const slug = this.#slugger.slug(text)
    this.#lead = null
    this.#open = this.#open.filter(({ depth }) => depth < unit.depth)
    if (role.stance !== null && (unit.depth === 1 || this.sections.length === 0)) this.stance = true
    this.sections.push({ depth: unit.depth, title: text, slug, place })
    const labelKind = reading?.label ? this.vocabulary.labelKind(reading.label.text) : null
    const inside = this.#sectionKind()
    const kind = this.#blocked()
      ? null
      : (labelKind ??
        (role.ritual
          ? 'ritual'
          : role.kind === null && role.stance === null && inside && goalKinds.has(inside) && cue.words >= 4
            ? inside
            : role.single && this.explicit
              ? role.kind
              : null))
    const item = kind && reading ? this.#add(kind, 'heading', cue, reading, null, slug, labelKind !== null) : null
    this.#open.push({ depth: unit.depth, role, slug, times: timesOf(chunk, place), item })
  }

  #paragraph(cue: Cue): void {
    const [first] = cue.unit.lines
    if (!first || !cue.reading) return
    let field = false
    for (const reading of [cue.reading, ...cue.more]) {
      if (!reading.label) continue
      const key = this.vocabulary.field(reading.label.text)
      if (key) {
        field = true
        this.#field(this.#open.at(-1)?.item ?? null, key, reading, cue)
        continue
      }
      const kind = this.vocabulary.labelKind(reading.label.text)
      if (kind && !this.#blocked() && reading.body.text) {
        field = true
        this.#add(kind, 'label', cue, reading, null, null, true)
      }
    }
    const under = this.#open.at(-1)?.item
    if (!field && under) {
      under.body += `${under.body ? ' ' : ''}${cue.text}`
      under.to = wholeOf(cue)
      if (under.kind === 'ritual' && under.cadence === null) under.cadence = cadenceOf(cue)
    }
    const introduces = /:\s*$/.test(cue.text) || cue.reading.boldAll
    if (field || !introduces) {
      this.#lead = null
      return
    }
    const role = leadRoleOf(cue.text.replace(/:\s*$/, ''), this.vocabulary)
    const place = placeOf(cue.chunk, first.plain)
    const section = this.#sectionKind()
    const objective =
      cue.reading.boldAll && role.kind === null && role.stance === null && section === 'objective' && cue.words >= 3 && !this.#blocked()
        ? this.#add('objective', 'paragraph', cue, cue.reading, null, null, false)
        : null
    this.#lead = { role, times: timesOf(cue.chunk, place), objective }
  }

  #item(cue: Cue, parent: Draft | null): void {
    const { reading } = cue
    if (!reading) return
    const owner = parent ?? this.#lead?.objective ?? this.#open.at(-1)?.item ?? null
    if (reading.label) {
      const key = this.vocabulary.field(reading.label.text)
      const labelKind = this.vocabulary.labelKind(reading.label.text)
      if (key && !(labelKind && goalKinds.has(labelKind) && reading.body.text.split(' ').length > 2)) {
        this.#field(owner, key, reading, cue)
        return
      }
    }
    const kind = this.#itemKind(cue, parent)
    const item =
      kind && !reading.linkOnly && reading.body.text.length > 2
        ? this.#add(kind, 'list-item', cue, reading, parent ?? this.#lead?.objective ?? null, null, reading.label !== null)
        : null
    for (const child of cue.children) if (child.unit.form === 'item' && (item || parent === null)) this.#item(child, item ?? parent)
  }

  #itemKind(cue: Cue, parent: Draft | null): Kind | null {
    const { reading } = cue
    if (!reading || this.#blocked() || this.#lead?.role.stance) return null
    const labelled = reading.label ? this.vocabulary.labelKind(reading.label.text) : null
    if (labelled) return labelled
    if (reading.number && /^KR/i.test(reading.number)) return 'key-result'
    if (parent) return parent.kind === 'objective' ? 'key-result' : null
    if (this.#lead?.objective) return 'key-result'
    const section = this.#lead?.role.kind ?? this.#sectionKind()
    if (section === 'ritual')
      return cue.cadence() !== null && (ritualNoun.test(cue.text) || reading.lead !== null || reading.label !== null) ? 'ritual' : null
    if (section === 'objective') return this.#open.some(({ item }) => item?.kind === 'objective') ? 'key-result' : 'objective'
    return section
  }

  #table(cue: Cue): void {
    const { heads } = cue.unit
    const keys = heads.map((head) => this.vocabulary.field(head))
    const section = this.#lead?.role.kind ?? this.#sectionKind()
    const named = heads.map((head) => this.vocabulary.labelKind(head) ?? this.vocabulary.headingKind(head))
    const kind = named.find((each) => each !== null) ?? section
    if (
      !kind ||
      this.#blocked() ||
      this.#lead?.role.stance ||
      !(kind === 'term' || keys.some((key) => key !== null && tableFields.has(key)))
    )
      return
    const at = Math.max(
      0,
      named.findIndex((each) => each !== null),
    )
    for (const row of cue.children) {
      const reading = row.cells[at]
      if (!reading?.body.text) continue
      const item = this.#add(kind, 'table-row', row, reading, null, null, true)
      row.cells.forEach((cell, i) => {
        const key = keys[i]
        const range = row.unit.cellRanges[i]
        if (!key || i === at || !range) return
        const place = { chunk: row.chunk, ...range }
        const value = row.unit.cells[i]?.plain.text ?? ''
        item.fields.push({
          key,
          label: heads[i]!,
          value,
          place,
          valuePlace: cell && row.unit.cells[i] ? placeOf(row.chunk, row.unit.cells[i]!.plain) : { ...place, start: place.end },
        })
        if (key === 'cadence' && item.cadence === null) {
          const cadence = readCadence(value)
          if (cadence) item.cadence = { value: cadence, place }
        }
      })
    }
  }

  #field(item: Draft | null, key: string, reading: Reading, cue: Cue): void {
    const value = reading.label?.rest.text.trim() ?? ''
    const place = wholeOf(cue)
    const valuePlace = reading.label ? placeOf(cue.chunk, reading.label.rest) : { ...place, start: place.end }
    if (key === 'owner' && !item && this.owner === null && !isNobody(value)) this.owner = { name: value, role: 'person', from: 'page' }
    if (!item) return
    item.fields.push({
      key,
      label: reading.label?.text ?? key,
      value,
      place:
        cue.unit.form === 'paragraph'
          ? { ...valuePlace, start: Math.max(place.start, valuePlace.start - (reading.label?.text.length ?? 0) - 2) }
          : place,
      valuePlace,
    })
    item.to = place
    if (key === 'cadence' && item.cadence === null) {
      const cadence = readCadence(value)
      if (cadence) item.cadence = { value: cadence, place: valuePlace }
    }
  }

  #add(kind: Kind, form: Form, cue: Cue, reading: Reading, parent: Draft | null, slug: string | null, labelled: boolean): Draft {
    const { sentence, after } = sentenceOf(
      labelled && reading.label && reading.label.rest.text.trim() && this.vocabulary.labelKind(reading.label.text)
        ? reading.label.rest
        : reading.body,
    )
    const statement = placeOf(cue.chunk, sentence)
    const from = wholeOf(cue)
    const name = (form === 'heading' ? `${sentence.text}${after ? ` ${after}` : ''}` : (reading.lead?.text ?? sentence.text)) || cue.text
    const draft: Draft = {
      kind,
      form,
      name: short(name),
      text: sentence.text,
      statement,
      from,
      to: from,
      parent: parent ?? this.#parentItem(kind),
      fields: [],
      reading,
      section: [...this.#open],
      lead: this.#lead?.times ?? [],
      cadence: kind === 'ritual' ? cadenceOf(cue) : null,
      body: after,
      labelled,
      slug,
      links: linksOf(cue),
    }
    this.drafts.push(draft)
    return draft
  }

  #parentItem(kind: Kind): Draft | null {
    if (kind !== 'key-result') return null
    return [...this.#open].reverse().find(({ item }) => item?.kind === 'objective' || item?.kind === 'goal')?.item ?? null
  }

  #sectionKind(): Kind | null {
    for (const { role } of [...this.#open].reverse()) {
      if (role.stance) return null
      if (role.kind) return role.kind
    }
    return null
  }

  /** Something above says that nothing here is a commitment. */
  #blocked(): boolean {
    return this.#open.some(({ role }) => role.stance !== null)
  }
}

function settle(
  drafts: readonly Draft[],
  path: string,
  context: TimeContext,
  pageOwner: Owner | null,
  front: Record<string, unknown>,
  language: 'en' | null,
): Item[] {
  const ids = new Map<string, number>()
  const index = new Map(drafts.map((draft, i) => [draft, i]))
  const items: Item[] = []
  for (const draft of drafts) {
    const parent = draft.parent ? (items[index.get(draft.parent)!] ?? null) : null
    const source = draft.statement.chunk.text.slice(draft.statement.start, draft.statement.end)
    const fields = Object.fromEntries(draft.fields.map(({ key, value }) => [key, value]))
    const own = timesOf(draft.statement.chunk, draft.statement)
    const judgement = outcomeKinds.has(draft.kind)
      ? judge(source, {
          kind: draft.kind as 'goal',
          fields,
          deliverable: draft.kind === 'milestone',
          body: draft.body,
          ...(language === null && { pack: null }),
        })
      : null
    const { span, source: spanSource } = spanOf(draft, own, parent, context, front, path)
    items.push({
      id: uniqueId(ids, draft.slug ? `${path}#${draft.slug}` : `${path}#${draft.section.at(-1)?.slug ?? ''}/${slugOf(draft.text)}`),
      kind: draft.kind,
      lifetime: kinds[draft.kind].lifetime,
      form: draft.form,
      name: draft.name,
      text: draft.text,
      statement: draft.statement,
      from: draft.from,
      to: draft.to,
      parent: parent ? items.indexOf(parent) : null,
      fields: draft.fields,
      owner: ownerOf(draft, parent, pageOwner),
      ownerPlace: draft.fields.find(({ key }) => key === 'owner')?.valuePlace ?? null,
      span,
      spanSource,
      cadence: draft.cadence?.value ?? null,
      cadencePlace: draft.cadence?.place ?? null,
      judgement,
      outcome: judgement?.outcome ?? null,
      times: own,
      status: draft.reading?.status ?? null,
      certain: true,
      evidence: [],
      links: draft.links,
    })
  }
  return items.map((item, i) => answered(item, items, i))
}

/** What its key results measure makes an objective decidable. */
function answered(item: Item, items: readonly Item[], i: number): Item {
  const outcome = item.outcome
  if (!outcome || outcome.verdict !== 'unclear' || outcome.answeredBy !== null) return item
  const under = items.some(
    ({ parent, kind, outcome: inner }) => parent === i && kind === 'key-result' && inner !== null && inner.verdict !== 'unclear',
  )
  return under ? { ...item, outcome: { ...outcome, answeredBy: 'key-results' } } : item
}

function spanOf(
  draft: Draft,
  own: readonly LocatedTime[],
  parent: Item | null,
  context: TimeContext,
  front: Record<string, unknown>,
  path: string,
): { span: Span | null; source: LocatedTime | null } {
  const { lifetime } = kinds[draft.kind]
  if (lifetime !== 'spanned' && lifetime !== 'point') return { span: null, source: null }
  const make = (found: LocatedTime | undefined, from: From) =>
    found
      ? { span: { text: found.mention.text, ...resolveTime(found.mention, context), cycle: null, from, range: null }, source: found }
      : null
  const bare = (mention: TimeMention | undefined, from: From) =>
    mention ? { span: { text: mention.text, ...resolveTime(mention, context), cycle: null, from, range: null }, source: null } : null
  const field = spanFields
    .flatMap((wanted) => draft.fields.filter(({ key }) => key === wanted))
    .flatMap(({ valuePlace }) => timesOf(valuePlace.chunk, valuePlace))
  const [from, to] = ['start', 'end'].map(
    (wanted) => draft.fields.filter(({ key }) => key === wanted).flatMap(({ valuePlace }) => timesOf(valuePlace.chunk, valuePlace))[0],
  )
  if (from && to) {
    const start = resolveTime(from.mention, context)
    const end = resolveTime(to.mention, context)
    const span: Span = {
      text: `${from.mention.text} – ${to.mention.text}`,
      start: start.start ?? start.end,
      end: end.end,
      bounds: null,
      anchored: start.anchored && end.anchored,
      cycle: null,
      from: 'field',
      range: null,
    }
    return { span, source: from }
  }
  const headings = [...draft.section].reverse().map(({ times }) => times.find(spanning))
  const inherited = parent?.span ? { span: { ...parent.span, from: 'parent' as const }, source: parent.spanSource } : null
  const said = ['by', 'period', 'cycle', 'quarter'].map((key) => front[key]).find((value) => typeof value === 'string')
  const names = pathTimes(path)
  return (
    make(own.find(spanning), 'own') ??
    make(
      field.find(({ mention }) => mention.kind !== 'cadence'),
      'field',
    ) ??
    inherited ??
    make(draft.lead.find(spanning), 'sentence') ??
    make(
      headings.find((each) => each !== undefined),
      'heading',
    ) ??
    bare(typeof said === 'string' ? scanTime(said)[0] : undefined, 'front-matter') ??
    bare(names[0], 'file-name') ?? { span: null, source: null }
  )
}

const spanning = ({ mention }: LocatedTime): boolean =>
  mention.role === 'span' && (mention.kind === 'period' || mention.kind === 'deadline')

function pathTimes(path: string): TimeMention[] {
  return path
    .split('/')
    .reverse()
    .map((part) => scanName(part))
    .filter((mention) => mention !== null)
}

function timesOf(chunk: Chunk, place: Place): LocatedTime[] {
  return scanTime(chunk.text.slice(place.start, place.end)).map((mention) => ({
    mention,
    place: { chunk, start: place.start + mention.range.start, end: place.start + mention.range.end },
  }))
}

function cadenceOf(cue: Cue): Draft['cadence'] {
  const value = cue.cadence()
  const line = cue.unit.lines[0]
  return value && line ? { value, place: placeOf(cue.chunk, line.plain) } : null
}

function ownerOf(draft: Draft, parent: Item | null, page: Owner | null): Owner | null {
  const field = draft.fields.find(({ key }) => key === 'owner')
  if (field && !isNobody(field.value)) return { name: field.value.replace(/^@/, ''), role: roleOfOwner(field.value), from: 'own' }
  const cue = draft.reading?.owner
  if (cue) return { name: cue.name, role: 'person', from: 'own' }
  if (parent?.owner) return { ...parent.owner, from: 'parent' }
  const section = [...draft.section]
    .reverse()
    .find(({ item }) => item?.fields.some(({ key, value }) => key === 'owner' && !isNobody(value)))
  const value = section?.item?.fields.find(({ key }) => key === 'owner')?.value
  return value ? { name: value, role: 'person', from: 'section' } : page
}

/** A crowd is nobody in particular. */
const crowd = /^(?:everyone|everybody|all|all of us|we|us|the (?:whole )?(?:team|company)|whole team|all teams|anyone|the group)$/i
const teamWord = /\b(?:team|squad|guild|chapter|department|group|committee|board|office|sig|wg)\b/i

function roleOfOwner(name: string): Owner['role'] {
  return crowd.test(name.trim()) ? 'group' : teamWord.test(name) ? 'team' : 'person'
}

function linksOf({ unit, chunk }: Cue): Item['links'] {
  return unit.lines.flatMap(({ links }) => links.map(({ target, text, start, end }) => ({ target, text, place: { chunk, start, end } })))
}

function wholeOf(cue: Cue): Place {
  return { chunk: cue.chunk, ...cue.unit.range }
}

function uniqueId(ids: Map<string, number>, id: string): string {
  const count = (ids.get(id) ?? 0) + 1
  ids.set(id, count)
  return count === 1 ? id : `${id}-${count}`
}

const slugOf = (text: string): string => kebab(fold(text).split(' ').slice(0, 6).join(' ')) || 'item'

function short(name: string): string {
  if (name.length <= 60) return name
  const cut = name.slice(0, 60)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 30))}…`
}

function frontMatter(tree: SyntaxTree): Record<string, unknown> {
  const front = tree.frontMatter
  if (!front || front.value.end - front.value.start > 20_000) return {}
  try {
    const value: unknown = parseYaml(front.chunk.text.slice(front.value.start, front.value.end), { maxAliasCount: 0, logLevel: 'silent' })
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function dateOf(front: Record<string, unknown>): string | null {
  for (const key of ['date', 'updated']) {
    const match = /^\d{4}-\d{2}-\d{2}/.exec(String(front[key] ?? ''))
    if (match) return match[0]
  }
  return null
}

/** True or false where the author or the project decided, else null. */
function explicitMark(front: Record<string, unknown>, path: string, settings: Settings, vocabulary: Vocabulary): boolean | null {
  if (front.opmodel === false || front.opmodel === 'false') return false
  const inside = (globs: readonly string[]) => globs.length > 0 && picomatch.isMatch(path, [...globs], { dot: true })
  if (inside(settings.ignore)) return false
  if (front.opmodel === true || front.opmodel === 'true' || (typeof front.kind === 'string' && vocabulary.namedKind(front.kind)))
    return true
  return inside(settings.documents) ? true : null
}
