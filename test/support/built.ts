// The command line as it is shipped, run as a process of its own: built once per run of the tests, and copied to where anybody may read it.

import { execFileSync, type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

/** For the suite that calls it. `path` is the file to run, beside which nothing else of the repository lies. */
export function builtCommand(): {
  readonly path: string
  /** Runs the command in a folder; `preload` is the text of a module that Node loads before it. */
  run(cwd: string, words: readonly string[], options?: SpawnSyncOptions & { readonly preload?: string }): Ended
} {
  let folder = ''
  suiteSetup(function () {
    this.timeout(60_000)
    execFileSync(process.execPath, ['server/esbuild.mjs', '--quiet'])
    folder = mkdtempSync(join(tmpdir(), 'opmodel-built-'))
    chmodSync(folder, 0o755)
    for (const part of ['cli.cjs', 'check.cjs', 'commands.cjs', 'server/node.mjs', 'server/node'])
      cpSync(join('dist', part), join(folder, part), { recursive: true })
  })
  suiteTeardown(() => rmSync(folder, { recursive: true, force: true }))
  return {
    get path() {
      return join(folder, 'cli.cjs')
    },
    run(cwd, words, { preload, ...options } = {}) {
      const before = join(folder, 'before.mjs')
      if (preload !== undefined) writeFileSync(before, preload)
      const node = preload === undefined ? [] : ['--import', before]
      const { status, stdout, stderr } = spawnSync(process.execPath, [...node, join(folder, 'cli.cjs'), ...words], {
        ...{ cwd, encoding: 'utf8', timeout: 30_000, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28 },
        ...options,
      })
      return { code: status, out: String(stdout ?? ''), error: String(stderr ?? '') }
    },
  }
}
