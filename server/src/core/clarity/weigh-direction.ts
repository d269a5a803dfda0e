// Orders that give a direction ("Improve …"): unclear, unless what is said behind them has an edge.

import { done, type Facts, type Finding, hasReference } from './evidence.js'
import { determiners } from './grammar.js'

export function weighDirection(facts: Facts): Finding {
  const { reading } = facts
  if (
    reading.cues.some((cue) => cue.kind === 'comparison' && cue.from >= reading.objectFrom && hasReference(facts.tokens, cue, reading.end))
  )
    return done('hint')
  if (reading.verb?.kind === 'raising' && ((!amounts.test(reading.verb.base) && extendsToPlace(facts)) || listsParts(facts)))
    return done('hint')
  if (takesIn(facts) || turnsInto(facts)) return done('hint')
  // "Trim the till until no screws are left": there are some, or none.
  if (reading.verb?.kind === 'lowering' && facts.tokens.some(({ text }, i) => i > reading.verbTo && /^(?:no|none|zero)$/.test(text)))
    return done('hint')
  if (passes(facts) || takesUp(facts)) return done('hint')
  return facts.unclear('direction-without-target', 'target', lands(facts) || facts.context.specified ? 'hint' : 'sure')
}

/** "Transform the cellar into a Bake House": what it is then has a name. */
function turnsInto({ reading, tokens }: Facts): boolean {
  if (reading.verb?.base !== 'transform') return false
  const at = tokens.findIndex(({ text }, i) => i >= reading.verbTo && i < reading.end && /^(?:to|into)$/.test(text))
  return at > 0 && tokens.slice(at + 1, at + 4).some(({ capital, acronym, kind }) => capital || acronym || kind === 'code')
}

/** "Refine the price list based on what the trial showed": a text is written anew, and what goes into it is named. */
function takesUp({ reading, tokens, comparison, praise }: Facts): boolean {
  if (!/^(?:refine|iterate|revise|improve|simplify|evolve)$/.test(reading.verb?.base ?? '') || comparison || praise) return false
  return tokens.some(({ text }, i) => i > reading.verbTo && text === 'based' && /^(?:on|upon)$/.test(tokens[i + 1]?.text ?? ''))
}

/** What a level is measured by that somebody has looked up before. */
const known = /^(?:peaks?|averages?|records?|levels?|benchmarks?|medians?|baselines?|forecasts?|budgets?|plan|target)$/

/** "Raise sales above last year's peak": the level to be passed is one that is known. */
function passes({ reading, tokens }: Facts): boolean {
  return tokens.some(
    ({ text, inBrackets }, i) =>
      i > reading.verbTo &&
      i < reading.end - 1 &&
      !inBrackets &&
      /^(?:above|below|beyond|under)$/.test(text) &&
      tokens.slice(i + 1, i + 8).some(({ text: word }) => known.test(word)),
  )
}

/** "Joint scaling work, with the doors landed in Bake OS": what is there in the end, and where, is said behind. */
export function lands({ reading, tokens }: Facts): boolean {
  for (let at = reading.verbTo + 1; at < reading.end - 2; at++) {
    if (!/^(?:landed|shipped|released|published|merged|deployed|installed)$/.test(tokens[at]!.text)) continue
    if (/^(?:in|on|to|into)$/.test(tokens[at + 1]!.text) && (tokens[at + 2]!.capital || tokens[at + 2]!.acronym)) return true
  }
  return false
}

/** "Expand the price list to cover cakes": what it then holds is named. */
function takesIn({ tokens, reading, isAiry, isDrift, comparison, praise }: Facts): boolean {
  if (
    !/^(?:expand|extend|enlarge|broaden|augment|complete|improve|enhance|evolve|grow|advance)$/.test(reading.verb?.base ?? '') ||
    isAiry ||
    isDrift ||
    comparison ||
    praise
  )
    return false
  const open = reading.cues.some(({ from, kind }) => from > reading.noun && /^(?:airy|praise|comparison|degree|handful)$/.test(kind))
  if (open) return false
  const rest = tokens.slice(reading.noun + 1)
  // "…, covering cakes and rolls", "so that it covers cakes"
  const covering = rest.findIndex(({ text }) => /^(?:covering|covers)$/.test(text))
  if (covering >= 0 && covering + 1 < rest.length && !/^(?:more|every|any)/.test(rest[covering + 1]!.text)) return true
  const covers = rest.findIndex(({ text }) => /^(?:include|cover|support|offer|hold|contain)$/.test(text))
  return (
    covers > 0 && rest[covers - 1]!.text === 'to' && covers + 1 < rest.length && !/^(?:every|any)thing$|^all$/.test(rest[covers + 1]!.text)
  )
}

/** "Expand the price list (cakes, breads and rolls)": what it grows by is listed. */
function listsParts({ tokens, reading }: Facts): boolean {
  if (!/^(?:expand|extend|enlarge|broaden|augment)$/.test(reading.verb?.base ?? '')) return false
  const inside = tokens.slice(reading.verbTo, reading.end).filter(({ inBrackets }) => inBrackets)
  return (
    inside.length > 2 &&
    inside.some(({ text }, i) => i > 0 && i < inside.length - 1 && /^(?:,|and)$/.test(text)) &&
    !/^(?:eg|e\.g\.?|such|like)$/.test(inside[0]!.text)
  )
}

/** More of it is another amount, wherever it goes: "increase contributions to Baker" has no edge. */
const amounts = /^(?:increase|raise|boost|maximi[sz]e|lift|accelerate|speed up)$/

/** "Expand to Austria", "extend support to Windows": an edge after all. */
function extendsToPlace(facts: Facts): boolean {
  const { tokens, reading } = facts
  for (let index = reading.verbTo; index < Math.min(reading.end - 1, reading.verbTo + 6); index++) {
    const next = tokens[index + 1]!
    if (!/^(?:to|into|onto)$/.test(tokens[index]!.text)) continue
    const level = /^(?:almost|nearly|about)$/.test(next.text) ? tokens[index + 2]?.text : next.text
    if (level && /^(?:daily|weekly|fortnightly|monthly|quarterly|yearly|hourly)$/.test(level)) return true
    if (next.capital || next.acronym || next.kind === 'code' || (determiners.has(next.text) && /^(?:all|every|both)$/.test(next.text)))
      return true
  }
  return false
}
