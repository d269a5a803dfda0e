// The report for a bug: versions, hosts and settings, never a word of the author's text or a path.

import * as vscode from 'vscode'
import type { Server } from '../server.js'
import { settings } from '../settings-list.js'
import { command } from './page.js'

export function registerReport(extension: vscode.ExtensionContext, server: Server): vscode.Disposable {
  return command('opmodel.copyReport', async () => {
    await vscode.env.clipboard.writeText(await report(extension, server))
    vscode.window.setStatusBarMessage('The report is in the clipboard.', 5000)
  })
}

async function report(extension: vscode.ExtensionContext, server: Server): Promise<string> {
  const page = vscode.window.activeTextEditor?.document
  const status = page?.languageId === 'markdown' ? await server.status({ uri: page.uri.toString() }) : null
  const configuration = vscode.workspace.getConfiguration('opmodel')
  const changed = settings.filter(({ key, default: value }) => configuration.get(key) !== value)
  const folders = vscode.workspace.workspaceFolders ?? []
  return [
    `- opmodel ${extension.extension.packageJSON.version}, checker ${status?.version ?? 'unknown'}, ${server.state}`,
    `- VS Code ${vscode.version}, ${vscode.env.appHost}, ${vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop'}${vscode.env.remoteName ? `, ${vscode.env.remoteName}` : ''}`,
    `- folders: ${folders.map(({ uri }) => uri.scheme).join(', ') || 'none'}, ${vscode.workspace.isTrusted ? 'trusted' : 'restricted'}`,
    ...(page ? [`- page: ${page.languageId}, ${page.uri.scheme}, ${page.lineCount} lines`] : []),
    ...(status
      ? [
          `- recognised: ${status.recognised}${status.off ? ' (off)' : ''}, ${status.counts.join(', ') || 'nothing found'}`,
          `- settings file: ${status.config ? `yes, ${status.config.problems} problems` : 'none'}, baseline: ${status.baselined}`,
          ...(status.cut ? [`- ${status.cut}`] : []),
        ]
      : []),
    `- changed settings: ${changed.map(({ key }) => `${key}=${configuration.get(key)}`).join(', ') || 'none'}`,
    '',
    'What did you expect, and what did you see?',
    '',
  ].join('\n')
}
