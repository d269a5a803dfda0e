// What both hosts share: starts the server and wires commands, views, status and preview to it. Knows nothing of how the server is reached.

import * as vscode from 'vscode'
import { type MarkdownIt, PreviewBadges } from './badges.js'
import { registerNewPageCommands } from './commands/new-page.js'
import { registerPageCommands } from './commands/page.js'
import { registerReport } from './commands/report.js'
import { registerTeach } from './commands/teach.js'
import { registerViewCommands } from './commands/views.js'
import { PageInFront } from './page-in-front.js'
import { PreviewPanel } from './preview/panel.js'
import { type Platform, Server } from './server.js'
import { PageStatus } from './status.js'
import { AttentionTree } from './views/attention-tree.js'
import { ModelTree } from './views/model-tree.js'

let running: Server | undefined

/** What VS Code's own Markdown extension takes from us. */
export interface Contribution {
  extendMarkdownIt(markdown: MarkdownIt): MarkdownIt
}

export function activate(extension: vscode.ExtensionContext, platform: Platform): Contribution {
  const log = vscode.window.createOutputChannel('opmodel', { log: true })
  const server = new Server(platform, extension, log)
  running = server
  const page = new PageInFront()
  const model = new ModelTree(server, page)
  const attention = new AttentionTree(server, page)
  const badges = new PreviewBadges(server)
  const preview = new PreviewPanel(extension.extensionUri, server)
  extension.subscriptions.push(
    log,
    server,
    page,
    model,
    attention,
    preview,
    badges,
    new PageStatus(server),
    ...registerPageCommands(server, log),
    ...registerNewPageCommands(server, extension),
    ...registerViewCommands(server, model, attention, preview),
    registerReport(extension, server),
    registerTeach(server),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('opmodel.enable')) void server.restart()
    }),
  )
  // The commands are there at once; each waits for the server where it needs one.
  void server.restart()
  return { extendMarkdownIt: badges.extend }
}

export async function deactivate(): Promise<void> {
  await running?.stop()
}
