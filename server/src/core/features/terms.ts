// The words of the trade that explain themselves on hover: two lines each. Table data only; which pages may use it is the caller's to say.

import type { DocumentModel } from '../model/document.js'
import type { Range } from '../text/text.js'
import { lineAt } from './at.js'

export interface Term {
  readonly title: string
  /** How people write it, lower case, singular and plural. */
  readonly words: readonly string[]
  /** What it is. */
  readonly meaning: string
  /** How it stands to time, or to what it is confused with. */
  readonly apart: string
}

const term = (title: string, words: string, meaning: string, apart: string): Term => ({ title, words: words.split('|'), meaning, apart })

export const terms: readonly Term[] = [
  term(
    'Persistent model',
    'persistent model|persistent models|north star|north star metric|driver tree|driver trees|kpi tree|flywheel|belief map',
    'Persistent: says how value comes about and holds as long as the strategy does. It has no deadline and is reviewed instead.',
    'Work-related models (goals, OKRs) forecast how one of its variables moves by a date.',
  ),
  term(
    'Work-related model',
    'work-related model|work-related models|work model|work models|goal model|goal models|okr|okrs',
    'Work-related: a forecast of what this cycle’s work changes, tried within a stated time span.',
    'Persistent models (north star, driver tree, strategy) have no end date; a goal names one of their variables.',
  ),
  term(
    'Objective',
    'objective|objectives',
    'Says in words what should be true at the end of the span; its key results say how anyone would know.',
    'Work-related: it needs a time span, its own or that of its cycle.',
  ),
  term(
    'Key result',
    'key result|key results',
    'A measure with a start value and a target, or a state that is plainly reached or not.',
    'Work-related: it shares the span of its objective. A list of tasks is no key result.',
  ),
  term(
    'Ritual',
    'ritual|rituals|ceremony|ceremonies',
    'A meeting or exchange that repeats on purpose, on a cadence or a trigger, and yields decisions or artifacts.',
    'Recurring: it needs a cadence or a trigger, not a deadline.',
  ),
  term(
    'Artifact',
    'artifact|artifacts|artefact|artefacts',
    'A document, board or dashboard that people make and use: who makes it, who reads it, and at which ritual.',
    'Standing: it may be refreshed in a rhythm, but it has no deadline.',
  ),
  term(
    'Cadence',
    'cadence|cadences',
    'How often something happens: “every Tuesday”, “monthly”, “each sprint”.',
    '“Regularly” and “as needed” are no cadence.',
  ),
  term(
    'Framework',
    'framework|frameworks',
    'A chosen way of working with its terms, rituals and artifacts, such as OKRs or Shape Up.',
    'Enduring: it has no deadline; a trial of one may say when it expires.',
  ),
  term(
    'Cycle',
    'planning cycle|planning cycles|planning period|planning periods',
    'A block of time that opens, closes and hands over to the next: a quarter, a sprint, a season.',
    'Goals may take their time span from it.',
  ),
  term(
    'Guardrail',
    'guardrail|guardrails|guard rail|guard rails',
    'A limit that holds while people pursue goals: what must not get worse.',
    'Enduring: no deadline; a temporary one says when it expires.',
  ),
  term(
    'Non-goal',
    'non-goal|non-goals|anti-goal|anti-goals',
    'What is deliberately not attempted, so that a good idea can be turned down.',
    'Standing: it needs neither a measure nor a date.',
  ),
  term(
    'Bet',
    'bet|bets',
    'A choice to invest in one approach, with a hypothesis and a limit on time and effort.',
    'Work-related: it says by when we know whether it paid off.',
  ),
  term(
    'Operating model',
    'operating model|operating models|operating system',
    'How an organisation turns intent into work: goals, rituals, artifacts, teams and cycles, and how they fit together.',
    'Part of it persists (strategy, principles, teams); part belongs to this cycle (goals, bets).',
  ),
  term(
    'Working agreement',
    'working agreement|working agreements',
    'What a team has promised each other about how it works.',
    'Enduring: no deadline, but a rhythm in which it is looked at again.',
  ),
]

const byWord = new Map(terms.flatMap((entry) => entry.words.map((word) => [word, entry] as const)))
const longest = Math.max(...[...byWord.keys()].map((word) => word.split(' ').length))

/** The longest term at an offset. */
export function termAt(doc: DocumentModel, offset: number): { readonly term: Term; readonly range: Range } | undefined {
  const { start, text } = lineAt(doc, offset)
  const words = [...text.matchAll(/[\p{Alpha}\d]+(?:-[\p{Alpha}\d]+)*/gu)].map((match) => ({
    text: match[0].toLowerCase(),
    start: start + match.index,
    end: start + match.index + match[0].length,
  }))
  for (let count = longest; count > 0; count--)
    for (let i = 0; i + count <= words.length; i++) {
      const run = words.slice(i, i + count)
      const range = { start: run[0]!.start, end: run.at(-1)!.end }
      if (range.start > offset || offset > range.end) continue
      const found = byWord.get(run.map((word) => word.text).join(' '))
      if (found) return { term: found, range }
    }
  return undefined
}
