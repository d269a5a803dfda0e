// Rule: at the end anybody can say whether a goal was achieved.

import { defineRule } from './define.js'
import { type ClarityFault, judgedKinds } from './facts.js'
import { wordingFault } from './wording.js'

const questions: readonly (readonly [slot: string, message: (phrase: string) => string])[] = [
  ['reference', (phrase) => `${phrase || 'It'} compared with what?`],
  ['threshold', (phrase) => `${phrase || 'This'} is not measured: from which value on is it met?`],
  ['measure', (phrase) => `${phrase || 'This'} is not measured: who decides, and by which test?`],
  ['metric', (phrase) => `${phrase || 'This'} is not measured: by which number would you know?`],
  [
    'target',
    (phrase) => (phrase ? `${phrase} has no target: how would you know it was met?` : 'No target: how would you know it was met?'),
  ],
]

/** A verb that never ends, or a thing nobody can look at. */
function endless(phrase: string, { signal }: ClarityFault): string {
  if (!signal || phrase.endsWith('…’')) return 'No end state: what exists or is decided when it is done?'
  return signal.range.start < 4
    ? `${phrase} can go on for ever: what exists or is decided at the end?`
    : `${phrase} is hard to check: what exists or is decided at the end?`
}

export default defineRule({
  id: 'unclear-goal',
  since: '0.1.0',
  severity: 'warning',
  scope: 'entity',
  kinds: judgedKinds,
  lifetimes: ['spanned', 'point'],
  slot: true,
  summary: 'At the end anybody can say whether a goal was achieved.',
  why: `Two people who read the goal at the end of its period should come to the same answer. That takes a number, or a thing that then exists or is
decided. A qualitative objective is fine as long as one of its key results answers for it; then nothing is reported.`,
  whenNotToUse: `Missions, principles and other lasting aims are never judged. For a goal whose point is to learn, say what will be decided from it.`,
  examples: [
    {
      title: 'A number, or a thing that exists',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Answer 90 % of complaints within one day
- Publish the price list for dealers
`,
    },
    {
      title: 'Nobody can tell when this is reached',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Delight our customers
  ^^^^^^^ ‘Delight’ can go on for ever: what exists or is decided at the end?
`,
    },
  ],
  *check(item, facts) {
    yield* wordingFault('unclear-goal', item, facts, (fault, phrase) => {
      const missing = [fault.signal?.missing, ...(item.judgement?.outcome.missing ?? [])]
      const question = missing.map((slot) => questions.find(([name]) => name === slot)).find((found) => found !== undefined)
      if (question === undefined && missing.includes('end-state')) return { message: endless(phrase, fault) }
      const say = question?.[1] ?? questions.at(-1)![1]
      return { message: say(phrase) }
    })
  },
})
