// `npm run accuracy:gather -- FOLDER [LABELS]`: fetches the public documents the labels speak of, at the commits they were read at. The only script that uses a network.

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Label, LabelError, readLabels, readTable } from './labels.js'

export interface Source {
  readonly repository: string
  readonly commits: readonly string[]
}

/** The text at an address, or null where there is none. */
export type Fetch = (address: string) => Promise<string | null>

export function readSources(text: string): readonly Source[] {
  return readTable(text, ['repository', 'commits']).map(({ repository = '', commits = '' }) => ({
    repository,
    commits: commits.split(','),
  }))
}

/** The first twelve digits of the SHA-256 of a line without blanks at its ends. */
export const hashOf = (line: string): string => createHash('sha256').update(line.trim()).digest('hex').slice(0, 12)

/** Labels whose line is no longer the one that was labelled. */
export function strayed(labels: readonly Label[], text: string): readonly Label[] {
  const lines = text.split(/\r\n|\n|\r/)
  return labels.filter(({ line, hash }) => hash !== '' && hashOf(lines[line - 1] ?? '') !== hash)
}

/** The document in the first commit in which every labelled line is the labelled one; null where no commit has it so. */
export async function gather(
  document: string,
  labels: readonly Label[],
  sources: readonly Source[],
  fetchText: Fetch,
): Promise<string | null> {
  const slash = document.indexOf('/')
  const repository = document.slice(0, slash).replace('+', '/')
  const source = sources.find((one) => one.repository === repository)
  if (!source) throw new LabelError(`no source for ${document}`)
  for (const commit of source.commits) {
    const path = document
      .slice(slash + 1)
      .split('/')
      .map(encodeURIComponent)
      .join('/')
    const text = await fetchText(`https://github.com/${repository}/raw/${commit}/${path}`)
    if (text !== null && strayed(labels, text).length === 0) return text
  }
  return null
}

async function main(folder: string, labelsFile?: string): Promise<number> {
  const here = dirname(fileURLToPath(import.meta.url))
  const labels = readLabels(readFileSync(labelsFile ?? join(here, 'labels.tsv'), 'utf8'))
  const sources = readSources(readFileSync(join(here, 'sources.tsv'), 'utf8'))
  const documents = [...new Set(labels.map(({ document }) => document))]
  let lost = 0
  for (const document of documents) {
    const own = labels.filter((label) => label.document === document)
    const text = await gather(document, own, sources, async (address) => {
      const answer = await fetch(address)
      return answer.ok ? answer.text() : null
    })
    if (text === null) {
      lost++
      console.error(`not found as it was labelled: ${document}`)
      continue
    }
    mkdirSync(dirname(join(folder, document)), { recursive: true })
    writeFileSync(join(folder, document), text)
  }
  console.log(`${documents.length - lost} of ${documents.length} documents in ${folder}`)
  return lost > 0 ? 1 : 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, labelsFile] = process.argv.slice(2)
  if (!folder) {
    console.error('usage: npm run accuracy:gather -- FOLDER [LABELS]')
    process.exitCode = 2
  } else process.exitCode = await main(folder, labelsFile)
}
