// The same goal in every form a document gives it: the same finding, the same fixes, the same ways to silence it, wherever its lines break.

import { strict as assert } from 'node:assert'
import fc from 'fast-check'
import { actionsFor } from '../../server/src/core/features/code-actions.js'
import type { Finding } from '../../server/src/core/rules/finding.js'
import { applyEdits } from '../../server/src/core/text/text.js'
import { projectOf } from '../support/model.js'

const front = '---\nopmodel: true\nowner: Ana\n---\n\n'
const unclear = 'Improve the onboarding of new suppliers in the north'

/** Each form with the goal in the place of `…`. */
const forms: Readonly<Record<string, string>> = {
  bullet: '# Goals for Q4 2026\n\n- …\n- Sign 40 dealers\n',
  'nested bullet': '# Goals for Q4 2026\n\n- Sign 40 dealers\n  - …\n',
  'numbered item': '# Goals for Q4 2026\n\n1. …\n2. Sign 40 dealers\n',
  task: '# Goals for Q4 2026\n\n- [ ] …\n- [x] Sign 40 dealers\n',
  heading: '# Q4 2026\n\n## Goal: …\n\nWe have talked about it often.\n',
  'labelled line': '# Q4 2026\n\n**Goal:** …\n',
  'table row': '# Goals for Q4 2026\n\n| Goal | Owner |\n| - | - |\n| … | Ana |\n| Sign 40 dealers | Ben |\n',
  callout: '# Q4 2026\n\n> [!goal] …\n> We have talked about it often.\n',
  details: '# Goals for Q4 2026\n\n<details>\n<summary>…</summary>\n\nWe have talked about it often.\n\n</details>\n',
  'link at its end': '# Goals for Q4 2026\n\n- … [as agreed](plan.md)\n- Sign 40 dealers\n',
  bold: '# Goals for Q4 2026\n\n- **…**\n- Sign 40 dealers\n',
}
/** In these, a statement may run over several lines; `…` is followed by the indent of its next line. */
const breakable: Readonly<Record<string, string>> = {
  bullet: '  ',
  'nested bullet': '    ',
  'numbered item': '   ',
  task: '  ',
  'labelled line': '',
  bold: '  ',
}

const written = (form: string, statement: string) => front + forms[form]!.replace('…', () => statement)
const found = (text: string): readonly Finding[] =>
  projectOf(`-- goals.md --\n${text}`).findings.filter(({ suppressed }) => suppressed === null)
const told = (text: string) => found(text).map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`)

suite('one goal in many forms', () => {
  for (const form of Object.keys(forms)) {
    test(`${form}: one finding, on the word`, () => {
      const text = written(form, unclear)
      const [finding, ...more] = found(text)
      assert.equal(finding?.rule, 'direction-without-target')
      assert.equal(text.slice(finding!.range.start, finding!.range.end), 'Improve')
      assert.deepEqual(more, [])
    })

    test(`${form}: silent when it is clear`, () => {
      assert.deepEqual(told(written(form, 'Cut the time to the first order from 12 days to 5')), [])
    })

    test(`${form}: every fix settles it, and leaves at most its blank`, () => {
      const text = written(form, unclear)
      const [finding] = found(text)
      assert.ok(finding!.fixes.length > 1)
      for (const fix of finding!.fixes) {
        const after = found(applyEdits(text, fix.edits))
        assert.ok(!after.some(({ rule }) => rule === 'direction-without-target'), `${fix.title}\n${applyEdits(text, fix.edits)}`)
        assert.ok(after.filter(({ rule }) => rule !== 'unfilled-placeholder').length === 0 && after.length <= 1, fix.title)
      }
    })

    test(`${form}: accepting it adds one comment, and nothing else is found`, () => {
      const text = written(form, unclear)
      const { snapshot, findings } = projectOf(`-- goals.md --\n${text}`)
      const accept = actionsFor(snapshot, findings[0]!, { path: 'opmodel.yaml', text: null }).find(({ role }) => role === 'accept')
      assert.deepEqual(told(applyEdits(text, accept!.edits[0]!.edits)), [])
    })

    test(`${form}: a comment for the file, or around it, silences it`, () => {
      const text = written(form, unclear)
      assert.deepEqual(told(`${text}\n<!-- opmodel-disable-file direction-without-target -- agreed -->\n`), [])
      const [head, ...rest] = text.slice(front.length).split('\n\n')
      const around = `${front}${head}\n\n<!-- opmodel-disable direction-without-target -->\n\n${rest.join('\n\n')}\n<!-- opmodel-enable -->\n`
      assert.deepEqual(told(around), [])
    })
  }

  const statements = fc.constantFrom(
    unclear,
    'Delight our customers in every shop of the north',
    'Explore new markets in southern Europe',
    'Replace the paper forms where possible in all shops',
    'Reduce late repairs from 4 % to 9 % in all shops',
    'Increase bookings by 30 % in all shops',
    'Open the shop in Kiel and sign 40 dealers in the north',
    'Cut refunds from 4 % to ____ in all shops',
    'Make onboarding smoother for new suppliers',
  )

  test('breaking a goal over lines changes no finding', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(breakable)), statements, fc.nat(), fc.nat(), (form, statement, one, two) => {
        const blanks = [...statement.matchAll(/ /g)].map(({ index }) => index)
        const cuts = [...new Set([blanks[one % blanks.length]!, blanks[two % blanks.length]!])].sort((a, b) => b - a)
        let broken: string = statement
        // A number or a dash at the beginning of a line would begin a list.
        for (const cut of cuts)
          if (/^ [\p{L}]/u.test(statement.slice(cut))) broken = `${broken.slice(0, cut)}\n${breakable[form]}${broken.slice(cut + 1)}`
        const folded = (text: string) => told(text).map((line) => line.replace(/\s+/g, ' '))
        assert.deepEqual(folded(written(form, broken)), folded(written(form, statement)), broken)
      }),
      { numRuns: 60 },
    )
  })
})
