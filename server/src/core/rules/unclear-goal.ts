// Rule: at the end anybody can say whether a goal was achieved.

import type { ClaritySignal } from '../clarity/index.js'
import { defineRule } from './define.js'
import { judgedKinds } from './facts.js'
import { wordingFault } from './wording.js'

/** What to ask for, by what is missing and what the phrase is in the statement. */
function question(missing: string | undefined, part: ClaritySignal['part'] | null, phrase: string): string {
  if (missing === 'end-state') {
    if (part === 'verb') return `${phrase} can go on for ever: what exists or is decided at the end?`
    if (part === 'word') return `${phrase} has no end: what exists or is decided then?`
    return part === null
      ? 'No end state: what exists or is decided when it is done?'
      : `${phrase} only says what it is about: what exists or is decided at the end?`
  }
  if (missing === 'measure' && part === 'verb') return `${phrase} at which level? Name the number, or the test`
  if (missing === 'measure') return `${phrase || 'This'} is not measured: who decides, and by which test?`
  return phrase ? `${phrase} has no target: how would you know it was met?` : 'No target: how would you know it was met?'
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
  pairs: [
    {
      work: 'Sales',
      bad: 'Become the preferred supplier for clinics',
      better: 'Sign framework contracts with 12 of the 20 largest clinics',
    },
    {
      work: 'People',
      bad: 'Build a culture of candour',
      better: 'Every team has held one retrospective and published its three decisions',
    },
    { work: 'Engineering', bad: 'Explore a new message queue', better: 'Compare three message queues and decide on one in an ADR' },
  ],
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
      title: 'A means to a result that is measured, and what a heading of the same name explains',
      text: `
---
opmodel: true
owner: Ana
---

# OKRs Q4 2026

## Objective: Bread is out before the shops open

- KR 1: The ovens bake 400 loaves an hour
  - burner improvements
  - reliable mixers
- KR 2: Solid hygiene plan

### Solid hygiene plan

- 3 checks a day are passed
`,
    },
    {
      title: 'A theme, and below it the objectives that spell it out',
      text: `
---
opmodel: true
owner: Ana
---

# Objectives for Q4 2026

- Delight the shops

## Objective: No oven stands still

- KR 1: 3 spare burners are in stock
- KR 2: Every oven is cleaned each night
`,
    },
    {
      title: 'A goal that another heading is about, and a means to a milestone',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Investigate mobile ovens with the crews of the markets

## Milestones

### Mobile ovens

- Milestone: The first mobile oven bakes on the market
  - Foster skills at the burners
`,
    },
    {
      title: 'An objective over parts with results of their own, and what is put off',
      text: `
---
opmodel: true
owner: Ana
---

# OKRs for Q4 2026

## Objective: Delight the shops

### Bread

- KR: 9 of 10 shops order again

### Cakes

- KR: Two new cakes are on sale

## Objective: Happy bakers

| Key results | Outcome |
| --- | --- |
| KR 2.1 | 9 of 10 bakers stay |
| KR 2.2 | 5 of 8 bakers can run the night oven |

## Goals for later: ideas

### Ideas

- Explore new ovens
`,
    },
    {
      title: 'A name over bullets that tell about it, a list of things, and a problem over its result',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Hygiene
  - Cleaner tables at noon, as the inspectors saw them in spring
- Be mentioned by high-quality papers [those that three of our dealers read would meet this criterion]

## Objectives

### Problem area: Improve the queue

- Key result: Deliver the plan of the counter

## Objective: Systems are up to date

- KR: Put in new systems, including:
- KR: Customer care (Rye)
`,
    },
    {
      title: 'Bullets that tell how a milestone is to be reached',
      text: `
---
opmodel: true
owner: Ana
---

# Plan for Q4 2026

## Milestones

- Sourdough at night
  - Explore new burners
`,
    },
    {
      title: 'What exists, whatever one thinks of it',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- The oven guide is published and easy to follow
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
    yield* wordingFault('unclear-goal', item, facts, ({ signal }, phrase) => ({
      message: question(signal?.missing ?? item.judgement?.outcome.missing[0], signal?.part ?? null, phrase),
    }))
  },
})
