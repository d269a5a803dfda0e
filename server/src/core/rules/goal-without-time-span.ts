// Rule: a goal says by when.

import { findPlaceholders } from '../clarity/index.js'
import type { DocumentModel, Item, Section } from '../model/document.js'
import { kinds } from '../model/kinds.js'
import { firstWhere } from '../search.js'
import { choice, defineRule, type Report, type Shared } from './define.js'
import { type Facts, goalKinds, isCommitment } from './facts.js'
import { addTimeSpan, awaitsTime, timeFields } from './time-fixes.js'

/** Said to go on: whoever says so misses no date. */
const neverEnds =
  /\b(?:ongoing|on-going|perpetual|permanent (?:priority|duty|task|goal|effort|concern)|never[- ]ending|evergreen|forever|indefinitely|without end|always be)\b/i

export default defineRule({
  id: 'goal-without-time-span',
  since: '0.1.0',
  severity: 'warning',
  scope: 'document',
  slot: true,
  summary: 'A goal says by when.',
  why: `A goal is a forecast: how far something moves by a date. Without the date no review can say whether it was met, and it quietly
turns into a direction. The span may stand anywhere above the goal (heading, front matter, file or folder name, configuration);
only a goal that inherits none is reported, and of a tree of goals only the topmost one. Where three or more lack it and no goal of the page
has one, that is said once, on the heading above them.`,
  whenNotToUse: `A charter or a mission has aims without an end. Say \`lifetime: standing\` there, or call them principles.`,
  examples: [
    {
      title: 'A goal with an end',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Resolve 90 % of claims within two days

By: 2026-12-31
`,
    },
    {
      title: 'The period stands in a heading above',
      text: `
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics
- Open the second warehouse
`,
    },
    {
      title: 'The page has a timeline',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Resolve 90 % of claims within two days

## Timeline

Month 1: hire two clerks. Month 6: every branch takes part.
`,
    },
    {
      title: 'A deadline that is no day',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Resolve 90 % of claims within two days

Deadline: one week after the fair
`,
    },
    {
      title: 'A deadline that is not known, and a part that is out',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Resolve 90 % of claims within two days
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Goal has no time span

By: not decided yet

## Goal: Publish the price list
         ^^^^^^^^^^^^^^^^^^^^^^ Goal has no time span

Status: published to 5 of 40 shops so far
`,
    },
    {
      title: 'When somebody meets is no timeline',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Resolve 90 % of claims within two days
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Goal has no time span

## Meeting schedule

The crew meets on Mondays.
`,
    },
    {
      title: 'Its results say when',
      text: `
---
opmodel: true
owner: Ana
---

## Objective: Claims are answered on the day they come in

- KR: Two clerks work in the evening by 2026-11-30
- KR: 90 % of claims are resolved within two days by 2026-12-31

## Objective: Keep the archive, an ongoing duty

- KR: No box is missing
`,
    },
    {
      title: 'A goal without one',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Resolve 90 % of claims within two days
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Goal has no time span
`,
      fixed: `
---
opmodel: true
owner: Ana
---

## Goal: Resolve 90 % of claims within two days

By: ____
`,
    },
    {
      title: 'No goal of a page has one',
      text: `
---
opmodel: true
owner: Ana
---

# Claims crew

## Goals
   ^^^^^ 3 goals here have no time span

- Resolve 90 % of claims within two days
- Publish the list of our clinics
- Hire 2 clerks
`,
      fixed: `
---
opmodel: true
owner: Ana
---

# Claims crew

## Goals by ____

- Resolve 90 % of claims within two days
- Publish the list of our clinics
- Hire 2 clerks
`,
    },
    {
      title: 'A pitch that says how much time it is worth',
      text: `
---
opmodel: true
owner: Ana
---

## Pitch: Claims by phone

Appetite: 6 weeks
`,
    },
  ],
  *check(doc, facts) {
    const open = facts.open.filter((item) => isUndated(item, facts))
    const headings = new Set(open.flatMap(({ form, id }) => (form === 'heading' ? [id] : [])))
    // "Goal: …" below the heading of an initiative is due with it.
    const undated = open.filter(({ id }) => !headings.has(id.slice(0, id.lastIndexOf('/'))))
    const several = undated.length > 1 && !facts.items.some((item) => isCommitment(item) && item.span !== null)
    const over = several ? headingOver(doc, undated) : undefined
    const known = new Map<Section, Shared>()
    for (const item of undated) {
      const heading = over ?? (several ? headingAbove(doc, item) : undefined)
      // A blank in it stands for the date.
      if (heading && findPlaceholders(heading.title).length > 0) continue
      if (heading && !known.has(heading)) known.set(heading, sharedBelow(heading, facts))
      yield { ...reportOf(item, facts), ...(heading && { shared: known.get(heading)! }) }
    }
  },
})

/** "Seven days after the launch", "when the hall opens". */
const relative = /^(?!\W*(?:not|no|unknown|unclear|undecided|tb[dca])\b).*\b(?:after|before|within|once|when|until|upon)\s+\S+/i

function isUndated(item: Item, facts: Facts): boolean {
  if (!goalKinds.includes(item.kind) || item.lifetime !== 'spanned') return false
  if (item.span !== null || item.status === 'done' || item.status === 'dropped' || awaitsTime(item)) return false
  // A reader who is told that it comes later misses no date; a part is due with the whole.
  if (item.deferred || item.detail) return false
  if (item.times.some(({ mention }) => mention.role === 'span' && mention.vague)) return false
  // "Deadline: a week after the fair": it says by when, if not on which day.
  if (relative.test(facts.field(item, ...timeFields)?.value ?? '')) return false
  // Its milestones say when.
  if (facts.childrenOf(item).some(({ span }) => span !== null && span.end !== null)) return false
  if (facts.hasTimeline || neverEnds.test(item.text)) return false
  // A pitch says how much time it is worth; when that is, the betting decides.
  if (item.kind === 'bet' && (facts.field(item, 'appetite')?.value ?? '') !== '') return false
  for (let above = facts.parentOf(item); above; above = facts.parentOf(above)) {
    if ((isCommitment(above) || above.kind === 'milestone') && above.span === null) return false
  }
  return true
}

function reportOf(item: Item, facts: Facts): Report {
  const empty = facts.field(item, ...timeFields)
  const title = kinds[item.kind].title
  return {
    at: empty && empty.value.trim() === '' ? empty.place : item.statement,
    item,
    message: `${title[0]!.toUpperCase()}${title.slice(1)} has no time span`,
    missing: ['span'],
    fixes: addTimeSpan(item, facts),
  }
}

/** What is said of all goals below a heading at once. */
function sharedBelow({ place }: Section, facts: Facts): Shared {
  const { chunk, end } = place
  const text = [' by ', choice(facts.periodEnds, 'date')]
  return {
    at: place,
    message: 'goals here have no time span',
    fixes: [{ title: 'Add ‘by …’ for all of them', changes: [{ change: 'replace', place: { chunk, start: end, end }, text }] }],
  }
}

/** The innermost heading above all of them. */
function headingOver({ sections, place }: DocumentModel, goals: readonly Item[]): Section | undefined {
  const starts = goals.map(({ statement }) => place(statement).start)
  const [first, last] = [starts[0]!, starts.at(-1)!]
  const startOf = (section: Section): number => place(section.place).start
  const around: Section[] = []
  for (const section of sections) {
    if (startOf(section) >= last) break
    while (around.length > 0 && around.at(-1)!.depth >= section.depth) around.pop()
    around.push(section)
  }
  return around.filter((section) => startOf(section) < first).at(-1)
}

/** The heading directly above. */
function headingAbove({ sections, place }: DocumentModel, { statement }: Item): Section | undefined {
  const start = place(statement).start
  return sections[firstWhere(0, sections.length, (i) => place(sections[i]!.place).start >= start) - 1]
}
