// What the time of the server is made of while a page is opened, written on and asked about, and while a folder is read: shares by where the code comes from.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Profiler } from 'node:inspector'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Bench, bundled, config, longPage, manyPages, pause } from './bench.js'
import { Client } from './client.js'
import { shortPage } from './documents.js'
import { anywhere, Typist } from './editing.js'
import { settledNames } from './names.js'

const maps = fileURLToPath(new URL('../../out/maps/server/node/', import.meta.url))

/** Where code comes from, by its path in the repository; the first that fits. */
const areas: readonly (readonly [RegExp, string])[] = [
  [
    /node_modules\/(?:micromark|mdast|unified|remark|vfile|unist|decode-named|character-ent|ccount|zwitch|longest-streak|trough|bail)/,
    'remark',
  ],
  [/node_modules\/(?:yaml|temporal-polyfill|rrule|github-slugger|fuzzysort|ignore)\//, 'other libraries'],
  [/node_modules\/vscode-/, 'messages'],
  [/core\/(?:syntax|text)\//, 'blocks and text'],
  [/core\/(?:model|clarity|time|config)[/.]/, 'the model'],
  [/core\/rules\//, 'rules'],
  [/core\/features\//, 'answers to questions'],
  [/src\/(?:lsp|host)\/|core\//, 'the server itself'],
]

/** Asked in this order of one server with a page of 10,000 lines, beside how often. */
const work: readonly (readonly [string, number, (typist: Typist, text: string) => Promise<unknown>])[] = [
  ['opening 10k lines', 1, (typist, text) => typist.open(text)],
  [
    'a letter, 10k lines',
    128,
    async (typist) => {
      for (let i = 0; i < 128; i++) await typist.keystroke()
    },
  ],
  ['hover after a letter, 10k lines', 32, (typist) => questions(typist, 'textDocument/hover')],
  ['completion after a letter, 10k lines', 32, (typist) => questions(typist, 'textDocument/completion')],
]

async function questions(typist: Typist, method: string): Promise<void> {
  for (let i = 0; i < 32; i++) {
    await typist.keystroke()
    const position = { line: 12 + 7 * i, character: 4 }
    await typist.client.request(method, { textDocument: { uri: typist.uri }, position })
  }
}

export async function profiles(bench: Bench): Promise<void> {
  const preloads = [await bundled(bench.folder, 'preload-profile')]
  const { text } = longPage(bench, 10_000)
  // A folder without the page: else the server would have begun to read it before it is opened.
  const root = join(bench.folder, 'profiled')
  mkdirSync(root)
  writeFileSync(join(root, 'opmodel.yaml'), config)
  const client = new Client('opmodel', bench.servers.own, root, { preloads })
  await client.initialize()
  const typist = new Typist(client, pathToFileURL(join(root, 'plans.md')).href)
  typist.workAt(anywhere(text, 5))
  await pause(500)
  for (const [name, times, run] of work) {
    await client.ask('begin')
    await run(typist, text)
    told(bench, name, times, (await client.ask('end')) as Profiler.Profile)
  }
  await client.stop()
  const pages = manyPages(bench)
  const reader = new Client('opmodel', bench.servers.own, pages, { preloads })
  await reader.initialize()
  await reader.ask('begin')
  await new Typist(reader, pathToFileURL(join(pages, 'part-0/page-0.md')).href).open(shortPage(0))
  await settledNames(reader)
  told(bench, `reading ${bench.fileCount} files`, bench.fileCount, (await reader.ask('end')) as Profiler.Profile)
  await reader.stop()
}

/** The shares of all that was not idle, the largest first. */
function told({ table }: Bench, name: string, times: number, profile: Profiler.Profile): void {
  const shares = sharesOf(profile)
  const all = [...shares.values()].reduce((sum, time) => sum + time, 0)
  for (const [area, time] of [...shares].sort((a, b) => b[1] - a[1]))
    if (time >= all / 100)
      table.addPlain({
        name: `${name}: ${area}`,
        value: time / times / 1000,
        unit: 'ms',
        against: 'all of it',
        floor: all / times / 1000,
        note: '',
      })
}

/** Microseconds by area. What V8 does for a function, such as matching a pattern, is the function's own. */
function sharesOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Map<string, number> {
  const above = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const areaOf = (id: number): string | null => {
    for (let at: number | undefined = id; at !== undefined; at = above.get(at)) {
      const { functionName, url, lineNumber, columnNumber } = byId.get(at)!.callFrame
      // The profiler itself is none of the server's work.
      if (functionName === '(idle)' || functionName === '(program)' || url === 'node:inspector') return null
      if (functionName === '(garbage collector)') return 'garbage collection'
      if (url.startsWith('node:')) return 'Node'
      const source = url === '' ? null : sourceAt(url, lineNumber, columnNumber)
      if (source !== null) return areas.find(([pattern]) => pattern.test(source))?.[1] ?? 'other'
    }
    return 'Node'
  }
  const shares = new Map<string, number>()
  const known = new Map<number, string | null>()
  for (const [i, id] of samples.entries()) {
    if (!known.has(id)) known.set(id, areaOf(id))
    const area = known.get(id)
    if (area) shares.set(area, (shares.get(area) ?? 0) + (timeDeltas[i] ?? 0))
  }
  return shares
}

const read = new Map<string, SourceMap | null>()

/** The path of the source of a place in a bundle, or null. */
function sourceAt(url: string, line: number, column: number): string | null {
  if (!url.startsWith('file:')) return null
  const name = basename(fileURLToPath(url))
  if (!read.has(name)) {
    const path = [maps, dirname(maps)].map((folder) => join(folder, `${name}.map`)).find((one) => existsSync(one))
    read.set(name, path === undefined ? null : new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload))
  }
  const entry = read.get(name)?.findEntry(line, column)
  return entry && 'originalSource' in entry ? (entry.originalSource ?? null) : null
}
