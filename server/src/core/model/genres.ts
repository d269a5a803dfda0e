// Sorts of pages that use the words of operating models and are none, told by the profile of their headings; data and one count.

import { allAlong } from '../lists.js'
import { byObject, byText, sameList } from '../memo.js'
import type { Section } from './document.js'
import type { Page } from './page.js'
import { fold } from './vocabulary.js'

export interface Genre {
  /** As it reads in "reads like …". */
  readonly name: string
  readonly weight: number
  /** Its headings are releases or parts, as those of a plan may be. */
  readonly inPlans: boolean
}

interface Profile {
  readonly name: string
  /** Headings that pages of this sort have; two different ones make it one. */
  readonly headings: RegExp
  /** A title that speaks for it as one heading does. */
  readonly title?: RegExp
  /** The title alone makes it one. */
  readonly decisive?: true
  /** Labels of its first lines count as headings do. */
  readonly labels?: true
  /** A page about one ritual has such headings too: they say how it is held. */
  readonly describes?: true
  readonly inPlans?: true
}

const profiles: readonly Profile[] = [
  {
    name: 'the manual of a piece of software',
    headings:
      /^(?:install(?:ation|ing)?\b|usage\b|getting started\b|quick ?start\b|api (?:reference|documentation)\b|configuration\b|browser support\b|running tests\b|supported (?:platforms|versions)\b|command line\b|known issues\b|(?:api|options|cli|examples?|requirements|prerequisites|licen[cs]e|contributing|changelog|compatibility|security|build(?:ing)?|development|tests?|dependencies|features|methods|syntax|benchmarks?|troubleshooting)(?! (?:teams?|squad|guild|goals?|okrs?|objectives?|priorities|plans?|roadmap)$)(?: \S+)?$)/,
  },
  {
    name: 'a proposal for software',
    headings:
      /^(?:motivation|proposal|alternatives?(?: considered)?|pitfalls|drawbacks|design details|implementation(?: history| details)?|test plan|graduation criteria|user stories|unresolved questions|prior art|rationale|backwards? compatibility|security considerations|detailed design|specification|open issues|reference[- ]level explanation|rollout|summary)\b/,
    title: /\b(?:rfc|kep|pep|proposal|design doc(?:ument)?|specification)\b/,
  },
  {
    name: 'a course',
    headings:
      /^(?:syllabus|homework|assignments?|grading|exams?|midterm|lectures?|readings?|textbooks?|prerequisites|learning (?:outcomes|objectives|goals)|course .*|labs?|instructors?|schedule of (?:classes|lectures)|attendance|week \d+.*|module \d+.*|lesson \d+.*|exercises?|quiz(?:zes)?|what you will learn)\b/,
    title: /\b(?:syllabus|course|curriculum|lesson|workshop outline|tutorial|lecture)\b|^(?:module|lesson|unit|week|lecture) \d/,
  },
  {
    name: 'minutes',
    decisive: true,
    labels: true,
    headings:
      /^(?:attendees|attending|attendance|present|apologies|notes|chair|action items?|actions|minutes|agenda|next meeting|discussion|any other business|aob|decisions made|regrets|parking lot)\b/,
    title:
      /\b(?:minutes|meeting notes|notes from|notes of|standup notes)\b|^(?=.*\b(?:19|20)\d{2}\b).*\bmeeting$|\bmeeting\b.*(?:\d{4} \d{2}|\d{1,2}\.\d{1,2}\.|\bno\.? ?\d+|#\d+)/,
  },
  {
    name: 'a report on what was done',
    headings:
      /^(?:accomplishments?|achievements?|highlights|lowlights|what (?:went well|we shipped|happened|we did)|done|completed|shipped|blockers|incidents?|this week|last week|next week|metrics this (?:week|month)|wins|outlook)\b/,
    title:
      /\b(?:status report|status update|weekly update|progress report|status|retrospective|post-?mortem|weeknotes?|year in review|review of)\b/,
  },
  {
    name: 'research',
    headings:
      /^(?:abstract|methods?|methodology|results|discussion|related work|references|bibliography|conclusions?|limitations|data ?sets?|evaluation|experiments?|acknowledge?ments|background and related work|hypotheses|participants|literature review|sample size|primary objectives?|secondary objectives?|primary outcomes?|secondary outcomes?|randomi[sz]ation)\b/,
    title: /\b(?:study|trial) protocol\b|\b(?:thesis|dissertation|preprint|manuscript)\b/,
  },
  {
    name: 'a changelog',
    inPlans: true,
    headings:
      /^(?:v?\d+\.\d+(?:\.\d+)?.*|unreleased|added|changed|fixed|removed|deprecated|bug fixes|breaking changes|security|features)\b/,
    title: /\b(?:changelog|release notes|what'?s new|release history)\b/,
  },
  {
    name: 'a recipe or instructions',
    headings:
      /^(?:ingredients|shopping list|method|directions|preparation|instructions|steps|serves|you will need|equipment|materials|tools needed|storage|variations|tips|notes)\b/,
    title: /\b(?:recipe|how to|guide to)\b/,
  },
  {
    name: 'a game or its design',
    headings:
      /^(?:(?:gameplay|core loop|enem(?:y|ies)|quests?|win conditions?|turn order|the world|art style)\b|(?:mechanics|levels?|characters?|controls|story|setting|setup|components|scoring|items|classes|victory|players?)$)/,
    title: /\b(?:game|quests?|boss|campaign|dungeon|level design|rulebook)\b/,
  },
  {
    name: 'a sports page',
    headings:
      /^(?:fixtures?|ratings|key moments|line-?ups?|squad|match report|scorers?|table|standings|half[- ]time|full[- ]time|training plan|season review|substitutes|goals? scored|top scorers?|matches|results|league .*)\b/,
    title: /\b(?:match|league|season|cup|fixture|tournament|training plan|marathon|football|hockey)\b/,
  },
  {
    name: 'a story',
    inPlans: true,
    headings:
      /^(?:chapter .*|part (?:one|two|three|\d+|[ivx]+)|(?:one|two|three|four|five|six|seven)$|prologue|epilogue|scene .*|act [ivx\d]+)\b/,
    title: /\b(?:chapter|a novel|short story)\b/,
  },
  {
    name: 'first steps for somebody new',
    headings:
      /^(?:your first (?:day|week|month)|first (?:day|week|month|30 days|60 days|90 days)|day (?:one|1)|week (?:one|1|2|3|4)|before you start|accounts?|laptop|welcome|people to meet|30 days|60 days|90 days|month (?:one|1|2|3)|your (?:buddy|manager))\b/,
    title: /\b(?:on-?boarding|welcome|new (?:hire|starter|joiner)s?|first (?:day|week|month|90 days))\b/,
  },
  {
    name: 'advice',
    describes: true,
    headings:
      /^(?:how to .*|why .*|what (?:is|are|makes) .*|tips.*|common mistakes|mistakes .*|best practices|examples?|do'?s and don'?ts|further reading|frequently asked questions|faq|good .* bad .*|step \d+.*|anatomy of .*|checklist|pitfalls|template)\b/,
    title:
      /^(?:how to|how we write|a guide|guide|guidelines?|writing|setting|what (?:is|are)|why|the art of|tips|\d+ (?:ways|tips|steps|rules)|understanding|introduction to|best practices)\b|\b(?:guide|handbook for|primer|cheat ?sheet|in a nutshell) to\b/,
  },
]

const foldedTitle = (title: string): string => fold(title.replace(/^[\d.]+\s+/, ''))
const matchesOf = (text: string): readonly (string | undefined)[] => profiles.map(({ headings }) => headings.exec(text)?.[0])

/** What of a heading each profile takes for its own. */
const headingsOf = byText((title) => matchesOf(foldedTitle(title)))

const labelMatches = byText((label) => matchesOf(fold(label)))

/** For each profile, what it takes for its own in the headings of a page. */
const inTitles = byObject((titles: readonly string[]): readonly ReadonlySet<string>[] =>
  profiles.map((_, at) => new Set(titles.flatMap((title) => headingsOf(title)[at] ?? []))),
)

interface Told {
  readonly labels: readonly string[]
  readonly path: string
  readonly ritual: boolean
  readonly genres: readonly Genre[]
}
/** By the titles of a page, which are the same list while no heading says something else. */
const told = new WeakMap<readonly string[], Told>()

const titlesOn = allAlong(({ title }: Section): readonly string[] => [title])

/** The sorts that its headings and its first labels make a page, each against it being a model. `ritual` is true for a page about one ritual. */
export function genresOf(sections: readonly Section[], labels: readonly string[], page: Page, ritual: boolean): readonly Genre[] {
  const { path } = page
  const titles = titlesOn(page, sections)
  const known = told.get(titles)
  if (known?.ritual === ritual && known.path === path && sameList(known.labels, labels)) return known.genres
  const genres = toldBy(titles, labels, path, ritual)
  told.set(titles, { labels, path, ritual, genres })
  return genres
}

function toldBy(titles: readonly string[], labels: readonly string[], path: string, ritual: boolean): Genre[] {
  const title = titles[0] === undefined ? '' : foldedTitle(titles[0])
  const file = fold(
    path
      .split('/')
      .at(-1)!
      .replace(/\.\w+$/, ''),
  )
  return profiles.flatMap((profile, at) => {
    const called = profile.title !== undefined && (profile.title.test(title) || profile.title.test(file))
    const inLabels = profile.labels ? labels.flatMap((label) => labelMatches(label)[at] ?? []) : []
    const found = new Set([...inTitles(titles)[at]!, ...inLabels])
    if (ritual && profile.describes && !called) return []
    const count = found.size + (called ? (profile.decisive ? 2 : 1) : 0)
    const weight = count >= 3 ? -3 : count === 2 ? -2 : called ? -1 : null
    return weight === null ? [] : [{ name: profile.name, weight, inPlans: profile.inPlans === true }]
  })
}
