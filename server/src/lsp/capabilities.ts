// What the server announces to a client: only what that client can use and what has a handler.

import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver'
import type { Client } from './client.js'
import { fixAllKind } from './handlers/code-actions.js'
import { commands } from './handlers/commands.js'
import { refactoringKinds } from './refactorings.js'

/** Markdown suggestions are off by default in VS Code, so these characters must bring completion by themselves. */
export const triggerCharacters = [':', '[', '@', '#', '|', '(', '-', ' ']

/** Pages and folders; pictures and other files are left to the client. */
const renamedFiles = [
  { pattern: { glob: '**/*.{md,markdown,mdx}', matches: 'file' as const } },
  { pattern: { glob: '**', matches: 'folder' as const } },
]

export function capabilitiesOf(client: Client): ServerCapabilities {
  return {
    positionEncoding: client.positions.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'opmodel', interFileDependencies: true, workspaceDiagnostics: false } }
      : {}),
    hoverProvider: true,
    ...(client.codeActionLiterals
      ? { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind, ...refactoringKinds] } }
      : {}),
    executeCommandProvider: { commands: [...commands] },
    completionProvider: { triggerCharacters, resolveProvider: true },
    ...(client.documentSymbols ? { documentSymbolProvider: { label: 'opmodel' } } : {}),
    workspaceSymbolProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: { resolveProvider: false },
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    callHierarchyProvider: true,
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: false },
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      ...(client.asksBeforeFileRename ? { fileOperations: { willRename: { filters: renamedFiles } } } : {}),
    },
  }
}
