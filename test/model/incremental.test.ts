// What is understood and found after an edit equals what a fresh reading of the same text says, over seeded random edits of whole pages.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { readConfig, settingsFor } from '../../server/src/core/config.js'
import { type DocumentModel, understand } from '../../server/src/core/model/document.js'
import { createSnapshot } from '../../server/src/core/model/workspace.js'
import { check } from '../../server/src/core/rules/check.js'
import { type Range, replaced, type Text, textOf } from '../../server/src/core/text/text.js'

const runs = Math.ceil(Number(process.env.PROPERTY_RUNS ?? 2000) / 20)

const fragments = [
  '\n',
  '\n\n',
  'x',
  ' ',
  '# Goals\n\n',
  '# Weekly oven meeting\n\n',
  '## Goals for Q1 2027\n\n',
  '## Rituals\n\n',
  '### Objective: Bread is there before six\n\n',
  '### Open two shops by May 2027\n\n',
  '# Strategic goals of the ovens\n\n',
  '# 2027\n\n',
  '## Objective\n\nMake a bread that everybody can bake\n\n',
  '## Key results\n\n',
  '## Key results\n\n- Features\n  - [ ] The dough keeps for two days\n',
  '### Oven magic\n\n- Rye has a timer [p1]\n- 3 kinds of till [p0]\n\n',
  'Goals\n\n',
  'Non-goals\n\n',
  '| Artifact | Link |\n|---|---|\n| Group meeting calendar | Mondays 9:00-9:30 |\n\n',
  '## Non-goals\n\n',
  '## How we work\n\n',
  '## Timeline\n\nPhase one ends on 3 March 2027\n\n',
  '## Leads\n\n- Ana Ruiz (she bakes)\n\n',
  '- Improve the bread\n',
  '- Cut complaints from 12 to 3 a week by 1 June 2027\n',
  '- KR1: Loaves at six from 40 to 90\n',
  '  - Owner: Ana\n',
  '  - as fast as possible\n',
  '- [ ] Repair the oven (Ana + Jo)\n',
  'Owner: Ben\n\n',
  '**Cadence:** every Monday at 9:00\n\n',
  'We meet every second Thursday for a tasting review.\n\n',
  'The oven sync is held weekly.\n\n',
  'Key results:\n\n',
  '| Goal | Owner | Due |\n|---|---|---|\n| Sell more cake | | TBD |\n\n',
  '<!-- opmodel kind=goal -->\n',
  '<!-- opmodel-disable-next-line -->\n',
  '> [!goal] Sell ____ cakes\n\n',
  'This quarter we will:\n\n',
  'Updated: 2026-11-20\n\n',
  'FY27 runs from February 2026 to January 2027.\n\n',
  '---\nopmodel: true\nowner: Jo\n---\n',
  '[a]: goals.md\n\n',
  '```\ncode\n```\n\n',
]

const pages = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map((path) => readFileSync(join(folder, path), 'utf8'))
const sources = [...pages('samples/clean'), ...pages('samples/messy')]
const bare = sources.map((text) => text.replace(/^---\n[\s\S]*?\n---\n/, ''))

interface Edit {
  readonly at: number
  readonly remove: number
  readonly insert: string
  /** At a line's start, where a fragment means what it says. */
  readonly line: boolean
}

const edit = (): fc.Arbitrary<Edit> =>
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(300) }),
    insert: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...fragments) },
      { weight: 1, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.constantFrom(...bare) },
    ),
    line: fc.boolean(),
  })

const document = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...sources),
    fc.array(fc.constantFrom(...bare), { minLength: 2, maxLength: 4 }).map((texts) => texts.join('\n\n')),
    fc.array(fc.constantFrom(...fragments), { minLength: 4, maxLength: 30 }).map((texts) => texts.join('')),
  )

function rangeIn(source: string, { at, remove, line }: Edit): Range {
  const place = Math.floor(at * source.length)
  const start = line ? source.lastIndexOf('\n', place - 1) + 1 : place
  return { start, end: start + remove }
}

function applied(source: string, edit: Edit): string {
  const { start, end } = rangeIn(source, edit)
  return source.slice(0, start) + edit.insert + source.slice(end)
}

suite('incremental model', function () {
  this.timeout(600_000)
  const { settings } = readConfig('version: 1\ncheck:\n  closed: true\n')
  const path = 'notes/page.md'
  const read = (text: string | Text, before?: DocumentModel) =>
    understand({ path, text: typeof text === 'string' ? textOf(text) : text }, settingsFor(settings, path), before)

  /** All that anybody sees of a page. */
  function said(doc: DocumentModel): unknown {
    const snapshot = createSnapshot([doc], settings, '2026-11-24')
    const { recognised, evidence, sections, items, pageFields, pageOwner, date, cycles } = doc
    return {
      ...{ recognised, evidence, pageOwner, date, cycles },
      sections: sections.map(({ depth, title, slug, place }) => ({ depth, title, slug, ...doc.place(place) })),
      pageFields: pageFields.map(({ key, value, place }) => ({ key, value, ...doc.place(place) })),
      entities: items.map((item) => snapshot.entity({ doc, item })),
      findings: [...check(snapshot, { onError: rethrow })].map((finding) => ({ ...finding, fixes: finding.fixes })),
    }
  }
  const rethrow = (rule: string, error: unknown) => {
    throw new Error(`rule ${rule} threw`, { cause: error })
  }

  test('an edited page says what a fresh one says', () => {
    fc.assert(
      fc.property(document(), fc.array(edit(), { minLength: 1, maxLength: 8 }), fc.boolean(), (start, edits, told) => {
        let source = start
        let text = textOf(source)
        let doc = read(text)
        said(doc)
        for (const one of edits) {
          text = replaced(text, rangeIn(source, one), one.insert)
          source = applied(source, one)
          // An edited text tells what its edits left as it was; of another one that has to be found out.
          doc = read(told ? text : source, doc)
          assert.deepEqual(said(doc), said(read(source)))
        }
      }),
      { numRuns: runs, seed: 20261124 },
    )
  })

  test('a page edited in several places at once says what a fresh one says', () => {
    fc.assert(
      fc.property(document(), document(), fc.array(edit(), { minLength: 2, maxLength: 6 }), (start, more, edits) => {
        const source = `${start}\n\n${more}`
        const before = read(source)
        said(before)
        const text = edits.reduce(applied, source)
        assert.deepEqual(said(read(text, before)), said(read(text)))
      }),
      { numRuns: runs, seed: 11 },
    )
  })

  test('what a page said before is not changed by what it says now', () => {
    fc.assert(
      fc.property(document(), edit(), (start, one) => {
        const before = read(start)
        const words = JSON.stringify(said(before))
        said(read(applied(start, one), before))
        assert.equal(JSON.stringify(said(before)), words)
      }),
      { numRuns: Math.ceil(runs / 2), seed: 7 },
    )
  })
})
