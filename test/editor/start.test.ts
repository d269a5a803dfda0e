// `npm start` as a person types it, over the built bundles: what it says, how it ends, and that nothing stays behind.

import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'

const script = ['--import', 'tsx', join('client', 'start', 'main.ts')]

suite('npm start', function () {
  this.timeout(60_000)
  let child: ChildProcess | undefined
  teardown(() => {
    child?.kill('SIGKILL')
    child = undefined
  })

  const run = (...words: string[]) => spawnSync(process.execPath, [...script, ...words], { encoding: 'utf8' })

  test('--no-open checks the samples, shows findings, and ends with 0', () => {
    const { status, stdout, stderr } = run('--no-open')
    assert.equal(status, 0, stderr)
    assert.match(stdout, /opmodel check samples/)
    assert.match(stdout, /unclear-goal/)
    assert.doesNotMatch(stdout, /http:/)
  })

  test('a path of one’s own is checked in place of the samples', () => {
    const { status, stdout } = run(join('samples', 'clean'), '--no-open')
    assert.equal(status, 0)
    assert.doesNotMatch(stdout, /unclear-goal/)
  })

  for (const words of [['--nonsense'], ['no/such/folder'], ['a', 'b'], ['--port', 'x']])
    test(`what cannot be done is said, and ends with 2: ${words.join(' ')}`, () => {
      const { status, stderr } = run(...words)
      assert.equal(status, 2)
      assert.match(stderr, /npm start|There is no/)
    })

  test('the address works until the terminal ends it, and then no more', async () => {
    child = spawn(process.execPath, [...script, '--browser'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const address = await said(child, /http:\/\/127\.0\.0\.1:\d+\/[\w-]+\//)
    assert.equal((await fetch(address)).status, 200)
    const ended = new Promise((resolve) => child?.once('exit', resolve))
    child.kill('SIGINT')
    assert.equal(await ended, 0)
    await assert.rejects(fetch(address))
  })
})

function said(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk) => {
      text += chunk
      const found = pattern.exec(text)
      if (found) resolve(found[0])
    })
    child.once('exit', () => reject(new Error(`it ended before it said so: ${text}`)))
  })
}
