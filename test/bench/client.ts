// A language client that measures: starts a server, speaks LSP over its standard streams, and says when the bytes of an answer were there.

import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

export interface Answer {
  readonly result: unknown
  readonly time: number
}

export interface Publish {
  readonly uri: string
  readonly version: number
  readonly count: number
  readonly time: number
}

export interface Options {
  /** Modules that are run in the process of the server before its own. */
  readonly preloads?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** What the server may ask, by method; everything else is answered with null. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>
  readonly initializationOptions?: unknown
}

const longestWait = 120_000

export class Client {
  readonly name: string
  /** From the start of the process to the answer to `initialize`, in milliseconds. */
  started = 0
  readonly published: Publish[] = []
  readonly #root: string
  readonly #options: Options
  readonly #process: ChildProcess
  readonly #input: NodeJS.WritableStream
  readonly #pending = new Map<number, { readonly done: (answer: Answer) => void; readonly failed: (error: Error) => void }>()
  readonly #waiting = new Set<(publish: Publish) => void>()
  #received: Buffer = Buffer.alloc(0)
  #parts: Buffer[] = []
  #have = 0
  #need = 0
  #id = 0
  #errors = ''
  readonly #begun: number

  constructor(name: string, command: readonly string[], root: string, options: Options = {}) {
    this.name = name
    this.#root = root
    this.#options = options
    this.#begun = performance.now()
    const { preloads = [], environment } = options
    this.#process = spawn(process.execPath, [...preloads.flatMap((path) => ['--import', pathToFileURL(path).href]), ...command], {
      // A preload is spoken to beside the protocol.
      stdio: ['pipe', 'pipe', 'pipe', ...(preloads.length > 0 ? (['ipc'] as const) : [])],
      // What one run keeps would flatter the next one.
      env: { ...process.env, ...(environment?.XDG_CACHE_HOME === undefined ? { OPMODEL_NO_CACHE: '1' } : {}), ...environment },
    })
    this.#input = this.#process.stdin!
    this.#process.stdout!.on('data', (data: Buffer) => this.#read(data, performance.now()))
    this.#process.stderr!.on('data', (data: Buffer) => {
      this.#errors = (this.#errors + data.toString()).slice(-2000)
    })
    this.#process.on('exit', () => {
      for (const { failed } of this.#pending.values()) failed(new Error(`${name} ended: ${this.#errors}`))
      this.#pending.clear()
    })
    this.#input.on('error', () => undefined)
  }

  async initialize(): Promise<void> {
    const uri = pathToFileURL(this.#root).href
    const { time } = await this.request('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      initializationOptions: this.#options.initializationOptions,
      capabilities: {
        textDocument: {
          synchronization: { didSave: true },
          publishDiagnostics: { versionSupport: true },
          hover: { contentFormat: ['markdown'] },
        },
        workspace: { workspaceFolders: true, symbol: {} },
      },
    })
    this.started = time - this.#begun
    this.notify('initialized', {})
  }

  /** Milliseconds since the process was started, for a moment that `performance.now()` gave. */
  since(time: number): number {
    return time - this.#begun
  }

  notify(method: string, params: unknown): void {
    this.#write({ jsonrpc: '2.0', method, params })
  }

  request(method: string, params: unknown): Promise<Answer> {
    const id = ++this.#id
    const answer = new Promise<Answer>((done, failed) => this.#pending.set(id, { done, failed }))
    this.#write({ jsonrpc: '2.0', id, method, params })
    return inTime(answer, `${this.name}: ${method}`)
  }

  /** The first diagnostics of this version or a later one. */
  diagnosed(uri: string, version: number): Promise<Publish> {
    const publish = new Promise<Publish>((done) => {
      const look = (one: Publish) => {
        if (one.uri !== uri || one.version < version) return
        this.#waiting.delete(look)
        done(one)
      }
      this.#waiting.add(look)
    })
    return inTime(publish, `${this.name}: diagnostics of version ${version}`)
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return
    const ended = new Promise((done) => this.#process.once('exit', done))
    await Promise.race([this.request('shutdown', undefined).catch(() => undefined), new Promise((done) => setTimeout(done, 2000))])
    this.notify('exit', undefined)
    setTimeout(() => this.#process.kill('SIGKILL'), 1000).unref()
    await ended
  }

  /** Asks a preload in the process of the server. */
  ask(question: string): Promise<unknown> {
    const answer = new Promise<unknown>((done) => this.#process.once('message', done))
    this.#process.send(question)
    return inTime(answer, `${this.name}: ${question}`)
  }

  /** The most memory the server held so far, in megabytes; null where the system does not tell. */
  peakMemory(): number | null {
    try {
      const status = readFileSync(`/proc/${this.#process.pid}/status`, 'utf8')
      return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024
    } catch {
      return null
    }
  }

  #write(message: object): void {
    const body = JSON.stringify(message)
    this.#input.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }

  #read(data: Buffer, time: number): void {
    this.#parts.push(data)
    this.#have += data.length
    if (this.#have < this.#need) return
    this.#received = this.#parts.length === 1 ? data : Buffer.concat(this.#parts)
    for (;;) {
      const head = this.#received.indexOf('\r\n\r\n')
      const length = head < 0 ? 0 : Number(/content-length: *(\d+)/i.exec(this.#received.toString('latin1', 0, head))?.[1] ?? 0)
      this.#need = head < 0 ? 0 : head + 4 + length
      if (head < 0 || this.#received.length < this.#need) break
      const body = this.#received.toString('utf8', head + 4, this.#need)
      this.#received = this.#received.subarray(this.#need)
      this.#take(JSON.parse(body) as Message, time)
    }
    this.#parts = [this.#received]
    this.#have = this.#received.length
  }

  #take({ id, method, params, result, error }: Message, time: number): void {
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, version = Number.POSITIVE_INFINITY, diagnostics } = params as { uri: string; version?: number; diagnostics: unknown[] }
      const publish = { uri, version, count: diagnostics.length, time }
      this.published.push(publish)
      for (const look of [...this.#waiting]) look(publish)
    } else if (method !== undefined && id !== undefined)
      this.#write({ jsonrpc: '2.0', id, result: this.#options.answers?.[method]?.(params as never) ?? null })
    else if (id !== undefined) {
      const waiting = this.#pending.get(id)
      this.#pending.delete(id)
      if (error) waiting?.failed(new Error(error.message))
      else waiting?.done({ result, time })
    }
  }
}

async function inTime<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error(`${what} did not come within ${longestWait / 1000} s`)), longestWait)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
