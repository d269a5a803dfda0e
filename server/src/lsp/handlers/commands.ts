// workspace/executeCommand: check now, explain a rule, the model and its changes as text, for clients without commands of their own.

import type { Command, LSPAny } from 'vscode-languageserver'
import { explain, modelText, ruleHelp } from '../../core/index.js'
import type { Client } from '../client.js'
import { answer, type Wiring } from '../wiring.js'
import { changesText } from './texts.js'

export function registerCommands(wiring: Wiring): void {
  const { connection, session, diagnostics } = wiring
  connection.onExecuteCommand(
    answer(wiring, 'workspace/executeCommand', null as LSPAny, async ({ command, arguments: words = [] }, token) => {
      const first: unknown = words[0]
      switch (command) {
        case 'opmodel.check':
          for (const { uri } of session.documents.all()) if (first === undefined || first === uri) await diagnostics.touched(uri, 'command')
          return typeof first === 'string' ? diagnostics.count(first) : null
        case 'opmodel.explain':
          return typeof first === 'string' ? explainRule(wiring, first) : null
        case 'opmodel.model':
        case 'opmodel.changes': {
          const seen = await session.survey(typeof first === 'string' ? first : null, () => token.isCancellationRequested)
          if (!seen) return null
          return command === 'opmodel.model' ? modelText(seen.snapshot, seen.findings) : changesText(session, seen)
        }
        default:
          return null
      }
    }),
  )
}

/** Our VS Code client shows the page of a rule itself; for others the server asks the editor to. */
export function explainCommand(client: Client, rule: string): Command {
  return { title: `Explain ${rule}`, command: client.ownCommands ? 'opmodel.explainRule' : 'opmodel.explain', arguments: [rule] }
}

async function explainRule({ connection, session }: Wiring, rule: string): Promise<string | null> {
  const help = ruleHelp(rule)
  if (!help) return null
  const { rulePages, showDocument } = session.client
  const shown = showDocument && rulePages ? (await connection.window.showDocument({ uri: `${rulePages}/${rule}.md` })).success : false
  if (!shown) connection.window.showInformationMessage(`${help.summary} ${help.why}`)
  return explain(rule)
}
