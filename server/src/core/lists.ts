// Lists of which an edit changes little: where two differ, and answers that stand while what came says the same as what went. Knows nothing of what is in them.

import { sameList } from './memo.js'

/** What differs between two lists: what stands from `from` to `before` in the one stands from `from` to `now` in the other; ends are exclusive. */
export interface Difference {
  readonly from: number
  readonly before: number
  readonly now: number
}

/** The longest beginning and end that two lists share, by identity. */
export function differenceOf(before: readonly unknown[], now: readonly unknown[]): Difference {
  const shorter = Math.min(before.length, now.length)
  let from = 0
  while (from < shorter && before[from] === now[from]) from++
  let same = 0
  while (same < shorter - from && before[before.length - 1 - same] === now[now.length - 1 - same]) same++
  return { from, before: before.length - same, now: now.length - same }
}

/** Where the element at an index stood before, or -1 where it came. */
export const stoodAt = ({ from, before, now }: Difference, at: number): number => (at < from ? at : at < now ? -1 : at + before - now)

/** `list` with `parts` in place of what stands from `from` to `to`, as a new list. */
export function withParts<T>(list: readonly T[], from: number, to: number, parts: readonly T[]): T[] {
  return list.slice(0, from).concat(parts, list.slice(to))
}

interface Answered<T, S, A> {
  readonly list: readonly T[]
  readonly said: readonly (readonly S[])[]
  readonly answer: A
}

interface Sameness<S, A> {
  /** Two of what elements say are the same; identity where it is not given. */
  readonly word?: (a: S, b: S) => boolean
  /** Two answers are the same; the earlier one is kept then. */
  readonly answer?: (a: A, b: A) => boolean
}

/**
 * What `read` makes of all that the elements of a list say, one after the other. Of a list that was edited only the elements that came are
 * asked, and the answer is the same object while they say the same as those that went.
 *
 * @param say what one element says; it must follow from the element and the context alone
 * @param read must follow from what is said and the context alone
 * @returns a function of the context, with which the answer is remembered, and the list
 */
export function saidAlong<C extends object, T, S, A>(
  say: (one: T, context: C) => readonly S[],
  read: (said: readonly S[], context: C) => A,
  same: Sameness<S, A> = {},
): (context: C, list: readonly T[]) => A {
  const memo = new WeakMap<C, Answered<T, S, A>>()
  const sameWords = (a: readonly S[], b: readonly S[]): boolean =>
    same.word ? a.length === b.length && a.every((word, i) => same.word!(word, b[i]!)) : sameList(a, b)
  return (context, list) => {
    const known = memo.get(context)
    if (known?.list === list) return known.answer
    const { from, before, now } = differenceOf(known?.list ?? [], list)
    const came = list.slice(from, now).map((one) => say(one, context))
    const went = known?.said.slice(from, before) ?? []
    const said = withParts(known?.said ?? [], from, before, came)
    let answer = known?.answer
    if (!known || !sameWords(went.flat(), came.flat())) {
      const made = read(said.flat(), context)
      if (!known || !same.answer?.(known.answer, made)) answer = made
    }
    memo.set(context, { list, said, answer: answer as A })
    return answer as A
  }
}

/** All that the elements of a list say, one after the other; the same list while they say the same. */
export const allAlong = <C extends object, T, S>(
  say: (one: T, context: C) => readonly S[],
  word?: (a: S, b: S) => boolean,
): ((context: C, list: readonly T[]) => readonly S[]) => saidAlong(say, (said) => said, word ? { word } : {})

/** What is made of several parts, kept under a context while each of them is the same object or value. */
export function ofParts<C extends object, P, A>(read: (parts: readonly P[], context: C) => A): (context: C, parts: readonly P[]) => A {
  const memo = new WeakMap<C, { readonly parts: readonly P[]; readonly answer: A }>()
  return (context, parts) => {
    const known = memo.get(context)
    if (known && sameList(known.parts, parts)) return known.answer
    const answer = read(parts, context)
    memo.set(context, { parts, answer })
    return answer
  }
}

interface Index<T, K> {
  list: readonly T[]
  readonly byKey: Map<K, Set<T>>
}

/**
 * The elements of a list by what they say. Of a list that was edited only the elements that came and went are asked.
 *
 * @param say keys of one element; they must follow from the element and the context alone
 * @returns a function of the context, with which the index is remembered, the list, and a key
 */
export function indexAlong<C extends object, T, K>(
  say: (one: T, context: C) => readonly K[],
): (context: C, list: readonly T[], key: K) => ReadonlySet<T> {
  const memo = new WeakMap<C, Index<T, K>>()
  const none: ReadonlySet<T> = new Set()
  const moved = (context: C, list: readonly T[]): Index<T, K> => {
    const index = memo.get(context) ?? { list: [], byKey: new Map<K, Set<T>>() }
    const { byKey } = index
    const { from, before, now } = differenceOf(index.list, list)
    // Whatever goes wrong on the way, what is half moved is not asked again.
    memo.delete(context)
    for (const one of index.list.slice(from, before))
      for (const key of say(one, context)) {
        const known = byKey.get(key)
        known?.delete(one)
        if (known?.size === 0) byKey.delete(key)
      }
    for (const one of list.slice(from, now))
      for (const key of say(one, context)) {
        const known = byKey.get(key)
        if (known) known.add(one)
        else byKey.set(key, new Set([one]))
      }
    index.list = list
    memo.set(context, index)
    return index
  }
  return (context, list, key) => {
    const known = memo.get(context)
    return (known?.list === list ? known : moved(context, list)).byKey.get(key) ?? none
  }
}
