// Whether a page says by hand that it is a model or is none, and the edit that makes it say so; reads and writes its details block only.

import type { DocumentModel } from '../model/document.js'
import type { TextEdit } from '../text/text.js'
import { endOfLine } from './placement.js'

const line = /^(opmodel[ \t]*:[ \t]*)([^\r\n#]*?)([ \t]*(?:#[^\r\n]*)?)$/m

/** What `opmodel:` in the details block says, or null where it says neither. */
export function pageMark(doc: DocumentModel): boolean | null {
  const said = line.exec(details(doc)?.text ?? '')?.[2]?.replace(/^(['"])(.*)\1$/, '$2')
  return said === 'true' ? true : said === 'false' ? false : null
}

/** The edit after which `pageMark` gives `value`, or null where it does already. */
export function markPage(doc: DocumentModel, value: boolean): TextEdit | null {
  if (pageMark(doc) === value) return null
  const eol = endOfLine(doc)
  const block = details(doc)
  if (!block) return { range: { start: 0, end: 0 }, text: `---${eol}opmodel: ${value}${eol}---${eol}${eol}` }
  const found = line.exec(block.text)
  if (!found) return { range: { start: block.start, end: block.start }, text: `opmodel: ${value}${eol}` }
  const start = block.start + found.index + found[1]!.length
  const gap = /[ \t]$/.test(found[1]!) ? '' : ' '
  return { range: { start, end: start + found[2]!.length }, text: `${gap}${value}` }
}

function details(doc: DocumentModel): { readonly start: number; readonly text: string } | null {
  const front = doc.tree.frontMatter
  if (!front) return null
  const base = doc.tree.startOf(front.chunk)
  const { start, end } = front.value
  return { start: base + start, text: front.chunk.text.slice(start, end) }
}
