// The walk over a whole page. After an edit it begins at the stretch that changed and ends where everything stands as it stood before.

import { differenceOf, withParts } from '../lists.js'
import { sameList, sameParts } from '../memo.js'
import type { Steps } from '../steps.js'
import type { Chunk, SyntaxTree } from '../syntax/tree.js'
import type { Section } from './document.js'
import type { Draft } from './draft.js'
import { type Page, sameTitle } from './page.js'
import { Scope } from './scope.js'
import { SlugsAgain } from './slugs.js'
import { askedOf, beforeOf, nextStretch, opens, type Stretch } from './stretches.js'
import type { Vocabulary } from './vocabulary.js'
import { labelSample } from './walk.js'

/** How far a walk was when it came to a stretch. */
interface Milestone {
  readonly chunks: number
  readonly drafts: number
  readonly sections: number
  readonly pageFields: number
  readonly leaders: number
  readonly titled: boolean
  readonly stated: Page['stated']
  readonly team: Page['team']
}

interface Walked {
  readonly scope: Scope
  readonly stretches: readonly Stretch[]
  /** One for each stretch. */
  readonly milestones: readonly Milestone[]
}

/** How often the walk is prolonged to a stretch further down before the whole page is walked again. */
const mostTries = 12

const walks = new WeakMap<SyntaxTree, Walked>()

/**
 * Walks all blocks of a page. `previous` is an earlier tree of the same path. The lists of the scope are not to be changed: they are the
 * same objects as those of the walk before while nothing in them differs.
 */
export function* walkPage(vocabulary: Vocabulary, page: Page, tree: SyntaxTree, previous: SyntaxTree | undefined): Steps<Scope> {
  const before = previous && walks.get(previous)
  const walked =
    (before && (yield* resumed(before, vocabulary, page, previous.chunks, tree.chunks))) ?? (yield* walkAll(vocabulary, page, tree.chunks))
  const { scope } = walked
  scope.labels = labelsOf(walked.stretches)
  if (before) keepLists(before.scope, scope)
  walks.set(tree, walked)
  return scope
}

/** Takes the lists of the walk before where they hold the same. */
function keepLists(before: Scope, now: Scope): void {
  if (now.sections !== before.sections) now.sections = now.sections.map((section, i) => likeBefore(section, before.sections[i]))
  if (sameList(now.sections, before.sections)) now.sections = before.sections
  if (sameList(now.drafts, before.drafts)) now.drafts = before.drafts
  if (sameList(now.pageFields, before.pageFields)) now.pageFields = before.pageFields
  if (sameList(now.leaders, before.leaders)) now.leaders = before.leaders
}

function* walkAll(vocabulary: Vocabulary, page: Page, chunks: readonly Chunk[]): Steps<Walked> {
  page.stated = null
  page.team = null
  const scope = new Scope(vocabulary, page)
  const [stretches, milestones]: [Stretch[], Milestone[]] = [[], []]
  for (let at = 0; at < chunks.length; ) {
    milestones.push(milestoneOf(scope, at))
    const stretch = yield* nextStretch(scope, chunks, at)
    stretches.push(stretch)
    at += stretch.chunks.length
  }
  return { scope, stretches, milestones }
}

function labelsOf(stretches: readonly Stretch[]): string[] {
  const labels: string[] = []
  for (const stretch of stretches) {
    if (labels.length >= labelSample) break
    labels.push(...stretch.labels.slice(0, labelSample - labels.length))
  }
  return labels
}

function milestoneOf({ drafts, sections, pageFields, leaders, titled, page }: Scope, chunks: number): Milestone {
  return {
    chunks,
    drafts: drafts.length,
    sections: sections.length,
    pageFields: pageFields.length,
    leaders: leaders.length,
    titled,
    stated: page.stated,
    team: page.team,
  }
}

/** The walk with one run of stretches walked again; null where more than those may differ. */
function* resumed(
  walked: Walked,
  vocabulary: Vocabulary,
  page: Page,
  before: readonly Chunk[],
  chunks: readonly Chunk[],
): Steps<Walked | null> {
  const { scope: old, stretches, milestones } = walked
  const { from, before: end, now } = differenceOf(before, chunks)
  const same =
    old.vocabulary === vocabulary &&
    old.page.path === page.path &&
    old.page.kind === page.kind &&
    old.page.pathKind === page.pathKind &&
    sameTitle(old.page.title, page.title)
  if (!same || old.subject !== null) return null
  // What ends in front of the first difference ended there because of the chunk behind it.
  const first = lastBefore(milestones, from)
  const start = milestones[first]
  // The opening lines read what the page has said of itself.
  if (first < 1 || start === undefined || start.sections <= 1) return null
  const moved = now - end
  let last = milestones.findIndex((milestone) => milestone.chunks >= end)
  if (last < 0) last = milestones.length

  const scope = new Scope(vocabulary, page)
  scope.drafts = old.drafts.slice(0, start.drafts)
  scope.sections = old.sections.slice(0, start.sections)
  scope.pageFields = old.pageFields.slice(0, start.pageFields)
  scope.leaders = old.leaders.slice(0, start.leaders)
  scope.titled = start.titled
  scope.open = [...stretches[first - 1]!.open]
  scope.mark = stretches[first - 1]!.mark
  page.stated = start.stated
  page.team = start.team
  const slugs = new SlugsAgain(old.sections, start.sections)
  scope.slugs = slugs
  const [made, reached]: [Stretch[], Milestone[]] = [[], []]
  /** True where the stretch of the walk before may follow as it is. */
  const fitsOn = (at: number): boolean => {
    const [known, chunk] = [stretches[last]!, chunks[at]!]
    return opens(chunk, scope.open, scope.subject) && sameParts(known.before, beforeOf(scope, chunk))
  }
  let at = start.chunks
  for (let tries = 0, earliest = last; ; tries++) {
    while (at < chunks.length) {
      while (last < milestones.length && milestones[last]!.chunks + moved < at) last++
      if (last >= earliest && last < milestones.length && milestones[last]!.chunks + moved === at && fitsOn(at)) break
      reached.push(milestoneOf(scope, at))
      const stretch = yield* nextStretch(scope, chunks, at)
      made.push(stretch)
      at += stretch.chunks.length
    }
    if (at >= chunks.length) last = milestones.length
    const asks = firstAskingElse(scope.drafts, old.drafts, stretches, milestones, last)
    if (asks === null) break
    if (tries === mostTries) return null
    earliest = asks + 1
  }
  const stop = milestones[last] ?? milestoneOf(old, before.length)
  if (scope.subject !== null || !slugs.standsFor(stop.sections)) return null
  const behind = stretches.slice(last)
  const here = milestoneOf(scope, at)
  const sections = scope.sections.slice(start.sections).map((section, i) => likeBefore(section, old.sections[start.sections + i]))
  const drafts = spliced(old.drafts, start.drafts, stop.drafts, scope.drafts.slice(start.drafts))
  const further = milestones.slice(last)
  const shifted = sameParts(stop, here) ? further : further.map((milestone) => moveOn(milestone, stop, here))

  scope.drafts = drafts
  scope.sections = spliced(old.sections, start.sections, stop.sections, sections)
  scope.pageFields = spliced(old.pageFields, start.pageFields, stop.pageFields, scope.pageFields.slice(start.pageFields))
  scope.leaders = spliced(old.leaders, start.leaders, stop.leaders, scope.leaders.slice(start.leaders))
  for (const { stated, team } of behind) {
    if (stated) page.stated = stated
    if (team !== null) page.team = team
  }
  const final = behind.at(-1)
  if (final) {
    scope.open = [...final.open]
    scope.mark = final.mark
  }
  scope.titled ||= behind.some(({ sections: own }) => own.some(({ depth }) => depth === 1))
  return {
    scope,
    stretches: [...stretches.slice(0, first), ...made, ...behind],
    milestones: [...milestones.slice(0, first), ...reached, ...shifted],
  }
}

/** The last milestone in front of a chunk, or -1. */
function lastBefore(milestones: readonly Milestone[], chunk: number): number {
  let at = milestones.length - 1
  while (at >= 0 && milestones[at]!.chunks >= chunk) at--
  return at
}

/** The list with `parts` in place of those from `from` to `to`; the list itself where they are the same. */
function spliced<T>(list: T[], from: number, to: number, parts: readonly T[]): T[] {
  const same = parts.length === to - from && parts.every((part, i) => part === list[from + i])
  return same ? list : withParts(list, from, to, parts)
}

/** The first stretch from `last` on that asked for a draft further up and would get another one now; null where there is none. */
function firstAskingElse(
  drafts: readonly Draft[],
  before: readonly Draft[],
  stretches: readonly Stretch[],
  milestones: readonly Milestone[],
  last: number,
): number | null {
  const known = milestones[last]?.drafts ?? before.length
  if (drafts.length === known && drafts.every((draft, i) => draft === before[i])) return null
  const all = [...drafts, ...before.slice(known)]
  for (let i = last; i < stretches.length; i++) {
    const { asked } = stretches[i]!
    if (asked && !sameParts(asked, askedOf(all, milestones[i]!.drafts + drafts.length - known))) return i
  }
  return null
}

/** A milestone behind `before`, where `now` stands in its place. */
function moveOn(milestone: Milestone, before: Milestone, now: Milestone): Milestone {
  return {
    chunks: milestone.chunks + now.chunks - before.chunks,
    drafts: milestone.drafts + now.drafts - before.drafts,
    sections: milestone.sections + now.sections - before.sections,
    pageFields: milestone.pageFields + now.pageFields - before.pageFields,
    leaders: milestone.leaders + now.leaders - before.leaders,
    titled: milestone.titled || now.titled,
    stated: milestone.stated === before.stated ? now.stated : milestone.stated,
    team: milestone.team === before.team ? now.team : milestone.team,
  }
}

/** The section of the walk before, where the same heading stands in the same chunk. */
function likeBefore(section: Section, before: Section | undefined): Section {
  const same =
    before !== undefined &&
    before.depth === section.depth &&
    before.title === section.title &&
    before.slug === section.slug &&
    sameParts(before.place, section.place)
  return same ? before : section
}
