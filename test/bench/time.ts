// Measures the scanner of times beside chrono-node cut down to its calendar parsers: the same sentences, in turns, in one run, as it is bundled.
//   npm run bench:time [FOLDER of Markdown pages]

import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as chronoModule from 'chrono-node/en'
import { build } from 'esbuild'
import { cadenceGroups } from '../time/cadences.js'
import { groups, unmark } from '../time/phrases.js'
import { silence } from '../time/silence.js'

type Scan = (line: string) => unknown

const folder = process.argv[2]
const sets: Readonly<Record<string, readonly string[]>> = {
  'phrases of time': groups.flatMap(({ rows }) => rows.map(([sentence]) => unmark(sentence).text)),
  rhythms: cadenceGroups.flatMap(({ rows }) => rows.map(([phrase]) => phrase)),
  'no time at all': Object.values(silence).flat(),
  ...(folder ? { [folder]: linesOf(folder) } : {}),
}

const { scanTime: ours } = await bundled<{ readonly scanTime: Scan }>('./server/src/core/time/index.ts', true)
const theirs = cutDown(await bundled<typeof chronoModule>('chrono-node/en', false))
for (const [name, lines] of Object.entries(sets)) {
  const { perSecond, ratio } = compare(ours, theirs, lines)
  console.log(`${name}: ${lines.length} lines, ${perSecond} a second, ${ratio.toFixed(2)} × chrono`)
}

/** A module as the bundler writes it. chrono keeps its names: its parsers are told by them. */
async function bundled<Module>(entry: string, minify: boolean): Promise<Module> {
  const outfile = resolve('out/bench', `${entry.replace(/\W+/g, '-')}.mjs`)
  mkdirSync('out/bench', { recursive: true })
  await build({
    stdin: { contents: `export * from '${entry}'`, resolveDir: '.' },
    bundle: true,
    minify,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
  })
  return (await import(pathToFileURL(outfile).href)) as Module
}

function cutDown({ Chrono, configuration }: typeof chronoModule): Scan {
  const all = configuration.createConfiguration(false, true)
  const parser = new Chrono({
    ...all,
    parsers: all.parsers.filter((each) => !/TimeUnit|TimeExpression|Casual|Relative/.test(each.constructor.name)),
  })
  const reference = new Date(Date.UTC(2026, 8, 16))
  return (line) => parser.parse(line, reference)
}

/** Both take turns, so that other work on the machine slows both; the median of the turns counts. */
function compare(first: Scan, second: Scan, lines: readonly string[]) {
  const repeats = Math.max(1, Math.round(4000 / lines.length))
  const once = (scan: Scan) => {
    const before = process.cpuUsage()
    for (let i = 0; i < repeats; i++) for (const line of lines) scan(line)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
  for (let i = 0; i < 5; i++) for (const scan of [first, second]) once(scan)
  const turns = Array.from({ length: 21 }, () => ({ a: once(first), b: once(second) }))
  const ratios = turns.map(({ a, b }) => b / a).sort((x, y) => x - y)
  const times = turns.map(({ a }) => a).sort((x, y) => x - y)
  return { perSecond: Math.round((lines.length * repeats) / times[10]!), ratio: ratios[10]! }
}

function linesOf(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.mdx?$/.test(name))
    .flatMap((name) => readFileSync(join(path, name), 'utf8').split('\n'))
    .filter((line) => line.trim().length > 3 && line.length < 1200)
}
