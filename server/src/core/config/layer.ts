// One configuration text as checked values with their places, before anything is merged. Never throws, whatever the text is.

import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import type { ConfigProblem, Settings } from '../config.js'
import type { Range } from '../text/text.js'
import { configKeys, root, type Shape } from './keys.js'
import { didYouMean } from './nearest.js'
import { phraseProblem } from './phrase.js'
import { settingsOf } from './resolve.js'
import { yamlFault } from './yaml-faults.js'

export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value }

/** What one file says. Keys are as written in the file; a value that was wrong is absent. */
export interface Layer {
  readonly values: { readonly [key: string]: Value }
  /** Dotted key to the place of its value. */
  readonly places: ReadonlyMap<string, Range>
  readonly extends: readonly { readonly path: string; readonly range: Range }[]
  readonly problems: readonly ConfigProblem[]
}

/** No configuration written by hand comes near these. */
const mostCharacters = 256 * 1024
const mostNodes = 20_000

class TooMuch extends Error {}

export function readLayer(text: string): Layer {
  if (text.length > mostCharacters) return broken(text, `The file is larger than ${mostCharacters / 1024} kB, so it is not read`)
  try {
    // The reader of YAML takes no lone carriage return for a line end.
    return readDocument(text.replace(/\r(?!\n)/g, '\n'))
  } catch (error) {
    return broken(
      text,
      error instanceof TooMuch
        ? 'The file unfolds to too many values, so it is not read'
        : 'The file is nested too deeply, so it is not read',
    )
  }
}

export function rangeless(text: string): { readonly settings: Settings; readonly problems: readonly ConfigProblem[] } {
  const layer = readLayer(text)
  return { settings: settingsOf([layer]), problems: layer.problems }
}

function readDocument(text: string): Layer {
  const document = parseDocument(text, { prettyErrors: false, merge: false, strict: true, logLevel: 'error' })
  const error = document.errors[0]
  if (error) return broken(text, yamlFault(error), { start: error.pos[0], end: Math.max(error.pos[1], error.pos[0] + 1) })
  const content = document.contents
  if (content === null || (isScalar(content) && content.value === null)) return broken(text, 'The file is empty, so the defaults hold')
  const reader = new Reader(text, (node) => (isAlias(node) ? (node.resolve(document) as Node | undefined) : node))
  if (!isMap(content)) return broken(text, 'The file should hold settings, such as `profile: okr`')
  const values = reader.read(content as Node, root, []) as Layer['values']
  const { extends: bases, ...rest } = values
  const paths = Array.isArray(bases) ? (bases as string[]) : []
  return {
    values: rest,
    places: reader.places,
    extends: paths.map((path, i) => ({ path, range: reader.places.get(`extends.${i}`) ?? { start: 0, end: 0 } })),
    problems: reader.problems,
  }
}

function broken(text: string, message: string, range: Range = firstLine(text)): Layer {
  const end = Math.min(range.end, text.length)
  return { values: {}, places: new Map(), extends: [], problems: [{ message, range: { start: Math.min(range.start, end), end } }] }
}

function firstLine(text: string): Range {
  const end = text.slice(0, 200).search(/[\r\n]/)
  return { start: 0, end: end < 0 ? Math.min(text.length, 200) : end }
}

class Reader {
  readonly places = new Map<string, Range>()
  readonly problems: ConfigProblem[] = []
  readonly #text: string
  readonly #target: (node: Node) => Node | undefined
  #nodes = 0

  constructor(text: string, target: (node: Node) => Node | undefined) {
    this.#text = text
    this.#target = target
  }

  /** The checked value, or undefined after a problem. `at` is the place in the file where an alias stands. */
  read(written: Node | null, shape: Shape, path: readonly string[], at: Range = this.#rangeOf(written)): Value | undefined {
    if (++this.#nodes > mostNodes) throw new TooMuch()
    const node = written && this.#target(written)
    if (!node && written && isAlias(written))
      return this.#problem(at, `‘${short(`*${written.source}`)}’ needs quotes, since it begins with \`*\``)
    if (!node) return this.#wrong(at, path, shape)
    this.places.set(path.join('.'), at)
    const inside = (child: Node | null) => (node === written ? this.#rangeOf(child) : at)
    switch (shape.type) {
      case 'object':
      case 'map':
        return isMap(node) ? this.#pairs(node.items as Pairs, shape, path, inside, at) : this.#wrong(at, path, shape)
      case 'list': {
        if (!isSeq(node) && !(isScalar(node) && node.value !== null && shape.of.type !== 'object')) return this.#wrong(at, path, shape)
        const items = isSeq(node) ? (node.items as (Node | null)[]) : [node as Node]
        const values: Value[] = []
        for (const item of items) {
          // Counted as the values are, so that a wrong one leaves no gap between a value and its place.
          const value = this.read(item, shape.of, [...path, String(values.length)], isSeq(node) ? inside(item) : at)
          if (value !== undefined) values.push(value)
        }
        return values
      }
      default:
        return isScalar(node) && node.value !== null ? this.#scalar(node, shape, path, at) : this.#wrong(at, path, shape)
    }
  }

  #pairs(
    items: Pairs,
    shape: Extract<Shape, { type: 'object' | 'map' }>,
    path: readonly string[],
    inside: (node: Node | null) => Range,
    at: Range,
  ): Value | undefined {
    const out: Record<string, Value> = {}
    const known = shape.type === 'object' ? Object.keys(shape.keys) : shape.keys
    for (const { key, value } of items) {
      const keyRange = inside(key)
      const name = isScalar(key) ? String(key.source ?? key.value) : null
      if (name === null || name === '__proto__') {
        this.#problem(keyRange, `A key should be a word`)
        continue
      }
      if (known && !known.includes(name)) {
        this.#problem(keyRange, this.#unknown(name, known, shape, path))
        continue
      }
      const childShape = shape.type === 'object' ? shape.keys[name]! : shape.of
      const valueRange = value ? inside(value) : keyRange
      const read = this.read(value, childShape, [...path, name], valueRange.end > valueRange.start ? valueRange : keyRange)
      if (read !== undefined) out[name] = read
    }
    if (shape.type === 'object') {
      const missing = shape.required.filter((name) => !(name in out))
      const unsaid = missing.filter((name) => !items.some(({ key }) => isScalar(key) && String(key.source ?? key.value) === name))
      if (unsaid.length > 0)
        this.#problem(at, `‘${unsaid.join('’ and ‘')}’ ${unsaid.length > 1 ? 'are' : 'is'} missing in ‘${label(path)}’`)
      if (missing.length > 0) return undefined
    }
    return out
  }

  #unknown(name: string, known: readonly string[], shape: Extract<Shape, { type: 'object' | 'map' }>, path: readonly string[]): string {
    if (shape.type === 'map') return `‘${name}’ is no ${shape.called}${didYouMean(name, known)}`
    const guess = didYouMean(name, known)
    if (guess) return `‘${name}’ is not a setting${path.length > 0 ? ` of ‘${label(path)}’` : ''}${guess}`
    const elsewhere = Object.entries(configKeys as Record<string, Shape>).find(([, row]) => row.type === 'object' && name in row.keys)
    if (path.length === 0 && elsewhere) return `‘${name}’ belongs under ‘${elsewhere[0]}’`
    return `‘${name}’ is not a setting${path.length > 0 ? ` of ‘${label(path)}’` : ''}; known are ${known.join(', ')}`
  }

  #scalar(node: { value: unknown; source?: string }, shape: Shape, path: readonly string[], at: Range): Value | undefined {
    const { value } = node
    const written = typeof value === 'string' ? value : (node.source ?? String(value))
    const what = `‘${short(written)}’`
    switch (shape.type) {
      case 'yes-no':
        return typeof value === 'boolean' ? value : this.#problem(at, `‘${label(path)}’ should be true or false, not ${what}`)
      case 'version':
        return value === 1 || value === '1' ? 1 : this.#problem(at, `Version ${what} is not known; this opmodel reads version 1`)
      case 'choice':
        if (shape.values.includes(written)) return written
        return this.#problem(at, `‘${label(path)}’ should be ${either(shape.values)}, not ${what}${didYouMean(written, shape.values)}`)
      case 'day':
        return isDay(written)
          ? written
          : this.#problem(at, `‘${label(path)}’ should be a day such as ${shape.example ?? '2026-12-31'}, not ${what}`)
      case 'month-day':
        return isDay(`2026-${written}`)
          ? written
          : this.#problem(at, `‘${label(path)}’ should be a month and a day such as ${shape.example}, not ${what}`)
      case 'duration':
        if (/^P[1-9]\d{0,2}[DWMY]$/.test(written)) return written
        return this.#problem(at, `‘${label(path)}’ should be a length such as P2W (two weeks) or P3M (three months), not ${what}`)
      case 'phrase': {
        const wrong = phraseProblem(written.trim())
        if (written.trim() !== '' && wrong !== null) return this.#problem(at, `${what} ${wrong}`)
        return written.trim() === '' ? this.#problem(at, `‘${label(path)}’ is empty`) : written.trim()
      }
      case 'file':
        return this.#file(written, what, at, path[0] === 'codeowners' ? /./ : /\.ya?ml$/i)
      case 'glob':
        if (written.trim() === '') return this.#problem(at, `A path is empty in ‘${label(path)}’`)
        if (/^!?(?:\.\.\/|[a-z]:[\\/]|\/)/i.test(written) || written.includes('\\'))
          return this.#problem(at, `${what} should be a path below the project, with /`)
        return written
      default:
        return written.trim() === '' ? this.#problem(at, `‘${label(path)}’ is empty`) : written.trim()
    }
  }

  #file(written: string, what: string, at: Range, called: RegExp): string | undefined {
    if (/^[a-z][a-z0-9+.-]+:/i.test(written)) return this.#problem(at, `${what} is an address; only files can be taken in`)
    if (written.startsWith('/') || written.includes('\\') || /^[a-z]:/i.test(written))
      return this.#problem(at, `${what} should be a path relative to this file, with /`)
    if (!called.test(written)) return this.#problem(at, `${what} should be a .yaml file`)
    return written
  }

  #wrong(at: Range, path: readonly string[], shape: Shape): undefined {
    return this.#problem(at, `‘${label(path)}’ should be ${expected(shape)}`)
  }

  #problem(range: Range, message: string): undefined {
    this.problems.push({ message, range })
    return undefined
  }

  #rangeOf(node: Node | null): Range {
    const range = node?.range
    return range ? { start: range[0], end: this.#trimmed(range[0], range[1]) } : { start: 0, end: 0 }
  }

  /** Without the line break that block values end with. */
  #trimmed(start: number, end: number): number {
    let at = end
    while (at > start && /\s/.test(this.#text[at - 1] ?? '')) at--
    return at
  }
}

type Pairs = readonly { readonly key: Node; readonly value: Node | null }[]

function expected(shape: Shape): string {
  switch (shape.type) {
    case 'object':
      return `a group of settings (${Object.keys(shape.keys).slice(0, 3).join(', ')}${Object.keys(shape.keys).length > 3 ? ', …' : ''})`
    case 'map':
      return `a list of ‘${shape.called}: value’ lines`
    case 'list':
      return shape.of.type === 'object' ? 'a list of groups' : 'a list'
    case 'choice':
      return either(shape.values)
    case 'yes-no':
      return 'true or false'
    case 'day':
    case 'month-day':
    case 'duration':
      return `written like ${shape.example}`
    case 'version':
      return '1'
    default:
      return 'a text'
  }
}

function either(values: readonly string[]): string {
  return values.length < 2 ? (values[0] ?? '') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}

/** The last names of a dotted key, places in lists left out. */
function label(path: readonly string[]): string {
  return path.filter((name) => !/^\d+$/.test(name)).join('.') || 'The file'
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day >= 1 && day <= (monthDays[month - 1] ?? 0) + (leap ? 1 : 0)
}
