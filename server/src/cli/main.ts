#!/usr/bin/env node
// The process behind `opmodel`: its words, streams and exit code; everything else is `run`.

import module from 'node:module'
import { clock } from '../host/clock.js'
import { readInput } from './io.js'
import { progressOn } from './progress.js'
import { run } from './run.js'

// Node 22.1 and newer keep what they compiled: the commands are imported later, so the next start is faster by that.
const { enableCompileCache } = module as { enableCompileCache?: () => void }
enableCompileCache?.()

const { stdout, stderr, env } = process
const terminal = stdout.isTTY === true
const progress = progressOn((text) => stderr.isTTY && stderr.write(text), clock.now)
/** Run from source nothing has set the version, and there is no bundle of the server either. */
const bundled = typeof VERSION !== 'undefined'
if (!bundled) Object.assign(globalThis, { VERSION: '0.0.0' })
let failed = false

for (const stream of [stdout, stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Who reads the output may stop before its end; that is no failure.
    if (error.code === 'EPIPE') return
    if (stream === stdout && !failed) stderr.write(`opmodel: the output cannot be written: ${error.message}\n`)
    failed = true
    process.exitCode = 2
  })

const code = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env,
  version: VERSION,
  terminal,
  colours: env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : terminal && !env.NO_COLOR && env.TERM !== 'dumb',
  out: (text) => {
    progress.clear()
    stdout.write(text)
  },
  error: (text) => {
    progress.clear()
    stderr.write(text)
  },
  progress: progress.show,
  input: readInput,
  serve: async () => {
    await import(new URL(bundled ? './server/node.mjs' : '../host/node.ts', import.meta.url).href)
  },
  today: clock.today,
})
process.exitCode = failed ? 2 : code
