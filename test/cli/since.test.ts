// `check --since`: only what is new against a revision, through moved lines and renamed pages, with git asked and nothing run.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { opmodel, scratch } from '../support/command.js'

const head = '---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n'
const [orders, price, calls] = [
  'Cut the time to the first order from 12 to 5 days',
  'Cut the price from 9 to 5 euros',
  'Cut calls from 90 to 20 a day',
]
const page = (...goals: readonly string[]) => head + goals.map((goal) => `- ${goal}\n`).join('')

suite('check --since', () => {
  const folder = scratch()
  const git = (...words: readonly string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main', ...words],
      {
        cwd: folder.path,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
  const commit = (files: Readonly<Record<string, string>>) => {
    folder.write(files)
    if (!existsSync(join(folder.path, '.git'))) git('init', '-q')
    git('add', '-A')
    git('commit', '-q', '-m', 'x')
  }
  const since = (revision = 'HEAD', words: readonly string[] = []) => opmodel(folder.path, ['check', '--since', revision, ...words])

  test('what was there is silent, what is new is told', async () => {
    commit({ 'a.md': page(orders, price) })
    assert.equal((await since()).code, 0)
    folder.write({ 'a.md': page(price, calls, orders) })
    const { code, out } = await since()
    assert.equal(code, 1)
    assert.match(out, /^a\.md:9:3: [^\n]*\[goal-without-time-span\]\n$/)
  })

  test('a fault that a change brings to another line is told', async () => {
    commit({ 'a.md': page(orders).replace('# Goals', '# Goals for Q4 2026') })
    folder.write({ 'a.md': page(orders).replace('# Goals', '# Goals for Q4 2026').replace('owner: Ana\n', '') })
    assert.match((await since()).out, /\[missing-owner\]\n$/)
  })

  test('a page that was renamed keeps what was known of it, a link to its old name is new', async () => {
    commit({
      'opmodel.yaml': 'version: 1\n',
      'goals/a.md': page(orders, price, calls),
      'b.md': `${page().trim()} for Q4 2026\n\n- ${orders}, see [a](goals/a.md)\n`,
    })
    assert.equal((await since()).code, 0)
    renameSync(join(folder.path, 'goals/a.md'), join(folder.path, 'goals/c.md'))
    git('add', '-A')
    const { out } = await since()
    assert.match(out, /^b\.md:8:\d+: error: [^\n]*\[unresolved-reference\]\n$/)
  })

  test('commits of others after the branch point do not count', async () => {
    commit({ 'a.md': page(orders) })
    git('checkout', '-q', '-b', 'mine')
    commit({ 'b.md': page(price) })
    git('checkout', '-q', 'main')
    commit({ 'a.md': page() })
    git('checkout', '-q', 'mine')
    assert.match((await since('main')).out, /^b\.md[^\n]*\n$/)
  })

  test('a project below the top, and settings of today', async () => {
    commit({ 'docs/opmodel.yaml': 'version: 1\n', 'docs/a.md': page(orders), 'x.md': page(price) })
    folder.write({ 'docs/opmodel.yaml': 'profile: okr\n', 'docs/b.md': page(calls) })
    assert.match((await since('HEAD', ['docs'])).out, /^docs\/b\.md[^\n]*\n$/)
  })

  test('what git does not know stops with a word', async () => {
    folder.write({ 'a.md': page(orders) })
    assert.deepEqual((await since()).error, 'opmodel: This folder is not in a git repository.\n')
    commit({})
    for (const name of ['nope', '--upload-pack=x', 'a b'])
      assert.deepEqual(await since(name), { code: 2, out: '', error: `opmodel: git knows no revision ‘${name}’ here.\n` })
  })

  test('a branch may have a slash in its name, a page blanks and umlauts', async () => {
    commit({ 'Ziele für 2027/Über uns.md': page(orders) })
    git('branch', 'release/2027-q1')
    folder.write({ 'Ziele für 2027/Über uns.md': page(orders, price) })
    assert.match((await since('release/2027-q1')).out, /^Ziele für 2027\/Über uns\.md:9:3: [^\n]*\n$/)
  })

  test('a clone without the commits or the pages of a revision says what to fetch, and fetches nothing', async () => {
    commit({ 'origin/a.md': page(orders) })
    commit({ 'origin/a.md': page(orders, price) })
    git('config', 'uploadpack.allowFilter', 'true')
    const url = `file://${folder.path}`
    git('clone', '-q', '--depth', '1', url, 'shallow')
    assert.deepEqual(
      (await opmodel(join(folder.path, 'shallow'), ['check', '--since', 'HEAD~1'])).error,
      'opmodel: git knows no revision ‘HEAD~1’ here; this clone holds only the latest commits, so fetch the others first (in a workflow on GitHub: `fetch-depth: 0`).\n',
    )
    git('clone', '-q', '--filter=blob:none', url, 'partial')
    const partial = await opmodel(join(folder.path, 'partial'), ['check', '--since', 'HEAD~1'])
    assert.deepEqual(partial, {
      code: 2,
      out: '',
      error: 'opmodel: git has not all files of ‘HEAD~1’ here; where a clone is partial, fetch them first.\n',
    })
  })

  test('a repository git does not read is told in its own words', async () => {
    folder.write({ 'a.md': page(orders), '.git/HEAD': 'nonsense' })
    assert.match((await since()).error, /^opmodel: git cannot read this repository: not a git repository/)
  })

  test('nothing of the repository is run', async function () {
    if (process.platform === 'win32') this.skip()
    commit({ 'a.md': page(orders), '.gitattributes': '*.md diff=evil filter=evil\n' })
    const evil = `touch ${join(folder.path, 'hurt')}; cat`
    folder.write({ 'evil.sh': `#!/bin/sh\n${evil}\n` })
    for (const key of ['filter.evil.clean', 'filter.evil.smudge', 'filter.evil.process']) git('config', key, join(folder.path, 'evil.sh'))
    chmodSync(join(folder.path, 'evil.sh'), 0o755)
    for (const key of ['core.fsmonitor', 'diff.evil.textconv', 'diff.external', 'core.pager'])
      git('config', key, join(folder.path, 'evil.sh'))
    rmSync(join(folder.path, 'hurt'), { force: true })
    folder.write({ 'a.md': page(orders, price) })
    assert.equal((await since()).code, 1)
    assert.ok(!existsSync(join(folder.path, 'hurt')))
  })
})
