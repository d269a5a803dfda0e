// Scores what is understood of documents, and what is said about them, against labels: right, wrong and missed, with intervals.

import type { Severity } from '../../server/src/core/config.js'
import type { Span } from '../../server/src/core/model/types.js'
import type { Label } from './labels.js'

/** One recognised item, in lines (1-based). */
export interface SeenItem {
  readonly id: string
  readonly kind: string
  readonly lifetime: string
  /** Lines on which it may be said to start: the item's and its statement's. */
  readonly starts: readonly number[]
  readonly first: number
  readonly last: number
  readonly verdict: string | null
  readonly span: Pick<Span, 'start' | 'end'> | null
  readonly owner: 'own' | 'inherited' | 'none'
  /** How often it comes round, as the labels say it. */
  readonly rhythms: readonly string[]
}

export interface SeenFinding {
  readonly rule: string
  readonly severity: Severity
  readonly line: number
}

export interface Seen {
  readonly items: readonly SeenItem[]
  readonly findings: readonly SeenFinding[]
}

/** The answers to one question. `right` and `missed` count labels for which it is so, `wrong` those of which it is said wrongly. */
export interface Tally {
  readonly question: string
  readonly kind: 'found' | 'share'
  right: number
  wrong: number
  missed: number
  /** Labels that were asked. */
  n: number
}

export interface Score {
  readonly tallies: readonly Tally[]
  /** Labels of which something wrong is said or nothing, as `question`, `document:line`. */
  readonly misses: readonly { readonly question: string; readonly at: string; readonly how: 'missed' | 'wrong' }[]
  /** How many findings each statement has that has any. */
  readonly perStatement: readonly number[]
}

const commitments = new Set(['goal', 'objective', 'key-result', 'bet', 'milestone', 'intent'])
const lasting = new Set(['standing', 'enduring', 'strategy-bound'])
const wording = new Set([
  'unclear-goal',
  'direction-without-target',
  'comparison-without-reference',
  'vague-quantity',
  'escape-clause',
  'two-goals-in-one',
  'business-as-usual-goal',
  'output-as-key-result',
])

type Group = 'commitment' | 'ritual' | 'other' | 'none'

function groupOf(item: SeenItem | undefined): Group {
  if (!item) return 'none'
  if (item.kind === 'ritual') return 'ritual'
  return commitments.has(item.kind) && !lasting.has(item.lifetime) ? 'commitment' : 'other'
}

const wantedGroup: Readonly<Record<Label['entity'], Group>> = {
  goal: 'commitment',
  kr: 'commitment',
  standing: 'other',
  ritual: 'ritual',
  none: 'none',
}

/** Scores labels against what was seen in their documents. */
export function score(labels: readonly Label[], seen: ReadonlyMap<string, Seen>): Score {
  const tallies = new Map<string, Tally>()
  const misses: Score['misses'][number][] = []
  const perStatement: number[] = []
  const tallyOf = (question: string, kind: Tally['kind']): Tally => {
    const known = tallies.get(question) ?? { question, kind, right: 0, wrong: 0, missed: 0, n: 0 }
    tallies.set(question, known)
    return known
  }
  const miss = (question: string, label: Label, how: 'missed' | 'wrong') =>
    misses.push({ question, at: `${label.document}:${label.line}`, how })
  const found = (question: string, label: Label, isSo: boolean, said: boolean) => {
    const tally = tallyOf(question, 'found')
    tally.n++
    if (isSo && said) tally.right++
    else if (isSo) tally.missed++
    else if (said) tally.wrong++
    if (isSo !== said) miss(question, label, isSo ? 'missed' : 'wrong')
  }
  const share = (question: string, label: Label, holds: boolean, good: boolean) => {
    const tally = tallyOf(question, 'share')
    tally.n++
    if (holds) tally.right++
    if (holds !== good) miss(question, label, 'wrong')
  }

  for (const [document, own] of groupBy(labels, ({ document }) => document)) {
    const { items, findings } = seen.get(document) ?? { items: [], findings: [] }
    const at = itemsOf(own, items)
    for (const label of own) {
      const item = at.get(label)
      const wanted = wantedGroup[label.entity]
      const group = groupOf(item)
      found('a goal or key result is recognised', label, wanted === 'commitment', group === 'commitment')
      found('a ritual is recognised', label, wanted === 'ritual', group === 'ritual')
      if (wanted === 'ritual' && !['', '?', 'na'].includes(label.cadence)) {
        const labelled = label.cadence.split(/\+(?=P\d|ambiguous:|event:)/).map((part) => /^[^\s:]+/.exec(part)?.[0] ?? part)
        const said = new Set((item?.rhythms ?? []).map(inDaysOrMonths))
        share(
          'the rhythm of a ritual is read right',
          label,
          group === 'ritual' && labelled.some((part) => said.has(inDaysOrMonths(part))),
          true,
        )
      }
      if (wanted !== 'commitment') continue
      const goal = group === 'commitment' ? item : undefined
      if (['own', 'inherited', 'missing'].includes(label.span))
        found('a missing time span is noticed', label, label.span === 'missing', goal !== undefined && goal.span === null)
      if (/^[\d/-]+$/.test(label.interval)) {
        const [start, end] = label.interval.split('/')
        const span = goal?.span
        share(
          'the time span is resolved to its days',
          label,
          span !== null && span !== undefined && (!start || span.start === start) && (!end || span.end === end),
          true,
        )
      }
      if (['own', 'inherited', 'none'].includes(label.owner))
        share('the owner is found where it stands', label, goal !== undefined && goal.owner === label.owner, true)
      scoreOutcome(label, goal)
      scoreFindings(label, item, items, findings)
    }
  }
  return { tallies: [...tallies.values()], misses, perStatement }

  function scoreOutcome(label: Label, goal: SeenItem | undefined): void {
    if (!['measure', 'done', 'no', 'redacted'].includes(label.outcome)) return
    const verdict = goal?.verdict
    if (label.outcome !== 'redacted') found('an unclear goal is noticed', label, label.outcome === 'no', verdict === 'unclear')
    found('a placeholder is noticed', label, label.outcome === 'redacted', verdict === 'placeholder')
    found('a measured target is noticed', label, label.outcome === 'measure', verdict === 'measured')
  }

  function scoreFindings(label: Label, item: SeenItem | undefined, items: readonly SeenItem[], findings: readonly SeenFinding[]): void {
    const own = item?.starts.includes(label.line) ? item : undefined
    const from = own ? Math.min(label.line, ...own.starts) : label.line
    const to = own ? own.last : label.line
    const inner = items.filter((other) => other !== own && other.first > from && other.last <= to && !other.starts.includes(label.line))
    const on = findings.filter(
      ({ line, severity }) =>
        severity !== 'hint' &&
        line >= from &&
        line <= to &&
        (line === label.line || !inner.some((other) => other.first <= line && line <= other.last)),
    )
    if (on.length > 0) perStatement.push(on.length)
    const told = on.some(({ rule }) => wording.has(rule))
    const clear = label.outcome === 'measure' || label.outcome === 'done'
    const answered = label.answered === 'key-results'
    if (clear || (label.outcome === 'no' && !answered)) found('an unclear goal is reported', label, !clear, told)
    if (clear) share('a clear goal is reported', label, told, false)
    if (label.outcome === 'no' && answered) share('an unclear goal that its key results answer is reported', label, told, false)
    // Numbers that link to where they are kept are placeholders to the verdict, and no fault.
    if (clear || label.outcome === 'no')
      share(
        'a statement without a blank is reported to have one',
        label,
        on.some(({ rule }) => rule === 'unfilled-placeholder'),
        false,
      )
  }
}

/** The item of each label: one that starts on its line, else the smallest around it, which serves one label only. */
function itemsOf(labels: readonly Label[], items: readonly SeenItem[]): ReadonlyMap<Label, SeenItem> {
  const found = new Map<Label, SeenItem>()
  const taken = new Set<SeenItem>()
  const choose = (label: Label, pool: readonly SeenItem[]) => {
    const sorted = [...pool].sort((a, b) => a.last - a.first - (b.last - b.first))
    const item = sorted.find((one) => groupOf(one) === wantedGroup[label.entity]) ?? sorted[0]
    if (!item) return
    found.set(label, item)
    taken.add(item)
  }
  for (const label of labels) {
    choose(
      label,
      items.filter(({ starts }) => starts.includes(label.line)),
    )
  }
  for (const label of labels) {
    if (found.has(label) || label.entity === 'none' || label.entity === 'standing') continue
    choose(
      label,
      items.filter((item) => !taken.has(item) && item.first <= label.line && label.line <= item.last),
    )
  }
  return found
}

function groupBy<T>(list: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>()
  for (const item of list) map.set(key(item), [...(map.get(key(item)) ?? []), item])
  return map
}

/** Wilson's 95 % interval of a share, in per cent. */
export function interval(hits: number, n: number): readonly [number, number] {
  if (n === 0) return [0, 100]
  const z = 1.96
  const p = hits / n
  const middle = p + (z * z) / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const whole = 1 + (z * z) / n
  return [(100 * (middle - half)) / whole, (100 * (middle + half)) / whole]
}

const percent = (hits: number, n: number): string => {
  if (n === 0) return '–'
  const [low, high] = interval(hits, n)
  return `${((100 * hits) / n).toFixed(0)} [${Math.max(0, low).toFixed(0)}–${high.toFixed(0)}]`
}

/** A Markdown table of a score: precision, recall or share in per cent, each with its interval. */
export function writeScore({ tallies, perStatement }: Score): string {
  const rows = tallies.map(({ question, kind, right, wrong, missed, n }) =>
    kind === 'share'
      ? `| ${question} | share ${percent(right, n)} | | ${n} |`
      : `| ${question} | precision ${percent(right, right + wrong)} | recall ${percent(right, right + missed)} | ${n} |`,
  )
  const counts = [...perStatement].sort((a, b) => a - b)
  const median = counts[Math.floor((counts.length - 1) / 2)] ?? 0
  const most = counts.at(-1) ?? 0
  return [
    '| question | | | labels |',
    '| - | - | - | - |',
    ...rows,
    '',
    `Findings on a statement that has any: ${median} in the median, ${most} at most (${counts.length} statements).`,
  ].join('\n')
}

/** A year is twelve months and a week seven days; what is no length stays as it is. */
export function inDaysOrMonths(rhythm: string): string {
  const found = /^P(\d+)([WY])$/.exec(rhythm)
  return found ? (found[2] === 'W' ? `P${7 * Number(found[1])}D` : `P${12 * Number(found[1])}M`) : rhythm
}
