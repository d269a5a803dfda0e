// What a reading offers to a verdict: which cues stand in the object, and whether that object has an edge. Decides nothing.

import { determiners } from './grammar.js'
import type { PhraseClass, WordClass } from './language.js'
import type { Cue, Reading } from './reading.js'
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
  readonly comparison: Cue | undefined
  readonly handful: Cue | undefined
  readonly every: Cue | undefined
  readonly loophole: Cue | undefined
  readonly state: Cue | undefined
  readonly noun: Token | undefined
  readonly isAiry: boolean
  readonly isThing: boolean
  readonly isDrift: boolean
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
    this.praise = inObject('praise')
    const comparison = inObject('comparison')
    this.comparison = comparison && !hasReference(tokens, comparison, reading.end) ? comparison : undefined
    this.handful = inObject('handful')
    this.every = reading.cues.find((cue) => cue.kind === 'every')
    this.loophole = reading.cues.find((cue) => cue.kind === 'loophole')
    this.state = reading.cues.find((cue) => cue.kind === 'state')
    this.noun = tokens[reading.noun]
    const nounIs = (kind: WordClass) => reading.nounKinds.has(kind)
    this.isAiry = nounIs('airy')
    this.isThing = nounIs('thing')
    this.isDrift = nounIs('drift')
    const object = tokens.slice(objectFrom, objectTo)
    const isName = (token: Token, index: number) =>
      token.kind === 'code' || token.acronym || token.quoted || (token.capital && (index > 0 || reading.shape === 'order'))
    this.isNamed = object.some(isName)
    this.isNamedThing = tokens.slice(objectFrom, reading.noun + 1).some(isName)
    const first = object[0]
    this.isBounded =
      first !== undefined && (first.kind === 'number' || (determiners.has(first.text) && !/^(?:some|more|any)$/.test(first.text)))
    this.objectLength = object.filter((token) => token.kind !== 'sign').length
  }

  unclear(rule: ClarityRule, missing: string, confidence: 'sure' | 'hint', cue?: { from: number; to: number }): Finding {
    const at = cue ?? { from: this.reading.verbFrom, to: Math.max(this.reading.verbTo, this.reading.verbFrom + 1) }
    return { verdict: 'unclear', confidence, rule, missing, from: at.from, to: at.to }
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

/** What opinion words in the object leave open, or null. */
export function weighOpinion(facts: Facts, confidence: 'sure' | 'hint'): Finding | null {
  if (facts.praise) return facts.unclear('unclear-goal', 'measure', confidence, facts.praise)
  if (facts.comparison && facts.tokens[facts.comparison.from]!.text !== 'more')
    return facts.unclear('comparison-without-reference', 'reference', confidence, facts.comparison)
  return null
}

/** "Explore … and decide", "investigate and publish": an open activity that ends in something. */
export function endsInDecision(facts: Facts): boolean {
  const { tokens, reading } = facts
  for (let index = reading.verbTo; index < reading.end - 1; index++) {
    if (
      /^(?:and|then|to)$/.test(tokens[index]!.text) &&
      /^(?:decide|choose|publish|recommend|document|report|select|pick|present|propose|write|agree|sign)$/.test(tokens[index + 1]!.text)
    )
      return true
  }
  return false
}
