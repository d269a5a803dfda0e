// Files of the machine for the Node server and the command line: lists of Markdown files, and texts of files. Knows nothing of models.

import { closeSync, constants, existsSync, fstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Steps } from '../core/index.js'
import { Ignored, ignoreFileNames, skippedFolders } from './ignored.js'

export const configName = 'opmodel.yaml'
export const baselineName = 'opmodel-baseline.json'

/** Nobody writes a page that long, and a longer one would only fill the memory. */
export const mostBytes = 32 * 1024 * 1024

const markdown = /\.(?:md|markdown|mdx)$/i

export function isMarkdown(path: string): boolean {
  return markdown.test(path)
}

export interface Listing {
  /** Markdown files, relative to the folder, with `/`, sorted. */
  readonly paths: readonly string[]
  /** Folders below that hold an `opmodel.yaml`, relative, sorted: projects of their own. */
  readonly configured: readonly string[]
  /** Folders below that hold a `.git`, relative, sorted. */
  readonly repositories: readonly string[]
  /** Folders that could not be listed, with the reason. */
  readonly closed: readonly { readonly path: string; readonly reason: string }[]
  /** True when there are more files than were listed. */
  readonly cut: boolean
}

/**
 * Lists what a folder holds, ignore files honoured, those of the repository above it too; links to folders and files are not followed.
 * A generator that pauses after each folder, so that a server can let messages through. Never throws.
 */
export function* walk(folder: string, most = Number.POSITIVE_INFINITY): Steps<Listing> {
  const top = repositoryOf(folder) ?? folder
  const paths: string[] = []
  const configured: string[] = []
  const repositories: string[] = []
  const closed: { path: string; reason: string }[] = []
  const start = slashed(relative(top, folder))
  const waiting: { readonly path: string; readonly ignored: Ignored }[] = [{ path: start, ignored: rulesAbove(top, start) }]
  const inside = (path: string) => (start === '' ? path : path === start ? '' : path.slice(start.length + 1))
  let cut = false
  for (let next = waiting.pop(); next && !cut; next = waiting.pop()) {
    const { path } = next
    const entries = list(join(top, path))
    if (typeof entries === 'string') {
      closed.push({ path: inside(path), reason: entries })
      continue
    }
    const rules = entries.filter(({ name }) => ignoreFileNames.includes(name)).map(({ name }) => plainText(join(top, path, name)))
    const ignored = next.ignored.with(path, rules)
    for (const entry of entries) {
      const at = path === '' ? entry.name : `${path}/${entry.name}`
      if (path !== start && entry.name === configName && entry.isFile()) configured.push(inside(path))
      if (path !== start && entry.name === '.git') repositories.push(inside(path))
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name) && !ignored.ignores(at, true)) waiting.push({ path: at, ignored })
      } else if (entry.isFile() && isMarkdown(entry.name) && !ignored.ignores(at, false)) {
        if (paths.length >= most) cut = true
        else paths.push(inside(at))
      }
    }
    yield
  }
  return { paths: paths.sort(), configured: configured.sort(), repositories: repositories.sort(), closed, cut }
}

/** The whole list at once. */
export function findMarkdown(folder: string, most?: number): Listing {
  const walking = walk(folder, most)
  for (;;) {
    const { done, value } = walking.next()
    if (done) return value
  }
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** A text as it stands in a file. */
export interface StoredText {
  /** Without its byte order mark. */
  readonly text: string
  readonly encoding: Encoding
  readonly mark: boolean
  /** False where bytes were no letters of the encoding; they are `�` in the text, which must not be written back. */
  readonly exact: boolean
}

/** The text of a file, or why there is none. Never throws. */
export function readText(path: string): StoredText | { readonly failed: Failure; readonly reason: string } {
  let bytes: Buffer
  try {
    bytes = readBytes(path)
  } catch (error) {
    return failure(error)
  }
  return decode(bytes)
}

export type Failure = 'missing' | 'denied' | 'not-a-file' | 'too-large' | 'binary' | 'unreadable'

/** The letters of bytes: UTF-8, or UTF-16 where a byte order mark says so. Bytes with a zero among them are no text. */
export function decode(bytes: Uint8Array): StoredText | { readonly failed: Failure; readonly reason: string } {
  const [a, b, c] = bytes
  const encoding: Encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
  const mark = encoding !== 'utf-8' || (a === 0xef && b === 0xbb && c === 0xbf)
  if (encoding === 'utf-8' && bytes.includes(0)) return { failed: 'binary', reason: 'it is not a text file' }
  const body = mark ? bytes.subarray(encoding === 'utf-8' ? 3 : 2) : bytes
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(body), encoding, mark, exact: true }
  } catch {
    return { text: new TextDecoder(encoding, { ignoreBOM: true }).decode(body), encoding, mark, exact: false }
  }
}

/** The bytes of a text in the encoding, and with the mark, it was read with. */
export function encode(text: string, { encoding, mark }: Pick<StoredText, 'encoding' | 'mark'>): Buffer {
  const whole = mark ? `\uFEFF${text}` : text
  if (encoding === 'utf-8') return Buffer.from(whole, 'utf8')
  const bytes = Buffer.from(whole, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}

/** The nearest folder from `folder` upward that holds a `.git`. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return undefined
  }
}

/** A path of this machine with `/`. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/')
}

/** Why something failed, in words for people. */
export function failure(error: unknown): { readonly failed: Failure; readonly reason: string } {
  const code = (error as { readonly code?: unknown } | null)?.code
  if (code === 'ENOENT' || code === 'ENOTDIR') return { failed: 'missing', reason: 'it is not there' }
  if (code === 'EACCES' || code === 'EPERM') return { failed: 'denied', reason: 'permission denied' }
  if (code === 'EISDIR') return { failed: 'not-a-file', reason: 'it is a folder' }
  if (code === 'ELOOP') return { failed: 'unreadable', reason: 'it is a link that leads to itself' }
  if (code === 'ENOSPC') return { failed: 'unreadable', reason: 'the disk is full' }
  if (code === 'EROFS') return { failed: 'denied', reason: 'the disk is read-only' }
  if (code === 'NOT_A_FILE') return { failed: 'not-a-file', reason: 'it is not a file' }
  if (code === 'TOO_LARGE') return { failed: 'too-large', reason: `it is larger than ${mostBytes / 1024 / 1024} MB` }
  return { failed: 'unreadable', reason: typeof code === 'string' ? `it cannot be read (${code})` : 'it cannot be read' }
}

function readBytes(path: string): Buffer {
  // Without O_NONBLOCK the opening of a pipe waits for somebody to write into it.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  try {
    const stat = fstatSync(file)
    if (stat.isDirectory()) throw coded('EISDIR')
    if (!stat.isFile()) throw coded('NOT_A_FILE')
    if (stat.size > mostBytes) throw coded('TOO_LARGE')
    const bytes = Buffer.allocUnsafe(stat.size)
    let at = 0
    while (at < bytes.length) {
      const count = readSync(file, bytes, at, bytes.length - at, at)
      if (count === 0) break
      at += count
    }
    return bytes.subarray(0, at)
  } finally {
    closeSync(file)
  }
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code })
}

function list(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    return failure(error).reason
  }
}

/** The rules of the folders from `top` down to above `folder`, unless they leave out the folder itself: then it was asked for all the same. */
function rulesAbove(top: string, folder: string): Ignored {
  const names = folder === '' ? [] : folder.split('/')
  let ignored = Ignored.nothing.with('', excludesOf(top))
  for (let i = 0; i < names.length; i++) {
    const above = names.slice(0, i).join('/')
    ignored = ignored.with(
      above,
      ignoreFileNames.map((name) => join(top, above, name)).flatMap((path) => (existsSync(path) ? [plainText(path)] : [])),
    )
    if (ignored.ignores(names.slice(0, i + 1).join('/'), true)) return Ignored.nothing
  }
  return ignored
}

function excludesOf(top: string): string[] {
  const path = join(top, '.git/info/exclude')
  return existsSync(path) ? [plainText(path)] : []
}

function plainText(path: string): string {
  const read = readText(path)
  return 'failed' in read ? '' : read.text
}
