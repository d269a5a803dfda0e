// Stage two: what a page is, whose it is, and whether its drafts are a model; reads cues and settings, never a clock.

import type { ModelSettings } from '../config.js'
import { allAlong } from '../lists.js'
import { sameParts } from '../memo.js'
import type { Steps } from '../steps.js'
import type { SyntaxTree } from '../syntax/tree.js'
import type { NamedCycle } from '../time/index.js'
import type { DocumentModel, Item } from './document.js'
import { enough, pageEvidence } from './evidence.js'
import { ownerAmong } from './leaders.js'
import { codeOwnerOf, pageOwnerOf, teamOfPath, teamOfTitle, whosePlan } from './owners.js'
import { type Page, pageAsBefore, readPage } from './page.js'
import { standingDrafts } from './ritual-drafts.js'
import { Scope } from './scope.js'
import { settle } from './settle.js'
import { vocabularyOf } from './vocabulary.js'
import { walkPage } from './walk-page.js'
import { countsOn, weighedOn } from './weighed.js'

type Understood = Pick<
  DocumentModel,
  'recognised' | 'evidence' | 'language' | 'sections' | 'items' | 'pageOwner' | 'pageFields' | 'date' | 'timeContext' | 'cycles'
>

/** All that the understanding of a page follows from, once its blocks are walked. */
interface Grounds {
  readonly page: Page
  readonly front: DocumentModel['pageFields']
  readonly teams: ModelSettings['teams']
  readonly codeOwners: ModelSettings['codeOwners']
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
  settings: ModelSettings,
  previous?: Pick<DocumentModel, 'timeContext' | 'tree'>,
): Steps<Understood> {
  const vocabulary = vocabularyOf(settings)
  const { page: read, front } = yield* readPage(path, tree, settings, vocabulary, previous?.tree)
  const scope = read.explicit === false ? new Scope(vocabulary, read) : yield* walkPage(vocabulary, read, tree, previous?.tree)
  const { drafts, labels, sections, pageFields, leaders } = scope
  const page = pageAsBefore(read, previous)
  const { teams, codeOwners } = settings
  const grounds: Grounds = { page, front, teams, codeOwners, labels, sections, pageFields, leaders }
  const known = understood.get(drafts)
  if (known && sameParts(known.grounds, grounds)) return known.answer
  const answer = yield* understandWalked(path, scope, grounds)
  understood.set(drafts, { grounds, answer })
  return answer
}

function* understandWalked(path: string, scope: Scope, { page, front, teams, codeOwners }: Grounds): Steps<Understood> {
  const nothing: Understood = {
    recognised: 'none',
    evidence: [],
    language: page.language,
    sections: [],
    items: [],
    pageOwner: null,
    pageFields: front,
    date: page.context.documentDate,
    timeContext: page.context,
    cycles: [],
  }
  if (page.explicit === false) return nothing
  const drafts = standingDrafts(page, scope.drafts)
  const pageFields = [...front, ...scope.pageFields]
  const leader = ownerAmong(scope.leaders)
  const pageOwner =
    pageOwnerOf(pageFields) ??
    teamOfTitle(scope.sections[0]?.title) ??
    (page.team === null ? null : ({ name: page.team, role: 'team', from: 'page' } as const)) ??
    teamOfPath(path, teams) ??
    whosePlan(scope.sections[0]?.title) ??
    (leader && pageOwnerOf([leader])) ??
    codeOwnerOf(path, codeOwners)
  const weighed = yield* weighedOn(page, drafts)
  yield
  const counts = countsOn(page, weighed)
  yield
  const evidence = pageEvidence(counts, page, scope.sections, scope.labels, pageOwner !== null)
  const found = { ...nothing, sections: scope.sections, pageOwner, pageFields, evidence }
  const weight = evidence.reduce((sum, signal) => sum + signal.weight, 0)
  if (page.explicit !== true && (weight < enough || drafts.length === 0)) return found
  yield
  const items = yield* settle(page, drafts, weighed, pageOwner)
  return { ...found, recognised: page.explicit === true ? 'explicit' : 'evidence', items, cycles: cyclesOn(page, items) }
}

const cyclesOn = allAlong(
  ({ kind, name, id, span }: Item): readonly NamedCycle[] =>
    kind === 'cycle' ? [{ name, id, start: span?.start ?? null, end: span?.end ?? null }] : [],
  sameParts,
)
