// Small edits of `opmodel.yaml` that leave its comments and its style alone; reads YAML, writes text, knows no rule.

import { isMap, isSeq, type Pair, parseDocument, type YAMLMap } from 'yaml'
import type { TextEdit } from '../text/text.js'

/** Adds to the list `allow` under `wording`. Null where the text is broken or holds something else there. */
export const allowWording = (text: string, phrase: string): readonly TextEdit[] | null => addToList(text, ['wording', 'allow'], phrase)

/** Adds an own word for a kind or a field, or an own heading of a kind. Null as above. */
export function addAlias(text: string, of: 'kinds' | 'fields' | 'headings', key: string, word: string): readonly TextEdit[] | null {
  return addToList(text, ['aliases', of, key], word)
}

/** Adds a value to the list at a path of keys, which are made where they are missing. */
function addToList(text: string, path: readonly string[], value: string): readonly TextEdit[] | null {
  const root = rootOf(text)
  if (root === null) return null
  let map: Pairs | undefined = root
  for (const [depth, key] of path.entries()) {
    const pair = find(map, key)
    const rest = path.slice(depth + 1)
    if (!pair && (depth === 0 || !map)) return append(text, nested(path, value))
    if (!pair)
      return addPair(
        text,
        map!,
        key,
        rest.reduceRight((inner, name) => `{ ${name}: ${inner} }`, `[${scalar(value)}]`),
      )
    if (rest.length === 0) return addEntry(text, pair.value, value)
    if (!isMap(pair.value)) return null
    map = pair.value as Pairs
  }
  return null
}

const nested = (path: readonly string[], value: string): string =>
  path.map((key, depth) => `${'  '.repeat(depth)}${key}:${depth === path.length - 1 ? ` [${scalar(value)}]` : ''}`).join('\n')

function addEntry(text: string, list: unknown, value: string): readonly TextEdit[] | null {
  if (!isSeq(list) || !list.range) return null
  const last = list.items.at(-1) as { readonly range?: readonly [number, number, number] } | undefined
  if (list.flow) {
    const close = list.range[1] - 1
    if (text[close] !== ']') return null
    const at = last?.range ? last.range[1] : close
    return [insert(at, `${last ? ', ' : ''}${scalar(value)}`)]
  }
  if (!last?.range) return null
  const start = text.lastIndexOf('\n', last.range[0] - 1) + 1
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? ''
  return [insert(endOfLineAt(text, last.range[1]), `${eolOf(text)}${indent}- ${scalar(value)}`)]
}

/** Sets one rule under `rules`. */
export function setRule(text: string, rule: string, value: string): readonly TextEdit[] | null {
  const root = rootOf(text)
  if (root === null) return null
  const rules = find(root, 'rules')
  if (!rules) return append(text, `rules:\n  ${rule}: ${value}`)
  if (!isMap(rules.value)) return null
  const known = find(rules.value, rule)
  if (!known) return addPair(text, rules.value, rule, value)
  const range = (known.value as { readonly range?: readonly [number, number, number] } | null)?.range
  return range ? [{ range: { start: range[0], end: range[1] }, text: value }] : null
}

/** The name of a person or team, wherever the configuration gives it: full names and handles of `people`, entries of `teams`. */
export function nameInConfig(text: string, old: string, name: string): readonly TextEdit[] {
  const root = rootOf(text)
  if (!root) return []
  const wanted = old.toLowerCase()
  const edits: TextEdit[] = []
  const look = (node: unknown) => {
    const scalarNode = node as { readonly value?: unknown; readonly range?: readonly [number, number, number] } | null
    if (scalarNode?.range && String(scalarNode.value ?? '').toLowerCase() === wanted)
      edits.push({ range: { start: scalarNode.range[0], end: scalarNode.range[1] }, text: scalar(name) })
  }
  const people = find(root, 'people')?.value
  if (isMap(people))
    for (const { key, value } of people.items) {
      look(key)
      look(value)
    }
  const teams = find(root, 'teams')?.value
  if (isSeq(teams)) for (const entry of teams.items) look(entry)
  return edits
}

type Pairs = YAMLMap<unknown, unknown>

/** The top map; undefined for an empty text, null for a broken one. */
function rootOf(text: string): Pairs | undefined | null {
  try {
    const document = parseDocument(text, { keepSourceTokens: false })
    if (document.errors.length > 0) return null
    if (document.contents === null) return undefined
    return isMap(document.contents) ? (document.contents as Pairs) : null
  } catch {
    return null
  }
}

function find(map: Pairs | undefined, key: string): Pair | undefined {
  return map?.items.find((pair) => String((pair.key as { readonly value?: unknown } | null)?.value ?? '') === key)
}

function addPair(text: string, map: Pairs, key: string, value: string): readonly TextEdit[] | null {
  if (!map.range) return null
  const last = map.items.at(-1)
  const lastValue = (last?.value ?? last?.key) as { readonly range?: readonly [number, number, number] } | null | undefined
  if (map.flow) {
    const close = map.range[1] - 1
    if (text[close] !== '}') return null
    return lastValue?.range ? [insert(lastValue.range[1], `, ${key}: ${value}`)] : [insert(close, ` ${key}: ${value} `)]
  }
  const firstKey = map.items[0]?.key as { readonly range?: readonly [number, number, number] } | undefined
  if (!firstKey?.range || !lastValue?.range) return null
  const start = text.lastIndexOf('\n', firstKey.range[0] - 1) + 1
  return [insert(endOfLineAt(text, lastValue.range[1]), `${eolOf(text)}${text.slice(start, firstKey.range[0])}${key}: ${value}`)]
}

function append(text: string, block: string): readonly TextEdit[] {
  const eol = eolOf(text)
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : eol
  return [insert(text.length, `${gap}${block.replace(/\n/g, eol)}${eol}`)]
}

/** The end of the line, so that a comment behind the value stays with it; block scalars end on a line of their own. */
function endOfLineAt(text: string, offset: number): number {
  const at = /[\r\n]$/.test(text.slice(0, offset)) ? offset - (text.slice(0, offset).endsWith('\r\n') ? 2 : 1) : offset
  const rest = text.slice(at).search(/[\r\n]/)
  return rest < 0 ? text.length : at + rest
}

const insert = (at: number, text: string): TextEdit => ({ range: { start: at, end: at }, text })
const eolOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'

/** Plain where YAML reads the words as they are, else in double quotes. */
function scalar(phrase: string): string {
  return /^[A-Za-z][A-Za-z -]*[A-Za-z]$/.test(phrase) && !/^(?:true|false|null|yes|no|on|off)$/i.test(phrase)
    ? phrase
    : JSON.stringify(phrase)
}
