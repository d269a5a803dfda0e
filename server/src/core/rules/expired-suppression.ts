// Rule: a suppression with an end is looked at when it is over.

import { defineRule, type Proposal } from './define.js'
import { withBlanks } from './places.js'

export default defineRule({
  id: 'expired-suppression',
  since: '0.1.0',
  scope: 'suppressions',
  severity: 'warning',
  summary: 'A suppression with an end is looked at when it is over.',
  why: `"Accepted until January" was a promise. From that day on the finding is shown again, and the comment asks for a decision: mend, extend or drop it.`,
  whenNotToUse: `For what is accepted for good, leave the day out.`,
  examples: [
    {
      title: 'Still running',
      text: `
-- today --
2026-11-24
-- goals.md --
---
opmodel: true
---

# Goals for Q4 2026
<!-- opmodel-disable-line missing-owner -- Ben starts soon until 2027-01-31 -->

- Sign 40 clinics
`,
    },
    {
      title: 'Over',
      text: `
-- today --
2026-11-24
-- goals.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics <!-- opmodel-disable-line unclear-goal -- numbers follow until 2026-10-31 -->
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Accepted until 2026-10-31: mend it, extend it or take it out
`,
    },
  ],
  *check(directives, facts) {
    for (const directive of directives) {
      if (!directive.expired) continue
      const out: Proposal = {
        title: 'Take the comment out',
        changes: [{ change: 'replace', place: withBlanks(directive.place, facts.doc), text: [''] }],
      }
      yield {
        at: directive.place,
        message: `Accepted until ${directive.until}: mend it, extend it or take it out`,
        fixes: [out],
      }
    }
  },
})
