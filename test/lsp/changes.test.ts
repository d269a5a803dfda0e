// What changed since the last commit, asked in an editor: the same as `diff` and `check --since HEAD` say, unsaved text included.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { diskFiles } from '../../server/src/host/disk.js'
import type { TextResult } from '../../server/src/protocol/requests.js'
import { opmodel, scratch } from '../support/command.js'
import { at, Editor, type Options } from '../support/lsp.js'

const page = (title: string, ...goals: readonly string[]) =>
  `---\nopmodel: true\nowner: Ana\n---\n\n# ${title}\n\n${goals.map((goal) => `- ${goal}\n`).join('')}`
const [raise, lower, shop, vague] = [
  'Raise paid orders from 40 to 60',
  'Raise paid orders from 40 to 50',
  'Open a shop in Porto',
  'Improve care',
]

suite('what changed since the last commit', () => {
  const folder = scratch()
  const git = (...words: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false', ...words], {
      cwd: folder.path,
      stdio: 'ignore',
    })
  const read = (...paths: readonly string[]) =>
    Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder.path, path), 'utf8')]))
  /** The folder of the test in the editor, its history that of the disk. */
  const changes = async (options: Options, unsaved: Readonly<Record<string, string>> = {}) => {
    const committed = () => diskFiles.committed!(pathToFileURL(folder.path).href)
    const editor = await Editor.open({ committed, ...options })
    try {
      for (const [path, text] of Object.entries(unsaved)) await editor.show(path, text)
      const uri = at(Object.keys(unsaved)[0] ?? 'a.md')
      const text = await editor.request<TextResult>('opmodel/text', { what: 'changes', uri })
      const asCommand = await editor.request<string>('workspace/executeCommand', { command: 'opmodel.changes', arguments: [uri] })
      assert.equal(asCommand, text.text)
      return text.text
    } finally {
      await editor.close()
    }
  }

  test('goals that are new, dropped and lowered, and suggestions about what is new only, with unsaved text', async () => {
    git('init', '-q')
    folder.write({
      'opmodel.yaml': 'version: 1\n',
      'a.md': page('Goals for Q4 2026', raise, vague),
      'b.md': page('Goals for Q1 2027', shop),
    })
    git('add', '-A')
    git('commit', '-q', '-m', 'x')
    rmSync(join(folder.path, 'b.md'))
    const text = page('Goals for Q4 2026', 'Grow sales', lower, vague)
    assert.equal(
      await changes({ files: read('opmodel.yaml', 'a.md') }, { 'a.md': text }),
      `## What changed in the operating model

From the last commit to now: 1 new, 1 dropped, 1 changed.

### Goals

- **Grow sales**: new, 1 Oct – 31 Dec 2026, owner Ana (a.md:8)
- **Raise paid orders from 40 to 50**: target lowered from 60 to 50 (a.md:9)
- **Open a shop in Porto**: dropped, was 1 Jan – 31 Mar 2027 (b.md:8)

## Suggestions about what is new

- a.md, line 8: ‘Grow’ gives a direction, no target: from what to what?
`,
    )
    folder.write({ 'a.md': text })
    const { out } = await opmodel(folder.path, ['diff', '--format', 'markdown'])
    const shown = await changes({ files: read('opmodel.yaml', 'a.md') }, { 'a.md': text })
    assert.equal(shown.split('\n').slice(3, 10).join('\n'), out.split('\n').slice(3, 10).join('\n'))
    const since = await opmodel(folder.path, ['check', '--since', 'HEAD'])
    assert.equal(since.out.split('\n').length - 1, shown.split('\n').filter((line) => /, line \d+: /.test(line)).length)
  })

  test('a renamed page keeps what was known of it; pages that were not read are not gone', async () => {
    git('init', '-q')
    folder.write({
      'opmodel.yaml': 'version: 1\n',
      'a.md': page('Goals for Q4 2026', raise, vague),
      'b.md': page('Goals for Q1 2027', shop),
    })
    git('add', '-A')
    git('commit', '-q', '-m', 'x')
    renameSync(join(folder.path, 'a.md'), join(folder.path, 'c.md'))
    git('add', '-A')
    const files = read('opmodel.yaml', 'b.md', 'c.md')
    assert.match(await changes({ files }, { 'c.md': files['c.md']! }), /## Suggestions about what is new\n\nNone\.\n$/)
    const alone = await changes({ files, options: { settings: { opmodel: { index: 'off' } } } }, { 'c.md': files['c.md']! })
    assert.doesNotMatch(alone, /dropped|Porto/)
  })

  test('where there is no history the reason stands in its place', async () => {
    const unsaved = { 'a.md': page('Goals for Q4 2026', raise) }
    assert.equal(await changes({}, unsaved), '# What changed\n\nThis folder is not in a git repository.\n')
    const none = await Editor.open()
    await none.show('a.md', unsaved['a.md'])
    const { text } = await none.request<TextResult>('opmodel/text', { what: 'changes', uri: at('a.md') })
    assert.equal(text, '# What changed\n\nHere no history of the pages can be asked.\n')
    await none.close()
  })
})
