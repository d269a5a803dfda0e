// The table of `opmodel.yaml`: every key, what it may hold and what it is for. Reading, the JSON Schema and the docs come from it.

import { fields, kindIds } from '../model/kinds.js'
import { ruleNames } from './rule-names.js'

export type Shape =
  | {
      readonly type: 'text' | 'phrase' | 'glob' | 'day' | 'month-day' | 'duration' | 'yes-no' | 'version' | 'file'
      readonly about: string
      readonly example?: string
    }
  | { readonly type: 'choice'; readonly values: readonly string[]; readonly about: string }
  | { readonly type: 'list'; readonly of: Shape; readonly about: string }
  /** Fixed keys. `required` ones must be there, or the whole object is left out. */
  | {
      readonly type: 'object'
      readonly keys: Readonly<Record<string, Shape>>
      readonly required: readonly string[]
      readonly about: string
    }
  /** Free keys, or keys out of a known list. */
  | { readonly type: 'map'; readonly keys: readonly string[] | null; readonly called: string; readonly of: Shape; readonly about: string }

const text = (about: string, example?: string): Shape => ({ type: 'text', about, ...(example ? { example } : {}) })
const choice = (about: string, ...values: string[]): Shape => ({ type: 'choice', values, about })
const list = (of: Shape, about: string): Shape => ({ type: 'list', of, about })
const object = (about: string, keys: Readonly<Record<string, Shape>>, ...required: string[]): Shape => ({
  type: 'object',
  keys,
  required,
  about,
})

const glob: Shape = {
  type: 'glob',
  about: 'A path below the project with `*`, `**`, `?`, `[…]` and `{a,b}`; a folder stands for all in it.',
}
const profile = choice('Which conventions the team follows: it switches disputed rules.', 'plain', 'okr', 'smart', 'north-star', 'shape-up')
const stage = choice('`draft` softens missing slots to hints.', 'committed', 'draft')
const rules: Shape = {
  type: 'map',
  keys: ruleNames,
  called: 'rule',
  of: choice('How serious a finding of this rule is.', 'error', 'warning', 'information', 'hint', 'off'),
  about: 'The severity of single rules.',
}
const words = (about: string) => list(text('A word or phrase.'), about)

export const configKeys = {
  version: { type: 'version', about: 'The version of this format.' },
  extends: list(
    { type: 'file', about: 'A file, relative to this one.', example: '../shared/opmodel.yaml' },
    'Configuration files whose values hold where this one says nothing. Files only, read as data.',
  ),
  documents: list(glob, 'Files that are part of the model whatever they look like.'),
  ignore: list(glob, 'Files that are never read.'),
  profile,
  stage,
  calendar: object('How the organisation counts time.', {
    'fiscal-year-starts': { type: 'month-day', about: 'The day the fiscal year starts.', example: '02-01' },
    'named-by': choice('The year a fiscal year is called by.', 'end-year', 'start-year'),
    'bare-quarters': choice('What a quarter without `FY` means.', 'calendar', 'fiscal'),
    'week-starts': choice('The first day of the week.', 'monday', 'sunday'),
    dates: choice('How `03/04/2026` is read. Without it, only dates that read one way are.', 'day-first', 'month-first'),
  }),
  cycles: object(
    'The planning cycles.',
    {
      name: text('How a cycle is called: `{n}` its number in the year, `{year}` the year.', 'Q{n} {year}'),
      length: { type: 'duration', about: 'How long one is.', example: 'P3M' },
      starts: { type: 'day', about: 'The first day of any one of them.', example: '2026-02-01' },
    },
    'length',
    'starts',
  ),
  sprints: object(
    'The sprints.',
    {
      name: text('How a sprint is called: `{n}` its number.', 'Sprint {n}'),
      starts: { type: 'day', about: 'The first day of any one of them.', example: '2026-01-05' },
      length: { type: 'duration', about: 'How long one is.', example: 'P2W' },
    },
    'length',
    'starts',
  ),
  aliases: object('The organisation’s own words.', {
    kinds: {
      type: 'map',
      keys: kindIds,
      called: 'kind',
      of: words('Other words for it.'),
      about: 'Own words for kinds; the first one is shown.',
    },
    fields: { type: 'map', keys: Object.keys(fields), called: 'field', of: words('Other labels of it.'), about: 'Own labels of fields.' },
    headings: {
      type: 'map',
      keys: kindIds,
      called: 'kind',
      of: words('Headings of sections that hold it.'),
      about: 'Own headings of sections.',
    },
  }),
  people: { type: 'map', keys: null, called: 'handle', of: text('The full name.', 'Ana Ruiz'), about: 'Handles and names of people.' },
  teams: words('The names of the teams.'),
  codeowners: {
    type: 'file',
    about:
      'A CODEOWNERS file, relative to this one: who owns the pages that name no owner. Its paths count from the folder of this project.',
    example: '.github/CODEOWNERS',
  },
  rules,
  wording: object('Words that are clear enough here.', { allow: words('Words and phrases that get no finding.') }),
  phrases: list(
    object(
      'A phrase and what to say about it.',
      {
        phrase: {
          type: 'phrase',
          about: 'Words; `*` stands for one word, `a|b` for either word, `a b | c` for either phrase.',
          example: 'best effort|endeavours',
        },
        message: text('What is wrong with it, in one sentence.', 'A promise nobody can check'),
        suggestion: text('What to write instead; `*` stands for the word it stood for in the phrase.'),
        bad: list(text('A sentence.'), 'Sentences in which it must be found; `opmodel rules test` tries them.'),
        good: list(text('A sentence.'), 'Sentences that must stay silent; `opmodel rules test` tries them.'),
      },
      'phrase',
    ),
    'Phrases nobody should write here. Those of files that are taken in hold as well.',
  ),
  check: object('What is checked.', { closed: { type: 'yes-no', about: 'Check goals whose time is over, too.' } }),
  overrides: list(
    object('Other settings for some files.', { files: list(glob, 'The files.'), stage, profile, rules }, 'files'),
    'Other settings for some files; later ones win.',
  ),
  'enforce-from': {
    type: 'map',
    keys: ruleNames,
    called: 'rule',
    of: { type: 'day', about: 'The first day.', example: '2027-01-01' },
    about: 'The day from which a rule counts in full; until then its findings are hints.',
  },
  'fail-on': choice('The least severity that makes `opmodel check` exit with 1.', 'error', 'warning', 'information', 'never'),
  preview: { type: 'yes-no', about: 'Run the rules that are still being tried out.' },
} satisfies Readonly<Record<string, Shape>>

export const root: Extract<Shape, { type: 'object' }> = {
  type: 'object',
  keys: configKeys,
  required: [],
  about: 'Settings of opmodel for one project.',
}
