// Sixty invented pages that use the words of operating models and are none: nothing may be recognised or found in them, whatever they are called.

import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check, createSnapshot, defaultSettings, understand } from '../server/src/core/index.js'
import { textOf } from '../server/src/core/text/text.js'
import { defaultToday } from './support/model.js'

const folder = join(process.cwd(), 'test/look-alikes')
const classes = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort()
const names = ['page.md', 'notes/2026-q4.md']

suite('pages that look like an operating model', () => {
  test('five for each of twelve classes are read', () => {
    assert.equal(classes.length, 12)
    for (const name of classes) assert.equal(pages(name).length, 5, name)
  })

  test('a page of goals is recognised, so silence below means something', () => {
    const seen = read(
      'page.md',
      '# Goals for Q4 2026\n\nOwner: Ana Ruiz\n\n## Goal: Improve onboarding\n\n- KR1: days to first order from 12 to 5\n',
    )
    assert.notEqual(seen.recognised, 'none')
    assert.ok(seen.entities.length > 0)
  })

  for (const name of classes)
    for (const page of pages(name))
      test(`${name}: nothing is recognised in ${page}`, () => {
        const text = readFileSync(join(folder, name, page), 'utf8')
        for (const path of [`${name}/${page}`, ...names])
          assert.deepEqual(read(path, text), { recognised: 'none', entities: [], findings: [] }, `as ${path}`)
      })
})

function pages(name: string): string[] {
  return readdirSync(join(folder, name)).sort()
}

function read(path: string, text: string) {
  const doc = understand({ path, text: textOf(text) }, defaultSettings)
  const snapshot = createSnapshot([doc], defaultSettings, defaultToday)
  return {
    recognised: doc.recognised,
    entities: doc.items.map((item) => `${item.kind}: ${item.text}`),
    findings: [...check(snapshot)].map(({ rule, message }) => `${rule}: ${message}`),
  }
}
