// Where fixes and accepting comments are written, by the form of the item and in the document's own style.

import { strict as assert } from 'node:assert'
import { defaultSettings } from '../../server/src/core/config.js'
import { acceptHere } from '../../server/src/core/features/accept-here.js'
import { placeProposals, plainText, snippetText } from '../../server/src/core/features/placement.js'
import type { DocumentModel, LocatedField } from '../../server/src/core/model/document.js'
import { understand } from '../../server/src/core/model/document.js'
import { blank, type Change } from '../../server/src/core/rules/define.js'
import { coversFinding, directivesOf } from '../../server/src/core/rules/suppress.js'
import { applyEdits, textOf } from '../../server/src/core/text/text.js'
import { documentOf, type MadeItem, today } from '../support/hand-made.js'

const says = 'Sign 40 clinics'
const source = (doc: DocumentModel) => doc.text.slice(0, doc.text.length)

function fieldOf(doc: DocumentModel, label: string, value: string): LocatedField {
  const chunk = doc.tree.chunks.find((one) => one.text.includes(label))!
  const start = chunk.text.indexOf(label)
  const valueStart = chunk.text.indexOf(value, start)
  const end = valueStart + value.length
  return { key: label.toLowerCase(), label, value, place: { chunk, start, end }, valuePlace: { chunk, start: valueStart, end } }
}

function added(text: string, form: MadeItem['form'], field?: readonly [label: string, value: string]): string {
  const plain = documentOf(text, [{ says, ...(form ? { form } : {}) }])
  const doc = field ? documentOf(text, [{ says, ...(form ? { form } : {}), fields: [fieldOf(plain, ...field)] }]) : plain
  const bound = field
    ? {
        ...doc,
        tree: plain.tree,
        place: plain.place,
        items: doc.items.map((item) => ({
          ...item,
          statement: plain.items[0]!.statement,
          from: plain.items[0]!.from,
          to: { ...item.fields[0]!.place },
        })),
      }
    : doc
  const change: Change = { change: 'add-field', item: bound.items[0]!, label: 'By', value: [blank('date')] }
  const [fix] = placeProposals(bound, [{ title: 'x', changes: [change] }])
  return fix ? applyEdits(text, fix.edits) : ''
}

suite('a field is added', () => {
  const cases: readonly (readonly [
    claim: string,
    form: MadeItem['form'],
    text: string,
    expected: string,
    field?: readonly [string, string],
  ])[] = [
    ['below a heading', 'heading', `## ${says}\n`, `## ${says}\n\nBy: ____\n`],
    ['below a heading with text close by', 'heading', `## ${says}\nText\n`, `## ${says}\n\nBy: ____\n\nText\n`],
    ['below a heading that is underlined', 'heading', `${says}\n---\n\nText\n`, `${says}\n---\n\nBy: ____\n\nText\n`],
    ['with the line ends of the document', 'heading', `## ${says}\r\n\r\nText\r\n`, `## ${says}\r\n\r\nBy: ____\r\n\r\nText\r\n`],
    ['as a nested bullet of an item', 'list-item', `- ${says}\n- Other\n`, `- ${says}\n  - By: ____\n- Other\n`],
    ['as a nested bullet of a numbered item', 'list-item', `1. ${says}\n2. Other\n`, `1. ${says}\n   - By: ____\n2. Other\n`],
    [
      'below the whole text of an item',
      'list-item',
      `* ${says}\n  in the north\n* Other\n`,
      `* ${says}\n  in the north\n  * By: ____\n* Other\n`,
    ],
    ['in a quote', 'callout', `> ${says}\n`, `> ${says}\n> By: ____\n`],
    [
      'beside a field in its style',
      'list-item',
      `- ${says}\n  - **Owner:** Ana\n`,
      `- ${says}\n  - **Owner:** Ana\n  - **By:** ____\n`,
      ['Owner', 'Ana'],
    ],
    [
      'beside a field with a double colon',
      'heading',
      `## ${says}\n\nowner:: Ana\n`,
      `## ${says}\n\nowner:: Ana\nby:: ____\n`,
      ['owner', 'Ana'],
    ],
    [
      'beside a field with the bold mark before the colon',
      'heading',
      `## ${says}\n\n* **Owner**: Ana\n`,
      `## ${says}\n\n* **Owner**: Ana\n* **By**: ____\n`,
      ['Owner', 'Ana'],
    ],
    ['nowhere in a row', 'table-row', `| Goal |\n| - |\n| ${says} |\n`, ''],
  ]
  for (const [claim, form, text, expected, field] of cases)
    test(claim, () => {
      assert.equal(added(text, form, field), expected)
    })
})

suite('words are added to a statement', () => {
  for (const [text, expected] of [
    [`- ${says}\n`, `- ${says} by ____\n`],
    [`- ${says}.\n`, `- ${says} by ____.\n`],
    [`| ${says} | Ana |\n| - | - |\n`, `| ${says} by ____ | Ana |\n| - | - |\n`],
  ] as const)
    test(JSON.stringify(text), () => {
      const doc = documentOf(text, [{ says: text.includes(`${says}.`) ? `${says}.` : says }])
      const change: Change = { change: 'end-statement', item: doc.items[0]!, text: [' by ', blank('date')] }
      assert.equal(applyEdits(text, placeProposals(doc, [{ title: 'x', changes: [change] }])[0]!.edits), expected)
    })
})

suite('snippets', () => {
  test('escape what has a meaning in them', () => {
    const parts = ['cost $5 } \\ ', { choice: ['a, b', 'c|d'] }, ' ', blank('x}')]
    assert.equal(snippetText(parts), ['cost \\$5 \\} \\\\ $', '{1|a\\, b,c\\|d|} $', '{2:x\\}}'].join(''))
    assert.equal(plainText(parts), 'cost $5 } \\ ____ ____')
  })
})

suite('accept here', () => {
  const cases: readonly (readonly [claim: string, text: string, expected: string, path?: string])[] = [
    ['at the end of an item’s first line', '- HERE is\n  more\n', '- HERE is <!-- C -->\n  more\n'],
    ['before a hard break', '- HERE is  \n  more\n', '- HERE is <!-- C -->  \n  more\n'],
    ['where no link runs over the line end', '- HERE [is\n  a link](x)\n', '- HERE [is\n  a link](x) <!-- C -->\n'],
    ['in a row’s last cell', '| a | b |\n| - | - |\n| HERE | x |\n', '| a | b |\n| - | - |\n| HERE | x <!-- C --> |\n'],
    ['in a row’s empty last cell', '| a | b |\n| - | - |\n| HERE | |\n', '| a | b |\n| - | - |\n| HERE | <!-- C --> |\n'],
    ['in a row without bars at its ends', 'a | b\n--- | ---\nHERE | x\n', 'a | b\n--- | ---\nHERE | x <!-- C -->\n'],
    ['below a heading', '## HERE\n\nText\n', '## HERE\n<!-- C -->\n\nText\n'],
    ['below a heading that is underlined', 'HERE\n====\n\nText\n', 'HERE\n====\n<!-- C -->\n\nText\n'],
    ['above a paragraph', 'Text\n\nHERE is\nmore\n', 'Text\n\n<!-- N -->\nHERE is\nmore\n'],
    ['above a paragraph inside an item', '- Text\n\n  HERE is\n', '- Text\n\n  <!-- N -->\n  HERE is\n'],
    ['above a paragraph in a quote', '> HERE is\n', '> <!-- N -->\n> HERE is\n'],
    ['inside a callout', '> [!goal]\n> HERE is\n', '> [!goal]\n> HERE is <!-- C -->\n'],
    [
      'above an HTML block',
      '<details><summary>HERE</summary>\n\nText\n\n</details>\n',
      '<!-- N -->\n<details><summary>HERE</summary>\n\nText\n\n</details>\n',
    ],
    ['with CRLF', '## HERE\r\n\r\nText\r\n', '## HERE\r\n<!-- C -->\r\n\r\nText\r\n'],
    ['in front matter', '---\ngoal: HERE\n---\n', '---\ngoal: HERE # C\n---\n'],
    ['above a paragraph in MDX', 'Text\n\nHERE is\n', 'Text\n\n{/* N */}\n\nHERE is\n', 'a.mdx'],
    ['below a heading in MDX', '## HERE\n\nText\n', '## HERE\n\n{/* C */}\n\nText\n', 'a.mdx'],
  ]
  for (const [claim, text, expected, path = 'a.md'] of cases)
    test(`${claim}, and covers it`, () => {
      const doc = understand({ path, text: textOf(text) }, defaultSettings)
      const at = text.indexOf('HERE')
      const insertion = acceptHere(doc, { start: at, end: at + 4 }, 'unclear-goal')!
      const written = applyEdits(text, [
        { range: { start: insertion.at, end: insertion.at }, text: plainText(insertion.text).replace(' -- ____', '') },
      ])
      assert.equal(
        written.replace('opmodel-disable-line unclear-goal', 'C').replace('opmodel-disable-next-line unclear-goal', 'N'),
        expected,
      )
      const after = understand({ path, text: textOf(written) }, defaultSettings)
      const place = written.indexOf('HERE')
      assert.ok(
        directivesOf(after, today).some((one) => coversFinding(one, { start: place, end: place + 4 }, null)),
        source(after),
      )
    })
})
