// Bullets about rituals: which of them name one, and what is said of the one that the heading names.

import { type Cue, cuesOf, placeOf } from './cues.js'
import { type Draft, wholeOf } from './draft.js'
import type { Kind } from './kinds.js'
import type { Reading } from './reading.js'
import { gatheringIn, sameRitual, saysWhen } from './rituals.js'
import type { Scope } from './scope.js'
import { goalKinds, ritualNoun, startsWithVerb, weakRitualNoun } from './sections.js'

/** "1. **Stand-up, daily 11:00**" with an objective and an owner in the bullets below: a meeting, described by its fields. */
export function describesRitual(scope: Scope, cue: Cue, parent: Draft | null): boolean {
  const section = scope.sectionKind()
  if (parent !== null || scope.blocked('ritual') || (section !== null && goalKinds.has(section)) || cue.words > longestAmongOthers)
    return false
  const timed = (cue.cadence()?.slots.length ?? 0) > 0
  const fields = cue.children.filter(
    ({ reading }) =>
      reading?.label && (scope.labelField(reading.label.text) !== null || goalKinds.has(scope.labelKind(reading.label.text) ?? 'term')),
  )
  const beside = scope.drafts.some(({ kind, form, from }) => kind === 'ritual' && form === 'list-item' && from.chunk === cue.chunk)
  return (timed || beside) && fields.length >= 2
}

/** "The sprint starts on Thursdays and ends with a demo": of the sprint, not of the demo. */
const ofSprint = /^(?:the|our|each|every|a|one) (?:\w+ )?(?:sprint|iteration|cycle)s? (?:starts?|begins?|runs?|lasts?)\b/i

/** "Kiln office hours – every other Wednesday at 8:00": a gathering and its rhythm, and little more. */
export function announced(cue: Cue): boolean {
  const { reading } = cue
  const head = reading?.lead?.text ?? reading?.label?.text
  const cadence = cue.cadence()
  if (!cadence || /\?\s*$|^no\b/i.test(cue.text) || noneHeld.test(cue.text) || ofSprint.test(cue.text)) return false
  if (head !== undefined && ritualNoun.test(head)) return true
  return cue.words <= 16 && ritualNoun.test(cue.text) && cadence.slots.some(({ days, time }) => days.length > 0 || time !== null)
}

/** A bullet of more words tells something else, and says when only in passing. */
const longestSaying = 45
/** So many words can say when the ritual of a heading is held that nothing else says is one. */
const longestAlone = 16
const longestAmongOthers = 12
const manyRhythms = 3

/** "Monthly readout": one of several bullets that each say how often something is held. */
export function amongRhythms({ chunk, unit, words, text }: Cue): boolean {
  // "Leading one of the monthly meetings" is what somebody does in one.
  if (
    words > longestAmongOthers ||
    /^\p{Alpha}+ing\s/u.test(text) ||
    startsWithVerb(text) ||
    !(ritualNoun.test(text) || weakRitualNoun.test(text))
  )
    return false
  const rhythms = cuesOf(chunk).filter(
    (one) => one.unit.form === 'item' && one.words <= longestAmongOthers && (one.cadence()?.slots.length ?? 0) > 0,
  )
  return rhythms.length >= manyRhythms && rhythms.some((one) => one.unit === unit)
}

/** "Held at the start of each sprint", "Daily @ 9:30" below a heading that names a ritual: when it is held, where no rhythm is known yet. True where it took it. */
export function saysWhenHeld(scope: Scope, cue: Cue): boolean {
  const open = scope.open.at(-1)
  if (!open || cue.words > longestSaying || !saysWhen(cue.text) || cue.cadence() === null) return false
  if (open.item === null && open.role.ritual && cue.words <= longestAlone) open.pending?.('held')
  if (open.item?.kind !== 'ritual' || open.item.cadence !== null) return false
  scope.heldThen(open.item, cue)
  return true
}

/** "15 min" below a ritual. True where it took it. */
export function saysHowLong(scope: Scope, cue: Cue): boolean {
  const item = scope.open.at(-1)?.item
  if (item?.kind !== 'ritual' || !lengthAlone.test(cue.text) || item.fields.some(({ key }) => key === 'duration')) return false
  const place = placeOf(cue.chunk, cue.unit.lines[0]!.plain)
  item.fields.push({ key: 'duration', label: 'Duration', value: cue.text, place: wholeOf(cue), valuePlace: place })
  return true
}

const lengthAlone = /^(?:about |max(?:imum)? |up to |~ ?)?\d+(?:[.,]\d+)?(?:\s?[-–]\s?\d+)?\s?(?:min(?:ute)?s?|h(?:ou)?rs?|h)\.?$/i

/** "Stand-ups take place at 14:30" under "Daily stand-ups": what is said of the ritual that the heading names. True where it is. */
export function saysMore(scope: Scope, cue: Cue, { lead, label }: Reading): boolean {
  const open = scope.open.at(-1)
  const head = lead?.text ?? label?.text ?? cue.text
  if (!open?.role.ritual || (!open.item && !open.pending) || !ritualNoun.test(open.title) || !sameRitual(head, open.title)) return false
  const item = open.item ?? open.pending?.('held')
  if (item?.kind !== 'ritual') return false
  scope.heldThen(item, cue)
  return true
}

/** "Run daily stand-ups: …" under "Stand-up" says more of the same one. */
function sameAsAbove(scope: Scope, head: string): boolean {
  const open = scope.open.at(-1)
  return open?.item?.kind === 'ritual' && ritualNoun.test(head) && sameRitual(head, open.title)
}

/** "Tuesday – no stand-up" */
const noneHeld = /[:–—-]\s+no\s+(?:\p{Alpha}+\s+)?(?:meetings?|stand-?ups?|calls?|syncs?|retros?|check-?ins?|scrums?|gatherings?)\b/iu

/** What belongs to a meeting and is none. */
const aboutOne =
  /\b(?:minutes|notes|agendas?|recordings?|calendars?|documents?|docs?|conduct|schedules?|invites?|videos?|archives?|templates?|slides|zoom|links?|rooms?|urls?|ids?|passwords?)\s*$/i

/** True or false where the bullet stands among rituals, null elsewhere. */
export function ritualItem(scope: Scope, cue: Cue, section: Kind | null): boolean | null {
  if (section !== 'ritual') return null
  const { reading } = cue
  const head = reading?.lead?.text ?? reading?.label?.text ?? cue.text.slice(0, 90)
  const named = gatheringIn(head) !== null || weakRitualNoun.test(head)
  if (sameAsAbove(scope, head) || noneHeld.test(cue.text)) return false
  const headed = reading?.lead != null || (reading?.label != null && scope.labelField(reading.label.text) === null)
  if (cue.cadence() === null)
    return named && !aboutOne.test(head) && cue.words <= 30 && (headed || (reading?.linkOnly === true && cue.words <= 6))
  return named || headed || /^.{3,80}\([^)]*\)\s*(?::|$)/.test(cue.text)
}
