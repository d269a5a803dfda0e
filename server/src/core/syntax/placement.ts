// Where the chunks of a tree stand, told from where those of the tree before stood; knows chunks only by their length.

import type { Difference } from '../lists.js'
import type { Chunk } from './tree.js'

/** From `at` on, everything stands further by `by`. */
interface Move {
  readonly at: number
  readonly by: number
}

/** A chunk that came since all were counted, and how many moves were known then. */
interface Fresh {
  readonly start: number
  readonly since: number
}

/** So many edits and new chunks are followed before all chunks are counted again. */
const mostMoves = 48
const mostFresh = 256

/** The offsets of all chunks of one tree. An edit adds a move to those of the tree before, so that it costs the same in a long page. */
export class Placement {
  readonly #base: () => ReadonlyMap<Chunk, number>
  readonly #moves: readonly Move[]
  readonly #fresh: ReadonlyMap<Chunk, Fresh>

  private constructor(base: () => ReadonlyMap<Chunk, number>, moves: readonly Move[], fresh: ReadonlyMap<Chunk, Fresh>) {
    this.#base = base
    this.#moves = moves
    this.#fresh = fresh
  }

  /** Chunks that stand one behind the other from an offset on; counted when first asked for. */
  static of(chunks: readonly Chunk[], offset: number): Placement {
    let starts: Map<Chunk, number> | undefined
    const base = () => {
      if (!starts) {
        starts = new Map()
        let at = offset
        for (const each of chunks) {
          starts.set(each, at)
          at += each.text.length
        }
      }
      return starts
    }
    return new Placement(base, [], new Map())
  }

  /** The same after an edit of a page whose chunks begin at `offset`. */
  edited(before: readonly Chunk[], now: readonly Chunk[], difference: Difference, offset: number): Placement {
    const { from } = difference
    const count = this.#fresh.size + difference.now - from
    if (from === 0 || count > mostFresh || this.#moves.length >= mostMoves) return Placement.of(now, offset)
    const previous = before[from - 1]!
    const start = this.startOf(previous)! + previous.text.length
    const removed = lengthOf(before, from, difference.before)
    const moves = [...this.#moves, { at: start + removed, by: lengthOf(now, from, difference.now) - removed }]
    const fresh = new Map(this.#fresh)
    for (let i = from, at = start; i < difference.now; at += now[i++]!.text.length) fresh.set(now[i]!, { start: at, since: moves.length })
    return new Placement(this.#base, moves, fresh)
  }

  startOf(chunk: Chunk): number | undefined {
    const fresh = this.#fresh.get(chunk)
    let start = fresh ? fresh.start : this.#base().get(chunk)
    if (start === undefined) return undefined
    for (let i = fresh?.since ?? 0; i < this.#moves.length; i++) if (start >= this.#moves[i]!.at) start += this.#moves[i]!.by
    return start
  }
}

function lengthOf(chunks: readonly Chunk[], from: number, to: number): number {
  let length = 0
  for (let i = from; i < to; i++) length += chunks[i]!.text.length
  return length
}
