// What may be written at an offset of a page: finds the place, asks the source for it. Quiet on pages that are no model unless the author asks.

import type { DocumentModel } from '../model/document.js'
import { kindIds, type Lifetime } from '../model/kinds.js'
import { kebab, vocabularyOf } from '../model/vocabulary.js'
import type { Snapshot } from '../model/workspace.js'
import type { Range } from '../text/text.js'
import { chunksAt } from './at.js'
import { type Choice, type Completion, type Completions, noCompletions, placed } from './completion-items.js'
import { kindChoices, labels } from './completion-labels.js'
import { linkCompletions } from './completion-links.js'
import { hasChoices, keyFor, timeChoices, valueChoices, whoChoices } from './completion-values.js'
import { ruleIds } from './rule-help.js'
import { type Spot, spotAt } from './spot.js'

export interface CompletionOptions {
  /** The character that brought completion by itself; null where the author asked. */
  readonly trigger: string | null
  /** Also pages and headings in Markdown links, which some clients complete themselves. */
  readonly pages: boolean
}

/** Completions for an offset. */
export function completion(snapshot: Snapshot, doc: DocumentModel, offset: number, options: CompletionOptions): Completions {
  const spot = spotAt(doc, offset)
  if (!spot) return noCompletions
  const asked = options.trigger === null
  if (spot.at === 'rule') return all(placed(ruleChoices(), spot.range))
  if (spot.at === 'directive') return all(placed(directives(doc), spot.range))
  if (spot.at === 'front-matter-value' && kebab(spot.key) === 'opmodel') return all(placed(switches, spot.range, spot.gap))
  if (doc.recognised === 'none' && !asked) return noCompletions
  if (spot.at === 'link' || spot.at === 'anchor') return linkCompletions(snapshot, doc, spot, options.pages)
  return all(completionsFor(snapshot, doc, offset, spot, asked))
}

const all = (items: readonly Completion[]): Completions => ({ items, cut: false })

type PlainSpot = Exclude<Spot, { at: 'rule' | 'directive' | 'link' | 'anchor' }>

function completionsFor(snapshot: Snapshot, doc: DocumentModel, offset: number, spot: PlainSpot, asked: boolean): readonly Completion[] {
  const vocabulary = vocabularyOf(doc.settings)
  switch (spot.at) {
    case 'front-matter-key':
      return asked ? placed(frontMatterKeys(doc), spot.range) : []
    case 'front-matter-value':
      return values(snapshot, doc, frontMatterFields[kebab(spot.key)] ?? vocabulary.field(spot.key), spot, asked).map(asYaml)
    case 'cell':
      return values(snapshot, doc, fieldIn(vocabulary.field(spot.head), rowLifetime(doc, offset)), spot, asked)
    case 'field':
      return values(snapshot, doc, fieldIn(vocabulary.field(spot.label), spot.item?.lifetime ?? null), spot, asked)
    case 'mention':
      return mentions(snapshot, spot)
    case 'time':
      return wantsTime(doc, offset, spot, asked)
        ? placed(timeChoices(snapshot, doc, spot.preposition === 'in' ? 'timeline' : 'by'), spot.range)
        : []
    case 'heading':
      return asked && doc.recognised !== 'none' ? placed(kindChoices(snapshot, spot.typed), spot.range) : []
    case 'label':
      return asked ? labels(snapshot, doc, offset, spot) : []
  }
}

const fieldIn = (key: string | null, lifetime: Lifetime | null) => key && keyFor(key, lifetime)

interface ValueSpot {
  readonly range: Range
  readonly gap: boolean
}

function values(
  snapshot: Snapshot,
  doc: DocumentModel,
  key: string | null,
  { range, gap }: ValueSpot,
  asked: boolean,
): readonly Completion[] {
  return key && (asked || hasChoices(key)) ? placed(valueChoices(snapshot, doc, key), range, gap) : []
}

/** What the rows of a table are, by those that were understood. */
function rowLifetime(doc: DocumentModel, offset: number): Lifetime | null {
  const chunk = chunksAt(doc.tree, offset).find((one) => one !== doc.tree.frontMatter?.chunk)
  return doc.items.find((item) => item.form === 'table-row' && item.statement.chunk === chunk)?.lifetime ?? null
}

const switches: readonly Choice[] = [
  { label: 'true', sort: 'value', detail: 'this page is part of the model' },
  { label: 'false', sort: 'value', detail: 'leave this page alone' },
]

function ruleChoices(): readonly Choice[] {
  return ruleIds().map(({ id, summary }) => ({ label: id, sort: 'rule', detail: summary, subject: { is: 'rule', id } }))
}

function directives(doc: DocumentModel): readonly Choice[] {
  const end = /\.mdx$/i.test(doc.path) ? '*/}' : '-->'
  const suppress = (target: string, detail: string): Choice => {
    const label = `opmodel-disable${target}`
    return { label, sort: 'setting', detail, text: [`${label} `, { blank: 'rule' }, ' -- ', { blank: 'reason' }, ` ${end}`] }
  }
  return [
    suppress('-next-line', 'accept a finding of the next item'),
    suppress('-line', 'accept a finding of this line'),
    suppress('-file', 'accept a finding on the whole page'),
    suppress('', 'accept from here on'),
    { label: 'opmodel-enable', sort: 'setting', detail: 'check again from here on', text: [`opmodel-enable ${end}`] },
    {
      label: 'opmodel',
      sort: 'setting',
      detail: 'say what the next block is',
      text: ['opmodel kind=', { choice: [...kindIds, 'none'] }, ` ${end}`],
    },
  ]
}

/** Keys at the top of a page that this program reads, and the field whose values they take. */
const frontMatterFields: Readonly<Record<string, string>> = {
  kind: 'kind',
  owner: 'owner',
  lead: 'owner',
  team: 'team',
  cycle: 'cycle',
  period: 'timeline',
  quarter: 'timeline',
  by: 'by',
  date: 'updated',
  updated: 'updated',
  status: 'status',
  'review-every': 'review-every',
}

const frontMatterHelp: Readonly<Record<string, string>> = {
  opmodel: 'whether this page is part of the model',
  kind: 'what this page is',
  owner: 'who answers for this page',
  cycle: 'the cycle of everything on this page',
  period: 'the time span of everything on this page',
  date: 'the day the page was written',
  updated: 'the day the page was last changed',
  'review-every': 'how often it is looked at again',
}

function frontMatterKeys(doc: DocumentModel): readonly Choice[] {
  const matter = doc.tree.frontMatter
  const written = new Set([...(matter?.chunk.text.matchAll(/^([\p{Alpha}_-]+):/gmu) ?? [])].map((match) => kebab(match[1]!)))
  return Object.entries(frontMatterHelp)
    .filter(([key]) => !written.has(key))
    .map(([key, detail]) => ({ label: key, sort: 'setting', detail, text: [`${key}: `] }))
}

/** Words YAML would read as something else stand in quotes. */
function asYaml(completion: Completion): Completion {
  const [written, more] = completion.text.filter((part) => part !== ' ')
  const quoted = typeof written === 'string' && !more && /^[[\]{}&*!|>'"%@`#-]|: |\s#/.test(written)
  return quoted ? { ...completion, text: [...(completion.text[0] === ' ' ? [' '] : []), JSON.stringify(written)] } : completion
}

/** Handles where the project has them, else names in full. */
function mentions(snapshot: Snapshot, { range, typed }: PlainSpot): readonly Completion[] {
  const handles = Object.entries(snapshot.settings.people).map(
    ([handle, name]): Choice => ({ label: `@${handle}`, sort: 'person', detail: name }),
  )
  const named = new Set(Object.values(snapshot.settings.people))
  const names = whoChoices(snapshot, false).filter(({ label }) => !named.has(label))
  return placed([...handles, ...names], range).map((one) => ({
    ...one,
    filter: `${typed.slice(0, 1)}${one.label.replace(/^@/, '')} ${one.detail}`.trim(),
  }))
}

/** Unasked only behind a statement that has no time yet. */
function wantsTime(doc: DocumentModel, offset: number, { preposition, typed }: Extract<Spot, { at: 'time' }>, asked: boolean): boolean {
  if (asked) return doc.recognised !== 'none'
  if (typed !== '') return false
  if (preposition === 'in' || preposition === 'before') return false
  const line = doc.text.lineAt(offset)
  const item = doc.items.find((one) => doc.text.lineAt(doc.place(one.statement).start) === line)
  if (item?.lifetime !== 'spanned' && item?.lifetime !== 'point') return false
  return item.span === null || item.span.from === 'own'
}
