// One folder of this machine as file operations over paths inside it: never outside, whatever a path or a symbolic link says. Knows no HTTP.

import { randomBytes } from 'node:crypto'
import { chmod, lstat, mkdir, open, readdir, readFile, realpath, rename, rm, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'

/** `file`, `folder`, or `other` for what cannot be opened; `link` when it is reached through a symbolic link. */
export interface Entry {
  readonly type: 'file' | 'folder' | 'other'
  readonly link: boolean
}
export interface Stat extends Entry {
  /** Milliseconds since 1970. */
  readonly created: number
  readonly modified: number
  /** Bytes. */
  readonly size: number
}

export type Refusal = 'not-found' | 'exists' | 'is-a-folder' | 'not-a-folder' | 'no-permission'

/** Why a file operation was not done; the message never names a path outside the folder. */
export class Refused extends Error {
  constructor(readonly reason: Refusal) {
    super(reason)
  }
}

/** Paths are `/`-separated and begin with `/`, the folder itself. Every operation throws `Refused` when it cannot be done. */
export class Folder {
  readonly #root: string

  private constructor(root: string) {
    this.#root = root
  }

  static async open(path: string): Promise<Folder> {
    const root = await realpath(path)
    if (!(await stat(root)).isDirectory()) throw new Refused('not-a-folder')
    return new Folder(root)
  }

  /** The real path of the folder. */
  get root(): string {
    return this.#root
  }

  stat(path: string): Promise<Stat> {
    return careful(async () => {
      const asked = await this.#asked(path)
      const link = (await lstat(asked)).isSymbolicLink()
      const real = await this.#real(asked)
      const found = await stat(real)
      return { type: typeOf(found), link, created: found.birthtimeMs, modified: found.mtimeMs, size: found.size }
    })
  }

  list(path: string): Promise<readonly (readonly [string, Entry])[]> {
    return careful(async () => {
      const real = await this.#real(await this.#asked(path))
      const entries = await readdir(real, { withFileTypes: true })
      return Promise.all(
        entries.map(async (entry) => {
          if (!entry.isSymbolicLink()) return [entry.name, { type: typeOf(entry), link: false }] as const
          const target = await this.#real(join(real, entry.name)).then(stat, () => undefined)
          return [entry.name, { type: target ? typeOf(target) : 'other', link: true }] as const
        }),
      )
    })
  }

  read(path: string): Promise<Uint8Array> {
    return careful(async () => {
      const real = await this.#real(await this.#asked(path))
      if ((await stat(real)).isDirectory()) throw new Refused('is-a-folder')
      return readFile(real)
    })
  }

  /** Replaces the whole file or leaves it as it was: a crash in between loses nothing. */
  write(path: string, content: Uint8Array, { create, overwrite }: { create: boolean; overwrite: boolean }): Promise<void> {
    return careful(async () => {
      const asked = await this.#asked(path)
      const there = await lstat(asked).catch(() => undefined)
      if (!there && !create) throw new Refused('not-found')
      if (there && create && !overwrite) throw new Refused('exists')
      const target = there ? await this.#real(asked) : asked
      const before = there && (await stat(target))
      if (before?.isDirectory()) throw new Refused('is-a-folder')
      const half = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`)
      try {
        const file = await open(half, 'wx', before?.mode ?? 0o666)
        try {
          await file.writeFile(content)
          await file.sync()
        } finally {
          await file.close()
        }
        if (before) await chmod(half, before.mode)
        await rename(half, target)
      } catch (error) {
        await rm(half, { force: true })
        throw error
      }
    })
  }

  makeFolder(path: string): Promise<void> {
    return careful(async () => {
      await mkdir(await this.#asked(path))
    })
  }

  /** Removes a symbolic link, never what it points at. */
  delete(path: string, { recursive }: { recursive: boolean }): Promise<void> {
    return careful(async () => {
      const asked = await this.#asked(path)
      if (asked === this.#root) throw new Refused('no-permission')
      if ((await lstat(asked)).isDirectory()) {
        if (!recursive && (await readdir(asked)).length > 0) throw new Refused('no-permission')
        await rm(asked, { recursive: true })
      } else await unlink(asked)
    })
  }

  rename(from: string, to: string, { overwrite }: { overwrite: boolean }): Promise<void> {
    return careful(async () => {
      const source = await this.#asked(from)
      const target = await this.#asked(to)
      if (source === this.#root || target === this.#root) throw new Refused('no-permission')
      await lstat(source)
      const occupied = await lstat(target).catch(() => undefined)
      const same = source.toLowerCase() === target.toLowerCase()
      if (occupied && !overwrite && !same) throw new Refused('exists')
      await rename(source, target)
    })
  }

  /** Where a path lies: its folder really inside ours, its own name taken as it stands, link or not. */
  async #asked(path: string): Promise<string> {
    if (!path.startsWith('/') || path.includes('\0') || path.includes('\\')) throw new Refused('not-found')
    const parts = path.split('/').filter((part) => part !== '')
    if (parts.some((part) => part === '.' || part === '..')) throw new Refused('not-found')
    const name = parts.pop()
    if (name === undefined) return this.#root
    return join(await this.#real(join(this.#root, ...parts)), name)
  }

  /** The real path, or a refusal when it leaves the folder. */
  async #real(path: string): Promise<string> {
    const real = await realpath(path)
    if (real !== this.#root && !real.startsWith(this.#root.endsWith(sep) ? this.#root : this.#root + sep))
      throw new Refused('no-permission')
    return real
  }
}

function typeOf(of: { isFile(): boolean; isDirectory(): boolean }): Entry['type'] {
  return of.isFile() ? 'file' : of.isDirectory() ? 'folder' : 'other'
}

const reasons: Readonly<Record<string, Refusal>> = {
  ENOENT: 'not-found',
  ELOOP: 'not-found',
  ENAMETOOLONG: 'not-found',
  EEXIST: 'exists',
  ENOTEMPTY: 'exists',
  ENOTDIR: 'not-a-folder',
  EISDIR: 'is-a-folder',
}

async function careful<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? 'no-permission')
  }
}
