// The difference of two texts as a patch that `git apply` takes. Meant for few changes in a page: what lies between the first and the last is compared line by line.

const context = 3
/** Above this the changed part is shown as one block: nobody reads more, and comparing it would take long. */
const mostCells = 4_000_000

type Line = readonly [mark: ' ' | '-' | '+', text: string]

/** Empty for equal texts. `path` is the same on both sides. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const lines = linesOf(before, after)
  const name = /[\s"\\]/.test(path) ? JSON.stringify(path) : path
  return `--- a/${name}\n+++ b/${name}\n${hunks(lines).join('')}`.replace(/^(---|\+\+\+) ([ab])\/"/gm, '$1 "$2/')
}

function linesOf(before: string, after: string): Line[] {
  const [a, b] = [split(before), split(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const same = (line: string): Line => [' ', line]
  return [
    ...a.slice(0, start).map(same),
    ...changed(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ]
}

/** Lines with their ends, so that a changed line end is a change. */
function split(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** A longest common subsequence, walked back. */
function changed(a: readonly string[], b: readonly string[]): Line[] {
  if (a.length * b.length > mostCells) return [...a.map((line): Line => ['-', line]), ...b.map((line): Line => ['+', line])]
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        a[i] === b[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push([' ', a[i]!])
      i++
      j++
    } else if (j >= b.length || (i < a.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) lines.push(['-', a[i++]!])
    else lines.push(['+', b[j++]!])
  }
  return lines
}

function hunks(lines: readonly Line[]): string[] {
  const out: string[] = []
  let [oldLine, newLine] = [1, 1]
  for (let at = 0; at < lines.length; ) {
    const first = lines.findIndex(([mark], i) => i >= at && mark !== ' ')
    if (first < 0) break
    let last = first
    for (let i = first; i < lines.length && i <= last + 2 * context; i++) if (lines[i]![0] !== ' ') last = i
    const [from, to] = [Math.max(at, first - context), Math.min(lines.length, last + context + 1)]
    oldLine += from - at
    newLine += from - at
    const part = lines.slice(from, to)
    const [oldCount, newCount] = [part.filter(([mark]) => mark !== '+').length, part.filter(([mark]) => mark !== '-').length]
    // A side without lines is counted from the line before it.
    const start = (line: number, count: number) => (count === 0 ? line - 1 : line)
    out.push(`@@ -${start(oldLine, oldCount)},${oldCount} +${start(newLine, newCount)},${newCount} @@\n${part.map(shown).join('')}`)
    oldLine += oldCount
    newLine += newCount
    at = to
  }
  return out
}

function shown([mark, line]: Line): string {
  return line.endsWith('\n') ? `${mark}${line}` : `${mark}${line}\n\\ No newline at end of file\n`
}
