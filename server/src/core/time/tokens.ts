// Cuts one line into words, numbers and marks with exact offsets, leaving out code, links' targets, markup and paths; knows no time.

/** One token; `text` is lower-case, with every dash as `-` and every apostrophe as `'`. Offsets are UTF-16, end exclusive. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
  /** The number's value; -1 for other kinds. */
  readonly value: number
  /** Nothing stands between it and the token before. */
  readonly glued: boolean
  /** Begins with an upper-case letter. */
  readonly capital: boolean
}

const endToken: Token = { kind: 'end', text: '', start: -1, end: -1, value: -1, glued: false, capital: false }

/** The token at an index, or one that matches nothing. */
export function tokenAt(tokens: readonly Token[], index: number): Token {
  return tokens[index] ?? endToken
}

enum Class {
  Space,
  Digit,
  Letter,
  Mark,
}

function classOf(code: number): Class {
  if (code >= 48 && code <= 57) return Class.Digit
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return Class.Letter
  if (code <= 32 || code === 0xa0 || code === 0x202f || code === 0x2009 || code === 0x200b || code === 0xfeff) return Class.Space
  if (code < 128 || (code >= 0x2010 && code <= 0x206f) || (code >= 0x2190 && code <= 0x2bff) || code === 0xb7 || code === 0xd7)
    return Class.Mark
  return Class.Letter
}

/** Stands for a piece of code, an address, a file name or a handle: something is there, and it is no time. */
const opaque = '\ufffc'

/** Tokens of a line, in one pass. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  let missing: Set<string> | undefined
  const length = text.length
  let at = 0
  let previousEnd = -1
  const hide = (start: number, end: number) => {
    tokens.push({ kind: 'mark', text: opaque, start, end, value: -1, glued: previousEnd === start, capital: false })
    previousEnd = end
    at = end
  }
  while (at < length) {
    const code = text.charCodeAt(at)
    const kind = classOf(code)
    if (kind === Class.Space) {
      at++
      continue
    }
    if (kind === Class.Mark) {
      const hides = mayHide(code)
      if (hides) missing ??= new Set()
      const skipped = hides && missing ? skipAt(text, at, missing) : at
      if (skipped > at) {
        // The target of a link and a tag are no part of the text; code and handles are.
        if (code === 96 || code === 64) hide(at, skipped)
        else at = skipped
        continue
      }
      // Emphasis and escapes stand between characters that belong together: they leave no token and no gap.
      if (code === 42 || code === 95 || code === 126 || code === 92) {
        if (previousEnd === at) previousEnd = at + 1
        at++
        continue
      }
      tokens.push({ kind: 'mark', text: markText(text, at), start: at, end: at + 1, value: -1, glued: previousEnd === at, capital: false })
      previousEnd = ++at
      continue
    }
    const start = at
    if (kind === Class.Digit) {
      while (at < length && classOf(text.charCodeAt(at)) === Class.Digit) at++
    } else {
      while (at < length && classOf(text.charCodeAt(at)) === Class.Letter) at++
    }
    const name = nameEnd(text, start, at)
    if (name > at) {
      hide(start, name)
      continue
    }
    const raw = text.slice(start, at)
    const first = text.charCodeAt(start)
    tokens.push({
      kind: kind === Class.Digit ? 'number' : 'word',
      text: kind === Class.Digit ? raw : raw.toLowerCase(),
      start,
      end: at,
      value: kind === Class.Digit && raw.length < 10 ? Number(raw) : -1,
      glued: previousEnd === start,
      capital: first >= 65 && first <= 90,
    })
    previousEnd = at
  }
  return tokens
}

/** A backtick, bracket, angle bracket, at sign or backslash. */
const mayHide = (code: number) => code === 96 || code === 93 || code === 60 || code === 64 || code === 92

function markText(text: string, at: number): string {
  const code = text.charCodeAt(at)
  if (code >= 0x2010 && code <= 0x2015) return '-'
  if (code === 0x2018 || code === 0x2019) return "'"
  return text[at]!
}

/** Where code, a link target, a tag, an address or a handle that begins here ends; `at` where nothing does. Failed searches are remembered. */
function skipAt(text: string, at: number, missing: Set<string>): number {
  const find = (needle: string, from: number) => {
    if (missing.has(needle)) return -1
    const found = text.indexOf(needle, from)
    if (found < 0) missing.add(needle)
    return found
  }
  const code = text.charCodeAt(at)
  if (code === 96) {
    let run = at
    while (text.charCodeAt(run) === 96) run++
    const fence = text.slice(at, Math.min(run, at + 8))
    const close = find(fence, run)
    return close < 0 ? run : close + (run - at)
  }
  if (code === 93 && text.charCodeAt(at + 1) === 40) {
    const close = find(')', at + 2)
    if (close < 0) return at
    // A target may hold one pair of brackets of its own.
    const open = text.lastIndexOf('(', close)
    return open > at + 1 && text[close + 1] === ')' ? close + 2 : close + 1
  }
  if (code === 60 && /[a-z/!]/i.test(text[at + 1] ?? '')) {
    const close = find('>', at)
    return close < 0 ? at : close + 1
  }
  if (code === 64) return wordEnd(text, at + 1)
  if (code === 92 && /[a-z]/i.test(text[at + 1] ?? '')) return wordEnd(text, at + 1)
  return at
}

const spaceOrClose = (code: number) => classOf(code) === Class.Space || code === 41 || code === 62 || code === 93

function wordEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && !spaceOrClose(text.charCodeAt(end))) end++
  return end
}

/** The end of an address or file name that begins with this word (`https://…`, `2022_q2.md`), or 0. */
function nameEnd(text: string, start: number, end: number): number {
  const code = text.charCodeAt(end)
  if (code === 58) {
    if (text.charCodeAt(end + 1) === 47 && text.charCodeAt(end + 2) === 47) return wordEnd(text, end)
    return /^mailto$/i.test(text.slice(start, Math.min(end, start + 7))) ? wordEnd(text, end) : 0
  }
  const between = (at: number) => {
    const kind = at < text.length ? classOf(text.charCodeAt(at)) : Class.Space
    return kind === Class.Digit || kind === Class.Letter
  }
  if (code === 95 && between(end + 1)) return wordEnd(text, end)
  if (code === 46 && /^\.(?:com|org|net|io|dev|md|mdx|html?|ya?ml|json|js|ts|py|go|txt|csv)(?![a-z0-9])/i.test(text.slice(end, end + 7)))
    return wordEnd(text, end)
  return 0
}
