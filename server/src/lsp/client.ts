// What the connected client can do, as plain yes or no, and what it was started with.

import type { InitializeParams } from 'vscode-languageserver'
import type { InitializationOptions } from '../protocol/requests.js'
import { chooseEncoding, type Positions, positionsIn } from './convert.js'

export interface Client {
  readonly positions: Positions
  readonly pullsDiagnostics: boolean
  readonly refreshes: { readonly diagnostics: boolean; readonly inlayHints: boolean; readonly codeLenses: boolean }
  readonly snippetCompletions: boolean
  readonly snippetEdits: boolean
  readonly documentChanges: boolean
  /** A workspace edit may make a file that is not there. */
  readonly createsFiles: boolean
  readonly changeAnnotations: boolean
  readonly codeActionLiterals: boolean
  readonly hierarchicalSymbols: boolean
  readonly markdownHover: boolean
  readonly markdownCompletion: boolean
  readonly relatedInformation: boolean
  readonly foldingByLine: boolean
  readonly definitionLinks: boolean
  readonly preparesRename: boolean
  readonly asksBeforeFileRename: boolean
  readonly configuration: boolean
  readonly dynamicConfiguration: boolean
  readonly dynamicWatching: boolean
  readonly workspaceFolders: boolean
  readonly showDocument: boolean
  /** Document symbols are announced; our VS Code client turns them off, since the built-in outline has the headings. */
  readonly documentSymbols: boolean
  /** The client has the commands of our VS Code client, `opmodel.showReferences` and `opmodel.explainRule`. */
  readonly ownCommands: boolean
  /** Markdown links to pages and headings are completed, followed and listed; our VS Code client turns that off, since VS Code does it. */
  readonly markdownLinks: boolean
  /** The client serves `opmodel/findFiles` and `opmodel/readFile`. */
  readonly servesFiles: boolean
  /** The client wants to hear when its views should ask again. */
  readonly views: boolean
  /** Where the rule pages lie: `${rulePages}/RULE.md`; null where they cannot be reached. */
  readonly rulePages: string | null
}

export function clientOf({ capabilities, initializationOptions }: InitializeParams, rulePages: string | null): Client {
  const options: InitializationOptions = typeof initializationOptions === 'object' && initializationOptions ? initializationOptions : {}
  const { textDocument: text, workspace, general, window } = capabilities
  const markdown = (formats: readonly string[] | undefined) => formats?.includes('markdown') ?? false
  return {
    positions: positionsIn(chooseEncoding(general?.positionEncodings)),
    pullsDiagnostics: text?.diagnostic !== undefined,
    refreshes: {
      diagnostics: workspace?.diagnostics?.refreshSupport ?? false,
      inlayHints: workspace?.inlayHint?.refreshSupport ?? false,
      codeLenses: workspace?.codeLens?.refreshSupport ?? false,
    },
    snippetCompletions: text?.completion?.completionItem?.snippetSupport ?? false,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport ?? false,
    documentChanges: workspace?.workspaceEdit?.documentChanges ?? false,
    createsFiles: (workspace?.workspaceEdit?.documentChanges && workspace.workspaceEdit.resourceOperations?.includes('create')) ?? false,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    codeActionLiterals: text?.codeAction?.codeActionLiteralSupport !== undefined,
    hierarchicalSymbols: text?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    markdownHover: markdown(text?.hover?.contentFormat),
    markdownCompletion: markdown(text?.completion?.completionItem?.documentationFormat),
    relatedInformation: text?.publishDiagnostics?.relatedInformation ?? text?.diagnostic?.relatedInformation ?? false,
    definitionLinks: text?.definition?.linkSupport ?? false,
    preparesRename: text?.rename?.prepareSupport ?? false,
    asksBeforeFileRename: workspace?.fileOperations?.willRename ?? false,
    foldingByLine: text?.foldingRange?.lineFoldingOnly ?? false,
    configuration: workspace?.configuration ?? false,
    dynamicConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    dynamicWatching: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    workspaceFolders: workspace?.workspaceFolders ?? false,
    showDocument: window?.showDocument?.support ?? false,
    documentSymbols: options.documentSymbols !== false,
    ownCommands: options.ownCommands === true,
    markdownLinks: options.markdownLinks !== false,
    servesFiles: options.clientFiles === true,
    views: options.views === true,
    rulePages: options.rulePages ?? rulePages,
  }
}
