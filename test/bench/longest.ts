// The longest time for which the main thread of the server hears nobody, while pages are opened, written on and read. Asks a preload in its process.

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { textOf } from '../../server/src/core/index.js'
import { parse } from '../../server/src/core/syntax/tree.js'
import { type Bench, bundled, longPage, manyPages, pause } from './bench.js'
import { Client } from './client.js'
import { shortPage } from './documents.js'
import { anywhere, Typist } from './editing.js'
import { settledNames } from './names.js'

const most = 16

/** One block is read at once; a longer one has a row of its own. */
const longestBlock = 12_000

/** The page without blocks that are longer. */
function withoutLongBlocks(source: string): string {
  const { frontMatter, chunks } = parse(textOf(source))
  const kept = chunks.filter(({ text }) => text.length <= longestBlock)
  return [frontMatter?.chunk.text ?? '', ...kept.map(({ text }) => text)].join('')
}

/** The work that is looked at, in this order. The first one opens the page. */
const work: Readonly<Record<string, (typist: Typist, text: string) => Promise<unknown>>> = {
  'opening 10k lines': (typist, text) => typist.open(text),
  'typing, 10k lines': async (typist) => {
    for (let i = 0; i < 64; i++) {
      await typist.keystroke()
      await pause(5)
    }
  },
  'bursts of 30, 10k lines': async (typist) => {
    for (let i = 0; i < 4; i++) await typist.burst(30)
  },
  'hover and completion, 10k lines': async (typist) => {
    for (let i = 0; i < 16; i++)
      for (const method of ['textDocument/hover', 'textDocument/completion'])
        await typist.client.request(method, { textDocument: { uri: typist.uri }, position: { line: 12 + i, character: 4 } })
  },
}

export async function longestTask(bench: Bench): Promise<void> {
  const preload = await bundled(bench.folder, 'preload-turns')
  await onALongPage(bench, preload)
  await inOneBlock(bench, preload)
  await indexing(bench, preload)
}

/** Other work on the machine makes a turn longer, never shorter: the least of the rounds is the server's own. */
class Rounds {
  readonly #longest = new Map<string, number>()
  async see(key: string, client: Client): Promise<void> {
    const seen = (await client.ask('longest')) as number
    this.#longest.set(key, Math.min(seen, this.#longest.get(key) ?? Number.POSITIVE_INFINITY))
  }
  least(key: string): number {
    return this.#longest.get(key)!
  }
}

const note = (rounds: number) => `the least of ${rounds} rounds`
const noteOfPage = (rounds: number) => `${note(rounds)}, without blocks above ${longestBlock / 1000} kB`

async function onALongPage(bench: Bench, preload: string): Promise<void> {
  const { root, uri, text: whole } = longPage(bench, 10_000)
  const text = withoutLongBlocks(whole)
  const seen = new Rounds()
  for (let round = 0; round < bench.rounds; round++)
    for (const name of ['own', 'floor'] as const) {
      const client = new Client(name, bench.servers[name], root, { preloads: [preload] })
      await client.initialize()
      const typist = new Typist(client, uri)
      typist.workAt(anywhere(text, 2))
      await pause(100)
      for (const [what, run] of Object.entries(work)) {
        await client.ask('begin')
        await run(typist, text)
        await seen.see(`${name} ${what}`, client)
      }
      await client.stop()
    }
  for (const what of Object.keys(work))
    bench.table.addPlain({
      name: `longest task: ${what}`,
      value: seen.least(`own ${what}`),
      against: 'empty server',
      floor: seen.least(`floor ${what}`),
      unit: 'ms',
      most,
      note: noteOfPage(bench.rounds),
    })
}

/** One list without a blank line cannot be read in parts: its time is printed, without a goal. */
async function inOneBlock(bench: Bench, preload: string): Promise<void> {
  const { root, uri } = longPage(bench, 10_000)
  const items = Array.from({ length: 700 }, (_, i) => `- Raise the share of letters answered in a day to ${i} %`)
  const text = `---\nopmodel: true\n---\n\n# Goals for Q4 2027\n\n${items.join('\n')}\n`
  const seen = new Rounds()
  for (let round = 0; round < bench.rounds; round++)
    for (const name of ['own', 'floor'] as const) {
      const client = new Client(name, bench.servers[name], root, { preloads: [preload] })
      await client.initialize()
      const typist = new Typist(client, uri.replace('plans.md', 'block.md'))
      typist.workAt(anywhere(text, 2))
      await pause(100)
      await client.ask('begin')
      await typist.open(text)
      for (let i = 0; i < 16; i++) await typist.keystroke()
      await seen.see(name, client)
      await client.stop()
    }
  bench.table.addPlain({
    name: `longest task: one block of ${Math.round(items.join('\n').length / 1000)} kB, opened and typed in`,
    value: seen.least('own'),
    against: 'empty server',
    floor: seen.least('floor'),
    unit: 'ms',
    note: note(bench.rounds),
  })
}

async function indexing(bench: Bench, preload: string): Promise<void> {
  const root = manyPages(bench)
  const seen = new Rounds()
  const cache = join(bench.folder, 'cold-cache')
  for (let round = 0; round < bench.rounds; round++)
    for (const name of ['own', 'floor'] as const) {
      // Nothing of an earlier round is left.
      rmSync(cache, { recursive: true, force: true })
      const client = new Client(name, bench.servers[name], root, { preloads: [preload], environment: { XDG_CACHE_HOME: cache } })
      await client.initialize()
      await client.ask('begin')
      const page = new Typist(client, pathToFileURL(join(root, 'part-0/page-0.md')).href)
      await page.open(shortPage(0))
      if (name === 'own') await settledNames(client)
      await seen.see(name, client)
      await client.stop()
    }
  bench.table.addPlain({
    name: `longest task: reading ${bench.fileCount} files`,
    value: seen.least('own'),
    against: 'empty server',
    floor: seen.least('floor'),
    unit: 'ms',
    most,
    note: note(bench.rounds),
  })
}
