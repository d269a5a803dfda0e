// Rule: an owner is a person or a team.

import { choice, defineRule } from './define.js'
import { goalKinds } from './facts.js'

export default defineRule({
  id: 'group-as-owner',
  since: '0.1.0',
  scope: 'entity',
  severity: 'information',
  kinds: [...goalKinds, 'ritual', 'metric', 'artifact', 'milestone'],
  slot: true,
  summary: 'An owner is a person or a team.',
  why: `"Everyone" owns nothing: each of them believes that another one looks after it. Name one person, or one team with a lead.`,
  whenNotToUse: `The name of a team is no crowd. List your teams under \`teams:\` in \`opmodel.yaml\` where one has an odd name.`,
  examples: [
    {
      title: 'One name',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Sign 40 clinics by 2026-12-31

Owner: Ana Ruiz
`,
    },
    {
      title: 'A crowd',
      text: `
---
opmodel: true
owner: Ana
---

## Goal: Sign 40 clinics by 2026-12-31

Owner: everyone
       ^^^^^^^^ ‘everyone’ is no owner: who looks after it?
`,
      fixed: `
---
opmodel: true
owner: Ana
---

## Goal: Sign 40 clinics by 2026-12-31

Owner: ____
`,
    },
  ],
  *check(item, facts) {
    const { owner, ownerPlace } = item
    if (owner?.role !== 'group' || owner.from !== 'own' || !ownerPlace) return
    yield {
      at: ownerPlace,
      message: `‘${owner.name}’ is no owner: who looks after it?`,
      missing: ['owner'],
      fixes: [{ title: 'Name one owner', changes: [{ change: 'replace', place: ownerPlace, text: [choice(facts.owners, 'name')] }] }],
    }
  },
})
