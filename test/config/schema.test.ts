// The published schema of `opmodel.yaml`: up to date, and of one mind with the reader.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { configSchema, readConfig } from '../../server/src/core/config.js'
import { cases } from './problems.js'

const file = 'server/schema/opmodel.schema.json'

suite('schema of opmodel.yaml', () => {
  test('the committed file is current', () => {
    const made = `${JSON.stringify(configSchema(), null, 2)}\n`
    if (process.env.UPDATE) writeFileSync(file, made)
    assert.equal(readFileSync(file, 'utf8'), made)
  })

  const validate = new Ajv({ allErrors: true }).compile(configSchema())

  test('it refuses what the reader refuses', () => {
    // What only the reader can tell: days that do not exist, and files without settings, which an editor shows as blank.
    const beyond = new Set([
      '2026-02-30',
      '13-01',
      '/etc/**',
      '..\\secret',
      '',
      '# nothing yet',
      '[a, b]',
      '"* effort"',
      'synergy |',
      '"(a+)+$"',
    ])
    const accepted = cases.filter(({ text, on }) => !beyond.has(on) && validate(parse(text))).map(({ text }) => text)
    assert.deepEqual(accepted, [])
  })

  test('it takes what the reader takes', () => {
    const texts = [
      'version: 1\nprofile: okr\n',
      'documents: goals\n',
      'documents: [a/**, b/**]\n',
      'rules: { unclear-goal: off }\n',
      'extends: ../a.yaml\n',
    ]
    for (const text of texts) {
      assert.deepEqual(readConfig(text).problems, [])
      assert.ok(validate(parse(text)), `${text}${JSON.stringify(validate.errors)}`)
    }
  })
})
