// Whatever is asked of a project, pages at rest give the answer of pages as they were understood.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  atRest,
  check,
  codeLenses,
  createSnapshot,
  type DocumentModel,
  defaultSettings,
  definition,
  documentLinks,
  documentSymbols,
  fileRenameEdits,
  folds,
  hierarchyRoot,
  hover,
  incomingCalls,
  inlayHints,
  outgoingCalls,
  pack,
  prepareRename,
  references,
  rename,
  type Snapshot,
  selectionRanges,
  textOf,
  understand,
  unpack,
  workspaceSymbols,
} from '../../server/src/core/index.js'

const folder = new URL('../../samples/', import.meta.url).pathname
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => understand({ path, text: textOf(readFileSync(join(folder, path), 'utf8').replace(/^\uFEFF/, '')) }, defaultSettings))

const snapshotOf = (documents: readonly DocumentModel[]): Snapshot => createSnapshot(documents, defaultSettings, '2026-11-22')
const navigation = { markdownLinks: true }

const byName = (key: string, value: { path: string; id: string }): unknown =>
  key === 'doc' ? value.path : key === 'item' ? value.id : value

/** Documents hold functions and refer to each other, so that calls are compared by what they lead to. */
const calls = (list: ReturnType<typeof incomingCalls>): readonly string[] => list.map((call) => JSON.stringify(call, byName))

function answersAt(snapshot: Snapshot, doc: DocumentModel, offset: number): Record<string, unknown> {
  const root = hierarchyRoot(snapshot, doc, offset)
  return {
    definition: definition(snapshot, doc, offset, navigation),
    references: references(snapshot, doc, offset, { ...navigation, declaration: true }),
    prepareRename: prepareRename(snapshot, doc, offset),
    rename: rename(snapshot, doc, offset, 'Quite another name', { path: 'opmodel.yaml', text: null }),
    hover: hover(snapshot, doc, offset),
    selection: selectionRanges(doc, offset),
    calls: root && [root.item.id, calls(incomingCalls(snapshot, root)), calls(outgoingCalls(snapshot, root))],
  }
}

suite('closed pages', () => {
  /** Written down and read again, as from one start to the next. */
  const packed = pages.map((doc) => unpack(pack(doc), doc, doc.settings)!)
  const whole = snapshotOf(pages)
  const quietly = [pages.map(atRest), packed, packed.map((doc) => unpack(pack(doc), doc, doc.settings)!)].map(snapshotOf)

  test('hold the same facts, written down or not', () => {
    const factsOf = ({ tree, text, settings, ...facts }: DocumentModel) => ({
      ...facts,
      chunks: tree.chunks.map((chunk) => [chunk.text, tree.startOf(chunk), chunk.skipped]),
      sections: facts.sections.map((section) => ({ ...section, place: facts.place(section.place) })),
      pageFields: facts.pageFields.map((field) => ({
        ...field,
        place: facts.place(field.place),
        valuePlace: facts.place(field.valuePlace),
      })),
      items: facts.items.map((item) => ({
        ...item,
        ...{ statement: facts.place(item.statement), from: facts.place(item.from), to: facts.place(item.to) },
        ...{
          ownerPlace: item.ownerPlace && facts.place(item.ownerPlace),
          cadencePlace: item.cadencePlace && facts.place(item.cadencePlace),
        },
        spanSource: item.spanSource && { ...item.spanSource, place: facts.place(item.spanSource.place) },
        headingSpan: item.headingSpan && {
          ...item.headingSpan,
          source: { ...item.headingSpan.source, place: facts.place(item.headingSpan.source.place) },
        },
        times: item.times.map((time) => ({ ...time, place: facts.place(time.place) })),
        links: item.links.map((link) => ({ ...link, place: facts.place(link.place) })),
        fields: item.fields.map((field) => ({ ...field, place: facts.place(field.place), valuePlace: facts.place(field.valuePlace) })),
      })),
      ...{ place: null, entity: null },
    })
    for (const doc of pages)
      for (const { documents } of quietly) assert.deepEqual(factsOf(documents.get(doc.path)!), factsOf(doc), doc.path)
  })

  test('are not made of a line that is none, or one of another text', () => {
    const [doc, other] = [pages[0]!, pages[1]!]
    const line = pack(doc)
    for (const wrong of ['', '{}', 'null', '[]', line.slice(0, -1), line.replace('"lengths":[', '"lengths":[1,')])
      assert.equal(unpack(wrong, doc, doc.settings), null)
    assert.equal(unpack(line, other, doc.settings), null)
  })

  test('answer what is asked at a place as pages that are read whole', () => {
    let [asked, answered] = [0, 0]
    for (const doc of whole.documents.values()) {
      const { path } = doc
      for (let offset = 3; offset < doc.text.length; offset += 41) {
        const expected = answersAt(whole, doc, offset)
        for (const resting of quietly)
          assert.deepEqual(answersAt(resting, resting.documents.get(path)!, offset), expected, `${path} at ${offset}`)
        asked++
        if (expected.calls || (expected.references as unknown[]).length > 0) answered++
      }
    }
    assert.ok(answered > 50, `${answered} of ${asked} places name something`)
  }).timeout(120_000)

  test('answer what is asked of a page and of the project as pages that are read whole', () => {
    const of = (snapshot: Snapshot) => ({
      pages: [...snapshot.documents.values()].map((doc) => ({
        links: documentLinks(snapshot, doc, navigation),
        symbols: JSON.stringify(documentSymbols(snapshot, doc), (key, value) =>
          key === 'doc' ? value.path : key === 'item' ? value.id : value,
        ),
        folds: folds(doc),
        lenses: JSON.stringify(codeLenses(snapshot, doc), byName),
        hints: inlayHints(snapshot, doc, { start: 0, end: doc.text.length }),
        moved: fileRenameEdits(snapshot, [{ from: doc.path, to: `elsewhere/${doc.path}` }]),
      })),
      found: ['', 'review', 'goal: a'].map((query) => JSON.stringify(workspaceSymbols(snapshot, query), byName)),
      findings: [...check(snapshot)].map(({ fixes, ...finding }) => ({ ...finding, fixes: fixes.length })),
    })
    for (const resting of quietly) assert.deepEqual(of(resting), of(whole))
  })

  test('keep no more than a few trees however many pages one answer reads', () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const prose = (i: number) => `# Page ${i}\n\n${'The depot *answers* every letter, and **reads** it.\n\n'.repeat(200)}`
    const many = Array.from({ length: 80 }, (_, i) => atRest(understand({ path: `${i}.md`, text: textOf(prose(i)) }, defaultSettings)))
    const nodesOf = (doc: DocumentModel): number => doc.tree.chunks.reduce((sum, { nodes }) => sum + nodes.length, 0)
    collect()
    const before = process.memoryUsage().heapUsed
    // In one go: a reference that may be cleared is held until the job that read it ends.
    assert.ok(many.every((doc) => nodesOf(doc) > 200))
    collect()
    const kept = process.memoryUsage().heapUsed - before
    assert.ok(kept < 10_000_000, `${(kept / 1e6).toFixed(1)} MB are kept`)
  }).timeout(60_000)
})
