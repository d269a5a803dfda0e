// What is found by name and by id in a project is what going through all its pages finds, however they changed before.

import assert from 'node:assert/strict'
import { defaultSettings, type Settings } from '../../server/src/core/config.js'
import { type DocumentModel, understand } from '../../server/src/core/model/document.js'
import { type Lookup, lookupInSteps } from '../../server/src/core/model/lookup.js'
import { Pages } from '../../server/src/core/model/pages.js'
import { fold, kebab } from '../../server/src/core/model/vocabulary.js'
import { inOneGo } from '../../server/src/core/steps.js'
import { textOf } from '../../server/src/core/text/text.js'
import { seeded } from '../support/author.js'

const things = ['Bake rye', 'Open the shop', 'Hire a miller', 'Sell cake', 'Repair the oven']

const page = (next: (most: number) => number): string =>
  `---\nopmodel: true\n---\n\n# Goals ${2027 + next(2)}\n\n${Array.from({ length: next(6) }, () => {
    const id = next(4) === 0 ? ` {#own-${next(3)}}` : ''
    return `- ${things[next(things.length)]}${next(3) === 0 ? ` in shop ${next(3)}` : ''}${id}\n`
  }).join('')}`

const read = (path: string, text: string, before?: DocumentModel): DocumentModel =>
  understand({ path, text: textOf(text) }, defaultSettings, before)

const lookupIn = (...of: Parameters<typeof lookupInSteps>): Lookup => inOneGo(lookupInSteps(...of))

function expectFound(documents: readonly DocumentModel[], settings: Settings): number {
  const lookup = lookupIn(Pages.of(documents), settings)
  const all = documents.flatMap((doc) => doc.items.map((item) => ({ doc, item })))
  const names = new Set(all.flatMap(({ item }) => [fold(item.name), kebab(item.name), fold(item.text)]))
  for (const name of [...names, 'no such name']) {
    const expected = all.filter(({ item }) => [fold(item.name), kebab(item.name), fold(item.text)].includes(name))
    assert.deepEqual(lookup.called(name).map(where), expected.map(where), name)
  }
  for (const { item } of all) assert.equal(lookup.byId(item.id)?.item.id, item.id)
  for (const id of ['own-0', 'own-1', 'own-2', 'p0.md#nothing', 'gone.md#goals', ''])
    assert.equal(lookup.byId(id)?.item, all.filter(({ item }) => item.id === id).at(-1)?.item, id)
  return all.length
}

const where = ({ doc, item }: { readonly doc: DocumentModel; readonly item: DocumentModel['items'][number] }) =>
  `${doc.path} ${doc.items.indexOf(item)}`

suite('looking things up in a project', () => {
  test('finds what is there after pages were changed, added, taken away and put back in another order', () => {
    let seen = 0
    for (let seed = 1; seed <= 20; seed++) {
      const random = seeded(seed)
      const next = (most: number) => Math.floor(random() * most)
      const settings: Settings = { ...defaultSettings }
      let documents = Array.from({ length: 3 }, (_, i) => read(`p${i}.md`, page(next)))
      for (let edit = 0; edit < 12; edit++) {
        seen += expectFound(documents, settings)
        const at = next(documents.length + 1)
        const before = documents[at]
        const kind = next(5)
        if (!before || kind === 0) documents = [...documents, read(`p${10 + edit}.md`, page(next))]
        else if (kind === 1) documents = documents.filter((doc) => doc !== before)
        else if (kind === 2) documents = [...documents].reverse()
        else documents = documents.map((doc) => (doc === before ? read(doc.path, page(next), doc) : doc))
      }
    }
    assert.ok(seen > 500)
  })

  test('an earlier state of the project is still told as it was', () => {
    const settings: Settings = { ...defaultSettings }
    const find = (documents: readonly DocumentModel[]) => lookupIn(Pages.of(documents), settings)
    const first = [read('p.md', '---\nopmodel: true\n---\n\n# Goals 2027\n\n- Bake rye\n')]
    const before = find(first)
    const second = [read('p.md', '---\nopmodel: true\n---\n\n# Goals 2027\n\n- Bake barley\n', first[0])]
    const after = find(second)
    assert.equal(before.called('bake rye').length, 1)
    assert.equal(after.called('bake rye').length, 0)
    assert.equal(after.called('bake barley').length, 1)
    assert.equal(before.called('bake barley').length, 0)
  })
})
