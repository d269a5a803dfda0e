// Loads a CommonJS bundle with what V8 made of it before, from the user's cache folder: compiling is half of a short run.
// A cache that cannot be read, written or trusted is no cache; nothing fails or is said because of it.

import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'
import { makeFolder } from '../host/folders.js'
import { cacheHome } from '../host/user-folders.js'

export interface Loaded {
  readonly exports: unknown
  /** Remembers what was compiled until now, unless something remembered was used or the run was long. */
  keep(): void
}

const checksumLength = 4
/** Several versions of Node or of this program may take turns, each with several uses. */
const mostKept = 9
/** In seconds. A longer run has compiled much more, which short ones would have to load, and gains nothing by what is kept. */
const longestShortRun = 2

/**
 * Runs the bundle: one function of `require`, `module` and `exports`, in ASCII. What is kept is kept for one `use`: runs that need
 * different parts of the bundle would load each other's. `NODE_DISABLE_COMPILE_CACHE` holds here too.
 */
export function load(filename: string, use: string, env: NodeJS.ProcessEnv): Loaded {
  const source = readFileSync(filename)
  const home = env.NODE_DISABLE_COMPILE_CACHE ? null : cacheHome(env)
  const folder = home && join(home, 'compiled')
  // V8 itself takes any source of the same length for the same.
  const name = `${use}-${process.version}-${process.arch}-${crc32(source).toString(16)}`
  const cachedData = folder === null ? undefined : read(join(folder, name))
  // One byte a character: V8 takes such a text as it is, where it would have to copy any other.
  const script = new Script(source.toString('latin1'), { filename, ...(cachedData && { cachedData }) })
  const module = { exports: {} as unknown }
  script.runInThisContext()(createRequire(filename), module, module.exports)
  return {
    exports: module.exports,
    keep() {
      if (process.uptime() > longestShortRun) return
      if (folder !== null && (!cachedData || script.cachedDataRejected)) write(folder, name, script.createCachedData())
    },
  }
}

/** V8 runs whatever it is given: the bytes must be as they were written, and nobody else's. */
function read(path: string): Buffer | undefined {
  try {
    if (process.getuid && statSync(path).uid !== process.getuid()) return undefined
    const bytes = readFileSync(path)
    const data = bytes.subarray(0, -checksumLength)
    return crc32(data) === bytes.readUInt32LE(data.length) ? data : undefined
  } catch {
    return undefined
  }
}

function write(folder: string, name: string, data: Buffer): void {
  const half = join(folder, `${name}.${process.pid}`)
  try {
    makeFolder(folder, 0o700)
    for (const old of newestFirst(folder).slice(mostKept - 1)) rmSync(old)
    const checksum = Buffer.alloc(checksumLength)
    checksum.writeUInt32LE(crc32(data))
    writeFileSync(half, Buffer.concat([data, checksum]), { mode: 0o600 })
    renameSync(half, join(folder, name))
  } catch {
    remove(half)
  }
}

function newestFirst(folder: string): readonly string[] {
  const files = readdirSync(folder).map((name) => join(folder, name))
  const written = new Map(files.map((path) => [path, statSync(path).mtimeMs]))
  return files.sort((a, b) => written.get(b)! - written.get(a)!)
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Where nothing may be written nothing was.
  }
}
