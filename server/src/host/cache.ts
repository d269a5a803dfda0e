// What the language server keeps from one start to the next, in the user's cache folder. What cannot be read, written or trusted is not there;
// nothing fails or is said because of it.

import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../lsp/host.js'
import { pause } from './disk.js'
import { makeFolder } from './folders.js'

/** A longer text is not kept. */
const mostCharacters = 64_000_000
/** So many texts are kept; those that were written longest ago go first. */
const mostTexts = 40
/** So many characters or bytes are encoded or hashed between two pauses. */
const stepSize = 1 << 19

/** Texts of a build of this program, in a folder of the user's. Those of another build are not there. */
export function cacheIn(folder: string, build: string): NonNullable<Host['cache']> {
  const fileOf = (name: string) => join(folder, `${digest(name)}.txt`)
  return {
    async read(name) {
      try {
        const path = fileOf(name)
        if (process.getuid && (await stat(path)).uid !== process.getuid()) return null
        const bytes = await readFile(path)
        const end = bytes.indexOf(10)
        const body = bytes.subarray(end + 1)
        return bytes.subarray(0, end).toString() === (await seal(build, [body])) ? body.toString() : null
      } catch {
        return null
      }
    },
    async write(name, parts) {
      if (parts.reduce((sum, { length }) => sum + length, 0) > mostCharacters) return
      const path = fileOf(name)
      // Several servers may write it at once.
      const half = `${path}.${randomUUID()}`
      try {
        makeFolder(folder, 0o700)
        const body = await encoded(parts)
        await writeFile(half, [`${await seal(build, body)}\n`, ...body], { mode: 0o600 })
        await rename(half, path)
        await removeOldest(folder)
      } catch {
        await rm(half, { force: true }).catch(() => undefined)
      }
    },
  }
}

/** The parts in UTF-8, several short ones in one buffer. */
async function encoded(parts: readonly string[]): Promise<readonly Buffer[]> {
  const out: Buffer[] = []
  let [from, length] = [0, 0]
  for (const [i, part] of parts.entries()) {
    length += part.length
    if (length < stepSize && i < parts.length - 1) continue
    out.push(Buffer.from(parts.slice(from, i + 1).join('')))
    ;[from, length] = [i + 1, 0]
    await pause()
  }
  return out
}

/** The first line of a file: whose build wrote it, and what it must hold. */
async function seal(build: string, body: readonly Buffer[]): Promise<string> {
  const hash = createHash('sha1').update(`${build}\n`)
  for (const bytes of body) {
    for (let at = 0; at < bytes.length; at += stepSize) {
      hash.update(bytes.subarray(at, at + stepSize))
      await pause()
    }
  }
  return hash.digest('hex')
}

async function removeOldest(folder: string): Promise<void> {
  const paths = (await readdir(folder)).map((name) => join(folder, name))
  const written = await Promise.all(paths.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })))
  for (const { path } of written.sort((a, b) => b.at - a.at).slice(mostTexts)) await rm(path, { force: true })
}

const digest = (text: string): string => createHash('sha1').update(text).digest('hex')
