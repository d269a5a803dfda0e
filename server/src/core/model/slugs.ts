// Heading anchors as GitHub makes them, unique in a page in document order; what was given last can be taken back.

import { slug } from 'github-slugger'
import { byText } from '../memo.js'

/** The anchor of a title by itself. */
const baseOf = byText((title) => slug(title))

export class Slugs {
  readonly #counts = new Map<string, number>()
  readonly #journal: (readonly [string, number | undefined])[] = []

  /** `goals`, and for the next of the same title `goals-1`. */
  next(title: string): string {
    const base = baseOf(title)
    let given = base
    while (this.#counts.has(given)) {
      this.#set(base, this.#counts.get(base)! + 1)
      given = `${base}-${this.#counts.get(base)}`
    }
    this.#set(given, 0)
    return given
  }

  /** A moment to go back to. */
  mark(): number {
    return this.#journal.length
  }

  back(mark: number): void {
    while (this.#journal.length > mark) {
      const [key, before] = this.#journal.pop()!
      if (before === undefined) this.#counts.delete(key)
      else this.#counts.set(key, before)
    }
  }

  #set(key: string, value: number): void {
    this.#journal.push([key, this.#counts.get(key)])
    this.#counts.set(key, value)
  }
}

/** Gives the anchors of a list of sections again, for as long as their titles come in the same order. */
export class SlugsAgain {
  readonly #sections: readonly { readonly title: string; readonly slug: string }[]
  #next: number
  #differs = false

  constructor(sections: readonly { readonly title: string; readonly slug: string }[], from: number) {
    this.#sections = sections
    this.#next = from
  }

  next(title: string): string {
    const section = this.#sections[this.#next++]
    if (section?.title !== title) this.#differs = true
    return section?.slug ?? baseOf(title)
  }

  mark(): number {
    return this.#next
  }

  back(mark: number): void {
    this.#next = mark
  }

  /** The sections given so far are those up to `count`. */
  reached(count: number): boolean {
    return !this.#differs && this.#next === count
  }
}
