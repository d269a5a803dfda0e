// The command line run inside the test: a folder of its own, words in, exit code and both outputs back.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Io } from '../../server/src/cli/io.js'
import { run } from '../../server/src/cli/run.js'
import { defaultToday } from './model.js'

export interface Answer {
  readonly code: number
  readonly out: string
  readonly error: string
}

export type Files = Readonly<Record<string, string | Uint8Array>>

export interface Circumstances {
  readonly input?: string | Uint8Array
  readonly terminal?: boolean
  readonly today?: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs `opmodel` with these words in a folder. */
export async function opmodel(cwd: string, words: readonly string[], circumstances: Circumstances = {}): Promise<Answer> {
  let [out, error] = ['', '']
  const io: Io = {
    cwd,
    env: circumstances.env ?? {},
    version: '9.9.9',
    terminal: circumstances.terminal ?? false,
    colours: false,
    out: (text) => {
      out += text
    },
    error: (text) => {
      error += text
    },
    input: () => Buffer.from(circumstances.input ?? ''),
    progress: () => undefined,
    serve: () => Promise.reject(new Error('no server in this test')),
    today: () => circumstances.today ?? defaultToday,
  }
  const code = await run(words, io)
  return { code, out, error }
}

/** A folder for one suite, emptied after each test. */
export function scratch(): { readonly path: string; write(files: Files): void } {
  let path = ''
  setup(() => {
    path = mkdtempSync(join(tmpdir(), 'opmodel-cli-'))
  })
  teardown(() => rmSync(path, { recursive: true, force: true }))
  return {
    get path() {
      return path
    },
    write(files) {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true })
        writeFileSync(join(path, name), content)
      }
    },
  }
}
