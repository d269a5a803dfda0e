// `opmodel diff`: revisions, the working tree and folders, as text, Markdown and JSON.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { opmodel, scratch } from '../support/command.js'

const page = (...goals: readonly string[]) =>
  `---\nopmodel: true\nowner: Ana\n---\n\n# Goals for Q4 2026\n\n${goals.map((goal) => `- ${goal}\n`).join('')}`
const [raise, lower, shop] = ['Raise paid orders from 40 to 60', 'Raise paid orders from 40 to 50', 'Open a shop in Porto']

suite('diff', () => {
  const folder = scratch()
  const git = (...words: readonly string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=A', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main', ...words],
      {
        cwd: folder.path,
        stdio: 'ignore',
      },
    )
  const commit = (files: Readonly<Record<string, string>>) => {
    folder.write(files)
    git('add', '-A')
    git('commit', '-q', '-m', 'x')
  }
  const diff = (...words: readonly string[]) => opmodel(folder.path, ['diff', ...words])

  test('two revisions, and one with the working tree', async () => {
    git('init', '-q')
    commit({ 'a.md': page(raise) })
    commit({ 'a.md': page(lower) })
    folder.write({ 'a.md': page(lower, shop) })
    assert.equal(
      (await diff('HEAD~1..HEAD')).out,
      'From HEAD~1 to HEAD: 1 changed.\n\nGoals\n  ~ Raise paid orders from 40 to 50: target lowered from 60 to 50  (a.md:8)\n',
    )
    assert.match((await diff()).out, /^From HEAD to the working tree: 1 new\.\n\nGoals\n {2}\+ Open a shop in Porto: new, /)
    assert.match((await diff('HEAD~1')).out, /1 new, 1 changed\./)
    assert.deepEqual(await diff('HEAD..HEAD'), { code: 0, out: 'From HEAD to HEAD: nothing of the model changed.\n', error: '' })
  })

  test('`A...B` is what B did since it left A', async () => {
    git('init', '-q')
    commit({ 'a.md': page(raise) })
    git('checkout', '-q', '-b', 'mine')
    commit({ 'b.md': page(shop) })
    git('checkout', '-q', 'main')
    commit({ 'a.md': page(lower) })
    assert.match((await diff('main...mine')).out, /^From main to mine: 1 new\./)
    assert.match((await diff('main..mine')).out, /1 new, 1 changed\./)
  })

  test('two folders, also where their names hold dots', async () => {
    folder.write({ 'v1..0/a.md': page(raise), 'v2/a.md': page(lower, shop) })
    assert.match((await diff('v1..0..v2')).out, /^From v1\.\.0 to v2: 1 new, 1 changed\./)
    assert.match((await diff('v1..0', 'v2')).out, /^From v1\.\.0 to v2: 1 new, 1 changed\./)
  })

  test('Markdown for a pull request, JSON for programs', async () => {
    folder.write({ 'a/a.md': page(raise), 'b/a.md': page(lower) })
    assert.equal(
      (await diff('a..b', '--format', 'markdown')).out,
      '## What changed in the operating model\n\nFrom a to b: 1 changed.\n\n### Goals\n\n- **Raise paid orders from 40 to 50**: target lowered from 60 to 50 (a.md:8)\n',
    )
    const { version, changes } = JSON.parse((await diff('a..b', '--format', 'json')).out) as {
      version: number
      changes: { before: { line: number }; changes: { what: string }[] }[]
    }
    assert.deepEqual([version, changes[0]!.before.line, changes[0]!.changes[0]!.what], [1, 8, 'target'])
  })

  test('a project that one side does not hold yet is all new', async () => {
    git('init', '-q')
    commit({ 'x.txt': '' })
    commit({ 'a.md': page(shop) })
    assert.match((await diff('HEAD~1..HEAD')).out, /: 1 new\./)
  })

  test('settings of each side hold for it, with what they extend and the owners they take in', async () => {
    git('init', '-q')
    const unowned = page(raise).replace('owner: Ana\n', '')
    commit({
      'opmodel.yaml': 'extends: .shared/base.yaml\n',
      '.shared/base.yaml': 'codeowners: ../OWNERS\n',
      OWNERS: '* @ana\n',
      'a.md': unowned,
    })
    assert.match((await diff()).out, /nothing of the model changed/)
    folder.write({ OWNERS: '* @ben\n' })
    assert.match((await diff()).out, /owner changed from @?ana to @?ben/i)
  })

  test('what cannot be compared stops with a word', async () => {
    assert.deepEqual((await diff('a..b')).error, 'opmodel: This folder is not in a git repository.\n')
    assert.equal((await diff('a', 'b', 'c')).code, 2)
  })
})
