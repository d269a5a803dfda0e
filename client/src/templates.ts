// Pages to begin with, as snippets: each reads clean once its placeholders are filled in. Data only; a test checks every one.

export interface Template {
  readonly id: string
  /** As the New File menu shows it. */
  readonly title: string
  /** What the menu of templates says of it. */
  readonly detail: string
  /** Snippet text. */
  readonly body: string
}

export const templates: readonly Template[] = [
  {
    id: 'goals',
    title: 'Goals',
    detail: 'A few goals for one period, each with a measure and an owner',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet placeholders
    body: '# Goals for ${1:Q1 2027}\n\nOwner: ${2:name or team}\n\n## Goal: ${3:Reduce} ${4:what you measure} from ${5:today} to ${6:target}\n\n${7:Why this matters now.}\n\n## Not goals\n\n- ${8:What you leave alone in this period}\n$0',
  },
  {
    id: 'okrs',
    title: 'OKR Set',
    detail: 'One objective with key results',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet placeholders
    body: '# OKRs ${1:Q1 2027}\n\nOwner: ${2:team}\n\n## Objective: ${3:What will be true at the end}\n\n- KR1: ${4:Raise} ${5:metric} from ${6:baseline} to ${7:target}\n- KR2: ${8:Reduce} ${9:metric} from ${10:baseline} to ${11:target}\n$0',
  },
  {
    id: 'ritual',
    title: 'Ritual',
    detail: 'A meeting that repeats: when, for what, what comes out of it',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet placeholders
    body: '## Ritual: ${1:Goal review}\n\n- Purpose: ${2:decide what to change while there is time}\n- Cadence: ${3:every Tuesday} at ${4:10:00}\n- Duration: ${5:45 minutes}\n- Owner: ${6:name}\n- Produces: ${7:decision log}\n$0',
  },
  {
    id: 'artifact',
    title: 'Artifact',
    detail: 'A document or board that people keep up to date',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet placeholders
    body: '## Artifact: ${1:Decision log}\n\n- Purpose: ${2:what it answers}\n- Owner: ${3:name}\n- Updated: ${4:every Friday}\n- Where: ${5:link}\n$0',
  },
  {
    id: 'cycle',
    title: 'Cycle Plan',
    detail: 'A period of work with its goals and dates',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet placeholders
    body: '# Cycle: ${1:Q1 2027}\n\nFrom ${2:2027-01-01} to ${3:2027-03-31}\n\nOwner: ${4:name}\n\n## Goals\n\n- ${5:Reduce} ${6:metric} from ${7:baseline} to ${8:target}\n\n## Milestones\n\n- ${9:2027-02-15}: ${10:what is ready that day}\n$0',
  },
  {
    id: 'team',
    title: 'Team Charter',
    detail: 'What a team is for, what it owns, how it works',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet placeholders
    body: '# Team: ${1:name}\n\n## Mission\n\n${2:Whom the team helps, and with what.}\n\n## Owns\n\n- ${3:system, process or metric}\n\n## Members\n\n- ${4:name}, ${5:role}\n\n## Rituals\n\n- ${6:Planning}: ${7:every Monday} at ${8:09:30}, ${9:30 minutes}, owner ${10:name}\n$0',
  },
  {
    id: 'north-star',
    title: 'North Star',
    detail: 'The one measure that stands for value, and what drives it',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet placeholders
    body: '# North Star\n\nOwner: ${1:name}\n\nReview every ${2:6 months}\n\n## North star metric: ${3:what you count}\n\n${4:Why this stands for value to customers.}\n\n## Inputs\n\n- ${5:A driver that teams can move}\n- ${6:Another driver}\n$0',
  },
  {
    id: 'working-agreement',
    title: 'Working Agreement',
    detail: 'How a team wants to work together',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet placeholders
    body: '# Working agreement of ${1:team}\n\nOwner: ${2:name}\n\nReview every ${3:3 months}\n\n## We agree\n\n- ${4:We answer questions of another team within one working day}\n- ${5:We write decisions down on the day we take them}\n$0',
  },
  {
    id: 'decision',
    title: 'Decision',
    detail: 'One decision with its reason',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: snippet placeholders
    body: '# Decision: ${1:what was decided}\n\n- Date: ${2:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}\n- Status: ${3|accepted,proposed,superseded|}\n- Owner: ${4:name}\n\n## Context\n\n${5:What made a decision necessary.}\n\n## Consequences\n\n${6:What follows from it.}\n$0',
  },
]
