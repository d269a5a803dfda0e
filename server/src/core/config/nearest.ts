// The known word that someone most likely meant; knows nothing of what the words are for.

/** The closest of `known`, or null where none is close: spelling slips, other separators and case, a beginning or an end. */
export function nearest(word: string, known: Iterable<string>): string | null {
  const wanted = fold(word)
  if (wanted.length < 2) return null
  let best: string | null = null
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 0.5
  for (const candidate of known) {
    const folded = fold(candidate)
    const distance = folded === wanted ? 0 : Math.min(edits(wanted, folded), partOf(wanted, folded) ? 1 : Number.POSITIVE_INFINITY)
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  return best
}

/** "; did you mean ‘x’?" or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known)
  return near === null ? '' : `; did you mean ‘${near}’?`
}

function fold(word: string): string {
  return word
    .slice(0, 80)
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
}

function partOf(part: string, whole: string): boolean {
  return part.length >= 4 && (whole.startsWith(part) || whole.endsWith(part))
}

/** Insertions, deletions, replacements and swaps of neighbours. */
function edits(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
