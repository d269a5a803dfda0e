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

/** The address of an item: its own id, else path + heading anchor, else path + section + its first six words; `-2`, `-3` in document order. */
export function addressOf(draft: Draft, path: string, taken: Map<string, number>): string {
  const known = addresses.get(draft)
  const id = known?.path === path ? known.address : unnumbered(draft, path)
  if (known?.path !== path) addresses.set(draft, { path, address: id })
  const count = (taken.get(id) ?? 0) + 1
  taken.set(id, count)
  return count === 1 ? id : `${id}-${count}`
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
