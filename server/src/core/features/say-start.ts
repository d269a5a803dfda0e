// Says in which week a ritual starts, where its rhythm leaves that open ("every two weeks on Wednesday"): one choice for each day it may mean next.

import type { DocumentModel } from '../model/document.js'
import type { Snapshot } from '../model/workspace.js'
import { nextOccurrences } from '../render/occurrences.js'
import { dayText } from '../render/phrases.js'
import { readCadenceField } from '../time/index.js'
import { holds, itemAt } from './at.js'
import type { Rewrite } from './refactorings.js'

/** Offered on the words of the rhythm. */
export function sayStart(snapshot: Snapshot, doc: DocumentModel, offset: number): readonly Rewrite[] {
  const item = itemAt(doc, offset)
  if (item?.kind !== 'ritual' || !item.cadence || !item.cadencePlace || item.cadence.slots.length !== 1) return []
  const place = item.cadencePlace
  const written = place.chunk.text.slice(place.start, place.end)
  const from = written.indexOf(item.cadence.text)
  if (from < 0) return []
  const { start } = doc.place(place)
  const end = start + from + item.cadence.text.length
  if (!holds({ start: start + from, end }, offset)) return []
  const { candidates } = nextOccurrences(item.cadence, snapshot.today, 3, doc.timeContext)
  return candidates.flatMap((date) => {
    const day = date.slice(0, 10)
    const text = `, starting ${day}`
    // Where the words could not be read again, nothing is offered.
    if (readCadenceField(`${item.cadence!.text}${text}`)?.slots[0]?.anchor !== day) return []
    return [
      { title: `Start on ${dayText(day)}`, edits: [{ path: doc.path, edits: [{ range: { start: end, end }, text }], create: false }] },
    ]
  })
}
