// The walk through what was understood with doubt: shows each place, asks yes or no, and writes the mark or the own word that settles it.

import * as vscode from 'vscode'
import type { TeachResult, WireQuestion } from '../../../server/src/protocol/requests.js'
import type { Server } from '../server.js'
import { command, reveal } from './page.js'

export function registerTeach(server: Server): vscode.Disposable {
  return command('opmodel.teach', () => walk(server))
}

/** Asks until nothing is open, each question once; edits are not saved, so that undo takes an answer back. */
async function walk(server: Server): Promise<void> {
  const later = new Set<string>()
  let answered = 0
  for (;;) {
    const uri = vscode.window.activeTextEditor?.document.uri
    const teaching = await server.teach({ uri: uri?.scheme === 'file' || uri?.scheme === 'vscode-vfs' ? uri.toString() : null })
    if (!teaching) return
    const open = teaching.questions.filter(({ key }) => !later.has(key))
    const [question] = open
    if (!question) return end(teaching, answered, later.size)
    const answer = await ask(question, teaching.sure, open.length)
    if (answer === undefined) return
    // What an answer did not settle is not asked again.
    later.add(question.key)
    if (answer === 'later') continue
    const edit = await server.asEdit(answer === 'yes' ? question.yes : question.no)
    if (edit && (await vscode.workspace.applyEdit(edit))) answered++
  }
}

async function ask(question: WireQuestion, sure: number, open: number): Promise<'yes' | 'no' | 'later' | undefined> {
  await reveal(question.uri, question.range, { preview: true, preserveFocus: true })
  const choice = await vscode.window.showQuickPick(
    [
      { label: 'Yes', answer: 'yes' as const, detail: question.lines.join(' · ') },
      { label: 'No', answer: 'no' as const },
      { label: 'Decide later', answer: 'later' as const },
    ],
    {
      title: `${question.ask} – ${question.path} (${sure} understood, ${open} to decide)`,
      placeHolder: 'Escape ends the walk; Undo takes an answer back',
      ignoreFocusOut: true,
    },
  )
  return choice?.answer
}

async function end({ sure }: TeachResult, answered: number, asked: number): Promise<void> {
  const parts = sure === 1 ? '1 part of the model is understood' : `${sure} parts of the model are understood`
  const rest = asked === 0 ? 'Nothing is in doubt.' : `${answered} of ${asked} questions were settled; save the changed files to keep that.`
  await vscode.window.showInformationMessage(`${parts}. ${rest}`)
}
