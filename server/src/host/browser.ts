// The server in a worker: messages of the worker, files through the client, the browser's clock and timers.

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { startServer } from '../lsp/server.js'
import { clientFiles } from './client-files.js'
import { clock } from './clock.js'

const scope = globalThis as unknown as DedicatedWorkerGlobalScope
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope))
startServer(connection, {
  ...clock,
  ...clientFiles(connection),
  clientFiles,
  version: VERSION,
  pause: () =>
    new Promise((resume) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        resume()
      }
      port2.postMessage(null)
    }),
})
