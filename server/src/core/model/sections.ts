// What a heading says about the items below it: a kind, a stance (advice, examples, results, …), a ritual, or nothing. English words live here.

import { en, lexiconOf } from '../clarity/index.js'
import { byObject, byText } from '../memo.js'
import type { Kind } from './kinds.js'
import { fold, type Vocabulary } from './vocabulary.js'

/** Why items below are no commitments of this organisation. */
export type Stance =
  | 'advice' // how to write or do something
  | 'examples'
  | 'results' // what was reached
  | 'meeting' // goals of a meeting, its agenda and minutes
  | 'background' // problem, context, resources, people
  | 'onboarding'
  | 'design' // goals of a proposal or a piece of software
  | 'teaching'

export interface Role {
  /** Items below are of this kind, or the heading itself is one. */
  readonly kind: Kind | null
  readonly stance: Stance | null
  /** The heading names one ritual. */
  readonly ritual: boolean
  /** Nothing but a period or a horizon ("2027 Q2", "Longer term"). */
  readonly periodOnly: boolean
  /** A horizon ("Longer term", "Future goals"): only what is intended for a time stands below one. */
  readonly horizon: boolean
  /** The kind's name in the singular and nothing else ("The Goal"): the text below is its statement. */
  readonly single: boolean
  /** The team or function that the heading names: it owns what stands below. */
  readonly team: string | null
}

/** A field of this name says of a meeting how often it is held, and of a goal by when it is to be reached. */
export const whenDone = /^(?:when|timing)$/i

export const goalKinds: ReadonlySet<Kind> = new Set(['goal', 'objective', 'key-result', 'bet', 'milestone', 'intent'])

export const none: Role = { kind: null, stance: null, ritual: false, periodOnly: false, horizon: false, single: false, team: null }

const period =
  /\b(?:(?:fy|cy)[\s'’-]*\d{2,4}(?:[\s-]*(?:q[1-4]|h[12]))?|(?:19|20)\d{2}(?:[\s-]*(?:q[1-4]|h[12]))?|[qh][1-4](?:[\s/+&-]*[qh][1-4])?(?:[\s'-]*(?:fy)?\s*'?\d{2,4})?|(?:first|second|third|fourth|last) (?:quarter|half)|jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?'?/g
const horizon =
  /\b(?:(?:immediate|near|short|medium|middle|intermediate|mid|long)(?:er)?[\s-]*term|this (?:quarter|year|month|half|sprint|cycle)|next (?:quarter|year|month|half|sprint|cycle)|now|next|later|quarterly|annual|yearly|monthly|year[\s-]long|current|future|upcoming|cycle \d+|sprint \d+|iteration \d+|half|quarter|year)\b/g

/** "Current goals", "Next": they are set for a time, even where it is not said which. */
const planned =
  /\b(?:current|future|upcoming|next|this (?:quarter|year|half|sprint|cycle)|(?:immediate|near|short|medium|middle|intermediate|mid|long)(?:er)?[\s-]*term)\b/

/** "Longer term", "Future goals": what stands below is for later. */
export const putsOff =
  /^\W*(?:later|someday|eventually|ideas|back ?log|wish ?list|parking lot|ice ?box|(?:ideas? )?scratch ?pad|(?:nice|good) to haves?|under consideration|not (?:yet )?scheduled|unscheduled|bonus)\W*$|\b(?:future|long(?:er)?[\s-]*term)\b/i

/** "Timeline", "Key dates": the section that says when the page's work is done. */
export const timelineTitle =
  /^\W*(?:(?:project|overall|estimated|expected) )?(?:timelines?|time ?frame|schedule|duration|(?:(?:key|important|goal|target) )?dates|deadlines)\W*$/i

const question = /\?\s*$|^(?:how|what|why|when|where|who|which|should|can|do(?= (?:we|you|i|they|our|the)\b)|does|is|are)\b/
/** "How we …", "Where we are going": they speak of themselves. */
const ourselves =
  /^(?:how|what|where|why|when|who) (?:we|our|the (?:\p{Alpha}+ )?(?:team|group|committee|council|board|squad|crew))\b|^(?:managing|running|organi[sz]ing|planning|tracking|reviewing) our\b/u
const atWork =
  /^what (?:we|our team|the team)(?:'re| are| will be|'ll be)? (?:working on|building|shipping|focus(?:ing|ed) on|committed to|tackling)\b/
const advising =
  /^(?:how\b|what(?:'s| is| are)?\b|why\b|when to\b|writing\b|setting\b|defining\b|creating\b|choosing\b|tracking\b|scoring\b|measuring\b|reviewing\b|grading\b|using\b|understanding\b|managing\b|working with\b|tips\b|guide(?:lines?|s)?\b|advice\b|anatomy\b|best practices?\b|good\b|bad\b|dos? and don'?ts?|rules? (?:of|for)\b|faqs?\b|template\b|about (?!us\b|this\b)|introduction to\b|principles (?:of|for) (?:good|writing|setting)|rationale\b|process\b|learn\b|types? of\b|steps (?:to|for)\b)/
export const example = /\bexamples?\b|\bsamples?\b|\btemplates?\b|\bfor instance\b/
const resulting =
  /\b(?:results|wins|accomplishments?|achievements?|highlights|lowlights|retrospective summary|what we (?:did|shipped|achieved|learned)|(?<!\bin[ -])progress(?: updates?)?|final summary|summary of|status updates?|lessons learned|completed|done|shipped|changelog(?! \p{Alpha})|release notes|outcomes of|review of|archive[d]?|past|previous|history)\b/u
const meeting =
  /\b(?:agenda|(?<!\b(?:\d+|few|five|ten|fifteen|thirty) )minutes|attendees|action items|notes|discussion topics|follow ups?|parking lot)\b/
const background =
  /^(?:the )?(?:problems?(?: statement)?|background|context|motivation|overview|introduction|summary|description|details|task details|approach|requirements?|resources|additional resources|links|references|reading|further reading|see also|faqs?|contacts?|contact us|members?|membership|people|team members|who we are|chairs?|leads?|leadership|technical leads|emeritus leads|organi[sz]ers|responsibilities|stakeholders|dependencies|risks?|risks and mitigations|open questions|questions|questions to answer|why|what|how|who|when|challenges|learnings|current state|where we are now|what to avoid|tech stack|technologies|installation|usage|getting started|api|license|licence|contributing|support|glossary|appendix|notes?|disclaimer|table of contents|contents|benefits|time commitment|staffing.*|audience|scope|in scope|subprojects|working groups|repositories|growth plan|qualifications|hiring|job description|cost|pricing|mitigations|assumptions and risks|alternatives|(?:other|rejected|possible) (?:options|ways|ideas|approaches|alternatives|steps)|(?:options|alternatives|approaches) (?:we )?considered|ice ?box|wish ?list|rules|(?:the )?cascade|confidence levels?|scoring|grading|legend|(?:[\w-]+ )?recordings|meta ?data|key ?words|(?:document|page) (?:control|info(?:rmation)?)|document history|revision history|(?:high level )?(?:timeline|calendar) view)$/
/** "Risks & dependencies" as well as each of them. */
const isBackground = (folded: string): boolean =>
  background.test(folded) ||
  hindrances.test(folded) ||
  /^(?:areas |items |what(?: is|'s) )in[ -]scope$|^(?:roles (?:and|&) )?responsibilities (?:and|&) \S+$|^(?:(?:key|main|our|the|\S+'s) )?(?:responsibilities|duties|tasks) (?:include|are)$/.test(
    folded,
  )
const hindrance = 'risks?|dependencies|assumptions|issues|blockers|mitigations?|constraints'
const hindrances = new RegExp(`^(?:${hindrance})(?: (?:and|&) (?:${hindrance}))+$`)

const onboarding =
  /\b(?:on-?boarding|first (?:day|week|month|30 days|60 days|90 days)|30[\s/,-]+60[\s/,-]+90|(?:30|60|90)[\s-]?days?(?! (?:plan|goals?|objectives?|targets?|priorities|outcomes?))|day (?:one|1)|week (?:one|\d)|new hires?|new joiners?)\b/
/** "Onboarding", "New hire onboarding": of people who join; "Self-serve onboarding" is a thing to build like others. */
const onboardingOfPeople =
  /^(?:the |our |your |my )?on-?boarding\b|\b(?:employee|staff|engineer(?:ing)?|developer|team|hire|joiner|starter|member|contributor|volunteer|maintainer|intern|manager|remote|buddy|people|personnel) on-?boarding\b|^(?!.*\bon-?boarding\b)/
const designWord =
  /\b(?:design|api|language|implementation|architecture|architectural|library|engineering principles|ui|ux|schema|protocol|syntax|library|compiler|runtime|user stories|test|testing|release|performance|technical) (?:goals?|objectives?|targets?)\b|\bgoals? (?:and|&) non[- ]goals?\b|\bservice[- ]level objectives?\b|\bbuild targets?\b|\btargets? (?:platforms?|audience|groups?)\b/
const teaching =
  /\b(?:learning|exam|certification|course|lesson|module|unit|class|lecture|lab|workshop|training|tutorial|chapter|exercise|teaching|educational|study|student|instructional|session|curriculum|syllabus) (?:goals?|objectives?|outcomes?)\b/
const otherSense =
  /\b(?:meeting|sprint|project|event|game|match|session|research|study|thesis|paper|personal|career|character|player|story|quest|retro(?:spective)?|planning|estimation|interview) (?:goals?|objectives?)\b/
export const negative =
  /\b(?:non|anti)[- ]?(?:goals?|objectives?)\b|\bout[- ]of[- ]scope\b|\bno[- ]?gos?\b|\bnot (?:doing|working on|planned|in scope|planning|goals?|prioriti[sz]ed|a goal)\b|\bwon'?t do\b|\brejected\b|\bwe (?:will not|won'?t|do not|don'?t) (?:do|build|plan|support|ship)\b|\bwhat we (?:are|'re) not\b|\bnot (?:our )?goals?\b/

/** "Meeting our objectives", "Amplification of community initiatives": what is done about them. */
const towards =
  /^(?:meeting|achieving|reaching|attaining|accomplishing|delivering(?: on)?|supporting|communicating|aligning)\b|^(?:the )?[\p{Alpha}-]+(?:tion|ment|ance|ing) of\b/u

/** "OKR Granary": the word in front. */
const okrHead = /^(okrs?|objectives (?:and|&) key results)\b/
/** "OKR notes", "OKR scoring": what is written about them and how they are kept. */
const aroundOkrs =
  /\b(?:notes|schedule|process(?:es)?|cadence|check ?ins?|templates?|tool(?:ing|s)?|scoring|grading|owners|archive|faqs?|basics|definitions?|guide(?:lines)?|training|calendar|rules|links|resources|tracker|tracking|recordings?)$|\b(?:are|is|help|helps)\b/
const goalTail =
  /(?:^|\s)(goals?|objectives?|okrs?|key results?|krs?|targets|milestones|deliverables|priorities|initiatives|outcomes|commitments|rocks|bets|success (?:metrics|criteria|measures)|measures? of success|objectives (?:and|&) key results|objective (?:and|&) key results|goals (?:and|&) objectives|roadmap|workstreams)$/

export const tailKind = (word: string): Kind => {
  if (/^(?:goals?|targets|rocks|commitments|outcomes|goals)/.test(word)) return 'goal'
  if (/^(?:objectives?|okrs?)/.test(word)) return 'objective'
  if (/^(?:key|krs?|success|measures?)/.test(word)) return 'key-result'
  if (/^(?:milestones|deliverables|roadmap)/.test(word)) return 'milestone'
  if (/^(?:initiatives|bets|workstreams)/.test(word)) return 'bet'
  return 'intent'
}

/** Gatherings that are rituals whenever they recur. */
export const ritualNoun =
  /\b(?:meetings?|meet-?ups?|stand[\s-]?ups?|scrums?(?: of scrums)?|daily scrum|sync(?:[\s-]?ups?|s)?|retro(?:spective)?s?|1[\s]?[:-][\s]?1s?|1[-\s]on[-\s]1s?|one[-\s](?:on|to)[-\s]ones?|office hours|all[\s-]hands(?: calls?| meetings?)?|town ?halls?|check[\s-]?ins?|hang-?outs?|huddles?|off-?sites?|kick-?offs?|retreats?|ceremon(?:y|ies)|rituals?|stand-downs?|betting tables?|l10s?|level[- ]10s?|[qmw]brs?|business reviews?|(?:sprint|iteration|quarterly|release|cycle|capacity|weekly|monthly|annual|quarter|backlog|roadmap|team|cycle|fortnightly|okr) (?:planning|reviews?|demos?|refinements?|grooming|calls?|sessions?)|planning meetings?|demo days?|show (?:and|&) tells?|brown ?bags?|lunch (?:and|&) learns?|team lunch(?:es)?|steering committees?|post-?mortems?|backlog refinement|design reviews?|leadership reviews?|briefings?)\b/i
/** Things that may recur and are a ritual only where the rest says so. */
export const weakRitualNoun =
  /\b(?:planning|reviews?|demos?|calls?|sessions?|workshops?|gatherings?|lunch(?:es)?|coffee|forums?|refinement|grooming|newsletters?|updates?|reports?|surveys?|discussions?|evaluations?|elections?|ama|social|learning hours?|team time|training|happy hour|readouts?|handovers?|triage|budget(?:ing)?|audits?|assessments?|focus days?|working sessions?)\b/i

const teamNoun = 'team|squad|guild|chapter|department|working group|committee|council|board|office|crew|pod|tribe'
const teamWord = new RegExp(`\\b(?:${teamNoun}|sig|wg)\\b`, 'i')
/** "Team information", "Committee roles": they speak of a team and name none; "Team Norms" neither. */
export const aboutTeam = new RegExp(
  `\\b(?:${teamNoun})s? (?:information|info|operations|roles?|norms?|rituals?|culture|structure|organi[sz]ation|goals?|process(?:es)?|meetings?|members?|values|principles|overview|responsibilities|agreements?|practices|charter|communications?|resources|guidelines|health|updates?|notes|directory|contacts?|okrs?|reports?|schedules?|calendars?|rhythms?)$`,
  'i',
)
const functions: ReadonlySet<string> = new Set(
  (
    'marketing,sales,talent,people,people ops,people operations,people & talent,people and talent,human resources,hr,finance,finance & accounting,' +
    'accounting,legal,eng,engineering,product,design,customer success,customer support,customer engineering,customer service,customer experience,' +
    'support,success,operations,ops,bizops,business operations,business development,techops,tech ops,data,analytics,security,it,recruiting,' +
    'communication,communications,comms,education,infrastructure,platform,partnerships,logistics,production,procurement,purchasing,research,quality,' +
    'growth,cloud,mobile,web,ceo,cto,cfo,coo,cpo,cmo,chief of staff,founders,leadership,executive,board'
  ).split(','),
)
function isFunction(name: string): boolean {
  const folded = name.toLowerCase().replace(/ team$/, '')
  return functions.has(folded) || functions.has(folded.replace(/^(?:vp|svp|evp|head of|director of|chief) (?:of )?/, ''))
}

/** A team or function that a short title names, or null ("Marketing", "Stoker Team"). */
export function teamIn(title: string): string | null {
  const text = title
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/[:*_`]+/g, '')
    .replace(/^[^\p{Alpha}\d]+/u, '')
    .replace(/^\d+[.)]\s+/, '')
    .trim()
  if (/^(?:the )?(?:team|squad|department|group|committee|council|board|office|crew|pod)s?$/i.test(text)) return null
  // "A great team" is what somebody wants.
  if (/\b(?:great|strong|world-class|best|better|happy|healthy|high-performing|winning) team$/i.test(text)) return null
  if (/(?<!\boffice) of the | \+ /i.test(text)) return null
  if (text.split(/\s+/).length > 4 || /[.!?]$|\b(?:handbook|guide|charter|manual|docs?|notes)$/i.test(text)) return null
  // "Product/Engineering" is two functions, one page.
  return (teamWord.test(text) && !aboutTeam.test(text)) || text.split(/\s*[/&]\s*/).every(isFunction) ? text : null
}

const speaksFor =
  /\b(?:of|for|by) (?:the |our )?((?:[\p{Upper}&][\p{Alpha}\d&/'’-]*\s){1,4}(?:team|squad|guild|chapter|department|group|committee|crew|pod|tribe))\b/u

/** The next sentence speaks of the page: "This page outlines the goals of …". */
const ofItself = /^(?:this|the) (?:page|document|doc|strategy|plan|roadmap|charter)\b[^.!?]*/i

/** The team that a page's first sentence, or the next one, speaks for ("This page holds the strategy of the Delivery team."), or null. */
export function teamSpokenFor(sentence: string, after: string): string | null {
  return (speaksFor.exec(sentence) ?? speaksFor.exec(ofItself.exec(after)?.[0] ?? ''))?.[1] ?? null
}

/** A heading that asks or announces an explanation ("How we check these"): no goal of its own. */
export const explains = (heading: string): boolean =>
  ourselves.test(heading.toLowerCase()) ||
  /^(?:the )?(?:road|path|way|journey|steps?) (?:to|towards?)\b/i.test(heading) ||
  /^\W*(?:disclaimer|note|notice|warning|caution|update|to-?do|fix-?me|wip|draft|editor['’]?s note|heads[- ]up)\s*:/i.test(heading) ||
  /^(?:problems?|challenges?|limitations?|pain points|constraints|current challenges)\b[^:]*$/i.test(heading) ||
  /\?\s*$|\b(?:you can|if you|please|for more|see (?:the|our|also))\b/i.test(heading)

/** "Deeply understand …"; "Weekly review" has an adjective. */
const adverb =
  /^(?!(?:dai|week|fortnight|month|quarter|year|hour|ear|on|fami|app|rep|supp|re|multip|comp|ju|assemb|friend|like|time|cost|order)ly\b)\p{Alpha}+ly\s+/u

/** The text begins with a verb in its base form ("Ship …", "Get rid of …"). */
export function startsWithVerb(text: string): boolean {
  const [first = '', second = ''] = text
    .toLowerCase()
    .replace(/^[^\p{Alpha}]+/u, '')
    .replace(adverb, '')
    .split(/[^\p{Alpha}'’-]+/u)
  const { verbs, phrases } = lexiconOf(en)
  const verb = verbs.get(first)
  if (verb) return verb.form === 'base'
  return (phrases.get(first) ?? []).some(({ words, kind }) => typeof kind === 'object' && kind.form === 'base' && words[1] === second)
}

/** The text begins with a verb whose subject stands elsewhere ("Shows …"). */
export function beginsAmid(text: string): boolean {
  const [first = ''] = text.toLowerCase().split(/[^\p{Alpha}'’-]+/u)
  const { verbs, nounToo } = lexiconOf(en)
  const verb = verbs.get(first)
  return verb?.form === 's' && !nounToo.has(verb.base)
}

const ritualContainer =
  /^(?:our |the |team |community |public |open |contributor |department |staff |group |recurring |regular |key |standing |agile |scrum |project |internal |weekly |company |recurring team |practice area |project specific |team and |support team |core |other |planning, )*(?:meetings?|rituals|ceremon(?:y|ies)|cadences?|meeting (?:schedule|times|cadence)|meetings? and (?:communication|cadence|rituals)s?|syncs|calls|rhythms?|operating (?:rhythm|cadence)|working rhythm|events|calendar|synchronous (?:collaboration|communication)|team meetings and communication|logistics|communications?|check[\s-]?ins|routines?|how we (?:meet|communicate|work together)|planning, sync (?:&|and) retro)$|^(?:our |team |agile |scrum |sprint )*(?:meetings?|rituals?|ceremon(?:y|ies)) (?:schedule|calendar|overview|list|plan|times)$|^(?:our |team |agile |scrum )*(?:meetings|rituals|ceremonies|cadence) (?:and|&) (?:processes|practices|events|communications?|agreements|rituals|ceremonies|meetings|routines)$|^(?:our |team )?(?:daily|fortnightly|bi ?weekly|monthly|quarterly|bi ?monthly|annual|yearly)(?:(?: and | & |\/)(?:daily|weekly|fortnightly|monthly|quarterly|annual|yearly))* (?:team )?(?:meetings|rituals|ceremonies|routines|events)$/

/** Answers by vocabulary and text. */
export function remembered<T extends object>(
  read: (text: string, vocabulary: Vocabulary) => T,
): (text: string, vocabulary: Vocabulary) => T {
  const readers = byObject((vocabulary: Vocabulary) => byText((text) => read(text, vocabulary)))
  return (text, vocabulary) => readers(vocabulary)(text)
}

export const aboutMethod =
  /^(?:okrs|objectives and key results|key results|objectives|krs) (?:(?:help|let|give|make|should|must|can|need|allow|provide)s?\b|(?:are|is) (?:an?|not|about|meant|supposed|used|designed|usually|always|just|only|simply|no|never)\b|(?:are|is) not$)/

export const roleOf = remembered(readRole)

function readRole(heading: string, vocabulary: Vocabulary): Role {
  const folded = fold(heading.replace(/\((?:[^()]*)\)\s*$/, '')).replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
  if (folded === '') return none
  if (vocabulary.isAlias(folded)) {
    const kind = vocabulary.headingKind(folded)
    if (kind) return { ...none, kind, ritual: false, single: false }
  }
  if (aboutMethod.test(folded)) return { ...none, stance: 'advice' }
  if (negative.test(folded)) return { ...none, kind: 'anti-goal' }
  if (designWord.test(folded)) return { ...none, stance: 'design' }
  if (teaching.test(folded)) return { ...none, stance: 'teaching' }
  const bare = folded
    .replace(period, ' ')
    .replace(horizon, ' ')
    .replace(/[^\p{Alpha}\d&]+/gu, ' ')
    .trim()
    .replace(/^(?:the|our|my|for|of|in|and|to)\s+|\s+(?:the|for|of|in|and|to)$/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (bare === '' || /^(?:fy|term|to|and|&|s)$/.test(bare)) return { ...none, periodOnly: true, horizon: /\bterm\b/.test(folded) }
  const asking = question.test(folded)
  const head = folded.replace(/ (?:of|for) .*$/, '')
  const exact =
    vocabulary.headingKind(bare) ??
    vocabulary.headingKind(folded) ??
    (head.includes(' ') ? vocabulary.headingKind(head) : null) ??
    (principlesOf.test(folded) ? 'principle' : beliefs(bare, vocabulary))
  const segments = bare.split(/\s(?:and|&|for|of|to|in|at|with|that)\s/)
  // "Calls, priorities and more links" is about no single thing.
  const mixed =
    /^[^,]+,.*\b(?:links?|notes|info(?:rmation)?|contacts?)\b/.test(folded) && !goalTail.test(folded.split(',')[0]!) && !goalTail.test(bare)
  const tails = mixed ? [] : [bare, ...segments.slice(0, 2)].map((segment) => goalTail.exec(segment.trim()))
  const tail = tails.find((match) => match !== null) ?? (bare.split(' ').length <= 5 && !aroundOkrs.test(bare) ? okrHead.exec(bare) : null)
  const single = /^(?:the |our |my )?(?:goal|objective|mission|vision|purpose|strategy|north star|charter|target)$/.test(
    folded.replace(/^(?:(?:top|main|overarching|overall|primary) )/, ''),
  )
  if (tail || (exact && goalKinds.has(exact))) {
    if (example.test(folded)) return { ...none, stance: 'examples' }
    const stillGoal = /^what(?:'s| are| is)? (?:we|our|next)/.test(folded)
    if ((advising.test(folded) && !stillGoal) || (asking && /\?\s*$/.test(folded))) return { ...none, stance: 'advice' }
    if (onboarding.test(folded)) return { ...none, stance: 'onboarding' }
    if (towards.test(folded)) return none
    if (otherSense.test(folded) && !/\bproject (?:goals?|objectives?)\b|\bsprint (?:goals|objectives)\b/.test(folded))
      return { ...none, stance: 'meeting' }
    if (bare.split(' ').length > 9) return none
    const kind = exact && goalKinds.has(exact) ? exact : tailKind(tail![1]!)
    return { ...none, kind, single, horizon: planned.test(folded) }
  }
  if (meeting.test(folded)) return { ...none, stance: 'meeting' }
  if (
    isBackground(folded) ||
    /^(?!.*\bhuman resources$).*\b(?:resources|references|further reading|(?:important|useful|helpful|related|quick|key|relevant|other) links)$/.test(
      folded,
    )
  ) {
    if (exact === 'mission' || exact === 'strategy' || exact === 'term') return { ...none, kind: exact, single }
    return { ...none, stance: 'background' }
  }
  if (onboarding.test(folded) && onboardingOfPeople.test(folded)) return { ...none, stance: 'onboarding' }
  if (example.test(folded)) return { ...none, stance: 'examples' }
  // "Community meeting" is one, "Community meetings" are several.
  if (/^(?:\p{Alpha}+ ){1,2}(?:meeting|sync|check[ -]in)$/u.test(folded) && ritualContainer.test(folded)) return { ...none, ritual: true }
  if (ritualContainer.test(folded) || ritualContainer.test(folded.replace(/ (?:of|for|in|at|during) .*$/, '')))
    return { ...none, kind: 'ritual' }
  const words = folded.split(' ').length
  const named = ritualNoun.test(folded) || (weakRitualNoun.test(folded) && words <= 4)
  if (
    named &&
    words <= 8 &&
    !/^(?:meetings|rituals|ceremonies)\b/.test(folded) &&
    !asking &&
    !/\b(?:notes|goals|tips|guidelines|etiquette|recordings|tools|agenda|protocol|checklists?|invites?|calendars?|schedules?|archives?)\b/.test(
      folded,
    ) &&
    !/\b(?:practices|templates?|examples?|prompts|questions|formats?|polic(?:y|ies)|process(?:es)?)$/.test(folded)
  ) {
    // "Progress update" tells how things went; "Weekly progress update" is held.
    if (/^(?:progress|status|final|year[ -]end)\b/.test(folded) && !ritualNoun.test(folded)) return { ...none, stance: 'results' }
    return { ...none, ritual: true }
  }
  if (exact) return { ...none, kind: exact, single }
  // "How we get there" under goals: the way, which has no end.
  if (
    /^how (?:we|our team|the team)(?:'ll| will| plan to| intend to| want to| are going to)? (?:get there|get to|do (?:it|this|that)|achieve|reach|make it happen)\b/.test(
      folded,
    )
  )
    return { ...none, stance: 'background' }
  // "Mission of the bakers' guild"
  if (/^(?:the )?(?:mission|vision)(?: statement)? of (?:the|our) /.test(folded) && words <= 9)
    return { ...none, kind: 'mission', single: true }
  // "Cluster vision": whose it is stands in front.
  if (words <= 4 && /\b(?:vision|mission)(?: statements?)?(?: \(\w+\))?$/.test(folded) && !startsWithVerb(heading))
    return { ...none, kind: 'mission', single: true }
  // "What we're working on this quarter": a plan, since it says for when.
  if (atWork.test(folded) && (planned.test(folded) || folded.search(period) >= 0)) return { ...none, kind: 'goal', horizon: true }
  if (ourselves.test(folded) && !folded.endsWith('?')) return resulting.test(folded) ? { ...none, stance: 'results' } : none
  if (advising.test(folded) || asking) return { ...none, stance: 'advice' }
  if (resulting.test(folded)) return isStatement(heading) ? none : { ...none, stance: 'results' }
  if (mixed) return { ...none, stance: 'background' }
  const team = teamIn(heading)
  return team === null ? none : { ...none, team }
}

/** "Beliefs and values": two names of one thing, of which the project's words know one. */
function beliefs(bare: string, vocabulary: Vocabulary): Kind | null {
  const parts = bare.split(/ (?:and|&) /)
  const named = parts.filter((part) => vocabulary.headingKind(part) === 'principle')
  const alike = parts.every((part) => named.includes(part) || likePrinciples.test(part))
  return parts.length === 2 && named.length > 0 && alike ? 'principle' : null
}

const principlesOf =
  /^(?:our |the )?(?:founding|operating|working|team|company|leadership|management|cultural|community) (?:principles|tenets)$/

const likePrinciples = /^(?:our |core |shared )?(?:beliefs|culture|virtues|norms|ethos|principles|values|tenets|credo|attitudes)$/

/** "Deliver results for small firms", "The lab provides reliable results": a whole statement, whatever its nouns name. */
function isStatement(heading: string): boolean {
  const { verbs, nounToo } = lexiconOf(en)
  const words = heading
    .toLowerCase()
    .split(/[^\p{Alpha}'’-]+/u)
    .filter((word) => word !== '')
  const isVerb = (word: string, form: 'base' | 's'): boolean => {
    const verb = verbs.get(word)
    return verb?.form === form && !nounToo.has(verb.base)
  }
  return (words.length >= 3 && isVerb(words[0]!, 'base')) || (words.length >= 4 && words.slice(1, -1).some((word) => isVerb(word, 's')))
}
