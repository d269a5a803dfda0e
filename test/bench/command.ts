// `npm run bench:cli`: what `opmodel check` takes, as ratios to Node doing nothing and to reading the same files, measured in the same run.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { shortPage } from './documents.js'
import { Table } from './table.js'

const usage = `npm run bench:cli -- [FOLDER] [--quick] [--files N] [--rounds N] [--json FILE]

FOLDER    is checked as well, beside the generated pages
--quick   fewer repetitions, 2,000 files
--files   how many pages are generated (10,000); 0 for none
--rounds  how often a folder is checked (3)
--json    writes the rows to a file
`
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    files: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  process.stdout.write(usage)
  process.exit(0)
}

/** Where this variable is set, Node 20 reads those certificates at each start, which would make doing nothing look as slow as work. */
const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env
const command = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url))
const fileCount = Number(values.files ?? (values.quick ? 2000 : 10_000))
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3))
const folder = mkdtempSync(join(tmpdir(), 'opmodel-bench-'))
/** What other runs keep in the user's own cache folder decides nothing here. */
const bareEnvironment = { ...environment, XDG_CACHE_HOME: join(folder, 'cache') }
const table = new Table()

try {
  starts(values.quick ? 11 : 41)
  if (positionals[0] !== undefined) checks(resolve(positionals[0]), 'the folder given')
  if (fileCount > 0) checks(generated(), 'generated pages')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(table.text())
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ node: process.version, rows: table.rows }, null, 1)}\n`)

/** From the start of the process to its end: one small page with a finding, and no page at all. */
function starts(repetitions: number): void {
  const page = join(folder, 'page.md')
  writeFileSync(page, '---\nopmodel: true\nowner: Ana\n---\n\n# Goals\n\n- Improve care\n')
  const [nothing, help, check, bare]: [number[], number[], number[], number[]] = [[], [], [], []]
  timed([command, 'check', page], 1)
  // In turn, so that whatever else the machine does falls on all alike.
  for (let i = 0; i < repetitions; i++) {
    nothing.push(timed(['-e', '0'], 0))
    help.push(timed([command, '--help'], 0))
    check.push(timed([command, 'check', page], 1))
    bare.push(timed([command, 'check', page], 1, { ...bareEnvironment, NODE_DISABLE_COMPILE_CACHE: '1' }))
  }
  table.add({ name: 'first finding on a small page', times: check, against: 'node -e 0', floor: nothing, goal: 3 })
  table.add({ name: 'the same, nothing compiled before', times: bare, against: 'node -e 0', floor: nothing })
  table.add({ name: 'help', times: help, against: 'node -e 0', floor: nothing })
}

function timed(words: readonly string[], code: number, env: NodeJS.ProcessEnv = bareEnvironment): number {
  const begun = performance.now()
  const { status } = spawnSync(process.execPath, words, { stdio: 'ignore', env })
  if (status !== code) throw new Error(`${words.join(' ')} ended with ${status}`)
  return performance.now() - begun
}

function generated(): string {
  const root = join(folder, 'pages')
  mkdirSync(root)
  writeFileSync(join(root, 'opmodel.yaml'), 'version: 1\n')
  for (let i = 0; i < fileCount; i++) {
    const part = join(root, `part-${Math.floor(i / 200)}`)
    if (i % 200 === 0) mkdirSync(part)
    writeFileSync(join(part, `page-${i}.md`), shortPage(i))
  }
  return root
}

/** A whole folder, beside one process that lists it and reads its pages. */
function checks(root: string, name: string): void {
  const [reading, checking]: [number[], number[]] = [[], []]
  const report = join(folder, 'report.json')
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:md|markdown|mdx)$/i.test(path))
    for (const path of paths) if (statSync(join(root, path)).isFile()) readFileSync(join(root, path), 'utf8')
    reading.push(performance.now() - begun)
    const start = performance.now()
    execFileSync(process.execPath, [command, 'check', '--fail-on', 'never', '--format', 'json', '--output', report, root], {
      stdio: 'ignore',
    })
    checking.push(performance.now() - start)
  }
  const { summary } = JSON.parse(readFileSync(report, 'utf8')) as {
    readonly summary: { readonly documents: number; readonly recognised: number }
  }
  const note = `${summary.documents} pages, ${summary.recognised} with a model, ${(median(checking) / summary.documents).toFixed(2)} ms each`
  table.add({ name: `check of ${name}`, times: checking, against: 'readFileSync of all', floor: reading, note })
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
