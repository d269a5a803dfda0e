// The names under which code actions and commands are announced; imports nothing that runs, since `initialize` is answered before the rest is loaded.

import type { Refactoring } from '../core/index.js'

export const quickFixKind = 'quickfix'

export const fixAllKind = 'source.fixAll.opmodel'

export const refactoringKinds: Readonly<Record<Refactoring['sort'], string>> = {
  rewrite: 'refactor.rewrite',
  extract: 'refactor.extract',
}

export const commands = ['opmodel.check', 'opmodel.explain', 'opmodel.model', 'opmodel.changes'] as const
