// Reads which amounts of a statement are targets and which are baselines; the others (audiences, versions, spans) are left out.

import { longUnits, readAmount, timeUnits, type Unit, uncounted, wordValue } from './amounts.js'
import { bes, cans, words } from './grammar.js'
import type { Token } from './tokens.js'

/** One amount that decides something. Offsets in the statement. */
export interface Quantity {
  readonly role: 'target' | 'baseline'
  readonly start: number
  readonly end: number
  readonly value: number
  readonly unit: Unit
  /** The unit's own word ("hours"), for comparing two quantities. */
  readonly unitWord: string
  /** `below` for less than, under, at most; `above` for at least, over; null where the number stands alone. */
  readonly bound: 'below' | 'above' | null
  /** True for "by 30 %": an amount of change, not the value to be reached. */
  readonly delta: boolean
  /** True when only the count of things is given ("Close 45 contracts"). */
  readonly counted: boolean
  readonly tokenIndex: number
}

/** The amount to be reached, and where things stand for the same amount. Further targets only say when something counts. */
export function mainTarget(quantities: readonly Quantity[]): {
  readonly target: Quantity | undefined
  readonly baseline: Quantity | undefined
} {
  const targets = quantities.filter(({ role }) => role === 'target')
  const at = quantities.findIndex(({ role }) => role === 'baseline')
  const baseline = quantities[at]
  if (!baseline) return { target: targets.find(({ unit }) => unit !== 'factor') ?? targets[0], baseline }
  const like = (quantity: Quantity) => quantity.unit === baseline.unit
  const behind = quantities.slice(at + 1).filter(({ role }) => role === 'target')
  const before = quantities.slice(0, at).reverse()
  return { target: behind.find(like) ?? before.find(like) ?? behind[0] ?? before[0], baseline }
}

interface Bound {
  /** Index of its first token. */
  readonly first: number
  readonly side: 'below' | 'above' | null
  /** "in", "within", "over": as often about time as about amounts. */
  readonly weak: boolean
}

const labelWords = words(`
  rfc iso soc fips phase part layer tier step version level grade ward chapter section revision rev stage room figure fig sprint cycle milestone kr objective
  goal okr wave round batch release edition type category class appendix article horizon channel line building floor gate unit week day year issue pr table
  page slide python java node kubernetes ios android windows http tls ipv act form annex route bus lot zone area district option question step`)
const months = words(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
)
const personWords = words('user users people employee employees seat seats customer customers developer developers person engineers')
const factorWords = words(
  'double triple quadruple halve doubled tripled quadrupled halved doubles triples halves doubling tripling halving twice thrice',
)
const metricWords = words('score scores rating ratings nps csat enps index average ratio rate number count level median mean total sum')
const doubledThings = words('check checks click entry room rooms glazing digit digits down opt-in standards')
const known = /^(?:the|these|those|our|their|its|between|both|other|any|last|past|next|previous|first|top-level)$/
const change =
  /^(?:fewer|less|more|faster|increase|decrease|reduction|lift|drop|rise|growth|improvement|cheaper|higher|lower|shorter|up|down)$/

/** The quantities of a statement, in order. */
export function readQuantities(tokens: readonly Token[]): readonly Quantity[] {
  const found: Quantity[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    const quantity = token.kind === 'number' ? readNumber(tokens, index) : token.kind === 'word' ? readWord(tokens, index) : null
    if (!quantity) continue
    found.push(quantity)
    while (index + 1 < tokens.length && tokens[index + 1]!.end <= quantity.end) index++
  }
  return found.map((quantity) => (standsFor(tokens, quantity, found) === 'baseline' ? { ...quantity, role: 'baseline' } : quantity))
}

function readNumber(tokens: readonly Token[], index: number): Quantity | null {
  const amount = readAmount(tokens, index)
  if (!amount) return null
  const token = tokens[index]!
  const text = (at: number) => tokens[at]?.text ?? ''
  const first = amount.start < token.start ? index - 1 : index
  const limit = boundBefore(tokens, first)
  const before = text(first - 1)
  const lead = text((limit?.first ?? first) - 1)
  const after =
    /^or (less|fewer|lower|below|more|better|higher|above)$/.exec(`${text(amount.next)} ${text(amount.next + 1)}`)?.[1] ??
    /^(?:total or|or) (less)$/.exec(`${text(amount.next)} ${text(amount.next + 1)} ${text(amount.next + 2)}`.slice(0, 13))?.[1]
  const side =
    limit?.side ??
    (after ? (/^(?:less|fewer|lower|below)$/.test(after) ? 'below' : 'above') : amount.open || before === 'top' ? 'above' : null)
  const rest = tokens[amount.next]
  const bare = amount.unit === null && !amount.open
  // `replicas=3` is a setting.
  if (token.joined && before === '=' && tokens[first - 1]!.joined && tokens[first - 2]?.kind === 'word') return null

  if (bare && (limit === null || limit.weak) && /^(?:19|20)\d\d$/.test(token.text)) {
    const year = Number(token.text)
    if ((year >= 2010 && year <= 2045) || rest?.kind !== 'word' || uncounted.has(rest.text)) return null
  }
  if (bare && isLabel(tokens, index, amount.next)) return null
  if (bare && /[.,]\d{1,2}$/.test(token.text) && side === null && !/^(?:to|from|of|at|is|reach|reaches|score|:|=)$/.test(before))
    return null
  if (amount.unit === 'time' && !measuresTime(tokens, first, amount.unitWord, limit)) return null
  if (token.inBrackets && side === null && !amount.signed) {
    // "(20 %)" is a share of effort, "(5k users)" a size of somebody, "(two parts)" an aside.
    if (amount.unit === 'percent' && before === '(' && rest?.text === ')') return null
    if (bare && before !== '(' && !/^(?:currently|now|today|from|to)$/.test(before)) return null
  }
  if (token.inBrackets && personWords.has(rest?.text ?? '') && !amount.signed) return null
  if (isAudience(tokens, first) || qualifiesSubject(tokens, first, amount.next)) return null

  const whole = /^(?:of|out)$/.test(rest?.text ?? '')
    ? tokens.slice(amount.next, amount.next + 4).find(({ kind }) => kind === 'number')
    : null
  const ratio = bare ? (whole ?? null) : null
  const noun = amount.unit === null ? (countedNoun(tokens, amount.next) ?? (amount.value === 1 ? oneThing(tokens, index) : null)) : null
  if (bare && side === null && !amount.signed) {
    const level = /^(?:to|=|score|rating|nps|csat|reach|hits?|reaches|than|from)$/.test(before)
      ? !/^(?:upgrade|update|move|migrate|switch|bump|upgraded|updated|link|links|see|refer)$/.test(text(0))
      : /^(?:of|at|is|are|:|by|with)$/.test(before) && tokens.slice(0, first).some((token) => metricWords.has(token.text))
    const standing = /^(?:currently|now|today|was)$/.test(before) || (before === 'of' && /^(?:instead|baseline)$/.test(text(first - 2)))
    const by = before === 'by' && (rest === undefined || rest.kind === 'sign' || uncounted.has(rest.text))
    if (noun === null && !level && !standing && !by && ratio === null) return null
    if (noun !== null && known.test(before) && amount.value < 100) return null
  }
  const delta =
    lead === 'by' ||
    before === 'by' ||
    (amount.signed && /[+-]/.test(text(first))) ||
    amount.unit === 'factor' ||
    change.test(rest?.text ?? '') ||
    /^(?:up|down)$/.test(lead)
  return {
    role: 'target',
    start: limit ? tokens[limit.first]!.start : amount.start,
    end: ratio ? ratio.end : after && rest ? tokens[amount.next + (text(amount.next) === 'or' ? 1 : 2)]!.end : amount.end,
    value: amount.value,
    unit: amount.unit ?? (noun !== null || amount.open || side ? 'count' : null),
    unitWord: amount.unitWord,
    bound: side,
    delta,
    counted: noun !== null || ratio !== null,
    tokenIndex: index,
  }
}

/** The comparator before a number: "at least", "≥", "no more than". `first` is the index of the number or its currency sign. */
function boundBefore(tokens: readonly Token[], first: number): Bound | null {
  let at = first - 1
  const text = (index: number) => tokens[index]?.text ?? ''
  while (/^(?:about|around|approximately|roughly|an?|average|~|≈|median|just|only|first)$/.test(text(at))) at--
  const word = text(at)
  const prior = text(at - 1)
  const made = (length: number, side: Bound['side'], weak = false): Bound => ({ first: at - length + 1, side, weak })
  if (word === '=' && /^[<>]$/.test(prior)) return made(2, prior === '<' ? 'below' : 'above')
  if (/^[<≤]$/.test(word)) return made(1, 'below')
  if (/^[>≥]$/.test(word)) return made(1, 'above')
  if (word === 'than') {
    const negated = /^(?:no|not)$/.test(text(at - 2))
    const low = /^(?:less|fewer|lower|shorter|smaller|faster|quicker|earlier|cheaper|better)$/.test(prior)
    if (!low && !/^(?:more|greater|higher|longer|larger|bigger|older|later|worse|further)$/.test(prior)) return null
    return made(negated ? 3 : 2, low === negated ? 'above' : 'below')
  }
  if (/^(?:least|most)$/.test(word) && /^(?:at|the)$/.test(prior)) return made(2, word === 'least' ? 'above' : 'below')
  if (/^(?:under|below|beneath|maximum|max)$/.test(word)) return made(1, 'below')
  if (/^(?:over|above|minimum|min|exceeds?|exceeding|beyond)$/.test(word)) return made(1, 'above', word === 'over')
  if (/^(?:within|in)$/.test(word)) return made(1, word === 'within' ? 'below' : null, true)
  if (word === 'to' && prior === 'up') return made(2, 'below')
  if (word === 'of' && /^(?:minimum|maximum)$/.test(prior)) return made(2, prior === 'minimum' ? 'above' : 'below')
  return null
}

/** `Phase 2`, `ISO 9001`, `Postgres 16`, `3 June`: a name's number, or a day's. */
function isLabel(tokens: readonly Token[], index: number, next: number): boolean {
  const before = tokens[index - 1]
  if (months.has(tokens[next]?.text ?? '')) return true
  if (before?.kind !== 'word') return before?.kind === 'code'
  if (months.has(before.text) && (before.text !== 'may' || before.capital)) return true
  if (labelWords.has(before.text)) return true
  const inside = tokens[index - 2]?.kind === 'word' || tokens[index - 2]?.kind === 'number'
  return (before.acronym && countedNoun(tokens, next) === null) || (before.capital && inside)
}

/** A duration is a target where it says how long something takes; elsewhere it is a span or a label. */
function measuresTime(tokens: readonly Token[], first: number, unit: string, limit: Bound | null): boolean {
  const text = (at: number) => tokens[at]?.text ?? ''
  const before = text(first - 1)
  const lead = text((limit?.first ?? first) - 1)
  // "runs for 10 days without a jam": how long it must hold.
  const held = before === 'for' && !tokens[first]!.inBrackets && tokens.slice(first, first + 5).some(({ text }) => text === 'without')
  if (!held && /^(?:last|past|previous|next|every|each|final|coming|for|year|the|these|this)$/.test(before)) return false
  if (before === 'first' && text(first - 2) !== 'within') return false
  if (!limit) return true
  if (!limit.weak) return !(lead === 'for' && tokens.slice(0, first).some((token) => /^(?:that|which|who)$/.test(token.text)))
  if (before === 'over') return false
  if (!longUnits.has(unit) || /^(?:d|days?)$/.test(unit)) return true
  return (
    before === 'within' &&
    /^(?:reviewed|answered|processed|resolved|fixed|closed|paid|reply|respond|solved|handled|delivered|completed|contacted|ready|productive)$/.test(
      lead,
    )
  )
}

/** "to support 500 users": the number says whom, not how far. */
function isAudience(tokens: readonly Token[], first: number): boolean {
  for (let back = 1; back <= 4; back++) {
    const verb = tokens[first - back]
    if (verb?.kind !== 'word') return false
    if (/^(?:scale|serve|support|accommodate|handle|host|enables?|drives?)$/.test(verb.text))
      return /^(?:to|that|which)$/.test(tokens[first - back - 1]?.text ?? '')
  }
  return false
}

/** "Accounts with 20k revenue are flagged": the number says which, the verb behind it what happens to them. */
function qualifiesSubject(tokens: readonly Token[], first: number, next: number): boolean {
  if (!/^(?:with|over|above)$/.test(tokens[first - 1]?.text ?? '') || first < 2) return false
  for (let at = next; at < Math.min(tokens.length, next + 5); at++) {
    if (bes.has(tokens[at]!.text) || cans.has(tokens[at]!.text)) return true
    if (tokens[at]!.kind === 'sign') return false
  }
  return false
}

/** The noun a number counts, at most four words on; null where none follows. */
function countedNoun(tokens: readonly Token[], from: number): string | null {
  for (let at = from; at < from + 5; at++) {
    const word = tokens[at]
    if (word?.inBrackets || (word?.text === '(' && tokens[at + 1]?.inBrackets)) {
      while (tokens[at + 1]?.inBrackets) at++
      if (tokens[at + 1]?.text === ')') at++
      from = at - 1
      continue
    }
    if (word?.kind !== 'word' || uncounted.has(word.text) || months.has(word.text)) return null
    if (
      (/[^s]s$/.test(word.text) && word.text.length > 3) ||
      /^(?:people|staff|children|women|men|mice|criteria)$/.test(word.text) ||
      word.acronym
    )
      return word.text
  }
  return null
}

/** "Bake 1 cake": what a figure behind the first word counts, in the singular, or null. */
function oneThing(tokens: readonly Token[], index: number): string | null {
  const [verb, , thing] = tokens
  if (index !== 1 || verb?.kind !== 'word' || labelWords.has(verb.text) || verb.acronym || thing?.kind !== 'word' || thing.capital)
    return null
  return uncounted.has(thing.text) || months.has(thing.text) ? null : thing.text
}

/** Numbers in words: two nurses, zero incidents, double, a majority of, at least one. */
function readWord(tokens: readonly Token[], index: number): Quantity | null {
  const token = tokens[index]!
  const text = (at: number) => tokens[at]?.text ?? ''
  const next = text(index + 1)
  const before = text(index - 1)
  const made = (unit: Unit, value: number, end: number, start = token.start): Quantity => ({
    role: 'target',
    start,
    end,
    value,
    unit,
    unitWord: '',
    bound: null,
    delta: unit === 'factor',
    counted: unit === 'count',
    tokenIndex: index,
  })
  // "by an order of magnitude", "two orders of magnitude"; by "orders of magnitude" nobody says how many.
  const counted = /^(?:an|one)$/.test(before) || wordValue(before) !== undefined || tokens[index - 1]?.kind === 'number'
  if (/^orders?$/.test(token.text) && next === 'of' && /^magnitudes?$/.test(text(index + 2)) && counted)
    return made('factor', 10, tokens[index + 2]!.end, tokens[index - 1]!.start)
  if (factorWords.has(token.text)) {
    const often = /^(?:twice|thrice)$/.test(token.text) && /^(?:a|per|each|every)$/.test(next)
    return often || (token.text === 'double' && doubledThings.has(next)) ? null : made('factor', 2, token.end)
  }
  if (/^(?:hourly|daily|weekly|monthly)$/.test(token.text) && before === 'to' && tokens.slice(0, index).some(({ text }) => text === 'from'))
    return { ...made('count', 1, token.end), unitWord: token.text, counted: false }
  const isWord = tokens[index + 1]?.kind === 'word'
  if (token.text === 'no' && index === 0 && isWord && !/^(?:longer|more)$/.test(next)) return made('count', 0, token.end)
  if (token.text === 'without' && next === 'a' && text(index + 2) === 'single') return made('count', 0, tokens[index + 2]!.end)
  if (token.text === 'zero') return isWord || /^(?:to|at|is)$/.test(before) ? made('count', 0, token.end) : null
  if (token.text === 'majority' && next === 'of')
    return made('percent', 50, token.end, /^(?:a|the)$/.test(before) ? tokens[index - 1]!.start : token.start)
  if (/^(?:half|third|quarter|quarters|thirds)$/.test(token.text) && next === 'of') {
    const share =
      /^(?:a|one|two|three|least|to|at|by|in|)$/.test(before) && (token.text === 'half' || !/^(?:year|the|20\d\d)$/.test(text(index + 2)))
    return share && !/^(?:year|20\d\d)$/.test(text(index + 2)) ? made('percent', 50, token.end) : null
  }
  if (token.text === 'one')
    return before === 'least' && text(index - 2) === 'at'
      ? { ...made('count', 1, token.end, tokens[index - 2]!.start), bound: 'above' }
      : next === 'or' && text(index + 2) === 'more'
        ? { ...made('count', 1, tokens[index + 2]!.end), bound: 'above' }
        : isRate(tokens, index)
          ? made('count', 1, token.end)
          : null
  const top = /^top-(\d{1,3})$/.exec(token.text)
  if (top) return made('count', Number(top[1]), token.end)
  const value = wordValue(token.text)
  if (value === undefined || known.test(before) || labelWords.has(before) || /^(?:all|of|in|one)$/.test(before) || token.inBrackets)
    return null
  const limit = boundBefore(tokens, index)
  const start = limit ? tokens[limit.first]!.start : token.start
  const unitAt = [index + 1, index + 2].find((at) => tokens[at]?.kind === 'word' && timeUnits.has(text(at)))
  if (unitAt !== undefined) {
    if (!measuresTime(tokens, index, text(unitAt), limit)) return null
    return { ...made('time', value, tokens[unitAt]!.end, start), unitWord: text(unitAt), bound: limit?.side ?? null }
  }
  if (next === 'percent') return { ...made('percent', value, tokens[index + 1]!.end), delta: before === 'by' }
  return countedNoun(tokens, index + 1) !== null || limit?.side
    ? { ...made('count', value, token.end, start), bound: limit?.side ?? null }
    : null
}

/** "one book a month": how many, and in which time. */
function isRate(tokens: readonly Token[], one: number): boolean {
  for (let at = one + 2; at < one + 5; at++)
    if (
      /^(?:a|an|per|each|every)$/.test(tokens[at]?.text ?? '') &&
      /^(?:day|week|month|quarter|year|sprint)$/.test(tokens[at + 1]?.text ?? '')
    )
      return true
  return false
}

/** "from A to B", "instead of A", "(currently A)", "against A last year": A is where things stand. */
function standsFor(tokens: readonly Token[], quantity: Quantity, all: readonly Quantity[]): 'target' | 'baseline' {
  let at = quantity.tokenIndex - 1
  while (at >= 0 && tokens[at]!.start >= quantity.start) at--
  const text = (index: number) => tokens[index]?.text ?? ''
  while (/^(?:about|around|an?|average|the|~)$/.test(text(at))) at--
  const word = text(at)
  const prior = text(at - 1)
  if (word === 'from') {
    const followed = all.some(
      (other) =>
        other.start > quantity.start &&
        tokens.some((token) => token.text === 'to' && token.start >= quantity.end && token.end <= other.start + 3),
    )
    return followed || (quantity.bound === null && !quantity.counted) ? 'baseline' : 'target'
  }
  if (/^(?:currently|today|now|versus|vs|baseline|was|previously)$/.test(word)) return 'baseline'
  if (word === 'of' && /^(?:instead|baseline)$/.test(prior)) return 'baseline'
  if (word === ':' && /^(?:baseline|currently|today|now|current)$/.test(prior)) return 'baseline'
  return (word === 'at' && /^(?:currently|now)$/.test(prior)) || (word === '.' && prior === 'vs') ? 'baseline' : 'target'
}
