// A project and its index: a page that is open while the folder is read, and closed before that is done, is read all the same.

import assert from 'node:assert/strict'
import { textOf } from '../../server/src/core/text/text.js'
import type { Host } from '../../server/src/lsp/host.js'
import { Project } from '../../server/src/lsp/project.js'

suite('a project', () => {
  test('reads a page that was closed while the folder was read', async () => {
    const root = 'file:///work'
    const page = '---\nopmodel: true\n---\n\n# Goals\n\n- Sell 40 loaves by May 2027\n'
    const waiting: (() => void)[] = []
    const host = {
      findFiles: async () => ({ uris: [`${root}/a.md`, `${root}/b.md`, `${root}/c.md`], cut: false }),
      // The folder is read no faster than the test lets it.
      readFile: (uri: string) => new Promise<string>((resume) => waiting.push(() => resume(`${page}\n${uri}\n`))),
      now: () => 0,
      pause: async () => undefined,
      today: () => '2026-11-26',
    } as unknown as Host
    const next = async () => {
      for (let tries = 0; waiting.length === 0 && tries < 100; tries++) await new Promise((resume) => setImmediate(resume))
      waiting.shift()!()
    }
    const project = new Project(root, true, host)
    project.model('a.md', { uri: `${root}/a.md`, languageId: 'markdown', version: 1, text: textOf(page), edited: false })
    const read = project.index(() => undefined)
    await next()
    await project.close('a.md')
    await next()
    await next()
    await read
    for (let tries = 0; project.snapshot().documents.size < 3 && tries < 100; tries++) await new Promise((resume) => setImmediate(resume))
    assert.deepEqual([...project.snapshot().documents.keys()].sort(), ['a.md', 'b.md', 'c.md'])
  })
})
