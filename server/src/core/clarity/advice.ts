// Advice beyond the verdict: contradictions, a missing baseline, two goals in one, an output as key result, business as usual. Decides nothing.

import type { Outcome } from '../model/types.js'
import { determiners } from './grammar.js'
import { mainTarget, type Quantity } from './numbers.js'
import type { Reading } from './reading.js'
import { rangeOf, type Token } from './tokens.js'
import type { ClaritySignal, StatementContext } from './types.js'

/** The advisory signals of a statement, in the order of the text. */
export function advise(
  statement: string,
  tokens: readonly Token[],
  reading: Reading,
  quantities: readonly Quantity[],
  context: StatementContext,
  outcome: Outcome,
): readonly ClaritySignal[] {
  const signals: ClaritySignal[] = []
  const add = (rule: ClaritySignal['rule'], missing: string, start: number, end: number) =>
    signals.push({ rule, range: { start, end }, phrase: statement.slice(start, end), part: 'word', missing, decides: false })
  const { target, baseline } = mainTarget(quantities)
  const contradiction = target && contradicts(statement, reading, target, baseline)
  if (contradiction) add('contradictory-target', 'target', contradiction.start, contradiction.end)
  else if (target && !baseline && lacksBaseline(tokens, reading, target, context))
    add('target-without-baseline', 'baseline', target.start, target.end)
  const kind = reading.verb?.kind
  if (kind === 'keeping' && reading.shape === 'order' && reading.verbTo - reading.verbFrom === 1 && !target) {
    const range = rangeOf(tokens, reading.verbFrom, reading.verbTo)
    add('business-as-usual-goal', 'target', range.start, range.end)
  }
  const second = secondGoal(tokens, reading)
  if (second) {
    const range = rangeOf(tokens, second.from, second.to)
    add('two-goals-in-one', 'split', range.start, range.end)
  }
  if (context.kind === 'key-result' && outcome.verdict === 'done' && reading.shape === 'order' && kind === 'finishing') {
    const range = rangeOf(tokens, reading.verbFrom, reading.verbTo)
    add('output-as-key-result', 'measure', range.start, range.end)
  }
  if (outcome.verdict === 'done' && reading.shape === 'order') {
    // Right behind the verb it says how many are to be done; elsewhere it only describes.
    const handful = reading.cues.find((cue) => cue.kind === 'handful' && cue.from === reading.verbTo && reading.noun > cue.from)
    if (handful && /^(?:some|several|various|multiple|many|numerous|few|plenty|couple|lots)$/.test(tokens[handful.from]!.text)) {
      add('vague-quantity', 'target', tokens[handful.from]!.start, tokens[handful.from]!.end)
    }
  }
  // "Audit the recipes, and archive them where needed": the audit says where.
  const finds = /^(?:audit|review|assess|evaluate|check|inspect|examine)$/.test(reading.verb?.base ?? '')
  if (!finds && (outcome.verdict === 'done' || outcome.verdict === 'measured')) {
    const loophole = reading.cues.find(
      (cue) =>
        cue.kind === 'loophole' &&
        !tokens[cue.from]!.inBrackets &&
        /^(?:as|where|when|if|to|best|on|wherever|whenever|time|resources|subject)$/.test(tokens[cue.from]!.text) &&
        cue.to - cue.from >= 2,
    )
    if (loophole && !/^(?:try|aim|strive|start|begin|make|progress|potentially|ideally)$/.test(tokens[loophole.from]!.text)) {
      const range = rangeOf(tokens, loophole.from, loophole.to)
      add('escape-clause', 'end-state', range.start, range.end)
    }
  }
  return signals.sort((a, b) => a.range.start - b.range.start)
}

/** Written with a plus: so many more. */
const isAddition = (tokens: readonly Token[], { tokenIndex }: Quantity): boolean => tokens[tokenIndex - 1]?.text === '+'

function contradicts(
  statement: string,
  reading: Reading,
  target: Quantity,
  baseline: Quantity | undefined,
): { start: number; end: number } | null {
  if (!baseline || target.delta) return null
  // "from 8 to 22 minutes": one unit for both.
  const shared = baseline.unit === null ? { ...baseline, unit: target.unit, unitWord: target.unitWord } : baseline
  if (shared.unit !== baseline.unit) return contradicts(statement, reading, target, shared)
  const lead = (quantity: Quantity) =>
    /\bfrom\s+$/.test(statement.slice(Math.max(0, quantity.start - 8), quantity.start))
      ? statement.lastIndexOf('from', quantity.start)
      : quantity.start
  const kind = reading.verb?.kind
  const span = { start: Math.min(lead(baseline), target.start), end: Math.max(baseline.end, target.end) }
  const sameUnit =
    target.unit === baseline.unit && (target.unit !== 'time' || target.unitWord.replace(/s$/, '') === baseline.unitWord.replace(/s$/, ''))
  const open = (quantity: Quantity) => quantity.unit === null || quantity.unit === 'count'
  if (!sameUnit) {
    const mixed = [target.unit, baseline.unit]
    return mixed.includes('percent') && (mixed.includes('money') || mixed.includes('time') || mixed.includes('size'))
      ? span
      : mixed.includes('money') && mixed.includes('time')
        ? span
        : open(target) || open(baseline)
          ? direction()
          : null
  }
  return direction()
  function direction(): { start: number; end: number } | null {
    if (target.value === baseline!.value) return null
    if (target.unit === 'count' && target.unitWord !== baseline!.unitWord) return null
    if (
      target.unit !== baseline!.unit &&
      (target.unit === 'money' || baseline!.unit === 'money' || target.unit === 'time' || baseline!.unit === 'time')
    )
      return null
    if (kind === 'raising' && target.value < baseline!.value) return span
    if (kind === 'lowering' && target.value > baseline!.value) return span
    return null
  }
}

function lacksBaseline(tokens: readonly Token[], reading: Reading, target: Quantity, context: StatementContext): boolean {
  const kind = reading.verb?.kind
  if (kind !== 'raising' && kind !== 'lowering' && kind !== 'shifting') return false
  if (context.fields.baseline !== undefined && context.fields.baseline.trim() !== '') return false
  // "by 500": so many more can be counted, wherever one starts.
  if (target.counted || (target.delta && target.unit === null) || countsNewThings(tokens, target)) return false
  // "+2 nurses" are two nurses, and all are all, whatever there was.
  if (
    (isAddition(tokens, target) && target.unit !== 'percent' && target.unit !== 'money') ||
    (target.unit === 'percent' && !target.delta && target.value === 100)
  )
    return false
  // "to answer every letter within 3 days": a limit for each, wherever one starts.
  if (tokens.find(({ start }) => start === target.start)?.text === 'within') return false
  if (target.unit === 'factor') return !isRatio(tokens, target) && !tokens.some(({ text, inBrackets }) => inBrackets && text === 'from')
  // "by 35 % (target of 39 days)": the level is said.
  if (tokens.some(({ text, inBrackets }) => inBrackets && text === 'target')) return false
  if (tokens.some((token) => /^(?:currently|baseline|today|against|versus|vs|compared|yoy|year-over-year|year-on-year)$/.test(token.text)))
    return false
  return target.unit === 'percent' || target.delta || target.unit !== null
}

/** "with at least 2 new posts": so many of them will be there, whatever there was. */
function countsNewThings(tokens: readonly Token[], target: Quantity): boolean {
  if (target.unit !== 'count' && target.unit !== null) return false
  const before = tokens.filter(({ end }) => end <= target.start).at(-1)?.text
  const behind = tokens.find(({ start }) => start >= target.end)?.text
  return before === 'with' || /^(?:new|additional|further|extra)$/.test(behind ?? '')
}

/** "0.9 times the speed of the mill", "as fast as": it stands beside something else, and starts nowhere. */
function isRatio(tokens: readonly Token[], target: Quantity): boolean {
  const behind = tokens.filter(({ start }) => start >= target.end).map(({ text }) => text)
  return /^(?:that|those|as)$/.test(behind[0] ?? '') || (behind[0] === 'the' && /^(?:of|as|in|at)$/.test(behind[2] ?? ''))
}

/**
 * "Publish the guide and hire a nurse": a second clause with a verb and an object of its own. "Build and ship X" shares one object
 * and is one goal; so is a second verb that only says how or what for.
 */
function secondGoal(tokens: readonly Token[], reading: Reading): { from: number; to: number } | null {
  if (reading.shape !== 'order' || reading.verb?.form !== 'base') return null
  const first = tokens[reading.verbTo]
  if (!first || !(first.kind !== 'word' || first.capital || determiners.has(first.text))) return null
  for (let index = reading.verbTo + 1; index < reading.objectTo - 2; index++) {
    const token = tokens[index]!
    if (token.inBrackets || !/^(?:and|&|plus)$/.test(token.text)) continue
    const verb = reading.orders.find((order) => order.from === index + 1)
    const object = tokens.slice(verb?.to ?? 0, reading.objectTo).map(({ text }) => text)
    // "… and run one sale through it": the second is about the first.
    const same = object.some(
      (text, i) =>
        /^(?:it|them)$/.test(text) || (i < 2 && /^(?:this|process|results?|findings|outcome|plan|decision|steps|changes?)$/.test(text)),
    )
    // "… and demonstrate two counters with it": the second shows that the first is there.
    const shows = /^(?:demonstrate|prove|validate|verify|showcase)$/.test(tokens[verb?.from ?? 0]!.text)
    // "Better docs – update and expand the notes": two verbs share an object.
    const shares = reading.verbAt(index - 1) !== null && !determiners.has(tokens[index - 2]?.text ?? '')
    if (verb && !same && !shows && !shares && index - reading.verbTo >= 2) return { from: verb.from, to: verb.to }
  }
  return null
}
