// The files of this machine's disk for the server: reads texts and lists the pages of a folder as version control sees it. Knows no document.

import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import ignore, { type Ignore } from 'ignore'
import { URI } from 'vscode-uri'
import type { Host } from '../lsp/host.js'

/** More than this is no page somebody wrote. */
const largestFile = 10_000_000
const mostFiles = 5000
/** Folders that hold no pages of an author, whatever the ignore files say. */
const skipped = new Set(['.git', '.hg', '.svn', 'node_modules'])
const ignoreFiles = ['.gitignore', '.opmodelignore']
const wanted = /\.(?:md|markdown|mdx)$|^opmodel\.yaml$/i

export const diskFiles: Pick<Host, 'readFile' | 'findFiles'> = { readFile: readText, findFiles }

/** A folder of the disk as a URI without a slash at its end. */
export function folderUri(url: URL): string {
  return URI.file(fileURLToPath(url)).toString().replace(/\/$/, '')
}

async function readText(uri: string): Promise<string | null> {
  const path = pathOf(uri)
  if (path === null) return null
  try {
    const found = await stat(path)
    if (!found.isFile() || found.size > largestFile) return null
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/** Rules of one ignore file hold for what lies below its folder. */
interface Rules {
  readonly folder: string
  readonly rules: Ignore
}

async function findFiles(folder: string): Promise<{ readonly uris: readonly string[]; readonly cut: boolean }> {
  const root = pathOf(folder)
  if (root === null) return { uris: [], cut: false }
  const uris: string[] = []
  const waiting: { readonly path: string; readonly above: readonly Rules[] }[] = [{ path: root, above: await rulesAbove(root) }]
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { path, above } = next
    const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
    const own = await rulesIn(
      path,
      entries.map(({ name }) => name),
    )
    const rules = [...above, ...own]
    for (const entry of entries) {
      const at = join(path, entry.name)
      // A link to a folder may lead back to where it stands.
      if (entry.isDirectory()) {
        if (!skipped.has(entry.name) && !ignored(at, true, rules)) waiting.push({ path: at, above: rules })
      } else if (wanted.test(entry.name) && !ignored(at, false, rules)) {
        if (uris.length === mostFiles) return { uris, cut: true }
        uris.push(URI.file(at).toString())
      }
    }
  }
  return { uris, cut: false }
}

function ignored(path: string, folder: boolean, rules: readonly Rules[]): boolean {
  let out = false
  for (const { folder: base, rules: own } of rules) {
    const name = relative(base, path).split(sep).join('/')
    if (name === '' || name.startsWith('..')) continue
    const said = own.test(folder ? `${name}/` : name)
    out = said.ignored || (out && !said.unignored)
  }
  return out
}

async function rulesIn(folder: string, names: readonly string[]): Promise<Rules[]> {
  const present = ignoreFiles.filter((name) => names.includes(name))
  const texts = await Promise.all(present.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')))
  return texts.map((text) => ({ folder, rules: ignore().add(text) }))
}

/** Rules of the folders above, up to the top of the repository; none outside of one. */
async function rulesAbove(root: string): Promise<readonly Rules[]> {
  const found: Rules[] = []
  for (let at = root; ; at = dirname(at)) {
    if (at !== root) found.unshift(...(await rulesIn(at, ignoreFiles)))
    if (await stat(join(at, '.git')).then(Boolean, () => false)) return found
    if (dirname(at) === at) return []
  }
}

function pathOf(uri: string): string | null {
  try {
    const at = URI.parse(uri, true)
    return at.scheme === 'file' ? at.fsPath : null
  } catch {
    return null
  }
}
