// Reads which numbers of a statement are targets, baselines, counts or only look like one; language enters only through small unit words.

import type { Token } from './tokens.js'

export type Unit = 'percent' | 'money' | 'time' | 'count' | 'factor' | 'points' | 'size' | null

/** One quantity that decides something. Offsets in the statement. */
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

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

const timeUnits = set(
  'ms millisecond milliseconds s sec secs second seconds min mins minute minutes h hr hrs hour hours d day days week weeks month months quarter quarters year years fortnight fortnights',
)
const longTime = set('d day days week weeks month months quarter quarters year years fortnight fortnights')
const sizeUnits = set(
  'b kb mb gb tb kib mib gib bytes g kg t ton tons tonne tonnes m km cm mm l litre litres liter liters ml kwh mwh gwh kw mw w v degrees °c hectare hectares ha acres sqm m2 hz khz mhz ghz fps rpm qps rps tps db bps mbps gbps co2 tco2e core cores',
)
const pointUnits = set('points point pp pts stars star bps basis')
const scaleWords = set('k m bn b million billion thousand hundred mn mio lakh crore')
const codeWords = set(
  'rfc iso soc fips phase part layer tier step version level grade ward chapter section revision rev stage room figure fig sprint cycle milestone kr objective goal okr wave round batch release edition type category class appendix article horizon channel line building floor gate unit week day no year issue pr table page slide python java node kubernetes ios android windows http tls ipv schema act form annex route bus lot zone area district',
)
const months = set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec',
)
const audienceVerbs = set('scale serve support accommodate handle cover host reach-out')
const numberWords: Readonly<Record<string, number>> = {
  zero: 0,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  dozen: 12,
}
const factorWords = set(
  'double triple quadruple halve doubled tripled quadrupled halved doubles triples halves doubling tripling halving twice thrice',
)
const personWords = set('user users people employee employees seat seats customer customers developer developers person engineers')
const notCountable = set(
  'of and or the in on at by for with from to a an is are was as per that this we our it be than until before after since end which who',
)

/** The quantities of a statement, in order. */
export function readQuantities(tokens: readonly Token[]): readonly Quantity[] {
  const found: Quantity[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    const quantity = token.kind === 'number' ? readDigits(tokens, index) : token.kind === 'word' ? readWord(tokens, index) : null
    if (!quantity) continue
    found.push(quantity)
    while (index + 1 < tokens.length && tokens[index + 1]!.end <= quantity.end) index++
  }
  return markBaselines(tokens, found)
}

function readDigits(tokens: readonly Token[], index: number): Quantity | null {
  const token = tokens[index]!
  const at = (offset: number) => tokens[index + offset]
  const before = at(-1)
  const after = at(1)
  if (before?.joined && (before.text === '/' || before.text === '-' || before.text === '–') && at(-2)?.kind === 'number') return null
  if (token.joined && before && /^[#§.:/@_]$/.test(before.text) && !(before.text === '/' && at(-2)?.kind === 'number')) return null
  if (after?.joined && after.text === ':' && at(2)?.kind === 'number' && at(2)!.joined) return null
  const value = Number(token.text.replace(/[.,](?=\d{3}(?:\D|$))/g, '').replace(',', '.'))

  let end = token.end
  let cursor = index + 1
  let unit: Unit = null
  let unitWord = ''
  let plus = false
  let scale = 1
  const money = before && /^[$€£¥]$/.test(before.text) && token.joined
  const take = () => {
    end = tokens[cursor]!.end
    cursor++
  }
  // Ranges and ratios: 4-7, 20–30%, 8 of 10, 3/3.
  const dash = tokens[cursor]
  if (dash && /^[-–/]$/.test(dash.text) && dash.joined && tokens[cursor + 1]?.kind === 'number' && tokens[cursor + 1]!.joined) {
    const second = tokens[cursor + 1]!
    const third = tokens[cursor + 2]
    if (third && /^[-–/]$/.test(third.text) && third.joined) return null
    if (dash.text === '/' && (Number(second.text) === 7 || Number(second.text) === 365)) return null
    if (value >= 1900 && value <= 2100) return null
    cursor++
    take()
    if (dash.text === '/') return quantity('count', '/', { counted: false })
  }
  let next = tokens[cursor]
  if (next?.joined && next.text === '+') {
    plus = true
    take()
    next = tokens[cursor]
  }
  if (
    next?.kind === 'word' &&
    next.joined &&
    (/^[xh]$|^(?:st|nd|rd|th)$/.test(next.text) || scaleWords.has(next.text) || timeUnits.has(next.text) || sizeUnits.has(next.text))
  ) {
    if (/^(?:st|nd|rd|th)$/.test(next.text)) return null
    if (next.text === 'x') unit = 'factor'
    else if (scaleWords.has(next.text) && !(next.text === 'm' && !money && timeUnits.has('m'))) scale = scaleOf(next.text)
    else unit = timeUnits.has(next.text) ? 'time' : 'size'
    unitWord = next.text
    take()
    next = tokens[cursor]
  } else if (next?.kind === 'word' && next.joined) return null
  if (next?.joined && next.text === '+') {
    plus = true
    take()
    next = tokens[cursor]
  }
  if (next && next.text === '×') {
    unit = 'factor'
    take()
    next = tokens[cursor]
  }
  if (next?.kind === 'word' && !next.joined && /^(?:million|billion|thousand|mn|bn|mio)$/.test(next.text)) {
    scale = scaleOf(next.text)
    take()
    next = tokens[cursor]
  }
  if (next && (next.text === '%' || next.text === 'percent' || next.text === 'pct' || next.text === '‰')) {
    unit = 'percent'
    take()
  } else if (next?.text === 'per' && tokens[cursor + 1]?.text === 'cent') {
    unit = 'percent'
    cursor++
    take()
  } else if (next && /^[€$£]$/.test(next.text)) {
    unit = 'money'
    take()
  } else if (
    money ||
    next?.text === 'eur' ||
    next?.text === 'usd' ||
    next?.text === 'gbp' ||
    next?.text === 'dollars' ||
    next?.text === 'euros'
  )
    unit = 'money'
  else if (next?.text === 'times') {
    unit = 'factor'
    take()
  }
  // 6-month, 20-minute: a number that is part of an adjective.
  const hyphened = tokens[cursor]
  if (hyphened?.text === '-' && hyphened.joined && tokens[cursor + 1]?.joined) {
    if (plus || bound(tokens, index)?.side) unit = unit ?? 'count'
    else return null
  }
  if (unit === null && !plus) {
    // A unit word, perhaps after one or two adjectives ("5 working days").
    for (let ahead = 0; ahead < 3 && unit === null; ahead++) {
      const word = tokens[cursor + ahead]
      if (word?.kind !== 'word') break
      if (timeUnits.has(word.text) || sizeUnits.has(word.text) || pointUnits.has(word.text)) {
        unit = timeUnits.has(word.text) ? 'time' : sizeUnits.has(word.text) ? 'size' : 'points'
        unitWord = word.text
        cursor += ahead
        take()
      } else if (notCountable.has(word.text)) break
    }
  }
  return quantity(unit, unitWord, { counted: false })

  function quantity(kind: Unit, word: string, { counted }: { counted: boolean }): Quantity | null {
    const limit = bound(tokens, index)
    const prior = tokens[limit?.first ?? (money ? index - 1 : index)]
    const lead = tokens[(limit?.first ?? (money ? index - 1 : index)) - 1]
    const rest = tokens[cursor]
    const sidePost =
      rest?.text === 'or' && /^(?:less|fewer|lower|below|more|better|higher|above)$/.test(tokens[cursor + 1]?.text ?? '')
        ? tokens[cursor + 1]!.text
        : null
    let side: 'below' | 'above' | null =
      limit?.side ?? (sidePost ? (/^(?:less|fewer|lower|below)$/.test(sidePost) ? 'below' : 'above') : plus ? 'above' : null)
    let endHere = end
    if (sidePost) endHere = tokens[cursor + 1]!.end
    const year = /^(?:19|20)\d\d$/.test(token.text)
    if (year && kind === null && !plus && (limit === null || limit.weak)) {
      if (Number(token.text) >= 2010 && Number(token.text) <= 2045) return null
      if (rest?.kind !== 'word' || notCountable.has(rest.text)) return null
    }
    if (kind === null && !plus && isCode(tokens, index, cursor)) return null
    if (kind === 'time' && !timeIsTarget(tokens, index, word, limit)) return null
    if (token.inBrackets && kind === 'percent' && side === null && isEffort(tokens, index, cursor)) return null
    if (personWords.has(rest?.text ?? '') && token.inBrackets && before?.text !== '+') return null
    if (isAudience(tokens, index)) return null
    const delta =
      (lead?.text === 'by' && limit === null) ||
      prior?.text === 'by' ||
      before?.text === '+' ||
      before?.text === '-' ||
      kind === 'factor' ||
      /^(?:fewer|less|more|faster|increase|decrease|reduction|lift|drop|rise|growth|improvement|cheaper|higher|lower|shorter|up|down)$/.test(
        rest?.text ?? '',
      ) ||
      /^(?:up|down)$/.test(lead?.text ?? '')
    if (kind === null && side === null && !plus) {
      // A bare number counts when it counts something, or stands where a level is reached.
      const noun = countedNoun(tokens, cursor)
      const level =
        lead && /^(?:to|of|at|is|are|=|:|by|from|with|score|reach|hits?|reaches|than)$/.test(prior === token || money ? lead.text : '')
      if (!noun && !level && !(before?.text === '+' || before?.text === '~' || (index === 0 && tokens.length > 1 && rest?.kind === 'word')))
        return null
      if (
        noun &&
        before &&
        /^(?:the|these|those|our|their|its|between|both|other|last|past|next|previous|first|all|top-level)$/.test(before.text) &&
        value < 100
      )
        return null
      return make(value * scale, noun ? 'count' : kind, side, delta && before?.text !== 'by' ? true : delta, noun !== null, endHere)
    }
    return make(
      value * scale,
      kind ?? (plus || side ? 'count' : null),
      side,
      delta,
      counted || (kind === null && countedNoun(tokens, cursor) !== null),
      endHere,
    )
    function make(amount: number, u: Unit, s: 'below' | 'above' | null, d: boolean, c: boolean, e: number): Quantity {
      if (token.kind === 'number' && before?.text === 'top') side = 'above'
      const first = limit
        ? tokens[limit.first]!.start
        : before && token.joined && /^[$€£¥+~<>≤≥±-]$/.test(before.text)
          ? before.start
          : token.start
      return {
        role: 'target',
        start: first,
        end: e,
        value: amount,
        unit: u,
        unitWord: word,
        bound: s,
        delta: d,
        counted: c,
        tokenIndex: index,
      }
    }
  }
}

function scaleOf(word: string): number {
  if (word === 'k' || word === 'thousand') return 1e3
  if (word === 'm' || word === 'million' || word === 'mn' || word === 'mio') return 1e6
  if (word === 'b' || word === 'bn' || word === 'billion') return 1e9
  return word === 'hundred' ? 100 : 1
}

/** The comparator before a number ("at least", "≥", "no more than"): where it starts and which way it points. */
function bound(tokens: readonly Token[], index: number): { first: number; side: 'below' | 'above' | null; weak: boolean } | null {
  let cursor = index - 1
  if (/^[$€£¥]$/.test(tokens[cursor]?.text ?? '')) cursor--
  while (/^(?:about|around|approximately|roughly|an?|average|~|≈|median|just|only)$/.test(tokens[cursor]?.text ?? '')) cursor--
  const word = tokens[cursor]?.text ?? ''
  const prior = tokens[cursor - 1]?.text ?? ''
  if (word === '=' && /^[<>]$/.test(prior)) return { first: cursor - 1, side: prior === '<' ? 'below' : 'above', weak: false }
  if (/^[<≤]$/.test(word)) return { first: cursor, side: 'below', weak: false }
  if (/^[>≥]$/.test(word)) return { first: cursor, side: 'above', weak: false }
  if (word === 'than') {
    const negated = /^(?:no|not)$/.test(tokens[cursor - 2]?.text ?? '')
    if (/^(?:less|fewer|lower|shorter|smaller|faster|quicker|better|earlier|cheaper)$/.test(prior))
      return { first: cursor - (negated ? 2 : 1), side: negated ? 'above' : 'below', weak: false }
    if (/^(?:more|greater|higher|longer|larger|bigger|older|later|worse|further)$/.test(prior))
      return { first: cursor - (negated ? 2 : 1), side: negated ? 'below' : 'above', weak: false }
    return null
  }
  if ((word === 'least' || word === 'most') && (prior === 'at' || prior === 'the'))
    return { first: cursor - 1, side: word === 'least' ? 'above' : 'below', weak: false }
  if (/^(?:under|below|beneath|maximum|max)$/.test(word)) return { first: cursor, side: 'below', weak: false }
  if (/^(?:over|above|minimum|min|exceeds?|exceeding|beyond)$/.test(word)) return { first: cursor, side: 'above', weak: word === 'over' }
  if (word === 'within' || word === 'in') return { first: cursor, side: word === 'within' ? 'below' : null, weak: true }
  if (word === 'to' && prior === 'up') return { first: cursor - 1, side: 'below', weak: false }
  if (word === 'of' && /^(?:minimum|maximum)$/.test(prior))
    return { first: cursor - 1, side: prior === 'minimum' ? 'above' : 'below', weak: false }
  return null
}

function isCode(tokens: readonly Token[], index: number, cursor: number): boolean {
  const before = tokens[index - 1]
  const after = tokens[cursor]
  if (before?.kind !== 'word') return false
  if (months.has(before.text) || (after && months.has(after.text))) return true
  if (codeWords.has(before.text) && !/^(?:no|may)$/.test(before.text)) return true
  // A number behind a name in the middle of a sentence is its version.
  return before.capital && index > 1 && !countedVerbLike(tokens, index - 1)
}

function countedVerbLike(tokens: readonly Token[], index: number): boolean {
  const prior = tokens[index - 1]
  return !prior || prior.kind === 'sign'
}

/** A duration is a target where it measures how long something takes, and a span or label elsewhere. */
function timeIsTarget(
  tokens: readonly Token[],
  index: number,
  unit: string,
  limit: { first: number; side: string | null; weak: boolean } | null,
): boolean {
  const lead = tokens[(limit?.first ?? index) - 1]?.text ?? ''
  const own = tokens[index - 1]?.text ?? ''
  if (
    /^(?:last|past|previous|next|first|every|each|final|coming|for|year|the|these|this)$/.test(own) ||
    (limit !== null && /^(?:the)$/.test(own))
  )
    return false
  if (!limit)
    return (
      /^(?:to|from|of|by|is|at|takes|take|than|:|=|be|lasts|last|average)$/.test(own) ||
      tokens[index - 1] === undefined ||
      tokens[index - 1]!.kind === 'word'
    )
  if (!limit.weak) return true
  if (own === 'in' || own === 'within' || own === 'over') {
    if (!longTime.has(unit)) return own !== 'over'
    if (/^(?:d|days?)$/.test(unit)) return own !== 'over'
    return (
      own === 'within' &&
      /^(?:reviewed|answered|processed|resolved|fixed|closed|paid|reply|respond|solved|handled|delivered|completed|contacted|reviewed|ready|productive|business)$/.test(
        lead,
      )
    )
  }
  return true
}

function isEffort(tokens: readonly Token[], index: number, cursor: number): boolean {
  return tokens[index - 1]?.text === '(' && tokens[cursor]?.text === ')'
}

/** "to support 500 users": the number describes whom, not how far. */
function isAudience(tokens: readonly Token[], index: number): boolean {
  for (let back = 1; back <= 4; back++) {
    const verb = tokens[index - back]
    if (verb?.kind !== 'word') return false
    if (audienceVerbs.has(verb.text)) return tokens[index - back - 1]?.text === 'to'
  }
  return false
}

/** The noun a number counts, at most three words on; null where none follows. */
function countedNoun(tokens: readonly Token[], cursor: number): string | null {
  for (let ahead = 0; ahead < 5; ahead++) {
    const word = tokens[cursor + ahead]
    if (word?.kind !== 'word' || notCountable.has(word.text) || months.has(word.text)) return null
    if (
      (/[^s]s$/.test(word.text) && word.text.length > 3) ||
      /^(?:people|staff|children|women|men|mice|criteria|press|ads|times)$/.test(word.text) ||
      word.acronym
    )
      return word.text
    if (ahead === 0 && /^(?:new|more|additional|different|net)$/.test(word.text)) continue
  }
  return null
}

function readWord(tokens: readonly Token[], index: number): Quantity | null {
  const token = tokens[index]!
  const next = tokens[index + 1]
  const before = tokens[index - 1]
  const made = (unit: Unit, value: number, end: number, delta: boolean, start = token.start): Quantity => ({
    role: 'target',
    start,
    end,
    value,
    unit,
    unitWord: '',
    bound: null,
    delta,
    counted: unit === 'count',
    tokenIndex: index,
  })
  if (factorWords.has(token.text)) {
    if (/^(?:twice|thrice)$/.test(token.text) && /^(?:a|per|each|every|weekly)$/.test(next?.text ?? '')) return null
    if (/^double$/.test(token.text) && next && /^(?:check|click|entry|room|rooms|glazing|digit|digits|down)$/.test(next.text)) return null
    return made('factor', 2, token.end, true)
  }
  if (token.text === 'no' && index === 0 && next?.kind === 'word' && !/^(?:longer|more)$/.test(next.text))
    return made('count', 0, token.end, false)
  if (token.text === 'without' && next?.text === 'a' && tokens[index + 2]?.text === 'single')
    return made('count', 0, tokens[index + 2]!.end, false)
  if (token.text === 'majority' && next?.text === 'of')
    return made('percent', 50, token.end, false, before?.text === 'a' || before?.text === 'the' ? before.start : token.start)
  if (
    /^(?:half|third|quarter|quarters|thirds)$/.test(token.text) &&
    next?.text === 'of' &&
    /^(?:a|one|two|three|least|to|at|by|in)?$/.test(before?.text ?? '') &&
    !/^(?:the|q|fiscal|first|second)$/.test(before?.text ?? '')
  ) {
    return /^(?:year|the)$/.test(tokens[index + 2]?.text ?? '') && token.text !== 'half' ? null : made('percent', 50, token.end, false)
  }
  if (token.text === 'one' || token.text === 'once') {
    if (before?.text === 'least' && tokens[index - 2]?.text === 'at' && token.text === 'one')
      return made('count', 1, token.end, false, tokens[index - 2]!.start)
    return null
  }
  const top = /^top-(\d{1,3})$/.exec(token.text)
  if (top) return made('count', Number(top[1]), token.end, false)
  const value = numberWords[token.text]
  if (value === undefined) return null
  if (
    before &&
    /^(?:the|these|those|our|their|its|between|both|all|other|last|past|next|previous|first|tier|phase|part|level|step|sprint|year|of|in)$/.test(
      before.text,
    )
  )
    return null
  if (token.text === 'zero')
    return next?.kind === 'word'
      ? made('count', 0, token.end, false)
      : /^(?:to|at|is)$/.test(before?.text ?? '')
        ? made('count', 0, token.end, false)
        : null
  const unitToken = [1, 2].map((ahead) => tokens[index + ahead]).find((word) => word?.kind === 'word' && timeUnits.has(word.text))
  const limit = bound(tokens, index)
  if (unitToken) {
    if (!timeIsTarget(tokens, index, unitToken.text, limit)) return null
    return {
      ...made('time', value, unitToken.end, false, limit ? tokens[limit.first]!.start : token.start),
      unitWord: unitToken.text,
      bound: limit?.side ?? null,
      counted: false,
    }
  }
  if (next?.text === 'percent') return made('percent', value, next.end, before?.text === 'by')
  return countedNoun(tokens, index + 1) || limit?.side
    ? { ...made('count', value, token.end, false, limit ? tokens[limit.first]!.start : token.start), bound: limit?.side ?? null }
    : null
}

/** "from A to B", "instead of A", "(currently A)", "against A last year": A is where things stand. */
function markBaselines(tokens: readonly Token[], found: readonly Quantity[]): readonly Quantity[] {
  return found.map((quantity) => (isBaseline(tokens, quantity) ? { ...quantity, role: 'baseline' as const } : quantity))
}

/** Whether words before a quantity say that it is the present state. */
export function isBaseline(tokens: readonly Token[], quantity: Quantity): boolean {
  let cursor = quantity.tokenIndex - 1
  while (cursor >= 0 && tokens[cursor]!.start >= quantity.start) cursor--
  while (/^(?:about|around|an?|average|the|~)$/.test(tokens[cursor]?.text ?? '')) cursor--
  const word = tokens[cursor]?.text ?? ''
  const prior = tokens[cursor - 1]?.text ?? ''
  if (/^(?:from|currently|today|now|versus|vs|baseline|was|previously)$/.test(word)) return true
  return (
    (word === 'of' && /^(?:instead|baseline)$/.test(prior)) ||
    (word === ':' && /^(?:baseline|currently|today|now|current)$/.test(prior)) ||
    (word === 'at' && /^(?:currently|now)$/.test(prior)) ||
    (word === '.' && prior === 'vs')
  )
}
