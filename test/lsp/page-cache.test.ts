// What a server keeps of the pages of a folder for its next start: used where a page is as it was, and only there.

import assert from 'node:assert/strict'
import type { WorkspaceSymbol } from 'vscode-languageserver-protocol'
import type { Host } from '../../server/src/lsp/host.js'
import { Editor } from '../support/lsp.js'

const goals = (name: string) => `---\nopmodel: true\n---\n\n# Goals for Q4 2027\n\n- ${name} 40 loaves a day by 1 December 2027\n`
const files = { 'opmodel.yaml': 'version: 1\n', 'a.md': goals('Sell'), 'b.md': goals('Bake'), 'notes.md': '# Notes\n\nNothing.\n' }

/** Keeps texts in memory. */
class Kept implements NonNullable<Host['cache']> {
  readonly texts = new Map<string, string>()
  writes = 0
  read = async (name: string) => {
    const text = this.texts.get(name)
    return text === undefined ? null : Buffer.from(text)
  }
  write: NonNullable<Host['cache']>['write'] = async (name, parts) => {
    this.writes++
    let text = ''
    for await (const part of parts) text += Buffer.from(part as string)
    this.texts.set(name, text)
  }
  get text(): string {
    return [...this.texts.values()][0] ?? ''
  }
}

suite('lsp: pages kept for the next start', () => {
  /** The names a server knows, once it has read the folder and kept what it keeps. */
  async function names(cache: Kept, texts: Record<string, string> = files, open: readonly string[] = []): Promise<readonly string[]> {
    const editor = await Editor.open({ files: texts, cache })
    for (const path of open) await editor.pull(await editor.show(path))
    const symbols = await editor.until(
      () => editor.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'loaves' }),
      (found) => found.length === 2,
    )
    await editor.close()
    return symbols.map(({ name }) => name.split(' ')[0]!).sort()
  }

  test('they are used where nothing has changed, and nothing is written again', async () => {
    const cache = new Kept()
    assert.deepEqual(await names(cache), ['Bake', 'Sell'])
    assert.equal(cache.writes, 1)
    assert.equal(cache.text.split('\n').length, 3)
    assert.deepEqual(await names(cache), ['Bake', 'Sell'])
    assert.equal(cache.writes, 1)
    // Nothing but what was kept can say this.
    cache.texts.forEach((text, name) => {
      cache.texts.set(name, text.replaceAll('Sell', 'Give'))
    })
    assert.deepEqual(await names(cache), ['Bake', 'Give'])
  })

  test('a page that has changed, and all of them after a change of the settings they are understood under, are read anew', async () => {
    const cache = new Kept()
    await names(cache)
    cache.texts.forEach((text, name) => {
      cache.texts.set(name, text.replaceAll('Sell', 'Give').replaceAll('Bake', 'Take'))
    })
    assert.deepEqual(await names(cache, { ...files, 'a.md': goals('Lend') }), ['Lend', 'Take'])
    assert.equal(cache.writes, 2)
    assert.deepEqual(await names(cache, { ...files, 'a.md': goals('Lend') }), ['Lend', 'Take'])
    assert.equal(cache.writes, 2)
    const under = (settings: string) => names(cache, { ...files, 'a.md': goals('Lend'), 'opmodel.yaml': `version: 1\n${settings}\n` })
    assert.deepEqual(await under('check:\n  closed: true'), ['Lend', 'Take'])
    assert.equal(cache.writes, 2)
    assert.deepEqual(await under('teams: [Bakers]'), ['Bake', 'Lend'])
    assert.equal(cache.writes, 3)
  })

  test('a page that is open is kept as well, so that nothing is new at the next start', async () => {
    const cache = new Kept()
    await names(cache, files, ['a.md'])
    await names(cache, files, ['a.md'])
    await names(cache)
    assert.equal(cache.writes, 1)
  })

  test('a page of another path is another page', async () => {
    const cache = new Kept()
    await names(cache)
    cache.texts.forEach((text, name) => {
      cache.texts.set(name, text.replaceAll('Sell', 'Give'))
    })
    const { 'a.md': moved, ...others } = files
    assert.deepEqual(await names(cache, { ...others, 'moved.md': moved }), ['Bake', 'Sell'])
  })

  test('lines that are none of ours are passed over', async () => {
    const cache = new Kept()
    await names(cache)
    const good = cache.text
    for (const bad of [
      '',
      '\n\n\t',
      'x\ty',
      good.replaceAll('{', '['),
      good.slice(0, good.length >> 1),
      good.replaceAll('"items"', '"other"'),
    ]) {
      cache.texts.forEach((_, name) => {
        cache.texts.set(name, bad)
      })
      assert.deepEqual(await names(cache), ['Bake', 'Sell'])
    }
  })
})
