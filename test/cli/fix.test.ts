// `opmodel fix`: only what keeps the meaning, written as the page was encoded, or shown as a patch that git applies.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { unifiedDiff } from '../../server/src/core/index.js'
import { opmodel, scratch } from '../support/command.js'

const page = `---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Improve the onboarding
- Cut the time to the first order from 12 to 5 days <!-- opmodel-disable-line unclear-goal -- agreed -->
`
const fixed = page.replace(' <!-- opmodel-disable-line unclear-goal -- agreed -->', '')

suite('fix', () => {
  const folder = scratch()
  const fix = (words: readonly string[] = [], input?: string) =>
    opmodel(folder.path, ['fix', ...words], input === undefined ? {} : { input })
  const bytes = (path: string) => readFileSync(join(folder.path, path))

  test('what keeps the meaning is written, all else is left to the author', async () => {
    folder.write({ 'a.md': page, 'b.md': '# Soup\n' })
    const { code, out } = await fix()
    assert.deepEqual([code, out], [0, 'a.md: 1 fixed\n'])
    assert.equal(bytes('a.md').toString(), fixed)
    const nothing = 'Nothing can be fixed without asking you.\n'
    assert.deepEqual(await fix(), { code: 0, out: nothing, error: '' })
    // An empty patch is one, too.
    assert.deepEqual(await fix(['--diff']), { code: 0, out: '', error: nothing })
  })

  test('byte order mark, encoding, line ends and mode stay', async () => {
    const text = page.replaceAll('\n', '\r\n')
    folder.write({ 'a.md': `\uFEFF${text}`, 'b.md': Buffer.from(`\uFEFF${text}`, 'utf16le') })
    const { mode } = statSync(join(folder.path, 'a.md'))
    await fix()
    const wanted = `\uFEFF${fixed.replaceAll('\n', '\r\n')}`
    assert.deepEqual(bytes('a.md'), Buffer.from(wanted))
    assert.deepEqual(bytes('b.md'), Buffer.from(wanted, 'utf16le'))
    assert.equal(statSync(join(folder.path, 'a.md')).mode, mode)
  })

  test('a page with letters that are not UTF-8 is not written', async () => {
    const before = Buffer.from(page.replace('Ana', 'Jörg'), 'latin1')
    folder.write({ 'a.md': before })
    const { code, error } = await fix()
    assert.equal(code, 2)
    assert.match(error, /a\.md: not written, since some of its letters are not UTF-8/)
    assert.deepEqual(bytes('a.md'), before)
  })

  test('--diff writes nothing and gives a patch that git applies', async () => {
    folder.write({ 'our goals.md': page })
    const { code, out } = await fix(['--diff'])
    assert.equal(code, 1)
    assert.equal(bytes('our goals.md').toString(), page)
    const applied = spawnSync('git', ['apply', '-'], { cwd: folder.path, input: out, encoding: 'utf8' })
    assert.deepEqual([applied.status, applied.stderr], [0, ''])
    assert.equal(bytes('our goals.md').toString(), fixed)
    assert.equal((await fix(['--diff'])).code, 0)
  })

  test('standard input comes back fixed', async () => {
    assert.equal((await fix(['-'], page)).out, fixed)
    assert.equal((await fix(['-'], '# Soup\n')).out, '# Soup\n')
  })
})

suite('patches', () => {
  const folder = scratch()

  test('any two texts: git makes the second of the first', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '', '---', 'x y'), { maxLength: 25 })
      .chain((lines) => fc.constantFrom(...['\n', '\r\n'].flatMap((end) => [lines.join(end), `${lines.join(end)}${end}`])))
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== '' && after !== '')
        folder.write({ 'p.md': before })
        const patch = unifiedDiff('p.md', before, after)
        if (patch === '') return assert.equal(before, after)
        const applied = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder.path, input: patch, encoding: 'utf8' })
        assert.equal(applied.stderr, '')
        assert.equal(readFileSync(join(folder.path, 'p.md'), 'utf8'), after)
      }),
      { numRuns: 60 },
    )
  }).timeout(60_000)
})
