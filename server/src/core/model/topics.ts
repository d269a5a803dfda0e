// Headings over prose that are items for what the text below them says, or for where they stand: in a roadmap, under the goals of a period.

import type { Cue } from './cues.js'
import { type Open, spanning } from './draft.js'
import { following, lastSentence } from './lead-ins.js'
import { namesRoadmap } from './page.js'
import type { Scope } from './scope.js'
import { explains } from './sections.js'

/** A heading of some words that is no period and no name of a team. */
export const isTopicOfGoals = ({ role, title, times }: Open): boolean =>
  role.kind === null && !role.ritual && role.team === null && title.includes(' ') && !times.some(spanning) && !aboutGoals.test(title)

/** How it is made and kept, not what is on it. */
const aboutRoadmap =
  /\b(?:road ?map|releases?|versions?|versioning|process(?:es)?|criteria|polic(?:y|ies)|planning|schedul(?:e|ing)|cadence|governance|priorit(?:y|ies|i[sz]ation)|themes?|phases?|milestones?|status|descriptions?|overview|metrics|success|feedback|contribut\p{Alpha}+|disclaimer|legend)\b/iu

/** What is to come; "you should" is advice. */
const ahead =
  /(?<!\byou )(?:\b(?:will|should|would like|wants?|plans?|planned|planning|aims?|hopes?|intends?|needs?|goal|going to|to be)\b|['’]d like\b)/i

/** "v2.3 and beyond", "Phase 2" */
const numbersRelease = /^\W*(?:v|version |release |phase |milestone )?\d/i

/** The heading right above names a release or a period, and so what stands below is planned for it. */
function isOfRelease(around: readonly Open[], open: Open): boolean {
  const above = around[around.indexOf(open) - 1]
  return above !== undefined && above.depth > 1 && (numbersRelease.test(above.title) || above.role.periodOnly)
}

/** A heading over prose about what is to come, in a roadmap, unless it names a release or a field, or the text says what is listed next. */
export const onRoadmap = (scope: Scope, open: Open, { text }: Cue): boolean => {
  const { page, sections, open: around, vocabulary } = scope
  return (
    (page.title?.roadmap === true ||
      scope.pathKind() === 'milestone' ||
      around.some((outer) => outer !== open && outer.title === sections[0]?.title && namesRoadmap.test(outer.title))) &&
    !open.times.some(spanning) &&
    !numbersRelease.test(open.title) &&
    !aboutRoadmap.test(open.title) &&
    vocabulary.field(open.title) === null &&
    (ahead.test(text) || (isOfRelease(around, open) && !asideOfGoals.test(open.title) && !over.test(text))) &&
    !following.test(lastSentence(text))
  )
}

/** It came with an earlier release. */
const over = /\b(?:shipped|released|added|moved|removed|done|completed|fixed|finished|landed|was|were)\b/i

/** Right below "2027 goals": each of them has its own text. */
export function isOfPeriod(around: readonly Open[], open: Open): boolean {
  const above = around[around.indexOf(open) - 1]
  return (
    above?.role.kind === 'goal' &&
    above.depth > 1 &&
    above.depth === open.depth - 1 &&
    above.times.some(spanning) &&
    !explains(open.title) &&
    !asideOfGoals.test(open.title)
  )
}

/** What is told beside the goals of a period or the topics of a release. */
const asideOfGoals = /\b(?:questions?|issues|updates?|status|asks|notes?|help|feedback|links|needs|process|progress|results|background)\b/i

/** "Charles' OKRs: an overview" tells of several. */
const aboutGoals = /\b(?:okrs|goals|objectives|key results|krs|priorities|milestones)\b/i
