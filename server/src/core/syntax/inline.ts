// Plain text of inline Markdown with a map back to the source, split into the lines an author sees; knows nothing of the model.

import type { Nodes, PhrasingContent } from 'mdast'
import { Offsets } from './offsets.js'
import { rangeOf } from './tree.js'

/** Plain text, each run of white space one blank; `map` holds the source offset of each character and, behind them, of the end. */
export interface Plain {
  readonly text: string
  readonly map: Offsets
}

export interface InlineLink {
  readonly target: string
  readonly text: string
  readonly start: number
  readonly end: number
}

/** One line of a paragraph as an author sees it: up to a hard break. */
export interface InlineLine {
  readonly plain: Plain
  /** Offsets in `plain.text` of what is bold. */
  readonly bold: readonly { readonly start: number; readonly end: number }[]
  readonly italic: readonly { readonly start: number; readonly end: number }[]
  readonly code: readonly { readonly start: number; readonly end: number }[]
  readonly links: readonly InlineLink[]
  /** True where text outside links says something. */
  readonly beyondLinks: boolean
  /** Values of `name` attributes of tags, as JSX components and anchors carry them. */
  readonly names: readonly string[]
}

interface Draft {
  text: string
  map: Offsets
  bold: { start: number; end: number }[]
  italic: { start: number; end: number }[]
  code: { start: number; end: number }[]
  links: InlineLink[]
  outside: string
  names: string[]
  end: number
  /** Where the markup around the character before `at` ends. */
  closing: { at: number; end: number }
}

const draft = (): Draft => ({
  text: '',
  map: new Offsets(),
  bold: [],
  italic: [],
  code: [],
  links: [],
  outside: '',
  names: [],
  end: 0,
  closing: { at: 0, end: 0 },
})

/** Some words with one blank between them: not so long that it matters how often the same ones are looked at. */
const someWords = /\S(?:\S| (?=\S)){0,200}/y

/** How many characters of words stand in the source as they are read, from these places on; mostly all do. */
function sameWords(value: string, from: number, source: string, at: number): number {
  someWords.lastIndex = from
  const words = someWords.exec(value)?.[0] ?? ''
  if (source.startsWith(words, at)) return words.length
  let same = 0
  while (words[same] === source[at + same]) same++
  return words[same - 1] === ' ' ? same - 1 : same
}

/** The lines of inline content. Soft breaks are blanks, except where `breakAt` says that the next source line starts something new. */
export function inlineLines(
  nodes: readonly PhrasingContent[],
  source: string,
  breakAt: (rest: string) => boolean = () => false,
): readonly InlineLine[] {
  const lines: Draft[] = [draft()]
  const current = (): Draft => lines[lines.length - 1]!
  const put = (char: string, at: number, inLink: boolean): void => {
    const line = current()
    const blank = /\s/.test(char)
    if (blank && (line.text === '' || line.text.endsWith(' '))) return
    line.text += blank ? ' ' : char
    line.map.push(at)
    line.end = at + 1
    if (!inLink) line.outside += char
  }
  const putWords = (words: string, at: number, inLink: boolean): void => {
    const line = current()
    line.text += words
    line.map.push(at, words.length)
    line.end = at + words.length
    if (!inLink) line.outside += words
  }
  const text = (value: string, start: number, end: number, inLink: boolean): void => {
    let at = start
    for (let i = 0; i < value.length; i++) {
      const same = sameWords(value, i, source, at)
      if (same > 0) {
        putWords(value.slice(i, i + same), at, inLink)
        at += same
        i += same - 1
        continue
      }
      const char = value[i] === '\r' ? '\n' : value[i]!
      if (value[i] === '\r' && value[i + 1] === '\n') continue
      at = align(source, at, end, char)
      if (char === '\n') {
        const rest = source.slice(at + 1, Math.min(end + 200, at + 200))
        if (breakAt(rest)) lines.push(draft())
        else put(' ', at, inLink)
      } else put(char, at, inLink)
      at++
    }
  }
  const close = (line: Draft, end: number): void => {
    if (current() === line) line.closing = { at: line.text.length, end }
  }
  const walk = (node: PhrasingContent, inLink: boolean): void => {
    const { start, end } = rangeOf(node as Nodes)
    switch (node.type) {
      case 'text':
        text(node.value, start, end, inLink)
        return
      case 'inlineCode': {
        const from = current().text.length
        const open = source.indexOf(node.value, start)
        text(node.value, open < 0 || open >= end ? start : open, end, inLink)
        if (current().text.length > from) current().code.push({ start: from, end: current().text.length })
        close(current(), end)
        return
      }
      case 'break':
        lines.push(draft())
        return
      case 'html': {
        if (/^<br\s*\/?>$/i.test(node.value)) lines.push(draft())
        else if (node.value.startsWith('</')) close(current(), end)
        const name = /^<[A-Za-z][^>]*\b(?:name|user|handle)=["']([^"'<>]{2,60})["']/.exec(node.value)?.[1]
        if (name && /^<[A-Z]/.test(node.value)) current().names.push(name)
        return
      }
      case 'image':
      case 'imageReference':
      case 'footnoteReference':
        return
      case 'link':
      case 'linkReference': {
        const line = current()
        const from = line.text.length
        for (const child of node.children) walk(child, true)
        if (current() === line) {
          const target = node.type === 'link' ? node.url : `[${node.identifier}]`
          line.links.push({ target, text: line.text.slice(from).trim(), start, end })
          close(line, end)
        }
        return
      }
      case 'strong':
      case 'emphasis': {
        const line = current()
        const from = line.text.length
        for (const child of node.children) walk(child, inLink)
        if (current() === line && line.text.length > from)
          (node.type === 'strong' ? line.bold : line.italic).push({ start: from, end: line.text.length })
        // What is added to a line that is bold as a whole becomes bold, too.
        if (from > 0) close(line, end)
        return
      }
      case 'delete': {
        const line = current()
        for (const child of node.children) walk(child, inLink)
        close(line, end)
        return
      }
      default:
        return
    }
  }
  for (const node of nodes) walk(node, false)
  return lines.map(finish).filter((line) => line.plain.text !== '' || line.links.length > 0 || line.names.length > 0)
}

function finish(line: Draft): InlineLine {
  let length = line.text.length
  while (length > 0 && line.text[length - 1] === ' ') length--
  const last = length > 0 ? line.map.at(length - 1)! + 1 : line.end
  // A text that ends in a link, a code span or an emphasis ends behind its closing marks.
  const map = line.map.slice(0, length, line.closing.at >= length ? Math.max(last, line.closing.end) : last)
  const within = (span: { start: number; end: number }) => ({ start: span.start, end: Math.min(span.end, length) })
  return {
    plain: { text: line.text.slice(0, length), map },
    bold: line.bold.map(within),
    italic: line.italic.map(within),
    code: line.code.map(within),
    links: line.links,
    beyondLinks: /[\p{Alpha}\d]/u.test(line.outside),
    names: line.names,
  }
}

/** The source offset at or after `at` that yields `char`: escapes, entities and the indentation of continued lines lie between. */
function align(source: string, at: number, end: number, char: string): number {
  if (source[at] === char) return at
  if (source[at] === '\\' && source[at + 1] === char) return at + 1
  if (char === '\n' && source[at] === '\r') return source[at + 1] === '\n' ? at + 1 : at
  if (source[at] === '&') {
    const stop = source.indexOf(';', at)
    if (stop > 0 && stop < Math.min(end, at + 34)) return stop
  }
  // Only blanks and quote marks are ever skipped in a line; give up rather than run on.
  let next = at
  while (next < end && /[\s>]/.test(source[next]!) && source[next] !== char) next++
  return next < end && source[next] === char ? next : Math.min(at, Math.max(end - 1, 0))
}

/** The part of a plain text from `start` to `end`, trimmed of blanks. */
export function slicePlain({ text, map }: Plain, start: number, end: number = text.length): Plain {
  let from = Math.max(0, start)
  let to = Math.min(end, text.length)
  while (from < to && /\s/.test(text[from]!)) from++
  while (to > from && /\s/.test(text[to - 1]!)) to--
  return { text: text.slice(from, to), map: map.slice(from, to, to > from ? endOf(map, to, text.length) : (map.at(from) ?? 0)) }
}

/** A part of a line, from `start` to `end` of its plain text, without blanks at its ends. */
export function sliceLine(line: InlineLine, start: number, end: number): InlineLine {
  const plain = slicePlain(line.plain, start, end)
  const from = start + (line.plain.text.slice(start, end).length - line.plain.text.slice(start, end).trimStart().length)
  const inside = (ranges: InlineLine['bold']) =>
    ranges
      .map((range) => ({ start: Math.max(0, range.start - from), end: Math.min(plain.text.length, range.end - from) }))
      .filter((range) => range.start < range.end)
  const [first, last] = [plain.map.at(0) ?? 0, plain.map.at(-1) ?? 0]
  return {
    ...line,
    plain,
    bold: inside(line.bold),
    italic: inside(line.italic),
    code: inside(line.code),
    links: line.links.filter((link) => link.start >= first && link.end <= last),
  }
}

/** The source offset at which the characters before `to` end; those of the whole text end behind the marks that close there. */
function endOf(map: Offsets, to: number, length: number): number {
  return to === length ? map.at(length)! : map.at(to - 1)! + 1
}
