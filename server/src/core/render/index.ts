// The outputs of the core: models and findings as text in one format each. Knows nothing of files or terminals.

export { checkJson } from './check-json.js'
export { compactReport, type Paint, prettyReport } from './check-text.js'
export { type ModelPart, modelJson } from './model-json.js'
export * from './report.js'
