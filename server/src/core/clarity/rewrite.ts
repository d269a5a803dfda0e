// Offers better sentences for a judged statement, with blanks for what only the author knows; invents no number, date or name.

import type { ClaritySignal, Judgement } from './types.js'

/** One offer. `snippet` is LSP snippet syntax, `plain` the same text with `____` in its tab stops. */
export interface Rewrite {
  readonly title: string
  readonly snippet: string
  readonly plain: string
}

type Part = string | { readonly blank: string }

/** Sentences that keep the author's verb, metric, numbers and words, for one signal of the judgement. Empty where nothing needs to be asked. */
export function rewrites(statement: string, judgement: Judgement, signal: ClaritySignal): readonly Rewrite[] {
  const { rule, decides } = signal
  const fromTo = offer('Say from what to what', added(statement, ' from ', blank('start value'), ' to ', blank('target')))
  const measured = offer(
    'Name what is measured',
    added(statement, ': ', blank('what you measure'), ' from ', blank('start value'), ' to ', blank('target')),
  )
  const state = offer('Say what is true at the end', added(statement, ': ', blank('what exists or is decided at the end')))
  if (!decides && rule !== 'vague-quantity' && rule !== 'escape-clause') return []
  switch (rule) {
    case 'direction-without-target':
    case 'comparison-without-reference':
      return judgement.outcome.metric ? [fromTo, state] : [fromTo, measured, state]
    case 'vague-quantity':
      return [offer('Say how many', replaced(statement, signal, blank('how many')))]
    case 'escape-clause':
      return [offer('Say in which cases', replaced(statement, signal, 'in ', blank('which cases'))), ...(decides ? [state] : [])]
    case 'unclear-goal':
      return signal.missing === 'target' || signal.missing === 'baseline' ? [fromTo, state] : [state, measured]
    default:
      return []
  }
}

const blank = (hint: string): Part => ({ blank: hint })

/** A time phrase at the end stays at the end. */
const lastTime =
  /[ ,]+(?:by|in|until|before|during|within|this|next)\s(?:the\s)?(?:(?:end|middle|beginning)\sof\s)?(?:the\s)?(?:Q[1-4]|H[12]|FY ?\d+|(?:19|20)\d{2}|\d{1,2} \p{L}+|\p{Lu}\p{L}+ (?:19|20)\d{2}|(?:this|next)?\s?(?:quarter|year|month|cycle))(?:[ /-]+\d{2,4}){0,2}$/u

/** Words behind the statement, before its last time phrase and its closing marks. */
function added(statement: string, ...parts: readonly Part[]): readonly Part[] {
  const text = statement.replace(/[\s.!;,:]+$/, '')
  const at = lastTime.exec(text)?.index ?? text.length
  return [statement.slice(0, at), ...parts, statement.slice(at)]
}

function replaced(statement: string, { range }: ClaritySignal, ...parts: readonly Part[]): readonly Part[] {
  return [statement.slice(0, range.start), ...parts, statement.slice(range.end)]
}

function offer(title: string, parts: readonly Part[]): Rewrite {
  let stop = 0
  const escaped = (text: string) => text.replace(/[\\$}]/g, '\\$&')
  return {
    title,
    snippet: parts.map((part) => (typeof part === 'string' ? escaped(part) : `\${${++stop}:${escaped(part.blank)}}`)).join(''),
    plain: parts.map((part) => (typeof part === 'string' ? part : '____')).join(''),
  }
}
