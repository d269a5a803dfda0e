// What the language server keeps from one start to the next, in the user's cache folder. What cannot be read, written or trusted is not there;
// nothing fails or is said because of it.

import { createHash, type Hash, randomUUID } from 'node:crypto'
import { type FileHandle, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../lsp/host.js'
import { pause } from './disk.js'
import { makeFolder } from './folders.js'

/** A text of more bytes is not kept. */
const mostBytes = 128 * 1024 * 1024
/** So many texts are kept; those that were written longest ago go first. */
const mostTexts = 40
/** So many characters or bytes are hashed and written between two pauses. */
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
        const [seal, body] = [bytes.subarray(0, sealLength), bytes.subarray(sealLength)]
        const hash = seals(build)
        for (let at = 0; at < body.length; at += stepSize) {
          hash.update(body.subarray(at, at + stepSize))
          await pause()
        }
        return seal.equals(sealOf(hash)) ? body : null
      } catch {
        return null
      }
    },
    async write(name, parts) {
      const path = fileOf(name)
      // Several servers may write it at once.
      const half = `${path}.${randomUUID()}`
      try {
        makeFolder(folder, 0o700)
        const file = await open(half, 'wx', 0o600)
        try {
          await writeSealed(file, build, parts)
        } finally {
          await file.close()
        }
        await rename(half, path)
        await removeOldest(folder)
      } catch {
        await rm(half, { force: true }).catch(() => undefined)
      }
    },
  }
}

/** Whose build wrote a file and what it must hold, in its first line. */
const seals = (build: string): Hash => createHash('sha1').update(`${build}\n`)
const sealOf = (hash: Hash): Buffer => Buffer.from(`${hash.digest('hex')}\n`)
const sealLength = 41

type Parts = Parameters<NonNullable<Host['cache']>['write']>[1]

/** The seal is known last and stands first. Throws where not all of it can be written, or the parts are too long together. */
async function writeSealed(file: FileHandle, build: string, parts: Parts): Promise<void> {
  const hash = seals(build)
  let at = sealLength
  for await (const bytes of inSteps(parts)) {
    if (at + bytes.length > mostBytes) throw new Error('too long')
    hash.update(bytes)
    const { bytesWritten } = await file.write(bytes, 0, bytes.length, at)
    if (bytesWritten < bytes.length) throw new Error('not written')
    at += bytesWritten
  }
  await file.write(sealOf(hash), 0, sealLength, 0)
}

/** The parts in UTF-8, several short ones in one buffer. */
async function* inSteps(parts: Parts): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const part of parts) {
    const bytes = Buffer.from(part as string)
    waiting.push(bytes)
    length += bytes.length
    if (length < stepSize) continue
    yield Buffer.concat(waiting)
    ;[waiting, length] = [[], 0]
  }
  yield Buffer.concat(waiting)
}

async function removeOldest(folder: string): Promise<void> {
  const paths = (await readdir(folder)).map((name) => join(folder, name))
  const written = await Promise.all(paths.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })))
  for (const { path } of written.sort((a, b) => b.at - a.at).slice(mostTexts)) await rm(path, { force: true })
}

const digest = (text: string): string => createHash('sha1').update(text).digest('hex')
