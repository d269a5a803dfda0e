// Answers kept for as long as what they follow from: an object that may go at any time, or a text, within bounds. Knows nothing of what is asked.

type Answer = object | string | number | boolean | null

/** `read`, asked once for each object; the answer goes when the object does. It must follow from the object alone. */
export function byObject<K extends object, V extends Answer>(read: (key: K) => V): (key: K) => V {
  const memo = new WeakMap<K, V>()
  return (key) => {
    let answer = memo.get(key)
    if (answer === undefined) {
      answer = read(key)
      memo.set(key, answer)
    }
    return answer
  }
}

/** Texts that are remembered before all are forgotten, and the length up to which one is. */
const mostTexts = 20_000
const longestText = 200

/** `read`, asked once for each text. Every walk over a page asks for the same headings and labels again. */
export function byText<V extends Answer>(read: (text: string) => V): (text: string) => V {
  const memo = new Map<string, V>()
  return (text) => {
    const known = memo.get(text)
    if (known !== undefined) return known
    const answer = read(text)
    if (memo.size >= mostTexts) memo.clear()
    if (text.length <= longestText) memo.set(text, answer)
    return answer
  }
}

/** Answers about texts, of which at least the last `most` are kept, for what is asked again of a block that is read anew at each letter. */
export function lately<V extends Answer>(most: number): (text: string, make: () => V) => V {
  let [now, before] = [new Map<string, V>(), new Map<string, V>()]
  return (text, make) => {
    const known = now.get(text)
    if (known !== undefined) return known
    const answer = before.get(text) ?? make()
    if (now.size >= most) [now, before] = [new Map(), now]
    now.set(text, answer)
    return answer
  }
}

/** `make`, asked once and only when its value is wanted. */
export function lazy<T>(make: () => T): () => T {
  let value: { readonly made: T } | undefined
  return () => {
    value ??= { made: make() }
    return value.made
  }
}

/** Both have the same parts: each is the same object or value, lists element by element. */
export function sameParts<T extends object>(a: T, b: T): boolean {
  for (const key in a) {
    const [one, other]: [unknown, unknown] = [a[key], b[key]]
    if (one !== other && !(Array.isArray(one) && Array.isArray(other) && sameList(one, other))) return false
  }
  return true
}

type Keyed = Pick<ReadonlyMap<string, unknown>, 'has' | 'keys' | 'size'>

/** Both have the same keys, in whatever order. */
export const sameKeys = (a: Keyed, b: Keyed): boolean => a.size === b.size && [...a.keys()].every((key) => b.has(key))

/** Both have the same elements, by identity. */
export function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((part, i) => part === b[i]))
}
