// `opmodel lsp --stdio` as a process: what it says on which stream, and how it ends however its client does.

import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'

const goals = '# Goals for Q4 2026\n\nOwner: Ana Ruiz\n\n## Goal: Improve the onboarding of new suppliers\n\nThey wait too long.\n'
const initialize = { processId: null, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } }

suite('opmodel lsp --stdio', function () {
  this.timeout(60_000)
  const running: ChildProcess[] = []
  suiteSetup(() => void execFileSync(process.execPath, ['server/esbuild.mjs', '--quiet']))
  teardown(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL')
  })

  function start(words: readonly string[] = ['lsp', '--stdio']) {
    const child = spawn(process.execPath, ['dist/cli.cjs', ...words], { stdio: ['pipe', 'pipe', 'pipe'] })
    running.push(child)
    child.stdin.on('error', () => {})
    let error = ''
    child.stderr.on('data', (data: Buffer) => {
      error += data
    })
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    return { child, ended, error: () => error }
  }

  function connect({ child }: ReturnType<typeof start>) {
    const client = createProtocolConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!))
    client.listen()
    return client
  }

  test('it answers, and ends with 0 after shutdown and exit', async () => {
    const server = start()
    const client = connect(server)
    await client.sendRequest('initialize', initialize)
    await client.sendNotification('initialized', {})
    const textDocument = { uri: 'untitled:Untitled-1', languageId: 'markdown', version: 1, text: goals }
    await client.sendNotification('textDocument/didOpen', { textDocument })
    const report = await client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument })
    assert.deepEqual(report.kind === 'full' && report.items.map(({ code }: Diagnostic) => code), ['direction-without-target'])
    const hover = await client.sendRequest<Hover>('textDocument/hover', { textDocument, position: { line: 4, character: 12 } })
    assert.match(JSON.stringify(hover.contents), /Q4 2026/)
    await client.sendRequest('shutdown')
    await client.sendNotification('exit')
    assert.equal(await server.ended, 0)
    assert.equal(server.error(), '')
  })

  test('it ends with 1 when it is told to exit without a shutdown', async () => {
    const server = start()
    const client = connect(server)
    await client.sendRequest('initialize', initialize)
    await client.sendNotification('exit')
    assert.equal(await server.ended, 1)
  })

  test('it ends when its client closes the pipe', async () => {
    const server = start()
    await connect(server).sendRequest('initialize', initialize)
    server.child.stdin!.end()
    assert.notEqual(await server.ended, null)
  })

  test('it ends when the process that started it is gone', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    running.push(parent)
    const server = start()
    await connect(server).sendRequest('initialize', { ...initialize, processId: parent.pid })
    parent.kill('SIGKILL')
    await server.ended
  })

  test('what is no message does not stop it from answering the next one', async () => {
    const server = start()
    server.child.stdin!.write('Content-Length: 4\r\n\r\nnull')
    server.child.stdin!.write('Content-Length: 9\r\n\r\n{"broken"')
    const client = connect(server)
    const { capabilities } = await client.sendRequest<{ capabilities: object }>('initialize', initialize)
    assert.ok(Object.keys(capabilities).length > 10)
  })

  test('a header without a length ends it with a word on standard error and none on standard output', async () => {
    const server = start()
    let out = ''
    server.child.stdout!.on('data', (data: Buffer) => {
      out += data
    })
    server.child.stdin!.end('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    assert.notEqual(await server.ended, null)
    assert.equal(out, '')
  })
})
