// The files of this machine as the language server asks for them: by URI, in slices that let messages through. Knows no document.

import { fileURLToPath } from 'node:url'
import { URI } from 'vscode-uri'
import type { PastProject, Steps } from '../core/index.js'
import type { Host } from '../lsp/host.js'
import { inSlices, Pace } from '../lsp/pace.js'
import { clock } from './clock.js'
import { configName, readText, walk } from './files.js'
import { GitFailure, projectAt, revisionOf } from './git.js'

/** A folder with more pages is read in part, and the views say so. */
const mostFiles = 10_000

export const diskFiles: Pick<Host, 'readFile' | 'findFiles' | 'committed'> = { readFile, findFiles, committed }

/** A folder of the disk as a URI without a slash at its end. */
export function folderUri(url: URL): string {
  return URI.file(fileURLToPath(url)).toString().replace(/\/$/, '')
}

export const pause = (): Promise<void> => new Promise((resume) => setImmediate(resume))

async function readFile(uri: string): Promise<string | null> {
  const path = pathOf(uri)
  const read = path === null ? null : readText(path)
  return read !== null && 'text' in read ? read.text : null
}

async function findFiles(folder: string): Promise<{ readonly uris: readonly string[]; readonly cut: boolean }> {
  const root = pathOf(folder)
  if (root === null) return { uris: [], cut: false }
  const pace = new Pace({ now: clock.now, pause })
  const { paths, configured, cut } = await inSlices(walk(root, mostFiles), pace)
  const configs = configured.map((inner) => `${inner}/${configName}`)
  return { uris: await inSlices(addressesOf(root, [...paths, ...configs]), pace), cut }
}

/** So many addresses are spelt in one step. */
const pathsInAStep = 64

function* addressesOf(root: string, paths: readonly string[]): Steps<string[]> {
  const uris: string[] = []
  for (const path of paths) {
    uris.push(URI.file(`${root}/${path}`).toString())
    if (uris.length % pathsInAStep === 0) yield
  }
  return uris
}

async function committed(folder: string): Promise<PastProject | string> {
  const root = pathOf(folder)
  if (root === null) return 'This folder is not on the disk, so its history cannot be asked.'
  try {
    return projectAt(revisionOf('HEAD', root), root) ?? { pages: new Map(), files: [], renamed: new Map(), config: () => null }
  } catch (error) {
    if (error instanceof GitFailure) return error.message
    throw error
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
