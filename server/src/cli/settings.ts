// Where projects end and what their settings are: looks upward for `opmodel.yaml` and repositories, reads settings files. Reads no page.

import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import {
  type ConfigProblem,
  type Profile,
  type ResolvedConfig,
  readConfig,
  resolveConfig,
  type Settings,
  type Text,
  textOf,
} from '../core/index.js'
import { configName, readText, slashed } from '../host/files.js'
import type { Io } from './io.js'
import { Stop } from './stop.js'

export interface ProjectSettings {
  /** Absolute. */
  readonly folder: string
  readonly settings: Settings
  readonly config: ReadConfig | null
  /** The text behind a path of this project, if it was read. */
  text(path: string): Text | undefined
}

export interface ReadConfig {
  /** Relative to the project, perhaps with `../`. */
  readonly path: string
  readonly resolved: ResolvedConfig
  readonly texts: ReadonlyMap<string, string>
}

/** Something about a file that the reader should know. */
export interface Note {
  /** Absolute. */
  readonly path: string
  readonly text: string
  /** The answer is not whole without it: exit code 2. */
  readonly grave: boolean
}

/** The nearest folder upward with an `opmodel.yaml`, as far as the repository reaches, else the repository; null where there is neither. */
export function borderOf(folder: string, known: Map<string, string | null>): string | null {
  const before = known.get(folder)
  if (before !== undefined) return before
  const above = dirname(folder)
  const found =
    existsSync(join(folder, configName)) || existsSync(join(folder, '.git')) ? folder : above === folder ? null : borderOf(above, known)
  known.set(folder, found)
  return found
}

/** Settings that were named, told from each project's point of view. */
export type GivenConfig = (folder: string) => ReadConfig

/** The settings file that was named, if one was. Throws `Stop` where it cannot be read. */
export function givenConfig(named: string | undefined, io: Io): GivenConfig | null {
  if (named === undefined) return null
  const path = resolve(io.cwd, named)
  const read = readText(path)
  if ('failed' in read) throw new Stop(`${path}: ${read.reason}.`)
  return (folder) => resolved(slashed(relative(folder, path)), folder, read.text)
}

export function projectSettings(folder: string, given: GivenConfig | null, profile: Profile | undefined, notes: Note[]): ProjectSettings {
  const config = given ? given(folder) : readOwnConfig(folder, notes)
  const said = config?.resolved.settings ?? readConfig('').settings
  const texts = new Map<string, Text>()
  return {
    folder,
    config,
    settings: profile === undefined ? said : { ...said, profile },
    text(path) {
      const source = config?.texts.get(path)
      if (source !== undefined && !texts.has(path)) texts.set(path, textOf(source))
      return texts.get(path)
    },
  }
}

function readOwnConfig(folder: string, notes: Note[]): ReadConfig | null {
  const path = join(folder, configName)
  if (!existsSync(path)) return null
  const read = readText(path)
  if ('failed' in read) {
    notes.push({ path, text: `the settings are left out: ${read.reason}`, grave: true })
    return null
  }
  return resolved(configName, folder, read.text)
}

function resolved(path: string, folder: string, text: string): ReadConfig {
  const files = new Map<string, string | null>([[path, text]])
  for (;;) {
    const config = resolveConfig(path, files)
    if (config.wanted.length === 0) {
      const texts = [...files].filter((entry): entry is [string, string] => entry[1] !== null)
      return { path, resolved: config, texts: new Map(texts) }
    }
    for (const wanted of config.wanted) {
      const read = readText(join(folder, wanted))
      files.set(wanted, 'failed' in read ? null : read.text)
    }
  }
}

/** Problems of the settings, by the file they stand in. */
export function configProblems({ config }: ProjectSettings): ReadonlyMap<string, readonly ConfigProblem[]> {
  const byFile = new Map<string, ConfigProblem[]>()
  for (const problem of config?.resolved.problems ?? []) byFile.set(problem.path, [...(byFile.get(problem.path) ?? []), problem])
  return byFile
}
