// The extension where there is Node: the server is a process of its own that reads files itself.

import type * as vscode from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { type Contribution, activate as start } from './activate.js'

export { deactivate } from './activate.js'

export function activate(extension: vscode.ExtensionContext): Contribution {
  const module = extension.asAbsolutePath('dist/server/node.mjs')
  return start(extension, {
    serverReadsFiles: true,
    createClient: (options) => new LanguageClient('opmodel', 'opmodel', { module, transport: TransportKind.ipc }, options),
  })
}
