// completionItem/resolve: the help of the completion the author looks at. An item that cannot be helped comes back as it was.

import type { CompletionItem } from 'vscode-languageserver'
import { completionHelp } from '../../core/index.js'
import { dataOf, documentation, locateConfig } from '../completions.js'
import { answer, type Wiring } from '../wiring.js'

export function registerCompletionResolve(wiring: Wiring): void {
  const { connection, session } = wiring
  const help = answer(wiring, 'completionItem/resolve', null as string | null, async (item: CompletionItem) => {
    const wanted = dataOf(item)
    const at = wanted && ((await session.locate(wanted.uri)) ?? (await locateConfig(session, wanted.uri)))
    return at ? (completionHelp(at.snapshot, wanted.subject) ?? null) : null
  })
  connection.onCompletionResolve(async (item, token) => {
    const found = await help(item, token)
    return typeof found === 'string' ? { ...item, documentation: documentation(session.client, found) } : item
  })
}
