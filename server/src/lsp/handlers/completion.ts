// textDocument/completion in Markdown pages and in opmodel.yaml.

import { type CompletionList, CompletionTriggerKind } from 'vscode-languageserver'
import { completion, configCompletion } from '../../core/index.js'
import { locateConfig, toCompletionItem } from '../completions.js'
import { answer, type Wiring } from '../wiring.js'

export function registerCompletion(wiring: Wiring): void {
  const { connection, session } = wiring
  const { positions, markdownLinks: pages } = session.client
  connection.onCompletion(
    answer(wiring, 'textDocument/completion', null as CompletionList | null, async ({ textDocument: { uri }, position, context }) => {
      const at = (await session.locate(uri)) ?? (await locateConfig(session, uri))
      if (!at) return null
      const offset = positions.offset(at.text, position)
      const trigger = context?.triggerKind === CompletionTriggerKind.TriggerCharacter ? (context.triggerCharacter ?? null) : null
      const { items, cut } = at.doc
        ? completion(at.snapshot, at.doc, offset, { trigger, pages })
        : configCompletion(at.snapshot, at.text, offset)
      return { isIncomplete: cut, items: items.map((item, i) => toCompletionItem(session.client, at.text, uri, item, i)) }
    }),
  )
}
