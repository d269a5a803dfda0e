// What the clarity rules share: one report per statement from the fault chosen for it, with rewrites that keep the author's words.

import { rewrites, type StatementContext } from '../clarity/index.js'
import type { Item } from '../model/document.js'
import type { Place } from '../syntax/tree.js'
import { type Change, choice, type Part, type Parts, type Proposal, type Report } from './define.js'
import type { ClarityFault, Facts } from './facts.js'

/** The report of a clarity rule, where the fault chosen for the statement is its own. */
export function* wordingFault(
  rule: string,
  item: Item,
  facts: Facts,
  say: (fault: ClarityFault, phrase: string) => { readonly message: string; readonly fixes?: readonly Proposal[] },
): Generator<Report> {
  const fault = facts.clarity(item)
  if (fault?.rule !== rule || item.status === 'dropped' || item.status === 'done') return
  const { signal } = fault
  // The project's own word about the same words says more.
  if (signal && facts.ownPhrases(item).some(({ place, allowed }) => !allowed && overlap(place, fault.place))) return
  const { message, fixes } = say(fault, signal ? `‘${shorten(signal.phrase)}’` : '')
  yield {
    at: fault.place,
    message,
    uncertain: 'information',
    missing: signal ? [signal.missing] : (item.judgement?.outcome.missing ?? []),
    fixes: () => [...(fixes ?? []), ...rewriteFixes(item, fault, facts), ...(fault.decides ? nonGoal(item) : [])],
    ...(fault.decides && rule !== 'unclear-goal' ? { as: 'unclear-goal' } : {}),
    ...(signal ? { phrase: signal.phrase } : {}),
    ...(fault.allowed ? { allowed: true } : {}),
  }
}

export function overlap(one: Place, other: Place): boolean {
  return one.chunk === other.chunk && one.start < other.end && other.start < one.end
}

function shorten(phrase: string): string {
  const folded = phrase.replace(/\s+/g, ' ')
  return folded.length <= 32 ? folded : `${folded.slice(0, 30).replace(/\s+\S*$/, '')} …`
}

/** Wordings for the statement as written; the day is asked for as well where nothing says by when. */
function rewriteFixes(item: Item, { signal, decides }: ClarityFault, facts: Facts): Proposal[] {
  if (!item.judgement || !signal) return []
  const { chunk, start, end } = item.statement
  const undated = decides && item.span === null && item.lifetime === 'spanned'
  // Marks that close what the statement ends in belong to it: what is added stands behind them.
  const closing = /^(?:\*{1,3}|_{1,2}|`+|\](?:\([^()\s]*\)|\[[^[\]]*\]))+/.exec(chunk.text.slice(end))?.[0].length ?? 0
  return rewrites(chunk.text.slice(start, end + closing), signal, contextOf(item)).map(({ title, edits, field }) => {
    const changes: Change[] = edits.map(({ range, snippet }, i) => {
      const parts = partsOfSnippet(snippet)
      const text = undated && i === edits.length - 1 && parts.length > 1 ? [...parts, ' by ', choice(facts.periodEnds, 'date')] : parts
      return { change: 'replace', place: { chunk, start: start + range.start, end: start + range.end }, text }
    })
    if (field) changes.push({ change: 'add-field', item, label: field.label, value: partsOfSnippet(field.snippet) })
    return { title, changes }
  })
}

function contextOf({ kind, fields }: Item): StatementContext {
  return {
    kind: kind as StatementContext['kind'],
    fields: Object.fromEntries(fields.map(({ key, value }) => [key, value])),
    deliverable: kind === 'milestone',
    body: '',
  }
}

/** An aim nobody will be measured by is often one the team has decided against; the words stay, the label changes. */
function nonGoal(item: Item): Proposal[] {
  const { chunk, start } = item.statement
  const label = /(?:^|[^\p{Alpha}])((?:Goal|Objective|Initiative|Target)(?: \d+)?)[*_ ]*[:–—][*_: \t]*$/iu.exec(
    chunk.text.slice(Math.max(0, start - 60), start),
  )
  if (label) {
    const at = start - (label[0].length - label[0].indexOf(label[1]!))
    const place = { chunk, start: at, end: at + label[1]!.length }
    return [{ title: 'Make it a non-goal', changes: [{ change: 'replace', place, text: ['Non-goal'] }] }]
  }
  if (item.form !== 'list-item' || item.kind === 'key-result') return []
  return [{ title: 'Make it a non-goal', changes: [{ change: 'replace', place: { chunk, start, end: start }, text: ['Non-goal: '] }] }]
}

/** LSP snippet syntax as parts; nested tab stops do not occur. */
export function partsOfSnippet(snippet: string): Parts {
  const parts: Part[] = []
  const unescaped = (text: string): string => text.replace(/\\([\\$},|])/g, '$1')
  let at = 0
  for (const match of snippet.matchAll(/\$\{\d+(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\|])*)\|)\}|\$\d+/g)) {
    if (snippet[match.index - 1] === '\\') continue
    if (match.index > at) parts.push(unescaped(snippet.slice(at, match.index)))
    if (match[2] !== undefined) parts.push({ choice: match[2].split(/(?<!\\),/).map(unescaped) })
    else if (match[0] !== '$0') parts.push({ blank: unescaped(match[1] ?? '') })
    at = match.index + match[0].length
  }
  if (at < snippet.length) parts.push(unescaped(snippet.slice(at)))
  return parts
}
