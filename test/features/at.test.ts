// What stands at an offset, found by the chunks there, is what a look at everything on the page finds.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultSettings } from '../../server/src/core/config.js'
import { fieldAt, headingAt, holds, statementAt, timeAt } from '../../server/src/core/features/at.js'
import { type DocumentModel, understand } from '../../server/src/core/model/document.js'
import { replaced, textOf } from '../../server/src/core/text/text.js'
import { longDocument } from '../bench/documents.js'

const folder = new URL('../../samples/', import.meta.url).pathname
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8').replace(/^\uFEFF/, '') }))

function assertSame(doc: DocumentModel, offset: number): void {
  const at = `${doc.path}:${offset}`
  const here = (place: Parameters<DocumentModel['place']>[0]) => holds(doc.place(place), offset)
  assert.equal(
    statementAt(doc, offset),
    doc.items.find(({ statement }) => here(statement)),
    at,
  )
  assert.equal(
    headingAt(doc, offset),
    doc.sections.find(({ place }) => here(place)),
    at,
  )
  const fields = doc.items.flatMap(({ fields }) => fields)
  assert.equal(
    fieldAt(doc, offset)?.field,
    fields.find(({ place, valuePlace }) => here(valuePlace) || here(place)),
    at,
  )
  const times = doc.items.flatMap(({ times }) => times)
  assert.equal(
    timeAt(doc, offset)?.time,
    times.find(({ place }) => here(place)),
    at,
  )
}

suite('what stands at an offset', () => {
  test('at every offset of the samples, as they are and while they are edited', function () {
    this.timeout(60_000)
    for (const { path, text } of pages) {
      let doc = understand({ path, text: textOf(text) }, defaultSettings)
      for (let offset = 0; offset <= text.length; offset++) assertSame(doc, offset)
      for (const share of [0.9, 0.5, 0.1]) {
        const at = Math.floor(text.length * share)
        doc = understand({ path, text: replaced(doc.text, { start: at, end: at }, '\n\nx\n\n') }, defaultSettings, doc)
        for (let offset = 0; offset <= doc.text.length; offset += 3) assertSame(doc, offset)
      }
    }
  })

  test('items begin in the order of the page', () => {
    const long = { path: 'plans.md', text: longDocument(1000).text }
    for (const { path, text } of [...pages, long]) {
      const doc = understand({ path, text: textOf(text) }, defaultSettings)
      const starts = doc.items.map(({ from }) => doc.place(from).start)
      assert.deepEqual(
        starts,
        [...starts].sort((a, b) => a - b),
        path,
      )
    }
  })
})
