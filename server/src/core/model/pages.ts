// The pages of a project, by path and in their order. Never changed: another version of a few pages makes another one, which shares the index.

import type { DocumentModel } from './document.js'

type Items = DocumentModel['items']

/** Orders by path, for paths that differ. */
export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number => (a.path < b.path ? -1 : 1)

export class Pages {
  readonly list: readonly DocumentModel[]
  /** What each page holds, in the order of `list`. */
  readonly items: readonly Items[]
  /** Where each path stands in the lists. */
  readonly #places: ReadonlyMap<string, number>

  private constructor(list: readonly DocumentModel[], items: readonly Items[], places: ReadonlyMap<string, number>) {
    this.list = list
    this.items = items
    this.#places = places
  }

  /** Of two pages of one path the last one counts. */
  static of(pages: readonly DocumentModel[]): Pages {
    const byPath = new Map(pages.map((page) => [page.path, page]))
    const list = [...byPath.values()]
    return new Pages(
      list,
      list.map(({ items }) => items),
      new Map(list.map(({ path }, i) => [path, i])),
    )
  }

  /** With these in place of those of the same path; others come last. */
  with(pages: readonly DocumentModel[]): Pages {
    const other = pages.filter((page) => this.get(page.path) !== page)
    if (other.length === 0) return this
    if (other.some(({ path }) => !this.has(path))) return Pages.of([...this.list, ...other])
    const [list, items] = [[...this.list], [...this.items]]
    for (const page of other) {
      const at = this.placeOf(page.path)
      list[at] = page
      items[at] = page.items
    }
    return new Pages(list, items, this.#places)
  }

  get(path: string): DocumentModel | undefined {
    const at = this.#places.get(path)
    return at === undefined ? undefined : this.list[at]
  }

  has(path: string): boolean {
    return this.#places.has(path)
  }

  /** Where a page of this path stands, or -1. */
  placeOf(path: string): number {
    return this.#places.get(path) ?? -1
  }

  get size(): number {
    return this.list.length
  }

  keys(): IterableIterator<string> {
    return this.#places.keys()
  }

  /** By path, whatever came first. */
  sorted(): readonly DocumentModel[] {
    return [...this.list].sort(byPath)
  }

  values(): IterableIterator<DocumentModel> {
    return this.list.values()
  }
}
