// What the command line remembers of its own compilation: once, for itself, in the user's cache folder, and never at the price of an answer.

import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { builtCommand } from '../support/built.js'
import { scratch } from '../support/command.js'

const page = '---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n- Improve care\n'

suite('the compiled command line', function () {
  this.timeout(60_000)
  const folder = scratch()
  const command = builtCommand()
  const cache = () => join(folder.path, 'cache')
  const kept = () => join(cache(), 'opmodel', 'compiled')
  const names = () => readdirSync(kept()).sort()
  const run = (words: readonly string[], more: NodeJS.ProcessEnv = {}) =>
    command.run(folder.path, words, { env: { ...process.env, XDG_CACHE_HOME: cache(), ...more } })
  const check = (more?: NodeJS.ProcessEnv) => run(['check', 'page.md'], more)
  setup(() => folder.write({ 'page.md': page }))

  test('a check leaves one file that others cannot read, and the next one uses it as it is', () => {
    const first = check()
    assert.equal(first.code, 1)
    const [name] = names()
    assert.deepEqual(names(), [name])
    const written = statSync(join(kept(), name!))
    if (process.platform !== 'win32') assert.equal(written.mode & 0o777, 0o600)
    assert.deepEqual(check(), first)
    assert.equal(statSync(join(kept(), name!)).mtimeMs, written.mtimeMs)
    assert.deepEqual(names(), [name])
  })

  test('what is not as it was written is not run, but written anew', () => {
    const first = check()
    const file = join(kept(), names()[0]!)
    const good = readFileSync(file)
    const flipped = Buffer.from(good)
    flipped[good.length >> 1]! ^= 0x55
    for (const bad of [flipped, good.subarray(0, good.length - 1000), Buffer.alloc(0), Buffer.from('abc'), Buffer.alloc(5000)]) {
      writeFileSync(file, bad)
      assert.deepEqual(check(), first)
      assert.ok(statSync(file).size > 100_000)
      assert.notDeepEqual(readFileSync(file), bad)
    }
  })

  test('a folder that cannot be written, or is none, changes no answer', () => {
    const first = check({ NODE_DISABLE_COMPILE_CACHE: '1' })
    writeFileSync(join(folder.path, 'file'), '')
    mkdirSync(join(folder.path, 'closed'))
    chmodSync(join(folder.path, 'closed'), 0o500)
    for (const place of ['file', 'file/below', 'closed']) assert.deepEqual(check({ XDG_CACHE_HOME: join(folder.path, place) }), first)
    if (process.platform === 'linux') assert.deepEqual(check({ XDG_CACHE_HOME: '/proc/none' }), first)
    assert.equal(first.code, 1)
  })

  test('commands that need different parts do not load each other’s', () => {
    const words = [['check', 'page.md'], ['model', 'page.md'], ['--help']]
    const first = words.map((line) => run(line))
    assert.deepEqual(
      names().map((name) => /^\d+\.\d+\.\d+-(\w+)-/.exec(name)![1]),
      ['check', 'pages', 'words'],
    )
    assert.deepEqual(
      words.map((line) => run(line)),
      first,
    )
  })

  test('nothing is kept where Node is told to keep nothing, or beyond a few files', () => {
    check({ NODE_DISABLE_COMPILE_CACHE: '1' })
    assert.throws(names, { code: 'ENOENT' })
    mkdirSync(kept(), { recursive: true })
    for (let i = 0; i < 19; i++) writeFileSync(join(kept(), `old-${i}`), '')
    check()
    assert.equal(names().length, 9)
    assert.equal(names().filter((name) => !name.startsWith('old-')).length, 1)
  })

  test('a script is ASCII, as its loader takes it to be, and says what it says from source', () => {
    for (const script of ['check.cjs', 'commands.cjs']) {
      const bytes = readFileSync(join(dirname(command.path), script))
      assert.ok(
        bytes.every((byte) => byte < 0x80),
        script,
      )
    }
    // A bullet that only a pattern knows.
    folder.write({ 'page.md': '---\nopmodel: true\n---\n\n# Goals 2027\n\n• Open the shop\n• Hire two cooks\n' })
    assert.match(run(['model', '--format', 'text', 'page.md']).out, /- Hire two cooks/)
  })
})
