// The table of kinds: their default lifetime, the words that head or label them, their fields and their block. Data only; recognition reads it.

export type Lifetime = 'enduring' | 'strategy-bound' | 'spanned' | 'recurring' | 'point' | 'standing'
export type Block = 'context' | 'intent' | 'collaboration' | 'investment' | 'cross-cutting'

export const relations = [
  'belongs-to',
  'ladders-to',
  'has-kr',
  'measures',
  'aims-at',
  'justified-by',
  'constrained-by',
  'reported-under',
  'contributes-to',
  'causes',
  'input-to',
  'next-rung',
  'owns',
  'produces',
  'consumes',
  'reviews',
  'opens',
  'closes',
  'nested-in',
  'decides',
  'supersedes',
  'guards',
  'tests',
  'interacts-with',
  'funds',
  'applies-to',
] as const
export type Relation = (typeof relations)[number]

export interface KindRow {
  readonly lifetime: Lifetime
  /** How people call one of them, in a sentence. */
  readonly title: string
  readonly plural: string
  /** Words that head a section of them or one of them, singular and plural, lower case. */
  readonly headings: readonly string[]
  /** Words that label one of them in front of a colon, lower case. */
  readonly labels: readonly string[]
  /** Canonical keys of the fields it takes beside `id status tags source lifetime owner`; `!` marks a required one. */
  readonly fields: readonly string[]
  readonly block: Block
}

const row = (
  lifetime: Lifetime,
  block: Block,
  title: string,
  plural: string,
  headings: string,
  labels: string,
  fields: string,
): KindRow => ({
  lifetime,
  block,
  title,
  plural,
  headings: list(headings),
  labels: list(labels),
  fields: fields.split(' ').filter(Boolean),
})
const list = (text: string): string[] =>
  text
    .split('|')
    .map((word) => word.trim())
    .filter(Boolean)

export const kinds = {
  mission: row(
    'enduring',
    'intent',
    'mission',
    'missions',
    'mission|our mission|mission statement|purpose|our purpose|vision|our vision|vision statement|charter|core focus|mission and vision|vision and mission|our mission and vision',
    'mission|purpose|vision',
    'statement! serves review-every',
  ),
  strategy: row(
    'strategy-bound',
    'intent',
    'strategy',
    'strategies',
    'strategy|our strategy|diagnosis|guiding policy|guiding policies|pillars|strategic pillars|themes|strategic themes|focus areas|methods',
    'strategy|pillar|theme|guiding policy|diagnosis',
    'diagnosis policies actions out-of-bounds holds-for review-every',
  ),
  model: row(
    'strategy-bound',
    'context',
    'model',
    'models',
    'driver tree|kpi tree|north star|north star metric|north star framework|belief map|flywheel|capability tree|journey map|causal model|growth model|persistent model|persistent models',
    'north star|north star metric|driver tree|flywheel|model',
    'root! nodes! edges holds-for review-every!',
  ),
  metric: row(
    'strategy-bound',
    'context',
    'metric',
    'metrics',
    'metric|metrics|key metrics|health metrics|counter metrics|guardrail metrics|kpi|kpis|core metrics|inputs|input metrics|drivers|lead measures|lag measures|scorecard',
    'metric|health metric|counter metric|guardrail metric|kpi|input|driver|lead measure|lag measure',
    'definition! unit! window source current baseline target role review-every',
  ),
  opportunity: row(
    'standing',
    'context',
    'opportunity',
    'opportunities',
    'opportunity|opportunities|insights',
    'opportunity|insight',
    'statement! evidence population',
  ),
  assumption: row(
    'standing',
    'context',
    'assumption',
    'assumptions',
    'assumption|assumptions|beliefs|hypotheses|risks and assumptions|obstacles',
    'assumption|belief|hypothesis|obstacle',
    'statement! test check-by',
  ),
  intent: row(
    'spanned',
    'intent',
    'intent',
    'intents',
    "intent|strategic intent|commander's intent|direction|priorities|priority|top priorities|current priorities",
    "intent|direction|priority|commander's intent",
    'what! why! boundaries profile by timeline cycle',
  ),
  goal: row(
    'spanned',
    'intent',
    'goal',
    'goals',
    'goal|goals|the goal|our goals|team goals|current goals|project goals|annual goals|yearly goals|quarterly goals|targets|target|rocks|yearlies|wigs|outcomes|desired outcomes|commitments',
    'goal|target|rock|wig|yearly|outcome|annual goal',
    'statement! measure! done-when by! timeline cycle type parent serves assumptions status baseline target',
  ),
  objective: row(
    'spanned',
    'intent',
    'objective',
    'objectives',
    'objective|objectives|okr|okrs|objectives and key results|objectives & key results',
    'objective|okr|o',
    'statement! by cycle timeline serves status committed',
  ),
  'key-result': row(
    'spanned',
    'intent',
    'key result',
    'key results',
    'key result|key results|krs|measures of success|success measures|success metrics|success criteria|success indicators|indicators of success',
    'key result|kr|measure of success|success metric|success criterion|success indicator|indicator of success',
    'measure! done-when by timeline confidence grade status baseline target',
  ),
  'anti-goal': row(
    'standing',
    'intent',
    'non-goal',
    'non-goals',
    'non-goals|non goals|nongoals|anti-goals|anti goals|no-gos|out of scope|not doing|what we are not doing|what we are not working on|not in scope',
    'non-goal|anti-goal|no-go|out of scope',
    'statement! scope',
  ),
  bet: row(
    'spanned',
    'intent',
    'bet',
    'bets',
    'bet|bets|initiative|initiatives|pitch|pitches|projects|epics|workstreams|key initiatives',
    'bet|initiative|pitch|project|epic|workstream',
    'hypothesis! appetite by! timeline cycle measure pivot-points team shape aims-at! no-gos rabbit-holes status',
  ),
  milestone: row(
    'point',
    'intent',
    'milestone',
    'milestones',
    'milestone|milestones|checkpoints|gates|deliverable|deliverables',
    'milestone|checkpoint|gate|deliverable',
    'by! decision criteria status',
  ),
  decision: row(
    'point',
    'collaboration',
    'decision',
    'decisions',
    'decision|decisions|decision record|decision log|adr',
    'decision|adr',
    'status! date! decider! consulted informed context! options outcome! consequences supersedes due',
  ),
  principle: row(
    'enduring',
    'intent',
    'principle',
    'principles',
    'principle|principles|guiding principles|our principles|values|our values|core values|tenets|our tenets',
    'principle|value|core value|tenet',
    'statement! why review-every',
  ),
  guardrail: row(
    'enduring',
    'intent',
    'guardrail',
    'guardrails',
    'guardrail|guardrails|constraints|wip limits|policies',
    'guardrail|constraint|policy|wip limit',
    'statement! applies-to threshold why expires review-every',
  ),
  team: row(
    'standing',
    'collaboration',
    'team',
    'teams',
    'team|teams|our teams|squads|pods|chapters|circles|tribes',
    'team|squad|tribe|pod|chapter|circle',
    'focus! type members lead serves owns channels stability until',
  ),
  role: row(
    'enduring',
    'collaboration',
    'role',
    'roles',
    'role|roles|roles and responsibilities|responsibilities',
    'role',
    'purpose! holder decides accountable-for',
  ),
  'working-agreement': row(
    'enduring',
    'collaboration',
    'working agreement',
    'working agreements',
    'working agreement|working agreements|team agreement|team agreements|norms|team norms|ways of working|definition of done|definition of ready',
    'working agreement|norm',
    'items! team! review-every!',
  ),
  ritual: row(
    'recurring',
    'cross-cutting',
    'ritual',
    'rituals',
    'ritual|rituals|our rituals|team rituals|ceremony|ceremonies|agile ceremonies|meeting|meetings|team meetings|recurring meetings|regular meetings|meeting schedule|meeting times|syncs|reviews|check-ins|cadence|cadences|operating rhythm|working rhythm|rhythm',
    'ritual|ceremony|meeting|sync|review|check-in|retro|retrospective|planning|standup|stand-up|betting table',
    'purpose! cadence! trigger participants! duration inputs produces! decides agenda starting',
  ),
  artifact: row(
    'standing',
    'cross-cutting',
    'artifact',
    'artifacts',
    'artifact|artifacts|artefacts|documents|dashboards|our artifacts|key documents',
    'artifact|artefact|document|deck|dashboard|one-pager|scorecard|board|roadmap|log',
    'purpose! creator! consumers! used-in! horizon refresh link type',
  ),
  framework: row(
    'enduring',
    'cross-cutting',
    'framework',
    'frameworks',
    'framework|frameworks|our frameworks|playbook|operating system|how we set goals|how we plan',
    'framework|method|playbook',
    'purpose! applies-to rituals artifacts terms review-every expires',
  ),
  cycle: row(
    'spanned',
    'investment',
    'cycle',
    'cycles',
    'cycle|cycles|planning cycle|planning cycles|planning period|planning periods|cool-down|seasons',
    'cycle|quarter|sprint|season|half|planning period',
    'length! start! end opens-with closes-with nested-in cooldown',
  ),
  'work-shape': row(
    'enduring',
    'investment',
    'work shape',
    'work shapes',
    'work shape|work shapes|types of work|bet types',
    'work shape|type of work',
    'coordination! funding goals-style governance risks frameworks',
  ),
  investment: row(
    'spanned',
    'investment',
    'investment',
    'investments',
    'investment|investments|funding|budget|allocation|capacity allocation|capacity',
    'investment|funding|budget|allocation|capacity',
    'unit! amount theory! review-every milestones by timeline',
  ),
  term: row('enduring', 'collaboration', 'term', 'terms', 'glossary|definitions|vocabulary|terms', 'term', 'definition! not aliases'),
} as const satisfies Record<string, KindRow>

export type Kind = keyof typeof kinds
export const kindIds = Object.keys(kinds) as Kind[]

const fieldKeys = new Map<Kind, readonly string[]>(kindIds.map((kind) => [kind, kinds[kind].fields.map((key) => key.replace('!', ''))]))

/** The keys of the fields a kind takes, required or not. */
export const fieldsOf = (kind: Kind): readonly string[] => fieldKeys.get(kind) ?? []

export interface FieldRow {
  /** Labels and column heads people write for it, lower case. */
  readonly labels: readonly string[]
  readonly title: string
}

const field = (title: string, labels: string): FieldRow => ({ title, labels: list(labels) })

/** Canonical field keys and the labels people write for them. Kebab-case; documents may write blanks, `-` or `_` alike. */
export const fields = {
  owner: field(
    'Owner',
    'owner|owners|owned by|dri|lead|leads|lead contributor|project lead|team lead|lead maintainer|responsible|accountable|driver|contact|point person|assignee|assigned to|champion|sponsor|who|facilitator|chair|chairs|host',
  ),
  by: field(
    'By',
    'by|due|due date|deadline|target date|end date|eta|due by|completion date|estimated completion|planned completion|expected completion|delivery date|expected delivery|proposed date|planned date|expected date|estimated date|release date|launch date|date due|when due',
  ),
  timeline: field('Timeline', 'timeline|time span|timespan|time frame|timeframe|period|time period|time|quarter|horizon|timing|date|dates'),
  start: field('Start', 'start|start date|starts|from'),
  end: field('End', 'end|ends|until'),
  cycle: field('Cycle', 'cycle|sprint|iteration'),
  status: field('Status', 'status|state|progress|rag'),
  grade: field('Grade', 'grade|score|final score|rating|result'),
  confidence: field('Confidence', 'confidence|confidence level'),
  measure: field(
    'Measure',
    'measure|measures|measured by|metric|metrics|kpi|success metric|success metrics|how we measure|measure of success',
  ),
  'done-when': field('Done when', 'done when|done-when|definition of done|success criteria|acceptance criteria|exit criteria|we will know'),
  baseline: field('Baseline', 'baseline|current|current value|from|start value|today'),
  target: field('Target', 'target|target value|to'),
  priority: field('Priority', 'priority|prio|p'),
  parent: field('Parent', 'parent|parent goal|higher objective'),
  serves: field('Serves', 'serves|supports|aligned with|aligns to|alignment|ladders to|contributes to'),
  'aims-at': field('Aims at', 'aims at|aims-at'),
  'holds-for': field('Holds for', 'holds for|valid for'),
  'review-every': field('Review every', 'review every|reviewed every|review|review cadence'),
  expires: field('Expires', 'expires|expiry|expires on'),
  cadence: field(
    'Cadence',
    'cadence|frequency|schedule|when|how often|meeting time|meeting times|times|timing|recurrence|occurs|rhythm|regularity',
  ),
  trigger: field('Trigger', 'trigger|triggered by'),
  duration: field('Duration', 'duration|length|timebox|time box|how long'),
  starting: field('Starting', 'starting|first on|since|anchor'),
  participants: field('Participants', 'participants|attendees|who attends|audience|invitees|attended by|members'),
  purpose: field('Purpose', 'purpose|why|aim|objective of the meeting|intent|what for'),
  inputs: field('Inputs', 'inputs|input|consumes|uses|needs'),
  produces: field('Produces', 'produces|outputs|output|outcomes|creates|results in'),
  agenda: field('Agenda', 'agenda'),
  decides: field('Decides', 'decides|decisions'),
  creator: field('Created by', 'created by|creator|author|maintained by|made by'),
  consumers: field('Used by', 'used by|consumers|readers|audience'),
  'used-in': field('Used in', 'used in|used at|used-in'),
  refresh: field('Refresh', 'refresh|refreshed|update frequency'),
  link: field('Link', 'link|url|where|location|notes'),
  definition: field('Definition', 'definition|counting rule|how counted'),
  unit: field('Unit', 'unit|units'),
  window: field('Window', 'window|measurement window'),
  hypothesis: field('Hypothesis', 'hypothesis|we believe'),
  appetite: field('Appetite', 'appetite'),
  team: field('Team', 'team|squad|group|department'),
  focus: field('Focus', 'focus|team focus'),
  members: field('Members', 'members|people'),
  until: field('Until', 'until'),
  decider: field('Decider', 'decider|deciders|decided by|approver'),
  supersedes: field('Supersedes', 'supersedes|replaces'),
  reviews: field('Reviews', 'reviews|looks at'),
  opens: field('Opens', 'opens'),
  closes: field('Closes', 'closes'),
  'opens-with': field('Opens with', 'opens with'),
  'closes-with': field('Closes with', 'closes with'),
  'nested-in': field('Nested in', 'nested in|part of'),
  id: field('Id', 'id'),
  updated: field('Last updated', 'last updated|updated on|last reviewed'),
  stability: field('Stability', 'stability'),
  type: field('Type', 'type'),
  lifetime: field('Lifetime', 'lifetime'),
  kind: field('Kind', 'kind|type'),
} as const satisfies Record<string, FieldRow>

export type FieldKey = keyof typeof fields
