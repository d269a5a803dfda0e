// Which page and heading of a project a relative link means, for the resolver, the rules and the features alike; reads no file.

/** The path of a relative link as written in the page `from`, or null where it leaves the project. `/x` counts from the project. */
export function joinedPath(from: string, link: string): string | null {
  const parts = link.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of link.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

/** What a link's target says: a page of the project and an anchor on it. */
export interface Target {
  /** The page as a path of the project; the page itself for `#anchor`. */
  readonly path: string
  readonly anchor: string
}

/** Reads a link's target as written in `from`; null for addresses of the web and paths outside the project. */
export function readTarget(from: string, target: string): Target | null {
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(target)) return null
  const hash = target.indexOf('#')
  const written = decoded((hash < 0 ? target : target.slice(0, hash)).split('?')[0]!)
  const anchor = hash < 0 ? '' : decoded(target.slice(hash + 1))
  if (written === '' && hash < 0) return null
  const path = written === '' ? from : joinedPath(from, written)
  return path === null ? null : { path, anchor }
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
