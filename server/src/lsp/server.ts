// The language server over any connection and host: starts a session at `initialize` and hands it to the handlers.

import type { Connection } from 'vscode-languageserver'
import { announcement } from './capabilities.js'
import { type Client, clientOf } from './client.js'
import { Diagnostics } from './diagnostics.js'
import { registerCodeActions } from './handlers/code-actions.js'
import { registerCommands } from './handlers/commands.js'
import { registerDiagnostics } from './handlers/diagnostics.js'
import { registerEditing } from './handlers/editing.js'
import { registerHover } from './handlers/hover.js'
import { registerSymbols } from './handlers/symbols.js'
import { registerDynamically, registerSync } from './handlers/sync.js'
import { registerTexts } from './handlers/texts.js'
import { registerViews } from './handlers/views.js'
import type { Host } from './host.js'
import { Session } from './session.js'
import type { Wiring } from './wiring.js'

const handlers = [
  registerSync,
  registerDiagnostics,
  registerHover,
  registerSymbols,
  registerCodeActions,
  registerCommands,
  registerTexts,
  registerViews,
  ...registerEditing,
]

/** Serves one client until the connection ends. */
export function startServer(connection: Connection, host: Host): void {
  connection.onInitialize((params) => {
    const client: Client = clientOf(params, host.rulePages ?? null)
    const files = client.servesFiles ? { ...host, ...host.clientFiles?.(connection) } : host
    const session = new Session(connection, files, client, params.initializationOptions?.settings)
    const wiring: Wiring = { connection, session, diagnostics: new Diagnostics(session) }
    const folders = params.workspaceFolders ?? (params.rootUri ? [{ uri: params.rootUri, name: '' }] : [])
    session.projects.setFolders(folders.map(({ uri }) => uri))
    session.onChanged(() => wiring.diagnostics.refresh())
    for (const register of handlers) register(wiring)
    connection.onShutdown(() => session.ended())
    connection.onInitialized(() => {
      ready(wiring).catch((error) => session.report('initialized', error))
    })
    return announcement(client, host.version)
  })
  connection.listen()
}

async function ready(wiring: Wiring): Promise<void> {
  const { session, diagnostics } = wiring
  watchTheDay(wiring)
  await registerDynamically(wiring)
  // A folder that holds a configuration is read without being asked for; one that does not stays unread until something is recognised.
  for (const project of await session.workspaceProjects()) {
    if (project.config) diagnostics.pushConfig(project)
    if (project.config) await session.indexIfAllowed(project)
  }
}

/** Findings and next dates change at midnight. Looks more often than once a day, since timers stand still while a machine sleeps. */
function watchTheDay({ session }: Wiring): void {
  const { host } = session
  let day = host.today()
  const look = () => {
    if (day !== host.today()) {
      day = host.today()
      session.changed()
    }
    host.setTimer(Math.min(host.untilTomorrow(), 10 * 60_000), look)
  }
  host.setTimer(Math.min(host.untilTomorrow(), 10 * 60_000), look)
}
