// Run in a server before its own code: tells, beside the protocol, how long its main thread was away at most since it was last asked.

import { monitorEventLoopDelay } from 'node:perf_hooks'

const turns = monitorEventLoopDelay({ resolution: 1 })
turns.enable()
process.on('message', () => {
  process.send?.(turns.max / 1e6)
  turns.reset()
})
// The channel must not keep the server alive.
process.channel?.unref()
