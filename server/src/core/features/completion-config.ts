// Keys and values of `opmodel.yaml`, from the table that reads it and its schema are made from. Works on text that is not finished.

import { configKeys, root, type Shape } from '../config/keys.js'
import type { Snapshot } from '../model/workspace.js'
import type { Text } from '../text/text.js'
import { type Choice, type Completions, noCompletions, placed } from './completion-items.js'
import { ruleHelp } from './rule-help.js'

/** Completions for an offset of a configuration text. `snapshot` is the project it configures. */
export function configCompletion(snapshot: Snapshot, text: Text, offset: number): Completions {
  const place = placeIn(text, offset)
  if (!place) return noCompletions
  const { path, typed, part, gap } = place
  const shape = shapeAt(path)
  if (!shape) return noCompletions
  const range = { start: offset - typed.length, end: offset }
  if (part === 'value') return { items: placed(valuesOf(snapshot, shape, path), range, gap), cut: false }
  const written = keysBeside(text, offset, path)
  return { items: placed(keysOf(shape, path, written), range), cut: false }
}

/** The shape a dotted path leads to; places in lists are left out of the path. */
export function shapeAt(path: readonly string[]): Shape | undefined {
  let shape: Shape = root
  for (const name of path) {
    if (shape.type === 'list') shape = shape.of
    const next: Shape | undefined = shape.type === 'object' ? shape.keys[name] : shape.type === 'map' ? shape.of : undefined
    if (!next) return undefined
    shape = next
  }
  return shape
}

interface ConfigPlace {
  /** Keys from the top down to what is being written. */
  readonly path: readonly string[]
  readonly part: 'key' | 'value'
  readonly typed: string
  readonly gap: boolean
}

/** Where in the file an offset is, by indentation and by the braces open on its line. */
export function placeIn(text: Text, offset: number): ConfigPlace | null {
  const line = text.lineAt(offset)
  const before = text.slice(text.lineStart(line), offset)
  if (/(?:^|\s)#/.test(before)) return null
  const lead = /^\s*(?:-\s+)*/.exec(before)![0]
  const parents = parentsOf(text, line, indentOf(before))
  const inner = flowPath(before.slice(lead.length))
  if (!inner) return null
  return { ...inner, path: [...parents, ...inner.path] }
}

const indentOf = (line: string): number => /^\s*(?:-\s+)*/.exec(line)![0].length

/** The keys a line stands under. */
function parentsOf(text: Text, line: number, indent: number): string[] {
  const parents: string[] = []
  let least = indent
  for (let above = line - 1; above >= 0 && least > 0; above--) {
    const written = lineOf(text, above)
    if (written.trim() === '' || /^\s*#/.test(written)) continue
    const key = /^(\s*(?:-\s+)*)([\w-]+):(?:\s+#.*)?\s*$/.exec(written)
    const own = /^\s*/.exec(written)![0].length
    // An entry of a list may stand as far left as the key it belongs to.
    const list = /^\s*-/.test(lineOf(text, line)) && own === /^\s*/.exec(lineOf(text, line))![0].length
    if (key && (key[1]!.length < least || (list && !key[1]!.includes('-')))) {
      parents.unshift(key[2]!)
      least = Math.min(key[1]!.length, own)
    } else if (own < least && !key) least = Math.min(least, Math.max(own, 1))
  }
  return parents
}

/** The rest of a line as a path: `calendar: { dates: day` is in the value of `calendar` `dates`. */
function flowPath(written: string): ConfigPlace | null {
  const path: string[] = []
  let rest = written
  for (;;) {
    const key = /^\s*([\w-]+):(\s*)/.exec(rest)
    if (!key) return /^\s*[\w-]*$/.test(rest) ? { path, part: 'key', typed: rest.trimStart(), gap: false } : null
    path.push(key[1]!)
    rest = rest.slice(key[0].length)
    const open = /^[{[]/.exec(rest)
    if (!open) {
      const close = closedAt(rest)
      if (close < 0) return /^["']/.test(rest) ? null : { path, part: 'value', typed: rest, gap: key[2] === '' && rest === '' }
      path.pop()
      rest = rest.slice(close)
      if (!/^\s*,/.test(rest)) return null
      rest = rest.replace(/^\s*,\s*/, '')
      continue
    }
    rest = rest.slice(1)
    if (open[0] === '[') {
      if (/[\]{}]/.test(rest)) return null
      const typed = /[^,[]*$/.exec(rest)![0].trimStart()
      return { path, part: 'value', typed, gap: false }
    }
    if (/^[^{}]*\}/.test(rest)) return null
  }
}

/** Where a value inside braces ends, or -1 while it is being written. */
const closedAt = (rest: string): number => rest.search(/\s*,/)

function keysOf(shape: Shape, path: readonly string[], written: ReadonlySet<string>): readonly Choice[] {
  const of = shape.type === 'list' ? shape.of : shape
  if (of.type === 'object')
    return Object.entries(of.keys)
      .filter(([key]) => !written.has(key))
      .map(([key, child]) => ({
        label: key,
        sort: 'setting',
        detail: firstSentence(child.about),
        text: [`${key}:${child.type === 'object' || child.type === 'map' ? '' : ' '}`],
        subject: { is: 'setting', path: [...path, key].join('.') },
      }))
  if (of.type === 'map')
    return (of.keys ?? [])
      .filter((key) => !written.has(key))
      .map((key) => ({
        label: key,
        sort: of.called === 'rule' ? 'rule' : 'setting',
        detail: ruleHelp(key)?.summary ?? of.called,
        text: [`${key}: `],
        subject: of.called === 'rule' ? { is: 'rule', id: key } : { is: 'setting', path: path.join('.') },
      }))
  return path.length > 0 ? [] : Object.keys(configKeys).map((key) => ({ label: key, sort: 'setting' }))
}

function valuesOf(snapshot: Snapshot, shape: Shape, path: readonly string[]): readonly Choice[] {
  const value = (label: string): Choice => ({ label, sort: 'value' })
  const of = shape.type === 'list' ? shape.of : shape
  switch (of.type) {
    case 'choice':
      return of.values.map(value)
    case 'yes-no':
      return ['true', 'false'].map(value)
    case 'version':
      return [value('1')]
    case 'day':
    case 'month-day':
    case 'duration':
      return durations(of).map(value)
    case 'glob':
      return folders(snapshot).map(value)
    case 'text':
      return path[0] === 'teams' ? [] : of.example ? [value(JSON.stringify(of.example))] : []
    default:
      return []
  }
}

function durations(shape: Extract<Shape, { type: 'day' | 'month-day' | 'duration' }> | Shape): readonly string[] {
  if (shape.type === 'duration') return ['P1W', 'P2W', 'P6W', 'P1M', 'P3M', 'P6M', 'P1Y']
  return 'example' in shape && shape.example ? [shape.example] : []
}

function folders(snapshot: Snapshot): readonly string[] {
  const found = new Set<string>()
  for (const path of snapshot.files) {
    const slash = path.lastIndexOf('/')
    if (slash > 0) found.add(`${path.slice(0, slash)}/**`)
  }
  return [...found].sort()
}

/** Keys that stand in the same group already. */
function keysBeside(text: Text, offset: number, path: readonly string[]): ReadonlySet<string> {
  const line = text.lineAt(offset)
  const found = new Set<string>()
  for (const match of lineOf(text, line).matchAll(/([\w-]+):/g)) if (!path.includes(match[1]!)) found.add(match[1]!)
  const indent = indentOf(text.slice(text.lineStart(line), offset))
  for (const step of [-1, 1])
    for (let other = line + step; other >= 0 && other < text.lineCount; other += step) {
      const written = lineOf(text, other)
      if (written.trim() === '' || /^\s*#/.test(written)) continue
      if (indentOf(written) < indent) break
      const key = indentOf(written) === indent ? /^\s*(?:-\s+)?([\w-]+):/.exec(written) : null
      if (key) found.add(key[1]!)
      if (step < 0 && /^\s*-\s/.test(written) && indentOf(written) === indent) break
      if (step > 0 && /^\s*-\s/.test(written)) break
    }
  return found
}

function lineOf(text: Text, line: number): string {
  const end = line + 1 < text.lineCount ? text.lineStart(line + 1) : text.length
  return text.slice(text.lineStart(line), end).replace(/[\r\n]+$/, '')
}

const firstSentence = (about: string): string => /^.*?[.:](?=\s|$)/.exec(about)?.[0].replace(/[.:]$/, '') ?? about
