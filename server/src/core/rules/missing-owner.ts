// Rule: somebody owns a page of goals, or its goals.

import { findPlaceholders } from '../clarity/index.js'
import type { LocatedField } from '../model/document.js'
import { startsWithVerb } from '../model/sections.js'
import { choice, defineRule, type Parts } from './define.js'
import { isCommitment, isEmptyValue } from './facts.js'

export default defineRule({
  id: 'missing-owner',
  since: '0.1.0',
  severity: 'warning',
  scope: 'document',
  slot: true,
  summary: 'Somebody owns a page of goals, or its goals.',
  why: `A goal that belongs to everybody is looked after by nobody. One name for the page is enough; it is reported once, and only where neither the page
nor a single goal on it has an owner.`,
  whenNotToUse: `Where ownership is kept in another tool, turn the rule off in \`opmodel.yaml\`.`,
  examples: [
    {
      title: 'The page has an owner',
      text: `
---
opmodel: true
owner: Ana Ruiz
---

# Goals for Q4 2026

- Sign 40 clinics
`,
    },
    {
      title: 'A section of the page says who works on it',
      text: `
---
opmodel: true
---

# Goals for Q4 2026

- Sign 40 clinics

## Staffing

Ana bakes, Ben delivers.
`,
    },
    {
      title: 'Goals that lead to their tickets',
      text: `
---
opmodel: true
---

# Goals for Q4 2026

- Sign 40 clinics ([plan](https://example.org/shop/issues/12))
- [Open the office in Lund](https://example.org/shop/issues/14)
`,
    },
    {
      title: 'Headings that say whose part is whose',
      text: `
# Goals for Q4 2026

## Claims team

- Goal: Sign 40 clinics
- Goal: Open the office in Lund
`,
    },
    {
      title: 'One ticket of two, and a title that names no team',
      text: `
# Team goals for Q4 2026
  ^^^^^^^^^^^^^^^^^^^^^^ Nobody owns this page or a goal on it

- Goal: Sign 40 clinics ([plan](https://example.org/shop/issues/12))
- Goal: Open the office in Lund
`,
    },
    {
      title: 'What goals are about names nobody',
      text: `
---
opmodel: true
---

# Goals for Q4 2026
  ^^^^^^^^^^^^^^^^^ Nobody owns this page or a goal on it

## Sponsors

- Win 4 sponsors
`,
    },
    {
      title: 'Nobody is named',
      text: `
---
opmodel: true
---

# Goals for Q4 2026
  ^^^^^^^^^^^^^^^^^ Nobody owns this page or a goal on it

- Sign 40 clinics
`,
      fixed: `
---
opmodel: true
owner: ____
---

# Goals for Q4 2026

- Sign 40 clinics
`,
    },
  ],
  *check(doc, facts) {
    if (doc.pageOwner !== null || facts.items.some(({ owner }) => owner !== null)) return
    const goals = facts.open.filter((item) => isCommitment(item) && item.certain && item.status !== 'done' && item.status !== 'dropped')
    const [first] = goals
    if (!first) return
    // Where each goal leads to its ticket, the ticket says who works on it.
    if (goals.every(({ links }) => links.some(({ target }) => ticket.test(target)))) return
    const fields = [
      ...doc.pageFields.filter(({ key }) => key === 'owner'),
      ...facts.items.flatMap((item) => facts.field(item, 'owner') ?? []),
    ]
    if (fields.some(({ value }) => findPlaceholders(value).length > 0)) return
    // Whoever looks for the people finds them there; "Sponsors" over goals is what these are about.
    const holds = (address: string) => goals.some(({ id }) => id === address || id.startsWith(`${address}/`))
    if (doc.sections.some(({ title, slug }) => people.test(title) && !holds(`${doc.path}#${slug}`))) return
    // "## Ovens team", "### WG Bread": whose part is whose is told by the headings.
    if (
      doc.recognised !== 'explicit' &&
      doc.sections.some(({ title, slug }) => group.test(title) && !startsWithVerb(title) && holds(`${doc.path}#${slug}`))
    )
      return
    const who = choice(facts.owners, 'name')
    const empty = fields.find(({ value }) => isEmptyValue(value))
    const heading = doc.sections[0]
    yield {
      at: empty ? visible(empty) : (heading?.place ?? first.statement),
      message: empty ? `‘${empty.label}’ is empty, and nobody owns this page or a goal on it` : 'Nobody owns this page or a goal on it',
      missing: ['owner'],
      fixes: [
        empty
          ? { title: `Fill in ‘${empty.label}’`, changes: [{ change: 'replace', place: empty.valuePlace, text: spaced(empty, [who]) }] }
          : { title: 'Add an owner of the page', changes: [{ change: 'add-page-field', label: 'Owner', value: [who] }] },
      ],
    }
  },
})

const people =
  /^(?:staffing|staff|crew|people|sponsors?|leads?|leadership|maintainers?|(?:team |group |current )?members(?:hip)?|contacts?|points? of contact|who (?:we are|is who)|roles(?: (?:and|&) (?:owners|responsibilities))?|sponsors? (?:and|&) (?:leads|staffing))\b(?:(?! (?:plan|hours|needs|survey)).){0,24}$/i

const group = /\b(?:SIG|WG)\b|\p{Alpha} (?:team|working group|squad|committee|guild|crew|task force)$/iu

const ticket = /\/(?:issues?|browse|tickets?|epics)\//i

const visible = (field: LocatedField) => (field.place.end > field.place.start ? field.place : field.valuePlace)

function spaced({ valuePlace: { chunk, start } }: LocatedField, text: Parts): Parts {
  return /[\s|]/.test(chunk.text.slice(start - 1, start)) ? text : [' ', ...text]
}
