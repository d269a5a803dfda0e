// Tells whether a source line starts with a label ("Owner: …", "**Done when:** …", "cadence:: …"), so that it is a line of its own; default words only.

import { fields, kinds } from './kinds.js'

const known = new Set<string>([
  ...Object.values(fields).flatMap((field) => field.labels.filter((label) => label.length > 1)),
  ...Object.values(kinds).flatMap((kind) => kind.labels.filter((label) => label.length > 1)),
])

/** "Goal for Q1: …" */
export const forWhen = /\s(?:for|of|in)\s.{1,20}$/i

const quality = 'qualitative|quantitative|quantifiable|measurable|inspiring|inspirational|aspirational|time-bound|memorable|verifiable'

/** "Key results: 3-5 quantifiable results": what stands behind the label of a kind says what the kind is. */
export const describesKind = new RegExp(
  `^[\\s*_]*(?:an? |\\d(?: ?[-–] ?\\d)? )?(?:(?:${quality})(?:, | and |, and | ))+(?:statements?|results?|outcomes?|goals?|metrics?|descriptions?|targets?)\\b`,
  'i',
)

/** `rest` is the source from the start of a line. Words of prose in front of a colon do not count, known labels do, bold ones always. */
export function startsLabelLine(rest: string): boolean {
  const line = /^[^\r\n]{0,80}/.exec(rest)![0].replace(/^[>\s]+/, '')
  if (/^(?:\*\*|__)[^*_:]{1,40}(?::(?:\*\*|__)|(?:\*\*|__)\s*:)/.test(line)) return true
  if (/^[\p{Alpha}][\p{Alpha} _-]{0,30}::\s/u.test(line)) return true
  const plain = /^([\p{Alpha}][\p{Alpha}\d _-]{0,30}?)\s?(?:#?\d+(?:\.\d+)*)?:\s/u.exec(line)
  return (
    plain !== null && (known.has(fold(plain[1]!)) || known.has(fold(plain[1]!.replace(forWhen, ''))) || /^(?:KR|O)\s?\d*$/.test(plain[1]!))
  )
}

const fold = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ')
    .trim()
