// What `check` writes for services: the shapes they document, their limits, and texts that would break out of a format.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from 'sarif'
import { opmodel, scratch } from '../support/command.js'

const page = (title: string, goals: readonly string[]) =>
  `---\nopmodel: true\nowner: Ana\n---\n\n# ${title}\n\n${goals.map((goal) => `- ${goal}\n`).join('')}`
const undated = (count: number) =>
  page('Goals', [
    ...Array.from({ length: count }, (_, i) => `Cut the time to the ${i + 1}. order from 12 to 5 days`),
    'Sign 40 clinics by 2026-12-31',
  ])
const impossible = (count: number) =>
  page(
    'Goals for Q4 2026',
    Array.from({ length: count }, (_, i) => `Cut the time to the ${i + 1}. order from 12 to 5 days by 31 November 2026`),
  )

suite('formats of check', () => {
  const folder = scratch()
  const check = (words: readonly string[], env: Readonly<Record<string, string>> = {}) => opmodel(folder.path, ['check', ...words], { env })

  test('SARIF names rules, places and what is suppressed, with paths of the repository', async () => {
    folder.write({
      '.git/HEAD': '',
      'docs/our goals.md': page('Goals', [
        'Cut the time to the first order from 12 to 5 days',
        'Cut the price from 9 to 5 euros <!-- opmodel-disable-line goal-without-time-span -- later -->',
      ]),
    })
    const { out } = await opmodel(join(folder.path, 'docs'), ['check', '--format', 'sarif'])
    const log = JSON.parse(out) as Log
    const run = log.runs[0]!
    assert.equal(log.version, '2.1.0')
    assert.equal(run.columnKind, 'utf16CodeUnits')
    const [first, second] = run.results!
    assert.equal(run.tool.driver.rules![first!.ruleIndex!]!.id, first!.ruleId)
    assert.deepEqual(first!.locations![0]!.physicalLocation, {
      artifactLocation: { uri: 'docs/our%20goals.md', uriBaseId: '%SRCROOT%' },
      region: { startLine: 8, startColumn: 3, endLine: 8, endColumn: 52 },
    })
    assert.match(first!.partialFingerprints!['opmodel/v1']!, /^[0-9a-f]{16}$/)
    assert.equal(first!.suppressions, undefined)
    assert.deepEqual(second!.suppressions, [{ kind: 'inSource', justification: 'later' }])
  })

  test('GitHub gets ten errors and ten warnings at most, the most severe first, and the full list in the log', async () => {
    folder.write({ 'a.md': undated(14), 'b.md': impossible(12) })
    const { out } = await check(['--format', 'github'])
    const lines = out.split('\n')
    const commands = lines.filter((line) => /^::(?:error|warning|notice) /.test(line)).map((line) => line.split(' ')[0])
    assert.deepEqual(commands, [...Array<string>(10).fill('::error'), ...Array<string>(10).fill('::warning')])
    const from = lines.findIndex((line) => line.startsWith('::stop-commands::'))
    const token = lines[from]!.slice('::stop-commands::'.length)
    const to = lines.indexOf(`::${token}::`)
    assert.equal(lines[from - 1], '::group::All 26 findings (20 are marked on their lines)')
    assert.equal(to - from - 1, 26)
    assert.equal(lines[to + 1], '::endgroup::')
  })

  test('GitHub commands escape what would end them', async () => {
    folder.write({ 'a,b: 100%.md': page('Goals', ['Cut ‘x::y’ from 12 to 5 %']) })
    const { out } = await check(['--format', 'github'])
    assert.match(out, /^::warning file=a%2Cb%3A 100%25\.md,line=8,endLine=8,col=3,endColumn=28,title=goal-without-time-span::/)
  })

  test('the summary of a GitHub job is appended as Markdown', async () => {
    folder.write({ 'a.md': undated(2), summary: 'Before.\n' })
    await check(['--format', 'github'], { GITHUB_STEP_SUMMARY: join(folder.path, 'summary') })
    const summary = readFileSync(join(folder.path, 'summary'), 'utf8')
    assert.match(summary, /^Before\.\n## Operating model\n\n2 warnings in 1 page\.\n\n\| \| Where \| What \| Rule \|\n/)
    const { code, error } = await check(['--format', 'github'], { GITHUB_STEP_SUMMARY: folder.path })
    assert.deepEqual([code, error], [1, 'opmodel: the summary of the job cannot be written.\n'])
  })

  test('GitLab gets a list with unique fingerprints and severities it knows', async () => {
    folder.write({ 'one/opmodel.yaml': 'version: 1\n', 'one/a.md': undated(2), 'two/opmodel.yaml': 'version: 1\n', 'two/a.md': undated(2) })
    const rows = JSON.parse((await check(['--format', 'gitlab'])).out) as {
      readonly fingerprint: string
      readonly severity: string
      readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
    }[]
    assert.equal(new Set(rows.map(({ fingerprint }) => fingerprint)).size, 4)
    assert.deepEqual([...new Set(rows.map(({ severity }) => severity))], ['major'])
    assert.deepEqual(rows[3]!.location, { path: 'two/a.md', lines: { begin: 9, end: 9 } })
    folder.write({ 'one/a.md': '', 'two/a.md': '' })
    assert.equal((await check(['--format', 'gitlab'])).out, '[]\n')
  })

  test('JUnit fails what makes the run fail, and has one case when there is nothing to say', async () => {
    folder.write({ 'a & "b".md': page('Goals', ['Improve <b>tempo</b> & ‘care’ by 2026-12-31', 'Cut the price from 9 to 5 euros']) })
    const { out } = await check(['--format', 'junit'])
    assert.ok(out.includes('classname="a &amp; &quot;b&quot;.md"'))
    assert.match(out, /<testsuites name="opmodel" tests="2" failures="2">/)
    const lax = await check(['--format', 'junit', '--fail-on', 'error'])
    assert.match(lax.out, /<testsuites name="opmodel" tests="2" failures="0">/)
    assert.ok(!lax.out.includes('<failure') && lax.out.includes('<system-out>'))
    folder.write({ 'a & "b".md': '' })
    assert.match(
      (await check(['--format', 'junit'])).out,
      /<testcase classname="opmodel" name="No findings in 1 page, none with a model\."\/>/,
    )
  })

  test('XML and Markdown hold nothing that would break out of them', async () => {
    folder.write({ 'a\u0001|]].md': page('Goals', ['Improve `care` | @ana <script> \u0002 for 9 | 8 clients']) })
    const junit = (await check(['--format', 'junit'])).out
    assert.ok(![...junit].some((letter) => letter < ' ' && letter !== '\n'))
    const markdown = (await check(['--format', 'markdown'])).out
    const row = markdown.split('\n').find((line) => line.startsWith('| warning'))!
    assert.equal(row.replace(/\\./g, '').split('|').length, 6)
    assert.ok(!/@\w/.test(markdown))
  })
})

suite('outputs of check', () => {
  const folder = scratch()
  const check = (words: readonly string[]) => opmodel(folder.path, ['check', ...words])
  const read = (path: string) => readFileSync(join(folder.path, path), 'utf8')

  test('several formats in one run, each to its place', async () => {
    folder.write({ 'a.md': undated(1) })
    const { code, out } = await check(['--format', 'compact', '--format', 'sarif', '--output', 'reports/a.sarif', '--output', 'b.xml'])
    assert.equal(code, 1)
    assert.match(out, /^a\.md:8:3: warning/)
    assert.equal(JSON.parse(read('reports/a.sarif')).version, '2.1.0')
    assert.match(read('b.xml'), /^<\?xml/)
  })

  test('where all goes to files, standard output sums up', async () => {
    folder.write({ 'a.md': undated(1) })
    const { out } = await check(['--output', 'out.json', '--format', 'json'])
    assert.equal(out, '1 warning in 1 page.\n')
    assert.equal(JSON.parse(read('out.json')).version, 1)
  })

  test('two formats for standard output are refused', async () => {
    const { code, error } = await check(['--format', 'json', '--format', 'sarif'])
    assert.deepEqual([code, error], [2, 'opmodel: Both json and sarif would go to standard output: add `--output FILE` to one.\n'])
  })

  test('a file that cannot be written is told, and nothing half-written stays', async () => {
    folder.write({ 'a.md': undated(1), 'old.json': 'old' })
    const { code, error } = await check(['--output', 'a.md/x.json'])
    assert.equal(code, 2)
    assert.match(error, /x\.json cannot be written/)
    assert.equal((await check(['--output', '.'])).code, 2)
    assert.deepEqual(readdirSync(folder.path).sort(), ['a.md', 'old.json'])
  })

  test('a link to a report stays a link, a device stays a device', async () => {
    folder.write({ 'a.md': undated(1), 'real.json': 'old' })
    symlinkSync('real.json', join(folder.path, 'link.json'))
    assert.equal((await check(['--output', 'link.json'])).code, 1)
    assert.equal(JSON.parse(read('real.json')).version, 1)
    if (!existsSync('/dev/null')) return
    assert.equal((await check(['--format', 'json', '--output', '/dev/null'])).code, 1)
    writeFileSync('/dev/null', '')
  })
})
