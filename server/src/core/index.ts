// The public API of the core; nothing outside imports deeper.

export type { ClaritySignal, Judgement, Placeholder } from './clarity/index.js'
export * from './config.js'
export type * from './model/document.js'
export { understand } from './model/document.js'
export { type FieldKey, fields, kindIds, kinds } from './model/kinds.js'
export type * from './model/types.js'
export type * from './model/workspace.js'
export { createSnapshot } from './model/workspace.js'
export { type CheckOptions, check } from './rules/check.js'
export type * from './rules/finding.js'
export type { Chunk, Place, SyntaxTree } from './syntax/tree.js'
export { applyEdits, type Position, positionAt, type Text, type TextEdit, textOf } from './text/text.js'
