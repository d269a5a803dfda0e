// A folder of many pages: until the names of all of them can be asked for, beside reading the files; and a letter in one of them then.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Bench, manyPages } from './bench.js'
import { Client } from './client.js'
import { shortPage } from './documents.js'
import { anywhere, Typist } from './editing.js'
import { settledNames } from './names.js'
import { letters } from './page.js'

const rounds = 3
/** In MB. */
const mostMemory = 200

export async function folderIndex(bench: Bench): Promise<void> {
  const root = manyPages(bench)
  const times = { own: [] as number[], reading: [] as number[] }
  let [names, peak] = [0, 0]
  for (let round = 0; round < rounds; round++) {
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
    names = found
    peak = Math.max(peak, client.peakMemory() ?? 0)
    if (round === rounds - 1) await typed(bench, page, root)
    await client.stop()
  }
  const row = { name: `index of ${bench.fileCount} files`, times: times.own, against: 'readFileSync of all', floor: times.reading }
  bench.table.add({ ...row, goal: 4, note: `${names} names` })
  // Only Linux tells.
  const held = { name: `peak memory, index of ${bench.fileCount} files`, value: peak, against: 'the goal', floor: mostMemory, unit: 'MB' }
  if (peak > 0) bench.table.addPlain({ ...held, goal: 1, note: '' })
}

/** What other pages hold is known by now, and must not be gone through for each letter. */
async function typed(bench: Bench, own: Typist, root: string): Promise<void> {
  const floor = new Typist(new Client('floor', bench.servers.floor, root), own.uri)
  await floor.client.initialize()
  await floor.open(shortPage(0))
  for (const typist of [own, floor]) typist.workAt(anywhere(shortPage(0), 5))
  const times = await letters(own, floor, 16, bench.repetitions)
  bench.table.add({ name: `a letter beside ${bench.fileCount} files`, times: times.own, against: 'empty server', floor: times.floor })
  await floor.client.stop()
}
