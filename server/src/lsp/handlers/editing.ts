// The handlers that help while writing and finding one's way; a method that is announced has its line here.

import { registerIncomingCalls, registerOutgoingCalls, registerPrepareCallHierarchy } from './call-hierarchy.js'
import { registerCodeLenses } from './code-lenses.js'
import { registerCompletion } from './completion.js'
import { registerCompletionResolve } from './completion-resolve.js'
import { registerDefinition } from './definition.js'
import { registerDocumentLinks } from './document-links.js'
import { registerFolding, registerSelectionRanges } from './folding.js'
import { registerInlayHints } from './inlay-hints.js'
import { registerHighlights, registerReferences } from './references.js'
import { registerPrepareRename, registerRename } from './rename.js'
import { registerRenameFiles } from './rename-files.js'
import { registerTemplate } from './template.js'

export const registerEditing = [
  registerCompletion,
  registerCompletionResolve,
  registerTemplate,
  registerDefinition,
  registerReferences,
  registerHighlights,
  registerDocumentLinks,
  registerPrepareRename,
  registerRename,
  registerRenameFiles,
  registerPrepareCallHierarchy,
  registerIncomingCalls,
  registerOutgoingCalls,
  registerInlayHints,
  registerCodeLenses,
  registerFolding,
  registerSelectionRanges,
]
