// The walk over a page's cues: each block goes to the file for its form; marks and quotations are settled here.

import { captioned } from './captions.js'
import type { Cue } from './cues.js'
import { wholeOf } from './draft.js'
import { depthOfSummary, heading } from './headings.js'
import { listed, listItem } from './list-items.js'
import { paragraph, quotedFields, timelineOf } from './paragraphs.js'
import type { Scope } from './scope.js'
import { table } from './table-rows.js'

/** How many labels tell what sort of page it is. */
export const labelSample = 20

/** Takes one block into the scope. Blocks come in document order. */
export function walk(scope: Scope, cue: Cue): void {
  const { form, quote } = cue.unit
  if (scope.labels.length < labelSample && cue.reading?.label) scope.labels.push(cue.reading.label.text)
  if (form === 'mark') {
    const word = /\bkind\s*=\s*"?([\w-]+)/.exec(cue.text)?.[1] ?? ''
    scope.mark = word === 'none' ? 'none' : scope.vocabulary.namedKind(word)
    return
  }
  if (form === 'item' && cue.unit.first && scope.inList) scope.mark = null
  scope.inList = form === 'item'
  if (form === 'heading') heading(scope, cue)
  else if (scope.mark === 'none') scope.group = null
  // What is quoted is somebody's example, unless it is a callout with a word of its own.
  else if (quote === '') {
    scope.group = null
    if (form === 'paragraph') quotedFields(scope, cue)
  } else if (quote !== null && callout(scope, cue, quote)) scope.group = null
  else if (form === 'paragraph') {
    timelineOf(scope, cue)
    paragraph(scope, cue)
  } else if (form === 'item' && scope.listField && !ends(scope, cue)) listed(cue, scope.listField)
  else if (form === 'item') {
    scope.listField = null
    if (cue.unit.first) captioned(scope, cue)
    timelineOf(scope, cue)
    listItem(scope, cue, scope.group, null)
  } else if (form === 'table') table(scope, cue)
  else if (form === 'details') summary(scope, cue)
  else scope.group = null
  // A mark over a list holds for all its items.
  if (form !== 'item') scope.mark = null
  if (form !== 'paragraph') scope.caption = null
  if (form !== 'paragraph' && form !== 'item') scope.listField = null
  if (form !== 'heading') for (const { item } of scope.open) if (item && !item.sealed) item.to = wholeOf(cue)
}

/** A bullet with a field of its own ends the list that is the value of the field above. */
const ends = (scope: Scope, { reading }: Cue): boolean =>
  reading?.label != null && reading.label.rest.text.trim() !== '' && scope.labelField(reading.label.text) !== null

/** `> [!goal] …`: the word of the callout names the kind. */
function callout(scope: Scope, cue: Cue, word: string): boolean {
  const kind = scope.vocabulary.labelKind(word)
  if (!kind || !cue.reading || cue.unit.form !== 'paragraph' || scope.drafts.at(-1)?.from.chunk === cue.chunk) return false
  scope.add(kind, 'callout', cue, cue.reading, null, null, ['label'])
  return true
}

/** The summary of a block that opens and closes heads what stands inside, below all headings around it. */
function summary(scope: Scope, cue: Cue): void {
  if (cue.reading) {
    heading(scope, cue)
    return
  }
  scope.open = scope.open.filter(({ depth }) => depth < depthOfSummary)
  scope.group = null
}
