// Blanks that authors leave, and what only looks like one: forty of each.

import assert from 'node:assert/strict'
import { findPlaceholders } from '../../server/src/core/clarity/index.js'

/** `«…»` marks the blank. */
const blanks = [
  'Open «____» counters',
  'Open «___» counters by Friday',
  'Cut waiting times by «__» %',
  'Cut waiting times by «\\_\\_\\_» %',
  'Owner: «TBD»',
  'The winner is «to be announced»',
  'Cut the average wait at noon below «[VALUE]»',
  'Raise the weekly sales of rye past «[GOAL]»',
  'Owner: «tbd»',
  'Owner: «TBC»',
  'Owner: «TBA»',
  'Owner: «T.B.D.»',
  'Target: «TBD (after the survey)»',
  'Target: «TBD(by 2026-12-05, @ana)»',
  'Target: «TODO»',
  'Target: «FIXME»',
  'Target «to be determined»',
  'Target «to be defined»',
  'Date «to be confirmed»',
  'Cut waiting times from «XX» to 10 minutes',
  'Cut waiting times by «X»%',
  'Cut waiting times by «X» %',
  'Cut waiting times by «XX»%',
  'Cut waiting times by «x»%',
  'Grow revenue to «$X»',
  'Grow revenue to «$XXk»',
  'Grow revenue to «$X.XM»',
  'Grow revenue to «€XX»',
  'Hire «N» drivers',
  'Raise retention from «X» to «Y»',
  'Raise retention from «[current]» to «[target]»',
  'Raise retention to «[number]» %',
  'Owner: «[Name]»',
  '«[Specific, measurable result]»',
  'Owner: «<name>»',
  'Deadline: «<date>»',
  'Owner: «{{name}}»',
  'Owner: «{name}»',
  'Grow revenue to «??»',
  'Grow revenue by «?» %',
  'Due: «YYYY-MM-DD»',
  'Due: «DD.MM.YYYY»',
  'Ship it in «QX» 2027',
  'Ship it in «20XX»',
  'Ship it in «FYXX»',
  '«Lorem ipsum» dolor',
] as const

const lookAlikes = [
  'Open 12 counters',
  'Move the notes to the temporary TBD Site',
  'All notes are read (0.8; the last ones still TODO)',
  'Many repairs to be announced on market day',
  'Write the notes for the second mixer (by hand) [PRODUCT]',
  '__Bold__ words and _emphasis_',
  'snake_case_names stay',
  'a __init__ file',
  'X-ray every parcel',
  'the X axis of the chart',
  'Keep the iPhone X app alive',
  'Move to OS X',
  'Post on X every week',
  'Gen X customers',
  'version 2.x and 3.x',
  'HTTP 5xx errors below 1 %',
  '4xx and 5xx responses',
  'a 10x faster search',
  '2X the intake',
  'Model X deliveries',
  'XML exports for 40 customers',
  'XL parcels weigh more',
  'size XXL',
  'Y Combinator',
  'N+1 queries are gone',
  'Generation Y and Z',
  'the y-axis starts at zero',
  '[plan](plans/q3.md)',
  'see [the plan][plan]',
  '- [ ] open a counter',
  '- [x] open a counter',
  '[[Counter plan]]',
  'a footnote[^1]',
  'Is it done?',
  'What? When?',
  'use `____` as a blank',
  'write `TBD` when you do not know',
  'type `<name>` here',
  '<br> is a line break',
  'press <kbd>X</kbd>',
  'TBDs are listed below',
  'the TODO list has 12 entries',
  'a todo app for 100 drivers',
  'What is to be done next is listed',
  'from 10 to 20 %',
  'Q4 and FY27',
] as const

suite('blanks', () => {
  test('the table has at least forty of each', () => {
    assert.ok(blanks.length >= 40 && lookAlikes.length >= 40)
    assert.equal(new Set<string>([...blanks, ...lookAlikes]).size, blanks.length + lookAlikes.length)
  })

  for (const line of blanks)
    test(line, () => {
      const text = line.replace(/[«»]/g, '')
      const marked = [...line.matchAll(/«([^»]*)»/g)].map(([, blank]) => blank)
      const found = findPlaceholders(text)
      assert.deepEqual(
        found.map((blank) => blank.text),
        marked,
      )
      for (const { range, text: blank } of found) assert.equal(text.slice(range.start, range.end), blank)
    })

  for (const line of lookAlikes) test(`none in: ${line}`, () => assert.deepEqual(findPlaceholders(line), []))
})
