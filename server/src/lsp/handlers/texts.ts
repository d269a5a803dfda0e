// opmodel/mark, opmodel/teach and opmodel/text: marking a page by hand, questions that settle doubts, and pages made from the model.

import { explain, markPage, modelText, silencedText, sinceText, teaching, understoodText } from '../../core/index.js'
import {
  type MarkParams,
  type MarkResult,
  markRequest,
  type TeachParams,
  type TeachResult,
  type TextParams,
  type TextResult,
  teachRequest,
  textRequest,
  type WireQuestion,
} from '../../protocol/requests.js'
import { workspaceEdit } from '../edits.js'
import type { Session, Survey } from '../session.js'
import { textsOf } from '../whole.js'
import { answer, uriOf, type Wiring } from '../wiring.js'

export function registerTexts(wiring: Wiring): void {
  const { connection, session } = wiring
  connection.onRequest(
    markRequest,
    answer<MarkParams, MarkResult | null>(wiring, markRequest, null, async ({ uri, value }) => {
      const at = await session.locate(uri)
      const edit = at && markPage(at.doc, value)
      return at ? { edit: edit ? session.client.positions.edit(at.text, edit) : null } : null
    }),
  )
  connection.onRequest(
    teachRequest,
    answer<TeachParams, TeachResult | null>(wiring, teachRequest, null, async ({ uri }, token) => {
      const seen = await session.survey(uri, () => token.isCancellationRequested)
      return seen ? questionsOf(wiring, seen) : null
    }),
  )
  connection.onRequest(
    textRequest,
    answer<TextParams, TextResult | null>(wiring, textRequest, null, async ({ what, uri, rule }, token) => {
      const stale = () => token.isCancellationRequested
      switch (what) {
        case 'rule':
          return textOrNull(explain(rule ?? ''))
        case 'understood': {
          const at = uri === null ? undefined : await session.locate(uri)
          return textOrNull(at ? understoodText(at.snapshot, at.doc) : null)
        }
        case 'changes': {
          const seen = await session.survey(uri, stale)
          return textOrNull(seen ? await changesText(session, seen) : null)
        }
        default: {
          const seen = await session.survey(uri, stale)
          return textOrNull(seen ? (what === 'model' ? modelText : silencedText)(seen.snapshot, seen.findings) : null)
        }
      }
    }),
  )
}

/** What changed since the last commit, or why nobody can tell. */
export async function changesText({ host }: Pick<Session, 'host'>, { project, snapshot }: Survey): Promise<string> {
  const past = (await host.committed?.(project.root)) ?? 'Here no history of the pages can be asked.'
  if (typeof past === 'string') return `# What changed\n\n${past}\n`
  // Pages that were not read are not gone.
  const { documents } = snapshot
  const whole = project.indexState === 'read' && !project.cut
  const read = whole ? past.pages : [...past.pages].filter(([path]) => documents.has(past.renamed.get(path) ?? path))
  return sinceText({ ...past, pages: new Map(read) }, snapshot, project.baseline)
}

function questionsOf({ session }: Wiring, { project, snapshot }: Survey): TeachResult {
  const { sure, questions } = teaching(snapshot, project.configText)
  const textAt = textsOf({ project, snapshot })
  const wire = questions.flatMap(({ key, path, range, ask, lines, yes, no }): WireQuestion[] => {
    const text = textAt(path)
    const [agreed, denied] = [yes, no].map((files) => workspaceEdit(session, project, files, textAt))
    if (!text || !agreed || !denied) return []
    return [
      {
        key,
        uri: uriOf(session, project, path),
        path,
        range: session.client.positions.range(text, range),
        ask,
        lines,
        yes: agreed,
        no: denied,
      },
    ]
  })
  return { sure, questions: wire }
}

const textOrNull = (text: string | null): TextResult | null => (text === null ? null : { text })
