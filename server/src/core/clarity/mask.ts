// Blanks out what is markup or bookkeeping in a statement without moving a character, so that every offset stays one of the original string.

/** Stands for each character of a code span or bare address: a concrete name that no cue may match. */
export const opaque = '\uE000'

/** A statement of the same length with noise blanked, and the part of it that is to be judged. */
export interface Masked {
  readonly text: string
  readonly start: number
  readonly end: number
}

const blank = (text: string): string => ' '.repeat(text.length)

/** Markup, emoji and bookkeeping (row cells, `KR 2:`, `P0`, owners at the end, notes after `=>`) become blanks. At most 400 characters. */
export function maskStatement(statement: string): Masked {
  const text = maskMarkup(statement.length > 400 ? statement.slice(0, 400) : statement)
  const cell = statementCell(text)
  let { start, end } = cell
  const cut = text.slice(start, end).search(/\s={1,2}\s?>|\s→\s(?=done|not)|\s\\\s/i)
  if (cut >= 0) end = start + cut
  start = afterPrefixes(text, start, end)
  end = beforeSuffixes(text, start, end)
  return { text, start, end }
}

/** The masked text with code and addresses in the author's letters again, without their signs; offsets stay. */
export function wordsOf({ text }: Masked, statement: string): string {
  const written = (found: string, at: number) => statement.slice(at, at + found.length).replace(/[`<>]/g, ' ')
  return text.includes(opaque) ? text.replace(new RegExp(`${opaque}+`, 'g'), written) : text
}

function maskMarkup(statement: string): string {
  let text = statement
  if (text.includes('`')) text = text.replace(/(`+)[^`]+\1/g, (found) => opaque.repeat(found.length))
  if (text.includes('](') || text.includes('][') || text.includes('[[')) {
    text = text
      .replace(/!?\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g, (found, inner: string) => around(found, inner))
      .replace(/!?\[((?:[^[\]]|\\[[\]])*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^[\]]*\])/g, (found, inner: string) => around(found, inner))
  }
  if (text.includes('://')) text = text.replace(/<?\bhttps?:\/\/[^\s<>)]+>?/g, (found) => opaque.repeat(found.length))
  if (text.includes('<')) text = text.replace(/<\/?[a-zA-Z][^<>]{0,200}>|<!--[^>]{0,200}-->/g, blank)
  if (/[*_~\\]/.test(text)) {
    text = text
      .replace(/\\(?=[^\s\p{Alpha}\d])/gu, ' ')
      .replace(/[*~]+(?=\S)|(?<=\S)[*~]+/g, blank)
      .replace(/(?<![\p{Alpha}\d_])_+(?=[\p{Alpha}\d€$£])|(?<=[\p{Alpha}\d.,)%€])_+(?![\p{Alpha}\d_])/gu, blank)
  }
  if (/[^\x20-\u2fff\uE000]|[\u2600-\u27bf]/.test(text)) {
    text = text
      .replace(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u2600-\u27BF]|\uFE0F|\u200D/gu, blank)
      .replace(/[\t\n\r]/g, ' ')
  }
  if (text.includes(':')) text = text.replace(/(?<![\p{Alpha}\d]):[a-z][a-z0-9_+-]{1,40}:/gu, blank)
  return text
}

/** The link text, its brackets and target blanked. */
function around(found: string, inner: string): string {
  const at = /^!?\[\[/.test(found) ? found.lastIndexOf(inner) : found.indexOf('[') + 1
  const from = inner === '' ? 0 : at
  return ' '.repeat(from) + inner + ' '.repeat(found.length - from - inner.length)
}

/** In a table row, the first cell that reads as a sentence; else the whole. */
function statementCell(text: string): { start: number; end: number } {
  const row = /^\s*\||\s\|\s.*\s\|\s/.test(text)
  if (!row) return { start: 0, end: text.length }
  let start = 0
  let best = { start: 0, end: 0, letters: -1 }
  for (const cell of text.split('|')) {
    const words = cell.match(/\p{Alpha}{2,}/gu)?.length ?? 0
    if (words >= 3) return { start, end: start + cell.length }
    if (words > best.letters) best = { start, end: start + cell.length, letters: words }
    start += cell.length + 1
  }
  return best
}

const listMark =
  /^\s*(?:[-+•–—]\s+|\d{1,3}[.)]\s*(?=\D)|\d{1,2}(?:\.\d{1,2})+[.)]?\s+|[a-z]\)\s+|\[[ xX/-]\]\s+|(?:P|KR|O|G)\d(?:\.\d)*\s*[:.–-]?\s+|\(?[PMSL]\d?(?:\(P\d\))?\)?:?\s+(?=\p{Upper})|\((?:P\d|[A-Za-z ]{0,20}(?:status|progress|started|done|complete)[^()]{0,80})\)\s*|\[[\p{Alpha}][\p{Alpha} &/-]{1,30}\]\s+(?=\p{Upper})|[✓✔☑✅❌]\s*)/u
const labelled =
  /^\s*(?:(?:company|team|annual|quarterly|stretch|committed|aspirational)\s+)?(?:key results?|kr|objectives?|okr|o|goals?|targets?|deliverables?|milestones?|outcomes?|initiatives?|bets?|intent|priority|result|rock)\s*#?\d{0,2}(?:\.\d{1,2}){0,3}\s*(?:[:–—]|\s-\s)\s*/i
const anyLabel = /^\s*([\p{Alpha}\d&/.' -]{2,40}?(?:\([^()]{1,30}\))?[\p{Alpha} ]{0,12}):\s+(?=\S+\s+\S)/u

function afterPrefixes(text: string, from: number, end: number): number {
  let start = from
  for (let round = 0; round < 5; round++) {
    const rest = text.slice(start, end)
    const match = listMark.exec(rest) ?? labelled.exec(rest) ?? labelBeforeSentence(rest)
    if (!match || match[0].length === 0) break
    start += match[0].length
  }
  return start
}

/** `People Ops: Build …`: a short label before a sentence. A label that is itself a sentence of two verbs is kept by the caller's reading. */
function labelBeforeSentence(rest: string): RegExpExecArray | null {
  const match = anyLabel.exec(rest)
  if (!match) return null
  const words = match[1]!.trim().split(/\s+/)
  if (words.length > 4) return null
  // A label in the imperative ("Grow the network: 100 shops", "Add a hatch: It makes …") is the statement.
  if (words.length > 1 && imperative.test(match[1]!)) return null
  const after = rest.slice(match[0].length)
  return /^\p{Upper}\p{Alpha}*(?:\s|$)/u.test(after) || /^(?:to|we)\s/.test(after) || words.length === 1 ? match : null
}

/** Verbs that are no nouns: "Sales: …", "Design review: …" are labels. */
const imperative = /^(?:add|create|introduce|implement|remove|migrate|publish|write|deliver|define|replace|deprecate)\s/i

/** "(Ana, Ben Ode)". Names are told by their capitals: "(cakes and rolls)" is no suffix. */
const names = /\s*\((?:\p{Upper}[\p{Alpha}.'-]*(?:\s\p{Upper}[\p{Alpha}.'-]*){0,2}(?:,\s|\s?[&/]\s?|\sand\s)?){1,6}\)\s*$/u
const tail =
  /\s*(?:\((?:@[\w.-]+(?:,?\s)?){1,6}\)|(?:\s@[\w./-]+,?){1,6}|\[@?[\w.-]+\]|\((?:planned|due|status|owner|eta|estimated|done|deferred|in progress|not started|started|checked)\b[^()]{0,80}\)|\{#[\w-]+\}|\^[\w-]+|#[a-z][\w/-]*)\s*$/iu

/** A grade at the end, as OKR lists carry it: `(0.7)`, `- 80 %`, `[100%]`. */
const grade =
  /\s*(?:[([]\s*(?:(?:score|grade|graded|done|status):?\s*)?(?:[01](?:\.\d{1,2})?|\d{1,3}\s?%)(?:\s*(?:done|complete))?\s*[)\]]|\s[-–—|]\s*(?:[01]\.\d{1,2}|\d{1,3}\s?%(?:\s*(?:done|complete))))\s*$/i

function beforeSuffixes(text: string, start: number, from: number): number {
  let end = from
  for (let round = 0; round < 4; round++) {
    const rest = text.slice(Math.max(start, end - 160), end)
    const at = suffixIn(rest)
    if (at <= 0) break
    end -= rest.length - at
  }
  return end
}

const openers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** Handles, footnotes, tags and grades that stand at the end without brackets. */
const lastWords = /(?:[@^#][\w./-]+,?|\d\s?%?(?:\s*(?:done|complete))?)\s*$/i

/** Where the last suffix begins, with the blanks before it; -1 without one. All three patterns are slow from each place of a line: they are tried from where a suffix can begin. */
function suffixIn(rest: string): number {
  const closer = rest.trimEnd().at(-1) ?? ''
  const opener = openers[closer]
  const first = opener ? rest.lastIndexOf(opener) : lastWords.test(rest.slice(-80)) ? 0 : -1
  if (first < 0) return -1
  const from = rest.slice(0, first).trimEnd().length
  const suffix = rest.slice(from)
  const match = names.exec(suffix) ?? tail.exec(suffix) ?? grade.exec(suffix)
  return match ? from + match.index : -1
}
