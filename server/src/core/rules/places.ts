// Places inside located facts; knows no rule.

import type { LocatedTime } from '../model/document.js'
import type { Place } from '../syntax/tree.js'

/** A time phrase without its preposition; the whole phrase where markup stands inside it. */
export function coreOf({ mention, place }: LocatedTime): Place {
  const start = place.start + (mention.core.start - mention.range.start)
  const end = place.end - (mention.range.end - mention.core.end)
  return start < end ? { chunk: place.chunk, start, end } : place
}
