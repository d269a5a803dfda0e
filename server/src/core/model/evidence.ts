// What speaks for and against a page being part of an operating model, and an item being a commitment; weights add up, nothing is a word count.

import type { Section } from './document.js'
import type { Draft, Mark } from './draft.js'
import { spanning, timesIn } from './draft.js'
import { genresOf } from './genres.js'
import { fieldsOf, type Kind, kinds, type Lifetime } from './kinds.js'
import { callsItselfPlan, namesRoadmap, type Page } from './page.js'
import { isNobody } from './reading.js'
import { goalKinds } from './sections.js'
import { spanFields } from './spans.js'
import type { Evidence, Outcome } from './types.js'

/** A page is recognised from this weight on. */
export const enough = 2

const markWeights: Readonly<Record<Mark, readonly [string, number]>> = {
  marked: ['marked by hand', 4],
  label: ['a label of its own', 2],
  fields: ['fields of its kind', 2],
  column: ['a column that names the kind', 1.5],
  held: ['says that it is held and how often', 1.5],
  subject: ['the page is about it', 1],
  ours: ['its sentence says whose it is', 0.5],
  heading: ['the heading above names the kind', 1],
  lead: ['the sentence or bullet above names the kind', 1],
  below: ['stands below a goal', 1],
  trail: ['a heading further up names the kind', 0.5],
  path: ['the file or folder names the kind', 0.5],
  intention: ['introduced as something we will do', 1],
}

/** "Rituals", "Our team ceremonies": nothing but a page of meetings is called so. */
export const namesRituals = (title: { readonly title: string } | undefined): boolean =>
  /^\W*(?:(?:our|the|team|company|[\p{Alpha}-]+ team) ){0,2}(?:rituals|ceremonies)\W*$/iu.test(title?.title ?? '')

/** The signals for one item. */
export function itemEvidence(draft: Draft, outcome: Outcome | null, page: Page): Evidence[] {
  const out: Evidence[] = [...draft.marks].map((mark) => ({ signal: markWeights[mark][0], weight: markWeights[mark][1] }))
  const add = (signal: string, weight: number, holds: boolean) => holds && out.push({ signal, weight })
  if (goalKinds.has(draft.kind)) {
    add('stands in a period', 1, timed(draft, page))
    add('has an owner', 1, owned(draft))
    add('has a status, a priority or a grade', 1, tracked(draft))
    add('says how it is measured', 0.5, outcome?.verdict === 'measured')
    add('the title speaks of goals, too', 0.5, draft.marks.has('heading') && draft.sections.filter(namesGoals).length >= 2)
    add('belongs to a goal above it', 0.5, draft.parent !== null)
  }
  if (!draft.marks.has('fields')) add('several fields of its kind', 1, ownFields(draft) >= 2)
  if (draft.kind === 'ritual') {
    add('says how often', 1, draft.cadence !== null)
    add('the title names rituals', 1, draft.form === 'heading' && namesRituals(draft.sections[0]))
    add('says on which day or at what time', 0.5, dated(draft))
  }
  return out
}

const namesGoals = ({ role }: Draft['sections'][number]): boolean =>
  role.kind === 'goal' || role.kind === 'objective' || role.kind === 'key-result'

/** A period or deadline that the item inherits or states, the path aside. */
function datedIn(draft: Draft, page: Page): boolean {
  return (
    [...draft.groups.flatMap(({ times }) => times), ...draft.sections.flatMap(({ times }) => times)].some(
      (time) => spanning(time) && !time.mention.vague,
    ) ||
    draft.fields.some(({ key, value }) => spanFields.includes(key) && /\d/.test(value)) ||
    page.dates.some(({ key, value }) => spanFields.includes(key) && value !== '') ||
    page.stated !== null
  )
}

const named = ({ title, names }: Page): boolean => [title?.period ?? null, ...names].some((name) => name !== null)
const timed = (draft: Draft, page: Page): boolean => datedIn(draft, page) || named(page)

const ownFields = ({ kind, fields }: Draft): number => fields.filter(({ key }) => fieldsOf(kind).includes(key)).length
const owned = (draft: Draft): boolean =>
  draft.reading?.owner?.sure === true || draft.fields.some(({ key, value }) => key === 'owner' && !isNobody(value))
const tracked = ({ reading, task, fields }: Draft): boolean =>
  (reading?.status ?? reading?.priority ?? reading?.grade ?? task) != null || fields.some(({ key }) => key === 'status' || key === 'grade')
const dated = ({ cadence }: Draft): boolean => cadence?.value.slots.some(({ days, time }) => days.length > 0 || time !== null) ?? false

/** Kinds that, written down under their own name, are the persistent half of a model. */
const lasting = new Set<Kind>([
  'mission',
  'strategy',
  'model',
  'metric',
  'principle',
  'guardrail',
  'decision',
  'working-agreement',
  'artifact',
  'team',
  'cycle',
  'framework',
  'assumption',
  'investment',
  'term',
  'role',
  'work-shape',
  'opportunity',
])

export const isLasting = (kind: Kind): boolean => lasting.has(kind)

const led = (marks: ReadonlySet<Mark>): boolean => marks.has('lead') || marks.has('below')

/** What a draft says of its page, each in a word; a page is weighed by how often each is said. */
export type Word =
  | `goal${'' | ' under a title' | ' labelled' | ' numbered' | ' in a period' | ' dated' | ' intended' | ' owned' | ' tracked' | ' measured' | ' with fields'}`
  | `sort of goal: ${string}`
  | 'result'
  | `ritual${'' | ' dated' | ' under a title' | ' of the page' | ' of the page, told apart' | ' of ours'}`
  | `ritual ${'in a heading' | 'with fields' | 'with a purpose'}`
  | `part: ${Kind}`
  | `part in a heading: ${string}`
  | 'part with fields'

/** `outcome` is that of the draft's statement. */
export function wordsOf(draft: Draft, outcome: Outcome | null, page: Page): readonly Word[] {
  const words: Word[] = []
  const add = (word: Word, holds: boolean) => holds && words.push(word)
  const { kind, marks, fields, sections, cadence, form, name } = draft
  if (goalKinds.has(kind)) {
    words.push('goal')
    add(
      'goal under a title',
      marks.has('heading') || marks.has('trail') || led(marks) || (marks.has('column') && sections.some(namesGoals)),
    )
    add(`sort of goal: ${kind === 'objective' ? 'goal' : kind}`, marks.has('heading') || led(marks))
    add('goal labelled', marks.has('label'))
    add('goal numbered', form === 'heading' && /^goal\s?#?\d/i.test(draft.reading?.label?.text ?? ''))
    add('goal in a period', datedIn(draft, page))
    add(
      'goal dated',
      timesIn(draft.statement).some((time) => spanning(time) && !time.mention.vague),
    )
    add('goal intended', marks.has('intention'))
    add('goal owned', owned(draft))
    add('goal tracked', tracked(draft))
    add('goal measured', outcome?.verdict === 'measured')
    add('goal with fields', marks.has('column') || fields.length >= 2)
  }
  add('result', kind === 'key-result' && draft.parent !== null)
  if (kind === 'ritual') {
    if (cadence !== null) {
      words.push('ritual')
      add('ritual dated', dated(draft))
      add('ritual under a title', sections.at(-1)?.role.kind === 'ritual')
      add('ritual of the page', marks.has('subject'))
      add('ritual of the page, told apart', marks.has('subject') && cadence.place.chunk !== draft.from.chunk)
      add('ritual of ours', marks.has('ours'))
    }
    add('ritual in a heading', form === 'heading')
    add('ritual with fields', marks.has('column') || (fields.length >= 2 && fields.some(({ key }) => key === 'cadence')))
    add(
      'ritual with a purpose',
      fields.some(({ key, value }) => key === 'purpose' && value !== ''),
    )
  }
  if (lasting.has(kind)) {
    add(`part: ${kind}`, marks.has('label') || marks.has('fields') || marks.has('column'))
    // A vision and a mission are two, though of one kind.
    add(`part in a heading: ${kind === 'mission' ? name.toLowerCase() : kind}`, marks.has('heading'))
    add('part with fields', ownFields(draft) >= 2)
  }
  return words
}

/** How often each word was said. */
type Counts = ReadonlyMap<Word, number>

export function countsOf(words: readonly Word[]): Counts {
  const counts = new Map<Word, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/**
 * The signals for the page. `counts` are those of its drafts' words, `labels` the first words before a colon; `owner` is true where it
 * has one.
 */
export function pageEvidence(
  counts: Counts,
  page: Page,
  sections: readonly Section[],
  labels: readonly string[],
  owner: boolean,
): Evidence[] {
  const out: Evidence[] = []
  const add = (signal: string, weight: number, holds: boolean) => holds && out.push({ signal, weight })
  const count = (word: Word): number => counts.get(word) ?? 0
  const sorts = (start: string): number => [...counts.keys()].filter((word) => word.startsWith(start)).length
  const goals = count('goal')
  const rituals = count('ritual')
  add('goals under a heading or a lead-in that says so', 1, count('goal under a title') > 0)
  add('goals beside milestones or results', 1, sorts('sort of goal: ') >= 2)
  add('goals with a label of their own', 1, count('goal labelled') > 0)
  // "Goal 1", "Goal 2" also number the parts of a lesson.
  add('several goals with a label of their own', 1, count('goal labelled') - count('goal numbered') >= 3)
  add('objectives with key results', 1, count('result') >= 2)
  add('goals stand in a period', 1, count('goal in a period') > 0)
  add('several goals say by when', 1, count('goal in a period') === 0 && count('goal dated') >= 2)
  add('goals are introduced as something we will do', 1, count('goal intended') > 0)
  const title = sections.some(({ depth }) => depth === 1) ? null : page.title
  const roadmap = callsItselfRoadmap(page.path, title, sections[0])
  add('the page calls itself a roadmap', 2, goals >= 3 && roadmap)
  const plan = callsItselfPlan(page.path, sections[0])
  add('the page calls itself a plan', 1, goals >= 3 && plan)
  add('the title in the front matter speaks of goals', 1, goals > 0 && title?.kind != null)
  add('this title gives them a period', 1, goals > 0 && title?.kind != null && title.period !== null)
  add('the path is called after goals', 0.5, goals > 0 && page.pathKind !== null)
  add('goals have owners', 1, count('goal owned') > 0 || (owner && goals > 0))
  add('goals have a status, a priority or a grade', 1, count('goal tracked') >= Math.min(2, goals) && goals > 0)
  add('goals say how they are measured', count('goal measured') >= 4 ? 1 : 0.5, count('goal measured') > 0)
  add('goals have fields', 1, count('goal with fields') > 0)
  add('a ritual with its day or time', 1, count('ritual dated') > 0)
  add('rituals under a heading that says so', 1, count('ritual under a title') > 0)
  add('the title says that the headings below are rituals', 2, count('ritual in a heading') >= 2 && namesRituals(sections[0]))
  add('rituals with a cadence', 1, rituals > 0)
  // A title with a rhythm may be a story's; headings below it or a sentence of its own say how it is held.
  const subject =
    count('ritual of the page, told apart') > 0 ||
    (count('ritual of the page') > 0 && sections.filter(({ title }) => /\p{Alpha}{3}/u.test(title)).length >= 3)
  add('the page is about one ritual', 1, subject)
  add('a ritual of whom the page tells', 1, count('ritual of ours') > 0)
  add('several rituals with a cadence', 1, rituals >= 2)
  add('rituals have fields', 1, count('ritual with fields') > 0)
  add('several rituals with a purpose', 1, count('ritual with a purpose') >= 2)
  const named = sorts('part: ')
  add('lasting parts of a model with a label or fields of their own', Math.min(2, named) * 1.5, named > 0)
  add('several fields of their kind', 1, count('part with fields') > 0)
  const listed = sorts('part in a heading: ')
  add('lasting parts of a model under headings of their own', Math.min(3, listed) * 0.5, listed > 0)
  add('the page names its owner', 0.5, owner)
  add('its path calls it a template', -4, /(?:^|[/_.-])templates?(?:[/_.-]|$)/i.test(page.path))
  add('shows programs', -1, page.programs >= 3)
  // A roadmap is ordered by releases, too, and a plan by parts.
  for (const { name, weight, inPlans } of genresOf(sections, labels, page, subject))
    if (!(inPlans && (roadmap || plan) && !ofStory.test(sections[0]?.title ?? ''))) out.push({ signal: `reads like ${name}`, weight })
  return out
}

const callsItselfRoadmap = (path: string, title: Page['title'], first: { readonly title: string } | undefined): boolean =>
  title?.roadmap === true || namesRoadmap.test(first?.title ?? '') || /(?:^|[-_ .])road-?map[^/]*$/i.test(path.split('/').at(-1)!)

const ofStory = /^(?:part|chapter|book) \S+|\b(?:app|game|novel)\b/i

/** Something binds a goal to a time, a person or a measure. */
export function isBound(draft: Draft, outcome: Outcome | null, page: Page): boolean {
  return (
    page.explicit === true ||
    callsItselfPlan(page.path, draft.sections[0]) ||
    callsItselfRoadmap(page.path, page.title, draft.sections[0]) ||
    binding.some((mark) => draft.marks.has(mark)) ||
    draft.sections.some(({ role }) => role.horizon && role.kind !== null) ||
    timed(draft, page) ||
    owned(draft) ||
    tracked(draft) ||
    outcome?.verdict === 'measured' ||
    outcome?.verdict === 'placeholder'
  )
}

const binding: readonly Mark[] = ['label', 'column', 'marked', 'fields']

/** Lifetimes that the context decides: goals of a section in which nothing binds one to a time or a person are standing aims. */
export function lifetimeOf(draft: Draft, bound: boolean, parent: Lifetime | null): Lifetime {
  const own = draft.fields.find(({ key }) => key === 'lifetime')?.value
  if (own && own in lifetimes) return own as Lifetime
  const usual: Lifetime = kinds[draft.kind].lifetime
  if (usual !== 'spanned' || !goalKinds.has(draft.kind)) return usual
  // A milestone is one day; what leads to it takes time.
  if (parent === 'point') return usual
  return parent ?? (bound ? usual : 'standing')
}

const lifetimes: Readonly<Record<Lifetime, true>> = {
  enduring: true,
  'strategy-bound': true,
  spanned: true,
  recurring: true,
  point: true,
  standing: true,
}
