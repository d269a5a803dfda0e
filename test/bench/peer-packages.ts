// The peers as packages: exact versions, in a folder of the user's cache that is filled once. The one file of the benchmark that asks the network.

import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The newest that run with Node 20. */
const versions: Readonly<Record<string, string>> = {
  'vscode-markdown-languageserver': '0.3.0',
  'markdown-it': '14.1.0',
  markdownlint: '0.40.0',
  '@textlint/kernel': '15.8.0',
  '@textlint/textlint-plugin-markdown': '15.8.0',
  'textlint-rule-write-good': '2.0.0',
  alex: '11.0.1',
}

/** Nobody waits longer for a registry that does not answer. */
const patience = 180_000

/** The folder that holds them; throws a sentence for people where they cannot be had. */
export function installedPeers(): string {
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'opmodel-bench-peers')
  if (Object.entries(versions).every(([name, version]) => versionIn(folder, name) === version)) return folder
  process.stderr.write(`installing the peers in ${folder}\n`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ private: true, dependencies: versions }, null, 1)}\n`)
  const words = [
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
    '--loglevel=error',
  ]
  const { status, stderr, error } = spawnSync('npm', words, { encoding: 'utf8', timeout: patience, shell: process.platform === 'win32' })
  if (status !== 0) {
    const reason = error?.message ?? stderr.split('\n').find((line) => line.trim() !== '') ?? `npm ended with ${status}`
    throw new Error(`The peers could not be installed, is the registry within reach? (${reason}) Without --peers nothing is installed.`)
  }
  return folder
}

function versionIn(folder: string, name: string): string | undefined {
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { readonly version: string }
    return version
  } catch {
    return undefined
  }
}
