// When a server knows the names of a folder: asks until the answers no longer change.

import { pause } from './bench.js'
import type { Client } from './client.js'

const query = 'Weekly review'

async function ask(client: Client): Promise<{ readonly found: number; readonly time: number }> {
  const { result, time } = await client.request('workspace/symbol', { query })
  return { found: Array.isArray(result) ? result.length : 0, time }
}

/** How many names there are once three answers in a row, most of a second apart, are the same; and when that many came first. */
export async function settledNames(client: Client): Promise<{ readonly found: number; readonly time: number }> {
  let first = await ask(client)
  for (let same = 0; same < 3; ) {
    await pause(same > 0 ? 400 : 50)
    const next = await ask(client)
    same = next.found === first.found && next.found > 1 ? same + 1 : 0
    if (next.found !== first.found) first = next
  }
  return first
}

/** When an answer first held so many names. */
export async function namesThere(client: Client, wanted: number): Promise<number> {
  for (;;) {
    const { found, time } = await ask(client)
    if (found >= wanted) return time
    await pause(5)
  }
}
