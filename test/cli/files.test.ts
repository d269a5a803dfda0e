// Files that make trouble: what cannot be read is named and the rest is checked; what is written is whole or as it was before.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs, { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { opmodel, scratch } from '../support/command.js'

const page = '---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n- Cut the price from 9 to 5 euros\n'
const found = 'a.md:8:3: warning'

suite('files that make trouble', () => {
  const folder = scratch()
  const real = { openSync: fs.openSync, renameSync: fs.renameSync, writeFileSync: fs.writeFileSync }
  const instead = (fakes: Partial<typeof real>) => {
    Object.assign(fs, fakes)
    syncBuiltinESMExports()
  }
  const failing = (code: string) => () => {
    throw Object.assign(new Error(code), { code })
  }
  teardown(() => instead(real))

  const opening = (code: string) =>
    instead({ openSync: (path, ...more) => (String(path).endsWith('b.md') ? failing(code)() : real.openSync(path, ...more)) })

  test('a page nobody may read is named, the rest is checked, and the answer is not whole', async () => {
    folder.write({ 'a.md': page, 'b.md': page })
    opening('EACCES')
    const { code, out, error } = await opmodel(folder.path, ['check'])
    assert.equal(code, 2)
    assert.equal(error, 'opmodel: b.md: left out: permission denied.\n')
    assert.ok(out.startsWith(found))
  })

  test('a page that vanishes during the run is as if it had never been there', async () => {
    folder.write({ 'a.md': page, 'b.md': page })
    opening('ENOENT')
    const { code, out, error } = await opmodel(folder.path, ['check'])
    assert.deepEqual([code, error], [1, ''])
    assert.ok(out.startsWith(found) && !out.includes('b.md'))
  })

  test('a page of 2 GB and a pipe hold up nothing', async function () {
    if (process.platform === 'win32') this.skip()
    folder.write({ 'a.md': page, 'huge.md': '' })
    truncateSync(join(folder.path, 'huge.md'), 2 ** 31)
    assert.equal(spawnSync('mkfifo', [join(folder.path, 'pipe.md')]).status, 0)
    const { out, error } = await opmodel(folder.path, ['check'])
    assert.ok(out.startsWith(found))
    assert.equal(error, 'opmodel: huge.md: left out: it is larger than 32 MB.\n')
    const named = await opmodel(folder.path, ['check', 'pipe.md'])
    assert.deepEqual([named.code, named.out], [2, ''])
    assert.match(named.error, /it is not a file\.\n$/)
  })

  for (const step of ['writeFileSync', 'renameSync'] as const)
    test(`a full disk at ${step} leaves the report as it was and nothing beside it`, async () => {
      folder.write({ 'a.md': page, 'out.json': 'old' })
      instead({ [step]: failing('ENOSPC') })
      const { code, error } = await opmodel(folder.path, ['check', '--output', 'out.json'])
      instead(real)
      assert.equal(code, 2)
      assert.match(error, /out\.json cannot be written: the disk is full\.\n$/)
      assert.equal(readFileSync(join(folder.path, 'out.json'), 'utf8'), 'old')
      assert.deepEqual(readdirSync(folder.path).sort(), ['a.md', 'out.json'])
    })

  test('killed before its last step, a run leaves every file as it was', function () {
    if (process.platform === 'win32') this.skip()
    const dead = `import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
fs.renameSync = () => process.kill(process.pid, 'SIGKILL')
syncBuiltinESMExports()
`
    const unused = page.replace('euros', 'euros by 2026-12-31 <!-- opmodel-disable-line unclear-goal -- x -->')
    folder.write({ 'a.md': unused, 'out.json': 'old' })
    writeFileSync(join(folder.path, 'dead.mjs'), dead)
    const root = process.cwd()
    for (const words of [['check', '--output', join(folder.path, 'out.json')], ['fix']]) {
      const { signal } = spawnSync(
        process.execPath,
        ['--import', 'tsx', '--import', join(folder.path, 'dead.mjs'), join(root, 'server/src/cli/main.ts'), ...words, folder.path],
        { cwd: root, encoding: 'utf8' },
      )
      assert.equal(signal, 'SIGKILL', words.join(' '))
      assert.equal(readFileSync(join(folder.path, 'out.json'), 'utf8'), 'old')
      assert.equal(readFileSync(join(folder.path, 'a.md'), 'utf8'), unused)
    }
  }).timeout(60_000)
})
