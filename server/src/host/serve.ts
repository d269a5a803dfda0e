// The server over the transport of its process, with files of the disk; goes on where the greeting of its client stopped.

import { Console } from 'node:console'
import { join } from 'node:path'
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  Message,
  type MessageWriter,
  ProposedFeatures,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import type { Host } from '../lsp/host.js'
import { startServer } from '../lsp/server.js'
import { cacheIn } from './cache.js'
import { clientFiles } from './client-files.js'
import { clock } from './clock.js'
import { diskFiles, folderUri, pause } from './disk.js'
import type { Greeting } from './greet.js'
import { cacheHome } from './user-folders.js'
import { spareMemory } from './v8.js'

export type Transport = 'streams' | 'channel' | 'named'

/** `named`: a socket or pipe that the command line names. Nobody is greeted there. */
export function serve(transport: Transport, greeting: Greeting | null, rulePages: URL, version: string): void {
  startServer(connect(transport, greeting?.answered ?? null), {
    ...clock,
    ...diskFiles,
    clientFiles,
    version,
    rulePages: folderUri(rulePages),
    pause,
    spareMemory,
    ...kept(version),
  })
  greeting?.replay()
}

/** Unbundled code has no name of its own by which what another state of it kept is told apart. */
function kept(version: string): Pick<Host, 'cache'> {
  const built = /-(\w+)\.mjs$/.exec(import.meta.url)?.[1]
  const home = built === undefined || process.env.OPMODEL_NO_CACHE ? null : cacheHome(process.env)
  return home === null ? {} : { cache: cacheIn(join(home, 'pages'), `${version} ${built}`) }
}

function connect(transport: Transport, answered: Greeting['answered']) {
  if (transport === 'named') return createConnection(ProposedFeatures.all)
  if (transport === 'channel')
    return createConnection(ProposedFeatures.all, new IPCMessageReader(process), withoutAnswer(new IPCMessageWriter(process), answered))
  // Standard output carries messages: whatever else is printed belongs elsewhere.
  globalThis.console = new Console(process.stderr)
  const writer = withoutAnswer(new StreamMessageWriter(process.stdout), answered)
  // The library ends the process with a stream, not with a reader. It takes a stream and a writer together, which its types do not say.
  return createConnection(ProposedFeatures.all, process.stdin, writer as unknown as NodeJS.WritableStream)
}

/** Keeps the answer to `initialize` back, which the client has already. */
function withoutAnswer<Writer extends MessageWriter>(writer: Writer, answered: Greeting['answered']): Writer {
  if (answered === null) return writer
  const write = writer.write.bind(writer)
  writer.write = (message) => {
    if (!Message.isResponse(message) || message.id !== answered) return write(message)
    writer.write = write
    if (!message.error) return Promise.resolve()
    process.stderr.write(`opmodel: initialize failed: ${message.error.message}\n`)
    return process.exit(1)
  }
  return writer
}
