// Path patterns without regular expressions, so that no pattern of a workspace can hang anything: time grows with pattern × path only.

type Part = '**' | readonly Token[]
type Token = '*' | '?' | { readonly char: string } | { readonly set: readonly (readonly [string, string])[]; readonly not: boolean }

const memo = new Map<string, readonly Part[][]>()
const mostAlternatives = 64

/**
 * True when the last pattern that fits `path` (relative, with `/`) is not a `!` pattern.
 * A pattern that names a folder stands for everything in it; `*` and `?` also match a leading dot.
 */
export function matchesGlob(patterns: readonly string[], path: string): boolean {
  const names = path.split('/')
  let matched = false
  for (const pattern of patterns) {
    const not = pattern.startsWith('!')
    if (matched !== not) continue
    if (parsed(not ? pattern.slice(1) : pattern).some((parts) => fits(parts, names))) matched = !not
  }
  return matched
}

function parsed(pattern: string): readonly Part[][] {
  let parts = memo.get(pattern)
  if (!parts) {
    if (memo.size > 1000) memo.clear()
    parts = alternatives(pattern.replace(/^(?:\.?\/)+/, '')).map(partsOf)
    memo.set(pattern, parts)
  }
  return parts
}

function partsOf(pattern: string): Part[] {
  const parts: Part[] = pattern
    .split('/')
    .filter(Boolean)
    .map((name) => (name === '**' ? '**' : tokens(name)))
  const last = parts.at(-1)
  // A plain name at the end may be a folder, and a folder stands for all in it.
  if (last !== undefined && last !== '**' && last.every((token) => typeof token === 'object')) parts.push('**')
  return parts
}

/** The pattern with each `{a,b}` written out; past a limit the rest stays as written. */
function alternatives(pattern: string): string[] {
  const done: string[] = []
  const open = [pattern]
  while (open.length > 0) {
    const text = open.pop()!
    const brace = /\{([^{}]*,[^{}]*)\}/.exec(text)
    if (!brace || done.length + open.length > mostAlternatives) done.push(text)
    else for (const word of brace[1]!.split(',')) open.push(text.slice(0, brace.index) + word + text.slice(brace.index + brace[0].length))
  }
  return done
}

function tokens(name: string): Token[] {
  const out: Token[] = []
  for (let i = 0; i < name.length; i++) {
    const char = name[i]!
    const close = char === '[' ? name.indexOf(']', i + 2) : -1
    if (close > 0) {
      const body = name.slice(i + 1, close)
      const not = /^[!^]/.test(body)
      out.push({ set: ranges(not ? body.slice(1) : body), not })
      i = close
    } else if (char === '\\' && i + 1 < name.length) out.push({ char: name[++i]! })
    else if (char !== '*') out.push(char === '?' ? '?' : { char })
    else if (out.at(-1) !== '*') out.push('*')
  }
  return out
}

function ranges(body: string): (readonly [string, string])[] {
  return [...body.matchAll(/(.)-(.)|(.)/gsu)].map(([, from, to, one]) => [from ?? one!, to ?? one!] as const)
}

/** Both levels go back to the last star only, which is enough: an earlier star can take nothing the last one cannot. */
function fits(parts: readonly Part[], names: readonly string[]): boolean {
  let [at, i, star, starAt] = [0, 0, -1, 0]
  while (i < names.length) {
    const part = parts[at]
    if (part === '**') [star, starAt] = [at++, i]
    else if (part !== undefined && nameFits(part, names[i]!)) {
      at++
      i++
    } else if (star >= 0) [at, i] = [star + 1, ++starAt]
    else return false
  }
  while (parts[at] === '**') at++
  return at > 0 && at === parts.length
}

function nameFits(pattern: readonly Token[], name: string): boolean {
  let [at, i, star, starAt] = [0, 0, -1, 0]
  while (i < name.length) {
    const token = pattern[at]
    if (token === '*') [star, starAt] = [at++, i]
    else if (token !== undefined && tokenFits(token, name[i]!)) {
      at++
      i++
    } else if (star >= 0) [at, i] = [star + 1, ++starAt]
    else return false
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}

function tokenFits(token: Exclude<Token, '*'>, char: string): boolean {
  if (token === '?') return true
  if ('char' in token) return token.char === char
  return token.set.some(([from, to]) => from <= char && char <= to) !== token.not
}
