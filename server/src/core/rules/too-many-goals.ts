// Rule: a team has few goals at a time.

import type { Item } from '../model/document.js'
import { defineRule } from './define.js'
import { isCommitment } from './facts.js'

export default defineRule({
  id: 'too-many-goals',
  since: '0.1.0',
  scope: 'document',
  severity: 'hint',
  preview: true,
  summary: 'A page has few goals at a time.',
  why: `Whoever has twelve goals for a quarter has chosen nothing yet. Five is what teams keep in mind; the rest can wait as a list of ideas.`,
  whenNotToUse: `A page that collects the goals of several teams: give each team its section with an owner.`,
  examples: [
    {
      title: 'Few',
      text: `
-- opmodel.yaml --
preview: true
-- goals.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics
- Open 3 regions
`,
    },
    {
      title: 'Too many',
      text: `
-- opmodel.yaml --
preview: true
-- goals.md --
---
opmodel: true
owner: Ana
---

# Goals for Q4 2026

- Sign 40 clinics
  ^^^^^^^^^^^^^^^ 8 goals side by side for one period: which five come first?
- Open 3 regions
- Hire 12 mechanics
- Publish the price list
- Train 30 dealers
- Sell 400 cargo bikes
- Move the warehouse
- Answer 90 % of complaints within one day
`,
    },
  ],
  *check(_doc, { open, parentOf }) {
    const groups = new Map<string, Item[]>()
    for (const item of open) {
      if (!isCommitment(item) || item.kind === 'key-result' || item.kind === 'bet' || !item.certain || item.status === 'done') continue
      const parent = parentOf(item)
      if (parent && isCommitment(parent)) continue
      const key = `${item.parent}|${item.span?.start}|${item.span?.end}|${item.owner?.name ?? ''}`
      groups.set(key, [...(groups.get(key) ?? []), item])
    }
    for (const group of groups.values()) {
      const [first] = group
      if (!first || group.length <= limit) continue
      yield { at: first.statement, item: first, message: `${group.length} goals side by side for one period: which five come first?` }
    }
  },
})

const limit = 7
