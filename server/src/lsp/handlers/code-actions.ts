// textDocument/codeAction: what can be done about findings, as snippets where the client can type through them; and the safe fixes all at once.

import { type CodeAction, type CodeActionParams, CodeActionTriggerKind, type Command, type Diagnostic } from 'vscode-languageserver'
import { codeActions, type CodeAction as Offer, safeEdits } from '../../core/index.js'
import type { DiagnosticData } from '../../protocol/requests.js'
import { fixAllKind, quickFixKind } from '../announced.js'
import { snippetEdit, workspaceEdit } from '../edits.js'
import { findingsOf } from '../findings.js'
import { refactoringActions } from '../refactorings.js'
import type { Located } from '../session.js'
import { configName } from '../uris.js'
import { textsOf } from '../whole.js'
import { answer, type Wiring } from '../wiring.js'
import { explainCommand } from './commands.js'

export function registerCodeActions(wiring: Wiring): void {
  const { connection, session } = wiring
  const { positions } = session.client
  connection.onCodeAction(
    answer(wiring, 'textDocument/codeAction', null as (CodeAction | Command)[] | null, async (params, token) => {
      const at = await session.locate(params.textDocument.uri)
      if (!at || !session.client.codeActionLiterals) return null
      const findings = await findingsOf(at, session.host, () => token.isCancellationRequested)
      if (!findings) return null
      const actions: CodeAction[] = []
      if (wanted(params, quickFixKind)) {
        const configuration = { path: configName, text: at.project.configText }
        for (const offer of codeActions(at.snapshot, at.doc.path, positions.offsets(at.text, params.range), findings, configuration)) {
          const action = fromOffer(wiring, at, offer, params.context.diagnostics)
          if (action) actions.push(action)
        }
      }
      if (params.context.only?.length && wanted(params, fixAllKind)) {
        const edits = safeEdits(findings, at.doc.path)
        const edit = workspaceEdit(session, at.project, [{ path: at.doc.path, edits, create: false }], () => at.text)
        if (edit && edits.length > 0) actions.push({ title: 'Fix what is safe to fix', kind: fixAllKind, edit })
      }
      // A light bulb on every heading would say that something is to be done there.
      if (params.context.triggerKind === CodeActionTriggerKind.Automatic) return actions
      const range = positions.offsets(at.text, params.range)
      return [...actions, ...refactoringActions(session, at, range, (kind) => wanted(params, kind))]
    }),
  )
}

/** Kinds are dotted: `source.fixAll` asks for `source.fixAll.opmodel` too. */
function wanted({ context: { only } }: CodeActionParams, kind: string): boolean {
  return !only || only.length === 0 || only.some((one) => kind === one || kind.startsWith(`${one}.`))
}

function fromOffer({ session }: Wiring, at: Located, offer: Offer, asked: readonly Diagnostic[]): CodeAction | null {
  const { client } = session
  const diagnostics = asked.filter(({ data }) => (data as Partial<DiagnosticData> | undefined)?.fingerprint === offer.fingerprint)
  const base: CodeAction = {
    title: offer.title,
    kind: quickFixKind,
    ...(diagnostics.length > 0 ? { diagnostics } : {}),
    ...(offer.preferred ? { isPreferred: true } : {}),
  }
  if (offer.role === 'explain') return { ...base, command: explainCommand(client, offer.rule) }
  // A document without a project has no configuration to write to.
  if ((offer.role === 'allow' || offer.role === 'off') && !at.project.bounded) return null
  const edit =
    offer.snippet && client.snippetEdits && client.documentChanges
      ? snippetEdit(session, at.project, offer.snippet, at.text)
      : workspaceEdit(session, at.project, offer.edits, textsOf(at))
  return edit && { ...base, edit }
}
