// `npm run bench`: what the language server takes, as ratios to other servers measured in the same run. Needs the bundles of `npm run build`.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { editsApart } from './apart.js'
import { type Bench, bundled } from './bench.js'
import { Client } from './client.js'
import { folderIndex } from './folder-index.js'
import { growth } from './growth.js'
import { keptWhenJoined } from './joined.js'
import { longestTask } from './longest.js'
import { memory } from './memory.js'
import { onLongPages } from './page.js'
import { installedPeers } from './peer-packages.js'
import { againstPeers } from './peers.js'
import { profiles } from './profile.js'
import { stagesOfALetter } from './stages.js'
import { Table, withFigures } from './table.js'
import { unread } from './unread.js'
import { warmStart } from './warm.js'

const usage = `npm run bench -- [FOLDER] [--quick] [--only PART,…] [--peers] [--files N] [--json FILE] [--into PAGE]

FOLDER   its Markdown pages are joined and used in place of the generated ones
--quick  fewer repetitions, 2,000 files
--only   start, joined, open, typing, stages, apart, growth, burst, held, requests, memory, peers, unread, index, warm, longest, profile
--peers  other checkers of Markdown as well; they are installed in the cache folder of the user, once
--files  how many pages a folder has (10,000)
--json   writes the rows to a file
--into   writes them into a page, between its marks

Ends with 1 if the joined page no longer holds what its pages hold singly.
`
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    peers: { type: 'boolean', default: false },
    files: { type: 'string' },
    json: { type: 'string' },
    into: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  process.stdout.write(usage)
  process.exit(0)
}

const asked = values.only?.split(',')
const rounds = values.quick ? 3 : 7
const fileCount = Number(values.files ?? (values.quick ? 2000 : 10_000))
const ours = fileURLToPath(new URL('../../dist/server/node.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'opmodel-bench-'))
const table = new Table()

try {
  const peers = values.peers ? installedPeers() : undefined
  // A Node that reads certificates at its start flatters whatever is compared with it. The registry may need them.
  delete process.env.NODE_EXTRA_CA_CERTS
  const floor = await bundled(folder, 'floor')
  const servers = { floor: [floor, '--stdio'], own: [ours, '--stdio'], whole: [floor, '--remark', '--stdio'] }
  const wanted = (...parts: readonly string[]) => asked === undefined || parts.some((part) => asked.includes(part))
  const bench: Bench = {
    folder,
    source: positionals[0] === undefined ? undefined : resolve(positionals[0]),
    repetitions: values.quick ? 16 : 64,
    rounds,
    fileCount,
    table,
    servers,
    wanted,
    async part(name, work) {
      if (!wanted(name)) return
      table.begin(name)
      await work()
    },
  }
  await bench.part('start', async () => starts(await bundled(folder, 'raw'), servers))
  await bench.part('joined', () => keptWhenJoined(bench))
  await onLongPages(bench)
  await bench.part('stages', async () => stagesOfALetter(bench))
  await bench.part('apart', () => editsApart(bench))
  await bench.part('growth', () => growth(bench))
  await bench.part('memory', () => memory(bench))
  if (peers !== undefined) await bench.part('peers', () => againstPeers(bench, peers))
  await bench.part('unread', () => unread(bench))
  await bench.part('index', () => folderIndex(bench))
  await bench.part('warm', () => warmStart(bench))
  await bench.part('longest', () => longestTask(bench))
  await bench.part('profile', () => profiles(bench))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (table.rows.length > 0) process.stdout.write(table.text())
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ node: process.version, rows: table.rows }, null, 1)}\n`)
if (values.into !== undefined) writeFileSync(values.into, withFigures(readFileSync(values.into, 'utf8'), table))
if (table.failed.length > 0) process.exitCode = 1

/** The answer to `initialize`, which ours gives before it has loaded everything, and the first findings, for which it must have. */
async function starts(raw: string, { own, floor }: Pick<Bench['servers'], 'own' | 'floor'>): Promise<void> {
  const times = { raw: [] as number[], floor: [] as number[], own: [] as number[] }
  const diagnosed = { floor: [] as number[], own: [] as number[] }
  const uri = pathToFileURL(join(folder, 'start.md')).href
  const text = '---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n- Improve care\n'
  const commands = { raw: [raw], floor, own }
  for (let round = 0; round < rounds * 3; round++)
    for (const name of ['raw', 'floor', 'own'] as const) {
      const client = new Client(name, commands[name], folder)
      await client.initialize()
      times[name].push(client.started)
      if (name !== 'raw') {
        client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } })
        diagnosed[name].push(client.since((await client.diagnosed(uri, 1)).time))
      }
      await client.stop()
    }
  const name = 'start → initialize'
  table.add({ name, times: times.own, against: 'raw Node', floor: times.raw, goal: 1.5 })
  table.add({ name, times: times.own, against: 'empty server', floor: times.floor })
  table.add({ name: 'start → first findings', times: diagnosed.own, against: 'empty server', floor: diagnosed.floor })
}
