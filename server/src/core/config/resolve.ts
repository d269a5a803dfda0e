// Configuration files that extend each other become one set of settings, and where each value comes from; the host reads the files.

import type { ConfigProblem, Override, OwnPhrase, Settings } from '../config.js'
import { defaultSettings } from '../config.js'
import type { Range } from '../text/text.js'
import { type CodeOwners, readCodeOwners } from './code-owners.js'
import { configKeys, type Shape } from './keys.js'
import { type Layer, readLayer, type Value } from './layer.js'

/** Where a value of the settings stands. */
export interface Origin {
  readonly path: string
  readonly range: Range
}

export interface ResolvedConfig {
  readonly settings: Settings
  readonly problems: readonly (ConfigProblem & { readonly path: string })[]
  /** Dotted key as in the file (`calendar.dates`, `rules.unclear-goal`) to the place that decided it; defaults are absent. */
  readonly origins: ReadonlyMap<string, Origin>
  /** All files taken in, the least important first. */
  readonly files: readonly string[]
  /** Files to read before the answer is whole: put their text, or null, into `files` and call again. */
  readonly wanted: readonly string[]
}

const mostFiles = 32
/** Lists that a nearer file adds to. */
const addUp = ['overrides', 'phrases'] as const

/** Reads `path` and what it extends. `files` holds the texts known so far, null for one that is not there. Pure: call it until nothing is wanted. */
export function resolveConfig(path: string, files: ReadonlyMap<string, string | null>): ResolvedConfig {
  const layers: { readonly path: string; readonly layer: Layer }[] = []
  const problems: (ConfigProblem & { path: string })[] = []
  const wanted = new Set<string>()
  const done = new Set<string>()
  const visit = (at: string, above: readonly string[]): void => {
    const text = files.get(at)
    if (text === undefined) {
      wanted.add(at)
      return
    }
    done.add(at)
    const layer = readLayer(text ?? '')
    if (text !== null) problems.push(...layer.problems.map((problem) => ({ ...problem, path: at })))
    for (const base of layer.extends) {
      const target = joined(at, base.path)
      const message =
        target === at || above.includes(target)
          ? `‘${base.path}’ extends this file in turn`
          : files.get(target) === null
            ? `‘${base.path}’ is not there or cannot be read`
            : done.size >= mostFiles
              ? `More than ${mostFiles} files are taken in`
              : null
      if (message) problems.push({ path: at, message, range: base.range })
      else if (!done.has(target)) visit(target, [...above, at])
    }
    layers.push({ path: at, layer })
  }
  visit(path, [])
  const settings = settingsOf(layers.map(({ layer }) => layer))
  const origins = originsOf(layers)
  const owners = codeOwnersIn(settings, origins.get('codeowners'), files)
  if (typeof owners === 'string') wanted.add(owners)
  else if (!Array.isArray(owners)) problems.push(owners as ConfigProblem & { path: string })
  return {
    settings: Array.isArray(owners) ? { ...settings, codeOwners: owners } : settings,
    problems,
    origins,
    files: layers.map((layer) => layer.path),
    wanted: [...wanted],
  }
}

/** The rules of the project's CODEOWNERS file, the path that is still to be read, or what is wrong with it. */
function codeOwnersIn(
  { codeowners }: Settings,
  origin: Origin | undefined,
  files: ReadonlyMap<string, string | null>,
): readonly CodeOwners[] | string | (ConfigProblem & { readonly path: string }) {
  if (codeowners === null || !origin) return []
  const path = joined(origin.path, codeowners)
  const text = files.get(path)
  if (text === undefined) return path
  return text === null
    ? { path: origin.path, message: `‘${codeowners}’ is not there or cannot be read`, range: origin.range }
    : readCodeOwners(text)
}

/** The defaults with each layer put over them: groups and maps key by key, lists and single values whole, `overrides` and `phrases` one after the other. */
export function settingsOf(layers: readonly Layer[]): Settings {
  let merged: Record<string, Value> = {}
  for (const { values } of layers) merged = over(merged, values)
  const all = (key: (typeof addUp)[number]) =>
    layers.flatMap(({ values }) => (values[key] as readonly Record<string, Value>[] | undefined) ?? [])
  const said = renamed(merged, configKeys) as Partial<Settings> & { readonly version?: number }
  const { version: _, ...rest } = said
  const block = (value: unknown) => (value ? { name: null, ...(value as object) } : null) as Settings['cycles']
  return {
    ...defaultSettings,
    ...rest,
    calendar: { ...defaultSettings.calendar, ...rest.calendar },
    aliases: { ...defaultSettings.aliases, ...rest.aliases },
    wording: { ...defaultSettings.wording, ...rest.wording },
    check: { ...defaultSettings.check, ...rest.check },
    cycles: block(rest.cycles),
    sprints: block(rest.sprints),
    overrides: all('overrides') as unknown as readonly Override[],
    phrases: all('phrases').map(
      (one): OwnPhrase => ({ ...{ message: null, suggestion: null, bad: [], good: [] }, ...(one as unknown as OwnPhrase) }),
    ),
  }
}

function over(below: Record<string, Value>, above: Readonly<Record<string, Value>>): Record<string, Value> {
  const out = { ...below }
  for (const [key, value] of Object.entries(above)) {
    const old = out[key]
    out[key] = isGroup(old) && isGroup(value) ? over(old, value) : value
  }
  return out
}

function isGroup(value: Value | undefined): value is Record<string, Value> {
  return typeof value === 'object' && !Array.isArray(value)
}

/** Keys of groups as the settings call them; keys of maps are the author's own. */
function renamed(values: Readonly<Record<string, Value>>, keys: Readonly<Record<string, Shape>>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const shape = keys[key]
      return [camel(key), shape?.type === 'object' && isGroup(value) ? renamed(value, shape.keys) : value]
    }),
  )
}

function camel(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function originsOf(layers: readonly { readonly path: string; readonly layer: Layer }[]): Map<string, Origin> {
  const origins = new Map<string, Origin>()
  const before = { overrides: 0, phrases: 0 }
  const counted = (key: string) =>
    key.replace(/^(overrides|phrases)\.(\d+)/, (_, name: keyof typeof before, index: string) => `${name}.${before[name] + Number(index)}`)
  for (const { path, layer } of layers) {
    for (const [key, range] of layer.places) {
      const value = key
        .split('.')
        .reduce<Value | undefined>((at, name) => (typeof at === 'object' ? (at as Record<string, Value>)[name] : undefined), layer.values)
      if (value !== undefined) origins.set(counted(key), { path, range })
    }
    for (const key of addUp) before[key] += (layer.values[key] as readonly Value[] | undefined)?.length ?? 0
  }
  return origins
}

/** `base` as written in `from`, as a path of the same kind: `a/b.yaml` and `../c.yaml` give `c.yaml`. */
function joined(from: string, base: string): string {
  const names = from.split('/').slice(0, -1)
  for (const name of base.split('/')) {
    if (name === '' || name === '.') continue
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop()
    else names.push(name)
  }
  return names.join('/')
}
