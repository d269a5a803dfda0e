// What every part of the benchmark is given: the servers, the pages, the table that its rows go to. Measures nothing itself.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { type Joined, joinedDocument, longDocument, shortPage } from './documents.js'
import type { Table } from './table.js'

export interface Bench {
  /** A folder that is removed at the end. */
  readonly folder: string
  /** The folder whose pages are used in place of generated ones. */
  readonly source: string | undefined
  readonly repetitions: number
  readonly rounds: number
  readonly fileCount: number
  readonly table: Table
  /** The commands of the servers: ours, the empty one, and the one that parses everything on each change. */
  readonly servers: { readonly own: readonly string[]; readonly floor: readonly string[]; readonly whole: readonly string[] }
  /** Runs a part if it was asked for; its rows carry its name. */
  part(name: string, work: () => Promise<void>): Promise<void>
  wanted(...parts: readonly string[]): boolean
}

/** A long page in a folder of its own, with the settings under which joined pages say what they said alone. */
export interface LongPage extends Joined {
  readonly root: string
  readonly uri: string
  readonly said: string
  readonly lines: number
}

export const config = "version: 1\ndocuments: ['**']\ncheck:\n  closed: true\nrules:\n  unresolved-reference: off\n"

const pages = new Map<number, LongPage>()

export function longPage({ folder, source }: Bench, lines: number): LongPage {
  const known = pages.get(lines)
  if (known) return known
  const root = join(folder, `page-${lines}`)
  mkdirSync(root)
  writeFileSync(join(root, 'opmodel.yaml'), config)
  const joined = source === undefined ? longDocument(lines) : joinedDocument(source, lines)
  const path = join(root, 'plans.md')
  writeFileSync(path, joined.text)
  const page = { ...joined, root, uri: pathToFileURL(path).href, said: `${lines / 1000}k lines`, lines }
  pages.set(lines, page)
  return page
}

/** A folder of so many pages as the part `index` uses it. */
export function manyPages({ folder, fileCount }: Bench): string {
  const root = join(folder, 'pages')
  if (!existsSync(root)) writePages(root, fileCount, shortPage)
  writeFileSync(join(root, 'opmodel.yaml'), 'version: 1\n')
  return root
}

export function writePages(root: string, count: number, page: (number: number) => string): void {
  mkdirSync(root)
  for (let i = 0; i < count; i++) {
    if (i % 200 === 0) mkdirSync(join(root, `part-${i / 200}`))
    writeFileSync(join(root, `part-${Math.floor(i / 200)}`, `page-${i}.md`), page(i))
  }
}

/** A module beside this file as one bundle, as our server is. */
export async function bundled(folder: string, name: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`)
  const banner = { js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);" }
  const entry = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', minify: true, banner })
  return outfile
}

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))
