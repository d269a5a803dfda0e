// The one notation of test documents: several files in one text, cursors `<|>`, selections `<|text|>`, ranges marked by `^^^ message` below.

import type { Range } from '../../server/src/core/text/text.js'

export interface Mark {
  readonly range: Range
  readonly message: string
}

export interface FixtureFile {
  readonly path: string
  /** Without marks. */
  readonly text: string
  readonly marks: readonly Mark[]
  readonly cursors: readonly number[]
  readonly selections: readonly Range[]
}

export interface Fixture {
  /** Documents in order, without `opmodel.yaml`, `today`, `options` and `expect`. */
  readonly files: readonly FixtureFile[]
  readonly config: FixtureFile | null
  readonly today: string | null
  /** The text after `-- options --`, or null: what a scenario says to its runner. */
  readonly options: string | null
  /** The text after `-- expect --`, or null. */
  readonly expect: string | null
}

/** Reads a fixture. Text before the first `-- path --` line belongs to a file called `firstName`. */
export function readFixture(source: string, firstName = 'main.md'): Fixture {
  const parts: { name: string; lines: string[] }[] = [{ name: firstName, lines: [] }]
  for (const line of source.replace(/^\n/, '').split('\n')) {
    const head = /^-- (\S(?:.*\S)?) --$/.exec(line)
    if (head) parts.push({ name: head[1]!, lines: [] })
    else parts.at(-1)!.lines.push(line)
  }
  const named = parts.filter(
    ({ name, lines }, i) => i > 0 || lines.some((line) => line.trim() !== '') || parts.length === 1 || name !== firstName,
  )
  const find = (name: string) => named.find((part) => part.name === name)
  const joined = (part: { lines: string[] } | undefined) => part?.lines.join('\n') ?? null
  return {
    files: named
      .filter(({ name }) => !['opmodel.yaml', 'today', 'options', 'expect'].includes(name))
      .map(({ name, lines }) => readFile(name, lines)),
    config: find('opmodel.yaml') ? readFile('opmodel.yaml', find('opmodel.yaml')!.lines) : null,
    today: joined(find('today'))?.trim() ?? null,
    options: joined(find('options'))?.trim() ?? null,
    expect: joined(find('expect')),
  }
}

function readFile(path: string, lines: readonly string[]): FixtureFile {
  const marks: Mark[] = []
  const cursors: number[] = []
  const selections: Range[] = []
  let text = ''
  let lineStart = 0
  let first = true
  for (const line of lines) {
    const mark = /^([ \t]*)(\^+) (.+)$/.exec(line)
    if (mark && !first) {
      const start = lineStart + mark[1]!.length
      marks.push({ range: { start, end: start + mark[2]!.length }, message: mark[3]! })
      continue
    }
    if (!first) text += '\n'
    first = false
    lineStart = text.length
    let rest = line
    for (;;) {
      const hit = /<\|>|<\|([^|\n]*)\|>/.exec(rest)
      if (!hit) break
      text += rest.slice(0, hit.index)
      if (hit[1] === undefined) cursors.push(text.length)
      else {
        selections.push({ start: text.length, end: text.length + hit[1].length })
        text += hit[1]
      }
      rest = rest.slice(hit.index + hit[0].length)
    }
    text += rest
  }
  return { path, text, marks, cursors, selections }
}

/** The text with its findings written back as marks, so that a failing test shows a document with squiggles. */
export function writeMarks(text: string, marks: readonly Mark[]): string {
  const lines = text.split('\n')
  const out: string[] = []
  let start = 0
  for (const line of lines) {
    out.push(line)
    const end = start + line.length
    const here = marks.filter(
      ({ range }) => range.start >= start && (range.start < end || (range.start === end && end === start + line.length)),
    )
    for (const { range, message } of here.filter((one) => one.range.start <= end)) {
      const width = Math.max(1, Math.min(range.end, end) - range.start)
      out.push(`${line.slice(0, range.start - start).replace(/[^\t]/g, ' ')}${'^'.repeat(width)} ${message}`)
    }
    start = end + 1
  }
  return out.join('\n')
}
