// What holds for the set of rules: list and folder agree, pages and tables are current.

import { strict as assert } from 'node:assert'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ruleNames } from '../../server/src/core/config.js'
import { explain, rulesTable } from '../../server/src/core/rules/explain.js'
import { rules } from '../../server/src/core/rules/index.js'

const folder = join(process.cwd(), 'server/src/core/rules')
const docs = join(process.cwd(), 'server/docs/rules')
const update = process.env.UPDATE === '1'
const head = '<!-- Generated from server/src/core/rules by `npm run update`. -->\n\n'

suite('the list of rules', () => {
  const files = readdirSync(folder).filter((name) => readFileSync(join(folder, name), 'utf8').includes('export default defineRule('))

  test('holds every rule of the folder under its file name', () => {
    assert.deepEqual(rules.map(({ id }) => `${id}.ts`).sort(), files.sort())
  })

  test('is the list the configuration knows', () => {
    assert.deepEqual(rules.map(({ id }) => id).sort(), [...ruleNames].sort())
  })

  test('explains every rule, and nothing else', () => {
    for (const { id } of rules) assert.match(explain(id) ?? '', new RegExp(`^# ${id}\n`))
    assert.equal(explain('no-such-rule'), null)
  })

  for (const { id } of rules)
    test(`the page of ${id} is current`, () => {
      const path = join(docs, `${id}.md`)
      const page = head + explain(id)!
      if (update) {
        mkdirSync(docs, { recursive: true })
        writeFileSync(path, page)
      }
      assert.equal(existsSync(path) ? readFileSync(path, 'utf8') : '', page, 'run npm run update')
    })

  test('no page is left over', () => {
    assert.deepEqual(readdirSync(docs).sort(), rules.map(({ id }) => `${id}.md`).sort())
  })

  test('the table in the README is current', () => {
    const path = join(process.cwd(), 'README.md')
    const open = '<!-- generated: rules -->'
    const close = '<!-- /generated -->'
    const readme = existsSync(path) ? readFileSync(path, 'utf8') : ''
    const start = readme.indexOf(open)
    const end = readme.indexOf(close, start)
    assert.ok(start >= 0 && end > start, 'the README has no place for the table')
    const wanted = `${readme.slice(0, start + open.length)}\n${rulesTable('server/docs/rules')}\n${readme.slice(end)}`
    if (update) writeFileSync(path, wanted)
    assert.equal(update ? wanted : readme, wanted, 'run npm run update')
  })
})
