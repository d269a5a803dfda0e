// The queries an editor asks, each a function of a snapshot and a place.

export { type ActionRole, type CodeAction, type Configuration, codeActions, type FileEdits } from './code-actions.js'
export * from './hover.js'
export { withoutMarkup } from './markdown.js'
export { type RuleHelp, ruleHelp, ruleIds } from './rule-help.js'
export * from './symbols.js'
