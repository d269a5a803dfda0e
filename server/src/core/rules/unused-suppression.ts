// Rule: a suppression hides something.

import { nearest, ruleNames } from '../config.js'
import { defineRule } from './define.js'
import { withBlanks } from './places.js'

export default defineRule({
  id: 'unused-suppression',
  since: '0.1.0',
  scope: 'suppressions',
  severity: 'information',
  summary: 'A suppression hides something.',
  why: `A comment that silences nothing will one day silence the wrong thing. It is reported only where its rule ran over what it covers.`,
  whenNotToUse: `Suppressions that only apply in some cycles: give them an expiry.`,
  examples: [
    {
      title: 'In use',
      text: `
---
opmodel: true
---

# Goals for Q4 2026
<!-- opmodel-disable-line missing-owner -- the board owns it -->

- Sign 40 clinics
`,
    },
    {
      title: 'Nothing to hide',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics <!-- opmodel-disable-line unclear-goal -- agreed with the board -->
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Nothing here to be silenced by this comment
`,
      fixed: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics
`,
    },
  ],
  *check(directives, { doc }) {
    for (const directive of directives) {
      const strange = directive.rules.find(({ id }) => !ruleNames.includes(id))
      if (strange) {
        const meant = nearest(strange.id, ruleNames)
        yield {
          at: strange.place,
          message: `No rule is called ‘${strange.id.slice(0, 40)}’${meant ? `; did you mean ‘${meant}’?` : ''}`,
          fixes: meant
            ? [{ title: `Write ‘${meant}’`, safe: false, changes: [{ change: 'replace', place: strange.place, text: [meant] }] }]
            : [],
        }
        continue
      }
      if (directive.used > 0 || directive.expired || directive.idle) continue
      yield {
        at: directive.place,
        message: 'Nothing here to be silenced by this comment',
        fixes: [
          {
            title: 'Take the comment out',
            safe: true,
            changes: [{ change: 'replace', place: withBlanks(directive.place, doc), text: [''] }],
          },
        ],
      }
    }
  },
})
