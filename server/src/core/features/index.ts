// The queries an editor asks, each a function of a snapshot and a place.

export { type ActionRole, type CodeAction, type Configuration, codeActions, type FileEdits } from './code-actions.js'
export { safeEdits } from './fix-all.js'
export * from './hover.js'
export { withoutMarkup } from './markdown.js'
export { markPage, pageMark } from './page-mark.js'
export { modelText, silencedText, understoodText } from './page-texts.js'
export { isAboutWording, type RuleHelp, ruleHelp, ruleIds } from './rule-help.js'
export * from './symbols.js'
