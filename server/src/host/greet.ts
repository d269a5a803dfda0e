// Answers `initialize` before the server is loaded, so that a client can go on meanwhile. Takes nothing away: the server reads that message as well.

import { announcement } from '../lsp/capabilities.js'
import { clientOf } from '../lsp/client.js'

export interface Greeting {
  /** The request that was answered; null where the first message is left to the server. */
  readonly answered: number | string | null
  /** Gives all that was read to whoever listens by now. */
  replay(): void
}

/** Over standard input and output. */
export function greetOverStreams(version: string): Promise<Greeting> {
  const { stdin, stdout } = process
  const gone = () => process.exit(1)
  let read = Buffer.alloc(0)
  return new Promise((resolve) => {
    const take = (bytes: Buffer) => {
      read = Buffer.concat([read, bytes])
      const first = firstMessage(read)
      if (first === undefined) return
      stdin.off('data', take).off('end', gone)
      stdin.pause()
      stdin.unshift(read)
      const answer = answerTo(first, version)
      const done = () => {
        stdout.off('error', gone)
        resolve({ answered: answer?.id ?? null, replay: () => stdin.resume() })
      }
      if (!answer) return done()
      const body = JSON.stringify(answer)
      stdout.once('error', gone)
      stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`, done)
    }
    stdin.on('data', take).once('end', gone)
  })
}

/** Over the channel of a process that was forked, which has whole messages. */
export function greetOverChannel(version: string): Promise<Greeting> {
  const held: unknown[] = []
  const hold = (message: unknown) => held.push(message)
  const replay = () => {
    process.off('message', hold)
    for (const message of held) process.emit('message', message, undefined)
  }
  return new Promise((resolve) => {
    process.on('message', hold)
    process.once('message', (first) => {
      const answer = answerTo(first, version)
      const done = () => resolve({ answered: answer?.id ?? null, replay })
      if (answer && process.send) process.send(answer, undefined, undefined, done)
      else done()
    })
  })
}

const header = /^Content-Length: *(\d+)\r\n\r\n/i
const longestHeader = 64

/** The message that begins here; undefined while more must come, null where it is none this file needs to understand. */
function firstMessage(bytes: Buffer): unknown {
  const start = bytes.toString('latin1', 0, longestHeader)
  const found = header.exec(start)
  if (!found) return bytes.length < longestHeader && !start.includes('\r\n\r\n') ? undefined : null
  const end = found[0].length + Number(found[1])
  if (bytes.length < end) return undefined
  try {
    return JSON.parse(bytes.toString('utf8', found[0].length, end))
  } catch {
    return null
  }
}

/** Null for everything but an `initialize` that the server is sure to accept: its word for the rest is the only one. */
function answerTo(message: unknown, version: string) {
  const { id, method, params } = fieldsOf(message)
  if (method !== 'initialize' || (typeof id !== 'number' && typeof id !== 'string')) return null
  const { rootUri, workspaceFolders } = fieldsOf(params)
  const folders: readonly unknown[] = Array.isArray(workspaceFolders) ? workspaceFolders : [{ uri: rootUri ?? '' }]
  if (!folders.every((folder) => typeof fieldsOf(folder).uri === 'string')) return null
  try {
    return { jsonrpc: '2.0', id, result: announcement(clientOf(params as Parameters<typeof clientOf>[0], null), version) }
  } catch {
    return null
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
