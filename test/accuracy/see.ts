// Reads a folder of documents as one project and tells what is understood of each, in lines; the only module here that touches files.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig, settingsFor } from '../../server/src/core/config.js'
import { type DocumentModel, type Item, understand } from '../../server/src/core/model/document.js'
import { createSnapshot } from '../../server/src/core/model/workspace.js'
import { check } from '../../server/src/core/rules/check.js'
import { textOf } from '../../server/src/core/text/text.js'
import { inDaysOrMonths, type Seen, type SeenItem } from './score.js'

/** Periods of labelled documents are over, and most of their link targets are elsewhere. */
const config = 'version: 1\ncheck: { closed: true }\nrules: { unresolved-reference: off }\n'

/** The Markdown files below a folder, as paths with `/`. */
export function markdownIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split('\\').join('/'))
    .filter((path) => /\.(?:md|mdx|markdown)$/i.test(path))
    .sort()
}

/** What is understood of every document of a folder as of a day, and what is said about it. */
export function see(folder: string, today: string): ReadonlyMap<string, Seen> {
  const { settings } = readConfig(config)
  const documents = markdownIn(folder).map((path) => {
    const text = readFileSync(join(folder, path), 'utf8').replace(/^\uFEFF/, '')
    return understand({ path, text: textOf(text) }, settingsFor(settings, path))
  })
  const findings = [...check(createSnapshot(documents, settings, today))].filter(({ suppressed }) => suppressed === null)
  return new Map(
    documents.map((doc) => [
      doc.path,
      {
        items: doc.items.map((item) => itemOf(doc, item)),
        findings: findings
          .filter(({ path }) => path === doc.path)
          .map(({ rule, severity, range }) => ({ rule, severity, line: doc.text.lineAt(range.start) + 1 })),
      },
    ]),
  )
}

function itemOf(doc: DocumentModel, item: Item): SeenItem {
  const line = (offset: number) => doc.text.lineAt(offset) + 1
  const first = line(doc.place(item.from).start)
  const end = doc.place(item.to).end
  return {
    id: item.id,
    kind: item.kind,
    lifetime: item.lifetime,
    starts: [first, line(doc.place(item.statement).start)],
    first,
    last: line(Math.max(doc.place(item.from).start, end - 1)),
    verdict: item.outcome?.verdict ?? null,
    span: item.span,
    owner: item.owner === null ? 'none' : item.owner.from === 'own' ? 'own' : 'inherited',
    rhythms: rhythmsOf(item.cadence),
  }
}

/** How often a ritual comes round, in the words of the labels: `P2W`, `event`, `ambiguous`, `none`. */
function rhythmsOf(cadence: Item['cadence']): readonly string[] {
  const said = [
    ...(cadence?.slots ?? []).flatMap(({ every, times, per }) => every ?? shared(per, times) ?? []),
    ...(cadence?.event ? ['event'] : []),
    ...(cadence?.ambiguous ? ['ambiguous'] : []),
  ]
  return said.length > 0 ? said : ['none']
}

/** Twice a year is every six months. */
function shared(per: string | null, times: number | null): string | null {
  const [, length = '', unit] = /^P(\d+)([DM])$/.exec(inDaysOrMonths(per ?? '')) ?? []
  const each = times ? Number(length) / times : 0
  return each > 0 && Number.isInteger(each) ? `P${each}${unit}` : null
}
