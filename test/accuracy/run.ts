// `npm run accuracy -- FOLDER LABELS [--only PREFIX,…] [--without PREFIX,…] [--as-of DAY] [--misses] [--into PAGE --part NAME]`: scores the documents of a folder against labels.

import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { between } from '../support/published.js'
import { strayed } from './gather.js'
import { type Label, LabelError, readLabels } from './labels.js'
import { score, writeScore } from './score.js'
import { see } from './see.js'

const usage =
  'usage: npm run accuracy -- FOLDER LABELS [--only PREFIX,…] [--without PREFIX,…] [--as-of DAY] [--misses] [--into PAGE --part NAME]'

export interface Answer {
  /** 0 where every label was scored, 1 where some could not be, 2 where nothing could. */
  readonly status: 0 | 1 | 2
  readonly out: string
  readonly notes: readonly string[]
}

/** The command without its process. */
export function accuracy(args: readonly string[]): Answer {
  try {
    return scored(args)
  } catch (error) {
    return { status: 2, out: '', notes: [error instanceof Error ? error.message : String(error)] }
  }
}

function scored(args: readonly string[]): Answer {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      without: { type: 'string' },
      'as-of': { type: 'string', default: '2026-11-22' },
      misses: { type: 'boolean', default: false },
      into: { type: 'string' },
      part: { type: 'string', default: 'all' },
    },
  })
  const [folder, labelsFile] = positionals
  if (!folder || !labelsFile || positionals.length > 2) throw new LabelError(usage)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new LabelError(`no folder ${folder}`)
  if (!statSync(labelsFile, { throwIfNoEntry: false })?.isFile()) throw new LabelError(`no file ${labelsFile}`)
  const begins = (document: string, list: string | undefined) => list?.split(',').some((prefix) => document.startsWith(prefix))
  const labels = readLabels(readFileSync(labelsFile, 'utf8')).filter(
    ({ document }) => begins(document, values.only) !== false && !begins(document, values.without),
  )
  const seen = see(folder, values['as-of'])
  const notes: string[] = []
  const absent = new Set(labels.map(({ document }) => document).filter((document) => !seen.has(document)))
  if (absent.size > 0) notes.push(`${absent.size} labelled documents are not in ${folder}, the first: ${[...absent][0]}`)
  const present = labels.filter(({ document }) => !absent.has(document))
  const moved = new Set<Label>([...seen.keys()].flatMap((document) => strayedIn(folder, document, present)))
  if (moved.size > 0) notes.push(`${moved.size} labels are left out: their line is not the one that was labelled`)
  const result = score(
    present.filter((label) => !moved.has(label)),
    seen,
  )
  if (values.into) writeFileSync(values.into, withPart(readFileSync(values.into, 'utf8'), values.part, writeScore(result)))
  const misses = values.misses ? result.misses.map(({ question, at, how }) => `${how}\t${question}\t${at}`) : []
  return { status: notes.length > 0 ? 1 : 0, out: [writeScore(result), ...misses].join('\n'), notes }
}

/** A page with the figures of one part, between `<!-- accuracy NAME -->` and `<!-- /accuracy -->`. */
export function withPart(page: string, part: string, figures: string): string {
  const written = between(page, `<!-- accuracy ${part} -->`, '<!-- /accuracy -->', figures)
  if (written === null) throw new LabelError(`the page has no place for the figures of ‘${part}’`)
  return written
}

function strayedIn(folder: string, document: string, labels: readonly Label[]): readonly Label[] {
  const own = labels.filter((label) => label.document === document && label.hash !== '')
  return own.length === 0 ? [] : strayed(own, readFileSync(join(folder, document), 'utf8'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { status, out, notes } = accuracy(process.argv.slice(2))
  if (out) console.log(out)
  for (const note of notes) console.error(note)
  process.exitCode = status
}
