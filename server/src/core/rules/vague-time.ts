// Rule: a time is a day or a period.

import type { Place } from '../syntax/tree.js'
import { defineRule } from './define.js'
import { judgedKinds } from './facts.js'
import { coreOf } from './places.js'
import { addTimeChoices } from './time-fixes.js'

/** In brackets somebody only mentions it; "how prices change over time" says what is looked at. */
function isAside({ chunk, start, end }: Place): boolean {
  const before = chunk.text.slice(chunk.text.lastIndexOf('\n', start - 1) + 1, start)
  const develops = /^over time$/i.test(chunk.text.slice(start, end)) && developing.test(before)
  return develops || before.lastIndexOf('(') > before.lastIndexOf(')')
}

const developing = /\b(?:chang|trend|develop|evol|var(?:y|ies|iation)|histor|progress|grow|drift)\p{Alpha}*\b[^.;]{0,60}$/iu

export default defineRule({
  id: 'vague-time',
  since: '0.1.0',
  scope: 'entity',
  severity: 'information',
  kinds: judgedKinds,
  lifetimes: ['spanned', 'point'],
  slot: true,
  summary: 'A time is a day or a period.',
  why: `"Soon" and "as soon as possible" mean a week to one reader and a year to another. A month or a quarter is precise enough to plan with.`,
  whenNotToUse: `"Early 2027" and seasons are accepted: they say at least in which period.`,
  examples: [
    {
      title: 'What is looked at',
      text: `
---
opmodel: true
owner: Ana
---

# Goals

- Publish how the price of flour changed over time
`,
    },
    {
      title: 'A period',
      text: `
---
opmodel: true
owner: Ana
---

# Goals

- Sign 40 clinics by March 2027
`,
    },
    {
      title: 'A word that is no day',
      text: `
---
opmodel: true
owner: Ana
---

# Goals

- Sign 40 clinics soon
                  ^^^^ ‘soon’ is no day: by when?
`,
      fixed: `
---
opmodel: true
owner: Ana
---

# Goals

- Sign 40 clinics by ____
`,
    },
    {
      title: 'A length further on is about something else',
      text: `
---
opmodel: true
owner: Ana
---

# Goals

- Sign 40 clinics soon, cut waits from 9 to 6 weeks
                  ^^^^ ‘soon’ is no day: by when?
`,
    },
    {
      title: 'How long that is stands beside it',
      text: `
---
opmodel: true
owner: Ana
---

# Goals, short term – 6 months

- Sign 40 clinics
`,
    },
  ],
  *check(item, facts) {
    if (item.status === 'done' || item.status === 'dropped') return
    if (item.span && (item.span.end !== null || item.span.bounds !== null || !item.span.anchored)) return
    const vague = item.times.find((time) => time.mention.vague && time.mention.role === 'span' && !isAside(time.place))
    if (!vague) return
    const place = coreOf(vague)
    // "Short term – 6 months": how long that is stands beside it.
    if (
      /^\s*(?:[-–—:,(]\s*)?\(?\d+(?:\s?[-–]\s?\d+)?[\s-](?:weeks?|months?|quarters?|years?)\b/i.test(
        place.chunk.text.slice(place.end, place.end + 80),
      )
    )
      return
    yield {
      at: place,
      message: `‘${place.chunk.text.slice(place.start, place.end)}’ is no day: by when?`,
      missing: ['span'],
      fixes: addTimeChoices(vague, facts),
    }
  },
})
