// Every setting that holds for a file, under the name it has in `opmodel.yaml`, and where its value comes from.

import type { Settings } from '../config.js'
import { matchesGlob } from './glob.js'
import { configKeys, type Shape } from './keys.js'
import type { Origin, ResolvedConfig } from './resolve.js'
import { settingsFor } from './settings-for.js'

export interface DescribedSetting {
  /** Dotted, as in the file: `calendar.dates`, `rules.unclear-goal`. */
  readonly key: string
  readonly value: unknown
  /** Null where it is the default. */
  readonly origin: Origin | null
  /** The files of the override that decided it, or null. */
  readonly override: readonly string[] | null
}

/** In the order of the table of keys. `path` is relative to the project; without one the settings of the project as such. */
export function describeSettings(config: Pick<ResolvedConfig, 'settings' | 'origins'>, path: string | null): readonly DescribedSetting[] {
  const settings = path === null ? config.settings : settingsFor(config.settings, path)
  return Object.entries(configKeys as Readonly<Record<string, Shape>>)
    .filter(([key]) => key !== 'version' && key !== 'extends' && key !== 'overrides')
    .flatMap(([key, shape]) => leaves(key, shape, (settings as unknown as Readonly<Record<string, unknown>>)[camel(key)]))
    .map(({ key, value }) => {
      const override = path === null ? -1 : overrideOf(config.settings, key, path)
      const place =
        override < 0 ? config.origins.get(key) : (config.origins.get(`overrides.${override}`) ?? config.origins.get('overrides'))
      return { key, value, origin: place ?? null, override: override < 0 ? null : (config.settings.overrides[override]?.files ?? null) }
    })
}

function leaves(key: string, shape: Shape, value: unknown): { readonly key: string; readonly value: unknown }[] {
  if (value === undefined) return []
  if (shape.type === 'object' && isGroup(value))
    return Object.entries(shape.keys).flatMap(([name, inner]) => leaves(`${key}.${name}`, inner, value[camel(name)]))
  if (shape.type === 'map' && isGroup(value)) return Object.entries(value).map(([name, inner]) => ({ key: `${key}.${name}`, value: inner }))
  if (shape.type === 'list' && shape.of.type === 'object' && Array.isArray(value) && value.length > 0)
    return value.map((inner: unknown, i) => ({ key: `${key}.${i}`, value: inner }))
  return [{ key, value }]
}

/** The last override that says something about a key and fits the file, or -1. */
function overrideOf({ overrides }: Settings, key: string, path: string): number {
  const [group, name] = key.split('.')
  for (let i = overrides.length - 1; i >= 0; i--) {
    const override = overrides[i]!
    const says = group === 'rules' ? override.rules?.[name ?? ''] : group === 'stage' || group === 'profile' ? override[group] : undefined
    if (says !== undefined && matchesGlob(override.files, path)) return i
  }
  return -1
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function camel(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
