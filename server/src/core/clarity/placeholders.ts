// Finds the blanks an author left in a text (`____`, `TBD`, `X %`); knows spellings, not what the blank stands for.

import { prepositions } from './grammar.js'
import type { Placeholder, Tbd } from './types.js'

/**
 * Every alternative starts with a literal or a bounded run, so that the scan stays linear. What only looks like a blank is sorted out
 * in `isBlank`, where its surroundings can be seen.
 */
const candidate = new RegExp(
  [
    String.raw`(?:\\?_){3,}`,
    String.raw`_{2}(?=\s?%)`,
    String.raw`(?<![\p{Alpha}\d_.-])(?:TB[DCA]|tb[dca]|T\.B\.D\.)(?:\s?\([^()\n]{0,60}\))?(?![\p{Alpha}\d_-])`,
    String.raw`(?<![\p{Alpha}\d_.#/-])(?:TODO|FIXME)(?![\p{Alpha}\d_./-]|\s(?:lists?|apps?|items?|board|comments?)\b)`,
    String.raw`\b[Tt]o be (?:determined|defined|decided|confirmed|agreed|specified|filled in|announced)\b`,
    String.raw`\[{1,2}[^\[\]\n]{1,120}\]{1,2}`,
    String.raw`<[A-Za-z][^<>\n]{0,60}>`,
    String.raw`\{{1,2}[ \w'-]{1,40}\}{1,2}`,
    String.raw`\?{2,}`,
    String.raw`(?<=\s)\?(?=\s?%)`,
    String.raw`(?<![\p{Alpha}\d_.\-+/])[$€£]?\s?[XNYxny]{1,3}(?:\d{1,2}(?=%)|(?:[.,][Xx]{1,3}){0,3}(?:[kKM]|bn)?)(?![\p{Alpha}\d_]|-(?!\p{Lower}{3})|['’]|\.\p{Alpha}|\+\d)`,
    String.raw`\bY{4}(?:-MM(?:-DD)?)?\b|\bDD[./-]MM[./-]YYYY\b|\bMM[./]DD[./]YYYY\b`,
    String.raw`\b(?:Q[XxNn?]|FY(?:XX|xx|\?\?)|20(?:XX|xx|\?\?))(?![\p{Alpha}\d])`,
    String.raw`\b[Ll]orem ipsum\b`,
    String.raw`\bfrom\s(?:\.{3}|…)\s?(?:%\s?)?to\s(?:\.{3}|…)`,
  ].join('|'),
  'gu',
)

/** The blanks of any text in order, not overlapping, none in code: `____`, `[current]`, `TBD`, `XX %`. `TBD(by 2026-12-05, @ana)` is one too. */
export function findPlaceholders(text: string): readonly Placeholder[] {
  if (!mayHoldBlank.test(text)) return []
  const code = codeRanges(text)
  const found: Placeholder[] = []
  let nextCode = 0
  candidate.lastIndex = 0
  for (let match = candidate.exec(text); match; match = candidate.exec(text)) {
    const range = isBlank(text, match[0], match.index)
    if (!range) {
      // A link text or tag that is no blank may hold one.
      if (/^[[<{]/.test(match[0])) candidate.lastIndex = match.index + 1
      continue
    }
    while (nextCode < code.length && code[nextCode]!.end <= range.start) nextCode++
    const inCode = code[nextCode]
    if (inCode && inCode.start < range.end) continue
    found.push({ range, text: text.slice(range.start, range.end) })
    candidate.lastIndex = range.end
  }
  return found
}

const mayHoldBlank = /_{2}|\\_|TB|tb|T\.B|TODO|FIXME|o be |[[<{?]|[XNxny]|YY|DD|MM|Q[Xx]|orem|\.\.\.|…/

/** The day and owner of `TBD(by 2026-12-05, @ana)`; null for any other text. */
export function readTbd(text: string): Tbd | null {
  const match = /\b(?:TB[DCA]|tb[dca])\s?\(([^()\n]{0,60})\)/.exec(text)
  if (!match) return null
  const inner = match[1] ?? ''
  const day = /\b(?:by|until|before)\s+(\d{4})-(\d{2})-(\d{2})\b/i.exec(inner)
  const owner = /@([\p{Alpha}\d][\p{Alpha}\d_.-]{0,38})/u.exec(inner)
  const named = owner ? owner[1] : /(?:^|,)\s*([\p{Upper}][\p{Alpha}\d .'-]{0,38})$/u.exec(inner)?.[1]
  return {
    until: day && isRealDay(Number(day[1]), Number(day[2]), Number(day[3])) ? `${day[1]}-${day[2]}-${day[3]}` : null,
    owner: named?.replace(/[.\s]+$/, '') ?? null,
  }
}

function isRealDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= days
}

/** The range of the blank, or null when the candidate is an ordinary word, name, link or tag. */
function isBlank(text: string, found: string, start: number): { start: number; end: number } | null {
  const end = start + found.length
  const whole = { start, end }
  const first = found[0]!
  if (first === '_' || first === '\\') return isRule(text, start, end) ? null : whole
  if (first === '[') return bracketBlank(text, found, start)
  if (first === '<') return isFillIn(found.slice(1, -1)) && !/^[A-Za-z][\w-]*(?:\s+[\w-]+=|\s*\/?$)/.test(strictTag(found)) ? whole : null
  if (first === '{') return /^\{\{?\s*(?:#|\/|%)/.test(found) || text[start - 1] === '$' || !balanced(found) ? null : whole
  // "a temporary TBD Site", "(some numbers still TBD)": a name, and how far a result that is there has come.
  if (
    /^(?:TB[DCA]|TODO|FIXME)$/.test(found) &&
    (isNameBefore(text, start, end) || /\([^()]{0,80}\bstill $/.test(text.slice(Math.max(0, start - 100), start)))
  )
    return null
  // "to be announced on release": what will be told, and no blank.
  if (/announced$/.test(found) && /^ (?:on|at|with)\s/.test(text.slice(end, end + 6))) return null
  // "Grow the TODO group": between words it is a name.
  if (/^(?:TODO|FIXME)$/.test(found))
    return /[\p{Alpha}\d] $/u.test(text.slice(0, start)) && /^ \p{Alpha}/u.test(text.slice(end)) ? null : whole
  if (first === '?')
    return /[\p{Alpha}\d"”)?]/u.test(text[start - 1] ?? ' ') && found.length < 3 ? null : standsAlone(text, start) ? whole : null
  if (/^[$€£]?\s?[XNYxny]/u.test(found) && !/^Y{4}/.test(found)) return letterBlank(text, found, start)
  return whole
}

/** Small letters in front, a capital behind. */
const isNameBefore = (text: string, start: number, end: number): boolean =>
  /\p{Lower} $/u.test(text.slice(0, start)) && /^ \p{Upper}\p{Lower}/u.test(text.slice(end))

/** A thematic break or a signature line of its own is layout, not a blank in a sentence. */
function isRule(text: string, start: number, end: number): boolean {
  const wordBefore = /[\p{Alpha}\d]/u.test(text[start - 1] ?? ' ')
  const wordAfter = /[\p{Alpha}\d]/u.test(text[end] ?? ' ')
  if (wordBefore || wordAfter) return true
  if (text[start - 1] === '*' && text[end] === '*') return false
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', end)
  const alone = text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd < 0 ? text.length : lineEnd).trim() === ''
  // A whole text that is one blank is the value of a field.
  return alone && text.trim().length > end - start
}

function standsAlone(text: string, start: number): boolean {
  return !/[\p{Alpha}\d"”)?!]/u.test(text[start - 1] ?? ' ')
}

function balanced(found: string): boolean {
  const double = found.startsWith('{{')
  return double === found.endsWith('}}') && isFillIn(found.replace(/[{}]/g, ''))
}

const fillIn =
  /^(?:(?:insert|enter|fill|add|your|placeholder|specify|choose|select|replace|describe|todo|tbd|tba|tbc|name of|number of|list of|title of|date of|link to|e\.g\.?)\b|(?:the )?(?:current|target|baseline|metric|measure|number|amount|value|date|deadline|due date|owner|name|team|team name|quarter|year|month|percent|percentage|person|company|company name|customer|product|project|project name|goal|objective|outcome|audience|unit|segment|start|start date|end|end date|time ?frame|time ?line|blank|something|who|what|when|why|how|how many|how much|key result|result|title|role|description|budget|frequency|cadence)(?: \d)?(?: (?:value|level|here|number|metric|name|date))?$)/i

function isFillIn(inner: string): boolean {
  const trimmed = inner.trim()
  return fillIn.test(trimmed) || /^(?:[XNYxn]{1,3}|[XN]\s?%|_+[XNPYxn]?\d*_*|\.{3}|…|\?+)$/.test(trimmed)
}

const htmlTag =
  /^(?:a|abbr|article|aside|b|blockquote|br|button|caption|center|cite|code|col|dd|del|details|div|dl|dt|em|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|ol|option|p|pre|picture|s|samp|script|section|select|small|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|time|title|tr|u|ul|var|video)\b/i

/** The inside of a tag whose first word is an HTML element, else an empty-proof text that no attribute pattern matches. */
function strictTag(found: string): string {
  const inner = found.slice(1, -1)
  return htmlTag.test(inner) ? inner : '-'
}

/** `[current]` is a blank, `[current](plan.md)`, `[x]`, `[1]` and `[^1]` are not; `[_N<sub>1</sub>_][n1]` is a blank that links to its number. */
function bracketBlank(text: string, found: string, start: number): { start: number; end: number } | null {
  const double = found.startsWith('[[')
  const inner = found.replace(/^\[+|\]+$/g, '')
  const end = start + found.length
  const after = text[end] ?? ''
  const letter = inner.replace(/<\/?su[bp]>/g, '').replace(/[_*\\\s]/g, '')
  if (!double && after === '[' && /^(?:\$?[NXYP]\d{0,3}|\$?[XNY]{2,3})$/.test(letter)) {
    const close = text.indexOf(']', end)
    return close < 0 || close > end + 40 ? null : { start, end: close + 1 }
  }
  if (!double && after === '(' && /^\$?(?:[NXYP]\d{0,3}|[XNY]{2,3})$/.test(letter)) return { start: start + 1, end: end - 1 }
  if (after === '(' || after === '[' || after === ':' || double) return null
  if (text[start - 1] === ']' || text[start - 1] === '!') return null
  if (/^[xX ]$/.test(inner))
    return inner === 'X' &&
      !/^\s*(?:[-*+]|\d+[.)])\s*$/.test(text.slice(text.lastIndexOf('\n', start) + 1, start)) &&
      text[end] !== undefined
      ? { start, end }
      : null
  // "Write the guide for the new till [PRODUCT]": whose it is, behind a whole statement.
  if (
    /^(?:PRODUCT|PROJECT|CUSTOMER|COMPANY|TEAM|SEGMENT|AUDIENCE)$/.test(inner) &&
    text.slice(end).trim() === '' &&
    !prepositions.has(/(\p{Alpha}+)\s*$/u.exec(text.slice(0, start))?.[1]?.toLowerCase() ?? '') &&
    text.slice(0, start).trim().split(/\s+/).length > 3
  )
    return null
  const alone = text.slice(0, start).trim() === '' && text.slice(end).trim() === ''
  return isFillIn(inner) || (alone && describesBlank.test(inner)) ? { start, end } : null
}

/** "[Specific, measurable goal]" and nothing beside it: it says what is to be written there. */
const describesBlank =
  /^(?=.*\s|.*\/)(?:e\.g\b|(?:state|describe|explain|write|list|summari[sz]e|define)\b|.*\b(?:goals?|objectives?|outcomes?|key results?|results?|metrics?|targets?|milestones?|tasks?|measurable|specific|names?|roles?|titles?|numbers?|dates?|baselines?|descriptions?|statements?|deliverables?|initiatives?|priorit(?:y|ies))\b)/i

const countable =
  /^(?:%|percent|per cent|[kM]?(?:€|\$)|(?:pp|points?|minutes?|mins?|seconds?|hours?|hrs?|days?|weeks?|months?|quarters?|years?|ms|EUR|USD|times|(?:new |active |paying |enterprise |qualified |additional |more |open |key |annual |monthly |weekly )?\p{Lower}{2,}(?:s|people|staff|men|women|children))(?![\p{Alpha}\d]))/u
const nameNouns =
  /^(?:followers|posts|accounts|ads|chromosomes|rays|handles|threads|spaces|is|was|has|does|its|as|vs|this|axis|plus|versus|values)\b/

/** A lone capital is a blank only in the place of a number: before a unit or a counted plural, after a currency, or on both sides of from … to. */
function letterBlank(text: string, found: string, start: number): { start: number; end: number } | null {
  const lead = /^\s*/.exec(found)![0].length
  const word = found.slice(lead)
  const end = start + found.length
  const range = { start: start + lead, end }
  const before = text.slice(Math.max(0, start - 24), start + lead)
  const after = text.slice(end, end + 40)
  const next = after.replace(/^[\s\u00a0]+/, '')
  const lower = /^[xny]+$/.test(word)
  const hyphen = after.startsWith('-') ? after.slice(1) : ''
  const emphasised = /(?:^|[^\p{Alpha}\d])[_*]$/u.test(before) && /^[_*]/.test(after)
  if (/^[$€£]/.test(word)) return /[xn]/i.test(word) && !/^[$€£]\s?[xny]\b/.test(word) ? range : null
  if (/^[Yy]/.test(word))
    return /(?:\bfrom\s[XNx]{1,3}\s?%?\sto\s|\bfrom\s_?X_?\s?%?\s?to\s_?)$/.test(before) &&
      !/^\p{Alpha}/u.test(next.slice(0, 0)) &&
      closesFromTo(text, start, next)
      ? range
      : null
  if (/\d\s?$/.test(before) || /(?:^|\s)[=×*/]\s?$/.test(before)) return null
  // "Gen X customers", "<kbd>X</kbd>".
  if (
    /\b(?:Gen|Generation|Model|Type|Class|Series|Formula|Vitamin|Factor)\s$/.test(before) ||
    (/>$/.test(before) && after.startsWith('</'))
  )
    return null
  if (/^%/.test(next)) return /^[xyn]\d/.test(word) ? null : range
  if (/^[XNx]$/.test(word) && /^\s?(?:%\s?)?to\s_?[YMX]_?(?![\p{Alpha}\d])/u.test(after) && /\bfrom\s_?$/.test(before)) return range
  if (lower && !/^xx+$/.test(word)) return null
  if (
    /(?:^|[\s(])(?:on|via|to|Mr|Type|Gen|Gate|Plan|Class|Vitamin|Appendix|Section|Article|Chapter|Part|Project|Model|Series|Factor|Malcolm|OS|iPhone|Phase)\s$/.test(
      before,
    ) &&
    !countable.test(next)
  )
    return null
  if (/\p{Upper}[\p{Alpha}\d]*\s$/u.test(before) && !/(?:^|[.:!?]\s|[-+>|]\s|[*_]\s?|\]\s)\p{Upper}\p{Lower}+\s$/u.test(before)) return null
  if (/^X{2,}$|^N{2,}$|^xx+$/.test(word))
    return /^X{2,}[kKM]?$/.test(word) || countable.test(next) ? (romanNumeral(word, before, next) ? null : range) : null
  if (hyphen && !/^(?:day|week|month|year|minute|hour|person)\b/.test(hyphen)) return null
  if (hyphen) return range
  if (
    /^[XN][kKM]?$/.test(word) &&
    countable.test(next) &&
    !nameNouns.test(next) &&
    !/^[XN]\s?[a-z]+s\s+(?:is|are|has)\b/.test(`${word} ${next}`)
  )
    return range
  if (/^X[kKM]$/.test(word)) return range
  if (/^X(?:[.,]X+)+$/.test(word)) return range
  if (emphasised && /^[XN]$/.test(word)) return range
  if (/^[XN]$/.test(word) && /(?:≥|≤|>|<|at least|at most|up to|less than|more than|fewer than|below|above|under)\s?$/.test(before))
    return range
  return null
}

function closesFromTo(_text: string, _start: number, next: string): boolean {
  return !/^(?:chromosome|axis|generation)/.test(next)
}

function romanNumeral(word: string, before: string, next: string): boolean {
  return /^X{2,3}$/.test(word) && !countable.test(next) && /\p{Upper}\p{Alpha}*\s$/u.test(before)
}

/** Fenced, indented by backticks: inline spans and fences, in order. An unclosed run of backticks is no code. */
function codeRanges(text: string): readonly { start: number; end: number }[] {
  if (!text.includes('`')) return []
  const runs = [...text.matchAll(/`+/g)].map((match) => ({ start: match.index, length: match[0].length }))
  // The next run of the same length closes a span; walking backwards once finds it for all in linear time.
  const closing = new Map<number, number>()
  const next: (number | undefined)[] = runs.map(() => undefined)
  for (let index = runs.length - 1; index >= 0; index--) {
    next[index] = closing.get(runs[index]!.length)
    closing.set(runs[index]!.length, index)
  }
  const ranges: { start: number; end: number }[] = []
  for (let index = 0; index < runs.length; index++) {
    const close = next[index]
    if (close === undefined) continue
    ranges.push({ start: runs[index]!.start, end: runs[close]!.start + runs[close]!.length })
    index = close
  }
  return ranges
}
