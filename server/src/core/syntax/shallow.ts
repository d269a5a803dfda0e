// Keeps nesting within what a recursive parser can bear: the same text, with the markers of far too deep containers made plain letters.

const maxDepth = 48
const maxIndent = 120

/**
 * A text of the same length and lines whose quotes and lists nest at most `maxDepth` deep. Offsets in it are offsets in `source`.
 * Nothing a person writes comes near the limits; without them a crafted file overflows the parser's stack or takes minutes.
 */
export function shallow(source: string): string {
  let out = ''
  let copied = 0
  for (const match of source.matchAll(/^[ \t>*+\-\d.)]{49,}/gm)) {
    const prefix = match[0]
    const tamed = tame(prefix)
    if (tamed === prefix) continue
    out += source.slice(copied, match.index) + tamed
    copied = match.index + prefix.length
  }
  return copied === 0 ? source : out + source.slice(copied)
}

function tame(prefix: string): string {
  let depth = 0
  let column = 0
  let out = ''
  for (const char of prefix) {
    column += char === '\t' ? 4 : 1
    const marker = char !== ' ' && char !== '\t'
    if (marker) depth++
    out += marker && /[>*+\-.)]/.test(char) && (depth > maxDepth || column > maxIndent) && !isRule(prefix) ? 'x' : char
  }
  return out
}

/** A long row of dashes or stars is a thematic break or an underline, not nesting. */
function isRule(prefix: string): boolean {
  return /^[ \t]*(?:-+|\*+|=+|\++)[ \t]*$/.test(prefix)
}
