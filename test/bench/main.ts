// `npm run bench`: what the language server takes, as ratios to other servers measured in the same run. Needs the bundles of `npm run build`.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { Client } from './client.js'
import { joinedDocument, longDocument, shortPage } from './documents.js'
import { places, Typist } from './editing.js'
import { type Row, Table } from './table.js'

const usage = `npm run bench -- [FOLDER] [--quick] [--only PART,…] [--files N] [--json FILE]

FOLDER   its Markdown pages are joined and used in place of the generated ones
--quick  fewer repetitions, 2,000 files
--only   start, typing, burst, held, open, requests, index
--json   writes the rows to a file
`
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    files: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  process.stdout.write(usage)
  process.exit(0)
}

// A Node that reads certificates at its start flatters whatever is compared with it.
delete process.env.NODE_EXTRA_CA_CERTS

const source = positionals[0] === undefined ? undefined : resolve(positionals[0])
const repetitions = values.quick ? 16 : 64
const rounds = values.quick ? 3 : 7
const fileCount = Number(values.files ?? (values.quick ? 2000 : 10_000))
const wanted = (part: string) => values.only === undefined || values.only.split(',').includes(part)
const here = fileURLToPath(new URL('.', import.meta.url))
const ours = fileURLToPath(new URL('../../dist/server/node.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'opmodel-bench-'))
const table = new Table()

const config = "version: 1\ndocuments: ['**']\ncheck:\n  closed: true\nrules:\n  unresolved-reference: off\n"

try {
  const floor = await bundled('floor')
  const servers: readonly (readonly [string, readonly string[]])[] = [
    ['floor', [floor, '--stdio']],
    ['opmodel', [ours, '--stdio']],
    ['remark', [floor, '--remark', '--stdio']],
  ]
  if (wanted('start')) await starts(await bundled('raw'), servers.slice(0, 2))
  for (const lines of [1000, 10_000, 50_000]) if (wanted('typing') || lines === 10_000) await longPage(lines, servers)
  if (wanted('index')) await index()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(table.text())
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ node: process.version, rows: table.rows }, null, 1)}\n`)

/** One of the servers beside this file as one bundle, as ours is. */
async function bundled(name: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`)
  const banner = { js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);" }
  await build({ entryPoints: [join(here, `${name}.ts`)], outfile, bundle: true, platform: 'node', format: 'esm', minify: true, banner })
  return outfile
}

/** The answer to `initialize`, which ours gives before it has loaded everything, and the first findings, for which it must have. */
async function starts(raw: string, servers: readonly (readonly [string, readonly string[]])[]): Promise<void> {
  const times = new Map<string, { readonly answered: number[]; readonly diagnosed: number[] }>()
  const uri = pathToFileURL(join(folder, 'start.md')).href
  const text = '---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n- Improve care\n'
  for (let round = 0; round < rounds * 3; round++)
    for (const [name, command] of [['raw', [raw]] as const, ...servers]) {
      const client = new Client(name, command, folder)
      await client.initialize()
      const { answered, diagnosed } = times.get(name) ?? { answered: [], diagnosed: [] }
      times.set(name, { answered, diagnosed })
      answered.push(client.started)
      if (name !== 'raw') {
        client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } })
        diagnosed.push(client.since((await client.diagnosed(uri, 1)).time))
      }
      await client.stop()
    }
  const [ours, empty] = [times.get('opmodel')!, times.get('floor')!]
  const name = 'start → initialize'
  table.add({ name, times: ours.answered, against: 'raw Node', floor: times.get('raw')!.answered, goal: 1.5 })
  table.add({ name, times: ours.answered, against: 'empty server', floor: empty.answered })
  table.add({ name: 'start → first findings', times: ours.diagnosed, against: 'empty server', floor: empty.diagnosed })
}

async function longPage(lines: number, servers: readonly (readonly [string, readonly string[]])[]): Promise<void> {
  const root = join(folder, `page-${lines}`)
  mkdirSync(root)
  writeFileSync(join(root, 'opmodel.yaml'), config)
  const path = join(root, 'plans.md')
  const text = source === undefined ? longDocument(lines) : joinedDocument(source, lines)
  writeFileSync(path, text)
  const said = `${lines / 1000}k lines`
  const opens = new Map<string, number[]>()
  const typists = new Map<string, Typist>()
  // Remark needs most of a minute for the longest text.
  const used = lines > 10_000 ? servers.slice(0, 2) : servers
  for (let round = 0; round < (lines > 10_000 ? 1 : rounds); round++)
    for (const [name, command] of used) {
      if (name === 'remark' && round > 1) continue
      const client = new Client(name, command, root)
      await client.initialize()
      const typist = new Typist(client, pathToFileURL(path).href)
      opens.set(name, [...(opens.get(name) ?? []), await typist.open(text)])
      await typists.get(name)?.client.stop()
      typists.set(name, typist)
    }
  const [floor, own, whole] = [typists.get('floor')!, typists.get('opmodel')!, typists.get('remark')]
  if (wanted('open')) {
    table.add({ name: `open → diagnostics, ${said}`, times: opens.get('opmodel')!, against: 'empty server', floor: opens.get('floor')! })
    if (whole)
      table.add({
        name: `open → diagnostics, ${said}`,
        times: opens.get('opmodel')!,
        against: 'one remark parse',
        floor: opens.get('remark')!,
        goal: 0.5,
      })
  }
  if (wanted('typing')) await typing(said, text.split('\n'), floor, own, whole)
  for (const typist of [floor, own]) typist.workAt(places['a letter anywhere']!(text.split('\n'), 5))
  if (wanted('burst') && lines <= 10_000) await bursts(said, floor, own)
  if (wanted('held') && lines <= 10_000) await held(said, floor, own)
  if (wanted('requests') && lines === 10_000) await requests(said, floor, own)
  const last = own.client.published.at(-1)
  const note = `${last?.count ?? 0} diagnostics sent`
  table.addPlain({
    name: `peak memory, ${said}`,
    value: own.client.peakMemory() ?? 0,
    against: 'empty server',
    floor: floor.client.peakMemory() ?? 0,
    unit: 'MB',
    note,
  })
  for (const typist of typists.values()) await typist.client.stop()
}

async function typing(said: string, lines: readonly string[], floor: Typist, own: Typist, whole: Typist | undefined): Promise<void> {
  for (const [place, stretches] of Object.entries(places)) {
    // A joined text need not have a line of each sort.
    if (source !== undefined && place !== 'a letter anywhere') continue
    const times = { floor: [] as number[], own: [] as number[] }
    floor.workAt(stretches(lines, 2))
    own.workAt(stretches(lines, 2))
    const warm = place === 'a letter anywhere' ? 48 : 8
    for (let i = -warm; i < repetitions; i += 8)
      for (const [typist, list] of [
        [floor, times.floor],
        [own, times.own],
      ] as const)
        for (let k = 0; k < 8; k++) {
          const { time } = await typist.keystroke()
          if (i >= 0) list.push(time)
          await new Promise((done) => setTimeout(done, 5))
        }
    table.add({ name: `${place}, ${said}`, times: times.own, against: 'empty server', floor: times.floor, goal: 2 })
    if (!whole || place !== 'a letter anywhere') continue
    whole.workAt(stretches(lines, 2))
    const remark: number[] = []
    for (let i = 0; i < 6; i++) remark.push((await whole.keystroke()).time)
    table.add({ name: `${place}, ${said}`, times: times.own, against: 'remark each time', floor: remark, goal: 1 / 500 })
  }
}

async function bursts(said: string, floor: Typist, own: Typist): Promise<void> {
  const times = { floor: [] as number[], own: [] as number[] }
  let publishes = 0
  for (let i = 0; i < rounds * 2; i++) {
    times.floor.push((await floor.burst(30)).time)
    const one = await own.burst(30)
    times.own.push(one.time)
    publishes = Math.max(publishes, one.publishes)
    await new Promise((done) => setTimeout(done, 50))
  }
  const note = `at most ${publishes} publishes`
  table.add({ name: `30 changes at once, ${said}`, times: times.own, against: 'empty server', floor: times.floor, goal: 1.2, note })
}

async function held(said: string, floor: Typist, own: Typist): Promise<void> {
  const lags = await own.held(48, 33)
  const note = `first third ${middle(lags.slice(0, 16)).toFixed(1)} ms, last third ${middle(lags.slice(-16)).toFixed(1)} ms`
  table.add({ name: `key held at 33 ms, ${said}`, times: lags, against: 'empty server', floor: await floor.held(48, 33), note })
}

async function requests(said: string, floor: Typist, own: Typist): Promise<void> {
  for (const method of ['textDocument/hover', 'textDocument/completion']) {
    const times = { floor: [] as number[], own: [] as number[] }
    for (let i = 0; i < repetitions; i++)
      for (const [typist, list] of [
        [floor, times.floor],
        [own, times.own],
      ] as const) {
        await typist.keystroke()
        const begun = performance.now()
        const { time } = await typist.client.request(method, {
          textDocument: { uri: typist.uri },
          position: { line: 12 + i, character: 4 },
        })
        list.push(time - begun)
      }
    table.add({ name: `${method.split('/')[1]}, ${said}`, times: times.own, against: 'empty server', floor: times.floor, goal: 2 })
  }
}

/** A folder of many pages: until the names of all of them can be asked for, beside reading the files. */
async function index(): Promise<void> {
  const root = join(folder, 'pages')
  mkdirSync(root)
  writeFileSync(join(root, 'opmodel.yaml'), 'version: 1\n')
  for (let i = 0; i < fileCount; i++) {
    if (i % 200 === 0) mkdirSync(join(root, `part-${i / 200}`))
    writeFileSync(join(root, `part-${Math.floor(i / 200)}`, `page-${i}.md`), shortPage(i))
  }
  const reading: number[] = []
  const times: number[] = []
  let [found, memory] = [0, 0]
  for (let round = 0; round < 3; round++) {
    const begun = performance.now()
    for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' }))
      if (path.endsWith('.md')) readFileSync(join(root, path), 'utf8')
    reading.push(performance.now() - begun)
    const client = new Client('opmodel', [ours, '--stdio'], root)
    await client.initialize()
    const page = new Typist(client, pathToFileURL(join(root, 'part-0/page-0.md')).href)
    await page.open(shortPage(0))
    // The answer before the index is ready holds what is known by then.
    for (let before = -1, same = 0; same < 3; ) {
      const { result, time } = await client.request('workspace/symbol', { query: 'Weekly review' })
      found = Array.isArray(result) ? result.length : 0
      if (found !== before) times[round] = client.since(time)
      same = found === before && found > 1 ? same + 1 : 0
      before = found
      await new Promise((done) => setTimeout(done, same > 0 ? 400 : 50))
    }
    memory = client.peakMemory() ?? 0
    await client.stop()
  }
  const note = `${found} names, ${memory.toFixed(0)} MB`
  const row: Row = { name: `index of ${fileCount} files`, times, against: 'readFileSync of all', floor: reading, goal: 4, note }
  table.add(row)
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}
