// The pages that were read last, as they were understood: who opens one, or closes it unchanged, need not wait for it to be read again.

import type { DocumentModel } from '../core/index.js'

/** So many characters of pages are kept; understood, a page takes some sixty times its length. */
const mostCharacters = 200_000

export class RecentPages {
  /** Oldest first. */
  readonly #pages = new Map<string, DocumentModel>()
  #characters = 0

  get(path: string): DocumentModel | undefined {
    return this.#pages.get(path)
  }

  /** The page that came last is kept however long it is. */
  add(path: string, page: DocumentModel): void {
    this.#forget(path)
    this.#pages.set(path, page)
    this.#characters += page.text.length
    for (const oldest of this.#pages.keys()) {
      if (this.#characters <= mostCharacters || this.#pages.size === 1) break
      this.#forget(oldest)
    }
  }

  #forget(path: string): void {
    this.#characters -= this.#pages.get(path)?.text.length ?? 0
    this.#pages.delete(path)
  }
}
