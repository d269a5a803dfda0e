// What each draft of a page is by itself: how its statement is judged, what it says for the page, and whether anything binds it. Reads no other draft but its parent.

import { differenceOf, saidAlong, withParts } from '../lists.js'
import { sameKeys } from '../memo.js'
import type { Steps } from '../steps.js'
import { judgementOf } from './cues.js'
import type { Item } from './document.js'
import type { Draft } from './draft.js'
import { countsOf, isBound, type Word, wordsOf } from './evidence.js'
import type { Page } from './page.js'
import { goalKinds } from './sections.js'

/** The same object for as long as draft and page are. */
export interface Weighed {
  readonly draft: Draft
  readonly judgement: Item['judgement']
  readonly words: readonly Word[]
  /** Something binds the draft itself; its ground may be bound by others. */
  readonly bound: boolean
  /** The heading that makes goals of what stands below it, or the page: what it heads shares a lifetime. */
  readonly ground: string
}

/** So many drafts are weighed or settled in one step. */
export const draftsInAStep = 4

const weighings = new WeakMap<Draft, { readonly page: Page; readonly weighed: Weighed }>()

function weigh(draft: Draft, page: Page): Weighed {
  const known = weighings.get(draft)
  if (known?.page === page) return known.weighed
  const judgement = judgementFor(draft, page.language)
  const outcome = judgement?.outcome ?? null
  const weighed: Weighed = {
    draft,
    judgement,
    words: wordsOf(draft, outcome, page),
    bound: isBound(draft, outcome, page),
    ground: groundOf(draft),
  }
  weighings.set(draft, { page, weighed })
  return weighed
}

/** By the page, the list that was last weighed. */
const lists = new WeakMap<Page, { readonly drafts: readonly Draft[]; readonly all: readonly Weighed[] }>()

/** All drafts of a page, in order. */
export function* weighedOn(page: Page, drafts: readonly Draft[]): Steps<readonly Weighed[]> {
  const { drafts: old, all: before } = lists.get(page) ?? { drafts: [], all: [] }
  const { from, before: end, now } = differenceOf(old, drafts)
  const came: Weighed[] = []
  for (let i = from; i < now; i++) {
    came.push(weigh(drafts[i]!, page))
    if (came.length % draftsInAStep === 0) yield
  }
  const all = withParts(before, from, end, came)
  lists.set(page, { drafts, all })
  return all
}

/** How often the drafts of a page say each word. */
export const countsOn = saidAlong(({ words }: Weighed) => words, countsOf)

type Claim = 'project' | `bound ${string}` | `free ${string}`

/** The grounds on which something binds goals to a time, a person or a measure. */
export const boundOn = saidAlong(
  ({ draft, bound, ground }: Weighed): readonly Claim[] => {
    const { kind, marks, parent } = draft
    const sort = bound ? 'bound' : 'free'
    const claims: Claim[] = [`${sort} ${ground}`]
    // Results that are tracked or dated bind what they are results of, too.
    if (kind === 'key-result' && parent) claims.push(`${sort} ${groundOf(parent)}`)
    if (kind === 'milestone' && (marks.has('heading') || marks.has('label'))) claims.push('project')
    return claims
  },
  (claims): ReadonlySet<string> => {
    // A page that lists what it delivers is a project, and a project ends.
    const isProject = claims.includes('project')
    const binds = (claim: Claim) => claim.startsWith('bound ') || (isProject && claim.startsWith('free '))
    return new Set(claims.flatMap((claim) => (binds(claim) ? [claim.slice(claim.indexOf(' ') + 1)] : [])))
  },
  { answer: sameKeys },
)

function groundOf({ sections }: Draft): string {
  const open = [...sections].reverse().find(({ role }) => role.kind !== null)
  return open ? `#${open.slug} ${open.title}` : 'page'
}

/** Where words in brackets of a statement are links by a definition elsewhere: "[owner]" with "[owner]: owners.md". Letters ("[N]") stay blanks. */
function referencesIn({ statement: { chunk, start, end }, links }: Draft): { start: number; end: number }[] {
  return links
    .filter(({ place }) => place.chunk === chunk && place.start >= start && place.end <= end)
    .filter(({ place }) => /^\[\p{Alpha}[\p{Alpha}\s-]{3,}\](?:\[\])?$/u.test(chunk.text.slice(place.start, place.end)))
    .map(({ place }) => ({ start: place.start - start, end: place.end - start }))
}

/** Longer phrases below a milestone tell what is to happen. */
const longestPart = 5

/** Listed below a result, or as a part of a milestone with a box to tick or a short name. */
const isPart = ({ parent, task, text }: Draft): boolean =>
  parent?.kind === 'key-result' || (parent?.kind === 'milestone' && (task !== null || text.split(' ').length <= longestPart))

function judgementFor(draft: Draft, language: Page['language']): Item['judgement'] {
  if (!goalKinds.has(draft.kind)) return null
  const { chunk, start, end } = draft.statement
  const fields = Object.fromEntries(draft.fields.map(({ key, value }) => [key, value]))
  const references = referencesIn(draft)
  return judgementOf(chunk, chunk.text.slice(start, end), {
    kind: draft.kind as 'goal',
    fields,
    deliverable: draft.kind === 'milestone',
    ...(isPart(draft) && { part: true }),
    body: draft.body,
    rest: draft.rest,
    ...(draft.form === 'heading' && { headed: true }),
    ...(references.length > 0 && { references }),
    ...(language === null && { pack: null }),
  })
}
