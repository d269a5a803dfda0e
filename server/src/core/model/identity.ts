// Names and addresses of items: what they are called in lists, and ids that are unique in their document.

import type { Draft } from './draft.js'
import type { Reading } from './reading.js'
import { fold, kebab } from './vocabulary.js'

const longest = 60

/** A text as a name: cut at a word before 60 characters. */
export function shortName(name: string): string {
  if (name.length <= longest) return name
  const cut = name.slice(0, longest)
  const word = cut.lastIndexOf(' ')
  return `${(word > longest / 2 ? cut.slice(0, word) : cut).replace(/[\s,;:–—-]+$/, '')}…`
}

/** The address of an item before it is numbered: its own id, else path + heading anchor, else path + section + its first six words. */
export function addressOf(draft: Draft, path: string): string {
  const known = addresses.get(draft)
  if (known?.path === path) return known.address
  const address = unnumbered(draft, path)
  addresses.set(draft, { path, address })
  return address
}

/** Makes addresses unique: `-2`, `-3` in document order, without those that something has by itself. Only the given ones are counted. */
export class Numbers {
  readonly #taken = new Map<string, number>()
  readonly #isAddress: (address: string) => boolean

  /**
   * @param before the addresses of all that stands further up
   * @param isAddress true for what is the address of something on the page before it is numbered
   */
  constructor(counted: readonly string[], before: readonly string[], isAddress: (address: string) => boolean) {
    this.#isAddress = isAddress
    for (const address of counted) this.#taken.set(address, 0)
    for (const address of before) if (this.#taken.has(address)) this.next(address)
  }

  counts(address: string): boolean {
    return this.#taken.has(address)
  }

  next(address: string): string {
    let count = (this.#taken.get(address) ?? 0) + 1
    while (count > 1 && this.#isAddress(`${address}-${count}`)) count++
    this.#taken.set(address, count)
    return count === 1 ? address : `${address}-${count}`
  }
}

const addresses = new WeakMap<Draft, { readonly path: string; readonly address: string }>()

function unnumbered(draft: Draft, path: string): string {
  const own = draft.reading?.explicitId ?? draft.fields.find(({ key, value }) => key === 'id' && value !== '')?.value
  const section = draft.sections.at(-1)?.slug ?? ''
  return own ?? (draft.slug === null ? `${path}#${section}/${slugOf(draft)}` : `${path}#${draft.slug}`)
}

const slugs = new WeakMap<Reading, { readonly text: string; readonly slug: string }>()

/** Remembered with the reading, which lives as long as its chunk. */
function slugOf({ reading, text }: Draft): string {
  const known = reading && slugs.get(reading)
  if (known && known.text === text) return known.slug
  const slug = kebab(fold(text).split(' ').slice(0, 6).join(' ')) || 'item'
  if (reading) slugs.set(reading, { text, slug })
  return slug
}
