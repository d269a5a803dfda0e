// Rituals among the drafts of a page: one that is named twice is one, with all that is said of its cadence.

import { allAlong } from '../lists.js'
import { byObject, sameList } from '../memo.js'
import { readCadence } from '../time/index.js'
import type { Item } from './document.js'
import type { Draft } from './draft.js'
import type { Page } from './page.js'
import { fold } from './vocabulary.js'

const ritualsOn = allAlong((draft: Draft): readonly Draft[] => (draft.kind === 'ritual' ? [draft] : []))

/** Lists of rituals of which each stands for itself. */
const apart = new WeakSet<readonly Draft[]>()

/** Drafts that stand: a ritual named twice is one, where it was introduced, with the cadence that is said of it first. */
export function standingDrafts(page: Page, drafts: readonly Draft[]): readonly Draft[] {
  const rituals = ritualsOn(page, drafts)
  // A ritual is compared only with other rituals and with one right in front of it in its block. What comes between those changes the
  // block, so other drafts decide nothing here.
  if (apart.has(rituals)) return drafts
  const standing = standingOf(drafts)
  if (sameList(standing, drafts)) apart.add(rituals)
  return standing
}

function standingOf(drafts: readonly Draft[]): Draft[] {
  const rituals = new Map<string, number>()
  const out: Draft[] = []
  for (const draft of drafts) {
    if (draft.kind === 'ritual') {
      const name = bareName(draft)
      const before = out.at(-1)
      if (
        /^meeting$|^$/.test(name) &&
        draft.marks.has('held') &&
        before?.kind === 'ritual' &&
        before.from.chunk === draft.from.chunk &&
        sameRhythm(draft, before)
      )
        continue
      const at = rituals.get(name)
      if (at !== undefined && name !== '' && draft.form === 'heading' && pointsAhead(out[at]!)) {
        const { cadence } = out[at]!
        out.splice(at, 1)
        for (const [other, index] of rituals) if (index > at) rituals.set(other, index - 1)
        rituals.set(name, out.length)
        out.push(withCadence(draft, cadence))
        continue
      }
      if (at !== undefined && name !== '') {
        if (draft.marks.has('held')) {
          // Drafts are shared by all versions of a page, so that none is changed here.
          out[at] = withCadence(out[at]!, draft.cadence)
          continue
        }
      } else rituals.set(name, out.length)
    }
    out.push(draft)
  }
  return out
}

/** "We have [stand-ups](#stand-ups) on Mondays": a sentence that points to the section about the ritual. */
const pointsAhead = ({ form, links }: Draft): boolean => form === 'paragraph' && links.some(({ target }) => target.startsWith('#'))

/** What a ritual is called without its rhythm, in the singular. */
const bareName = byObject(({ name }: Draft) =>
  fold(name.replace(/\((?:online|offline|in-?person|remote|virtual|hybrid|optional|tentative|async)\)/i, ''))
    .replace(/\b(?:bi-?weekly|weekly|monthly|daily|quarterly|annual|yearly|fortnightly|regular|our|the|team)\b/g, '')
    .replace(/s\b/g, '')
    .replace(/\s+/g, ' ')
    .trim(),
)

const withRhythm = new WeakMap<Draft, Draft>()
/** The draft of which another one is a copy. */
export const originals = new WeakMap<Draft, Draft>()

function withCadence(draft: Draft, cadence: Draft['cadence']): Draft {
  if (draft.cadence !== null || cadence === null) return draft
  const known = withRhythm.get(draft)
  if (known?.cadence === cadence) return known
  const copy = { ...draft, cadence }
  withRhythm.set(draft, copy)
  originals.set(copy, draft)
  return copy
}

/** "Scheduling monthly team meetings", and below it "Meetings are held monthly". */
const sameRhythm = (one: Draft, other: Draft): boolean => {
  const [a, b] = [one, other].map(({ cadence }) => cadence?.value.slots.map(({ every }) => every).join())
  return a !== undefined && a === b
}

const cadenceParts: readonly string[] = ['timeline', 'duration', 'starting']

/** The cadence with the time, duration and first day that other fields of the ritual give. */
export function wholeCadence(draft: Draft): Item['cadence'] {
  const { fields } = draft
  const cadence = draft.kind === 'ritual' ? underRhythm(draft) : draft.cadence
  if (!cadence) return draft.kind === 'ritual' ? byName(draft.name) : null
  const said = fields.filter(({ key, value }) => cadenceParts.includes(key) && /\d/.test(value))
  if (said.length === 0) return cadence.value
  const more = said.map(({ key, value }) => (key === 'starting' ? `starting ${value}` : value))
  const whole = readCadence([cadence.value.text, ...more].join(', '))
  const same =
    whole?.slots.length === cadence.value.slots.length && whole.slots.every(({ every }, i) => every === cadence.value.slots[i]!.every)
  if (!whole || !same) return cadence.value
  // The words of a rhythm end before its first day and its length, so what was read there is kept.
  const slots = whole.slots.map((slot, i) => {
    const { anchor, duration, time, zone } = cadence.value.slots[i]!
    return { ...slot, anchor: slot.anchor ?? anchor, duration: slot.duration ?? duration, time: slot.time ?? time, zone: slot.zone ?? zone }
  })
  return { ...whole, slots, text: cadence.value.text }
}

/** "Sprint review": one for each sprint, also where nobody says so. */
function byName(name: string): Item['cadence'] {
  const [, cycle] = /^(sprint|iteration) (?:planning|review|demo|retro(?:spective)?|kick-?off|closing)\b/i.exec(name) ?? []
  return cycle ? { text: name, slots: [], event: `each ${cycle.toLowerCase()}`, ambiguous: null } : null
}

/** "Monthly" over "Business review: first Tuesday": the heading says how often, the line when. */
function underRhythm({ cadence, sections, text, statement }: Draft): Draft['cadence'] {
  if (cadence?.value.slots.every(({ every }) => every !== null)) return cadence
  const heading = sections.at(-1)?.title.trim() ?? ''
  if (!rhythmAlone.test(heading)) return cadence
  const both = readCadence(`${heading}, ${cadence?.value.text ?? text.replace(/^[^:]*:\s*/, '')}`)
  const value = both?.slots.length === 1 ? both : readCadence(heading)
  return value === null ? cadence : { value: { ...value, text: cadence?.value.text ?? heading }, place: cadence?.place ?? statement }
}

const rhythmAlone = /^(?:daily|weekly|fortnightly|monthly|quarterly|annually|yearly|every (?:day|week|month|quarter|year))$/i
