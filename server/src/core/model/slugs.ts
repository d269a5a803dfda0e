// Heading anchors as GitHub makes them, unique in a page in document order; what was given last can be taken back, or given again beside those of an earlier walk.

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

interface Named {
  readonly title: string
  readonly slug: string
}

/** So many sections further down a title is looked for. */
const farthest = 8

/**
 * Gives the anchors of a list of sections again, from one of them on, while some of their titles come, go or change. Whether they are those
 * that `Slugs` gives is known in the end (`standsFor`).
 */
export class SlugsAgain {
  readonly #sections: readonly Named[]
  readonly #from: number
  /** What was given, with the index of the section it was given to before, or null, and of the last one that was given again. */
  readonly #given: { readonly base: string; readonly at: number | null; readonly last: number }[] = []

  constructor(sections: readonly Named[], from: number) {
    this.#sections = sections
    this.#from = from
  }

  next(title: string): string {
    const last = this.#given.at(-1)?.last ?? this.#from - 1
    const first = last + 1
    const end = Math.min(first + farthest, this.#sections.length)
    const base = baseOf(title)
    for (let at = first; at < end; at++)
      if (this.#sections[at]!.title === title) {
        this.#given.push({ base, at, last: at })
        return this.#sections[at]!.slug
      }
    this.#given.push({ base, at: null, last })
    return base
  }

  mark(): number {
    return this.#given.length
  }

  back(mark: number): void {
    this.#given.length = mark
  }

  /**
   * True where the titles given since the start are those of the sections up to `count`, and giving all anchors anew would give the same:
   * no title that came or went is, or is numbered beside, an anchor that stayed.
   */
  standsFor(count: number): boolean {
    const stayed = new Set(this.#given.flatMap(({ at }) => at ?? []))
    if ([...stayed].some((at) => at >= count)) return false
    const came = this.#given.flatMap(({ base, at }) => (at === null ? [base] : []))
    const went = this.#sections.slice(this.#from, count).filter((_, i) => !stayed.has(this.#from + i))
    if (came.length === 0 && went.length === 0) return true
    if (went.some(({ title, slug }) => slug !== baseOf(title))) return false
    const names = new Set([...came, ...went.map(({ slug }) => slug)])
    // A title that comes twice or goes twice would be numbered.
    if (new Set(came).size < came.length || new Set(went.map(({ slug }) => slug)).size < went.length) return false
    return this.#sections.every((section, at) => {
      if (at >= this.#from && at < count && !stayed.has(at)) return true
      const base = baseOf(section.title)
      if (names.has(base) || names.has(section.slug)) return false
      return section.slug === base || ![...names].some((name) => name.startsWith(`${base}-`))
    })
  }
}
