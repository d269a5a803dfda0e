// Run in a server before its own code: profiles its main thread from one question to the next, and answers with the profile.

import { Session } from 'node:inspector'

const session = new Session()
session.connect()
session.post('Profiler.enable')
session.post('Profiler.setSamplingInterval', { interval: 100 })
let running = false
process.on('message', () => {
  if (running) session.post('Profiler.stop', (_, { profile }) => process.send?.(profile))
  else session.post('Profiler.start', () => process.send?.(null))
  running = !running
})
// The channel must not keep the server alive.
process.channel?.unref()
