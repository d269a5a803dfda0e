// Rule: an objective has key results.

import { blank, defineRule, type Parts } from './define.js'

export default defineRule({
  id: 'objective-without-key-results',
  since: '0.1.0',
  scope: 'entity',
  severity: 'hint',
  kinds: ['objective'],
  lifetimes: ['spanned'],
  profiles: ['okr'],
  slot: true,
  summary: 'An objective has key results.',
  why: `The objective says what for, its key results say how anybody will know. Without them each reader makes up a measure of their own.`,
  whenNotToUse: `It runs in the profile \`okr\` only.`,
  examples: [
    {
      title: 'With a result',
      text: `
-- opmodel.yaml --
profile: okr
-- okrs.md --
---
opmodel: true
owner: Ana
---

# OKRs Q4 2026

## Objective: Riders come back

- KR1: 40 % of riders book a second service
`,
    },
    {
      title: 'Without',
      text: `
-- opmodel.yaml --
profile: okr
-- okrs.md --
---
opmodel: true
owner: Ana
---

# OKRs Q4 2026

## Objective: Sign 40 dealers
              ^^^^^^^^^^^^^^^ Objective has no key results: how will you know?
`,
    },
  ],
  *check(item, facts) {
    if (facts.childrenOf(item).length > 0 || item.status === 'dropped' || item.status === 'done') return
    if (facts.answeredBy(item) === 'key-results' || facts.answeredBy(item) === 'metric') return
    // An unclear one is reported as such already.
    if (facts.clarity(item)?.decides) return
    const value: Parts = [blank('measure'), ' from ', blank('start value'), ' to ', blank('target')]
    yield {
      at: item.statement,
      message: 'Objective has no key results: how will you know?',
      missing: ['key-results'],
      fixes: [
        { title: 'Add a key result', changes: [{ change: 'add-field', item, label: item.form === 'heading' ? '- KR1' : 'KR1', value }] },
      ],
    }
  },
})
