// Offers better wordings for a judged statement, with blanks for what only the author knows; invents no number, date or name.

import type { Range } from '../model/types.js'
import { en } from './en.js'
import { judge, limit } from './judge.js'
import { lexiconOf } from './language.js'
import { maskStatement } from './mask.js'
import { type Reading, read } from './reading.js'
import { type Token, tokenise } from './tokens.js'
import type { ClaritySignal, StatementContext } from './types.js'

/** One edit of a statement. `snippet` is LSP snippet syntax; `range` holds UTF-16 offsets in the statement as given. */
export interface RewriteEdit {
  readonly range: Range
  readonly snippet: string
}

/** One offer: edits that keep the author's words, or a field below the statement. */
export interface Rewrite {
  readonly title: string
  readonly edits: readonly RewriteEdit[]
  readonly field?: { readonly label: string; readonly snippet: string }
}

interface Draft {
  /** Said where the new sentence is too long to stand in a title. */
  readonly title: string
  readonly edits: readonly RewriteEdit[]
}

interface Given {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly reading: Reading
  readonly signal: ClaritySignal
  readonly inquiries: readonly string[]
  /** Behind the last word of what is to be achieved, before a date or an owner at the end. */
  readonly end: number
}

/** Wordings that answer a signal, best first; only such as settle it once their blanks are filled. Empty where none does. */
export function rewrites(statement: string, signal: ClaritySignal, context: StatementContext): readonly Rewrite[] {
  const pack = context.pack === undefined ? en : context.pack
  const masked = maskStatement(statement)
  const tokens = tokenise(masked)
  if (!pack || tokens.length === 0 || statement.length > limit) return []
  const reading = read(tokens, lexiconOf(pack))
  const given: Given = { text: statement, tokens, reading, signal, inquiries: pack.inquiries, end: tailStart(statement, tokens, reading) }
  const offers: Rewrite[] = drafts(given)
    .filter(({ edits }) => settles(statement, edits, signal, context))
    .map((draft) => ({ title: titleOf(statement, draft), edits: draft.edits }))
  return signal.decides && signal.missing === 'end-state' && signal.rule === 'unclear-goal' ? [...offers, doneWhen] : offers
}

const doneWhen: Rewrite = {
  title: 'Add ‘Done when: …’',
  edits: [],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet syntax
  field: { label: 'Done when', snippet: '${1:what exists or is decided then}' },
}

function drafts(given: Given): readonly Draft[] {
  const { signal, reading, end } = given
  const behind = (snippet: string): RewriteEdit => ({ range: { start: end, end }, snippet })
  const fromTo = `from \${1:start value} to \${2:target}`
  const measured: Draft = { title: 'Add a measure, from … to …', edits: [behind(`: \${1:measure} from \${2:start value} to \${3:target}`)] }
  switch (signal.rule) {
    case 'direction-without-target':
      return reading.shape === 'topic' ? [measured] : [{ title: 'Add from … to …', edits: [behind(` ${fromTo}`)] }, measured]
    case 'comparison-without-reference':
      return [measured, { title: 'Say than what', edits: [behind(` than \${1:last year}`)] }]
    case 'vague-quantity':
      return signal.decides ? [...countOf(given), measured] : countOf(given)
    case 'escape-clause':
      return [...loophole(given), ...(signal.decides ? [measured] : [])]
    case 'target-without-baseline':
      return [startValue(given)]
    case 'contradictory-target':
      return swapped(given)
    case 'output-as-key-result':
      return [{ title: 'Say what it should change', edits: [behind(` so that \${1:measure} reaches \${2:target}`)] }]
    case 'business-as-usual-goal':
      return [measured]
    case 'unclear-goal':
      return [...decision(given), { title: 'Add a measure', edits: [behind(`, measured by \${1:measure} of at least \${2:target}`)] }]
    default:
      return []
  }
}

/** "Explore new suppliers" becomes "Explore new suppliers and decide …". */
function decision({ reading, inquiries, end }: Given): Draft[] {
  if (reading.shape !== 'order' || !inquiries.includes(reading.verb?.base ?? '')) return []
  return [{ title: 'Say what is decided then', edits: [{ range: { start: end, end }, snippet: ` and decide \${1:what}` }] }]
}

/** "more integrations" becomes "… more integrations", "several accounts" becomes "… accounts". */
function countOf({ signal, text }: Given): Draft[] {
  const { start, end } = signal.range
  const more = /^(?:more|fewer|less)$/i.test(signal.phrase)
  const word = more ? ` ${signal.phrase.toLowerCase()}` : ''
  if (!/^\s+\p{Alpha}/u.test(text.slice(end))) return []
  return [{ title: 'Say how many', edits: [{ range: { start, end }, snippet: `\${1:number}${word}` }] }]
}

/** The cases of a way out by name, or the statement without it. */
function loophole({ signal, text }: Given): Draft[] {
  const { start, end } = signal.range
  const named: Draft = { title: 'Say in which cases', edits: [{ range: { start, end }, snippet: `in \${1:which cases}` }] }
  const kept = text.slice(0, start).replace(/[\s,(]+$/, '').length
  return kept === 0 ? [named] : [named, { title: `Drop ‘${signal.phrase}’`, edits: [{ range: { start: kept, end }, snippet: '' }] }]
}

/** "by 30 %" gets "(currently …)" behind it, "to 30 %" a "from …" in front. */
function startValue({ signal, text }: Given): Draft {
  const { start, end } = signal.range
  const lead = /\bto\s+$/.exec(text.slice(Math.max(0, start - 6), start))
  const title = 'Add the start value'
  if (lead)
    return { title, edits: [{ range: { start: start - lead[0].length, end: start - lead[0].length }, snippet: `from \${1:start value} ` }] }
  return { title, edits: [{ range: { start: end, end }, snippet: ` (currently \${1:start value})` }] }
}

/** "from 4 % to 9 %" with its two values changed over. */
function swapped({ signal }: Given): Draft[] {
  const found = /^(from\s+)(\S.*?)(\s+to\s+)(\S.*)$/is.exec(signal.phrase)
  if (!found) return []
  const [, from = '', first = '', to = '', second = ''] = found
  return [
    { title: 'Change the two values over', edits: [{ range: signal.range, snippet: escapeSnippet(`${from}${second}${to}${first}`) }] },
  ]
}

const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&')

/** Where words can be added: before a purpose, a date or a means at the end, else behind the last word. */
function tailStart(text: string, tokens: readonly Token[], reading: Reading): number {
  let last = Math.max(reading.verbTo, Math.min(reading.objectTo, reading.end)) - 1
  for (let index = Math.max(reading.verbTo + 1, last - 5); index <= last; index++) {
    const rest = tokens.slice(index + 1, last + 1)
    const dated = rest.some(({ text: word }) => periodWord.test(word))
    if (/^(?:by|in|until|before|during|this|next|within)$/.test(tokens[index]!.text) && dated && rest.length <= 4) {
      last = index - 1
      break
    }
  }
  while (last > 0 && tokens[last]!.kind === 'sign' && !/^[)%”"\]]$/.test(tokens[last]!.text)) last--
  const end = tokens[last]?.end ?? text.length
  // Marks that close what the word stands in stay in front.
  return end + (/^(?:\*{1,3}|_{1,2}|`|\]\([^()\s]*\))+/.exec(text.slice(end))?.[0].length ?? 0)
}

const periodWord =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|q[1-4]|h[12]|fy\d*|quarter|year|month|week|spring|summer|autumn|fall|winter|christmas|20\d\d)$/

const samples: readonly (readonly [RegExp, string])[] = [
  [/start value|target/, '30 %'],
  [/number/, '12'],
  [/measure/, 'the share'],
  [/last year/, 'last year'],
]

/** The statement after edits, its blanks filled by `fill`. */
function apply(statement: string, edits: readonly RewriteEdit[], fill: (hint: string) => string): string {
  let text = statement
  for (const { range, snippet } of [...edits].sort((a, b) => b.range.start - a.range.start)) {
    const plain = snippet.replace(/\$\{\d+:([^}]*)\}/g, (_, hint: string) => fill(hint)).replace(/\\([\\$}])/g, '$1')
    text = text.slice(0, range.start) + plain + text.slice(range.end)
  }
  return text
}

/** True where the filled wording has neither this signal nor any other that decides. */
function settles(statement: string, edits: readonly RewriteEdit[], signal: ClaritySignal, context: StatementContext): boolean {
  const filled = apply(statement, edits, (hint) => samples.find(([pattern]) => pattern.test(hint))?.[1] ?? 'the next step')
  const { outcome, confidence, signals } = judge(filled, context)
  if (outcome.verdict === 'unclear' && (signal.decides || confidence === 'sure')) return false
  return !signals.some(({ rule }) => rule === signal.rule || rule === 'contradictory-target')
}

/** The new wording where it is short enough for a title, with `…` for its blanks. */
function titleOf(statement: string, { title, edits }: Draft): string {
  const preview = apply(statement, edits, () => '…').replace(/[*_`]|\s+/g, (found) => (/\s/.test(found) ? ' ' : ''))
  return preview.length <= 64 && !/[[\]|<>#]/.test(preview) ? preview.trim() : title
}
