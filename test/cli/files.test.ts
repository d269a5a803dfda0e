// Writing that fails at its worst moment: what is written is whole or as it was before.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs, { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { opmodel, scratch } from '../support/command.js'

const page = '---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n- Cut the price from 9 to 5 euros\n'

suite('files that cannot be written', () => {
  const folder = scratch()
  const real = { renameSync: fs.renameSync, writeFileSync: fs.writeFileSync }
  const instead = (fakes: Partial<typeof real>) => {
    Object.assign(fs, fakes)
    syncBuiltinESMExports()
  }
  const failing = (code: string) => () => {
    throw Object.assign(new Error(code), { code })
  }
  teardown(() => instead(real))

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

  test('what a killed run left beside a report is taken away by a later one, what is being written is not', async () => {
    const [stale, fresh, other] = ['.out.json.17.half', '.out.json.18.half', '.other.json.17.half']
    folder.write({ 'a.md': page, [stale]: 'x', [fresh]: 'x', [other]: 'x' })
    const longAgo = Date.now() / 1000 - 3600
    for (const name of [stale, other]) utimesSync(join(folder.path, name), longAgo, longAgo)
    await opmodel(folder.path, ['check', '--output', 'out.json'])
    assert.deepEqual(readdirSync(folder.path).sort(), [other, fresh, 'a.md', 'out.json'])
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
