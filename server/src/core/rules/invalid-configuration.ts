// Rule: `opmodel.yaml` says what it means.

import { defineRule } from './define.js'

export default defineRule({
  id: 'invalid-configuration',
  since: '0.1.0',
  scope: 'configuration',
  severity: 'error',
  summary: '`opmodel.yaml` can be read as it stands.',
  why: `A misspelt key is a setting that silently does nothing. Unknown keys, impossible values and broken YAML are shown at their place in the file.`,
  whenNotToUse: `Never: a setting that does nothing misleads everybody who reads it.`,
  examples: [
    {
      title: 'Known keys',
      text: `
-- opmodel.yaml --
version: 1
profile: okr
`,
    },
    {
      title: 'A slip',
      text: `
-- opmodel.yaml --
version: 1
profil: okr
^^^^^^ ‘profil’ is not a setting; did you mean ‘profile’?
`,
    },
  ],
})
