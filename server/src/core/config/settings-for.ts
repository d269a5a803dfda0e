// The settings that hold for one file of a project: `ignore` and `overrides` applied. Equal answers are the same object, so caches can hang on them.

import type { ModelSettings, Settings } from '../config.js'
import { matchesGlob } from './glob.js'

const memo = new WeakMap<Settings, Map<string, Settings>>()

/** `path` is relative to the project. The same settings come back when no override fits. */
export function settingsFor(settings: Settings, path: string): Settings {
  if (settings.overrides.length === 0) return settings
  const fitting = settings.overrides.filter(({ files }) => matchesGlob(files, path))
  if (fitting.length === 0) return settings
  const key = settings.overrides.map((override) => (fitting.includes(override) ? '1' : '0')).join('')
  let known = memo.get(settings)
  if (!known) {
    known = new Map()
    memo.set(settings, known)
  }
  let made = known.get(key)
  if (!made) {
    const rules = Object.assign({}, settings.rules, ...fitting.map((override) => override.rules))
    const last = <K extends 'stage' | 'profile'>(name: K) =>
      fitting
        .map((override) => override[name])
        .filter((value) => value !== undefined)
        .at(-1)
    made = { ...settings, stage: last('stage') ?? settings.stage, profile: last('profile') ?? settings.profile, rules }
    known.set(key, made)
  }
  return made
}

/** The settings that hold for at least one of the files. */
export const settingsAmong = (settings: Settings, paths: Iterable<string>): readonly Settings[] =>
  settings.overrides.length === 0 ? [settings] : [...new Set(Array.from(paths, (path) => settingsFor(settings, path)))]

/** The same object as `before`, where that says the same. */
export function modelSettings(settings: Settings, before?: ModelSettings): ModelSettings {
  const { documents, ignore, calendar, cycles, sprints, aliases, teams, codeOwners } = settings
  const made: ModelSettings = { documents, ignore, calendar, cycles, sprints, aliases, teams, codeOwners }
  return before && JSON.stringify(before) === JSON.stringify(made) ? before : made
}

/** True for a file the configuration says is never read. */
export function isIgnored(settings: Settings, path: string): boolean {
  return settings.ignore.length > 0 && matchesGlob(settings.ignore, path)
}
