// What `check` writes for services is what their published schemas and pages say, over the samples and over texts that would break out.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import { validateXML } from 'xmllint-wasm'
import { opmodel, scratch } from '../support/command.js'

const hostile = {
  'opmodel.yaml': 'version: 1\nrules: [1]\n',
  'a & "b" <c> ü 100%.md':
    '---\nopmodel: true\n---\n\n# Goals ]]> --> &amp;\n\n- Improve <b>tempo</b> & ‘care’ \u0002 \ud83d\ude80 | @ana ::error::\n- Cut x <!-- opmodel-disable-line unclear-goal -- later & <never> -->\n',
  'empty.md': '',
}

suite('outputs and the schemas of those who read them', () => {
  const folder = scratch()
  /** The output for the samples, for a page that would break out of it, for no finding at all, and for what is known. */
  const written = async (format: string): Promise<string[]> => {
    folder.write(hostile)
    const here = (...words: readonly string[]) => opmodel(folder.path, ['check', '--format', format, ...words])
    const [samples, broken, none] = [
      await opmodel(process.cwd(), ['check', '--format', format, 'samples']),
      await here(),
      await here('empty.md', '--config', 'ok.yaml'),
    ]
    await here('--write-baseline')
    return [samples, broken, none, await here()].map(({ out }) => out)
  }
  setup(() => folder.write({ 'ok.yaml': 'version: 1\n' }))

  test('SARIF validates against the schema of SARIF 2.1.0', async () => {
    const validate = sarifSchema()
    for (const text of await written('sarif')) assert.deepEqual(faults(validate, JSON.parse(text)), [])
    const [, text] = await written('sarif')
    for (const [from, to] of [
      ['"version": "2.1.0"', '"version": "2.0.0"'],
      ['"level": "error"', '"level": "information"'],
      ['"startLine": 2', '"startLine": 0'],
      ['"results"', '"findings"'],
    ] as const) {
      const broken = text!.replace(from, to)
      assert.notEqual(broken, text, from)
      assert.notDeepEqual(faults(validate, JSON.parse(broken)), [], to)
    }
  }).timeout(60_000)

  test('JUnit validates against the schema of Jenkins', async () => {
    for (const text of await written('junit')) assert.deepEqual(await xmlFaults(text), [])
    const [text] = await written('junit')
    for (const [from, to] of [
      [/ tests="\d+"/g, ''],
      [/<\/failure>/, ''],
      [/ classname=/, ' class='],
    ] as const)
      assert.notDeepEqual(await xmlFaults(text!.replace(from, to)), [], String(from))
  }).timeout(60_000)

  test('GitLab gets code quality reports as its page on them describes', async () => {
    const validate = new Ajv({ allErrors: true, strict: true }).compile(gitlab)
    for (const text of await written('gitlab')) {
      const rows = JSON.parse(text) as readonly { readonly fingerprint: string }[]
      assert.deepEqual(faults(validate, rows), [])
      assert.equal(new Set(rows.map(({ fingerprint }) => fingerprint)).size, rows.length)
    }
  }).timeout(60_000)

  test('GitHub gets workflow commands as its page on them describes, and no others', async () => {
    for (const text of await written('github')) {
      let paused: string | null = null
      for (const line of text.trimEnd().split('\n')) {
        if (paused !== null) {
          if (line === `::${paused}::`) paused = null
          continue
        }
        paused = /^::stop-commands::(\S+)$/.exec(line)?.[1] ?? null
        if (paused === null && line.includes('::')) assert.match(line, githubCommand)
      }
      assert.equal(paused, null)
    }
  }).timeout(60_000)
})

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions, values escaped as the toolkit escapes them. */
const githubCommand =
  /^::(?:endgroup::|group::.+|(?:error|warning|notice) file=(?:[^%,:]|%[0-9A-F]{2})+,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=[a-z-]+::(?:[^%]|%[0-9A-F]{2})+)$/

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const gitlab = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    additionalProperties: false,
    properties: {
      description: { type: 'string', minLength: 1, pattern: '^[^\\n]*$' },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        additionalProperties: false,
        properties: {
          path: { type: 'string', minLength: 1, pattern: '^(?!\\./|/)' },
          lines: {
            type: 'object',
            required: ['begin'],
            additionalProperties: false,
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
}

function sarifSchema(): ValidateFunction {
  // The file follows draft 04, of which it uses what later drafts have too; only its own name is written otherwise there.
  const { $schema: _draft, id: _name, ...schema } = JSON.parse(readFileSync('test/cli/schemas/sarif-2.1.0.json', 'utf8'))
  const formats = {
    uri: (text: string) => URL.canParse(text),
    'uri-reference': (text: string) => URL.canParse(text, 'file:///root/') && !/[\s<>"\\^`{|}]/.test(text),
    'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/,
  }
  return new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, formats }).compile(schema)
}

function faults(validate: ValidateFunction, data: unknown): readonly string[] {
  return validate(data) ? [] : validate.errors!.slice(0, 3).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

async function xmlFaults(contents: string): Promise<readonly string[]> {
  const schema = readFileSync('test/cli/schemas/jenkins-junit.xsd', 'utf8')
  const { errors } = await validateXML({ xml: { fileName: 'report.xml', contents }, schema })
  return errors.map(({ message }) => message)
}
