// The built servers as they are shipped: the process over standard input and output with real files, the worker in a world without Node or a page.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import {
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import type { AttentionResult } from '../../server/src/protocol/requests.js'
import { capable } from '../support/lsp.js'

const goals = '# Goals for Q4 2026\n\nOwner: Ana Ruiz\n\n## Goal: Improve the onboarding of new suppliers\n\nThey wait too long.\n'
const codes = (report: DocumentDiagnosticReport) => (report.kind === 'full' ? report.items.map(({ code }: Diagnostic) => code) : [])

suite('the built servers', function () {
  this.timeout(30_000)

  test('the process answers, reads the folder as its ignore files say, and ends when it is told to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'opmodel-server-'))
    mkdirSync(join(folder, 'old'))
    for (const path of ['goals.md', 'old/goals.md', 'open.md']) writeFileSync(join(folder, path), goals)
    writeFileSync(join(folder, '.gitignore'), 'old/\n')
    const child = spawn(process.execPath, ['dist/server/node.mjs'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    try {
      const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
      client.onRequest('workspace/diagnostic/refresh', () => null)
      client.listen()
      const uri = pathToFileURL(folder).href
      const { serverInfo } = await client.sendRequest<InitializeResult>('initialize', {
        processId: process.pid,
        rootUri: null,
        workspaceFolders: [{ uri, name: 'folder' }],
        capabilities: capable,
      })
      assert.deepEqual(serverInfo, { name: 'opmodel', version: JSON.parse(readFileSync('package.json', 'utf8')).version })
      await client.sendNotification('initialized', {})
      const textDocument = { uri: `${uri}/open.md`, languageId: 'markdown', version: 1, text: goals }
      await client.sendNotification('textDocument/didOpen', { textDocument })
      const report = await client.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument })
      assert.deepEqual(codes(report), ['direction-without-target'])
      const { href } = (report as { items: Diagnostic[] }).items[0]!.codeDescription!
      assert.match(readFileSync(new URL(href), 'utf8'), /^# direction-without-target/m)
      const { groups } = await client.sendRequest<AttentionResult>('opmodel/attention', { uri: null })
      assert.deepEqual(groups[0]?.items.map(({ path }) => path).sort(), ['goals.md', 'open.md'])
      await client.sendRequest('shutdown')
      await client.sendNotification('exit')
      assert.equal(await ended, 0)
    } finally {
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('the worker starts where there is no document and no process, and has its files read by the client', async () => {
    const sent: { id?: number; method?: string; params?: { uri?: string }; result?: unknown }[] = []
    const waiting = new Map<number, (result: unknown) => void>()
    const world: Record<string, unknown> & { onmessage?: (event: { data: unknown }) => void } = {
      addEventListener: () => {},
      postMessage(message: (typeof sent)[number]) {
        sent.push(message)
        if (message.method === undefined) waiting.get(message.id!)?.(structuredClone(message.result))
        else if (message.id !== undefined) setImmediate(() => tell({ id: message.id, result: answer(message) }))
      },
      ...{ setTimeout, clearTimeout, performance, MessageChannel, TextDecoder, TextEncoder, URL, console },
    }
    world.self = world
    runInContext(readFileSync('dist/server/browser.js', 'utf8'), createContext(world))
    const tell = (message: object) => world.onmessage?.({ data: { jsonrpc: '2.0', ...message } })
    const answer = ({ method, params }: (typeof sent)[number]) => {
      if (method === 'opmodel/findFiles') return { uris: ['web:/f/goals.md', 'web:/f/.gitignore', 'web:/f/old.md'], cut: false }
      if (method !== 'opmodel/readFile') return null
      return { text: params?.uri?.endsWith('goals.md') ? goals : params?.uri?.endsWith('.gitignore') ? 'old.md' : null, cut: false }
    }
    let id = 0
    const ask = <T>(method: string, params: object) =>
      new Promise<T>((resolve) => {
        waiting.set(++id, resolve as (result: unknown) => void)
        tell({ id, method, params })
      })
    const { serverInfo } = await ask<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: [{ uri: 'web:/f', name: 'f' }],
      capabilities: capable,
      initializationOptions: { clientFiles: true },
    })
    assert.equal(serverInfo?.name, 'opmodel')
    tell({ method: 'initialized', params: {} })
    const { groups } = await ask<AttentionResult>('opmodel/attention', { uri: null })
    assert.deepEqual(
      groups.flatMap(({ rule, items }) => items.map(({ path }) => [rule, path])),
      [['direction-without-target', 'goals.md']],
    )
    assert.ok(!sent.some(({ params }) => params?.uri === 'web:/f/old.md'))
  })
})
