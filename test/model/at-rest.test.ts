// A page at rest answers as the page it was made of, and keeps little of it.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { defaultSettings } from '../../server/src/core/config.js'
import { linksIn } from '../../server/src/core/features/doc-links.js'
import { atRest, chunksOf } from '../../server/src/core/model/at-rest.js'
import { type DocumentModel, understand } from '../../server/src/core/model/document.js'
import { pack } from '../../server/src/core/model/packed.js'
import { createSnapshot } from '../../server/src/core/model/workspace.js'
import { check } from '../../server/src/core/rules/check.js'
import { textOf } from '../../server/src/core/text/text.js'
import { taken } from '../support/taken.js'

const folder = new URL('../../samples/', import.meta.url).pathname
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8').replace(/^\uFEFF/, '') }))

const read = ({ path, text }: { path: string; text: string }): DocumentModel => understand({ path, text: textOf(text) }, defaultSettings)

/** All that can be seen of documents from outside. */
function seen(documents: readonly DocumentModel[]): unknown {
  const snapshot = createSnapshot(documents, defaultSettings, '2026-11-22')
  return {
    documents: documents.map((doc) => ({
      entities: doc.items.map((item) => snapshot.entity({ doc, item })),
      places: doc.items.map((item) => [...item.fields, ...item.times, ...item.links].map(({ place }) => doc.place(place))),
      sections: doc.sections.map(({ depth, title, slug, place }) => ({ depth, title, slug, place: doc.place(place) })),
      fields: doc.pageFields.map(({ key, value, valuePlace }) => ({ key, value, place: doc.place(valuePlace) })),
      links: linksIn(doc),
      nodes: doc.tree.chunks.map(({ nodes }) => nodes),
    })),
    findings: [...check(snapshot)].map(({ fixes: _fixes, ...finding }) => finding),
  }
}

suite('pages at rest', () => {
  test('are written down without being parsed again', () => {
    const sources = Array.from({ length: 6 }, () => pages).flat()
    const docs: DocumentModel[] = []
    const understanding = taken(() => docs.push(...sources.map(read)))
    const resting = docs.map(atRest)
    const packing = taken(() => assert.ok(resting.every((doc) => pack(doc).length > 0)))
    assert.ok(packing * 8 < understanding, `${packing} ms beside ${understanding} ms for understanding them`)
  })

  test('answer as the pages they were made of', () => {
    assert.ok(pages.length > 20)
    const documents = pages.map(read)
    assert.deepEqual(seen(documents.map(atRest)), seen(documents))
  })

  test('hold no place in a chunk of the page they were made of', () => {
    const placed = { path: 'late.md', text: '---\nopmodel: true\n---\n\n# Goals for Q4 2026\n\n- Sign 40 clinics by 2027-01-15\n' }
    for (const page of [...pages, placed]) {
      const resting = atRest(read(page))
      const own = new Set<unknown>(chunksOf(resting.tree))
      const walk = (value: unknown, at: string): void => {
        if (typeof value !== 'object' || value === null) return
        for (const [key, inner] of Object.entries(value)) {
          if (key === 'chunk') assert.ok(own.has(inner), `${page.path}: ${at}`)
          else walk(inner, `${at}.${key}`)
        }
      }
      walk(resting.items, 'items')
      walk(resting.sections, 'sections')
      walk(resting.pageFields, 'pageFields')
    }
  })

  test('are understood as if nothing had been known when they are edited', () => {
    for (const { path, text } of pages) {
      const resting = atRest(read({ path, text }))
      const edited = textOf(`${text}\n\n- Sign 40 clinics by March\n`)
      const anew = understand({ path, text: edited }, defaultSettings)
      const again = understand({ path, text: edited }, defaultSettings, resting)
      assert.deepEqual(seen([again]), seen([anew]), path)
    }
  })

  /** Bytes that are in use after `make` beside those before. */
  function kept(make: () => readonly unknown[]): number {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    collect()
    const before = process.memoryUsage().heapUsed
    const made = make()
    collect()
    assert.ok(made.length > 0)
    return process.memoryUsage().heapUsed - before
  }

  test('keep less than a third of what editing needs', () => {
    const all = (make: (doc: DocumentModel) => DocumentModel) =>
      kept(() => pages.flatMap(({ path, text }) => [1, 2, 3, 4].map((i) => make(read({ path, text: `${text}\n\nPage ${i}\n` })))))
    // What words mean is remembered for all pages alike, and counts for neither.
    all((doc) => doc)
    const [whole, resting] = [all((doc) => doc), all(atRest)]
    assert.ok(resting < whole / 3, `${resting} of ${whole} bytes are kept`)
  }).timeout(60_000)

  test('hold nothing of the page they were made of in what they say', () => {
    const long = (i: number) => `# Goals for Q4 2027\n\n- Sign ${i} hospitals in our region\n- Keep ${'x'.repeat(30_000)}\n`
    const texts = (make: (doc: DocumentModel) => DocumentModel) =>
      kept(() => Array.from({ length: 100 }, (_, i) => make(read({ path: 'a.md', text: long(i) })).items[0]!.text))
    texts(atRest)
    const [whole, resting] = [texts((doc) => doc), texts(atRest)]
    assert.ok(resting < whole / 4, `a hundred short texts keep ${resting} bytes, ${whole} where their pages are not at rest`)
  })
})
