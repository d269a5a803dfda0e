// The JSON Schemas of what `check` and `model` print, made from the same tables as the output. Data; a test keeps the files current.

import { kindIds, kinds, relations } from '../model/kinds.js'

type Schema = { readonly [key: string]: unknown }

const string: Schema = { type: 'string' }
const boolean: Schema = { type: 'boolean' }
const day: Schema = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'A calendar day; inclusive wherever it ends something.',
}
const count: Schema = { type: 'integer', minimum: 0 }
const or = (schema: Schema): Schema => ({ oneOf: [{ type: 'null' }, schema] })
const list = (items: Schema): Schema => ({ type: 'array', items })
const choice = (values: readonly string[]): Schema => ({ enum: values })
const object = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = [], description?: string): Schema => ({
  ...(description ? { description } : {}),
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((key) => !optional.includes(key)),
  properties,
})
const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` })

const position = object({ line: { type: 'integer', minimum: 1 }, column: { type: 'integer', minimum: 1 } })
const range = object(
  { start: position, end: position },
  [],
  'Lines and columns count from 1, columns in UTF-16 code units; the end is exclusive.',
)
const project: Schema = {
  type: 'string',
  description: 'The folder of the project as seen from the working directory; only where a run covers several projects.',
}
const path: Schema = { type: 'string', description: 'Relative to the project, with `/`.' }
const severity = choice(['error', 'warning', 'information', 'hint'])
const lifetimes = [...new Set(Object.values(kinds).map(({ lifetime }) => lifetime))]

const span = object({
  text: string,
  start: or(day),
  end: or(day),
  bounds: or(object({ start: day, end: day })),
  anchored: { type: 'boolean', description: 'False where the phrase needs a date that the document does not give.' },
  cycle: or(string),
  from: choice(['own', 'field', 'parent', 'sentence', 'heading', 'front-matter', 'document', 'file-name', 'folder', 'config']),
  range: or(ref('range')),
})
const slot = object({
  ...{ every: or(string), times: or({ type: 'number' }), per: or(string), rule: or(string), days: list(string) },
  ...{ time: or(string), zone: or(string), duration: or(string), anchor: or(day), atLeast: boolean },
})
const outcome = object({
  verdict: choice(['measured', 'done', 'unclear', 'placeholder']),
  answeredBy: or(choice(['statement', 'fields', 'key-results', 'metric'])),
  ...{ metric: or(string), baseline: or(string), target: or(string), population: or(string), window: or(string), missing: list(string) },
})
const evidence = list(object({ signal: string, weight: { type: 'number' } }))

const entity = object({
  id: { type: 'string', description: 'An address: it changes when the entity moves or is reworded, unless it was given by hand.' },
  kind: choice(kindIds),
  lifetime: choice(lifetimes),
  closed: boolean,
  name: string,
  text: string,
  range: ref('range'),
  statementRange: ref('range'),
  parent: or(string),
  owner: or(object({ name: string, role: choice(['person', 'team', 'group']), from: choice(['own', 'parent', 'section', 'page']) })),
  span: or(ref('span')),
  outcome: or(ref('outcome')),
  cadence: or(object({ text: string, slots: list(ref('slot')), event: or(string), ambiguous: or(string) })),
  fields: { type: 'object', additionalProperties: string },
  relations: list(object({ kind: choice(relations), to: string })),
  evidence: ref('evidence'),
})

/** What `opmodel model --format json` prints. */
export const modelSchema: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'model.schema.json',
  title: 'opmodel model --format json',
  definitions: { range, span, slot, outcome, evidence, entity },
  ...object({
    version: { const: 1 },
    asOf: day,
    documents: list(
      object(
        { path, project, recognised: choice(['explicit', 'evidence', 'none']), evidence: ref('evidence'), entities: list(ref('entity')) },
        ['project'],
      ),
    ),
  }),
}

const finding = object(
  {
    rule: string,
    severity,
    path,
    project,
    range: ref('range'),
    entity: or({ type: 'string', description: 'The id of the entity it is about.' }),
    message: string,
    missing: list(string),
    related: list(object({ path, range: ref('range'), message: string })),
    fixes: list(object({ title: string, safe: { type: 'boolean', description: 'Keeps the meaning; `opmodel fix` applies it.' } })),
    fingerprint: { type: 'string', description: 'Stays the same when lines move.' },
    suppressed: or(object({ by: choice(['comment', 'baseline', 'configuration']), reason: or(string), until: or(day) })),
  },
  ['project'],
)

/** What `opmodel check --format json` prints. */
export const checkSchema: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'check.schema.json',
  title: 'opmodel check --format json',
  definitions: { range, finding },
  ...object({
    version: { const: 1 },
    asOf: day,
    findings: list(ref('finding')),
    summary: object({
      documents: { ...count, description: 'Pages that were looked at.' },
      recognised: { ...count, description: 'Pages that hold something of a model.' },
      ...{ error: count, warning: count, information: count, hint: count },
      suppressed: { ...count, description: 'Findings that are not shown; they are in no other number.' },
      baseline: { ...count, description: 'Of the suppressed, those known from the baseline.' },
      failing: { ...count, description: 'Findings that make the exit code 1.' },
    }),
  }),
}
