// The command line: what can be typed, and which command answers. `run` gives the exit code and never throws.

import { Command, CommanderError, Option } from 'commander'
import type { FailOn } from '../core/index.js'
import { checkFormats, diffFormats, modelFormats } from './formats.js'
import { complaint, programHelp, withHelp } from './help.js'
import type { InitWishes } from './init.js'
import type { Io } from './io.js'
import { type CommonOptions, choice, dayOf, wishesOf, withOutputs, withProjects } from './options.js'
import { shownPath } from './paths.js'
import type { Projects } from './projects.js'
import { isStop, Stop } from './stop.js'

export const exitCodes = { clean: 0, findings: 1, failed: 2 } as const

interface CheckOptions extends CommonOptions {
  readonly failOn?: FailOn
  readonly writeBaseline?: boolean
  readonly pruneBaseline?: boolean
  readonly since?: string
}

/** Gives the command `check`, the only one that may stand in the script of the process itself. */
export type LoadCheck = () => Promise<typeof import('./check.js')>

/** Runs one command line (without the program's own name) and gives its exit code. */
export async function run(words: readonly string[], io: Io, loadCheck: LoadCheck = () => import('./check.js')): Promise<number> {
  let code: number = exitCodes.clean
  const done = (result: number) => {
    code = result
  }
  const program = commandLine(words, { io, done, loadCheck })
  try {
    await program.parseAsync([...words], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.failed
    io.error(`opmodel: ${isStop(error) ? error.message : failureText(error)}\n`)
    return exitCodes.failed
  }
}

interface Run {
  readonly io: Io
  readonly loadCheck: LoadCheck
  /** Takes the exit code. */
  readonly done: (code: number) => void
}

function commandLine(words: readonly string[], run: Run): Command {
  const { io } = run
  const program = new Command('opmodel')
  program
    .description('Reads goals, rituals and operating models in Markdown, and says what is vague, undated or unowned.')
    .version(io.version, '-V, --version', 'print the version')
    .exitOverride()
    .showHelpAfterError('`opmodel --help` lists what can be typed.')
    .configureOutput({
      writeOut: (text) => io.out(text),
      writeErr: (text) => io.error(text),
      outputError: (text, write) => write(complaint(text)),
      getOutHasColors: () => io.colours,
    })
    .addHelpText('after', programHelp)
    .helpOption('-h, --help', 'say what can be typed')
    .helpCommand('help [command]', 'Say what can be typed after a command.')

  // Defining a command takes a while: where one is named, the others need not be known.
  const [named = ''] = words
  for (const [name, define] of Object.entries(commands)) if (name === named || !Object.hasOwn(commands, named)) define(program, run)
  return program
}

/** What can be typed after a command's name, and what answers it. */
const commands: Readonly<Record<string, (program: Command, run: Run) => void>> = {
  check(program, { io, done, loadCheck }) {
    const check = withHelp(program.command('check'))
    const checkOutputs = withOutputs(check, checkFormats, 'pretty on a terminal, else compact')
    withProjects(check)
      .addOption(choice('--fail-on <severity>', 'which findings make the exit code 1', ['error', 'warning', 'information', 'never']))
      .option('--since <revision>', 'tell only what was not there at this revision of git')
      .option('--write-baseline', 'take all that is found now for known, in opmodel-baseline.json')
      .addOption(new Option('--prune-baseline', 'drop from opmodel-baseline.json what is no longer found').conflicts('writeBaseline'))
      .action(async (paths: readonly string[], options: CheckOptions) => {
        const { failOn, since, writeBaseline, pruneBaseline } = options
        const baseline = writeBaseline ? 'write' : pruneBaseline ? 'prune' : undefined
        const { checkCommand } = await loadCheck()
        const { report, projects } = checkCommand({ ...wishesOf(paths, options, io), failOn, since, baseline, outputs: checkOutputs() }, io)
        done(tellNotes(projects, io) ? exitCodes.failed : report.counts.failing > 0 ? exitCodes.findings : exitCodes.clean)
      })
  },

  fix(program, { io, done }) {
    withProjects(withHelp(program.command('fix')))
      .option('--diff', 'show them as a patch and write nothing; exit code 1 when there are some')
      .action(async (paths: readonly string[], options: CommonOptions & { readonly diff?: boolean }) => {
        const { fixCommand } = await import('./fix.js')
        const { projects, changes } = fixCommand({ ...wishesOf(paths, options, io), diff: options.diff ?? false }, io)
        done(tellNotes(projects, io) ? exitCodes.failed : changes && options.diff ? exitCodes.findings : exitCodes.clean)
      })
  },

  model(program, { io, done }) {
    const model = withHelp(program.command('model'))
    const modelOutputs = withOutputs(model, modelFormats, 'text on a terminal, else json')
    withProjects(model)
      .option('--explain', 'say what was recognised, why, and what was left alone')
      .action(async (paths: readonly string[], options: CommonOptions & { readonly explain?: boolean }) => {
        const { modelCommand } = await import('./model.js')
        const read = modelCommand({ ...wishesOf(paths, options, io), explain: options.explain ?? false, outputs: modelOutputs() }, io)
        done(tellNotes(read, io) ? exitCodes.failed : exitCodes.clean)
      })
  },

  calendar(program, { io, done }) {
    withProjects(withHelp(program.command('calendar')))
      .option('--output <file>', 'write it into this file instead of printing it')
      .action(async (paths: readonly string[], options: CommonOptions & { readonly output?: string }) => {
        const { calendarCommand } = await import('./calendar.js')
        const read = calendarCommand(wishesOf(paths, options, io), options.output, io)
        done(tellNotes(read, io) ? exitCodes.failed : exitCodes.clean)
      })
  },

  report(program, { io, done }) {
    withProjects(withHelp(program.command('report')))
      .option('--output <file>', 'write it into this file instead of printing it')
      .action(async (paths: readonly string[], options: CommonOptions & { readonly output?: string }) => {
        const { reportCommand } = await import('./report.js')
        const read = reportCommand(wishesOf(paths, options, io), options.output, io)
        done(tellNotes(read, io) ? exitCodes.failed : exitCodes.clean)
      })
  },

  diff(program, { io, done }) {
    const diff = withHelp(program.command('diff'))
      .argument('[range...]', '`A..B`: two revisions of git or two folders; `A`: from there to the working tree (default: HEAD)')
      .option('--as-of <day>', 'look at it as on this day, such as 2026-12-31 (default: today)', dayOf)
    const diffOutputs = withOutputs(diff, diffFormats, 'text')
    diff.action(async (range: readonly string[], options: { readonly asOf?: string }) => {
      if (range.length > 2) throw new Stop('Two states at most can be compared.')
      const { diffCommand } = await import('./diff.js')
      const read = diffCommand({ range, asOf: options.asOf ?? io.today(), outputs: diffOutputs() }, io)
      done(tellNotes(read, io) ? exitCodes.failed : exitCodes.clean)
    })
  },

  config(program, { io, done }) {
    withHelp(program.command('config'))
      .argument('[file]', 'a page or a folder', '.')
      .option('--config <file>', 'take the settings from this file instead of opmodel.yaml')
      .addOption(choice('--format <format>', 'how they are written', ['text', 'json']).default('text'))
      .action(async (file: string, options: CommonOptions & { readonly format: string }) => {
        const { configCommand } = await import('./config.js')
        const notes = configCommand(file, wishesOf([], options, io), options.format, io)
        done(tellNotes({ notes }, io) ? exitCodes.failed : exitCodes.clean)
      })
  },

  explain(program, { io }) {
    withHelp(program.command('explain'))
      .argument('<rule>', 'its id, as findings name it')
      .action(async (rule: string) => {
        const { explained } = await import('./rules.js')
        io.out(explained(rule))
      })
  },

  rules(program, { io, done }) {
    const rules = withHelp(program.command('rules'))
      .addOption(choice('--format <format>', 'how the list is written', ['text', 'json']).default('text'))
      .action(async ({ format }: { readonly format: string }) => {
        const { rulesJson, rulesText } = await import('./rules.js')
        io.out(format === 'json' ? rulesJson() : rulesText())
      })
    withHelp(rules.command('test'))
      .option('--config <file>', 'take the settings from this file instead of opmodel.yaml')
      .action(async ({ config }: CommonOptions) => {
        const { phrasesCommand } = await import('./phrases.js')
        const { failed, notes } = phrasesCommand(config, rules.opts<{ format: string }>().format, io)
        done(tellNotes({ notes }, io) ? exitCodes.failed : failed > 0 ? exitCodes.findings : exitCodes.clean)
      })
  },

  init(program, { io }) {
    withHelp(program.command('init'))
      .addOption(choice('--ci <service>', 'also write a workflow that checks every change', ['github', 'gitlab']))
      .option('--pre-commit', 'also write a hook for pre-commit')
      .option('--dry-run', 'print the files and write nothing')
      .action(async (wishes: InitWishes) => {
        const { initCommand } = await import('./init.js')
        return initCommand(wishes, io)
      })
  },

  lsp(program, { io }) {
    withHelp(program.command('lsp'))
      .option('--stdio', 'talk over standard input and output (the only way, and the default)')
      .action(() => io.serve())
  },
}

/** Prints what happened to single files; true when the answer is not whole. */
function tellNotes({ notes }: Pick<Projects, 'notes'>, io: Io): boolean {
  for (const { path, text } of notes) io.error(`opmodel: ${shownPath(path, io.cwd)}: ${text}.\n`)
  return notes.some(({ grave }) => grave)
}

function failureText(error: unknown): string {
  return `This should not happen, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}
