// An open text and the changes a person makes to it, the same for every server. Knows positions, not meaning.

import type { Client, Publish } from './client.js'
import { seeded } from './documents.js'

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

/** Where people edit, by name: each gives stretches without end. */
export const places: Readonly<Record<string, (lines: readonly string[], seed: number) => Generator<Stretch>>> = {
  'a letter anywhere': (lines, seed) => inLines(lines, seed, (line) => line.length > 20 && !line.startsWith('|')),
  'a letter in a goal': (lines, seed) =>
    inLines(lines, seed, (line) => /^[-*] (?:Reduce|Improve|Launch|Raise|Publish|Cut|Grow|Finish)\b/.test(line)),
  'a letter in the heading of a period': (lines, seed) => inLines(lines, seed, (line) => /^#+ .*\bQ\d/.test(line)),
  'a letter in the front matter': (lines, seed) => inLines(lines.slice(0, 5), seed, (line) => line.startsWith('title')),
  'a goal added and removed': function* (lines, seed) {
    const random = seeded(seed)
    const at = indices(lines, (line) => /^[-*] \w/.test(line))
    const insert = '- Publish the new price list by 2027-09-30\n'
    for (;;) {
      const line = at[Math.floor(random() * at.length)] ?? 0
      yield [
        { line, character: 0, remove: 0, insert },
        { line, character: 0, remove: -1, insert: '' },
      ]
    }
  },
}

function* inLines(lines: readonly string[], seed: number, wanted: (line: string) => boolean): Generator<Stretch> {
  const random = seeded(seed)
  const found = indices(lines, wanted)
  if (found.length === 0) throw new Error('the document has no such line')
  for (;;) {
    const line = found[Math.floor(random() * found.length)]!
    const text = lines[line]!
    yield typed(line, text.includes(' ', 12) ? text.indexOf(' ', 12) : text.length, word)
  }
}

const indices = (lines: readonly string[], wanted: (line: string) => boolean): number[] =>
  lines.flatMap((line, i) => (wanted(line) ? [i] : []))

/** A document that a client has open. */
export class Typist {
  readonly client: Client
  readonly uri: string
  #version = 0
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
    this.client.notify('textDocument/didChange', {
      textDocument: { uri: this.uri, version: ++this.#version },
      contentChanges: [{ range: { start: { line, character }, end }, text: insert }],
    })
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
