// What the server announces to a client: only what that client can use and what has a handler. Imports nothing heavy, as `announced.ts` says.

import type { InitializeResult, ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver'
import { commands, fixAllKind, quickFixKind, refactoringKinds } from './announced.js'
import type { Client } from './client.js'

/** Markdown suggestions are off by default in VS Code, so these characters must bring completion by themselves. */
export const triggerCharacters = [':', '[', '@', '#', '|', '(', '-', ' ']

/** Pages and folders; pictures and other files are left to the client. */
const renamedFiles = [
  { pattern: { glob: '**/*.{md,markdown,mdx}', matches: 'file' as const } },
  { pattern: { glob: '**', matches: 'folder' as const } },
]

const incremental: typeof TextDocumentSyncKind.Incremental = 2

/** The whole answer to `initialize`. */
export function announcement(client: Client, version: string): InitializeResult {
  return { capabilities: capabilitiesOf(client), serverInfo: { name: 'opmodel', version } }
}

function capabilitiesOf(client: Client): ServerCapabilities {
  return {
    positionEncoding: client.positions.encoding,
    textDocumentSync: { openClose: true, change: incremental, save: { includeText: false } },
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'opmodel', interFileDependencies: true, workspaceDiagnostics: false } }
      : {}),
    hoverProvider: true,
    ...(client.codeActionLiterals
      ? { codeActionProvider: { codeActionKinds: [quickFixKind, fixAllKind, ...Object.values(refactoringKinds)] } }
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
