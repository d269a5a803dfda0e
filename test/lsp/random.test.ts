// Hundreds of random steps of one author over three documents: no crash, no logged error, what a fresh server would say, and no memory kept.

import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  type ClientCapabilities,
  type CodeAction,
  type CompletionItem,
  type CompletionList,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import type { AttentionResult } from '../../server/src/protocol/requests.js'
import { Author, seeded } from '../support/author.js'
import { at, capable, Editor } from '../support/lsp.js'

const pages: Readonly<Record<string, string>> = {
  'goals.md': `# Goals for Q4 2026

Owner: Rosa Minh

## Objective: Deliveries customers can rely on

- KR1: Raise on-time deliveries from 71 % to 85 %
- KR2: Reduce empty trips from 40 to 25 per week

## Goal: Improve the onboarding of new suppliers

Decided in [the fleet walk](rituals.md#ritual-fleet-walk).
`,
  'rituals.md': `---
opmodel: true
---

# Rituals

| Ritual | Cadence | Owner | Produces |
| --- | --- | --- | --- |
| Round table | bi-weekly | Claims | Fleet list |

## Ritual: Fleet walk

- Cadence: every Thursday
- Owner: Rosa Minh
- Produces: Fleet list
- Reviews: [[Deliveries customers can rely on]]
`,
  'teams.md': `---
opmodel: true
---

# Teams and artifacts

## Team: Claims

- Lead: Rosa Minh

## Artifact: Fleet list

- Owner: Claims
- Used in: [Fleet walk](rituals.md#ritual-fleet-walk)
`,
}
const pieces = [
  '',
  '',
  ' ',
  '\n',
  '\r\n',
  '\n\n',
  'x',
  ' 12 %',
  ' by 31 Dec 2026',
  ' by 31 June 2027',
  '\n- Owner: Claims\n',
  '\n- Cadence: bi-weekly\n',
  '\n## Goal: Increase the share of rail from 12 % to 40 %\n\n',
  '\n# Goals for Q1 2027\n\n- Improve safety\n- Hire some drivers soon\n',
  '\n| Goal | Owner |\n| --- | --- |\n| Sign 40 depots | Rosa Minh |\n',
  '[[Fleet walk]]',
  '[the list](teams.md#artifact-fleet-list)',
  '<!-- opmodel-disable-next-line unclear-goal -- later -->\n',
  '---\n',
  '`',
  '**',
  '|',
  '> ',
  '🚚',
  '配送を減らす',
  'e\u0301',
  '____',
]
const configs = [
  'version: 1\n',
  'version: 1\nrules: { missing-owner: off }\n',
  'profile: okr\nteams: [Claims]\npeople: { rosa: Rosa Minh }\n',
  'aliases: { kinds: { goal: [aim] } }\n',
  'overrides:\n  - files: teams.md\n    stage: draft\n',
  'ignore: [rituals.md]\n',
  'rules: { no-such-rule: error }\n',
  'rules: [\n',
  null,
]
const habits = [
  {},
  {},
  { inlayHints: true },
  { codeLens: true },
  { check: { run: 'onSave' } },
  { check: { run: 'manual' } },
  { enable: false },
]

const { diagnostic: _, ...textDocument } = capable.textDocument!
const clients: readonly (readonly [string, number, number, ClientCapabilities])[] = [
  ['that pulls', 500, 20261124, capable],
  ['that is pushed to, without snippets', 200, 8, { ...capable, textDocument, workspace: { workspaceEdit: { documentChanges: true } } }],
]

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

suite('lsp: an author at random', () => {
  for (const [name, steps, seed, capabilities] of clients)
    test(`${steps} steps in a client ${name}`, async () => {
      const editor = await Editor.open({ files: { 'opmodel.yaml': configs[0]!, ...pages }, capabilities })
      const desk = new Desk(editor, capabilities, seed)
      let early = 0
      for (let step = 1; step <= steps; step++) {
        await desk.step()
        if (step % 50 !== 0) continue
        await desk.compare(step)
        collect()
        const { heapUsed } = process.memoryUsage()
        if (step === 50) early = heapUsed
        if (step === steps) assert.ok(heapUsed <= 1.2 * early, `${early} bytes after 50 steps, ${heapUsed} after ${steps}`)
      }
      await editor.close()
    }).timeout(240_000)
})

/** The answers to requests whose text has changed since, and refusals with a reason. */
const legal: readonly number[] = [LSPErrorCodes.ServerCancelled, LSPErrorCodes.RequestCancelled, LSPErrorCodes.RequestFailed]

class Desk {
  readonly #author: Author
  readonly #editor: Editor
  readonly #capabilities: ClientCapabilities
  #settings: object = {}
  /** Answers nobody has waited for yet. */
  #asked: Promise<unknown>[] = []
  readonly #done: string[] = []

  constructor(editor: Editor, capabilities: ClientCapabilities, seed: number) {
    this.#editor = editor
    this.#capabilities = capabilities
    this.#author = new Author(editor, seeded(seed))
  }

  /** One step; a failure says what led to it. */
  async step(): Promise<void> {
    const { pick } = this.#author
    const action = pick(this.#actions)
    const path = pick(Object.keys(pages))
    this.#done.push(`${action.name} ${path}`)
    try {
      await action.call(this, path)
      if (pick([true, false])) await Promise.all(this.#asked.splice(0))
    } catch (error) {
      throw new Error(`after ${this.#done.length} steps, ${this.#done.slice(-5).join(', ')}`, { cause: error })
    }
    assert.deepEqual(this.#editor.errors, [])
  }

  readonly #actions = [
    this.open,
    this.type,
    this.type,
    this.type,
    this.type,
    this.undo,
    this.undo,
    this.replace,
    this.close,
    this.save,
    this.rename,
    this.read,
    this.read,
    this.complete,
    this.complete,
    this.fix,
    this.fix,
    this.configure,
  ]

  async open(path: string): Promise<void> {
    await this.#author.show(path)
  }

  async type(path: string): Promise<void> {
    await this.#author.type(await this.#author.show(path), pieces)
  }

  async undo(path: string): Promise<void> {
    await this.#author.undo(await this.#author.show(path))
  }

  async replace(path: string): Promise<void> {
    await this.#author.replace(await this.#author.show(path), pages[path]!)
  }

  async close(path: string): Promise<void> {
    await this.#author.hide(path)
  }

  async save(path: string): Promise<void> {
    await this.#author.save(path)
  }

  async rename(path: string): Promise<void> {
    const { text } = await this.#author.show(path)
    const newName = this.#author.pick(['Yard walk', 'Claims', 'Depots & drivers', '配送', ' '])
    const params = { textDocument: { uri: text.uri }, position: this.#author.position(text), newName }
    const edit = await this.#answer<WorkspaceEdit | null>('textDocument/rename', params)
    if (edit) await this.#author.apply(edit)
  }

  /** Asks for much at once and goes on typing. */
  async read(path: string): Promise<void> {
    const { text } = await this.#author.show(path)
    const textDocument = { uri: text.uri }
    const position = this.#author.position(text)
    const range = { start: position, end: this.#author.position(text) }
    for (const method of ['hover', 'definition', 'documentHighlight', 'prepareCallHierarchy'])
      this.#ask(`textDocument/${method}`, { textDocument, position })
    for (const method of ['documentSymbol', 'codeLens', 'foldingRange', 'documentLink'])
      this.#ask(`textDocument/${method}`, { textDocument })
    this.#ask('textDocument/references', { textDocument, position, context: { includeDeclaration: true } })
    this.#ask('textDocument/inlayHint', { textDocument, range })
    this.#ask('textDocument/selectionRange', { textDocument, positions: [position] })
    if (this.#capabilities.textDocument?.diagnostic) this.#ask('textDocument/diagnostic', { textDocument })
    this.#ask('workspace/symbol', { query: 'fleet' })
    this.#ask('opmodel/preview', { uri: text.uri, scope: null })
  }

  /** Takes what completion offers. */
  async complete(path: string): Promise<void> {
    const page = await this.#author.show(path)
    const params = { textDocument: { uri: page.text.uri }, position: this.#author.position(page.text) }
    const found = await this.#answer<CompletionList | CompletionItem[] | null>('textDocument/completion', params)
    const items = (Array.isArray(found) ? found : found?.items) ?? []
    if (items.length === 0) return
    const item = await this.#answer<CompletionItem>('completionItem/resolve', this.#author.pick(items))
    if (!item?.textEdit || !('range' in item.textEdit)) return
    const edits = [item.textEdit, ...(item.additionalTextEdits ?? [])]
    await this.#author.apply({ documentChanges: [{ textDocument: { uri: page.text.uri, version: null }, edits }] })
  }

  async fix(path: string): Promise<void> {
    const { text } = await this.#author.show(path)
    const range = { start: text.positionAt(0), end: text.positionAt(text.getText().length) }
    const params = { textDocument: { uri: text.uri }, range, context: { diagnostics: [] } }
    const actions = (await this.#answer<CodeAction[] | null>('textDocument/codeAction', params)) ?? []
    if (actions.length > 0) await this.#author.act(this.#author.pick(actions))
  }

  /** Other settings of the project, stored or typed, or other habits of the author. */
  async configure(): Promise<void> {
    const { pick } = this.#author
    const text = pick(configs)
    const shown = this.#author.open.has(at('opmodel.yaml'))
    const how = pick(['store', 'type', 'close', 'habits'])
    if (how === 'store' && !shown) await this.#author.store('opmodel.yaml', text)
    else if (how === 'type' && text !== null) await this.#author.replace(await this.#author.show('opmodel.yaml'), text)
    else if (how === 'close') await this.#author.hide('opmodel.yaml')
    else if (how === 'habits') {
      this.#settings = pick(habits)
      await this.#editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: { opmodel: this.#settings } })
    }
  }

  #ask(method: string, params: unknown): void {
    this.#asked.push(this.#answer(method, params))
  }

  async #answer<T>(method: string, params: unknown): Promise<T | null> {
    try {
      return await this.#editor.request<T>(method, params)
    } catch (error) {
      if (error instanceof ResponseError && legal.includes(error.code)) return null
      throw new Error(method, { cause: error })
    }
  }

  /** A server that has seen nothing but the present texts says the same. */
  async compare(step: number): Promise<void> {
    await Promise.all(this.#asked.splice(0))
    const files = Object.fromEntries([...this.#editor.files].map(([uri, text]) => [uri.slice(at('').length), text]))
    const fresh = await Editor.open({ files, capabilities: this.#capabilities, options: { settings: this.#settings } })
    for (const { text } of this.#author.open.values()) await fresh.show(text.uri.slice(at('').length), text.getText())
    // Those who check by hand get what stood there when they last did.
    for (const one of [this.#editor, fresh]) await one.request('workspace/executeCommand', { command: 'opmodel.check' })
    const same = async () => JSON.stringify(await this.#findings(this.#editor)) === JSON.stringify(await this.#findings(fresh))
    for (let tries = 0; tries < 100 && !(await same()); tries++) await new Promise((resume) => setTimeout(resume, 20))
    assert.deepEqual(await this.#findings(this.#editor), await this.#findings(fresh), `after ${step} steps`)
    await fresh.close()
  }

  async #findings(editor: Editor): Promise<object> {
    const attention = await editor.request<AttentionResult>('opmodel/attention', { uri: null })
    const found: Record<string, unknown> = { attention, settings: editor.pushed.get(at('opmodel.yaml')) ?? [] }
    for (const uri of [...this.#author.open.keys()].sort())
      if (uri.endsWith('.md'))
        found[uri] = this.#capabilities.textDocument?.diagnostic ? await editor.pull(uri) : (editor.pushed.get(uri) ?? [])
    return found
  }
}
