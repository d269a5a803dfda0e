// Pages in plain words made from the model: what was understood and why, what is silenced, the whole model. Markdown, and nothing in it comes alive.

import { isIgnored } from '../config.js'
import type { DocumentModel } from '../model/document.js'
import type { Evidence } from '../model/types.js'
import type { Snapshot } from '../model/workspace.js'
import { ruleTitle } from '../render/attention.js'
import { modelTree, type TreeItem } from '../render/model-tree.js'
import { dayText, spanText } from '../render/phrases.js'
import { capital, countText, ownWord } from '../render/words.js'
import type { Finding } from '../rules/finding.js'
import { directivesOf } from '../rules/suppress.js'
import { plain } from './markdown.js'
import { pageMark } from './page-mark.js'

/** What was recognised on a page, why, and what was left alone. */
export function understoodText(snapshot: Snapshot, doc: DocumentModel): string {
  const items = doc.items.map((item) => {
    const facts = [
      item.span ? spanText(item.span) : '',
      item.owner ? `owner ${item.owner.name}` : '',
      item.evidence.length > 0 ? `because: ${item.evidence.map(({ signal }) => signal).join(', ')}` : '',
    ].filter(Boolean)
    const line = doc.text.lineAt(doc.place(item.statement).start) + 1
    return `- line ${line}: **${plain(capital(ownWord(snapshot, item.kind)))}** ${plain(item.name)}${facts.length > 0 ? ` (${plain(facts.join('; '), 400)})` : ''}`
  })
  const alone = sectionsLeftAlone(doc)
  return page([
    `# What was understood in ${plain(doc.path)}`,
    reading(snapshot, doc),
    ...(doc.evidence.length > 0 ? ['What was weighed:', list(doc.evidence.map(weighed))] : []),
    ...(items.length > 0 ? ['## Recognised', list(items, '')] : []),
    ...(doc.recognised !== 'none' && alone.length > 0
      ? [
          '## Left alone',
          list(alone.map((title) => plain(title))),
          'If your team has its own word for a part of the model, say so once in `opmodel.yaml`, and headings and labels with that word are read:',
          '```yaml\naliases:\n  kinds:\n    ritual: [ceremony]\n```',
        ]
      : []),
  ])
}

function reading(snapshot: Snapshot, doc: DocumentModel): string {
  const mark = pageMark(doc)
  if (mark === false) return 'The page says `opmodel: false`, so nothing on it is read.'
  if (isIgnored(snapshot.settings, doc.path)) return '`opmodel.yaml` leaves this page out, so nothing on it is read.'
  if (doc.recognised === 'none')
    return 'The page is left alone: too little on it says that it is an operating model. “Treat This Page as a Model” in the editor, or `opmodel: true` at its top, has it read all the same.'
  const counts = new Map<DocumentModel['items'][number]['kind'], number>()
  for (const { kind } of doc.items) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const found = [...counts].map(([kind, count]) => countText(snapshot, kind, count)).join(', ')
  const why = mark === true ? 'it says so itself' : doc.recognised === 'explicit' ? 'it was marked by hand' : 'of what is written on it'
  return `The page is read as an operating model, because ${why}: ${found || 'nothing was found on it yet'}.`
}

const weighed = ({ signal, weight }: Evidence) => `${weight < 0 ? 'against' : 'for'} it: ${plain(signal)}`

/** Headings below the page's title whose section holds nothing that was recognised. */
function sectionsLeftAlone(doc: DocumentModel): readonly string[] {
  const starts = doc.items.map((item) => doc.place(item.statement).start)
  return doc.sections.flatMap(({ title, place, depth }, index) => {
    if (depth === 1) return []
    const start = doc.place(place).start
    const next = doc.sections.slice(index + 1).find((other) => other.depth <= depth)
    const end = next ? doc.place(next.place).start : doc.text.length
    return starts.some((at) => start <= at && at < end) ? [] : [title]
  })
}

/** Suppression comments, allowed wording, rules that are off, and the baseline; `baselined` counts the findings it hides. */
export function silencedText(snapshot: Snapshot, findings: readonly Finding[]): string {
  const { settings, today } = snapshot
  const comments = [...snapshot.documents.values()].flatMap((doc) => {
    if (doc.recognised === 'none') return []
    return directivesOf(doc, today).map(({ place, rules, reason, until, expired }) => {
      const what = rules.length > 0 ? rules.map(({ id }) => ruleTitle(id)).join(', ') : 'everything'
      const limit = until ? `, ${expired ? 'ended on' : 'until'} ${dayText(until)}` : ''
      return `${plain(doc.path)}, line ${doc.text.lineAt(doc.place(place).start) + 1}: ${plain(what)}${limit}${reason ? `. Reason: ${plain(reason)}` : '. No reason is given'}`
    })
  })
  const off = Object.entries(settings.rules).flatMap(([rule, severity]) => (severity === 'off' ? [ruleTitle(rule)] : []))
  const baselined = findings.filter(({ suppressed }) => suppressed?.by === 'baseline').length
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['Comments in the pages', comments],
    ['Words that are allowed', settings.wording.allow.map((word) => plain(word))],
    ['Rules that are off', off],
    ['Findings in the baseline', baselined > 0 ? [`${baselined}, kept in \`opmodel-baseline.json\``] : []],
  ]
  const filled = parts.filter(([, entries]) => entries.length > 0)
  return page([
    '# What is silenced',
    ...(filled.length === 0 ? ['Nothing is.'] : filled.flatMap(([title, entries]) => [`## ${title}`, list(entries)])),
  ])
}

/** The whole model as nested lists, a section for each kind; with `paths`, only what stands in these documents. */
export function modelText(snapshot: Snapshot, findings: readonly Finding[], paths?: ReadonlySet<string>): string {
  const groups = modelTree([{ snapshot, findings, root: '' }], 'kind', [])
    .map((group) => ({ ...group, items: group.items.filter(({ path }) => paths?.has(path) ?? true) }))
    .filter(({ items }) => items.length > 0)
  if (groups.length === 0) return page(['# Operating model', 'Nothing of an operating model was recognised.'])
  return page([
    '# Operating model',
    ...groups.flatMap(({ title, items }) => [`## ${plain(title)}`, items.flatMap((item) => lines(item, '')).join('\n')]),
  ])
}

function lines(item: TreeItem, indent: string): readonly string[] {
  const facts = [item.closed ? 'closed' : '', item.description].filter(Boolean).join(' · ')
  return [
    `${indent}- ${plain(item.name)}${facts ? ` (${plain(facts)})` : ''}`,
    ...item.children.flatMap((child) => lines(child, `${indent}  `)),
  ]
}

const list = (entries: readonly string[], mark = '- ') => entries.map((entry) => `${mark}${entry}`).join('\n')
const page = (blocks: readonly string[]) => `${blocks.join('\n\n')}\n`
