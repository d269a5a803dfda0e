// Links in fields lead to the same page and heading as links anywhere else, however they are written.

import assert from 'node:assert/strict'
import { preview } from '../../server/src/core/render/preview.js'
import type { PreviewScope } from '../../server/src/core/render/preview-data.js'
import { projectOf } from '../support/model.js'

suite('relations from links', () => {
  for (const target of ['team%20notes.md#lead-sheet', './team%20notes.md#Lead-Sheet', '/team%20notes.md?plain=1#lead-sheet'])
    test(`${target} is found`, () => {
      const { snapshot } = projectOf(`-- rhythm.md --
---
opmodel: true
---

## Ritual: Lead round

- Cadence: every Tuesday
- Produces: [what we wrote](${target})
-- team notes.md --
---
opmodel: true
---

## Artifact: Sheet

# Artifacts

## Lead sheet

- Purpose: numbers and people
`)
      const [ritual] = snapshot.documents.get('rhythm.md')!.items
      const produced = snapshot.relationsOf(ritual!.id).filter(({ kind }) => kind === 'produces')
      assert.deepEqual(
        produced.map(({ to }) => to),
        ['team notes.md#lead-sheet'],
      )
    })

  test('a link out of the project leads nowhere', () => {
    const { snapshot } = projectOf(`-- a/rhythm.md --
---
opmodel: true
---

## Ritual: Lead round

- Cadence: every Tuesday
- Produces: [the sheet](../../sheet.md#sheet)
-- sheet.md --
---
opmodel: true
---

## Artifact: Sheet
`)
    const [ritual] = snapshot.documents.get('a/rhythm.md')!.items
    assert.deepEqual(snapshot.relationsOf(ritual!.id), [])
  })

  const reviewed = (target: string) => {
    const { snapshot } = projectOf(`-- rhythm.md --
---
opmodel: true
---

## Ritual: Number hour

- Cadence: every Monday
- Reviews: [what we want](${target})
-- goals.md --
---
opmodel: true
---

# Goals for Q4 2026

## Shop

- Objective: Bread at six
  - KR: Loaves from 40 to 90

## Mill

- Objective: Flour for ten shops
`)
    const [ritual] = snapshot.documents.get('rhythm.md')!.items
    return snapshot
      .relationsOf(ritual!.id)
      .filter(({ kind }) => kind === 'reviews')
      .map(({ to }) => snapshot.byId(to)!.item.name)
  }

  test('whoever looks at a page of goals looks at its goals, and at those of a section where one is named', () => {
    assert.deepEqual(reviewed('goals.md'), ['Bread at six', 'Flour for ten shops'])
    assert.deepEqual(reviewed('goals.md#mill'), ['Flour for ten shops'])
    assert.deepEqual(reviewed('goals.md#gone'), [])
  })

  test('an entry of an index that only links to an entity stands for it: a name means one thing, and views show one', () => {
    const { snapshot } = projectOf(`-- bets/README.md --
# Bets

| Bet | Owner | By |
|---|---|---|
| [Loaner pool](loaner-pool.md) | Rosa | 2026-12-11 |
| Price card | Greta | 2026-12-11 |
-- bets/loaner-pool.md --
---
opmodel: true
---

# Bet: Loaner pool

- By: 2026-12-11
`)
    const index = snapshot.documents.get('bets/README.md')!
    const pages = index.items.map((item) => snapshot.pointsTo({ doc: index, item })?.doc.path ?? null)
    assert.deepEqual(pages, ['bets/loaner-pool.md', null])
    assert.equal(snapshot.resolve('Loaner pool', index).candidates.length, 1)
    const shown = (scope: PreviewScope) => preview(snapshot, scope, []).nodes.map(({ name, path }) => `${name} ${path}`)
    assert.deepEqual(shown({ kind: 'project' }), ['Price card bets/README.md', 'Loaner pool bets/loaner-pool.md'])
    assert.equal(shown({ kind: 'document', path: 'bets/README.md' }).length, 2)
  })
})
