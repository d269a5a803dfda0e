// What may begin a line: fields of the item it adds to, labels of kinds, templates. The order follows what the project uses.

import { byObject } from '../memo.js'
import type { DocumentModel, Item } from '../model/document.js'
import { keyResultsOn } from '../model/family.js'
import { fields, fieldsOf, kindIds, kinds } from '../model/kinds.js'
import { roleOf } from '../model/sections.js'
import { vocabularyOf } from '../model/vocabulary.js'
import type { Snapshot } from '../model/workspace.js'
import { ownWord } from '../render/words.js'
import type { Parts } from '../rules/define.js'
import { type Choice, type Completion, placed } from './completion-items.js'
import { valueChoices } from './completion-values.js'
import { type FieldStyle, styleOf } from './placement.js'
import { type Spot, sectionsAt } from './spot.js'
import { templateFor } from './template-place.js'
import { type Template, templates } from './templates.js'
import { usageOf } from './usage.js'

/** Kinds as labels: `Goal: `. The most used come first. */
export function kindChoices(snapshot: Snapshot, typed: string): readonly Choice[] {
  const usage = usageOf(snapshot)
  const words = typed.trim().toLowerCase()
  return [...kindIds]
    .sort((a, b) => usage.kindCount(b) - usage.kindCount(a))
    .flatMap((kind): Choice[] => {
      const title = capital(ownWord(snapshot, kind))
      const fits = words === '' || title.toLowerCase().startsWith(words)
      return fits ? [{ label: `${title}:`, sort: 'kind', text: [`${title}: `], subject: { is: 'kind', kind } }] : []
    })
}

type LabelSpot = Extract<Spot, { at: 'label' }>

/** Fields of the item the line adds to, then labels of kinds, then templates: whatever begins as the typed words do. */
export function labels(snapshot: Snapshot, doc: DocumentModel, offset: number, spot: LabelSpot): readonly Completion[] {
  const { typed, range, item, bullet } = spot
  const words = typed.trim().toLowerCase()
  const begins = ({ label }: Choice) =>
    label.toLowerCase().startsWith(words) ||
    label
      .toLowerCase()
      .split(' ')
      .some((word) => words !== '' && word.startsWith(words))
  const template = placed(templateChoices(snapshot, doc, offset, words, spot), range).map(
    (one): Completion => ({ ...one, filter: `${one.subject?.is === 'template' ? one.subject.id : ''} ${one.label}` }),
  )
  if (doc.recognised === 'none') return template
  const fieldChoices = item ? fieldLabels(snapshot, doc, item) : []
  const next = item && bullet ? numbered(doc, item) : []
  const kindLabels = bullet ? [] : kindChoices(snapshot, typed)
  return [...placed([...fieldChoices, ...next].filter(begins), range), ...template, ...placed(kindLabels.filter(begins), range)]
}

/** Labels of the fields an item may still take, with choices where the project knows values. */
function fieldLabels(snapshot: Snapshot, doc: DocumentModel, item: Item): readonly Choice[] {
  const usage = usageOf(snapshot)
  const taken = new Set(item.fields.map(({ key }) => key))
  const known = fieldsOf(item.kind)
  const required = new Set(kinds[item.kind].fields.filter((key) => key.endsWith('!')).map((key) => key.slice(0, -1)))
  const time = item.lifetime === 'spanned' && item.span !== null ? ['by', 'timeline', 'cycle'] : []
  return [...known, 'owner', 'status']
    .filter((key, i, list) => !taken.has(key) && !time.includes(key) && list.indexOf(key) === i && Object.hasOwn(fields, key))
    .map((key, i) => ({ key, uses: usage.fieldCount(item.kind, key), rank: i - (required.has(key) ? 100 : 0) }))
    .sort((a, b) => b.uses - a.uses || a.rank - b.rank)
    .map(({ key }) => {
      const label = usage.label(key)
      return {
        label,
        sort: 'field',
        detail: ownWord(snapshot, item.kind),
        text: [labelStyle(doc, label), ...valuePart(snapshot, doc, key)],
        subject: { is: 'field', key },
      }
    })
}

const mostChoices = 8

function valuePart(snapshot: Snapshot, doc: DocumentModel, key: string): Parts {
  const values = valueChoices(snapshot, doc, key)
    .slice(0, mostChoices)
    .map(({ label, text }) => (text ? text.filter((part) => typeof part === 'string').join('') : label))
  return values.length > 1 && values.every((value) => value.length < 80) ? [{ choice: values }] : []
}

/** `Owner: `, with the label in bold where the page writes its labels so. */
function labelStyle(doc: DocumentModel, label: string): string {
  const { style } = firstStyle(doc)
  return style ? `${style.open}${label}${style.between}` : `${label}: `
}

/** How the first field that is a line of its own is written. */
const firstStyle = byObject((doc: DocumentModel): { readonly style: FieldStyle | undefined } => {
  for (const item of doc.items)
    for (const field of item.fields) {
      const style = styleOf(doc, field)
      if (style) return { style }
    }
  return { style: undefined }
})

/** The number of the next key result, where the others carry one. */
function numbered(doc: DocumentModel, item: Item): readonly Choice[] {
  if (item.kind !== 'objective' && item.kind !== 'goal') return []
  const label = nextKeyResult(doc, item)
  return [
    {
      label: `${label}:`,
      sort: 'kind',
      detail: kinds['key-result'].title,
      text: [`${label}: `],
      subject: { is: 'kind', kind: 'key-result' },
    },
  ]
}

function nextKeyResult(doc: DocumentModel, item: Item): string {
  return `KR${keyResultsOn(doc, item).length + 1}`
}

function templateChoices(
  snapshot: Snapshot,
  doc: DocumentModel,
  offset: number,
  words: string,
  { item, bullet }: LabelSpot,
): readonly Choice[] {
  const empty = doc.text.length < 100 && doc.text.slice(0, 100).trim().toLowerCase() === words
  const [section] = sectionsAt(doc, offset)
  const role = section ? roleOf(section.title, vocabularyOf(doc.settings)).kind : null
  const fitting = (template: Template) =>
    (bullet ? template.size === 'line' : true) &&
    (words === '' ||
      template.id.startsWith(words) ||
      template.title
        .toLowerCase()
        .split(' ')
        .some((word) => word.startsWith(words)))
  const rank = ({ size, kind }: Template) => (role !== null && role === kind ? -10 : 0) + (empty === (size === 'page') ? 0 : 1)
  return [...templates]
    .filter(fitting)
    .sort((a, b) => rank(a) - rank(b))
    .map((template) => ({
      label: template.title,
      sort: 'template',
      detail: template.detail,
      text: templateFor(template, snapshot, { doc, offset, bullet, keyResult: item && nextKeyResult(doc, item) }),
      subject: { is: 'template', id: template.id },
    }))
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
