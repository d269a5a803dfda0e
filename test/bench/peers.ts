// A letter in a page of 10,000 lines for other checkers of Markdown, beside ours, in turn. They find other things: a ratio is to their own diagnostics.

import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type Bench, bundled, type LongPage, longPage } from './bench.js'
import { Client, type Options } from './client.js'
import { anywhere, Typist } from './editing.js'

/** They take seconds for a letter, so that they get few; ours is warmed up like everywhere. */
const warm = 6

interface Contestant {
  readonly name: string
  /** How many times faster ours should be. */
  readonly goal: number
  readonly typist: Typist
  /** One letter until its diagnostics, in milliseconds. */
  readonly letter: () => Promise<number>
}

export async function againstPeers(bench: Bench, folder: string): Promise<void> {
  const page = longPage(bench, 10_000)
  const own = new Typist(await started('opmodel', bench.servers.own, page.root), page.uri)
  await own.open(page.text)
  own.workAt(anywhere(page.text, 2))
  const peers = [await markdownServer(page, folder), ...(await linters(bench, page, folder))]
  const times = new Map(peers.map(({ name }) => [name, [] as number[]]))
  // Each letter goes somewhere else in the page, cheap or dear: all of ours stand against each of them, so that no peer gets the cheap ones.
  const ours: number[] = []
  for (let i = 0; i < 48; i++) await own.keystroke()
  for (let i = -warm; i < bench.rounds; i++)
    for (const { name, letter } of peers) {
      const took = await letter()
      if (i >= 0) times.get(name)!.push(took)
      for (let k = 0; k < 8; k++) {
        const { time } = await own.keystroke()
        if (i >= 0) ours.push(time)
      }
    }
  for (const { name, goal } of peers) {
    const theirs = times.get(name)!
    const row = { name: `a letter anywhere, ${page.said}`, times: ours, against: name, floor: theirs }
    bench.table.add({ ...row, goal: 1 / goal, note: `${theirs.length} letters of theirs` })
  }
  for (const { client } of [own, ...peers.map(({ typist }) => typist)]) await client.stop()
}

async function started(name: string, command: readonly string[], root: string, options: Options = {}): Promise<Client> {
  const client = new Client(name, command, root, options)
  await client.initialize()
  return client
}

/** Linters have no server of their own: each stands behind the same thin one. */
async function linters(bench: Bench, page: LongPage, folder: string): Promise<readonly Contestant[]> {
  // It resolves what it imports from where it lies.
  const server = join(folder, 'peer-server.mjs')
  copyFileSync(await bundled(bench.folder, 'peer-server'), server)
  const contestants: Contestant[] = []
  for (const [name, linter, goal] of [
    ['markdownlint', 'markdownlint', 150],
    ['textlint + write-good', 'textlint', 300],
    ['alex', 'alex', 800],
  ] as const) {
    const typist = new Typist(await started(name, [server, linter, '--stdio'], page.root), page.uri)
    await typist.open(page.text)
    typist.workAt(anywhere(page.text, 2))
    contestants.push({ name, goal, typist, letter: async () => (await typist.keystroke()).time })
  }
  return contestants
}

const validation = {
  enabled: true,
  referenceLinks: { enabled: 'warning' },
  fragmentLinks: { enabled: 'warning' },
  fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
  ignoredLinks: [],
  unusedLinkDefinitions: { enabled: 'hint' },
  duplicateLinkDefinitions: { enabled: 'warning' },
}

/** The Markdown server of VS Code: it is asked for diagnostics, and has its client parse the text, as VS Code does. */
async function markdownServer(page: LongPage, folder: string): Promise<Contestant> {
  const name = 'vscode-markdown-languageserver 0.3'
  const text = TextDocument.create(page.uri, 'markdown', 1, page.text)
  const answers = clientSide(folder, text)
  const server = join(folder, 'node_modules/vscode-markdown-languageserver/out/node/workerMain.js')
  const initializationOptions = { markdownFileExtensions: ['md'] }
  const client = await started(name, [server, '--stdio'], page.root, { answers: answers.byMethod, initializationOptions })
  client.notify('workspace/didChangeConfiguration', { settings: { markdown: { validate: validation, server: { log: 'off' } } } })
  const typist = new Typist(client, page.uri)
  typist.workAt(anywhere(page.text, 2))
  const textDocument = { uri: page.uri }
  client.notify('textDocument/didOpen', { textDocument: { uri: page.uri, languageId: 'markdown', version: 0, text: page.text } })
  await client.request('textDocument/diagnostic', { textDocument })
  // One that is not set up as it wants answers at once, with nothing.
  if (answers.parsed === 0) throw new Error(`${name} did not look at the text`)
  const letter = async () => {
    const begun = performance.now()
    const version = typist.type()
    TextDocument.update(text, [...(typist.last?.contentChanges ?? [])], version)
    const { time } = await client.request('textDocument/diagnostic', { textDocument })
    return time - begun
  }
  return { name, goal: 80, typist, letter }
}

/** What that server asks its client for. */
function clientSide(folder: string, open: TextDocument) {
  type MarkdownIt = new (options: object) => { parse(text: string, environment: object): unknown }
  const Parser = createRequire(join(folder, 'package.json'))('markdown-it') as MarkdownIt
  const parser = new Parser({ html: true })
  const textOf = (uri: string) => (uri === open.uri ? open.getText() : readFileSync(fileURLToPath(uri), 'utf8'))
  const side = {
    parsed: 0,
    byMethod: {
      'markdown/parse': ({ uri }: { uri: string }) => {
        side.parsed++
        return parser.parse(textOf(uri), {})
      },
      'markdown/fs/readFile': ({ uri }: { uri: string }) => [...readFileSync(fileURLToPath(uri))],
      'markdown/fs/readDirectory': ({ uri }: { uri: string }) =>
        readdirSync(fileURLToPath(uri), { withFileTypes: true }).map((entry) => [entry.name, { isDirectory: entry.isDirectory() }]),
      'markdown/fs/stat': ({ uri }: { uri: string }) => (uri === open.uri ? { isDirectory: false } : null),
      'markdown/findMarkdownFilesInWorkspace': () => [open.uri],
    } satisfies Options['answers'],
  }
  return side
}
