// What the time rules share: whether an item says by when at all, and the fixes that let the author say it.

import { findPlaceholders } from '../clarity/index.js'
import type { Item, LocatedTime } from '../model/document.js'
import type { Day } from '../model/types.js'
import { type Change, choice, type Proposal } from './define.js'
import type { Facts } from './facts.js'
import { coreOf } from './places.js'

export const timeFields = ['by', 'timeline', 'cycle', 'end', 'until', 'appetite'] as const

/** True where a blank stands for the date, or the statement still has blanks: those are the findings there. */
export function awaitsTime(item: Item): boolean {
  if (item.judgement ? item.judgement.placeholders.length > 0 : findPlaceholders(item.text).length > 0) return true
  return item.fields.some(({ key, value }) => timeFields.some((name) => name === key) && findPlaceholders(value).length > 0)
}

/** “By …”, as a field where the item has or takes fields, else behind the statement. */
export function addTimeSpan(item: Item, facts: Facts): Proposal[] {
  const date = choice(facts.periodEnds, 'date')
  const empty = facts.field(item, ...timeFields)
  if (empty && empty.value.trim() === '') {
    const place = empty.valuePlace
    const before = place.chunk.text.slice(place.start - 1, place.start)
    return [{ title: `Fill in ‘${empty.label}’`, changes: [{ change: 'replace', place, text: [/[\s|]/.test(before) ? '' : ' ', date] }] }]
  }
  const inLine: Change = { change: 'end-statement', item, text: [' by ', date] }
  const asField: Change = { change: 'add-field', item, label: 'By', value: [date] }
  const takesField = item.form === 'heading' || item.form === 'callout' || (item.form !== 'table-row' && item.fields.length > 0)
  return [{ title: takesField ? 'Add ‘By:’' : 'Add ‘by …’', changes: [takesField ? asField : inLine] }]
}

/** Other words for a phrase that says no day: the ends of the periods one may mean. */
export function addTimeChoices({ mention, place }: LocatedTime, facts: Facts): Proposal[] {
  const preposition = mention.preposition || 'by '
  const date = choice(facts.periodEnds, 'date')
  return [{ title: 'Say by when', changes: [{ change: 'replace', place, text: [preposition, date] }] }]
}

/** Another day in place of the one an item is due on, in the words around it; empty where the day is not written in the item itself. */
export function moveEnd({ spanSource }: Item, day: Day): Proposal[] {
  if (!spanSource || spanSource.mention.vague) return []
  return [{ title: `Change it to ${day}`, changes: [{ change: 'replace', place: coreOf(spanSource), text: [day] }] }]
}
