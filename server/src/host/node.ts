// The server as a process of its own: messages over the transport the command line names (standard input and output unless told), files of the disk.

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { startServer } from '../lsp/server.js'
import { clientFiles } from './client-files.js'
import { clock } from './clock.js'
import { diskFiles, folderUri, pause } from './disk.js'

const transports = /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/
if (!process.argv.some((word) => transports.test(word))) process.argv.push('--stdio')

startServer(createConnection(ProposedFeatures.all), {
  ...clock,
  ...diskFiles,
  clientFiles,
  version: VERSION,
  rulePages: folderUri(new URL('../../server/docs/rules/', import.meta.url)),
  pause,
})
