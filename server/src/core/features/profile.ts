// Where a statement lies on the four dimensions of intent, in words. A description, never a judgement and never a finding.

import type { DocumentModel, Item } from '../model/document.js'
import type { Snapshot } from '../model/workspace.js'

const dayMilliseconds = 86_400_000

/** Words for the dimensions that can be told: horizon, how or what for, concrete or abstract, reach. */
export function profile(snapshot: Snapshot, doc: DocumentModel, item: Item): readonly string[] {
  return [horizon(item), aim(item), concrete(item), reach(snapshot, doc, item)].filter((word): word is string => word !== null)
}

function horizon({ span }: Item): string | null {
  if (!span?.start || !span.end) return null
  const days = (Date.parse(span.end) - Date.parse(span.start)) / dayMilliseconds
  return days <= 100 ? 'short-term' : days <= 400 ? 'within a year' : 'long-term'
}

/** A verdict of done is a thing delivered; a measured one names the result. */
function aim({ outcome }: Item): string | null {
  if (outcome?.verdict === 'measured') return 'about the outcome'
  return outcome?.verdict === 'done' ? 'about what is done' : null
}

function concrete({ outcome }: Item): string | null {
  if (!outcome || outcome.verdict === 'placeholder') return null
  return outcome.verdict === 'unclear' ? 'abstract' : 'concrete'
}

function reach(snapshot: Snapshot, _doc: DocumentModel, { id }: Item): string | null {
  const served = snapshot.relationsOf(id).filter(({ to, kind }) => to === id && kind !== 'reviews' && kind !== 'owns').length
  return served >= 3 ? 'lifts many' : null
}
