// The formats each command writes, apart from what writes them, so that the words of the command line need none of it.

export const checkFormats = ['pretty', 'compact', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'] as const
export type CheckFormat = (typeof checkFormats)[number]

export const modelFormats = ['json', 'text', 'mermaid', 'csv'] as const
export type ModelFormat = (typeof modelFormats)[number]

export const diffFormats = ['text', 'markdown', 'json'] as const
