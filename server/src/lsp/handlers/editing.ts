// The handlers that help while writing and finding one's way; a method that is announced has its line here.

import { registerCompletion } from './completion.js'
import { registerCompletionResolve } from './completion-resolve.js'
import { registerTemplate } from './template.js'

export const registerEditing = [registerCompletion, registerCompletionResolve, registerTemplate]
