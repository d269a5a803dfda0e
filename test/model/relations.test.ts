// Links in fields lead to the same page and heading as links anywhere else, however they are written.

import assert from 'node:assert/strict'
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
})
