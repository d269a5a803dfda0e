// The edits that reach further than their own line, each by itself: in a goal, in what gives goals their period, in front matter, in the settings.

import { type Bench, config, type LongPage, longPage, pause } from './bench.js'
import { Client } from './client.js'
import { addedAt, lettersAt, type Stretch, Typist } from './editing.js'
import { letters } from './page.js'
import { marksOf } from './reading.js'

const added = '- Publish the new price list by 2027-09-30'

/** What is typed where, by the name of the row; undefined where the text has no such place. */
function places({ text }: LongPage): readonly (readonly [string, (() => Generator<Stretch>) | undefined])[] {
  const lines = text.split('\n')
  const { goals, periods } = marksOf(text)
  const at = (found: readonly number[]) => (found.length === 0 ? undefined : () => lettersAt(lines, found, 2))
  return [
    ['a letter in a goal', at(goals)],
    ['a letter in the heading of a period', at(periods)],
    ['a letter in the front matter', at([lines.findIndex((line) => line.startsWith('title:'))])],
    ['a goal added and removed', goals.length === 0 ? undefined : () => addedAt(goals, added, 2)],
  ]
}

export async function editsApart(bench: Bench): Promise<void> {
  for (const lines of [1000, 10_000]) {
    const page = longPage(bench, lines)
    const [own, floor] = [await open(bench, page, 'own'), await open(bench, page, 'floor')]
    try {
      for (const [name, stretches] of places(page)) {
        if (stretches === undefined) {
          process.stderr.write(`${name}, ${page.said}: the text has no such place\n`)
          continue
        }
        for (const typist of [own, floor]) typist.workAt(stretches())
        const times = await letters(own, floor, 16, bench.repetitions)
        const row = { name: `${name}, ${page.said}`, times: times.own, against: 'empty server', floor: times.floor }
        bench.table.add({ ...row, goal: 2 })
        bench.table.addTail({ ...row, goal: 5 })
      }
      await settings(bench, page, own, floor)
    } finally {
      for (const { client } of [own, floor]) await client.stop()
    }
  }
}

async function open({ servers }: Bench, { root, uri, text }: LongPage, name: 'own' | 'floor'): Promise<Typist> {
  const client = new Client(name, servers[name], root)
  await client.initialize()
  const typist = new Typist(client, uri)
  await typist.open(text)
  return typist
}

/** A rule is switched on and off in `opmodel.yaml`, which is open too: until the page has its diagnostics again. */
async function settings({ table, rounds }: Bench, page: LongPage, own: Typist, floor: Typist): Promise<void> {
  const file = page.uri.replace(/[^/]+$/, 'opmodel.yaml')
  const line = config.split('\n').findIndex((one) => one.includes('unresolved-reference'))
  const character = config.split('\n')[line]!.length - 'off'.length
  function* switching(): Generator<Stretch> {
    for (;;)
      yield [
        { line, character, remove: 3, insert: 'hint' },
        { line, character, remove: 4, insert: 'off' },
      ]
  }
  const [ours, theirs] = [own, floor].map(({ client }) => new Typist(client, file)) as [Typist, Typist]
  for (const typist of [ours, theirs]) {
    typist.client.notify('textDocument/didOpen', { textDocument: { uri: file, languageId: 'yaml', version: 0, text: config } })
    typist.workAt(switching())
  }
  const times = { own: [] as number[], floor: [] as number[] }
  for (let i = -2; i < rounds * 2; i++) {
    // Whatever else the last change set off is over by then.
    await pause(400)
    const empty = (await theirs.keystroke()).time
    const publish = own.client.diagnosed(page.uri, own.version)
    const begun = performance.now()
    ours.type()
    const took = (await publish).time - begun
    if (i < 0) continue
    times.floor.push(empty)
    times.own.push(took)
  }
  for (const typist of [ours, theirs]) typist.client.notify('textDocument/didClose', { textDocument: { uri: file } })
  table.add({ name: `opmodel.yaml changed, ${page.said}`, times: times.own, against: 'empty server', floor: times.floor, goal: 2 })
}
