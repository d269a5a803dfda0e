// The JSON Schema of `opmodel.yaml`, made from its table of keys.

import { root, type Shape } from './keys.js'

type Schema = { readonly [key: string]: unknown }

/** Draft 7, which every YAML and JSON editor understands. */
export function configSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'opmodel.schema.json',
    title: 'opmodel.yaml',
    ...schemaOf(root),
  }
}

function schemaOf(shape: Shape): Schema {
  const description = shape.about
  switch (shape.type) {
    case 'object':
      return {
        description,
        type: 'object',
        additionalProperties: false,
        ...(shape.required.length > 0 ? { required: shape.required } : {}),
        properties: Object.fromEntries(Object.entries(shape.keys).map(([key, child]) => [key, schemaOf(child)])),
      }
    case 'map':
      return {
        description,
        type: 'object',
        ...(shape.keys
          ? { additionalProperties: false, properties: Object.fromEntries(shape.keys.map((key) => [key, schemaOf(shape.of)])) }
          : { additionalProperties: schemaOf(shape.of) }),
      }
    case 'list':
      if (shape.of.type === 'object') return { description, type: 'array', items: schemaOf(shape.of) }
      return { description, oneOf: [{ type: 'array', items: schemaOf(shape.of) }, schemaOf(shape.of)] }
    case 'choice':
      return { description, enum: shape.values }
    case 'yes-no':
      return { description, type: 'boolean' }
    case 'version':
      return { description, const: 1 }
    default:
      return {
        description,
        type: 'string',
        ...(patterns[shape.type] ? { pattern: patterns[shape.type] } : { minLength: 1 }),
        ...('example' in shape ? { examples: [shape.example] } : {}),
      }
  }
}

const patterns: Partial<Record<Shape['type'], string>> = {
  day: '^\\d{4}-\\d{2}-\\d{2}$',
  'month-day': '^\\d{2}-\\d{2}$',
  duration: '^P[1-9]\\d{0,2}[DWMY]$',
  file: '^[^:\\\\/][^:\\\\]*\\.ya?ml$',
}
