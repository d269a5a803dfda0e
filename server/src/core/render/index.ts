// The outputs of the core: models and findings as text in one format each. Knows nothing of files or terminals.

export { type AttentionGroup, attention } from './attention.js'
export { checkJson } from './check-json.js'
export { compactReport, type Paint, prettyReport } from './check-text.js'
export { type ModelPart, modelJson } from './model-json.js'
export { type Grouping, isShown, modelTree, ownersOf, type TreeGroup, type TreeItem } from './model-tree.js'
export { preview } from './preview.js'
export type { PreviewScope } from './preview-data.js'
export * from './report.js'
export { countText } from './words.js'
