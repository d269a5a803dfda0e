// An open text and the changes a person makes to it, the same for every server. Knows positions, not meaning.

import type { Client, Publish } from './client.js'
import { seeded } from './documents.js'

/** A change as it goes over the wire. */
export interface DidChange {
  readonly textDocument: { readonly uri: string; readonly version: number }
  readonly contentChanges: { readonly range: Range; readonly text: string }[]
}

interface Range {
  readonly start: { readonly line: number; readonly character: number }
  readonly end: { readonly line: number; readonly character: number }
}

export interface Change {
  readonly line: number
  readonly character: number
  readonly remove: number
  readonly insert: string
}

/** A stretch of work at one place: changes that leave the text as it was. */
export type Stretch = readonly Change[]

const word = ' utilise'

function typed(line: number, character: number, text: string): Stretch {
  const letters = [...text]
  return [
    ...letters.map((insert, i) => ({ line, character: character + i, remove: 0, insert })),
    ...letters.map((_, i) => ({ line, character: character + letters.length - 1 - i, remove: 1, insert: '' })),
  ]
}

/** Letters at any line of text. */
export function anywhere(text: string, seed: number): Generator<Stretch> {
  const lines = text.split('\n')
  return lettersAt(
    lines,
    lines.flatMap((line, i) => (line.length > 20 && !line.startsWith('|') ? [i] : [])),
    seed,
  )
}

/** A word is typed and taken back in one of these lines after the other, without end. */
export function* lettersAt(lines: readonly string[], at: readonly number[], seed: number): Generator<Stretch> {
  const random = seeded(seed)
  for (;;) {
    const line = at[Math.floor(random() * at.length)]!
    const text = lines[line]!
    yield typed(line, text.includes(' ', 12) ? text.indexOf(' ', 12) : text.length, word)
  }
}

/** A line is put above one of these lines and taken away again, without end. */
export function* addedAt(at: readonly number[], added: string, seed: number): Generator<Stretch> {
  const random = seeded(seed)
  for (;;) {
    const line = at[Math.floor(random() * at.length)]!
    yield [
      { line, character: 0, remove: 0, insert: `${added}\n` },
      { line, character: 0, remove: -1, insert: '' },
    ]
  }
}

/** A document that a client has open. */
export class Typist {
  readonly client: Client
  readonly uri: string
  #version = 0
  #last: DidChange | undefined
  #stretches: Generator<Stretch> | undefined
  #todo: Change[] = []

  constructor(client: Client, uri: string) {
    this.client = client
    this.uri = uri
  }

  /** Opens it; milliseconds until its first diagnostics. */
  async open(text: string, languageId = 'markdown'): Promise<number> {
    const publish = this.client.diagnosed(this.uri, ++this.#version)
    const begun = performance.now()
    this.client.notify('textDocument/didOpen', { textDocument: { uri: this.uri, languageId, version: this.#version, text } })
    return (await publish).time - begun
  }

  workAt(stretches: Generator<Stretch>): void {
    this.#stretches = stretches
    this.#todo = []
  }

  /** Sends the next change; gives its version. */
  type(): number {
    if (this.#todo.length === 0) this.#todo = [...(this.#stretches?.next().value ?? [])]
    const { line, character, remove, insert } = this.#todo.shift()!
    // A negative count removes the line that was added whole.
    const end = remove < 0 ? { line: line + 1, character: 0 } : { line, character: character + remove }
    this.#last = {
      textDocument: { uri: this.uri, version: ++this.#version },
      contentChanges: [{ range: { start: { line, character }, end }, text: insert }],
    }
    this.client.notify('textDocument/didChange', this.#last)
    return this.#version
  }

  /** What was sent last. */
  get last(): DidChange | undefined {
    return this.#last
  }

  get version(): number {
    return this.#version
  }

  /** One change and its diagnostics, in milliseconds. */
  async keystroke(): Promise<{ readonly time: number; readonly publish: Publish }> {
    const publish = this.client.diagnosed(this.uri, this.#version + 1)
    const begun = performance.now()
    this.type()
    const answer = await publish
    return { time: answer.time - begun, publish: answer }
  }

  /** So many changes at once: from the last one to its diagnostics, and how often the server spoke. */
  async burst(changes: number): Promise<{ readonly time: number; readonly publishes: number }> {
    const before = this.client.published.length
    for (let i = 1; i < changes; i++) this.type()
    const publish = this.client.diagnosed(this.uri, this.#version + 1)
    const begun = performance.now()
    this.type()
    const { time } = await publish
    return { time: time - begun, publishes: this.client.published.length - before }
  }

  /** A key that is held: the lag of each change, in milliseconds. */
  async held(changes: number, interval: number): Promise<readonly number[]> {
    const lags: Promise<number>[] = []
    for (let i = 0; i < changes; i++) {
      const publish = this.client.diagnosed(this.uri, this.#version + 1)
      const begun = performance.now()
      this.type()
      lags.push(publish.then(({ time }) => time - begun))
      await new Promise((done) => setTimeout(done, interval))
    }
    return Promise.all(lags)
  }
}
