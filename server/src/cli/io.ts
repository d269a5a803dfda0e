// What a command may use of the process it runs in, so that a test can stand in for it.

import { readSync } from 'node:fs'

export interface Io {
  /** The working directory, absolute. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly version: string
  /** True where a person reads the output. */
  readonly terminal: boolean
  readonly colours: boolean
  out(text: string): void
  /** Messages that are no result. */
  error(text: string): void
  /** How far a long run has come, for a person who waits. */
  progress(done: number, all: number): void
  /** All of standard input; throws where there is none. */
  input(): Uint8Array
  /** Starts the language server, which then lives as long as its connection. */
  serve(): Promise<void>
  /** The local calendar day. */
  today(): string
}

/** Standard input to its end, however slowly it arrives. */
export function readInput(): Uint8Array {
  const chunks: Buffer[] = []
  const buffer = Buffer.allocUnsafe(64 * 1024)
  for (let count = readChunk(buffer); count > 0; count = readChunk(buffer)) chunks.push(Buffer.from(buffer.subarray(0, count)))
  return Buffer.concat(chunks)
}

function readChunk(buffer: Buffer): number {
  for (;;) {
    try {
      return readSync(0, buffer, 0, buffer.length, null)
    } catch (error) {
      const { code } = error as { readonly code?: string }
      if (code === 'EOF') return 0
      if (code !== 'EAGAIN') throw error
      // Nothing has arrived yet on an input that does not wait by itself.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
