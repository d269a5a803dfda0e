// The first message of a client, which is answered before the server is loaded: the same answer, once, and nothing of what follows lost or out of order.

import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process'
import type { ClientCapabilities } from 'vscode-languageserver/node'
import { announcement } from '../../server/src/lsp/capabilities.js'
import { clientOf } from '../../server/src/lsp/client.js'
import { capable, Editor } from '../support/lsp.js'

interface Answer {
  readonly id?: number | string
  readonly result?: { readonly capabilities?: object; readonly items?: readonly { readonly code: string }[] }
  readonly error?: { readonly code: number }
}

const text = '# Goals for Q4 2026\n\nOwner: Ana Ruiz\n\n## Goal: Improve the onboarding of new suppliers\n\nThey wait too long.\n'
const textDocument = { uri: 'untitled:Untitled-1', languageId: 'markdown', version: 1, text }
const initialize = (capabilities: unknown = capable, more: object = {}) => ({
  id: 1,
  method: 'initialize',
  params: { processId: null, rootUri: null, capabilities, ...more },
})
const afterwards = [
  { method: 'initialized', params: {} },
  { method: 'textDocument/didOpen', params: { textDocument } },
  { id: 2, method: 'textDocument/diagnostic', params: { textDocument } },
]
const shutdown = { id: 3, method: 'shutdown' }
const exit = { method: 'exit' }

const framed = (message: object) => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message })
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

suite('the greeting of a client', function () {
  this.timeout(60_000)
  const running: ChildProcess[] = []
  suiteSetup(() => void execFileSync(process.execPath, ['server/esbuild.mjs', '--quiet']))
  teardown(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL')
  })

  /** Sends the pieces, each as a write of its own, tells it to exit once it has answered all, and gives the answers in order and how it ended. */
  async function talk(pieces: readonly (string | Buffer)[], leaves: 'told' | 'untold' = 'told') {
    const words = leaves === 'told' ? ['--stdio'] : []
    const asked =
      Buffer.concat(pieces.map((piece) => Buffer.from(piece)))
        .toString()
        .split('"id":').length - 1
    const child = spawn(process.execPath, ['dist/server/node.mjs', ...words], { stdio: ['pipe', 'pipe', 'pipe'] })
    running.push(child)
    child.stdin.on('error', () => {})
    let [out, error] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (data) => {
      out += data
      if (out.includes('"id":3') && out.split('"id":').length > asked) child.stdin.end(framed(exit))
    })
    child.stderr.on('data', (data) => {
      error += data
    })
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    for (const piece of pieces) await new Promise((done) => child.stdin.write(piece, () => setImmediate(done)))
    if (leaves === 'untold') child.stdin.end()
    const code = await ended
    const answers = out
      .split(/Content-Length: \d+\r\n\r\n/)
      .slice(1)
      .map((body) => JSON.parse(body) as Answer)
    return { answers: answers.filter(({ id }) => id !== undefined), code, error }
  }

  const clients: readonly ClientCapabilities[] = [
    capable,
    {},
    { general: { positionEncodings: ['utf-8'] } },
    { textDocument: { rename: { prepareSupport: true } }, workspace: { fileOperations: { willRename: true } } },
  ]
  test('the early answer is the one the server gives', async () => {
    for (const capabilities of clients)
      for (const options of [{}, { documentSymbols: false }]) {
        const editor = await Editor.open({ capabilities, options })
        const early = announcement(clientOf({ ...initialize().params, capabilities, initializationOptions: options }, null), '0.0.0-test')
        assert.deepEqual(JSON.parse(JSON.stringify(early)), editor.initialized)
        await editor.close()
      }
  })

  test('it comes once, and what came along with it is answered', async () => {
    const all = [initialize(), ...afterwards, shutdown].map(framed).join('')
    const { answers, code, error } = await talk([all])
    // Other requests are answered as soon as each is, in whatever order.
    assert.equal(answers[0]!.id, 1)
    assert.deepEqual(answers.map(({ id }) => id).sort(), [1, 2, 3])
    assert.ok(Object.keys(answers[0]!.result!.capabilities!).length > 10)
    assert.deepEqual(
      answers.find(({ id }) => id === 2)!.result!.items!.map(({ code }) => code),
      ['direction-without-target'],
    )
    assert.deepEqual({ code, error }, { code: 0, error: '' })
  })

  test('a message may come in pieces that cut its header and its letters', async () => {
    const bytes = Buffer.from(framed(initialize(capable, { clientInfo: { name: 'Ünïcödé ✓' } })) + framed(shutdown))
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(i * 7, i * 7 + 7))
    const { answers, code } = await talk(pieces)
    assert.deepEqual(
      answers.map(({ id }) => id),
      [1, 3],
    )
    assert.equal(code, 0)
  })

  const refused: readonly (readonly [string, object])[] = [
    ['no parameters', { id: 1, method: 'initialize' }],
    ['no capabilities', { id: 1, method: 'initialize', params: { processId: null } }],
    ['capabilities of another form', initialize({ general: { positionEncodings: 5 } })],
    ['folders of another form', initialize(capable, { workspaceFolders: [null] })],
  ]
  for (const [name, message] of refused)
    test(`${name}: the server refuses, once, and takes the next one`, async () => {
      const { answers, code } = await talk([framed(message), framed({ ...initialize(), id: 'again' }), framed(shutdown)])
      assert.deepEqual(
        answers.map(({ id, error }) => [id, error !== undefined]),
        [
          [1, true],
          ['again', false],
          [3, false],
        ],
      )
      assert.equal(code, 0)
    })

  test('another request, or what is no message, may come first', async () => {
    for (const first of [framed({ id: 0, method: 'opmodel/unknown' }), 'Content-Length: 9\r\n\r\n{"broken"', framed({ method: 'exist' })]) {
      const { answers, code } = await talk([first, framed(initialize()), framed(shutdown)])
      assert.deepEqual(
        answers.map(({ id }) => id).filter((id) => id !== 0),
        [1, 3],
      )
      assert.equal(code, 0)
    }
  })

  test('a client that leaves without a word, or in the middle of one, ends it', async () => {
    for (const pieces of [[], ['Content-Len'], [framed(initialize()).slice(0, 80)]]) {
      const { answers, code, error } = await talk(pieces, 'untold')
      assert.deepEqual({ answers, code, error }, { answers: [], code: 1, error: '' })
    }
  })

  test('over the channel of a forked process it is the same', async () => {
    const child = fork('dist/server/node.mjs', ['--node-ipc', `--clientProcessId=${process.pid}`], { stdio: 'pipe', execArgv: [] })
    running.push(child)
    const answers: Answer[] = []
    child.on('message', (message: Answer) => {
      if (message.id !== undefined) answers.push(message)
      // Requests are answered as soon as each is, in whatever order.
      if (answers.length === 3) child.send({ jsonrpc: '2.0', ...exit })
    })
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    for (const message of [initialize(), ...afterwards, shutdown]) child.send({ jsonrpc: '2.0', ...message })
    assert.equal(await ended, 0)
    const answerTo = (id: number) => answers.find((answer) => answer.id === id)!
    assert.equal(answers[0]!.id, 1)
    assert.ok(answerTo(3))
    assert.deepEqual(
      answerTo(2).result!.items!.map(({ code }) => code),
      ['direction-without-target'],
    )
  })
})
