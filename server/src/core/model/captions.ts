// Short lines right over a list: the objective of what it counts, or the topic of what it plans.

import { type Cue, cuesOf } from './cues.js'
import type { Group } from './draft.js'
import type { Kind } from './kinds.js'
import { lastSentence } from './lead-ins.js'
import type { Scope } from './scope.js'
import { goalKinds, startsWithVerb } from './sections.js'

/** "Make the counter good!" on a page of OKRs, which nothing else makes an objective. */
export const isCaption = (scope: Scope, { unit, reading, text, words }: Cue): boolean =>
  scope.sectionKind() === 'objective' &&
  !scope.blocked() &&
  scope.objective() === null &&
  unit.quote === null &&
  unit.lines.length === 1 &&
  reading?.label === null &&
  !reading.linkOnly &&
  words >= 2 &&
  words <= longestCaption &&
  /^\p{Upper}[^.:?]*$/u.test(text) &&
  (text.endsWith('!') || startsWithVerb(text)) &&
  !pointer.test(text)

/** "Ovens:" in a plan, which sorts what is listed below, or what leads in to the list of a goal. */
export const isTopic = (scope: Scope, { unit, text, words }: Cue, { kind, stance, times }: Group): boolean =>
  (kind === null || things.has(kind)) &&
  stance === null &&
  goalKinds.has(scope.sectionKind() ?? 'team') &&
  !scope.blocked() &&
  !beside.test(lastSentence(text)) &&
  // "This breaks down into:" in the text of a goal.
  ((kind === null && ofTheGoal.test(lastSentence(text)) && isBelowGoal(scope)) ||
    (times.length === 0 && unit.lines.length === 1 && words <= 3 && /^\p{Upper}[^.?!:]*:\s*$/u.test(text)))

/** "To get there we need:", "This breaks down into:" */
const ofTheGoal =
  /\b(?:we|our|this|it|these|projects?|steps?|work(?: items)?|areas?|parts?|deliverables?|tasks?|results?|changes?)\b.*:\s*$/i

/** What others say or want, what threatens a goal and what is at hand is only told about it. */
const beside =
  /\b(?:risks?|tools?|links?|rooms?|hours|people|who|said|told|asked|promised|they|you|reasons?|problems?|examples?|questions?|why|because|depends?|know|attendees|participants)\b/i

const isBelowGoal = (scope: Scope): boolean => goalKinds.has(scope.open.at(-1)?.item?.kind ?? 'team')

/** Kinds whose names a list of work may be about, too ("Framework:"). */
const things: ReadonlySet<Kind> = new Set(['framework', 'artifact', 'model', 'team'])

const longestCaption = 10
/** "See the list below" tells the reader what to do. */
const pointer = /^(?:please|thanks?|see|read|note|back|ask|visit|check|click|contact|follow|find|look|remember|use|keep)\b/i

/**
 * Takes the line over a list as the objective of its results, or as the topic of what is planned, where the list counts or orders. Call
 * before its first item is read.
 */
export function captioned(scope: Scope, first: Cue): void {
  const { caption, group } = scope
  if (!caption?.reading) return
  const items = cuesOf(first.chunk).filter(({ unit }) => unit.form === 'item')
  if (group !== null) {
    const planned = items.filter(
      ({ unit, reading, words }) => unit.task !== null || (words >= 3 && startsWithVerb(reading?.body.text ?? '')),
    )
    const enough = group.kind === null ? planned.length * 3 >= items.length * 2 : items.every(({ unit }) => unit.task !== null)
    if (enough) scope.group = { ...group, kind: isBelowGoal(scope) ? 'key-result' : scope.sectionKind(), mark: scope.why() }
    return
  }
  const results = items.filter(({ text, reading }) => /\d/.test(text) || startsWithVerb(reading?.body.text ?? ''))
  if (items.length < 2 || (results.length * 2 < items.length && !(scope.okr() && startsWithVerb(caption.reading.body.text)))) return
  const parent = scope.add('objective', 'paragraph', caption, caption.reading, null, null, [scope.why()])
  scope.last = parent
  scope.group = { kind: 'key-result', mark: 'lead', intention: false, stance: null, times: [], parent }
}
