// Listing and reading files of the machine: what ignore files leave out (git is asked for its opinion), and bytes that are no pages.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { decode, encode, findMarkdown, readText, repositoryOf, walk } from '../../server/src/host/files.js'

suite('files of the machine', () => {
  let folder = ''
  setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'opmodel-files-'))
  })
  teardown(() => rmSync(folder, { recursive: true, force: true }))

  const write = (files: Readonly<Record<string, string | Uint8Array>>) => {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
  }

  test('what git leaves out is left out, and nothing else', () => {
    const patterns = [
      '*.draft.md',
      '/top.md',
      'build/',
      '!build/keep.md',
      'a/**/z.md',
      'note?.md',
      '[xy].md',
      '\\#hash.md',
      'deep/*',
      '!deep/in',
    ]
    const paths = [
      ...['a.md', 'b.draft.md', 'top.md', 'sub/top.md', 'build/x.md', 'build/keep.md', 'sub/build/y.md', 'a/z.md', 'a/b/c/z.md'],
      ...['note1.md', 'note12.md', 'x.md', 'z.md', '#hash.md', 'deep/out.md', 'deep/in/in.md', 'sub/own.md', 'sub/kept.draft.md', 'Top.md'],
    ]
    write({ '.gitignore': patterns.join('\n'), 'sub/.gitignore': 'own.md\n!kept.draft.md\n' })
    write(Object.fromEntries(paths.map((path) => [path, '# Page\n'])))
    const git = (words: readonly string[]) => spawnSync('git', words, { cwd: folder, encoding: 'utf8' })
    assert.equal(git(['init', '-q']).status, 0)
    const wanted = git(['-c', 'core.quotePath=false', '-c', 'core.ignoreCase=false', 'ls-files', '--others', '--exclude-standard', '*.md'])
    assert.deepEqual(findMarkdown(folder).paths, wanted.stdout.trim().split('\n').sort())
  })

  test('ignore files above the folder count up to the repository, unless they leave out the folder itself', () => {
    write({ '.git/HEAD': '', '.gitignore': 'drafts\nold.md\n', 'a/old.md': '', 'a/new.md': '', 'a/drafts/x.md': '', 'a/drafts/old.md': '' })
    assert.equal(repositoryOf(join(folder, 'a')), folder)
    assert.deepEqual(findMarkdown(join(folder, 'a')).paths, ['new.md'])
    assert.deepEqual(findMarkdown(join(folder, 'a/drafts')).paths, ['old.md', 'x.md'])
  })

  test('an .opmodelignore counts like a .gitignore', () => {
    write({ '.opmodelignore': 'x.md\n', 'x.md': '', 'y.md': '' })
    assert.deepEqual(findMarkdown(folder).paths, ['y.md'])
  })

  test('packages and the insides of a repository are not entered, links are not followed', () => {
    write({ 'a.md': '', 'node_modules/p/readme.md': '', 'b/.git/x.md': '', 'b/c.markdown': '', 'd.mdx': '', 'e.txt': '' })
    symlinkSync(folder, join(folder, 'loop'))
    symlinkSync(join(folder, 'a.md'), join(folder, 'twice.md'))
    const found = findMarkdown(folder)
    assert.deepEqual(found.paths, ['a.md', 'b/c.markdown', 'd.mdx'])
    assert.deepEqual(found.repositories, ['b'])
  })

  test('folders with settings of their own are told', () => {
    write({ 'opmodel.yaml': '', 'a/b/opmodel.yaml': '', 'a/x.md': '' })
    assert.deepEqual(findMarkdown(folder).configured, ['a/b'])
  })

  test('a list that is cut says so', () => {
    write({ 'a.md': '', 'b.md': '', 'c/d.md': '' })
    assert.equal(findMarkdown(folder, 3).cut, false)
    const { paths, cut } = findMarkdown(folder, 2)
    assert.deepEqual([paths.length, cut], [2, true])
  })

  test('listing pauses after each folder', () => {
    write({ 'a/b/c.md': '' })
    assert.equal([...walk(folder)].length, 3)
  })

  test('a folder that is not there is told and lists nothing', () => {
    const { paths, closed } = findMarkdown(join(folder, 'none'))
    assert.deepEqual([paths, closed], [[], [{ path: '', reason: 'it is not there' }]])
  })

  test('a text is read without its byte order mark and written back with it', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const)
      for (const text of ['', '# Zölle\r\n', 'a\rb 😀']) {
        const bytes = encode(text, { encoding, mark: true })
        assert.deepEqual(decode(bytes), { text, encoding, mark: true, exact: true })
      }
    assert.deepEqual(decode(encode('\uFEFFa', { encoding: 'utf-8', mark: true })), {
      text: '\uFEFFa',
      encoding: 'utf-8',
      mark: true,
      exact: true,
    })
  })

  test('letters of another encoding are shown as such, and said', () => {
    assert.deepEqual(decode(Buffer.from([0x5a, 0xf6, 0x6c])), { text: 'Z\uFFFDl', encoding: 'utf-8', mark: false, exact: false })
  })

  test('what is no page is refused with the reason', () => {
    write({ 'zero.md': Buffer.from([35, 0, 35]), 'huge.md': '' })
    truncateSync(join(folder, 'huge.md'), 2 ** 31)
    symlinkSync(join(folder, 'round.md'), join(folder, 'round.md'))
    const failed = (path: string) => {
      const read = readText(join(folder, path))
      return 'failed' in read ? read.failed : 'read'
    }
    assert.deepEqual(['zero.md', 'huge.md', 'none.md', '', 'round.md'].map(failed), [
      'binary',
      'too-large',
      'missing',
      'not-a-file',
      'unreadable',
    ])
  })

  test('a pipe nobody writes into does not hold up', function () {
    if (process.platform === 'win32') this.skip()
    assert.equal(spawnSync('mkfifo', [join(folder, 'pipe.md')]).status, 0)
    assert.deepEqual(readText(join(folder, 'pipe.md')), { failed: 'not-a-file', reason: 'it is not a file' })
  })
})
