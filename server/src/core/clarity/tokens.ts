// Cuts the judged part of a statement into words, numbers and signs with their offsets; knows no cue.

import type { Range } from '../model/types.js'
import { type Masked, opaque } from './mask.js'

export interface Token {
  readonly kind: 'word' | 'number' | 'sign' | 'code'
  /** Lower case; a sign as written. */
  readonly text: string
  /** UTF-16 offsets in the statement. */
  readonly start: number
  readonly end: number
  readonly capital: boolean
  /** Two or more capitals: an acronym or a name such as `OAuth`. */
  readonly acronym: boolean
  readonly inBrackets: boolean
  readonly quoted: boolean
  /** No blank before it. */
  readonly joined: boolean
}

const pattern = new RegExp(
  String.raw`${opaque}+|[\p{Alpha}_]\p{IDC}*(?:['’\-‐‑/][\p{Alpha}\d]\p{IDC}*)*|(?<=[\s(<>=≤≥$€£])\.\d+|\d+(?:[.,]\d+)*|[^\s]`,
  'gu',
)

/** The tokens of the judged part, in order. */
export function tokenise(masked: Masked): readonly Token[] {
  const tokens: Token[] = []
  let depth = 0
  let quoted = false
  let last = -1
  pattern.lastIndex = masked.start
  for (let match = pattern.exec(masked.text); match && match.index < masked.end; match = pattern.exec(masked.text)) {
    const raw = match[0]
    const first = raw.charCodeAt(0)
    const start = match.index
    const end = Math.min(start + raw.length, masked.end)
    const kind =
      first === 0xe000
        ? 'code'
        : (first >= 48 && first <= 57) || /^\.\d/.test(raw)
          ? 'number'
          : /[\p{Alpha}_]/u.test(raw[0]!)
            ? 'word'
            : 'sign'
    if (raw === ')') depth = Math.max(0, depth - 1)
    if (raw === '“' || (raw === '"' && !quoted)) quoted = true
    else if (raw === '”' || raw === '"') quoted = false
    const text = kind === 'word' ? raw.toLowerCase().replace('’', "'") : raw
    tokens.push({
      kind,
      text,
      start,
      end,
      capital: kind === 'word' && raw[0] !== text[0],
      acronym: kind === 'word' && /\p{Upper}.*\p{Upper}|\p{Alpha}\d|\d\p{Alpha}/u.test(raw) && raw.length > 1,
      inBrackets: depth > 0,
      quoted,
      joined: start === last,
    })
    if (raw === '(') depth++
    last = end
  }
  return tokens
}

/** UTF-16 offsets of tokens `from` to `to` (exclusive), without the blanks around them. */
export function rangeOf(tokens: readonly Token[], from: number, to: number): Range {
  const first = tokens[Math.min(from, tokens.length - 1)]
  const last = tokens[Math.max(from, Math.min(to, tokens.length) - 1)]
  return { start: first?.start ?? 0, end: last?.end ?? 0 }
}
