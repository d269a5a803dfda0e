// The process behind `opmodel`: its words, streams and exit code; everything else is `run`.

import { clock } from '../host/clock.js'
import { compilePatternsAtFirstUse } from '../host/v8.js'
import { type Io, readInput } from './io.js'
import { progressOn } from './progress.js'
import { type LoadCheck, run } from './run.js'

/** So many pages are read in less time than it takes to compile patterns well. */
const fewPages = 8

/** Answers the command line of this process; `serve` starts the language server in it, `loadCheck` gives the command `check`. */
export async function answer(serve: () => Promise<unknown>, loadCheck?: LoadCheck): Promise<void> {
  const { stdout, stderr, env } = process
  const terminal = stdout.isTTY === true
  const progress = progressOn(
    (text) => stderr.isTTY && stderr.write(text),
    () => process.uptime() * 1000,
  )
  let failed = false

  for (const stream of [stdout, stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // Who reads the output may stop before its end; that is no failure.
      if (error.code === 'EPIPE') return
      if (stream === stdout && !failed) stderr.write(`opmodel: the output cannot be written: ${error.message}\n`)
      failed = true
      process.exitCode = 2
    })

  const io: Io = {
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
    progress(done, all) {
      if (done === 0 && all > fewPages) compilePatternsAtFirstUse({ optimized: true })
      progress.show(done, all)
    },
    input: readInput,
    serve: async () => void (await serve()),
    today: clock.today,
  }
  const code = await run(process.argv.slice(2), io, loadCheck)
  process.exitCode = failed ? 2 : code
}
