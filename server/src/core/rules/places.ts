// Places inside located facts; knows no rule.

import type { DocumentModel, LocatedTime } from '../model/document.js'
import type { Place } from '../syntax/tree.js'

/** A time phrase without its preposition; the whole phrase where markup stands inside it. */
export function coreOf({ mention, place }: LocatedTime): Place {
  const start = place.start + (mention.core.start - mention.range.start)
  const end = place.end - (mention.range.end - mention.core.end)
  return start < end ? { chunk: place.chunk, start, end } : place
}

/** The comment with the blanks before it, and with its line end where nothing else stands on the line. */
export function withBlanks({ chunk, start, end }: Place, doc: DocumentModel): Place {
  const before = /[ \t]*$/.exec(chunk.text.slice(0, start))?.[0].length ?? 0
  const from = start - before
  const alone = (from === 0 || /[\r\n]/.test(chunk.text[from - 1]!)) && /^[ \t]*(?:[\r\n]|$)/.test(chunk.text.slice(end))
  const lineEnd =
    alone && doc.tree.frontMatter?.chunk !== chunk ? (/^[ \t]*(?:\r\n|\n|\r)?/.exec(chunk.text.slice(end))?.[0].length ?? 0) : 0
  return { chunk, start: from, end: end + lineEnd }
}
