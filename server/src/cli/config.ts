// `opmodel config`: the settings that hold for a file, and where each value comes from.

import { statSync } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { type DescribedSetting, describeSettings, positionAt } from '../core/index.js'
import { configName, slashed } from '../host/files.js'
import type { Io } from './io.js'
import { shownPath } from './paths.js'
import type { Wishes } from './projects.js'
import { borderOf, givenConfig, type Note, type ProjectSettings, projectSettings } from './settings.js'

interface Told extends DescribedSetting {
  /** `opmodel.yaml:3`, as seen from the working directory; null for a default. */
  readonly from: string | null
}

/** `file` need not be there: it says for which page the settings are asked. Gives what could not be read. */
export function configCommand(file: string, wishes: Wishes, format: string, io: Io): readonly Note[] {
  const notes: Note[] = []
  const at = resolve(io.cwd, file)
  const isFolder = statSync(at, { throwIfNoEntry: false })?.isDirectory() === true
  const start = isFolder ? at : dirname(at)
  const folder = borderOf(start, new Map()) ?? start
  const project = projectSettings(folder, givenConfig(wishes.config, io), wishes.profile, notes)
  const path = isFolder || basename(at) === configName ? null : slashed(relative(folder, at))
  const origins = project.config?.resolved.origins ?? new Map()
  const told = describeSettings({ settings: project.settings, origins }, path).map(
    (setting): Told => ({ ...setting, from: originOf(setting, project, io) }),
  )
  io.out(format === 'json' ? json(told, project, path, io) : text(told, project, path, io))
  return notes
}

function originOf({ origin }: DescribedSetting, project: ProjectSettings, io: Io): string | null {
  if (!origin) return null
  const source = project.text(origin.path)
  const line = source ? `:${positionAt(source, origin.range.start).line}` : ''
  return `${shownPath(resolve(project.folder, origin.path), io.cwd)}${line}`
}

function text(told: readonly Told[], project: ProjectSettings, path: string | null, io: Io): string {
  const set = told.filter(({ from }) => from !== null)
  const rest = told.filter(({ from }) => from === null)
  const key = Math.max(0, ...told.map((one) => one.key.length))
  // One long value does not push all the places out of sight.
  const value = Math.min(40, Math.max(0, ...set.map((one) => shown(one.value).length)))
  const folder = shownPath(project.folder, io.cwd)
  return [
    path === null ? `Settings of the project in ${folder}` : `Settings of ${path} in the project in ${folder}`,
    '',
    ...(set.length > 0
      ? set.map(
          (one) =>
            `  ${one.key.padEnd(key)}  ${shown(one.value).padEnd(value)}  ${one.from}${one.override ? ` (overrides for ${one.override.join(', ')})` : ''}`,
        )
      : [`  ${nothingSaid(project)}`]),
    '',
    'Defaults',
    '',
    ...rest.map((one) => `  ${one.key.padEnd(key)}  ${shown(one.value)}`.trimEnd()),
    '',
  ].join('\n')
}

function nothingSaid({ config }: ProjectSettings): string {
  if (!config) return `There is no ${configName}, so the defaults hold.`
  return config.resolved.problems.length > 0
    ? 'The file says nothing that could be read.'
    : 'The file sets nothing yet, so the defaults hold.'
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length > 0 ? value.map(shown).join(', ') : '(none)'
  if (value === null) return '(none)'
  if (typeof value !== 'object') return String(value)
  // Parts that say nothing are left out.
  const parts = Object.entries(value as object).filter(([, part]) => part !== null && !(Array.isArray(part) && part.length === 0))
  return parts.map(([name, part]) => `${name}: ${shown(part)}`).join('; ')
}

function json(told: readonly Told[], project: ProjectSettings, path: string | null, io: Io): string {
  const settings = told.map(({ key, value, from, override }) => ({ key, value, from, override }))
  return `${JSON.stringify({ version: 1, project: shownPath(project.folder, io.cwd), path, settings }, null, 2)}\n`
}
