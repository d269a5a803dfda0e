// Finds the names of a project's cycles in a line; knows only the names it is given.

import type { NamedCycle, TimeMention } from './types.js'
import type { Meaning } from './values.js'

/** Mentions of the given cycles by name (any case, whole words), in order. Names of fewer than three characters are not looked for. */
export function scanNamedCycles(text: string, cycles: readonly NamedCycle[]): readonly TimeMention[] {
  const folded = text.toLowerCase()
  // Folding may change the length of a few letters; then offsets would lie.
  if (folded.length !== text.length) return []
  const found: TimeMention[] = []
  for (const cycle of cycles) {
    const name = cycle.name.trim().toLowerCase()
    if (name.length < 3) continue
    for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + name.length)) {
      const end = at + name.length
      if (isWord(folded[at - 1]) || isWord(folded[end])) continue
      const range = { start: at, end }
      const value: Meaning = { as: 'period', value: { is: 'named', start: cycle.start, end: cycle.end, id: cycle.id } }
      found.push({
        kind: 'period',
        role: 'span',
        text: text.slice(at, end),
        preposition: '',
        range,
        core: range,
        value,
        impossible: null,
        vague: false,
        relative: false,
      })
    }
  }
  return found
    .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
    .filter((mention, index, all) => !index || mention.range.start >= all[index - 1]!.range.end)
}

const isWord = (char: string | undefined) => char !== undefined && /[\p{Alpha}\d]/u.test(char)
