// A folder of many pages that hold no model: which of them are read when one is opened. Counts in the process of the server itself.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Bench, bundled, pause, writePages } from './bench.js'
import { Client } from './client.js'
import { plainPage } from './documents.js'
import { Typist } from './editing.js'

/** How long a server that means to read the folder has to begin with it. */
const patience = 2000

export async function unread(bench: Bench): Promise<void> {
  const root = join(bench.folder, 'plain')
  const preload = await bundled(bench.folder, 'preload-reads')
  writePages(root, bench.fileCount, plainPage)
  const opened = await readsOf(bench, preload, root)
  // The same folder with settings is read: so the counting counts.
  writeFileSync(join(root, 'opmodel.yaml'), 'version: 1\n')
  const told = await readsOf(bench, preload, root)
  if (told === 0) throw new Error('the files that the server reads could not be counted')
  bench.table.addPlain({
    name: `files read that are not open, ${bench.fileCount} pages without a model`,
    value: opened,
    against: 'the same with opmodel.yaml',
    floor: told,
    unit: 'files',
    most: 0,
    note: 'one page opened and written on, a hover, a status, the outline',
  })
}

/** How many files are read beside the one that is open; it is answered for from the editor. */
async function readsOf({ servers, folder }: Bench, preload: string, root: string): Promise<number> {
  const log = join(folder, 'reads.log')
  writeFileSync(log, '')
  mkdirSync(join(folder, 'no-cache'), { recursive: true })
  const environment = { READS_LOG: log, XDG_CACHE_HOME: join(folder, 'no-cache') }
  const client = new Client('opmodel', servers.own, root, { preloads: [preload], environment })
  await client.initialize()
  const page = new Typist(client, pathToFileURL(join(root, 'part-0/page-0.md')).href)
  await page.open(plainPage(0))
  page.workAt(letterByLetter())
  for (let i = 0; i < 8; i++) await page.keystroke()
  const textDocument = { uri: page.uri }
  await client.request('textDocument/hover', { textDocument, position: { line: 2, character: 4 } })
  await client.request('textDocument/documentSymbol', { textDocument })
  await client.request('opmodel/status', { uri: page.uri })
  await pause(patience)
  await client.stop()
  if (!existsSync(log)) return 0
  return new Set(readFileSync(log, 'utf8').split('\n').filter(Boolean)).size
}

function* letterByLetter() {
  for (;;)
    yield [
      { line: 2, character: 8, remove: 0, insert: 'x' },
      { line: 2, character: 8, remove: 1, insert: '' },
    ]
}
