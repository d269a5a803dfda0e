// How much memory a server held at most when a long page was open and written on.

import { type Bench, longPage } from './bench.js'
import { Client } from './client.js'
import { anywhere, Typist } from './editing.js'

const letters = 120

export async function memory(bench: Bench): Promise<void> {
  for (const lines of [1000, 10_000, 50_000]) {
    const { root, uri, text, said } = longPage(bench, lines)
    const peaks: number[] = []
    let sent = 0
    for (const name of ['own', 'floor'] as const) {
      const client = new Client(name, bench.servers[name], root)
      await client.initialize()
      const typist = new Typist(client, uri)
      await typist.open(text)
      typist.workAt(anywhere(text, 2))
      for (let i = 0; i < letters; i++) await typist.keystroke()
      const peak = client.peakMemory()
      if (name === 'own') sent = client.published.at(-1)?.count ?? 0
      await client.stop()
      // Only Linux tells.
      if (peak === null) return
      peaks.push(peak)
    }
    const row = { name: `peak memory, ${said}`, value: peaks[0]!, against: 'empty server', floor: peaks[1]!, unit: 'MB' }
    bench.table.addPlain({ ...row, note: `${letters} letters typed, ${sent} diagnostics sent`, goal: 2 })
  }
}
