// The walk over a page, stretch by stretch: what a stretch of blocks gave is remembered with its first chunk and taken again while all that it depends on is the same.

import { sameParts } from '../memo.js'
import type { Steps } from '../steps.js'
import type { Chunk } from '../syntax/tree.js'
import { cuesOf } from './cues.js'
import type { LocatedField, LocatedTime, Section } from './document.js'
import type { Draft, Open } from './draft.js'
import { firstInSection, lastObjective, openAround } from './headings.js'
import type { Kind } from './kinds.js'
import type { Leader } from './leaders.js'
import type { Scope } from './scope.js'
import type { Vocabulary } from './vocabulary.js'
import { walk } from './walk.js'

/** All that the walk over a stretch knows of what stands outside of it. */
export interface Before {
  readonly vocabulary: Vocabulary
  readonly path: string
  readonly kind: Kind | null
  readonly pathKind: Kind | null
  /** What the title in the front matter says of the page. */
  readonly titleKind: Kind | null
  readonly titlePeriod: string | null
  readonly roadmap: boolean
  /** The sections around it. None of them is an item, so that nothing in the stretch changes them. */
  readonly around: readonly Open[]
  readonly mark: Scope['mark']
  readonly first: string | undefined
  readonly titled: boolean
  /** What the page has said of itself; only its opening lines read it, later ones see null. */
  readonly opening: boolean
  readonly stated: LocatedTime | null
  readonly team: string | null
}

export interface Asked {
  readonly first: Draft | null
  readonly last: Draft | null
}

export interface Stretch {
  readonly chunks: readonly Chunk[]
  readonly before: Before
  /** The first draft in a section and the last objective before it; null where nothing in the stretch asks for them. */
  readonly asked: Asked | null
  readonly drafts: readonly Draft[]
  readonly sections: readonly Section[]
  readonly labels: readonly string[]
  readonly pageFields: readonly LocatedField[]
  readonly leaders: readonly Leader[]
  readonly open: readonly Open[]
  readonly mark: Scope['mark']
  /** What its opening lines or its timeline say of the page; null where nothing is said. */
  readonly stated: LocatedTime | null
  readonly team: string | null
}

const remembered = new WeakMap<Chunk, Stretch>()

/** Walks the stretch that begins at a chunk into the scope, or takes what is remembered of it. */
export function* nextStretch(scope: Scope, chunks: readonly Chunk[], at: number): Steps<Stretch> {
  const known = remembered.get(chunks[at]!)
  return known && fits(known, scope, chunks, at) ? take(known, scope) : yield* walkStretch(scope, chunks, at)
}

/** A heading opens a stretch where no section around it is an item and the page is about no single ritual. */
export function opens(chunk: Chunk, open: readonly Open[], subject: Open | null): boolean {
  const unit = cuesOf(chunk)[0]?.unit
  return unit?.form === 'heading' && subject === null && open.every(({ depth, item }) => depth >= unit.depth || item === null)
}

export function beforeOf(scope: Scope, chunk: Chunk): Before {
  const { vocabulary, page, mark, sections } = scope
  const unit = cuesOf(chunk)[0]?.unit
  const opening = sections.length <= 1
  return {
    vocabulary,
    path: page.path,
    kind: page.kind,
    pathKind: page.pathKind,
    titleKind: page.title?.kind ?? null,
    titlePeriod: page.title?.period?.text ?? null,
    roadmap: page.title?.roadmap === true,
    around: unit?.form === 'heading' ? openAround(scope, unit.depth) : scope.open,
    mark,
    first: sections[0]?.title,
    titled: scope.titled,
    opening,
    stated: opening ? page.stated : null,
    team: opening ? page.team : null,
  }
}

/** What stands among the first `count` drafts. */
export function askedOf(drafts: readonly Draft[], count: number): Asked {
  const first = firstInSection(drafts)
  return { first: first !== null && drafts.indexOf(first) < count ? first : null, last: lastObjective(drafts, count) }
}

function fits(known: Stretch, scope: Scope, chunks: readonly Chunk[], at: number): boolean {
  const length = known.chunks.length
  if (scope.subject !== null || !known.chunks.every((chunk, i) => chunks[at + i] === chunk)) return false
  const next = chunks[at + length]
  if (next && !opens(next, known.open, null)) return false
  if (!sameParts(known.before, beforeOf(scope, chunks[at]!))) return false
  if (known.asked && !sameParts(known.asked, askedOf(scope.drafts, scope.drafts.length))) return false
  const mark = scope.slugs.mark()
  if (known.sections.every(({ title, slug }) => scope.slugs.next(title) === slug)) return true
  scope.slugs.back(mark)
  return false
}

function take(known: Stretch, scope: Scope): Stretch {
  scope.drafts.push(...known.drafts)
  scope.sections.push(...known.sections)
  scope.pageFields.push(...known.pageFields)
  scope.leaders.push(...known.leaders)
  scope.titled ||= known.sections.some(({ depth }) => depth === 1)
  scope.open = [...known.open]
  scope.mark = known.mark
  if (known.stated) scope.page.stated = known.stated
  if (known.team !== null) scope.page.team = known.team
  return known
}

function* walkStretch(scope: Scope, chunks: readonly Chunk[], from: number): Steps<Stretch> {
  const before = beforeOf(scope, chunks[from]!)
  const { page, drafts, sections, pageFields, leaders } = scope
  const since = [drafts, sections, pageFields, leaders].map(({ length }) => length)
  const { stated } = page
  // Past the opening lines a period is only ever replaced; what was there before must not look like the stretch's own.
  if (!before.opening) page.stated = null
  scope.labels = []
  scope.askedBefore = false
  let at = from
  do {
    // Reading a block and walking it may each take long.
    const cues = cuesOf(chunks[at]!)
    yield
    for (const cue of cues) walk(scope, cue)
    yield
  } while (++at < chunks.length && !opens(chunks[at]!, scope.open, scope.subject))
  const said = page.stated
  page.stated ??= stated
  const stretch: Stretch = {
    chunks: chunks.slice(from, at),
    before,
    asked: scope.askedBefore ? askedOf(drafts, since[0]!) : null,
    drafts: drafts.slice(since[0]),
    sections: sections.slice(since[1]),
    labels: scope.labels,
    pageFields: pageFields.slice(since[2]),
    leaders: leaders.slice(since[3]),
    open: [...scope.open],
    mark: scope.mark,
    stated: said,
    team: before.opening ? page.team : null,
  }
  if (scope.subject === null) remembered.set(chunks[from]!, stretch)
  return stretch
}
