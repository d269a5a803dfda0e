// A folder of many pages: until the names of all of them can be asked for, beside reading the files.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Bench, manyPages } from './bench.js'
import { Client } from './client.js'
import { shortPage } from './documents.js'
import { Typist } from './editing.js'
import { settledNames } from './names.js'

export async function folderIndex(bench: Bench): Promise<void> {
  const root = manyPages(bench)
  const times = { own: [] as number[], reading: [] as number[] }
  let note = ''
  for (let round = 0; round < 3; round++) {
    const begun = performance.now()
    for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }))
      if (path.endsWith('.md')) readFileSync(join(root, path), 'utf8')
    times.reading.push(performance.now() - begun)
    // It writes what it keeps, and finds nothing kept.
    const environment = { XDG_CACHE_HOME: join(bench.folder, `cache-${round}`) }
    const client = new Client('opmodel', bench.servers.own, root, { environment })
    await client.initialize()
    const page = new Typist(client, pathToFileURL(join(root, 'part-0/page-0.md')).href)
    await page.open(shortPage(0))
    const { found, time } = await settledNames(client)
    times.own.push(client.since(time))
    note = `${found} names, ${(client.peakMemory() ?? 0).toFixed(0)} MB`
    await client.stop()
  }
  const row = { name: `index of ${bench.fileCount} files`, times: times.own, against: 'readFileSync of all', floor: times.reading }
  bench.table.add({ ...row, goal: 4, note })
}
