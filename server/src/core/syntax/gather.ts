// What single chunks say, gathered over a whole tree: after an edit only the chunks that came are asked. Knows nothing of what is asked.

import type { Difference } from '../lists.js'
import { inOneGo, type Steps } from '../steps.js'
import type { Chunk, SyntaxTree } from './tree.js'

/** What the chunks of a tree that say something say, in document order. */
export interface Gathered<V> {
  /** Their indices in `tree.chunks`. */
  readonly at: readonly number[]
  readonly said: readonly V[]
}

export interface Question<V> {
  (tree: SyntaxTree): Gathered<V>
  /** The same, some chunks in a step. */
  inSteps(tree: SyntaxTree): Steps<Gathered<V>>
}

/** So many chunks are asked in one step. */
const chunksInAStep = 64

const nothing: Gathered<never> = { at: [], said: [] }

/** Hands what was gathered from one tree on to the next, for each question. */
const carriers: ((before: SyntaxTree, now: SyntaxTree, difference: Difference) => void)[] = []

/** Call when a tree was made from another one. */
export function carry(before: SyntaxTree, now: SyntaxTree, difference: Difference): void {
  for (const hand of carriers) hand(before, now, difference)
}

/**
 * Asks every chunk once; null says nothing. `said` is the same list as for the tree before while no chunk that says something came or
 * went. To be called at the top of a module: each call stays for good.
 */
export function gather<V extends object>(read: (chunk: Chunk) => V | null): Question<V> {
  const known = new WeakMap<SyntaxTree, Gathered<V>>()
  function* asked(chunks: readonly Chunk[], from: number, to: number): Steps<Gathered<V>> {
    const at: number[] = []
    const said: V[] = []
    for (let i = from; i < to; i++) {
      if ((i - from) % chunksInAStep === chunksInAStep - 1) yield
      const answer = read(chunks[i]!)
      if (answer === null) continue
      at.push(i)
      said.push(answer)
    }
    return at.length === 0 ? nothing : { at, said }
  }
  carriers.push((before, now, { from, before: end, now: newEnd }) => {
    const old = known.get(before)
    if (!old) return
    const fresh = inOneGo(asked(now.chunks, from, newEnd))
    const first = old.at.filter((at) => at < from).length
    const last = old.at.filter((at) => at < end).length
    const moved = newEnd - end
    const at =
      moved === 0 && last === old.at.length ? old.at : [...old.at.slice(0, last), ...old.at.slice(last).map((index) => index + moved)]
    known.set(
      now,
      first === last && fresh.at.length === 0
        ? { at, said: old.said }
        : {
            at: [...at.slice(0, first), ...fresh.at, ...at.slice(last)],
            said: [...old.said.slice(0, first), ...fresh.said, ...old.said.slice(last)],
          },
    )
  })
  function* inSteps(tree: SyntaxTree): Steps<Gathered<V>> {
    const gathered = known.get(tree) ?? (yield* asked(tree.chunks, 0, tree.chunks.length))
    known.set(tree, gathered)
    return gathered
  }
  return Object.assign((tree: SyntaxTree) => known.get(tree) ?? inOneGo(inSteps(tree)), { inSteps })
}
