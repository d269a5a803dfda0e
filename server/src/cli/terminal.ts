// The process behind `opmodel`: its words, streams and exit code; everything else is `run`.

import { clock } from '../host/clock.js'
import { readInput } from './io.js'
import { progressOn } from './progress.js'
import { run } from './run.js'

/** Answers the command line of this process; `serve` starts the language server in it. */
export async function answer(serve: () => Promise<unknown>): Promise<void> {
  const { stdout, stderr, env } = process
  const terminal = stdout.isTTY === true
  const progress = progressOn((text) => stderr.isTTY && stderr.write(text), clock.now)
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
    serve: async () => void (await serve()),
    today: clock.today,
  })
  process.exitCode = failed ? 2 : code
}
