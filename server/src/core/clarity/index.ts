// The public face of core/clarity: whether anybody could say at the end that a statement was achieved. Reads one statement, never a document.

export { en } from './en.js'
export { judge } from './judge.js'
export { detectLanguage, type LanguagePack, lexiconOf } from './language.js'
export { findPlaceholders, readTbd } from './placeholders.js'
export { type Rewrite, type RewriteEdit, rewrites } from './rewrite.js'
export type { ClarityRule, ClaritySignal, Judgement, Placeholder, StatementContext, Tbd } from './types.js'
