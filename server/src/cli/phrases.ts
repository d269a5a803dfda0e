// `opmodel rules test`: tries the own phrases of the settings on the example sentences that stand beside them.

import { resolve } from 'node:path'
import { type ExampleFault, positionAt, tryPhrases } from '../core/index.js'
import { configName } from '../host/files.js'
import type { Io } from './io.js'
import { shownPath } from './paths.js'
import { borderOf, givenConfig, type Note, type ProjectSettings, projectSettings } from './settings.js'

interface Tried {
  /** Examples that fail, and phrases that cannot be read. */
  readonly failed: number
  readonly notes: readonly Note[]
}

interface Told {
  readonly path: string | null
  readonly line: number | null
  readonly message: string
}

/** The settings are those of the working directory, or the file that is named. */
export function phrasesCommand(config: string | undefined, format: string, io: Io): Tried {
  const notes: Note[] = []
  const folder = borderOf(io.cwd, new Map()) ?? io.cwd
  const project = projectSettings(folder, givenConfig(config, io), undefined, notes)
  const result = tryPhrases(project.settings.phrases)
  const resolved = project.config?.resolved
  const place = (path: string, start: number): Pick<Told, 'path' | 'line'> => {
    const source = project.text(path)
    return { path: shownPath(resolve(folder, path), io.cwd), line: source ? positionAt(source, start).line : null }
  }
  const located = ({ key, message }: ExampleFault): Told => {
    const origin = resolved?.origins.get(key)
    return { ...(origin ? place(origin.path, origin.range.start) : { path: null, line: null }), message }
  }
  // A phrase that cannot be read is no phrase that was tried.
  const broken = (resolved?.problems ?? []).map(({ path, range, message }): Told => ({ ...place(path, range.start), message }))
  const faults = [...broken, ...result.faults.map(located)]
  const untried = result.untried.map(({ key, phrase }) => located({ key, message: `‘${phrase}’ has no example` }))
  const { phrases, examples } = result
  io.out(
    format === 'json'
      ? `${JSON.stringify({ version: 1, phrases, examples, failed: faults, untried }, null, 2)}\n`
      : [...faults, ...untried.map((one) => ({ ...one, message: `${one.message} (no failure)` }))].map(line).join('') +
          sum(phrases, examples, faults.length, project),
  )
  return { failed: faults.length, notes }
}

function line({ path, line, message }: Told): string {
  return `${path === null ? '' : `${path}${line === null ? '' : `:${line}`}: `}${message}\n`
}

function sum(phrases: number, examples: number, failed: number, { config }: ProjectSettings): string {
  if (!config) return `There is no ${configName} that could be read, so there is no phrase to try.\n`
  if (phrases === 0 && failed === 0) return `There is no phrase in ${configName} to try.\n`
  const tried = `${count(phrases, 'phrase')}, ${count(examples, 'example')}`
  return failed > 0 ? `${tried}: ${failed} failed.\n` : `${tried}: all as they should be.\n`
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
