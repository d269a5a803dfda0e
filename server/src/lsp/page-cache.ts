// What the pages of a project were understood as when it was last read, kept by the host so that the same pages need not be read again.
// A line for each page: what it was made of, a tab, and what `pack` wrote.

import { type DocumentModel, hash, type ModelSettings, pack, type Text, unpack } from '../core/index.js'
import type { Host } from './host.js'
import type { Pace } from './pace.js'

/** A longer page is understood again: writing it down would take longer than a slice. */
const longestKept = 150_000
/** So many pages that are no more may stay among those that are kept. */
const mostForgotten = 100

export class PageCache {
  readonly #host: Host
  readonly #name: string
  /** In UTF-8, by what they were made of. */
  #lines: Map<string, Uint8Array>
  /** Of the pages that were taken. */
  readonly #keys = new WeakMap<DocumentModel, string>()

  private constructor(host: Host, name: string, lines: Map<string, Uint8Array>) {
    this.#host = host
    this.#name = name
    this.#lines = lines
  }

  /** @param root the folder of the project, as a URI */
  static async open(host: Host, root: string): Promise<PageCache> {
    return new PageCache(host, root, linesOf((await host.cache?.read(root)) ?? new Uint8Array()))
  }

  /** The page at rest, if it was understood from this text under these settings; `text` is all of it. */
  take(path: string, text: Text, settings: ModelSettings): DocumentModel | null {
    if (this.#lines.size === 0) return null
    const key = keyOf(path, text, settings)
    const line = this.#lines.get(key)
    const page = line === undefined ? null : unpack(utf8.decode(line), { path, text }, settings)
    if (page === null) this.#lines.delete(key)
    else this.#keys.set(page, key)
    return page
  }

  /**
   * Keeps those of these pages that are not too long for the next start, and nothing else; what was read is let go. Writes nothing where all
   * of them are kept already.
   */
  async keep(all: readonly DocumentModel[], pace: Pace): Promise<void> {
    const { cache } = this.#host
    const lines = this.#lines
    this.#lines = new Map()
    if (!cache) return
    const keys: string[] = []
    const pages = all.filter(({ text }) => text.length <= longestKept)
    for (const page of pages) {
      keys.push(this.#keys.get(page) ?? keyOf(page.path, page.text, page.settings))
      if (pace.due) await pace.rest()
    }
    if (keys.every((key) => lines.has(key)) && lines.size <= pages.length + mostForgotten) return
    await cache.write(this.#name, written(pages, keys, lines, pace))
  }
}

/** The lines of pages, made when they are asked for. */
async function* written(
  pages: readonly DocumentModel[],
  keys: readonly string[],
  known: ReadonlyMap<string, Uint8Array>,
  pace: Pace,
): AsyncGenerator<string | Uint8Array> {
  for (const [i, page] of pages.entries()) {
    yield `${i === 0 ? '' : '\n'}${keys[i]}\t`
    yield known.get(keys[i]!) ?? pack(page)
    if (pace.due) await pace.rest()
  }
}

const [tab, newline] = [9, 10]
const utf8 = new TextDecoder()

/** What stands behind the tab of each line, by what stands in front of it. What is no such line is left out. */
function linesOf(bytes: Uint8Array): Map<string, Uint8Array> {
  const lines = new Map<string, Uint8Array>()
  for (let at = 0; at < bytes.length; ) {
    const [middle, found] = [bytes.indexOf(tab, at), bytes.indexOf(newline, at)]
    const end = found < 0 ? bytes.length : found
    if (middle >= 0 && middle < end) lines.set(utf8.decode(bytes.subarray(at, middle)), bytes.subarray(middle + 1, end))
    at = end + 1
  }
  return lines
}

const keyOf = (path: string, text: Text, settings: ModelSettings): string =>
  `${hash(path)}-${text.length}-${hash(text.slice(0, text.length))}-${fingerprintOf(settings)}`

const fingerprints = new WeakMap<ModelSettings, string>()

function fingerprintOf(settings: ModelSettings): string {
  const known = fingerprints.get(settings) ?? hash(JSON.stringify(settings))
  fingerprints.set(settings, known)
  return known
}
