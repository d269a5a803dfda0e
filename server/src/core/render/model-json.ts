// What was understood of a project's documents as the JSON that `server/schema/model.schema.json` describes.

import type { DocumentModel } from '../model/document.js'
import type { Day } from '../model/types.js'
import type { Snapshot } from '../model/workspace.js'
import type { Range, Text } from '../text/text.js'
import { type Positions, positionsIn } from './report.js'

/** Documents of one project that are shown; `project` is its folder where a run covers several. */
export interface ModelPart {
  readonly project: string | null
  readonly snapshot: Snapshot
  readonly documents: readonly DocumentModel[]
}

export function modelJson(asOf: Day, parts: readonly ModelPart[]): string {
  const documents = parts.flatMap(({ project, snapshot, documents: shown }) => shown.map((doc) => documentJson(snapshot, doc, project)))
  return `${JSON.stringify({ version: 1, asOf, documents }, null, 2)}\n`
}

function documentJson(snapshot: Snapshot, doc: DocumentModel, project: string | null): object {
  return {
    path: doc.path,
    ...(project === null ? {} : { project }),
    recognised: doc.recognised,
    evidence: doc.evidence,
    entities: doc.items.map((item) => {
      const entity = snapshot.entity({ doc, item })
      return {
        ...entity,
        range: wholeLines(doc.text, entity.range),
        statementRange: positionsIn(doc.text, entity.statementRange),
        span: entity.span && { ...entity.span, range: entity.span.range && positionsIn(doc.text, entity.span.range) },
      }
    }),
  }
}

/** The place of a whole item, without the blank lines behind it. */
function wholeLines(text: Text, { start, end }: Range): Positions {
  let last = end
  while (last > start && /\s/.test(text.slice(last - 1, last))) last--
  return positionsIn(text, { start, end: last })
}
