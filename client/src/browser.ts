// The extension in a browser: the server is a worker, and the client reads files for it.

import * as vscode from 'vscode'
import { LanguageClient } from 'vscode-languageclient/browser'
import { type Contribution, activate as start } from './activate.js'

export { deactivate } from './activate.js'

export function activate(extension: vscode.ExtensionContext): Contribution {
  const script = vscode.Uri.joinPath(extension.extensionUri, 'dist/server/browser.js').toString(true)
  return start(extension, {
    serverReadsFiles: false,
    createClient: (options) => new LanguageClient('opmodel', 'opmodel', new Worker(script), options),
  })
}
