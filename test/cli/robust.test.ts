// What may go wrong around the command line: a full disk and a closed pipe end with the right code, progress stays on the terminal.

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, openSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { progressOn } from '../../server/src/cli/progress.js'
import { scratch } from '../support/command.js'

const page =
  '---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n- Improve care\n\n# Rituals\n\n## Review\n\nEvery Tuesday at 10:00 Europe/Berlin.\n'

suite('around the command line', () => {
  const folder = scratch()
  const main = join(process.cwd(), 'server/src/cli/main.ts')
  const tsx = pathToFileURL(createRequire(join(process.cwd(), 'package.json')).resolve('tsx')).href
  const spawned = (words: readonly string[], stdout: number | 'pipe' = 'pipe') =>
    spawnSync(process.execPath, ['--import', tsx, main, ...words], {
      cwd: folder.path,
      encoding: 'utf8',
      stdio: ['ignore', stdout, 'pipe'],
    })

  test('a full disk is told, with exit code 2 and nothing left behind', function () {
    if (!existsSync('/dev/full')) this.skip()
    folder.write({ 'a.md': page })
    const file = spawned(['check', '--format', 'json', '--output', '/dev/full'])
    assert.deepEqual([file.status, file.stderr], [2, 'opmodel: /dev/full cannot be written: the disk is full.\n'])
    const output = spawned(['check', '--format', 'json'], openSync('/dev/full', 'w'))
    assert.equal(output.status, 2)
    assert.match(output.stderr, /^opmodel: the output cannot be written: /)
    assert.deepEqual(readdirSync(folder.path), ['a.md'])
  }).timeout(60_000)

  test('a reader that stops early is no failure', function () {
    if (process.platform === 'win32') this.skip()
    folder.write({ 'a.md': page.replace('- Improve care\n', '- Improve care\n\n'.repeat(1000)) })
    const line = `'${process.execPath}' --import '${tsx}' '${main}' model | head -c 10; exit \${PIPESTATUS[0]}`
    const { status, stderr } = spawnSync('bash', ['-c', line], { cwd: folder.path, encoding: 'utf8' })
    assert.deepEqual([status, stderr], [0, ''])
  }).timeout(60_000)

  test('progress waits, comes at most now and then, and is wiped away', () => {
    let time = 0
    const written: string[] = []
    const progress = progressOn(
      (text) => written.push(text),
      () => time,
    )
    for (; time <= 1000; time += 10) progress.show(time, 5000)
    assert.ok(written.length >= 2 && written.length <= 4, String(written.length))
    assert.match(written[0]!, /Reading 7\d\d of 5,000 pages$/)
    progress.clear()
    progress.clear()
    assert.equal(written.at(-1), '\r\u001b[K')
    assert.equal(written.filter((text) => text === '\r\u001b[K').length, 1)
  })
})
