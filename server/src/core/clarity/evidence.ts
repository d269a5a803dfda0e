// What a reading offers to a verdict: which cues stand in the object, and whether that object has an edge. Decides nothing.

import { wordValue } from './amounts.js'
import { determiners } from './grammar.js'
import type { PhraseClass, WordClass } from './language.js'
import { type Cue, isTitle, type Reading } from './reading.js'
import type { Token } from './tokens.js'
import type { ClarityRule, StatementContext } from './types.js'

/** The verdict on a statement without a number; token indexes say which words decide. */
export interface Finding {
  readonly verdict: 'done' | 'unclear'
  readonly confidence: 'sure' | 'hint'
  readonly rule: ClarityRule
  readonly missing: string
  readonly from: number
  readonly to: number
}

export const done = (confidence: 'sure' | 'hint'): Finding => ({
  verdict: 'done',
  confidence,
  rule: 'unclear-goal',
  missing: '',
  from: 0,
  to: 0,
})

export class Facts {
  readonly praise: Cue | undefined
  /** A comparison without its other side, behind the verb. */
  readonly comparison: Cue | undefined
  readonly handful: Cue | undefined
  /** Somebody in the object, for whom there is always more to do. */
  readonly people: Cue | undefined
  readonly every: Cue | undefined
  readonly loophole: Cue | undefined
  readonly state: Cue | undefined
  readonly noun: Token | undefined
  readonly isAiry: boolean
  readonly isThing: boolean
  readonly isDrift: boolean
  readonly isBadge: boolean
  /** The object is a name, code, an acronym or quoted: something definite. */
  readonly isNamed: boolean
  /** The same for the object's own words, without what follows its noun. */
  readonly isNamedThing: boolean
  /** The object begins with the, a, our, all, a number …: it has an edge. */
  readonly isBounded: boolean
  readonly objectLength: number

  constructor(
    readonly tokens: readonly Token[],
    readonly reading: Reading,
    readonly context: StatementContext,
  ) {
    const { objectFrom, objectTo } = reading
    const inObject = (kind: WordClass | PhraseClass) =>
      reading.cues.find((cue) => cue.kind === kind && cue.from >= objectFrom && cue.to <= objectTo && !tokens[cue.from]!.inBrackets)
    this.praise = inObject('praise') ?? inObject('mild')
    this.comparison = this.openComparison(objectFrom, objectTo)
    this.handful = inObject('handful')
    this.people = inObject('people')
    this.every = reading.cues.find((cue) => cue.kind === 'every')
    this.loophole = reading.cues.find((cue) => cue.kind === 'loophole')
    this.state = reading.cues.find((cue) => cue.kind === 'state')
    this.noun = tokens[reading.noun]
    const nounIs = (kind: WordClass) => reading.nounKinds.has(kind)
    this.isAiry = nounIs('airy') && !nounIs('thing')
    this.isThing = nounIs('thing')
    this.isDrift = nounIs('drift')
    this.isBadge = nounIs('badge')
    const object = tokens.slice(objectFrom, objectTo)
    const titled = isTitle(tokens, reading.end)
    const isName = (token: Token, index: number) =>
      token.kind === 'code' || token.acronym || token.quoted || (token.capital && !titled && (index > 0 || reading.shape === 'order'))
    this.isNamed = object.some(isName)
    this.isNamedThing = tokens.slice(objectFrom, reading.noun + 1).some(isName)
    const first = object[0]
    this.isBounded =
      first !== undefined && (first.kind === 'number' || (determiners.has(first.text) && !/^(?:some|more|any)$/.test(first.text)))
    this.objectLength = object.filter((token) => token.kind !== 'sign').length
  }

  /** "in a timely manner": an opinion about how. */
  manner(): Cue | undefined {
    const { cues } = this.reading
    return cues.find((cue) => cue.kind === 'praise' && /^(?:manner|way|fashion|time)$/.test(this.tokens[cue.to]?.text ?? ''))
  }

  /** "as many as possible": no amount would be too few. */
  get isOpenAmount(): boolean {
    return this.loophole !== undefined && /^(?:many|much|few|little)$/.test(this.tokens[this.loophole.from + 1]?.text ?? '')
  }

  /** Where "how to …" or "such as …" begins behind the verb: what is taught, or only an example, is no aim. Past the end where neither is. */
  get lesson(): number {
    const { reading, tokens } = this
    const at = tokens.findIndex(
      ({ text }, i) =>
        i > reading.verbTo && ((text === 'how' && tokens[i + 1]?.text === 'to') || (text === 'such' && tokens[i + 1]?.text === 'as')),
    )
    return at < 0 ? tokens.length : at
  }

  verbIs(base: string): boolean {
    return this.reading.verb?.base === base
  }

  /** The first such word behind the verb, however far. */
  cueBehind(kind: WordClass | PhraseClass): Cue | undefined {
    return this.reading.cues.find((cue) => cue.kind === kind && cue.from >= this.reading.objectFrom && cue.from < this.reading.objectTo + 6)
  }

  /** The first comparison between two places that names no other side. */
  openComparison(from: number, to: number): Cue | undefined {
    const { cues, end } = this.reading
    const found = cues.find(
      (cue) =>
        (cue.kind === 'comparison' || cue.kind === 'degree') &&
        cue.from >= from &&
        cue.to <= to &&
        !this.tokens[cue.from]!.inBrackets &&
        !/^(?:no|not|any|once)$/.test(this.tokens[cue.from - 1]?.text ?? '') &&
        !this.isLesson(cue.from) &&
        !this.isMinimum(cue.from) &&
        !this.isAside(cue.from),
    )
    return found && !hasReference(this.tokens, found, end) ? found : undefined
  }

  /** "find out more about the mill": what can be read there is meant, not how much. */
  private isLesson(at: number): boolean {
    const [before, behind] = [this.tokens[at - 1]?.text ?? '', this.tokens[at + 1]?.text ?? '']
    return this.tokens[at]!.text === 'more' && /^(?:learn|read|know|out|see|tell)$/.test(before) && (behind === 'about' || behind === '')
  }

  /** "two or more": a least number, compared with nothing. */
  private isMinimum(at: number): boolean {
    const number = this.tokens[at - 2]
    return (
      this.tokens[at - 1]?.text === 'or' && (number?.kind === 'number' || (number !== undefined && wordValue(number.text) !== undefined))
    )
  }

  /** "a contest where larger prizes are given": a relative clause says which thing is meant, not how far it is to go. */
  private isAside(at: number): boolean {
    const { tokens, reading } = this
    const relative = tokens.findIndex(
      ({ text }, i) =>
        i > reading.verbTo && i < at && /^(?:where|who|whose|which|that|mentioning|saying|announcing|explaining)$/.test(text),
    )
    return relative > 0 && relative > reading.noun && tokens[relative - 1]!.kind !== 'sign' && tokens[relative - 1]!.text !== 'so'
  }

  /** "more integrations" asks how many, "more robust" and "faster" than what. */
  compared(cue: Cue, confidence: 'sure' | 'hint'): Finding {
    const counts =
      cue.kind === 'degree' &&
      (cue.to === this.reading.noun ||
        cue.to >= this.reading.end ||
        /[^s]s$/.test(this.tokens[cue.to]?.text ?? '') ||
        this.isAiryWord(cue.to))
    return counts
      ? this.unclear('vague-quantity', 'target', confidence, cue)
      : this.unclear('comparison-without-reference', 'reference', confidence, cue)
  }

  private isAiryWord(at: number): boolean {
    return this.reading.cues.some((cue) => cue.from === at && (cue.kind === 'airy' || cue.kind === 'drift' || cue.kind === 'thing'))
  }

  unclear(rule: ClarityRule, missing: string, confidence: 'sure' | 'hint', cue?: { from: number; to: number }): Finding {
    const mild = this.reading.cues.some((other) => other === cue && other.kind === 'mild')
    const at = cue ?? { from: this.reading.verbFrom, to: Math.max(this.reading.verbTo, this.reading.verbFrom + 1) }
    return { verdict: 'unclear', confidence: mild ? 'hint' : confidence, rule, missing, from: at.from, to: at.to }
  }

  /** The whole object, for findings on a topic or an empty noun. */
  whole(): { from: number; to: number } {
    return { from: this.reading.objectFrom, to: Math.max(this.reading.objectFrom + 1, this.reading.objectTo) }
  }

  nounCue(): { from: number; to: number } {
    return this.reading.noun >= 0 ? { from: this.reading.noun, to: this.reading.noun + 1 } : this.whole()
  }
}

/** "faster than last year", "better than the old one", "against a year ago": the comparison has its other side. */
export function hasReference(tokens: readonly Token[], cue: Cue, end: number): boolean {
  for (let index = cue.to; index < end; index++) if (/^(?:than|versus|vs|against|compared)$/.test(tokens[index]!.text)) return true
  return false
}

/** "plays a key role", "take an active part": how key and how active is in the eye of its reader. */
export function playsPart({ reading, tokens }: Facts): boolean {
  if (
    !/^(?:play|take|have)$/.test(reading.verb?.base ?? '') ||
    !/^(?:roles?|part|players?|participants?)$/.test(tokens[reading.noun]?.text ?? '')
  )
    return false
  return /^(?:key|leading|active|central|major|vital|important|bigger|larger|greater)$/.test(tokens[reading.noun - 1]?.text ?? '')
}

/** "Is out and easy to follow", "exists and is helpful": that it is there can be looked up, and only then comes what one thinks of it. */
export function isThereAnd({ tokens }: Facts, { from }: Cue): boolean {
  const and = tokens.findIndex(({ text }, i) => i > 0 && i < from && from - i <= 3 && text === 'and')
  return (
    and > 0 && /^(?:exists?|out|live|published|available|released|written|shipped|launched|online|documented)$/.test(tokens[and - 1]!.text)
  )
}

/** What opinion words in the object leave open, or null. */
export function weighOpinion(facts: Facts, confidence: 'sure' | 'hint'): Finding | null {
  if (facts.praise) return facts.unclear('unclear-goal', 'measure', confidence, facts.praise)
  if (facts.comparison) return facts.compared(facts.comparison, confidence)
  return null
}

/** "The sales target": it is written down elsewhere. */
export const isSetElsewhere = ({ noun }: Facts): boolean => /^(?:targets?|quotas?|budgets?|plan)$/.test(noun?.text ?? '')

/** "Explore … and decide", "work with … to publish the guide": an open activity that ends in something. */
export function endsInResult(facts: Facts): boolean {
  const { reading } = facts
  return reading.closings.some((at) => at >= reading.verbTo)
}
