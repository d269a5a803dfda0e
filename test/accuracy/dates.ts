// `npm run accuracy:dates [-- FOLDER] [--misses] [--into PAGE]`: how much of a public suite of date phrases is found. Without a folder the suite is fetched from npm.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { scanTime, type TimeMention } from '../../server/src/core/time/index.js'
import { withPart } from './run.js'
import { casesOf, type SuiteCase } from './suite.js'

/** The last version of chrono-node that brings its tests along. */
const suite = 'chrono-node@1.4.9'
const tests = 'package/test/en'

/** What operating models do not say, or say of something else: such phrases of the suite are left out. The first that fits counts. */
export const outOfScope: readonly (readonly [why: string, pattern: RegExp])[] = [
  [
    'times of the day',
    /\d:\d|\d\s*[ap]\.?m\b|\b(?:noon|midnight|morning|afternoon|evening|night|tonight|hours?|hrs?|h|minutes?|mins?|seconds?|secs?|now)\b|o.?clock|^at \d+$|\d{2}T\d{2}/i,
  ],
  [
    'days told from today or in the past',
    /\b(?:today|tomorrow|yesterday|tmr|weekend|ago|earlier|(?:last|past|next) day|(?:last|past) \w+day)\b/i,
  ],
  ['a weekday alone, which in a model is a rhythm', /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$/i],
  ['day and month in digits without a year, which are as often a fraction', /^\d{1,2}\/\d{1,2}$/],
  ['eras before ours and other calendars', /\b(?:BC|AD|BE)\b/],
]

export interface DateScore {
  readonly phrases: number
  readonly found: number
  /** The same words, apart from prepositions and articles in front. */
  readonly exact: number
  /** What was told where the suite has nothing. */
  readonly wrong: number
  readonly told: number
  readonly left: ReadonlyMap<string, number>
  readonly misses: readonly string[]
}

/**
 * Compares what is found in each sentence with what its suite says. A sentence of which the suite says both, in different modes, is one with
 * its phrases. Dates that cannot be (`31 June`) and words such as "soon" are told by opmodel as what they are: elsewhere they are not wrong.
 */
export function scoreDates(cases: readonly SuiteCase[]): DateScore {
  const left = new Map<string, number>()
  const misses: string[] = []
  let [phrases, found, exact, wrong, told] = [0, 0, 0, 0, 0]
  const said = new Set(cases.filter((one) => one.phrases.length > 0).map(({ text }) => text))
  const known = new Set<string>()
  for (const one of cases) {
    const key = JSON.stringify([one.text, one.phrases])
    if (known.has(key) || (one.phrases.length === 0 && said.has(one.text))) continue
    known.add(key)
    const why = outOfScope.find(([, pattern]) => (one.phrases.length > 0 ? one.phrases : [one.text]).some((text) => pattern.test(text)))
    if (why) {
      left.set(why[0], (left.get(why[0]) ?? 0) + 1)
      continue
    }
    const places = placesOf(one)
    const inPhrase = ({ range }: TimeMention) => places.some(({ start, end }) => range.start < end && range.end > start)
    const mentions = scanTime(one.text).filter((mention) => inPhrase(mention) || (!mention.vague && mention.impossible === null))
    phrases += places.length
    told += mentions.length
    for (const { start, end, phrase } of places) {
      const mention = mentions.find(({ range }) => range.start < end && range.end > start)
      if (mention) found++
      const same =
        mention && [mention.text, one.text.slice(mention.range.start, mention.range.end)].some((text) => bare(text) === bare(phrase))
      if (same) exact++
      else misses.push(`${mention ? 'other words' : 'missed'}\t${one.file}\t${one.text}\t${phrase}\t${mention?.text ?? ''}`)
    }
    for (const mention of mentions)
      if (!inPhrase(mention)) {
        wrong++
        misses.push(`wrong\t${one.file}\t${one.text}\t\t${mention.text}`)
      }
  }
  return { phrases, found, exact, wrong, told, left, misses }
}

function placesOf({ text, phrases }: SuiteCase): readonly { readonly start: number; readonly end: number; readonly phrase: string }[] {
  let from = 0
  return phrases.flatMap((phrase) => {
    const start = text.indexOf(phrase, from)
    if (start < 0) return []
    from = start + phrase.length
    return [{ start, end: from, phrase }]
  })
}

const bare = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/^(?:(?:in|on|by|from|at|until|the|of|for|within|before|after|during)\s+)+/, '')
    .replace(/[.,;:]$/, '')

/** The figures as Markdown. */
export function writeDates({ phrases, found, exact, wrong, told, left }: DateScore): string {
  const percent = (n: number, of: number) => (of === 0 ? '–' : `${Math.round((100 * n) / of)} %`)
  return [
    '| question | | phrases |',
    '| - | - | - |',
    `| a phrase is found | ${percent(found, phrases)} | ${phrases} |`,
    `| it is found with the same words | ${percent(exact, phrases)} | ${phrases} |`,
    `| what is told is a time | ${percent(told - wrong, told)} | ${told} |`,
    '',
    `Sentences left out: ${[...left].map(([why, n]) => `${n} with ${why}`).join('; ')}.`,
  ].join('\n')
}

/** Unpacks the suite's package into a folder and gives the folder of its tests. Throws where npm or tar cannot. */
function fetchSuite(into: string): string {
  const [file] = execFileSync('npm', ['pack', suite, '--silent', '--pack-destination', into], { encoding: 'utf8' }).trim().split('\n')
  execFileSync('tar', ['-xzf', join(into, file ?? ''), '-C', into])
  return join(into, tests)
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { misses: { type: 'boolean', default: false }, into: { type: 'string' } },
  })
  const own = mkdtempSync(join(tmpdir(), 'opmodel-dates-'))
  try {
    const folder = positionals[0] ?? fetchSuite(own)
    const files = readdirSync(folder).filter((name) => /\.test\.[jt]s$/.test(name))
    const score = scoreDates(files.flatMap((name) => casesOf(name, readFileSync(join(folder, name), 'utf8'))))
    console.log(writeDates(score))
    if (values.misses) console.log(`\n${score.misses.join('\n')}`)
    if (values.into) writeFileSync(values.into, withPart(readFileSync(values.into, 'utf8'), 'dates', writeDates(score)))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 2
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
