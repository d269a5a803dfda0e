// Whether the joined page is still what its pages were: a benchmark over a page in which little is found would flatter.

import { type Bench, longPage } from './bench.js'
import { amounts } from './reading.js'

export async function keptWhenJoined(bench: Bench): Promise<void> {
  for (const lines of [1000, 10_000]) {
    const { text, pages, said } = longPage(bench, lines)
    const joined = amounts(text)
    const alone = pages.map(amounts)
    const sum = (key: keyof typeof joined) => alone.reduce((all, one) => all + one[key], 0)
    const row = { against: `${pages.length} pages read singly`, unit: '', note: '' }
    bench.table.addPlain({ ...row, name: `entities found, ${said}`, value: joined.entities, floor: sum('entities'), least: 0.8 })
    bench.table.addPlain({ ...row, name: `findings, ${said}`, value: joined.findings, floor: sum('findings'), least: 0.5 })
  }
}
