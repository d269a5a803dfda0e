// What stands inside a plain block: words, emphasis, code spans, links, addresses, pictures and tags are read here. Where anything else could
// begin, or where delimiters do not pair at first sight, remark reads the paragraph.

import type { PhrasingContent } from 'mdast'
import { lately } from '../memo.js'
import { normalLabel, usedLabels } from './labels.js'
import { type Lines, matchAt, type Point } from './lines.js'
import { blocksOf } from './remark.js'

/** An inline that is open. `marker` is '' for the block itself. */
interface Frame {
  readonly children: PhrasingContent[]
  readonly marker: string
  readonly line: number
  readonly at: number
}

const words = /[^*_`[\]!<&\\~\r\n]+/y
const codeSpan = /(`+)(?!`)([^\r\n]*?[^`\r\n])\1(?!`)/y
const htmlTag = /<(?:\/[A-Za-z][A-Za-z0-9-]* *|[A-Za-z][A-Za-z0-9-]*(?: +[A-Za-z_:][A-Za-z0-9_.:-]*="[^"\r\n]*")* *\/?)>/y
const bracketPair = /\[([^[\]\\]*)\]/y
/** Of ASCII alone, without what is escaped, decoded or counted in it. */
const linkDestination = /\]\(((?:[!#$%*-;=?-[\]-~]|&(?!#?\w+;))+)\)/y
const image = /!\[([^[\]\\`<&*_~!\r\n]*)\]\(((?:[!#$%*-;=?-[\]-~]|&(?!#?\w+;))+)\)/y
const autolink = /<(https?:[!-;=?-~]*)>/y
const characterReference = /&#?\w+;/y
/** What GFM makes a link of without brackets, or could. */
const extendedAutolink = /https?:|www\.|[\w.+-]@/i
/** An address among words, with nothing at its end that GFM takes for the sentence's. */
const bareAddress = /https?:\/\/[a-zA-Z\d-]+(?:\.[a-zA-Z\d-]+)+(?:\/(?:[?#=+.:;,@%&_-]*[a-zA-Z\d/])*)?(?=[ \r\n]|$)/y
const addressStart = /(?:^| )https?:\/\//
/** With more inlines open, remark tells whether they nest too deep. */
const mostOpen = 20
const asciiPunctuation = /[!-/:-@[-`{-~]/

/** What a block holds without its marks: lines `first` to `last` (inclusive), from offset `from` in the first to `to` (exclusive) in the last. */
export interface RawContent {
  readonly first: number
  readonly last: number
  readonly from: number
  readonly to: number
}

/**
 * The inlines of a paragraph, heading or cell, as remark reads them where `labels` are defined. Null where remark must see the whole block: read
 * alone, the content is no single paragraph, begins with U+FEFF, or its markup may depend on the indents of its lines.
 */
export function plainInline(lines: Lines, content: RawContent, labels: ReadonlySet<string>): PhrasingContent[] | null {
  return new InlineReader(lines, content, labels).read() ?? readByRemark(lines, content, labels)
}

/** Content that remark has read alone: a letter in one item of a list leaves that of the other items as it was. */
const readBefore = lately<readonly PhrasingContent[] | null>(500)
/** Longer content is not remembered. */
const longestRemembered = 2_000

/** Inlines do not depend on what their block stands in: remark reads them as a paragraph without indents. */
function readByRemark(lines: Lines, { first, last, from, to }: RawContent, labels: ReadonlySet<string>): PhrasingContent[] | null {
  let text = ''
  let indented = false
  for (let line = first; line <= last; line++) {
    indented ||= line > first && lines.indent(line) > 0
    text += lines.text.slice(line === first ? from : lines.textStart(line), line === last ? to : lines.start(line + 1))
  }
  if (text.startsWith('\ufeff')) return null
  const used = usedLabels(text, labels).map(normalLabel)
  const read = () => {
    const [paragraph, ...others] = blocksOf(text, labels) ?? []
    return paragraph?.type === 'paragraph' && others.length === 0 ? paragraph.children : null
  }
  const children = text.length > longestRemembered ? read() : readBefore([text, ...used].join('\0'), read)
  if (!children || (indented && !children.every(movable))) return null
  const place = (point: Point, isEnd: boolean): Point => {
    const line = first + point.line - 1
    // What ends with a line ends in front of the indent of the next one.
    const start = point.line === 1 ? from : isEnd && point.column === 1 ? lines.start(line) : lines.textStart(line)
    return lines.point({ line, at: start + point.column - 1 })
  }
  return children.map((node) => placed(node, place))
}

/**
 * Whether a node stays the same where its later lines are indented: text does, and what holds text; a tag or code over several lines may not.
 * Where text ends with its line, micromark has it end before the indent or in it, as what it tried before it was text has it.
 */
function movable(node: PhrasingContent): boolean {
  const { start, end } = node.position ?? {}
  if (node.type === 'break' || (node.type === 'link' && node.title)) return false
  if ('children' in node && node.type !== 'linkReference') return node.children.every(movable)
  return node.type === 'text' ? end?.column !== 1 : start?.line === end?.line
}

function placed<T extends PhrasingContent>(node: T, place: (point: Point, isEnd: boolean) => Point): T {
  const copy = { ...node }
  // What GFM finds in words that are read already has no position.
  if (node.position) copy.position = { start: place(node.position.start, false), end: place(node.position.end, true) }
  if ('children' in copy) copy.children = copy.children.map((child) => placed(child, place))
  return copy
}

class InlineReader {
  private readonly frames: Frame[] = [{ children: [], marker: '', line: 0, at: 0 }]
  /** Words that are not a node yet, and where they begin. */
  private value = ''
  private valueLine = 0
  private valueAt = 0
  private endLine = 0
  private endAt = 0
  private tildes = 0
  /** GFM looks for addresses in whole text nodes, escapes resolved. */
  private hasAutolink = false
  /** A bracket has been read as text. */
  private hasBracket = false

  constructor(
    private readonly lines: Lines,
    private readonly content: RawContent,
    private readonly labels: ReadonlySet<string>,
  ) {}

  read(): PhrasingContent[] | null {
    const { lines, content } = this
    const { first, last, from, to } = content
    for (let line = first; line <= last; line++) {
      const at = line === first ? from : lines.textStart(line)
      if (line > first) this.addEnding(line - 1)
      // Two blanks in front of another line are a hard break.
      if (line < last && lines.end(line) - lines.textEnd(line) > 1) return null
      if (!this.readLine(line, at, line === last ? Math.min(to, lines.textEnd(line)) : lines.textEnd(line))) return null
    }
    this.flush()
    return this.frames.length === 1 && !this.hasAutolink ? this.frames[0]!.children : null
  }

  private readLine(line: number, from: number, end: number): boolean {
    const { text } = this.lines
    for (let at = from; at < end; ) {
      const run = matchAt(words, text, at)
      if (run) {
        const piece = at + run.length > end ? text.slice(at, end) : run
        // Behind emphasis or code, what stands in front of an @ is in another node.
        if (piece.startsWith('@') && /[\w.+-]/.test(text[at - 1] ?? '')) return false
        at = this.readAddress(line, at, piece, from, end) ?? this.add(line, at, piece)
        continue
      }
      const next = this.readMark(line, at, end)
      if (next === null) return false
      at = next
    }
    return true
  }

  /** The words in front of a bare address and the address, where the piece that stands at `at` has one; the offset behind it, or null. */
  private readAddress(line: number, at: number, piece: string, from: number, end: number): number | null {
    const { text } = this.lines
    const found = addressStart.exec(piece)
    // GFM looks at the character in front, and finds none in brackets.
    if (!found || this.hasBracket || this.frames.some(({ marker }) => marker === '[')) return null
    const start = at + found.index + (found[0].startsWith(' ') ? 1 : 0)
    if (start === at && at > from && text[at - 1] !== ' ') return null
    const url = matchAt(bareAddress, text, start)
    const after = start + (url?.length ?? 0)
    if (url === null || after > end) return null
    if (start > at) this.add(line, at, text.slice(at, start))
    return this.addAddress(line, start, url, after)
  }

  /** A link from `at` to `end` that shows its address, in the middle of what it is written with. */
  private addAddress(line: number, at: number, url: string, end: number): number {
    const sign = (end - at - url.length) / 2
    const position = this.lines.position({ line, at: at + sign }, { line, at: end - sign })
    return this.addNode({ type: 'link', title: null, url, children: [{ type: 'text', value: url, position }] }, line, at, end)
  }

  /** Reads what the mark at `at` begins; the offset behind it, or null. */
  private readMark(line: number, at: number, end: number): number | null {
    const { text } = this.lines
    switch (text[at]) {
      case '*':
      case '_':
        return this.readDelimiterRun(line, at, end)
      case '`':
        return this.readCode(line, at, end)
      case '[':
        return this.readBracket(line, at)
      case ']':
        return this.readBracketEnd(line, at, end)
      case '<':
        return this.readTag(line, at, end)
      case '\\':
        return this.readEscape(line, at, end)
      case '&':
        return matchAt(characterReference, text, at) ? null : this.add(line, at, '&')
      case '!':
        return text[at + 1] === '[' ? this.readImage(line, at, end) : this.add(line, at, '!')
      default:
        // '~': `words` stops at nothing else.
        return this.readTildes(line, at, end)
    }
  }

  /** Emphasis is read where a run pairs with the nearest one: everything else is a matter of CommonMark's rules. */
  private readDelimiterRun(line: number, at: number, end: number): number | null {
    const { lines, frames } = this
    const run = runAt(lines.text, at)
    const after = at + run.length
    const left = at > lines.start(line) ? characterClass(lines.text.charCodeAt(at - 1)) : 'space'
    const right = after < end ? characterClass(lines.text.charCodeAt(after)) : 'space'
    if (left === null || right === null) return null
    const leftFlanking = right === 'letter' || (right === 'punctuation' && left !== 'letter')
    const rightFlanking = left === 'letter' || (left === 'punctuation' && right !== 'letter')
    // Underscores within a word are part of it.
    const opens = leftFlanking && (run[0] === '*' || !rightFlanking || left !== 'letter')
    const closes = rightFlanking && (run[0] === '*' || !leftFlanking || right !== 'letter')
    if (closes && frames.some(({ marker }) => marker[0] === run[0])) {
      const frame = frames.at(-1)!
      if (frame.marker !== run) return null
      this.flush()
      frames.pop()
      const position = lines.position(frame, { line, at: after })
      frames.at(-1)!.children.push({ type: run.length === 2 ? 'strong' : 'emphasis', children: frame.children, position })
      return after
    }
    if (!opens) return this.add(line, at, run)
    if (run.length > 2 || frames.length > mostOpen) return null
    this.flush()
    frames.push({ children: [], marker: run, line, at })
    return after
  }

  private readCode(line: number, at: number, end: number): number | null {
    const { lines } = this
    const code = matchAt(codeSpan, lines.text, at)
    if (code === null || at + code.length > end) return null
    const ticks = runAt(lines.text, at).length
    const inside = code.slice(ticks, -ticks)
    const isPadded = inside.startsWith(' ') && inside.endsWith(' ') && /[^ ]/.test(inside)
    const value = isPadded ? inside.slice(1, -1) : inside
    return this.addNode({ type: 'inlineCode', value }, line, at, at + code.length)
  }

  private readBracket(line: number, at: number): number | null {
    const { lines, content, labels, frames } = this
    const { text } = lines
    const { to } = content
    const found = matchAt(bracketPair, text, at)
    if (found === null || at + found.length > to) return text.slice(at, to).includes(']') ? null : this.addBracket(line, at)
    const inside = found.slice(1, -1)
    // A bracket in a code span or a tag ends nothing; a footnote has labels of its own.
    if (/[`<]|^\^/.test(inside)) return null
    const behind = at + found.length
    // Two in a row may be a label and what it refers to.
    if (text[behind] === '[') return null
    if (text[behind] !== '(') return labels.has(normalLabel(inside)) ? null : this.addBracket(line, at)
    if (frames.some(({ marker }) => marker === '[')) return null
    this.flush()
    frames.push({ children: [], marker: '[', line, at })
    return at + 1
  }

  private addBracket(line: number, at: number): number {
    this.hasBracket = true
    return this.add(line, at, '[')
  }

  private readBracketEnd(line: number, at: number, end: number): number | null {
    const { lines, frames } = this
    const frame = frames.at(-1)!
    if (frame.marker !== '[') return frames.some(({ marker }) => marker === '[') ? null : this.add(line, at, ']')
    const found = matchAt(linkDestination, lines.text, at)
    if (found === null || at + found.length > end) return null
    this.flush()
    frames.pop()
    const after = at + found.length
    const position = lines.position(frame, { line, at: after })
    frames.at(-1)!.children.push({ type: 'link', title: null, url: found.slice(2, -1), children: frame.children, position })
    return after
  }

  private readImage(line: number, at: number, end: number): number | null {
    const { text } = this.lines
    const found = matchAt(image, text, at)
    if (found === null || at + found.length > end || this.frames.some(({ marker }) => marker === '[')) return null
    const split = found.indexOf('](')
    const node: PhrasingContent = { type: 'image', title: null, url: found.slice(split + 2, -1), alt: found.slice(2, split) }
    return this.addNode(node, line, at, at + found.length)
  }

  private readTag(line: number, at: number, end: number): number | null {
    const { text } = this.lines
    const address = matchAt(autolink, text, at)
    if (address !== null && at + address.length <= end && this.frames.every(({ marker }) => marker !== '['))
      return this.addAddress(line, at, address.slice(1, -1), at + address.length)
    if (!/[A-Za-z/!?]/.test(text[at + 1] ?? '')) return this.add(line, at, '<')
    const value = matchAt(htmlTag, text, at)
    return value === null || at + value.length > end ? null : this.addNode({ type: 'html', value }, line, at, at + value.length)
  }

  private readEscape(line: number, at: number, end: number): number | null {
    // At the end of a line it breaks the line.
    if (at + 1 >= end) return null
    const escaped = this.lines.text[at + 1]!
    if (!asciiPunctuation.test(escaped)) return this.add(line, at, '\\')
    return this.add(line, at, escaped, at + 2)
  }

  /** A single run of tildes in a block strikes nothing through. */
  private readTildes(line: number, at: number, end: number): number | null {
    const run = runAt(this.lines.text, at)
    return at + run.length > end || ++this.tildes > 1 ? null : this.add(line, at, run)
  }

  /** Adds words that stand from `at` to `end`; the offset behind them. */
  private add(line: number, at: number, text: string, end: number = at + text.length): number {
    if (this.value === '') [this.valueLine, this.valueAt] = [line, at]
    this.value += text
    this.endLine = line
    this.endAt = end
    return end
  }

  private addEnding(line: number): void {
    const { lines } = this
    this.add(line, this.value === '' ? lines.end(line) : lines.textEnd(line), lines.ending(line))
    this.endLine = line + 1
    this.endAt = lines.start(line + 1)
  }

  private addNode(node: PhrasingContent, line: number, at: number, end: number): number {
    this.flush()
    node.position = this.lines.position({ line, at }, { line, at: end })
    this.frames.at(-1)!.children.push(node)
    return end
  }

  private flush(): void {
    const { value, valueLine, valueAt, endLine, endAt, lines } = this
    if (value === '') return
    this.hasAutolink ||= extendedAutolink.test(value)
    const position = lines.position({ line: valueLine, at: valueAt }, { line: endLine, at: endAt })
    this.frames.at(-1)!.children.push({ type: 'text', value, position })
    this.value = ''
  }
}

function runAt(text: string, at: number): string {
  let end = at + 1
  while (text[end] === text[at]) end++
  return text.slice(at, end)
}

/** As CommonMark sees a character beside a run of `*` or `_`; null where it takes more to tell, and for `~`, which GFM treats by itself. */
function characterClass(code: number): 'space' | 'punctuation' | 'letter' | null {
  const character = String.fromCharCode(code)
  if (code < 128) {
    if (character === '~') return null
    if (character === ' ') return 'space'
    if (asciiPunctuation.test(character)) return 'punctuation'
    return /[A-Za-z0-9]/.test(character) ? 'letter' : null
  }
  // Letters in circles have case and are symbols.
  return character.toLowerCase() !== character.toUpperCase() && !/[Ⓐ-ⓩ]/.test(character) ? 'letter' : null
}
