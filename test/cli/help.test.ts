// What `--help` says: every command has a page that reads well, and every example on it works as it stands.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { opmodel, scratch } from '../support/command.js'

const page = '---\nopmodel: true\nowner: Ana\n---\n\n# Goals for Q4 2026\n\n- Improve care\n'

suite('help', () => {
  const folder = scratch()
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b', '-c', 'init.defaultBranch=main', ...words], {
      cwd: folder.path,
      stdio: 'ignore',
    })
  const help = async (words: readonly string[]) => (await opmodel(folder.path, [...words, '--help'])).out
  const commandsOf = (text: string) => [...text.split('Commands:')[1]!.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name!)
  const all = async (): Promise<readonly (readonly string[])[]> => {
    const commands = commandsOf(await help([])).filter((name) => name !== 'help')
    return [...commands.map((name) => [name]), ['rules', 'test']]
  }

  test('each command has a sentence in the list, a page of its own and an example', async () => {
    assert.match(await help([]), /^ {2}check [^\n]* {2}Say what is unclear\.$/m)
    const commands = await all()
    assert.ok(commands.length > 10)
    for (const words of commands) {
      const text = await help(words)
      assert.match(text, /^Usage: opmodel [^\n]+\n\n[A-Z](?:.|\n)*?\.\n\n/, words.join(' '))
      assert.match(text, /\nExamples?:\n {2}opmodel /, words.join(' '))
    }
  })

  test('every example works as it stands', async () => {
    folder.write({ 'goals.md': page, 'goals/q4.md': page, 'last-year/a.md': page, 'this-year/a.md': page })
    git('init', '-q')
    git('add', '-A')
    git('commit', '-q', '-m', 'x')
    let tried = 0
    for (const words of [[], ...(await all())])
      for (const [, line] of (await help(words)).matchAll(/^ {2}opmodel (\S+(?: \S+)*)/gm)) {
        if (line!.startsWith('lsp')) continue
        const { code, error } = await opmodel(folder.path, line!.split(' '))
        assert.ok(code === 0 || code === 1, `opmodel ${line}: ${error}`)
        tried++
      }
    assert.ok(tried > 20, String(tried))
  }).timeout(60_000)

  test('what was mistyped is told in a sentence, with what may have been meant and where to look', async () => {
    const cases: readonly (readonly [string, string])[] = [
      ['chekc', 'opmodel: Unknown command ‘chekc’. Did you mean check?\n`opmodel --help` lists what can be typed.\n'],
      [
        'check --frmat json',
        'opmodel: Unknown option ‘--frmat’. Did you mean --format?\n`opmodel check --help` lists what can be typed.\n',
      ],
      ['fix --dif', 'opmodel: Unknown option ‘--dif’. Did you mean --diff?\n`opmodel fix --help` lists what can be typed.\n'],
      ['explain', 'opmodel: Missing required argument ‘rule’\n`opmodel explain --help` lists what can be typed.\n'],
      ['check **/*.md', 'opmodel: **/*.md: it is not there. Patterns are not read here: name a folder, and all its pages are looked at.\n'],
    ]
    for (const [line, wanted] of cases) assert.deepEqual(await opmodel(folder.path, line.split(' ')), { code: 2, out: '', error: wanted })
  })

  test('a check that finds no page says so in every format, and fails nothing', async () => {
    for (const format of ['compact', 'json', 'sarif', 'gitlab', 'pretty', 'github', 'markdown', 'junit']) {
      const { code, out, error } = await opmodel(folder.path, ['check', '--format', format])
      assert.deepEqual([code, `${out}${error}`.includes('No Markdown pages were found.')], [0, true], format)
    }
  })
})
