// One long page open in all servers: how soon it is understood, and what a key, many keys and a question take. Knows lines and times, no meaning.

import { type Bench, type LongPage, longPage, pause } from './bench.js'
import { Client } from './client.js'
import { anywhere, Typist } from './editing.js'
import { quantile } from './table.js'

/** Which parts are measured on a page of this many lines. */
const partsAt: Readonly<Record<number, readonly string[]>> = {
  1000: ['typing', 'burst', 'held'],
  10000: ['open', 'typing', 'burst', 'held', 'requests'],
  50000: ['open', 'typing'],
}

interface Open {
  readonly typist: Typist
  readonly times: readonly number[]
}

export async function onLongPages(bench: Bench): Promise<void> {
  for (const [lines, parts] of Object.entries(partsAt))
    if (bench.wanted(...parts)) await onPage(bench, longPage(bench, Number(lines)), parts)
}

async function onPage(bench: Bench, page: LongPage, parts: readonly string[]): Promise<void> {
  const { own, floor, whole } = await opened(bench, page, parts)
  const part = async (name: string, work: () => Promise<void>) => {
    if (parts.includes(name)) await bench.part(name, work)
  }
  try {
    await part('open', async () => {
      const row = { name: `open → diagnostics, ${page.said}`, times: own.times }
      bench.table.add({ ...row, against: 'empty server', floor: floor.times })
      if (whole) bench.table.add({ ...row, against: 'one remark parse', floor: whole.times, goal: 0.5 })
    })
    for (const { typist } of [floor, own]) typist.workAt(anywhere(page.text, 5))
    await part('typing', () => typing(bench, page, own.typist, floor.typist, whole?.typist))
    await part('burst', () => bursts(bench, page, own.typist, floor.typist))
    await part('held', () => held(bench, page, own.typist, floor.typist))
    await part('requests', () => requests(bench, page, own.typist, floor.typist))
  } finally {
    for (const open of [own, floor, whole]) await open?.typist.client.stop()
  }
}

/** The page open in each server; in turn, several times over, so that opening can be compared. */
async function opened(bench: Bench, page: LongPage, parts: readonly string[]) {
  const compared = parts.includes('open') && bench.wanted('open')
  // Remark needs most of a minute for the longest text.
  const withWhole = page.lines === 10_000 && bench.wanted('open', 'typing')
  const rounds = compared && page.lines <= 10_000 ? bench.rounds : 1
  const open = new Map<string, { typist: Typist; times: number[] }>()
  for (let round = 0; round < rounds; round++)
    for (const [name, command] of Object.entries(bench.servers)) {
      if (name === 'whole' && (!withWhole || round > 1)) continue
      const client = new Client(name, command, page.root)
      await client.initialize()
      const typist = new Typist(client, page.uri)
      const times = [...(open.get(name)?.times ?? []), await typist.open(page.text)]
      await open.get(name)?.typist.client.stop()
      open.set(name, { typist, times })
    }
  return { own: open.get('own')! as Open, floor: open.get('floor')! as Open, whole: open.get('whole') as Open | undefined }
}

/** Single letters in both servers, eight in a row in turn. */
export async function letters(own: Typist, floor: Typist, warm: number, count: number) {
  const times = { own: [] as number[], floor: [] as number[] }
  for (let i = -warm; i < count; i += 8)
    for (const [typist, list] of [
      [floor, times.floor],
      [own, times.own],
    ] as const)
      for (let k = 0; k < 8; k++) {
        const { time } = await typist.keystroke()
        if (i >= 0) list.push(time)
        await pause(5)
      }
  return times
}

async function typing(bench: Bench, { text, said, lines }: LongPage, own: Typist, floor: Typist, whole: Typist | undefined): Promise<void> {
  // One in a hundred can be told only from some hundreds.
  const times = await letters(own, floor, 48, bench.repetitions * (lines > 10_000 ? 1 : 4))
  const row = { name: `a letter anywhere, ${said}`, times: times.own }
  bench.table.add({ ...row, against: 'empty server', floor: times.floor, goal: 2 })
  const tail = `the empty server's own p99 is ${(quantile(times.floor, 0.99) / quantile(times.floor, 0.5)).toFixed(1)} × its median`
  bench.table.addTail({ ...row, against: 'empty server', floor: times.floor, goal: 5, note: tail })
  if (!whole) return
  whole.workAt(anywhere(text, 2))
  const remark: number[] = []
  for (let i = 0; i < 6; i++) remark.push((await whole.keystroke()).time)
  bench.table.add({ ...row, against: 'remark each time', floor: remark, goal: 1 / 500 })
}

async function bursts({ table, rounds }: Bench, { said }: LongPage, own: Typist, floor: Typist): Promise<void> {
  const times = { floor: [] as number[], own: [] as number[] }
  let publishes = 0
  for (let i = 0; i < rounds * 2; i++) {
    times.floor.push((await floor.burst(30)).time)
    const one = await own.burst(30)
    times.own.push(one.time)
    publishes = Math.max(publishes, one.publishes)
    await pause(50)
  }
  const note = `at most ${publishes} publishes`
  table.add({ name: `30 changes at once, ${said}`, times: times.own, against: 'empty server', floor: times.floor, goal: 1.2, note })
}

async function held({ table }: Bench, { said }: LongPage, own: Typist, floor: Typist): Promise<void> {
  // The lag of a held key equals that of single letters, so these are measured beside it.
  const { own: single } = await letters(own, floor, 24, 48)
  const lags = await own.held(48, 33)
  const thirds = [lags.slice(0, 16), lags.slice(-16)].map((part) => quantile(part, 0.5).toFixed(1))
  const note = `first third ${thirds[0]} ms, last third ${thirds[1]} ms`
  const row = { name: `key held at 33 ms, ${said}`, times: lags, note }
  table.add({ ...row, against: 'empty server', floor: await floor.held(48, 33) })
  table.add({ ...row, against: 'single letters', floor: single })
}

/** A question right after a letter, about a page that has just changed, and the same once more. */
async function requests({ table, repetitions }: Bench, { said }: LongPage, own: Typist, floor: Typist): Promise<void> {
  for (const method of ['hover', 'completion']) {
    const [first, again] = [
      { floor: [] as number[], own: [] as number[] },
      { floor: [] as number[], own: [] as number[] },
    ]
    for (let i = 0; i < repetitions; i++)
      for (const [typist, name] of [
        [floor, 'floor'],
        [own, 'own'],
      ] as const) {
        await typist.keystroke()
        for (const times of [first, again]) {
          const begun = performance.now()
          const { time } = await typist.client.request(`textDocument/${method}`, {
            textDocument: { uri: typist.uri },
            position: { line: 12 + i, character: 4 },
          })
          times[name].push(time - begun)
        }
      }
    for (const [name, times] of [
      [`${method}, ${said}`, first],
      [`${method} once more, ${said}`, again],
    ] as const)
      table.add({ name, times: times.own, against: 'empty server', floor: times.floor, goal: 2 })
  }
}
