// How a letter grows with the page: the same edits in a short and in a long one, in turn. Knows lines and times, no meaning.

import { type Bench, longPage } from './bench.js'
import { Client } from './client.js'
import { anywhere, Typist } from './editing.js'
import { letters } from './page.js'
import { quantile } from './table.js'

const sizes = [1000, 50_000] as const

export async function growth(bench: Bench): Promise<void> {
  const ours = await grown(bench, 'own')
  const theirs = await grown(bench, 'floor')
  const note = `the empty server's grows ${(quantile(theirs.long, 0.5) / quantile(theirs.short, 0.5)).toFixed(1)} ×`
  bench.table.add({ name: 'a letter anywhere, 50k lines', times: ours.long, against: '1k lines', floor: ours.short, goal: 3, note })
}

async function grown(bench: Bench, name: 'own' | 'floor'): Promise<{ readonly short: number[]; readonly long: number[] }> {
  const open = async (lines: number) => {
    const { root, uri, text } = longPage(bench, lines)
    const client = new Client(name, bench.servers[name], root)
    await client.initialize()
    const typist = new Typist(client, uri)
    await typist.open(text)
    typist.workAt(anywhere(text, 2))
    return typist
  }
  const [short, long] = [await open(sizes[0]), await open(sizes[1])]
  try {
    const times = await letters(long, short, 48, bench.repetitions * 2)
    return { short: times.floor, long: times.own }
  } finally {
    for (const { client } of [short, long]) await client.stop()
  }
}
