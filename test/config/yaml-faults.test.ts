// A settings file that cannot be read is told in words for people who know no YAML, at the place where it is wrong.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readConfig } from '../../server/src/core/index.js'

const told: readonly (readonly [string, string, string])[] = [
  ['a bracket left open', 'teams: [Claims\n', 'a bracket is opened and not closed; `]` is missing'],
  ['a brace left open', 'people: { ana: Ana Ruiz\n', 'a bracket is opened and not closed; `}` is missing'],
  ['a quote left open', 'teams: ["Claims]\n', 'a quote is opened and not closed'],
  ['a tab', 'check:\n\tclosed: true\n', 'this line begins with a tab; use blanks'],
  [
    'lines that stand apart',
    'rules:\n  unclear-goal: off\n missing-owner: off\n',
    'this line is not indented like the lines it belongs to',
  ],
  ['a setting twice', 'profile: okr\nprofile: plain\n', 'this setting is there twice; keep one'],
  ['no colon', 'profile okr\nteams: [A]\n', 'a colon is missing on this line, as in `profile: okr`'],
  [
    'two colons',
    'profile: okr: x\n',
    'there is a second setting on this line; give it a line of its own, or, if the colon belongs to the value, put the whole value in quotes',
  ],
  [
    'a colon in a value between braces',
    'phrases:\n  - { phrase: a, bad: x: y }\n',
    'there is a colon too many between the brackets; if it belongs to the value, put the whole value in quotes',
  ],
  ['a name with @', 'people: { ana: @ana }\n', 'a value cannot begin with this sign; put the whole value in quotes'],
  [
    'a backslash between quotes',
    'ignore: ["old\\docs"]\n',
    'a backslash between double quotes is read as the beginning of a special sign; use single quotes',
  ],
  ['two files in one', 'profile: okr\n---\nprofile: plain\n', '`---` begins a second file here; take it away'],
  [
    'a comma too many',
    'teams: [A,, B]\n',
    'this does not belong here; look for a quote, a comma or a bracket too many or too few before it',
  ],
  ['marks of a merge', '<<<<<<< HEAD\nprofile: okr\n=======\n', 'a colon is missing on this line, as in `profile: okr`'],
]

suite('settings that cannot be read', () => {
  for (const [what, text, message] of told)
    test(`${what} is told in plain words`, () =>
      assert.deepEqual(
        readConfig(text).problems.map((problem) => problem.message),
        [`The file cannot be read: ${message}`],
      ))

  test('a pattern that begins with * needs quotes, and the other settings hold', () => {
    const { problems, settings } = readConfig('ignore: [*.tmp.md]\nprofile: okr\n')
    assert.deepEqual(
      problems.map(({ message, range }) => [message, range.start]),
      [['‘*.tmp.md’ needs quotes, since it begins with `*`', 9]],
    )
    assert.equal(settings.profile, 'okr')
  })

  test('no fault is told in words of YAML', () => {
    const signs = [
      'a',
      ':',
      ' ',
      '\n',
      '-',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '\t',
      '&',
      '*',
      '!',
      '|',
      '>',
      '%',
      '@',
      '`',
      '?',
      '#',
      '\\',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 14 }), (parts) => {
        for (const { message } of readConfig(parts.join('')).problems)
          assert.doesNotMatch(message, /\b(?:YAML|map|mapping|sequence|scalar|flow|anchor|alias|implicit|node|token|directive|tag)s?\b/i)
      }),
      { numRuns: 2000 },
    )
  })
})
