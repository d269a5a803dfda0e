// Who owns an item: its own field or mark, its parent, its section, the page; a crowd is a group and `TBD` nobody.

import { codeOwnersOf } from '../config/code-owners.js'
import type { ModelSettings } from '../config.js'
import { groupBy } from '../group-by.js'
import { saidAlong } from '../lists.js'
import { byObject, sameParts } from '../memo.js'
import type { LocatedField } from './document.js'
import type { Draft } from './draft.js'
import { addressOf } from './identity.js'
import type { Page } from './page.js'
import { isNobody } from './reading.js'
import { aboutTeam, goalKinds, startsWithVerb, teamIn } from './sections.js'
import type { Owner } from './types.js'

const ownerKeys: readonly string[] = ['owner', 'creator', 'decider', 'lead']

/** "Distribution", "Distribution KR": the words of a label that may say whose a goal is, else ''. */
function frontOf({ kind, reading }: Draft): string {
  const label = goalKinds.has(kind) ? reading?.label : null
  if (!label || label.rest.text.trim() === '') return ''
  const words = label.text.replace(/\s+KRs?$/i, '').trim()
  return /^\p{Upper}[^\d.]*$/u.test(words) && words.split(' ').length <= 4 && !ofGoals.test(words) ? words : ''
}

const ofGoals =
  /^(?:kr|key results?|objectives?|goals?|okrs?|milestones?|initiatives?|results?|outcomes?|targets?|metrics?|measures?|problem|problem area|theme|priority|priorities|stretch|note|why|what|how)\b/i

/** A label in front of a goal, or what stands in a list below one without such a label. */
interface Front {
  readonly label: string
  /** An objective below another one is whose it says, also where it says so once. */
  readonly alone: boolean
  /** The item in whose list it stands, by address; null where it is in none. */
  readonly under: string | null
}

/** Labels that come again or stand before an objective below another, where some of them are teams: "CEO: …", "Distribution: …". */
const teamsInFront = saidAlong(
  (draft: Draft, { path }: Page): readonly Front[] => {
    const { kind, form, parent } = draft
    const label = frontOf(draft)
    const under = parent !== null && form === 'list-item' ? addressOf(parent, path) : null
    return label === '' && under === null ? [] : [{ label, alone: kind === 'objective' && parent?.kind === 'objective', under }]
  },
  (said) => {
    const labels = said.flatMap(({ label, alone }) => (label === '' ? [] : alone ? [label, label] : [label]))
    const again = repeated(labels)
    if (![...again].some((label) => teamIn(label) !== null)) return nobody
    const teams = new Set(again)
    // Beside "Web: …" and "Search: …", which come again, "Till: …" is one of them.
    const lists = groupBy(
      said.filter(({ under }) => under !== null),
      ({ under }) => under,
    )
    for (const list of lists.values()) {
      const known = list.filter(({ label }) => again.has(label)).length
      if (list.every(({ label }) => label !== '') && known * 2 >= list.length) for (const { label } of list) teams.add(label)
    }
    return teams
  },
  { word: sameParts },
)

const nobody: ReadonlySet<string> = new Set()

/** Texts that come more than once. */
function repeated(texts: readonly string[]): ReadonlySet<string> {
  const [seen, again] = [new Set<string>(), new Set<string>()]
  for (const text of texts) (seen.has(text) ? again : seen).add(text)
  return again
}

const behind = /\s[–—-]\s(\p{Upper}\p{Lower}[\p{Alpha}'’-]*(?:\s\p{Upper}[\p{Alpha}'’.-]*)?)$/u
const nameBehind = byObject(({ kind, text }: Draft): string => (goalKinds.has(kind) ? (behind.exec(text)?.[1] ?? '') : ''))

const namesAtEnds = saidAlong(
  (draft: Draft): readonly string[] => {
    const name = nameBehind(draft)
    return name === '' ? [] : [name]
  },
  (names) => ({ names, again: repeated(names) }),
)

/** Names as written, and the first names in them. */
const firstNamesOf = (people: readonly string[]): ReadonlySet<string> =>
  new Set(people.flatMap((names) => names.split(/\s*(?:[,+&/]|\band\b)\s*/)).flatMap((name) => [name, name.split(' ')[0]!]))

const peopleNamed = saidAlong(
  ({ fields, reading }: Draft): readonly string[] => [
    ...fields.filter(({ key }) => ownerKeys.includes(key) || key === 'participants').map(({ value }) => value),
    ...(reading?.owner ? [reading.owner.name] : []),
  ],
  firstNamesOf,
)

/** "Sign the lease – Dana": names at the end of goals that the page knows for people, by first name too, or that stand there more than once. */
function namesBehind(page: Page, drafts: readonly Draft[], owner: Owner | null): ReadonlySet<string> {
  const { names, again } = namesAtEnds(page, drafts)
  if (names.length === 0) return nobody
  const people = peopleNamed(page, drafts)
  const owners = firstNamesOf([owner?.name ?? ''])
  return new Set(names.filter((name) => again.has(name) || people.has(name) || owners.has(name)))
}

/** What a page's goals have in front of and behind them that says whose they are. */
export interface NamesAround {
  readonly fronts: ReadonlySet<string>
  readonly behind: ReadonlySet<string>
}

/** `owner` is that of the whole page. */
export const namesAround = (page: Page, drafts: readonly Draft[], owner: Owner | null): NamesAround => ({
  fronts: teamsInFront(page, drafts),
  behind: namesBehind(page, drafts, owner),
})

/** "is reviewed every year by the Personnel Committee" */
const byWhom =
  /\b(?:reviewed|revised|updated|refreshed|run|held|hosted|led|chaired|facilitated|organi[sz]ed)(?: (?:\p{Alpha}+ly|(?:every|each) \p{Alpha}+|once a \p{Alpha}+)){0,3} by (?:the |our )?((?:\p{Upper}[\p{Alpha}\d&'’-]* (?:and )?){1,5}(?:[Cc]ommittee|[Tt]eam|[Bb]oard|[Cc]ouncil|[Gg]roup))\b/u

/** The effective owner, nearest first. `parent` is the owner of the parent item. */
export function ownerOf(draft: Draft, parent: Owner | null, page: Owner | null, { fronts, behind: names }: NamesAround): Owner | null {
  const field = draft.fields.find(({ key, value }) => ownerKeys.includes(key) && !isNobody(value))
  if (field) return named(field.value, 'own')
  const cue = draft.reading?.owner
  if (cue && !isNobody(cue.name) && !isTool(draft, cue)) return named(cue.name, 'own')
  const team = draft.fields.find(({ key, value }) => key === 'team' && !isNobody(value))
  if (team) return { name: clean(team.value), role: 'team', from: 'own' }
  // "Sales: hire two people", "**Marketing:** …": the function in front is who does it.
  const front = frontOf(draft)
  const whose = front === '' ? null : (teamIn(front) ?? (fronts.has(front) ? front : null))
  if (whose) return { name: whose, role: 'team', from: 'own' }
  const seesTo = draft.kind === 'ritual' ? byWhom.exec(draft.text)?.[1] : undefined
  if (seesTo !== undefined) return { name: seesTo, role: 'team', from: 'own' }
  const last = nameBehind(draft)
  if (last !== '' && names.has(last)) return named(last, 'own')
  if (parent) return { ...parent, from: 'parent' }
  for (const { item, fields, role } of [...draft.sections].reverse()) {
    const said = [...(item && item !== draft ? item.fields : []), ...fields].find(isOwner)
    if (said) return named(said.value, 'section')
    if (role.team !== null) return { name: role.team, role: 'team', from: 'section' }
  }
  return page
}

/** "New systems:" over "Payroll (Bamboo)": one word behind the name of a thing is what it is done with. */
const isTool = ({ text, parent }: Draft, { name, sure }: { readonly name: string; readonly sure: boolean }): boolean =>
  !sure && !name.includes(' ') && parent !== null && /:\s*$/.test(parent.text) && text.split(' ').length <= 2 && !startsWithVerb(text)

/** Folders that say what a page is, not whose. */
const general =
  /^(?:docs?|content|src|handbook|wiki|pages|notes|public|en|goals?|okrs?|objectives|strateg(?:y|ies)|strategy goals|faq|template|examples?|planning|plans?|roadmaps?|archive[ds]?|about(?: us)?|company|reports?|rituals?|cycles?|bets|decisions|process(?:es)?|team culture|dev|index|readme|templates?|proposals|resources|governance|documents?|policies|guides?|guidelines|meetings?|minutes|programs?|programmes|projects?|events?|communications?|assets|images|training|on ?boarding|playbooks?|practices|reference|tools|internal|general|common|shared|[\d\sqhfy]+)$/i
/** Folders whose folders are teams. */
const holders = /^(?:teams?|departments?|squads?|groups?|sigs?|wgs?|committees?|chapters?|working groups?|tribes?)$/i
/** A folder of plans or of a year is nobody's name. */
const dated = /\b(?:19|20)\d\d\b|\b(?:roadmaps?|okrs?|goals|plans?|archives?)\b/i
const marked = /^(?:sig|wg|team|squad|committee|chapter|guild)[\s-]/i

/** The team in whose folder a page lies (`teams/rental/goals.md`, `engineering/mobile/okrs.md`) or after which it is called (`okrs/rental.md`), or null. `teams` are those of the settings. */
export function teamOfPath(path: string, teams: readonly string[]): Owner | null {
  const folders = path.split('/').slice(0, -1)
  const stem = (path.split('/').at(-1) ?? '')
    .replace(/\.\w+$/, '')
    .replace(/[-_]+/g, ' ')
    .trim()
  const bare = stem.replace(pageOfTeam, '').trim()
  if (marked.test(bare)) return { name: bare, role: 'team', from: 'page' }
  const words = folders.map((folder) => folder.replace(/[-_]+/g, ' ').trim())
  if (/^(?:okrs?|goals|objectives)$/i.test(words.at(-1) ?? '') && !general.test(stem) && !dated.test(stem) && !noName.test(stem))
    return { name: stem, role: 'team', from: 'page' }
  // In a folder called after a function lie its plans and its own pages, and texts about its subject.
  const own = general.test(stem) || dated.test(stem) || /\b(?:process(?:es)?|team|rituals|strategy)\b/i.test(stem)
  for (let i = folders.length - 1; i >= 0; i--) {
    const name = words[i]!
    if (general.test(name) || holders.test(name) || dated.test(name)) continue
    const known = teams.find((team) => team.toLowerCase() === name.toLowerCase())
    const above = words.slice(0, i)
    const isTeam =
      known !== undefined ||
      (marked.test(folders[i]!) && !aboutTeam.test(name)) ||
      above.some((folder) => holders.test(folder)) ||
      (own && [name, ...above].some((folder) => teamIn(folder) !== null))
    return isTeam ? { name: known ?? folders[i]!, role: 'team', from: 'page' } : null
  }
  return null
}

/** A title without the words for goals and periods. */
const withoutPlan = (title: string): string =>
  title
    // "Product roadmap": the road of a product, not of the people called Product.
    .replace(/\bproduct (?=(?:roadmap|vision|strategy|principles|plan)\b)/i, ' ')
    .replace(
      /\b(?:(?:fy|cy)?[-'’]?\d{2,4}|[qh][1-4]|okrs?|goals?|objectives?|key results?|priorities|roadmap|plan(?:s|ning)?|charter|annual|yearly|quarterly|monthly|biweekly|bi-weekly|fortnightly|weekly|report|review|updates?|readme|strategic|mission|vision|and|for|of|the|:)\b|[&:–—-]/gi,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{Alpha}\d]+/u, '')
    .trim()

/** What a team's page is called after its name. */
const pageOfTeam =
  /\b(?:norms|rituals|culture|practices|values|principles|process(?:es)?|handbook|home|overview|charter|goals|okrs?|roles|members|meetings|minutes|notes|agenda|report|plan|roadmap)$/i

/** "Ceremonies of the glaze team". */
const inPhrase = /\b(?:of|for|in) (?:the|our) ((?:[\p{Alpha}&'’-]+ ){1,3}(?:team|squad|guild|committee|department))\s*$/iu

/** "Cluster team OKRs 2027": the team that the title names, without the words for goals and periods. */
export function teamOfTitle(title: string | undefined): Owner | null {
  const whose = inPhrase.exec(title ?? '')?.[1]
  if (whose) return { name: whose, role: 'team', from: 'page' }
  const rest = withoutPlan(title ?? '')
  // A page with this title and no more is about how people talk.
  const team =
    rest === '' || /^communications?$/i.test(title!.trim()) ? null : (teamIn(rest) ?? teamIn(rest.replace(pageOfTeam, '').trim()))
  return team === null ? null : { name: team, role: 'team', from: 'page' }
}

const noName =
  /^(?:company|team|our|my|smart|specific|big|bold|open|public|internal|external|technical|immediate|upcoming|initial|first|second|common|collective|organi[sz]ational|individual|important|additional|other|secondary|primary|general|example|template|draft|personal|project|product|strategic|strategy|business|current|future|long|short|near|medium|top|key|main|overall|high|non|next|this|quarterly|yearly|weekly|monthly|how|what|guide|process|career|sprint|meeting|vision|mission|values)\b|\b(?:training|workshop|course|exercise|learning|\w+ing)\b|^\w+(?:able|ible|ful|ous|ed)$|\b(?:year|quarter|half|term|semester|season|month|week)\b|\d/i

/** "Cluster OKRs", "Rental goals and roadmap": the plan of a group that the title names, whatever sort of group it is. */
export function whosePlan(title: string | undefined): Owner | null {
  // "Goals for the school year" says for when, "goals of new hires" whose they are to be.
  const front = /^(.*?)\b(?:okrs?|goals|objectives|priorities)\b/i.exec(title ?? '')?.[1] ?? ''
  const rest = withoutPlan(front)
  return rest === '' || noName.test(rest) || rest.split(' ').length > 3 ? null : { name: rest, role: 'team', from: 'page' }
}

/** The owner that the project's CODEOWNERS file gives the page, or null. */
export function codeOwnerOf(path: string, codeOwners: ModelSettings['codeOwners']): Owner | null {
  const owners = codeOwnersOf(codeOwners, path)
  const [first] = owners
  if (first === undefined) return null
  return { name: owners.join(', '), role: owners.length === 1 && !first.includes('/') ? 'person' : 'team', from: 'page' }
}

/** The owner a page names for itself in its front matter or above its first section. */
export function pageOwnerOf(fields: readonly LocatedField[]): Owner | null {
  const said = fields.find(isOwner) ?? fields.find(({ key, value }) => key === 'team' && !isNobody(value))
  if (!said) return null
  return said.key === 'team' ? { name: clean(said.value), role: 'team', from: 'page' } : named(said.value, 'page')
}

const isOwner = ({ key, value }: LocatedField): boolean => key === 'owner' && !isNobody(value)

const named = (name: string, from: Owner['from']): Owner => ({ name: clean(name), role: roleOfOwner(name), from })

const clean = (name: string): string =>
  name
    .trim()
    .replace(/(^|[,+&]\s*)@/g, '$1')
    // "Ana Ruiz. Next review: January.": the next sentence is about something else.
    .replace(/^(?!Prof\.)([^.]*?\p{Lower}{3,})\.\s+\p{Upper}.*$/su, '$1')
    .replace(/[\s.,;]+$/, '')

/** A crowd is nobody in particular. */
const crowd =
  /^(?:everyone|everybody|all|all of us|we|us|anyone|anybody|(?:the )?(?:whole|entire) (?:team|company)|the (?:team|company|group)|all (?:teams|hands|staff))$/i
const teamWord = /\b(?:teams?|squad|guild|chapter|department|group|committee|board|office|sig|wg|crew|pod|tribe)\b/i

/** `@bakery/cake`: a team of an organisation. */
const teamHandle = /^@[\w.-]+\/[\w.-]+$/

function roleOfOwner(name: string): Owner['role'] {
  const isFunction = name.split(/\s*[,/+]\s*/).some((part) => teamIn(part) !== null)
  return crowd.test(name.trim()) ? 'group' : teamWord.test(name) || isFunction || teamHandle.test(name.trim()) ? 'team' : 'person'
}
