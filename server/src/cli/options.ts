// Words of the command line that several commands take, and what is wrong with a value that cannot be one.

import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Profile } from '../core/index.js'
import type { Io } from './io.js'
import type { Words } from './outputs.js'
import type { Wishes } from './projects.js'

export interface CommonOptions {
  readonly asOf?: string
  readonly config?: string
  readonly profile?: Profile
  readonly stdinFilename?: string
}

export function withProjects(command: Command): Command {
  return command
    .argument('[paths...]', 'files and folders; `-` is standard input (default: this folder)')
    .option('--as-of <day>', 'look at it as on this day, such as 2026-12-31 (default: today)', dayOf)
    .option('--config <file>', 'take the settings from this file instead of opmodel.yaml')
    .addOption(
      choice('--profile <name>', 'follow these conventions instead of those of the settings', [
        'plain',
        'okr',
        'smart',
        'north-star',
        'shape-up',
      ]),
    )
    .option('--stdin-filename <path>', 'the page that standard input stands for')
}

/** Adds `--format` and `--output`, each as often as wanted; the words are gathered in the order they are typed. */
export function withOutputs(command: Command, formats: readonly string[], usual: string): () => Words {
  const words: { option: 'format' | 'output'; value: string }[] = []
  const gather = (option: 'format' | 'output') => (value: string) => {
    words.push({ option, value })
  }
  const format = choice('--format <format>', `how the result is written (default: ${usual})`, formats)
  const allowed = format.parseArg!
  format.argParser((value, before) => gather('format')(allowed(value, before) as string))
  command.addOption(format).option('--output <file>', 'write the format before it into this file instead of printing it', gather('output'))
  return () => words
}

export function choice(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).choices(values)
}

export function wishesOf(paths: readonly string[], { asOf, config, profile, stdinFilename }: CommonOptions, io: Io): Wishes {
  return { paths, asOf: asOf ?? io.today(), config, profile, stdinFilename }
}

export function dayOf(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text
  throw new InvalidArgumentError('It should be a day such as 2026-12-31.')
}
