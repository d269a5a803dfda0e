// The page about the command line shows real output, and what is printed as JSON is what its schemas say.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { checkSchema, modelSchema } from '../../server/src/core/render/schemas.js'
import { opmodel, scratch } from '../support/command.js'

const page = 'server/docs/cli.md'
const schemas = { 'server/schema/check.schema.json': checkSchema, 'server/schema/model.schema.json': modelSchema }

suite('the page about the command line', () => {
  const folder = scratch()

  test('its examples are what the commands print', async () => {
    const text = readFileSync(page, 'utf8')
    folder.write({ 'goals.md': /```markdown\n(.*?)```/s.exec(text)![1]! })
    let made = ''
    let from = 0
    for (const match of text.matchAll(/<!-- generated: (.*?) -->\n.*?<!-- \/generated -->/gs)) {
      const words = match[1]!.split(' ')
      const { out, error } = await opmodel(folder.path, words)
      assert.equal(error, '')
      const language = words.includes('json') ? 'json' : 'text'
      const block = [`$ opmodel ${words.join(' ')}`, out.trimEnd()]
      const shown =
        language === 'json'
          ? `\`${block[0]!.slice(2)}\` prints:\n\n\`\`\`json\n${block[1]}\n\`\`\``
          : `\`\`\`text\n${block.join('\n')}\n\`\`\``
      made += `${text.slice(from, match.index)}<!-- generated: ${match[1]} -->\n${shown}\n<!-- /generated -->`
      from = match.index + match[0].length
    }
    made += text.slice(from)
    if (process.env.UPDATE) writeFileSync(page, made)
    assert.equal(text, process.env.UPDATE ? text : made, 'run npm run update')
  })

  test('it names every command and option there is', async () => {
    const text = readFileSync(page, 'utf8')
    const { out } = await opmodel(folder.path, ['--help'])
    for (const [, command] of out.split('\nExamples:')[0]!.matchAll(/^ {2}([a-z-]+) /gm))
      if (command !== 'help') assert.ok(text.includes(`\`opmodel ${command}`), command)
    const check = await opmodel(folder.path, ['check', '--help'])
    for (const [, option] of check.out.matchAll(/^ {2}(--[a-z-]+)/gm)) assert.ok(text.includes(`\`${option}`), option)
  })
})

suite('JSON schemas of the output', () => {
  test('the committed files are current', () => {
    for (const [file, schema] of Object.entries(schemas)) {
      const made = `${JSON.stringify(schema, null, 2)}\n`
      if (process.env.UPDATE) writeFileSync(file, made)
      assert.equal(readFileSync(file, 'utf8'), made, file)
    }
  })

  test('what is printed of the samples is what they say', async () => {
    for (const [command, schema] of [
      ['check', checkSchema],
      ['model', modelSchema],
    ] as const) {
      const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema)
      for (const path of ['samples/clean', 'samples']) {
        const { out } = await opmodel(process.cwd(), [command, '--format', 'json', path])
        assert.ok(validate(JSON.parse(out)), JSON.stringify(validate.errors?.slice(0, 3)))
      }
    }
  }).timeout(60_000)

  test('they refuse what they do not know', () => {
    const validate = new Ajv().compile(checkSchema)
    assert.ok(!validate({ version: 1, asOf: '2026-11-24', findings: [{ rule: 'x' }], summary: {} }))
    assert.ok(!validate({ version: 2, asOf: '2026-11-24', findings: [], summary: {} }))
  })
})
