// Where results go: pairs of `--format` and `--output` as they were typed, and files that appear whole or not at all.

import {
  accessSync,
  chmodSync,
  constants,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { failure } from '../host/files.js'
import { makeFolder } from '../host/folders.js'
import { Stop } from './stop.js'

export type Words = readonly { readonly option: 'format' | 'output'; readonly value: string }[]

export interface Output<Format extends string> {
  readonly format: Format
  /** As typed; null for standard output. */
  readonly file: string | null
}

const formatOfEnding: Readonly<Record<string, string>> = {
  ...{ '.json': 'json', '.sarif': 'sarif', '.xml': 'junit', '.md': 'markdown', '.txt': 'compact' },
  ...{ '.mmd': 'mermaid', '.csv': 'csv' },
}

/**
 * An `--output` goes with the `--format` right before it; without one its ending says how it is written. One of each go together in either
 * order. No words at all give the usual format.
 */
export function outputsOf<Format extends string>(words: Words, formats: readonly Format[], usual: Format): readonly Output<Format>[] {
  const pairs: { format?: string; output?: string }[] = []
  const [first, second] = words
  if (words.length === 2 && first?.option !== second?.option) pairs.push({ [first!.option]: first!.value, [second!.option]: second!.value })
  else
    for (const { option, value } of words) {
      const last = pairs.at(-1)
      if (option === 'output' && last && last.output === undefined) last.output = value
      else pairs.push({ [option]: value })
    }
  if (pairs.length === 0) return [{ format: usual, file: null }]
  const outputs = pairs.map(({ format, output }): Output<Format> => {
    const name = format ?? formatOfEnding[extname(output ?? '').toLowerCase()] ?? usual
    const known = formats.find((one) => one === name)
    if (known === undefined) throw new Stop(`There is no format ‘${name}’. Known are ${formats.join(', ')}.`)
    return { format: known, file: output === undefined || output === '-' ? null : output }
  })
  const [one, other] = outputs.filter(({ file }) => file === null)
  if (one && other) throw new Stop(`Both ${one.format} and ${other.format} would go to standard output: add \`--output FILE\` to one.`)
  return outputs
}

/** Writes a file so that nobody ever reads half of it. Its folder is made, a link to it stays a link. Throws `Stop`. */
export function writeFile(path: string, content: string | Uint8Array): void {
  let half: string | undefined
  try {
    const before = statOf(path)
    if (before && !before.isFile()) {
      // A device or a pipe cannot be replaced, only written into.
      if (before.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
      writeFileSync(path, content)
      return
    }
    // Who made a file read-only does not want it replaced either.
    if (before) accessSync(path, constants.W_OK)
    const target = before ? realpathSync(path) : path
    makeFolder(dirname(target))
    tidy(target)
    half = join(dirname(target), `.${basename(target)}.${process.pid}.half`)
    writeFileSync(half, content, { flush: true })
    if (before) chmodSync(half, before.mode)
    renameSync(half, target)
  } catch (error) {
    if (half !== undefined) rmSync(half, { force: true })
    throw new Stop(`${path} cannot be written: ${failure(error).reason}.`)
  }
}

/** Nobody writes one file for so long. */
const staleMilliseconds = 10 * 60_000

/** Takes away what a run that was killed left beside a file. */
function tidy(target: string): void {
  const folder = dirname(target)
  for (const name of namesIn(folder)) {
    if (!name.startsWith(`.${basename(target)}.`) || !name.endsWith('.half')) continue
    const path = join(folder, name)
    const written = statOf(path)?.mtimeMs
    if (written !== undefined && Date.now() - written > staleMilliseconds) rmSync(path, { force: true })
  }
}

/** Nothing where a folder may be written into and not looked into. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}
