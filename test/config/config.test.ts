// What a configuration text means, what is wrong with one, and that nothing in it can break or hang the reader.

import assert from 'node:assert/strict'
import fc from 'fast-check'
import { configFindings, defaultSettings, isIgnored, readConfig, resolveConfig, settingsFor } from '../../server/src/core/config.js'
import { cases } from './problems.js'

const example = `version: 1
documents: [strategy/**, goals/**]
ignore: [archive/**]
profile: okr
stage: committed
calendar: { fiscal-year-starts: 02-01, named-by: end-year, bare-quarters: calendar, week-starts: monday, dates: day-first }
cycles: { name: "Q{n} {year}", length: P3M, starts: 2026-02-01 }
sprints: { starts: 2026-01-05, length: P2W }
aliases: { kinds: { ritual: [ceremony, sync] }, fields: { owner: [DRI, lead] } }
people: { ana: Ana Ruiz }
teams: [Claims, Pricing]
codeowners: .github/CODEOWNERS
rules: { unclear-goal: warning, target-without-baseline: information, missing-owner: off }
wording: { allow: [best effort] }
phrases: [{ phrase: synergy, message: Say what, bad: our synergy }]
check: { closed: false }
overrides: [{ files: drafts/**, stage: draft }]
enforce-from: { goal-without-time-span: 2027-01-01 }
fail-on: warning
`

suite('configuration', () => {
  test('a text with every key becomes settings', () => {
    const { settings, problems } = readConfig(example)
    assert.deepEqual(problems, [])
    assert.deepEqual(settings, {
      documents: ['strategy/**', 'goals/**'],
      ignore: ['archive/**'],
      profile: 'okr',
      stage: 'committed',
      calendar: { fiscalYearStarts: '02-01', namedBy: 'end-year', bareQuarters: 'calendar', weekStarts: 'monday', dates: 'day-first' },
      cycles: { name: 'Q{n} {year}', length: 'P3M', starts: '2026-02-01' },
      sprints: { name: null, starts: '2026-01-05', length: 'P2W' },
      aliases: { kinds: { ritual: ['ceremony', 'sync'] }, fields: { owner: ['DRI', 'lead'] }, headings: {} },
      people: { ana: 'Ana Ruiz' },
      teams: ['Claims', 'Pricing'],
      codeowners: '.github/CODEOWNERS',
      codeOwners: [],
      rules: { 'unclear-goal': 'warning', 'target-without-baseline': 'information', 'missing-owner': 'off' },
      wording: { allow: ['best effort'] },
      phrases: [{ phrase: 'synergy', message: 'Say what', suggestion: null, bad: ['our synergy'], good: [] }],
      check: { closed: false },
      overrides: [{ files: ['drafts/**'], stage: 'draft' }],
      enforceFrom: { 'goal-without-time-span': '2027-01-01' },
      failOn: 'warning',
      preview: false,
    })
  })

  for (const { text, on, message } of cases)
    test(`${JSON.stringify(text)} is said to be wrong at its place`, () => {
      const { problems } = readConfig(text)
      assert.deepEqual(
        problems.map((problem) => [text.slice(problem.range.start, problem.range.end), problem.message]),
        [[on, message]],
      )
    })

  test('one wrong value leaves the others standing', () => {
    const { settings, problems } = readConfig('profile: ork\nteams: [Claims]\nrules: { unclear-goal: loud, missing-owner: off }\n')
    assert.equal(problems.length, 2)
    assert.equal(settings.profile, 'plain')
    assert.deepEqual(settings.teams, ['Claims'])
    assert.deepEqual(settings.rules, { 'missing-owner': 'off' })
  })

  const bomb = `a: &a [x]\n${Array.from(
    { length: 20 },
    (_, i) =>
      `k${i}: &k${i} [${Array(10)
        .fill(i ? `*k${i - 1}` : '*a')
        .join(', ')}]`,
  ).join('\n')}\n`
  const hostile: readonly (readonly [string, string])[] = [
    ['broken YAML', 'profile: [okr\nteams: x: y\n'],
    ['a tab where YAML wants blanks', 'check:\n\tclosed: true\n'],
    ['the same key twice', 'profile: okr\nprofile: plain\n'],
    ['two documents', 'profile: okr\n---\nprofile: plain\n'],
    ['ten megabytes', `# ${'x'.repeat(10_000_000)}\nprofile: okr\n`],
    ['brackets nested 100,000 deep', `teams: ${'['.repeat(100_000)}`],
    ['an alias that leads to itself', 'teams: &t [*t]\n'],
    ['an alias of nothing', 'teams: *none\n'],
    ['NUL and control characters', 'a\u0000b: \u0007\n'],
  ]
  for (const [what, text] of hostile)
    test(`${what} gives one problem within the text and the defaults`, () => {
      const { settings, problems } = readConfig(text)
      assert.equal(problems.length, 1, JSON.stringify(problems))
      assert.deepEqual(settings, defaultSettings)
      const { start, end } = problems[0]!.range
      assert.ok(0 <= start && start <= end && end <= text.length)
      assert.doesNotMatch(problems[0]!.message, /\n|undefined|\[object/)
    })

  test('an alias bomb ends at once with one problem and the defaults', () => {
    const { settings, problems } = readConfig(`${bomb}teams: *k19\n`.replace(/^(a|k\d+):/gm, 'teams$1:'))
    assert.ok(problems.length > 0)
    assert.deepEqual(settings, defaultSettings)
    const nested = readConfig(`aliases:\n  kinds:\n    ritual: &b0 [a, b]\n    goal: &b1 [*b0, *b0]\n    team: &b2 [*b1, *b1]\n`)
    assert.ok(nested.problems.length > 0)
  })

  test('an alias that is used for what it is works', () => {
    const { settings, problems } = readConfig('teams: &names [Claims, Pricing]\nwording: { allow: *names }\n')
    assert.deepEqual(problems, [])
    assert.deepEqual(settings.wording.allow, ['Claims', 'Pricing'])
  })

  test('no text makes it throw, and every problem lies inside the text', () => {
    const piece = fc.constantFrom(
      'profile',
      ': ',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '&a ',
      '*a',
      '!!map ',
      '|',
      '>',
      '"',
      "'",
      '#',
      '\r',
      '\t',
      '%',
      'rules',
      '<<',
      '__proto__',
      '2026-01-01',
      '\uD800',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        for (const { range } of readConfig(text).problems)
          assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length)
      }),
      { numRuns: 500, seed: 9 },
    )
  })

  test('a key called __proto__ changes no object', () => {
    readConfig('people: { __proto__: { polluted: true } }\n__proto__: { polluted: true }\n')
    assert.equal(({} as { polluted?: boolean }).polluted, undefined)
  })

  test('a problem is a finding in the configuration file, and the rule can be turned off', () => {
    const { problems, settings } = readConfig('profle: okr\n')
    const [finding] = configFindings('opmodel.yaml', problems, settings)
    assert.equal(finding?.rule, 'invalid-configuration')
    assert.equal(finding?.severity, 'error')
    assert.deepEqual(finding?.range, { start: 0, end: 6 })
    const off = readConfig('profle: okr\nrules: { invalid-configuration: off }\n')
    assert.deepEqual(configFindings('opmodel.yaml', off.problems, off.settings), [])
  })
})

suite('configuration files that extend each other', () => {
  const files = (entries: Record<string, string | null>) => new Map(Object.entries(entries))

  test('values of the nearer file win, groups are merged, lists are replaced, overrides add up', () => {
    const { settings, problems, wanted } = resolveConfig(
      'team/opmodel.yaml',
      files({
        'team/opmodel.yaml':
          'extends: ../base.yaml\nteams: [Pricing]\nrules: { missing-owner: off }\noverrides: [{ files: b/**, stage: draft }]\n',
        'base.yaml':
          'profile: okr\nteams: [Claims]\nrules: { unclear-goal: error }\ncalendar: { dates: day-first }\noverrides: [{ files: a/**, profile: smart }]\n',
      }),
    )
    assert.deepEqual([problems, wanted], [[], []])
    assert.equal(settings.profile, 'okr')
    assert.deepEqual(settings.teams, ['Pricing'])
    assert.deepEqual(settings.rules, { 'unclear-goal': 'error', 'missing-owner': 'off' })
    assert.equal(settings.calendar.dates, 'day-first')
    assert.equal(settings.calendar.weekStarts, 'monday')
    assert.deepEqual(
      settings.overrides.map(({ files }) => files),
      [['a/**'], ['b/**']],
    )
  })

  test('phrases add up, and each keeps the place it was said at', () => {
    const own = 'extends: base.yaml\nphrases:\n  - phrase: "*"\n  - phrase: circle back\n    bad: [to circle back]\n'
    const { settings, origins } = resolveConfig(
      'opmodel.yaml',
      files({ 'opmodel.yaml': own, 'base.yaml': 'phrases: [{ phrase: synergy }]\n' }),
    )
    assert.deepEqual(
      settings.phrases.map(({ phrase }) => phrase),
      ['synergy', 'circle back'],
    )
    const { path, range } = origins.get('phrases.1.bad.0')!
    assert.deepEqual([path, own.slice(range.start, range.end)], ['opmodel.yaml', 'to circle back'])
    assert.equal(origins.get('phrases.0')?.path, 'base.yaml')
  })

  test('files that are not read yet are asked for', () => {
    const first = resolveConfig('opmodel.yaml', files({ 'opmodel.yaml': 'extends: [a.yaml, b/c.yaml]\n' }))
    assert.deepEqual(first.wanted, ['a.yaml', 'b/c.yaml'])
    const second = resolveConfig(
      'opmodel.yaml',
      files({ 'opmodel.yaml': 'extends: [a.yaml, b/c.yaml]\n', 'a.yaml': '', 'b/c.yaml': 'extends: ../d.yaml\n' }),
    )
    assert.deepEqual(second.wanted, ['d.yaml'])
  })

  test('a circle, a missing file and a problem of a base are said where they stand', () => {
    const { problems } = resolveConfig(
      'opmodel.yaml',
      files({ 'opmodel.yaml': 'extends: [a.yaml, gone.yaml]\n', 'a.yaml': 'extends: opmodel.yaml\nprofle: okr\n', 'gone.yaml': null }),
    )
    assert.deepEqual(
      problems.map(({ path, message }) => `${path}: ${message}`),
      [
        'a.yaml: ‘profle’ is not a setting; did you mean ‘profile’?',
        'a.yaml: ‘opmodel.yaml’ extends this file in turn',
        'opmodel.yaml: ‘gone.yaml’ is not there or cannot be read',
      ].sort((a, b) => Number(b.startsWith('a')) - Number(a.startsWith('a'))),
    )
  })

  test('each value knows the file and the place it comes from', () => {
    const base = 'profile: okr\ncalendar: { dates: day-first }\n'
    const { origins } = resolveConfig('opmodel.yaml', files({ 'opmodel.yaml': 'extends: base.yaml\nprofile: plain\n', 'base.yaml': base }))
    assert.equal(origins.get('profile')?.path, 'opmodel.yaml')
    const dates = origins.get('calendar.dates')!
    assert.equal(dates.path, 'base.yaml')
    assert.equal(base.slice(dates.range.start, dates.range.end), 'day-first')
    assert.equal(origins.get('stage'), undefined)
  })
})

suite('paths in the configuration', () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ['strategy/**', 'strategy/a.md', true],
    ['strategy/**', 'strategy/a/b/c.md', true],
    ['strategy/**', 'other/strategy/a.md', false],
    ['strategy', 'strategy/a.md', true],
    ['strategy/', 'strategy/a/b.md', true],
    ['./strategy', 'strategy/a.md', true],
    ['strategy/*', 'strategy/a.md', true],
    ['strategy/*', 'strategy/a/b.md', false],
    ['*.md', 'a.md', true],
    ['*.md', 'a/b.md', false],
    ['**/*.md', 'a.md', true],
    ['**/*.md', 'a/b/c.md', true],
    ['**/drafts/**', 'a/drafts/b/c.md', true],
    ['**/drafts/**', 'drafts/c.md', true],
    ['a/**/z/*.md', 'a/z/z/b/z/1.md', true],
    ['a/**/z/*.md', 'a/z/z/b/1.md', false],
    ['goals-20??.md', 'goals-2026.md', true],
    ['goals-[0-9]*.md', 'goals-2026.md', true],
    ['goals-[!0-9]*.md', 'goals-2026.md', false],
    ['{goals,okrs}/**', 'okrs/a.md', true],
    ['{goals,okrs}/**', 'notes/a.md', false],
    ['README.md', 'README.md', true],
    ['*', '.hidden.md', true],
    ['Goals/**', 'goals/a.md', false],
    ['größe/*', 'größe/ä.md', true],
    ['[', '[', true],
    ['**', 'a', true],
  ]
  for (const [glob, path, expected] of table)
    test(`${glob} ${expected ? 'matches' : 'does not match'} ${path}`, () => {
      assert.equal(isIgnored({ ...defaultSettings, ignore: [glob] }, path), expected)
    })

  test('a later ! pattern takes files out again', () => {
    const settings = { ...defaultSettings, ignore: ['archive/**', '!archive/keep.md'] }
    assert.deepEqual([isIgnored(settings, 'archive/a.md'), isIgnored(settings, 'archive/keep.md')], [true, false])
  })

  test('no pattern takes long', () => {
    const path = `${'a'.repeat(4000)}/${'ab/'.repeat(500)}b`
    for (const glob of ['*a*a*a*a*a*a*a*a*a*a*c', `${'**/a*/'.repeat(30)}c`, `${'{a,b}'.repeat(40)}`, '['.repeat(5000)]) {
      const before = performance.now()
      isIgnored({ ...defaultSettings, ignore: [glob] }, path)
      assert.ok(performance.now() - before < 500, glob.slice(0, 20))
    }
  })

  test('overrides hold for the files they name, the later one wins, and equal answers are one object', () => {
    const { settings } = readConfig(
      'stage: committed\noverrides:\n  - { files: drafts/**, stage: draft, rules: { unclear-goal: off } }\n  - { files: drafts/okr.md, profile: okr, rules: { unclear-goal: hint } }\n',
    )
    assert.equal(settingsFor(settings, 'a.md'), settings)
    assert.equal(settingsFor(settings, 'drafts/a.md').stage, 'draft')
    assert.equal(settingsFor(settings, 'drafts/a.md'), settingsFor(settings, 'drafts/b.md'))
    const both = settingsFor(settings, 'drafts/okr.md')
    assert.deepEqual([both.stage, both.profile, both.rules['unclear-goal']], ['draft', 'okr', 'hint'])
  })
})
