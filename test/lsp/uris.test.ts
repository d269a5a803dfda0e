// Addresses: one spelling for each, and paths below a folder whatever way both are spelt.

import assert from 'node:assert/strict'
import { fileName, isMarkdownFile, relativePath } from '../../server/src/lsp/uris.js'

suite('addresses of files', () => {
  test('a path below a folder is found whatever way both are spelt', () => {
    const cases: readonly [folder: string, uri: string, path: string | null][] = [
      ['file:///plans', 'file:///plans/goals.md', 'goals.md'],
      ['file:///plans', 'file:///plans/teams/a_b-1.md', 'teams/a_b-1.md'],
      ['file:///plans/', 'file:///plans/goals.md', 'goals.md'],
      ['file:///plans', 'file:///plans-of-old/goals.md', null],
      ['file:///plans', 'file:///plans', ''],
      ['file:///plans', 'file:///plans/', ''],
      ['file:///plans', 'file:///plans/Our%20goals.md', 'Our goals.md'],
      ['file:///our%20plans', 'file:///our plans/goals.md', 'goals.md'],
      ['file:///our plans', 'file:///our plans/goals.md', 'goals.md'],
      ['file:///c%3A/plans', 'file:///c:/plans/goals.md', 'goals.md'],
      ['file:///plans', 'file:///plans/Größe.md', 'Größe.md'],
      ['file:///plans', 'file:///plans/goals.md?at=1#b', 'goals.md'],
      ['file:///plans', 'untitled:///plans/goals.md', null],
      ['vscode-vfs://github/o/r', 'vscode-vfs://github/o/r/goals.md', 'goals.md'],
      ['vscode-vfs://github/o/r', 'vscode-vfs://gitlab/o/r/goals.md', null],
    ]
    for (const [folder, uri, path] of cases) assert.equal(relativePath(folder, uri), path, `${uri} below ${folder}`)
  })

  test('the name of a file is its last segment, decoded', () => {
    assert.equal(fileName('file:///plans/goals.md'), 'goals.md')
    assert.equal(fileName('file:///plans/Our%20goals.md'), 'Our goals.md')
    assert.equal(fileName('file:///plans/goals.md?a=/b.txt#c/d'), 'goals.md')
    assert.equal(fileName('file://goals.md'), '')
    assert.equal(fileName('file:///goals.md'), 'goals.md')
    assert.ok(isMarkdownFile('file:///plans/goals.MDX'))
    assert.ok(!isMarkdownFile('file:///plans/goals.md.txt'))
  })
})
