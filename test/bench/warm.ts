// A second start in a folder in which nothing has changed: until its names are known again, beside asking the system for the state of each file.

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Bench, manyPages, pause } from './bench.js'
import { Client } from './client.js'
import { namesThere, settledNames } from './names.js'

export async function warmStart(bench: Bench): Promise<void> {
  const root = manyPages(bench)
  const environment = { XDG_CACHE_HOME: join(bench.folder, 'warm-cache') }
  const first = await started(bench, root, environment)
  const { found: names } = await settledNames(first)
  // What it keeps for the next start is written once all is read.
  await keptIn(join(bench.folder, 'warm-cache'))
  await first.stop()
  const times = { own: [] as number[], stat: [] as number[] }
  for (let round = 0; round < bench.rounds; round++) {
    const begun = performance.now()
    for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) if (path.endsWith('.md')) statSync(join(root, path))
    times.stat.push(performance.now() - begun)
    const client = await started(bench, root, environment)
    const initialized = performance.now()
    times.own.push((await namesThere(client, names)) - initialized)
    await client.stop()
  }
  const row = { name: `warm start, ${bench.fileCount} files`, times: times.own, against: 'stat of all', floor: times.stat }
  bench.table.add({ ...row, goal: 2, note: `${names} names` })
}

async function keptIn(folder: string): Promise<void> {
  const kept = () => existsSync(folder) && readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((path) => path.endsWith('.txt'))
  for (let tries = 0; !kept() && tries < 200; tries++) await pause(100)
}

async function started({ servers }: Bench, root: string, environment: Readonly<Record<string, string>>): Promise<Client> {
  const client = new Client('opmodel', servers.own, root, { environment })
  await client.initialize()
  return client
}
