// What is kept in the user's cache folder is there whole, as it was written, by the same build and for the same user, or not at all.

import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheIn } from '../../server/src/host/cache.js'
import { scratch } from '../support/command.js'

type Cache = ReturnType<typeof cacheIn>
const textIn = async (cache: Cache, name: string) => (await cache.read(name))?.toString() ?? null

suite('the cache of the language server', () => {
  const folder = scratch()
  const place = () => join(folder.path, 'cache', 'pages')
  const names = () => readdirSync(place())
  const only = () => join(place(), names()[0]!)

  test('a text is read as it was written, by its name and by the same build', async () => {
    const cache = cacheIn(place(), 'one')
    assert.equal(await textIn(cache, 'file:///a'), null)
    const parts = ['\u2028é😀\r\n\t', ...Array.from({ length: 300 }, (_, i) => `${i} ${'x'.repeat(10_000)}\n`)]
    await cache.write('file:///a', parts)
    assert.ok((await textIn(cache, 'file:///a')) === parts.join(''))
    assert.equal(await textIn(cache, 'file:///b'), null)
    assert.equal(await textIn(cacheIn(place(), 'two'), 'file:///a'), null)
    await cache.write('file:///a', [''])
    assert.equal(await textIn(cache, 'file:///a'), '')
    assert.equal(names().length, 1)
    if (process.platform !== 'win32') {
      assert.equal(statSync(only()).mode & 0o777, 0o600)
      assert.equal(statSync(place()).mode & 0o777, 0o700)
    }
  })

  test('what is not as it was written is not there', async () => {
    const cache = cacheIn(place(), 'one')
    await cache.write('a', ['some text\nof two lines'])
    const good = readFileSync(only())
    const flipped = Buffer.from(good)
    flipped[good.length - 3]! ^= 1
    for (const bad of [flipped, good.subarray(0, -1), Buffer.concat([good, good]), Buffer.alloc(0), Buffer.from('\n'), Buffer.alloc(100)]) {
      writeFileSync(only(), bad)
      assert.equal(await textIn(cache, 'a'), null)
    }
    await cache.write('a', ['again'])
    assert.equal(await textIn(cache, 'a'), 'again')
  })

  test('where nothing may be kept nothing is, and nobody is told', async () => {
    mkdirSync(place(), { recursive: true })
    writeFileSync(join(folder.path, 'file'), '')
    const closed = join(folder.path, 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o500)
    const linux = process.platform === 'linux' ? ['/proc/none', '/dev/full'] : []
    for (const path of [join(folder.path, 'file'), join(folder.path, 'file', 'below'), ...linux]) {
      const cache = cacheIn(path, 'one')
      await cache.write('a', ['text'])
      assert.equal(await textIn(cache, 'a'), null, path)
    }
    // Root may write everywhere.
    const cache = cacheIn(join(closed, 'pages'), 'one')
    await cache.write('a', ['text'])
    if (process.getuid?.() !== 0) assert.equal(await textIn(cache, 'a'), null)
    chmodSync(closed, 0o700)
  })

  test('several who write at once leave one of their texts, and no halves', async () => {
    const texts = Array.from({ length: 8 }, (_, i) => String(i).repeat(2_000_000))
    await Promise.all(texts.map((text) => cacheIn(place(), 'one').write('a', [text])))
    assert.ok(texts.includes((await textIn(cacheIn(place(), 'one'), 'a'))!))
    assert.equal(names().length, 1)
  })

  test('the ones that were written longest ago make room', async () => {
    const cache = cacheIn(place(), 'one')
    for (let i = 0; i < 45; i++) {
      const before = new Set(i === 0 ? [] : names())
      await cache.write(String(i), ['text'])
      for (const name of names()) if (!before.has(name)) utimesSync(join(place(), name), 1000 + i, 1000 + i)
    }
    await cache.write('last', ['text'])
    assert.equal(names().length, 40)
    assert.equal(await textIn(cache, '0'), null)
    assert.equal(await textIn(cache, '44'), 'text')
    assert.equal(await textIn(cache, 'last'), 'text')
  })
})
