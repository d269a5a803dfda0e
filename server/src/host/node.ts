// The server as a process of its own: messages over the transport the command line names, standard input and output unless told.
// Loads next to nothing before its client is greeted.

import { greetOverChannel, greetOverStreams } from './greet.js'
import type { Transport } from './serve.js'
import { compilePatternsAtFirstUse } from './v8.js'

const transports = /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/
const word = process.argv.find((one) => transports.test(one))
const transport: Transport = word === undefined || word === '--stdio' ? 'streams' : word === '--node-ipc' ? 'channel' : 'named'
const greeting =
  transport === 'streams' ? greetOverStreams(VERSION) : transport === 'channel' && process.send ? greetOverChannel(VERSION) : null

/** The server loads in parts, between which messages are heard. Each holds what those before it do not. */
const parts = [
  () => import('vscode-jsonrpc/node'),
  () => import('vscode-languageserver-protocol/node'),
  () => import('vscode-languageserver/node'),
  () => import('../core/syntax/windows.js'),
  () => import('../core/config.js'),
  () => import('../core/time/index.js'),
  () => import('../core/clarity/index.js'),
  () => import('../core/model/document.js'),
  () => import('../core/rules/index.js'),
  () => import('../core/index.js'),
  () => import('../lsp/server.js'),
]

/** Not awaited: a client that leaves without a word ends the process as it is. */
void Promise.resolve(greeting).then(async (greeted) => {
  compilePatternsAtFirstUse({ optimized: true })
  for (const part of parts) await part()
  const { serve } = await import('./serve.js')
  serve(transport, greeted, new URL('../../server/docs/rules/', import.meta.url), VERSION)
})
