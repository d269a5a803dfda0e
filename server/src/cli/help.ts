// What `--help` says beside the options: each command in a line, in a sentence or two, and by examples. Words only.

import type { Command } from 'commander'

interface Help {
  /** In the list of commands. */
  readonly summary: string
  /** On its own page. */
  readonly about: string
  readonly examples: readonly (readonly [string, string])[]
  readonly after?: string
}

const codes = (one: string): string => `Exit code: 0 ${one}, 2 when something could not be read or written.`

const helps = {
  check: {
    summary: 'Say what is unclear.',
    about:
      'Says which goals nobody could decide at the end, which have no time, which pages no owner, and more. It reads Markdown pages and changes none.',
    examples: [
      ['opmodel check', 'every page in this folder and below'],
      ['opmodel check goals/q4.md', 'one page'],
      ['opmodel check --since main', 'only what is new against the branch main'],
      ['opmodel check --format markdown --output report.md', 'as a file to send around'],
      ['opmodel check --write-baseline', 'take what is found today for known; only new findings are told from then on'],
    ],
    after: codes('when nothing is found at the level of --fail-on (warning), 1 when something is'),
  },
  fix: {
    summary: 'Mend what can be mended without asking you.',
    about: 'Applies the fixes that keep the meaning of a page. A number, a date or an owner is never added: they are yours to fill in.',
    examples: [
      ['opmodel fix --diff', 'show what would be changed, and change nothing'],
      ['opmodel fix', 'change it'],
    ],
    after: codes('when all went well; with --diff 1 when there is something to mend'),
  },
  model: {
    summary: 'Print what was understood.',
    about: 'Prints the goals, rituals, artifacts, teams and so on that were recognised, with their owners and times.',
    examples: [
      ['opmodel model --format text', 'as nested lists'],
      ['opmodel model --format csv --output model.csv', 'for a spreadsheet'],
      ['opmodel model --explain goals.md', 'why something was recognised, and what was left alone'],
    ],
  },
  calendar: {
    summary: 'Write rituals, milestones and deadlines as a calendar file (ics).',
    about: 'Writes rituals, milestones and deadlines as a calendar file (ics) that calendar programs take in.',
    examples: [['opmodel calendar --output rituals.ics', 'of all pages in this folder']],
  },
  report: {
    summary: 'Write the whole model as one page to print or to send around (HTML).',
    about: 'Writes the whole model as one page to print or to send around. It needs no network and no program but a browser.',
    examples: [['opmodel report --output model.html', 'of all pages in this folder']],
  },
  diff: {
    summary: 'Say what changed in the model.',
    about:
      'Says in words what changed in the model: goals that are new, dropped or reworded, targets that were lowered, dates that slipped, owners, rituals. What was renamed or moved is still itself.',
    examples: [
      ['opmodel diff', 'since the last commit'],
      ['opmodel diff main..HEAD', 'between two branches, tags or commits'],
      ['opmodel diff last-year..this-year', 'between two folders'],
      ['opmodel diff main...HEAD --format markdown', 'what this branch did, for a pull request'],
    ],
  },
  config: {
    summary: 'Show the settings that hold for a page, and where each comes from.',
    about: 'Shows the settings that hold for a page or a folder, and in which file and line each is said. Changes nothing.',
    examples: [
      ['opmodel config', 'of this folder'],
      ['opmodel config goals/q4.md', 'of a page, with what is said for some pages only'],
    ],
  },
  explain: {
    summary: 'Say why a rule exists, and what to write.',
    about: 'Says why a rule exists, with examples of what to write instead. The names stand behind each finding.',
    examples: [['opmodel explain unclear-goal', '']],
  },
  rules: {
    summary: 'List all rules, or try your own phrases (`rules test`).',
    about: 'Lists all rules with their severity, or tries your own phrases on their own examples.',
    examples: [
      ['opmodel rules', 'the list'],
      ['opmodel rules test', 'try the phrases of opmodel.yaml'],
    ],
  },
  test: {
    summary: 'Try the phrases of opmodel.yaml on their own examples.',
    about:
      'Tries each phrase of opmodel.yaml on the sentences beside it: those under `bad` should be found, those under `good` should not.',
    examples: [['opmodel rules test', '']],
    after: codes('when all are as they should be, 1 when one is not'),
  },
  init: {
    summary: 'Write a first opmodel.yaml, and a workflow or a hook.',
    about: 'Writes a first opmodel.yaml with everything in it as a comment. What is there already is never changed.',
    examples: [
      ['opmodel init', 'opmodel.yaml'],
      ['opmodel init --ci github', 'and a workflow that checks every pull request'],
      ['opmodel init --ci github --dry-run', 'print them first'],
    ],
  },
  lsp: {
    summary: 'Start the language server for other editors.',
    about: 'Starts the language server. An editor does this by itself; typed by hand it only waits for messages.',
    examples: [['opmodel lsp --stdio', '']],
  },
} as const satisfies Record<string, Help>

export const programHelp = `
Examples:
  opmodel check                  every page in this folder and below
  opmodel check goals/q4.md      one page
  opmodel explain unclear-goal   why a rule exists, and what to write
  opmodel diff                   what changed since the last commit

\`opmodel COMMAND --help\` says more about one. Nothing is sent anywhere, and only \`fix\` changes a page.`

/** Gives a command its words. */
export function withHelp(command: Command, name: keyof typeof helps = command.name() as keyof typeof helps): Command {
  const { summary, about, examples, after = '' }: Help = helps[name]
  const typed = command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name()
  const width = Math.max(...examples.map(([line]) => line.length))
  const lines = examples.map(([line, what]) => `  ${what === '' ? line : `${line.padEnd(width)}   ${what}`}`)
  return command
    .summary(summary)
    .description(about)
    .showHelpAfterError(`\`opmodel ${typed} --help\` lists what can be typed.`)
    .addHelpText('after', ['', examples.length > 1 ? 'Examples:' : 'Example:', ...lines, ...(after === '' ? [] : ['', after])].join('\n'))
}

/** A complaint about what was typed, as our others read. */
export function complaint(text: string): string {
  return text
    .replace(/^error: (.)/, (_, first: string) => `opmodel: ${first.toUpperCase()}`)
    .replace(/'([^'\n]*)'/g, '‘$1’')
    .replace(/\n\(Did you mean (.*?)\?\)/, '. Did you mean $1?')
}
