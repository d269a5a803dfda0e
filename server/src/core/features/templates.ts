// Pages, sections and lines to begin with: the one table behind snippets, the New File menu and fixes for empty sections. Data, and how it is filled in.

import { byObject, byText, lazy } from '../memo.js'
import type { DocumentModel } from '../model/document.js'
import type { Kind } from '../model/kinds.js'
import type { Snapshot } from '../model/workspace.js'
import type { Part, Parts } from '../rules/define.js'
import { dayWriter, periodsAhead } from './time-style.js'
import { bareName, usageOf } from './usage.js'

export interface Template {
  readonly id: string
  /** As menus show it. */
  readonly title: string
  /** What menus say of it. */
  readonly detail: string
  /** What it makes more of: a section of that kind may be filled with it. Null: nothing of the model. */
  readonly kind: Kind | null
  /** A page of its own is one thing of that kind, which its words alone would not tell. */
  readonly whole?: true
  /** A page begins with a top heading, a section with one below it, a line is an item of a list. */
  readonly size: 'page' | 'section' | 'line'
  /** It stands in the New File menu, which is kept short. */
  readonly menu?: true
  /** Text with `{slots}`: those with a name of `slots` offer what the project knows, the others say what to write. */
  readonly text: string
}

export const templates: readonly Template[] = [
  {
    id: 'goals',
    title: 'Goals',
    detail: 'A few goals for one period, each with a measure and an owner',
    kind: 'goal',
    size: 'page',
    menu: true,
    text: `# Goals for {period}

Owner: {owner}

## Goal: Raise {metric} from {baseline} to {target}

{why this matters now}

## Goal: Reduce {another metric} from {value today} to {lower value}

{why this matters now}

## Not doing

- {what you leave alone in this period}
`,
  },
  {
    id: 'okrs',
    title: 'OKR Set',
    detail: 'One objective with key results',
    kind: 'objective',
    size: 'page',
    menu: true,
    text: `# OKRs {period}

Owner: {owner}

## Objective: {what will be true at the end}

- KR1: Raise {metric} from {baseline} to {target}
- KR2: Reduce {another metric} from {value today} to {lower value}
`,
  },
  {
    id: 'ritual',
    title: 'Ritual',
    detail: 'A meeting that repeats: when, for what, what comes out of it',
    kind: 'ritual',
    size: 'section',
    menu: true,
    text: `## Ritual: {name of the meeting}

- Purpose: {what it is for}
- Cadence: {cadence}
- Duration: {length}
- Owner: {owner}
- Participants: {team}
- Produces: {artifact}
`,
  },
  {
    id: 'artifact',
    title: 'Artifact',
    detail: 'A document or board that people keep up to date',
    kind: 'artifact',
    size: 'section',
    menu: true,
    text: `## Artifact: {name of the document}

- Purpose: {which question it answers}
- Owner: {owner}
- Used by: {team}
- Used in: {ritual}
- Refresh: {cadence}
`,
  },
  {
    id: 'cycle',
    title: 'Cycle Plan',
    detail: 'A period of work with its dates, goals and milestones',
    kind: 'cycle',
    size: 'page',
    menu: true,
    text: `# Cycle: {period}

- Start: {first day}
- End: {last day}
- Owner: {owner}

## Goals

- Raise {metric} from {baseline} to {target}
- Reduce {another metric} from {value today} to {lower value}

## Milestones

| Milestone | Date | Owner |
|---|---|---|
| {what is ready that day} | {day} | {owner} |

## Not doing

- {what you leave alone}
`,
  },
  {
    id: 'team',
    title: 'Team Charter',
    detail: 'What a team is for, what it owns, when it meets',
    kind: 'team',
    whole: true,
    size: 'page',
    menu: true,
    text: `# Team charter: {team}

Lead: {owner}

## Purpose

{whom the team helps, and with what}

## Who we are

- {name}, {part in the team}

## What we own

- {system, process or metric}

## Rituals

| Ritual | Cadence | Duration | Owner | Purpose |
|---|---|---|---|---|
| {name of the meeting} | {cadence} | {length} | {owner} | {what it is for} |
`,
  },
  {
    id: 'north-star',
    title: 'North Star',
    detail: 'The one measure that stands for value, and what drives it',
    kind: 'model',
    size: 'page',
    menu: true,
    text: `# North star

Owner: {owner}
Review every: {rhythm of review}

## North star metric: {what you count}

- Definition: {what counts and what does not}
- Unit: {unit}
- Current: {value today}

## Inputs

| Input | Definition | Unit | Owner |
|---|---|---|---|
| {a driver that teams can move} | {what counts and what does not} | {unit} | {owner} |
| {another driver} | {what counts and what does not} | {unit} | {owner} |
`,
  },
  {
    id: 'working-agreement',
    title: 'Working Agreement',
    detail: 'How a team wants to work together',
    kind: 'working-agreement',
    whole: true,
    size: 'page',
    menu: true,
    text: `# Working agreement of {team}

Owner: {owner}
Review every: {rhythm of review}

## We agree

- {what everybody can count on}
- {how decisions are taken and written down}
`,
  },
  {
    id: 'decision',
    title: 'Decision',
    detail: 'One decision with its reason',
    kind: 'decision',
    size: 'page',
    menu: true,
    text: `# Decision: {what was decided}

- Date: {today}
- Status: {status}
- Decider: {owner}

## Context

{what made a decision necessary}

## Options

- {an option, and why not}

## Consequences

{what follows from it}
`,
  },
  {
    id: 'goal',
    title: 'Goal',
    detail: 'One goal: how far a measure moves, by when, and who answers for it',
    kind: 'goal',
    size: 'section',
    text: `## Goal: Raise {metric} from {baseline} to {target} by {last day}

Owner: {owner}

{why this matters now}
`,
  },
  {
    id: 'key-result',
    title: 'Key Result',
    detail: 'A measure from … to … by …',
    kind: 'key-result',
    size: 'line',
    text: '- KR1: Raise {metric} from {baseline} to {target} by {last day}\n',
  },
  {
    id: 'agenda',
    title: 'Meeting Agenda with Minutes',
    detail: 'What to talk about, for how long, and what came out of it',
    kind: null,
    size: 'section',
    text: `## {ritual}, {today}

Who is here: {names}

### Agenda

1. {topic}, {minutes} min, {owner}
2. {topic}, {minutes} min, {owner}

### Minutes

- Decided: {what was decided, and by whom}
- To do: {who} {what} until {day}
`,
  },
  {
    id: 'driver-tree',
    title: 'Driver Tree',
    detail: 'A measure, what drives it, and what drives that',
    kind: 'model',
    size: 'page',
    text: `# Driver tree: {what you count}

Owner: {owner}
Review every: {rhythm of review}

- {a driver that teams can move}
  - {what moves this driver}
- {another driver}
  - {what moves this driver}
`,
  },
  {
    id: 'principles',
    title: 'Principles and Guardrails',
    detail: 'What decides when goals do not, and what must not get worse',
    kind: 'principle',
    size: 'section',
    text: `## Principles

- **{principle in a few words}**: {what we do because of it}
- **{another principle}**: {what we do because of it}

## Guardrails

- {what must not get worse, and the limit}
`,
  },
  {
    id: 'bet',
    title: 'Bet',
    detail: 'A pitch: what we try, how much time it is worth, what it is for',
    kind: 'bet',
    size: 'page',
    text: `# Bet: {what we try}

- Owner: {owner}
- Appetite: {weeks at most}
- By: {last day}
- Aims at: {goal}
- Measure: {metric} from {baseline} to {target}

## Problem

{who has it, and how we know}

## Solution

{what we would build or change}

## No-gos

- {what we leave out}
`,
  },
  {
    id: 'rhythm',
    title: 'Working Rhythm',
    detail: 'A table of the meetings that repeat',
    kind: 'ritual',
    size: 'section',
    text: `## Working rhythm

| Ritual | Cadence | Duration | Owner | Purpose | Produces |
|---|---|---|---|---|---|
| {name of the meeting} | {cadence} | {length} | {owner} | {what it is for} | {artifact} |
| {name of the meeting} | {cadence} | {length} | {owner} | {what it is for} | {artifact} |
`,
  },
]

/** What stands in the slots with a name. */
type Fill = (slot: string) => Part

/** The template with the project's own names and the days ahead. `doc` is the page whose style is kept. */
export function templateParts(template: Template, snapshot: Snapshot, doc: DocumentModel | null): Parts {
  return partsOf(template.text, fillFrom(snapshot, doc))
}

/** The template by itself, for menus that work without a project. */
export function bareTemplateParts(template: Template): Parts {
  return partsOf(template.text, (slot) => ({ blank: bareHints[slot] ?? slot }))
}

const bareHints: Readonly<Record<string, string>> = {
  period: 'Q1 2027',
  owner: 'name',
  today: 'today’s date',
  cadence: 'every Tuesday',
  length: '45 minutes',
  ritual: 'name of the meeting',
  artifact: 'name of the document',
  'last day': '2027-03-31',
  'first day': '2027-01-01',
  'rhythm of review': '6 months',
  status: 'accepted',
}

function partsOf(text: string, fill: Fill): Parts {
  return text.split(/\{([^{}]+)\}/).map((piece, i) => (i % 2 === 0 ? piece : fill(piece)))
}

/** More would hide what is meant. */
const mostChoices = 8

/** All templates of a list are filled from the same page. */
function fillFrom(snapshot: Snapshot, doc: DocumentModel | null): Fill {
  const { alone, inPage } = fills(snapshot)
  return doc ? inPage(doc) : alone()
}

const fills = byObject((snapshot: Snapshot) => ({
  alone: lazy(() => readFill(snapshot, null)),
  inPage: byObject((doc: DocumentModel) => readFill(snapshot, doc)),
}))

function readFill(snapshot: Snapshot, doc: DocumentModel | null): Fill {
  const usage = usageOf(snapshot)
  const page = doc ?? [...snapshot.documents.values()].find(({ items }) => items.length > 0) ?? null
  const names = (...kinds: readonly Kind[]) => usage.ofKind(...kinds).map(({ item }) => bareName(item))
  const periods = () => (page ? periodsAhead(snapshot, page) : [])
  const write = (day: string) => (page ? dayWriter(snapshot, page)(day) : day)
  // Each takes a look at the whole project.
  const choices: Readonly<Record<string, () => readonly string[]>> = {
    owner: () => usage.owners,
    team: () => usage.teams,
    period: () => periods().map(({ text }) => text),
    cadence: () => usage.cadences,
    length: () => usage.values('duration'),
    ritual: () => names('ritual'),
    artifact: () => names('artifact'),
    goal: () =>
      usage
        .ofKind('goal', 'objective')
        .filter((ref) => !snapshot.isClosed(ref))
        .map(({ item }) => bareName(item)),
    status: () => ['accepted', 'proposed', 'superseded'],
    today: () => [write(snapshot.today)],
    'first day': () => periods().flatMap(({ start }) => (start ? [write(start)] : [])),
    'last day': () => periods().map(({ end }) => write(end)),
  }
  return byText((slot) => {
    const known = [...new Set(choices[slot]?.() ?? [])].slice(0, mostChoices)
    if (known.length === 1 && slot === 'today') return known[0]!
    return known.length > 1 ? { choice: known } : { blank: known[0] ?? bareHints[slot] ?? slot }
  })
}

/** A page of its own says that it is part of the model: one meeting or one decision alone would not be taken for it. */
export function newPageParts({ size, kind, whole }: Template, parts: Parts): Parts {
  const mark = kind === null ? '' : `---\n${whole ? `kind: ${kind}` : 'opmodel: true'}\n---\n\n`
  return [mark, ...lowered(parts, size === 'section' ? -1 : 0)]
}

/** Headings `by` levels further down (up where it is negative), never below the sixth. */
export function lowered(parts: Parts, by: number): Parts {
  if (by === 0) return parts
  const level = (signs: string) => '#'.repeat(Math.max(1, Math.min(6, signs.length + by)))
  return parts.map((part) => (typeof part === 'string' ? part.replace(/^#{1,6}(?=\s)/gm, level) : part))
}

export function templateById(id: string): Template | undefined {
  return templates.find((template) => template.id === id)
}
