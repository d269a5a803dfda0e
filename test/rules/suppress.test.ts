// Where suppression comments are seen and what they cover, in every kind of block.

import { strict as assert } from 'node:assert'
import { defaultSettings } from '../../server/src/core/config.js'
import { understand } from '../../server/src/core/model/document.js'
import { coversFinding, directivesOf } from '../../server/src/core/rules/suppress.js'
import { textOf } from '../../server/src/core/text/text.js'

const today = '2026-11-24'

/** Offsets of the words written in capitals that the comments of a text cover. */
function covered(text: string, path = 'page.md'): string[] {
  const doc = understand({ path, text: textOf(text) }, defaultSettings)
  const directives = directivesOf(doc, today)
  return [...text.matchAll(/\b(?:YES|NO)\d?\b/g)]
    .filter(({ index }) => directives.some((one) => !one.expired && coversFinding(one, { start: index, end: index + 2 }, null)))
    .map(([word]) => word)
}

// Every word that begins with YES is to be covered, every NO is not.
const cases: readonly (readonly [claim: string, text: string, path?: string])[] = [
  ['the next line is the next paragraph, whole', 'NO\n\n<!-- opmodel-disable-next-line x -->\nYES wraps\nYES2\n\nNO2'],
  ['a blank line between changes nothing', '<!-- opmodel-disable-next-line x -->\n\nYES\n\nNO'],
  ['the next line is the next list item with its children', '<!-- opmodel-disable-next-line x -->\n- YES\n  - YES2\n- NO'],
  ['between two items it is the second one', '- NO\n<!-- opmodel-disable-next-line x -->\n- YES\n- NO2'],
  ['inside an item it is the next item', '- NO\n\n  <!-- opmodel-disable-next-line x -->\n  - YES\n  - NO2'],
  ['the next line is the next heading', '<!-- opmodel-disable-next-line x -->\n## YES\n\nNO'],
  ['the next line is the next table', '<!-- opmodel-disable-next-line x -->\n\n| a |\n| - |\n| YES |\n| YES2 |\n\nNO'],
  ['the next line is the next HTML block', '<!-- opmodel-disable-next-line x -->\n<details><summary>YES</summary>\n\nNO\n\n</details>'],
  ['the next line is the next block inside a quote', '> <!-- opmodel-disable-next-line x -->\n> YES\n>\n> NO'],
  ['after a table', '| a |\n| - |\n| NO |\n\n<!-- opmodel-disable-next-line x -->\nYES'],
  ['after a code block', '```\nNO\n```\n\n<!-- opmodel-disable-next-line x -->\nYES'],
  ['after a list, at its margin', '- NO\n\n<!-- opmodel-disable-next-line x -->\nYES'],
  ['after a thematic break', 'NO\n\n---\n\n<!-- opmodel-disable-next-line x -->\nYES'],
  ['on a line it covers the paragraph', 'YES <!-- opmodel-disable-line x -->\nYES2\n\nNO'],
  ['on an item it covers its text, not its children', '- YES <!-- opmodel-disable-line x -->\n  YES2\n  - NO\n- NO2'],
  ['in a cell it covers the row', '| a | b |\n| - | - |\n| YES | YES2 <!-- opmodel-disable-line x --> |\n| NO | NO2 |'],
  ['on a heading it covers the heading', '## YES <!-- opmodel-disable-line x -->\n\nNO'],
  ['below a heading it covers the heading', '## YES\n<!-- opmodel-disable-line x -->\n\nNO'],
  ['below a heading that is underlined', 'YES\n===\n<!-- opmodel-disable-line x -->\n\nNO'],
  ['on its own between paragraphs it covers the one before', 'YES\n\n<!-- opmodel-disable-line x -->\n\nNO'],
  ['a file, from anywhere', 'YES\n\nYES2\n\n<!-- opmodel-disable-file x -->'],
  ['a block to its end', 'NO\n\n<!-- opmodel-disable x -->\n\nYES\n\n- YES2\n\n<!-- opmodel-enable x -->\n\nNO2'],
  ['a block that enables everything', '<!-- opmodel-disable x -->\n\nYES\n\n<!-- opmodel-enable -->\n\nNO'],
  ['a block that is never closed', 'NO\n\n<!-- opmodel-disable x -->\n\nYES\n\n## YES2'],
  ['another rule does not close it', '<!-- opmodel-disable x -->\n\nYES\n\n<!-- opmodel-enable y -->\n\nYES2'],
  ['an MDX comment', '{/* opmodel-disable-next-line x -- why */}\n\nYES\n\nNO', 'page.mdx'],
  ['an MDX comment on its line', '- YES {/* opmodel-disable-line x */}\n- NO', 'page.mdx'],
  ['a comment in front matter', '---\na: YES # opmodel-disable-line x\nb: NO\n---\n\nNO2'],
  ['code shows a comment and holds none', '`<!-- opmodel-disable-file x -->` NO\n\n```\n<!-- opmodel-disable-file x -->\n```\n\nNO2'],
  ['a word that only begins alike is none', '<!-- opmodel-disable-nextline x -->\nNO\n\n<!-- opmodel-disabled x -->\nNO2'],
  ['CRLF', 'NO\r\n\r\n<!-- opmodel-disable-next-line x -->\r\nYES\r\n\r\nNO2'],
  ['an expired one covers nothing', '<!-- opmodel-disable-next-line x -- because until 2026-11-23 -->\nNO'],
  ['until the day itself it holds', '<!-- opmodel-disable-next-line x -- because until 2026-11-24 -->\nYES'],
]

suite('suppression comments', () => {
  for (const [claim, text, path] of cases)
    test(claim, () => {
      const wanted = [...text.matchAll(/\bYES\d?\b/g)].map(([word]) => word)
      assert.deepEqual(covered(text, path), wanted)
    })

  const reasons: readonly (readonly [string, string | null, string | null])[] = [
    ['x -- agreed with Ana', 'agreed with Ana', null],
    ['x -- agreed until 2027-01-31', 'agreed', '2027-01-31'],
    ['x -- until 2027-01-31', null, '2027-01-31'],
    ['x -- until 2027-01-31 at the latest', 'until 2027-01-31 at the latest', null],
    ['x -- agreed until 2027-02-31', 'agreed until 2027-02-31', null],
    ['x until 2027-01-31', null, null],
    ['x', null, null],
  ]
  for (const [body, reason, until] of reasons)
    test(`reads reason and end of “${body}”`, () => {
      const doc = understand({ path: 'a.md', text: textOf(`<!-- opmodel-disable-next-line ${body} -->\nText`) }, defaultSettings)
      const [one] = directivesOf(doc, today)
      assert.deepEqual([one?.reason, one?.until], [reason, until])
    })

  test('names rules with blanks or commas between, each with its place', () => {
    const text = '<!-- opmodel-disable-next-line one-rule, two-rule three -- why -->\nText'
    const doc = understand({ path: 'a.md', text: textOf(text) }, defaultSettings)
    const [one] = directivesOf(doc, today)
    assert.deepEqual(
      one?.rules.map(({ id, place }) => [id, text.slice(doc.place(place).start, doc.place(place).end)]),
      [
        ['one-rule', 'one-rule'],
        ['two-rule', 'two-rule'],
        ['three', 'three'],
      ],
    )
  })

  test('a thousand of them cost no more than their number', () => {
    const text = Array.from({ length: 1000 }, (_, i) => `- Item ${i} <!-- opmodel-disable-line x -->`).join('\n')
    const doc = understand({ path: 'a.md', text: textOf(text) }, defaultSettings)
    const start = performance.now()
    assert.equal(directivesOf(doc, today).length, 1000)
    assert.ok(performance.now() - start < 1500)
  })
})
