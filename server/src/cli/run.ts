// The command line: what can be typed, and which command answers. `run` gives the exit code and never throws.

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import pico from 'picocolors'
import {
  checkJson,
  compactReport,
  explain,
  type FailOn,
  type ModelPart,
  modelJson,
  nearest,
  type Profile,
  prettyReport,
  type Report,
  ruleNames,
  rules,
} from '../core/index.js'
import { reportOf, shownPath } from './check.js'
import type { Io } from './io.js'
import { type Projects, readProjects } from './projects.js'
import { Stop } from './stop.js'

export const exitCodes = { clean: 0, findings: 1, failed: 2 } as const

interface Common {
  readonly asOf?: string
  readonly config?: string
  readonly profile?: Profile
  readonly stdinFilename?: string
}

interface CheckWishes extends Common {
  readonly format?: string
  readonly failOn?: FailOn
}

/** Runs one command line (without the program's own name) and gives its exit code. */
export async function run(words: readonly string[], io: Io): Promise<number> {
  let code: number = exitCodes.clean
  const program = commandLine(io, (result) => {
    code = result
  })
  try {
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.failed
    io.error(`opmodel: ${error instanceof Stop ? error.message : failureText(error)}\n`)
    return exitCodes.failed
  }
}

function commandLine(io: Io, done: (code: number) => void): Command {
  const program = new Command('opmodel')
  program
    .description('Reads goals, rituals and operating models in Markdown, and says what is vague, undated or unowned.')
    .version(io.version)
    .exitOverride()
    .showHelpAfterError('`opmodel --help` lists what can be typed.')
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.error(text), getOutHasColors: () => io.colours })

  withCommon(program.command('check').description('say what is unclear; exit code 1 when there are findings at the level of --fail-on'))
    .addOption(choice('--format <format>', 'how findings are written (pretty on a terminal, else compact)', ['pretty', 'compact', 'json']))
    .addOption(choice('--fail-on <severity>', 'which findings make the exit code 1', ['error', 'warning', 'information', 'never']))
    .action((paths: readonly string[], wishes: CheckWishes) => done(checkCommand(paths, wishes, io)))

  withCommon(program.command('model').description('print what was understood'))
    .addOption(choice('--format <format>', 'how the model is written', ['json']).default('json'))
    .action((paths: readonly string[], wishes: Common) => done(modelCommand(paths, wishes, io)))

  program
    .command('explain')
    .description('say why a rule exists, and what to write')
    .argument('<rule>', 'its id, as findings name it')
    .action((rule: string) => {
      const page = explain(rule)
      if (page === null) throw new Stop(`There is no rule ‘${rule}’${didYouMean(rule) || '.'} \`opmodel rules\` lists them.`)
      io.out(page)
    })

  program
    .command('rules')
    .description('list all rules')
    .addOption(choice('--format <format>', 'how the list is written', ['text', 'json']).default('text'))
    .action(({ format }: { readonly format: string }) => io.out(format === 'json' ? rulesJson() : rulesText()))

  return program
}

function withCommon(command: Command): Command {
  return command
    .argument('[paths...]', 'files and folders; `-` is standard input (default: this folder)')
    .option('--as-of <day>', 'take this day for today, such as 2026-12-31', dayOf)
    .option('--config <file>', 'use the settings of this file')
    .addOption(choice('--profile <name>', 'use this profile', ['plain', 'okr', 'smart', 'north-star', 'shape-up']))
    .option('--stdin-filename <path>', 'where standard input would stand as a file')
}

function choice(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).choices(values)
}

function dayOf(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text
  throw new InvalidArgumentError('It should be a day such as 2026-12-31.')
}

// ---- commands ----------------------------------------------------------------------------------------------------------------------------

function checkCommand(paths: readonly string[], wishes: CheckWishes, io: Io): number {
  const asOf = wishes.asOf ?? io.today()
  const projects = readProjects({ ...wishes, paths, asOf }, io)
  const report = reportOf(projects, asOf, wishes.failOn, io)
  io.out(formatted(report, wishes.format ?? (io.terminal ? 'pretty' : 'compact'), io))
  if (tellNotes(projects, io)) return exitCodes.failed
  return report.counts.failing > 0 ? exitCodes.findings : exitCodes.clean
}

function formatted(report: Report, format: string, io: Io): string {
  if (format === 'json') return checkJson(report)
  return format === 'compact' ? compactReport(report) : prettyReport(report, pico.createColors(io.colours))
}

function modelCommand(paths: readonly string[], wishes: Common, io: Io): number {
  const asOf = wishes.asOf ?? io.today()
  const read = readProjects({ ...wishes, paths, asOf }, io)
  const parts = read.projects.map(
    ({ folder, snapshot, wanted }): ModelPart => ({
      project: read.projects.length > 1 ? shownPath(folder, io.cwd) : null,
      snapshot,
      documents: wanted.flatMap((path) => snapshot.documents.get(path) ?? []),
    }),
  )
  io.out(modelJson(asOf, parts))
  return tellNotes(read, io) ? exitCodes.failed : exitCodes.clean
}

/** Prints what happened to single files; true when the answer is not whole. */
function tellNotes({ notes }: Projects, io: Io): boolean {
  for (const { path, text } of notes) io.error(`opmodel: ${shownPath(path, io.cwd)}: ${text}.\n`)
  return notes.some(({ grave }) => grave)
}

function rulesText(): string {
  const width = Math.max(...rules.map(({ id }) => id.length))
  return rules
    .map((rule) => {
      const runs = rule.preview ? ' (preview)' : rule.profiles ? ` (profile ${rule.profiles.join(', ')})` : ''
      return `${rule.id.padEnd(width)}  ${rule.severity.padEnd(11)}  ${rule.summary}${runs}\n`
    })
    .join('')
}

function rulesJson(): string {
  const rows = rules.map(({ id, severity, preview, profiles, summary }) => ({
    ...{ id, severity, preview: preview ?? false, profiles: profiles ?? null, summary },
  }))
  return `${JSON.stringify({ version: 1, rules: rows }, null, 2)}\n`
}

function didYouMean(rule: string): string {
  const near = nearest(rule, ruleNames)
  return near === null ? '' : `; did you mean ‘${near}’?`
}

function failureText(error: unknown): string {
  return `This should not happen, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}
