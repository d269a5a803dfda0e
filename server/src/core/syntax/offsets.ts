// Where the characters of a plain text stand in its source. Plain text follows its source for long runs, so only the runs are kept.

import { firstWhere } from '../search.js'

/** Source offsets of the characters of a text and of its end. Immutable once built. */
export class Offsets {
  /** No character, and no end either. */
  static readonly none = new Offsets()

  /** Index at which each run begins, ascending from 0, and the source offset it begins with. */
  readonly #starts: number[] = []
  readonly #sources: number[] = []
  #length = 0

  /** How many offsets there are: the characters of the text and, unless it is a draft, its end. */
  get length(): number {
    return this.#length
  }

  /** The source offset of the character at `index`, negative ones counted from the end; undefined outside. */
  at(index: number): number | undefined {
    const wanted = index < 0 ? this.#length + index : index
    if (wanted < 0 || wanted >= this.#length) return undefined
    const run = this.#runOf(wanted)
    return this.#sources[run]! + wanted - this.#starts[run]!
  }

  /** The first index whose source offset is `source`, or -1. */
  indexOf(source: number): number {
    for (let run = 0; run < this.#starts.length; run++) {
      const size = (this.#starts[run + 1] ?? this.#length) - this.#starts[run]!
      const ahead = source - this.#sources[run]!
      if (ahead >= 0 && ahead < size) return this.#starts[run]! + ahead
    }
    return -1
  }

  /** The offsets from index `from` to `to` (exclusive), with `more` behind them. */
  slice(from: number, to: number = this.#length, ...more: readonly number[]): Offsets {
    const part = new Offsets()
    part.#take(this, from, to)
    for (const source of more) part.push(source)
    return part
  }

  /** These offsets and then the others. */
  concat(other: Offsets): Offsets {
    const all = this.slice(0)
    all.#take(other, 0, other.#length)
    return all
  }

  /** Adds `count` characters that follow each other in the source from `source` on. Only for who builds it. */
  push(source: number, count = 1): void {
    const last = this.#starts.length - 1
    if (last < 0 || this.#sources[last]! + this.#length - this.#starts[last]! !== source) {
      this.#starts.push(this.#length)
      this.#sources.push(source)
    }
    this.#length += count
  }

  #take(other: Offsets, from: number, to: number): void {
    const end = Math.min(to, other.#length)
    for (let at = Math.max(0, from); at < end; ) {
      const run = other.#runOf(at)
      const next = Math.min(other.#starts[run + 1] ?? other.#length, end)
      this.push(other.#sources[run]! + at - other.#starts[run]!, next - at)
      at = next
    }
  }

  #runOf(index: number): number {
    return firstWhere(1, this.#starts.length, (run) => this.#starts[run]! > index) - 1
  }
}
