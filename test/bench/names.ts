// When a server knows the names of a folder: asks until the answers no longer change.

import type { Client } from './client.js'

const query = 'Weekly review'

async function ask(client: Client): Promise<{ readonly found: number; readonly time: number }> {
  const { result, time } = await client.request('workspace/symbol', { query })
  return { found: Array.isArray(result) ? result.length : 0, time }
}

/** How many names there are once three answers in a row, most of a second apart, are the same. */
export async function settledNames(client: Client): Promise<number> {
  for (let before = -1, same = 0; ; ) {
    const { found } = await ask(client)
    same = found === before && found > 1 ? same + 1 : 0
    if (same === 3) return found
    before = found
    await new Promise((done) => setTimeout(done, 300))
  }
}

/** When an answer first held so many names. */
export async function namesThere(client: Client, wanted: number): Promise<number> {
  for (;;) {
    const { found, time } = await ask(client)
    if (found >= wanted) return time
    await new Promise((done) => setTimeout(done, 5))
  }
}
