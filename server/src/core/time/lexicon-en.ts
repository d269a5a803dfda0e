// The English words of time as data, one table per question the grammar asks; knows no grammar and no calendar.

import type { Unit } from './values.js'

/** A word list as a set; words are lower-case and separated by spaces. */
function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

/** Numbers a word list from `first` on; several spellings of one number are joined by `/`. */
function numbered(list: string, first = 1): ReadonlyMap<string, number> {
  return new Map(list.split(' ').flatMap((group, index) => group.split('/').map((word) => [word, first + index] as const)))
}

export const months = numbered(
  'january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec',
)
/** Month names that are also first names, verbs or nouns: bare, they need a capital and a preposition. */
export const monthsAlsoNames = words('may march mar april june august jan jun aug')
/** Those that are verbs: in lower case they need an ordinal or a year beside them. */
export const monthsAlsoVerbs = words('may march mar')

export const weekdays = numbered(
  'monday/mon tuesday/tues/tue wednesday/weds/wed thursday/thurs/thur/thu/thr friday/fri saturday/sat sunday/sun',
)
export const weekdayPlurals = numbered('mondays tuesdays wednesdays thursdays fridays saturdays sundays')
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

export const seasons: ReadonlyMap<string, readonly [startMonth: number, months: number]> = new Map([
  ['spring', [3, 3]],
  ['summer', [6, 3]],
  ['autumn', [9, 3]],
  ['fall', [9, 3]],
  ['winter', [12, 3]],
])

export const units: ReadonlyMap<string, Unit> = new Map<string, Unit>(
  (
    [
      ['minute', 'minute minutes min mins'],
      ['hour', 'hour hours hr hrs'],
      ['day', 'day days'],
      ['week', 'week weeks wk wks'],
      ['fortnight', 'fortnight fortnights'],
      ['month', 'month months mo mos mth mths'],
      ['quarter', 'quarter quarters qtr qtrs'],
      ['half', 'half-year half-years halves semester semesters'],
      ['year', 'year years yr yrs'],
      ['sprint', 'sprint sprints'],
      ['iteration', 'iteration iterations'],
      ['cycle', 'cycle cycles'],
      ['decade', 'decade decades'],
    ] as const
  ).flatMap(([unit, list]) => list.split(' ').map((word) => [word, unit] as const)),
)
/** Unit letters glued to a number: `45m`, `2h`, `90d`. */
export const unitLetters: ReadonlyMap<string, Unit> = new Map([
  ['m', 'minute'],
  ['h', 'hour'],
  ['d', 'day'],
  ['w', 'week'],
])
/** Unit letters of planning horizons: `1-3q`, `6m`, `2y`. */
export const horizonLetters: ReadonlyMap<string, Unit> = new Map([
  ['w', 'week'],
  ['m', 'month'],
  ['q', 'quarter'],
  ['y', 'year'],
])
/** Blocks of time that are counted by number. */
export const blocks: ReadonlyMap<string, 'sprint' | 'cycle'> = new Map([
  ['sprint', 'sprint'],
  ['sprints', 'sprint'],
  ['iteration', 'sprint'],
  ['iterations', 'sprint'],
  ['cycle', 'cycle'],
  ['cycles', 'cycle'],
  ['pi', 'cycle'],
])

export const numbers = numbered('one two three four five six seven eight nine ten eleven twelve')
export const moreNumbers: ReadonlyMap<string, number> = new Map([
  ['fifteen', 15],
  ['eighteen', 18],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['forty-five', 45],
  ['fifty', 50],
  ['sixty', 60],
  ['ninety', 90],
  ['hundred', 100],
])
export const ordinals: ReadonlyMap<string, number> = new Map([
  ...numbered('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'),
  ['last', -1],
])
/** Those that only days of a month have. */
export const laterOrdinals: ReadonlyMap<string, number> = new Map([
  ...numbered('thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth', 13),
  ['thirtieth', 30],
])
export const ordinalSuffixes = words('st nd rd th')

/** Words for what a plan holds: after a period they make a heading ("Q3 goals"), not a thing of that period. */
export const planNouns = words(
  'goal goals okr okrs objective objectives priorities priority plan plans planning roadmap roadmaps commitments commitment targets target ' +
    'results result krs kr theme themes focus milestones milestone initiatives initiative bets outlook horizon aims intents intent deliverables ' +
    'deliverable review key annual aspirations ambitions strategy projects outcomes workplan cycle retrospective summary report',
)
/** Small words after which a phrase has ended; anything else right behind a bare period is a noun it describes. */
export const followers = words(
  'and or but we i you they it he she our the a an to for with by in on at of from is are was were will shall should must can may as so because ' +
    'if when while until till before after than then that which who via per through across over under between using where including not no due ' +
    'this these at onwards onward latest only alone each every all both also instead plus where however although unless except without within ' +
    'has have had be been would could did do does their its his her your my us them there here thanks',
)

/** Prepositions; each maps to what the phrase behind it becomes. */
export const prepositions: ReadonlyMap<string, 'deadline' | 'before' | 'period' | 'on' | 'for' | 'since' | 'over' | 'to'> = new Map([
  ['by', 'deadline'],
  ['until', 'deadline'],
  ['till', 'deadline'],
  ['til', 'deadline'],
  ['through', 'deadline'],
  ['thru', 'deadline'],
  ['due', 'deadline'],
  ['deadline', 'deadline'],
  ['eta', 'deadline'],
  ['before', 'before'],
  ['in', 'period'],
  ['during', 'period'],
  ['throughout', 'period'],
  ['within', 'period'],
  ['of', 'for'],
  ['on', 'on'],
  ['at', 'on'],
  ['for', 'for'],
  ['over', 'over'],
  ['since', 'since'],
  ['after', 'since'],
  ['from', 'since'],
  ['starting', 'since'],
  ['beginning', 'since'],
  ['than', 'since'],
  ['vs', 'since'],
  ['versus', 'since'],
  ['against', 'since'],
  ['to', 'to'],
])

export const startEdges = words('start beginning')
export const endEdges = words('end close')
export const nudges: ReadonlyMap<string, 'early' | 'mid' | 'late'> = new Map([
  ['early', 'early'],
  ['mid', 'mid'],
  ['middle', 'mid'],
  ['late', 'late'],
])
export const shifts: ReadonlyMap<string, -1 | 0 | 1> = new Map<string, -1 | 0 | 1>([
  ['this', 0],
  ['current', 0],
  ['next', 1],
  ['coming', 1],
  ['upcoming', 1],
  ['following', 1],
  ['last', -1],
  ['previous', -1],
  ['prior', -1],
  ['past', -1],
])
/** End-of-unit abbreviations. */
export const endCodes: ReadonlyMap<string, 'quarter' | 'year' | 'month' | 'week' | 'day' | 'fiscal-year'> = new Map<
  string,
  'quarter' | 'year' | 'month' | 'week' | 'day' | 'fiscal-year'
>([
  ['eoq', 'quarter'],
  ['eoy', 'year'],
  ['eom', 'month'],
  ['eow', 'week'],
  ['eofy', 'fiscal-year'],
])

/** Times that name no day: phrase, and whether it bounds the work like a deadline. Longest first among those that share a beginning. */
export const vaguePhrases: readonly (readonly [phrase: string, kind: 'deadline' | 'period'])[] = [
  ['as soon as possible', 'deadline'],
  ['asap', 'deadline'],
  ['soon', 'deadline'],
  ['someday', 'deadline'],
  ['eventually', 'deadline'],
  ['in due course', 'deadline'],
  ['in the near future', 'period'],
  ['in the foreseeable future', 'period'],
  ['in the future', 'period'],
  ['over time', 'period'],
]
export const terms = words('immediate near short medium middle intermediate mid long')

/** Nouns of the work's own rhythm: "each sprint" names an event, not a length of time. */
export const eventNouns = words(
  'sprint sprints release releases cycle cycles iteration iterations incident incidents deployment deployments deploy deploys launch launches ' +
    'milestone milestones increment increments phase phases project projects bet bets experiment experiments outage outages season seasons ' +
    'semester trimester term workshop workshops event events version versions kickoff kick-off pi epic epics hire hires onboarding merge ' +
    'campaign campaigns engagement engagements rotation rotations postmortem review reviews meeting meetings retro planning change escalation completion ' +
    'approval alert',
)

/** Zone words (lower-case) to IANA zones. */
export const zones: ReadonlyMap<string, string> = new Map(
  (
    [
      ['America/Los_Angeles', 'pt pst pdt pacific sf'],
      ['America/Denver', 'mt mst mdt mountain'],
      ['America/Chicago', 'ct cst cdt'],
      ['America/New_York', 'et est edt eastern nyc ny'],
      ['Europe/London', 'bst london uk'],
      ['Europe/Berlin', 'cet cest berlin'],
      ['Europe/Athens', 'eet eest'],
      ['Europe/Paris', 'paris'],
      ['Asia/Kolkata', 'ist'],
      ['Asia/Tokyo', 'jst tokyo'],
      ['Asia/Shanghai', 'beijing'],
      ['Asia/Singapore', 'sgt singapore'],
      ['Australia/Sydney', 'aest aedt sydney'],
      ['UTC', 'utc gmt z zulu'],
    ] as const
  ).flatMap(([zone, list]) => list.split(' ').map((word) => [word, zone] as const)),
)

/** Frequency adverbs: length, count per length, and whether people read the word two ways. */
export const frequencyWords: ReadonlyMap<
  string,
  { readonly every: string | null; readonly times?: number; readonly per?: string; readonly ambiguous?: true }
> = new Map(
  (
    [
      ['daily everyday nightly', { every: 'P1D' }],
      ['weekly', { every: 'P1W' }],
      ['fortnightly', { every: 'P2W' }],
      ['monthly', { every: 'P1M' }],
      ['quarterly', { every: 'P3M' }],
      ['yearly annually annual', { every: 'P1Y' }],
      ['biennial biennially', { every: 'P2Y' }],
      ['hourly', { every: 'PT1H' }],
      ['half-yearly halfyearly six-monthly', { every: 'P6M' }],
      ['biweekly bi-weekly', { every: 'P2W', ambiguous: true }],
      ['bimonthly bi-monthly', { every: 'P2M', ambiguous: true }],
      ['triweekly tri-weekly', { every: 'P3W', ambiguous: true }],
      ['biannual biannually bi-annual bi-annually biyearly bi-yearly', { every: 'P6M', ambiguous: true }],
      ['semiannual semiannually semi-annual semi-annually semi-yearly', { every: 'P6M', ambiguous: true }],
      ['semimonthly semi-monthly', { every: null, times: 2, per: 'P1M', ambiguous: true }],
      ['semiweekly semi-weekly', { every: null, times: 2, per: 'P1W', ambiguous: true }],
    ] as const
  ).flatMap(([list, value]) => list.split(' ').map((word) => [word, value] as const)),
)
/** After a frequency adverb these make a metric or a sum, not a rhythm. */
export const notRhythms = words(
  'active recurring revenue users actives usage churn budget growth leave salary cost costs spend spending income turnover target targets goals goal okrs okr objectives objective priorities deadline deadlines theme themes numbers metrics kpis quota quotas',
)
/** Such a word after a frequency leaves it a rhythm where a meeting follows. */
export const meetingNouns = words(
  'meeting meetings call calls sync syncs event events session sessions meetup meetups slot block invite review reviews workshop workshops check stand standup retro planning',
)
export const timesWords: ReadonlyMap<string, number> = new Map([
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
])
/** Units a "twice-daily" count may stand on. */
export const perAdverbs: ReadonlyMap<string, string> = new Map([
  ['daily', 'P1D'],
  ['weekly', 'P1W'],
  ['monthly', 'P1M'],
  ['quarterly', 'P3M'],
  ['yearly', 'P1Y'],
  ['annually', 'P1Y'],
])
/** Words of a rhythm that say no rhythm. */
export const vagueRhythms: readonly string[] = [
  'regularly',
  'periodically',
  'occasionally',
  'frequently',
  'sporadically',
  'irregularly',
  'as needed',
  'as required',
  'as necessary',
  'when needed',
  'when required',
  'if needed',
  'on demand',
  'on an as-needed basis',
  'as-needed',
  'ad hoc',
  'ad-hoc',
  'from time to time',
  'now and then',
  'on a regular basis',
  'at regular intervals',
  'often',
  'varies',
]
