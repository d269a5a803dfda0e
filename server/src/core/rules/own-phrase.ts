// Rule: a phrase the organisation decided against is not used; which ones those are stands in `opmodel.yaml` alone.

import { kindIds } from '../model/kinds.js'
import { defineRule } from './define.js'
import { overlap } from './wording.js'

export default defineRule({
  id: 'own-phrase',
  since: '0.1.0',
  scope: 'entity',
  severity: 'information',
  kinds: kindIds,
  summary: 'Phrases the organisation decided against are not used.',
  why: `Every organisation has words that once meant something, or that only insiders read the same way. \`phrases\` in \`opmodel.yaml\`
lists them with what to say and what to write instead, so that nobody has to repeat it in reviews. A phrase is plain words: \`*\` stands for
one word, \`a|b\` for either word, \`a b | c\` for either phrase. Upper and lower case, blanks and line breaks do not matter, and a phrase
never reaches over a comma or a full stop. \`opmodel rules test\` tries the sentences under \`bad\` and \`good\`.`,
  whenNotToUse: `Without \`phrases\` in the settings it never speaks.`,
  examples: [
    {
      title: 'Said otherwise',
      text: `
-- opmodel.yaml --
phrases:
  - phrase: best effort|endeavours
-- goals.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Answer 90 % of all calls within 2 minutes, and give it our best
`,
    },
    {
      title: 'A phrase with a suggestion',
      text: `
-- opmodel.yaml --
phrases:
  - phrase: utilise|leverage the * channel
    message: Plain words, please
    suggestion: use the * channel
    bad: Utilise the phone channel
    good: Use the phone channel
-- goals.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Leverage the phone channel for 90 % of all complaints
  ^^^^^^^^^^^^^^^^^^^^^^^^^^ Plain words, please
`,
      fixed: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Use the phone channel for 90 % of all complaints
`,
    },
  ],
  *check(item, facts) {
    if (item.status === 'dropped' || item.status === 'done') return
    const fault = facts.clarity(item)
    for (const { match, place, whole, allowed } of facts.ownPhrases(item)) {
      const phrase = item.text.slice(match.range.start, match.range.end)
      const { message } = match.phrase
      const decides = fault?.decides && fault.signal !== null && overlap(place, fault.place)
      yield {
        at: place,
        message: message?.replace(/[.\s]+$/, '') ?? `‘${phrase.replace(/\s+/g, ' ')}’ is a phrase this project does without`,
        phrase,
        ...(allowed ? { allowed } : {}),
        uncertain: 'information',
        ...(decides ? { as: 'unclear-goal' } : {}),
        fixes:
          match.instead === null || whole
            ? []
            : [{ title: `Write ‘${match.instead}’`, changes: [{ change: 'replace', place, text: [match.instead] }] }],
      }
    }
  },
})
