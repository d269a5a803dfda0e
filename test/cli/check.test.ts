// `opmodel check`: exit codes, which files it is about, projects and their borders, and findings equal to the core's own.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import {
  check,
  configFindings,
  createSnapshot,
  readConfig,
  reported,
  settingsFor,
  textOf,
  understand,
} from '../../server/src/core/index.js'
import { findingJson } from '../../server/src/core/render/check-json.js'
import { opmodel, scratch } from '../support/command.js'
import { defaultToday } from '../support/model.js'

interface Json {
  readonly version: number
  readonly asOf: string
  readonly findings: readonly {
    readonly rule: string
    readonly path: string
    readonly project?: string
    readonly suppressed: unknown
    readonly range: { readonly start: { readonly line: number; readonly column: number } }
  }[]
  readonly summary: { readonly documents: number; readonly recognised: number; readonly warning: number }
}

const clear = `---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Cut the time to the first order from 12 to 5 days
`
const undated = clear.replace(' for Q4 2026', '')
const broken = clear.replace('5 days', '5 days by 31 November 2026')

suite('check', () => {
  const folder = scratch()
  const json = async (words: readonly string[], cwd = folder.path): Promise<Json> =>
    JSON.parse((await opmodel(cwd, ['check', '--format', 'json', ...words])).out) as Json

  test('nothing to say gives exit code 0', async () => {
    folder.write({ 'goals.md': clear })
    const { code, out, error } = await opmodel(folder.path, ['check'], { terminal: true })
    assert.deepEqual({ code, error }, { code: 0, error: '' })
    assert.match(out, /^No findings in 1 page\.\n$/)
  })

  test('findings give exit code 1 from the level of --fail-on, whatever the format', async () => {
    folder.write({ 'goals.md': undated })
    for (const format of ['pretty', 'compact', 'json'])
      for (const [level, wanted] of [
        ['error', 0],
        ['warning', 1],
        ['information', 1],
        ['never', 0],
      ] as const) {
        const { code, out } = await opmodel(folder.path, ['check', '--format', format, '--fail-on', level])
        assert.equal(code, wanted, `${format} ${level}`)
        assert.match(out, /goal-without-time-span/)
      }
    folder.write({ 'goals.md': broken })
    assert.equal((await opmodel(folder.path, ['check', '--fail-on', 'error'])).code, 1)
  })

  test('fail-on of the settings holds unless one is typed', async () => {
    folder.write({ 'goals.md': undated, 'opmodel.yaml': 'fail-on: never\n' })
    assert.equal((await opmodel(folder.path, ['check'])).code, 0)
    assert.equal((await opmodel(folder.path, ['check', '--fail-on', 'warning'])).code, 1)
  })

  test('what cannot run gives exit code 2 and one sentence', async () => {
    folder.write({ 'goals.md': clear })
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['check', 'none.md'], /^opmodel: none\.md: it is not there\.\n$/],
      [['check', '--as-of', '2026-02-30'], /should be a day such as/],
      [['check', '--format', 'xml'], /Allowed choices are/],
      [['check', '--config', 'none.yaml'], /none\.yaml: it is not there/],
      [['chekc'], /Did you mean check\?/],
      [['explain', 'unclear-gaol'], /did you mean ‘unclear-goal’\?/],
    ]
    for (const [words, wanted] of cases) {
      const { code, out, error } = await opmodel(folder.path, words)
      assert.deepEqual([code, out], [2, ''], words.join(' '))
      assert.match(error, wanted)
    }
  })

  test('--as-of is today', async () => {
    const { asOf } = await json(['--as-of', '2031-01-01', '.'])
    assert.equal(asOf, '2031-01-01')
  })

  test('a compact line is path, place, severity, message, rule', async () => {
    folder.write({ 'plans/goals.md': undated })
    const { out } = await opmodel(folder.path, ['check', 'plans'])
    assert.match(out, /^plans\/goals\.md:8:3: warning: [^\n]+ \[goal-without-time-span\]\n/)
  })

  test('a path that is named is checked, the project around it is read', async () => {
    folder.write({
      'opmodel.yaml': 'version: 1\n',
      'goals/growth.md': clear.replace('5 days', '5 days, see [the plan](../plans/plan.md#north)'),
      'plans/plan.md': `${undated}\n## South\n`,
    })
    const { findings, summary } = await json(['goals/growth.md'])
    assert.deepEqual(
      findings.map(({ rule, path }) => [rule, path]),
      [['unresolved-reference', 'goals/growth.md']],
    )
    assert.equal(summary.documents, 1)
  })

  test('paths are relative to the project, wherever the command runs', async () => {
    folder.write({ 'opmodel.yaml': 'version: 1\n', 'a/b/goals.md': undated })
    const { findings } = await json(['.'], join(folder.path, 'a/b'))
    assert.deepEqual([...new Set(findings.map(({ path }) => path))], ['a/b/goals.md'])
  })

  test('folders with their own settings are projects of their own, and are told apart', async () => {
    folder.write({
      'one/opmodel.yaml': 'rules: { goal-without-time-span: off }\n',
      'one/goals.md': undated,
      'two/opmodel.yaml': 'version: 1\n',
      'two/goals.md': undated,
    })
    const { findings, summary } = await json([])
    assert.deepEqual(
      findings.map(({ project, path, rule }) => [project, path, rule]),
      [['two', 'goals.md', 'goal-without-time-span']],
    )
    assert.equal(summary.documents, 2)
  })

  test('paths that hold each other are looked at once', async () => {
    folder.write({ 'a.md': undated, 'sub/b.md': undated })
    for (const words of [
      ['.', 'sub', 'sub/b.md'],
      ['sub', '.'],
      ['sub/b.md', '.', 'sub'],
    ]) {
      const { summary, findings } = await json(words)
      assert.deepEqual([summary.documents, findings.length, findings[0]?.project], [2, 2, undefined], words.join(' '))
    }
  })

  test('a folder whose pages are all of one project inside is no project itself', async () => {
    folder.write({ '.git/HEAD': '', 'one/opmodel.yaml': 'version: 1\n', 'one/a.md': undated })
    assert.deepEqual((await json(['.'])).findings[0]?.project, undefined)
  })

  test('the search for settings stops at a repository', async () => {
    folder.write({ 'opmodel.yaml': 'rules: { goal-without-time-span: off }\n', 'repo/.git/HEAD': '', 'repo/goals.md': undated })
    assert.equal((await json(['repo'])).summary.warning, 1)
    assert.equal((await json(['.'])).summary.warning, 1)
  })

  test('--config replaces the settings, never the project', async () => {
    folder.write({
      'opmodel.yaml': 'version: 1\n',
      'goals.md': undated,
      'other/lax.yaml': 'rules: { goal-without-time-span: off }\nfoo: 1\n',
    })
    const { findings } = await json(['--config', 'other/lax.yaml', '.'])
    assert.deepEqual(
      findings.map(({ rule, path }) => [rule, path]),
      [['invalid-configuration', 'other/lax.yaml']],
    )
  })

  test('settings that cannot be read give one finding at their place', async () => {
    folder.write({ 'opmodel.yaml': 'profile: okr\nrules: [\n', 'goals.md': clear })
    const { findings } = await json([])
    assert.deepEqual(
      findings.map(({ rule, path, range }) => [rule, path, range.start.line]),
      [['invalid-configuration', 'opmodel.yaml', 3]],
    )
    assert.equal((await opmodel(folder.path, ['check', 'opmodel.yaml'])).code, 1)
  })

  test('ignored files are not read unless they are named', async () => {
    folder.write({
      '.gitignore': 'drafts\n',
      'opmodel.yaml': 'ignore: [old/**]\n',
      'drafts/a.md': undated,
      'old/b.md': undated,
      'c.txt': undated,
    })
    assert.equal((await json([])).summary.documents, 0)
    for (const path of ['drafts/a.md', 'old/b.md', 'c.txt']) assert.equal((await json([path])).summary.warning, 1, path)
  })

  test('standard input is checked as the file it goes by, in place of that file', async () => {
    folder.write({ 'opmodel.yaml': 'version: 1\n', 'goals/growth.md': 'nothing', 'plan.md': '# Plan\n\n## North\n' })
    const text = undated.replace('5 days', '5 days, see [x](../plan.md#north)')
    const { code, out } = await opmodel(folder.path, ['check', '-', '--stdin-filename', 'goals/growth.md'], { input: `\uFEFF${text}` })
    assert.equal(code, 1)
    assert.match(out, /^goals\/growth\.md:8:3: warning: [^\n]*\[goal-without-time-span\]\n$/)
    const without = await opmodel(folder.path, ['check', '-'], { input: text })
    assert.match(without.out, /^standard input:8:3: /)
  })

  test('a link may lead to a page that was not read', async () => {
    folder.write({ 'a.md': clear.replace('5 days', '5 days, see [b](b.md), [b](/b%2Emd#b) and [c](c.md)'), 'b.md': '# B\n', 'd.md': clear })
    const { findings } = await json(['a.md', 'd.md'])
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['unresolved-reference'],
    )
  })

  test('a folder without pages says so and is no failure', async () => {
    const { code, out } = await opmodel(folder.path, ['check'], { terminal: true })
    assert.deepEqual([code, out], [0, 'No Markdown pages were found.\n'])
  })
})

suite('check and the core', () => {
  test('the findings over the samples are those the core gives an editor, each of them', async () => {
    for (const company of ['clean', 'messy']) {
      const root = join('samples', company)
      const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
      const config = readFileSync(join(root, 'opmodel.yaml'), 'utf8')
      const { settings, problems } = readConfig(config)
      const texts = new Map([
        ['opmodel.yaml', textOf(config)],
        ...paths.map((path) => [path, textOf(readFileSync(join(root, path), 'utf8'))] as const),
      ])
      const documents = paths.map((path) => understand({ path, text: texts.get(path)! }, settingsFor(settings, path)))
      const wanted = [
        ...configFindings('opmodel.yaml', problems, settings),
        ...check(createSnapshot(documents, settings, defaultToday, paths)),
      ]
      const { out } = await opmodel(process.cwd(), ['check', '--format', 'json', root])
      const { findings } = JSON.parse(out) as { readonly findings: readonly object[] }
      assert.ok(company === 'clean' || wanted.length > 10)
      const places = {
        project: null,
        failOn: 'warning' as const,
        text: (path: string) => texts.get(path),
        file: String,
        repositoryFile: String,
      }
      assert.deepEqual(
        findings,
        wanted.map((finding) => JSON.parse(JSON.stringify(findingJson(reported(finding, places))))),
      )
    }
  }).timeout(20_000)
})

suite('check: hostile input', () => {
  const folder = scratch()
  const checked = (words: readonly string[]) => opmodel(folder.path, ['check', ...words])

  test('a file that is no text is left out with a word, and refused when it is named', async () => {
    folder.write({ 'goals.md': clear, 'photo.md': Buffer.from([0x89, 0x50, 0, 0, 1]) })
    const all = await checked(['.'])
    assert.deepEqual([all.code, all.error], [0, 'opmodel: photo.md: left out: it is not a text file.\n'])
    const named = await checked(['photo.md'])
    assert.deepEqual([named.code, named.error], [2, `opmodel: ${join(folder.path, 'photo.md')}: it is not a text file.\n`])
  })

  test('letters of another encoding are read as they come, with a word', async () => {
    folder.write({ 'goals.md': Buffer.from(clear.replace('Ana', 'J\u00f6rg'), 'latin1') })
    const { code, error } = await checked(['.'])
    assert.deepEqual([code, error], [0, 'opmodel: goals.md: some letters are not UTF-8 and are read as �.\n'])
  })

  test('line ends, byte order marks and encodings change no finding', async () => {
    const wanted = 'goals.md:8:3: warning: '
    const text = undated
    folder.write({ 'opmodel.yaml': 'version: 1\rprofile: plain\r' })
    const texts = {
      lf: text,
      crlf: text.replaceAll('\n', '\r\n'),
      cr: text.replaceAll('\n', '\r'),
      bom: `\uFEFF${text}`,
      utf16: Buffer.from(`\uFEFF${text}`, 'utf16le'),
    }
    for (const [name, written] of Object.entries(texts)) {
      folder.write({ 'goals.md': written })
      const { code, out, error } = await checked(['.'])
      assert.deepEqual([code, out.slice(0, wanted.length), error], [1, wanted, ''], name)
    }
  })

  test('texts nobody writes end with an answer', async () => {
    const texts: Readonly<Record<string, string>> = {
      'empty.md': '',
      'line.md': `# Goals\n\n- ${'grow revenue by 5 % and '.repeat(50_000)}`,
      'quotes.md': `${'> '.repeat(20_000)}goal`,
      'lists.md': `${'- '.repeat(20_000)}goal`,
      'brackets.md': `# Goals\n\n${'['.repeat(20_000)}${'*'.repeat(5000)}`,
      'front.md': '---\nopmodel: [true\nowner: {{ name }}\n---\n\n# Goals\n\n- Grow\n',
      'open.md': '---\nopmodel: true\n',
      'surrogate.md': Buffer.from([0xed, 0xa0, 0x80, 0x0a]).toString('latin1'),
    }
    folder.write(texts)
    const { code, error } = await checked(['.'])
    assert.ok(code === 0 || code === 1, error)
    // What is left out is told.
    for (const line of error.trimEnd().split('\n'))
      assert.match(line, /^opmodel: \S+\.md: a block without any blank line is so long that it is left out\.$/)
    assert.ok(error.includes('line.md') && !error.includes('front.md'))
  }).timeout(60_000)

  test('settings of every broken kind leave the check running', async () => {
    for (const text of [
      '',
      '# nothing',
      '- a\n',
      'a: &a [*a]\n',
      `${'a: ['.repeat(3000)}`,
      'x'.repeat(300_000),
      '\u0001',
      '{{ x }}',
      'profile: 1',
    ]) {
      folder.write({ 'opmodel.yaml': text, 'goals.md': clear })
      const { code, out, error } = await checked([])
      assert.deepEqual([code, error], [1, ''], text.slice(0, 20))
      assert.match(out, /^opmodel\.yaml:\d+:\d+: error: [^\n]+ \[invalid-configuration\]\n/)
    }
  }).timeout(20_000)

  test('no pattern of the settings holds up the run', async () => {
    const pattern = `${'*a*b'.repeat(15)}*c`
    folder.write({ 'opmodel.yaml': `ignore: ["${pattern}"]\ndocuments: ["**/${pattern}"]\n`, [`${'ab'.repeat(60)}d.md`]: clear })
    assert.equal((await checked([])).code, 0)
  }).timeout(5000)

  test('links that lead in circles are not followed, and are refused when named', async () => {
    folder.write({ 'a/goals.md': clear })
    symlinkSync(folder.path, join(folder.path, 'a/round'))
    symlinkSync(join(folder.path, 'self.md'), join(folder.path, 'self.md'))
    assert.equal((await checked([])).code, 0)
    assert.match((await checked(['self.md'])).error, /it is a link that leads to itself/)
  })

  test('no letter of a page steers the terminal', async () => {
    folder.write({ 'go\u001b[31mals.md': undated.replace('Ana', '\u001b[2J') })
    const { out } = await opmodel(folder.path, ['check', '--format', 'pretty'])
    assert.ok(out.includes('go\uFFFD[31mals.md') && !out.includes('\u001b'))
  })
})

suite('check: the process', () => {
  const main = (words: readonly string[], input = '') =>
    spawnSync(process.execPath, ['--import', 'tsx', 'server/src/cli/main.ts', ...words], { input, encoding: 'utf8' })

  test('it says what `run` says, with the same exit code', async () => {
    const words = ['check', '--as-of', defaultToday, 'samples/messy']
    const { status, stdout, stderr } = main(words)
    const { code, out } = await opmodel(process.cwd(), words)
    assert.deepEqual([status, stdout, stderr], [code, out, ''])
  }).timeout(60_000)

  test('it reads standard input, and fails with a word where it must', () => {
    const piped = main(['check', '-', '--fail-on', 'error'], undated)
    assert.deepEqual([piped.status, piped.stderr], [0, ''])
    assert.match(piped.stdout, /^standard input:8:3: warning/)
    const { status, stdout, stderr } = main(['check', 'none.md'])
    assert.deepEqual([status, stdout, stderr], [2, '', 'opmodel: none.md: it is not there.\n'])
  }).timeout(60_000)
})
