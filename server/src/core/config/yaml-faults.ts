// Why a settings file cannot be read, in words for people who know no YAML: what is wrong at the place and what to write instead.

import type { YAMLError } from 'yaml'

type Code = YAMLError['code']

const quotes = 'put the whole value in quotes'

const words: Partial<Record<Code, string>> = {
  BAD_ALIAS: `a value that begins with \`*\` or \`&\` needs quotes`,
  BAD_DQ_ESCAPE: 'a backslash between double quotes is read as the beginning of a special sign; use single quotes',
  BAD_INDENT: 'this line is not indented like the lines it belongs to',
  BAD_SCALAR_START: `a value cannot begin with this sign; ${quotes}`,
  BLOCK_AS_IMPLICIT_KEY: `there is a second setting on this line; give it a line of its own, or, if the colon belongs to the value, ${quotes}`,
  BLOCK_IN_FLOW: `there is a colon too many between the brackets; if it belongs to the value, ${quotes}`,
  DUPLICATE_KEY: 'this setting is there twice; keep one',
  KEY_OVER_1024_CHARS: 'the name of a setting is far too long; perhaps a line break or a quote is missing',
  MISSING_CHAR: 'a sign is missing here; look for a comma, a colon or a blank',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing on this line, as in `profile: okr`',
  MULTIPLE_DOCS: '`---` begins a second file here; take it away',
  TAB_AS_INDENT: 'this line begins with a tab; use blanks',
  UNEXPECTED_TOKEN: `this does not belong here; look for a quote, a comma or a bracket too many or too few before it`,
}

/** One sentence without its end, from what the reader of YAML says. */
export function yamlFault({ code, message }: Pick<YAMLError, 'code' | 'message'>): string {
  return `The file cannot be read: ${special(code, message) ?? words[code] ?? 'this is not written as settings are'}`
}

/** One code stands for several faults, of which some can be told better. */
function special(code: Code, message: string): string | undefined {
  if (code === 'MISSING_CHAR' && /quote$/.test(message)) return 'a quote is opened and not closed'
  const bracket = /end with an? ([\]}])/.exec(message)?.[1]
  if (bracket !== undefined) return `a bracket is opened and not closed; \`${bracket}\` is missing`
  if (code === 'MISSING_CHAR' && message.startsWith('Missing , ')) return 'a comma is missing between two values'
  return undefined
}
