// What a lead-in says about the list below it: a kind, a stance, that somebody will do it, or nothing. English words live here.

import type { Kind } from './kinds.js'
import { firstSentence } from './reading.js'
import { aboutMethod, example, goalKinds, negative, none, type Role, remembered, roleOf, startsWithVerb, tailKind } from './sections.js'
import { fold, type Vocabulary } from './vocabulary.js'

/** The sentence says what somebody will do, or begins with what is to be done. */
export const promises = (sentence: string): boolean => intention.test(sentence.toLowerCase()) || startsWithVerb(sentence)

const intention =
  /\b(?:we|i|our team|the team|they)(?:'ll|'re| will| plan(?: to)?| aim(?: to)?| want(?: to)?| intend(?: to)?| commit(?: to)?| anticipate| expect(?: to)?| are (?:going|planning|aiming|focus(?:ing|ed)|committed|working))\b|\bfocus(?:ed|ing)? on\b/
const goalNoun =
  /\b(goals?|objectives?|okrs?|key results?|priorities|milestones?|outcomes?|initiatives?|deliverables?|targets?|results?|success (?:metrics?|criteria|measures?)|measures? of success|metrics?|projects?|workstreams?|bets?)\b/g

const anyGoal = new RegExp(goalNoun.source)
/** "Here is a summary of our objectives for Q3": a short form of the plan, not of what came of it. */
const overview =
  /\bsummary of (?:\S+ ){1,4}(?:goals?|objectives?|okrs?|priorities|milestones|key results|targets) (?:for|in|of|this|next)\b/

/** What a lead-in says. `noun` is false where only its verb speaks of goals. */
export interface LeadRole extends Role {
  readonly intention: boolean
  readonly noun: boolean
}

export const noLead: LeadRole = { ...none, intention: false, noun: false }

/** What a lead-in over a list says of it ("This quarter we will:", "**Key Results**", "We measured this via the following key results:"). */
export const leadRoleOf = remembered(readLead)

/** The sentence that ends a lead-in introduces the list, unless it only points at the one before ("In order of priority:"). */
function introducing(lead: string): string {
  let last = lead
  for (let end = firstSentence(last); end < last.length; end = firstSentence(last)) last = last.slice(end).trim()
  return pointing.test(last) ? lead : last
}

/** "In order of priority:": it only points at what was said before. */
export const pointing =
  /^(?:they are|these are|those are|specifically|in particular|in order of [\p{Alpha}]+|namely|as follows|that is|that means|concretely|here they are|for (?:this|the) [\p{Alpha}]+|including)\W*$/iu

/** What a list is of that holds no commitments. */
const noGoals =
  /\b(?:limitations?|problems?|challenges?|obstacles?|pain points?|reasons?|benefits?|drawbacks?|symptoms?|constraints?|topics?|audiences?|mandate|remit|duties|scope)\b/

/** "Weaknesses of the old oven": a list that weighs something. */
const weighing =
  /\b(?:weakness(?:es)?|strengths?|(?:dis)?advantages?|pros|cons|limitations?|drawbacks?|trade offs?|downsides?|upsides?|benefits|caveats)$/

/** "What we'll ship", "We'll know we're successful when": what is to be delivered, and by what one will tell. */
const delivering =
  /^(?:what|things) (?:we|i|they|the team)(?:'ll| will|'re going to| are going to| plan to| want to| intend to) (?:ship|build|deliver|release|launch|produce|make)\b/
const telling =
  /^(?:how )?(?:we|i|they)(?:'ll| will)? (?:know|have succeeded|be successful|consider (?:this|it) (?:done|a success))\b|^(?:success (?:looks like|means|is|will be)|signs? of success|what success looks like|(?:this|it) is (?:done|a success) when|done when)\b/

/** "…, though not all of it may be finished": said of the list, which it does not introduce. */
const concession = /,? (?:though|although|even though)\b[^:]*/

/** "Success will be measured by:" */
const measuring = /\b(?:success|progress)\b.*\b(?:measured?|judged?|tracked|evaluated?)\b.*\b(?:by|with|through|via|against)$/

/** "We are getting ready to:" */
const underWay = /^we(?:'re|’re| are) (?:(?:now|currently) )?(?:getting ready|preparing|going|planning|hoping|working) (?:to|on)$/

/** So long a sentence is no name for a list of principles. */
const longestLead = 300

function readLead(lead: string, vocabulary: Vocabulary): LeadRole {
  const folded = fold(introducing(lead))
  const plain = noLead
  if (folded === '') return plain
  // "OKRs help us do four things:" is about the method.
  if (aboutMethod.test(folded)) return { ...plain, stance: 'advice' }
  if (delivering.test(folded)) return { ...plain, kind: 'milestone', noun: true }
  if (telling.test(folded) && folded.split(' ').length <= 12) return { ...plain, kind: 'key-result', noun: true }
  // "To accomplish this, we will:": the work behind a goal.
  if (
    /^to (?:accomplish|achieve|reach|attain|meet|fulfil|get) (?:this|these|that|those|it|them|there|our|the)\b/.test(folded) &&
    /\b(?:will|we'll|we (?:plan|intend|aim) to)\b/.test(folded)
  )
    return { ...plain, kind: 'bet', intention: true }
  // "To be ready for the fair, we should:"
  if (/^(?:to|in order to) \p{Alpha}+ [^,]*, we (?:should|need to|have to|must)$/u.test(folded))
    return { ...plain, kind: 'bet', intention: true }
  if (negative.test(folded) || /\bwe (?:will|are|do) not\b|\bwon't\b/.test(folded)) return { ...plain, kind: 'anti-goal' }
  if (/^(?:these|our|the) (?:\p{Alpha}+ )?(?:meetings|rituals|ceremonies|syncs) are(?: currently)?$/u.test(folded))
    return { ...plain, kind: 'ritual' }
  if (folded.split(' ').length <= 5) {
    if (weighing.test(folded)) return { ...plain, stance: 'background' }
    if ((intention.test(folded) && /\bwill\b|\bplan\b|\baim\b/.test(folded)) || underWay.test(folded))
      return { ...plain, kind: 'goal', intention: true }
    const role = roleOf(folded, vocabulary)
    if (role.kind || role.stance || role.periodOnly) return { ...noLead, ...role, noun: true }
    const label = vocabulary.labelKind(folded)
    if (label && goalKinds.has(label)) return { ...plain, kind: label }
    if (
      /^(?:what|why|how|who|when|where|details|facilitator|workgroup|format|owners?|pros|cons|status|progress|next steps?|actions?|blockers?)$/.test(
        folded,
      )
    )
      return { ...plain, stance: 'background' }
    return plain
  }
  if (
    folded.length < longestLead &&
    /\b(?:following|these|our|guiding|core|basic)\b.*\b(?:principles|values|tenets)\b/.test(folded) &&
    !/\b(?:goals|objectives|results)\b/.test(folded)
  )
    return { ...plain, kind: 'principle' }
  if (example.test(folded) || /\b(?:like|such as|e\.g\.?|including)\s*:?$/.test(folded) || /\bthe results might be\b/.test(folded))
    return { ...plain, stance: 'examples' }
  if (/\b(?:should|can|must|need to|good|could|might|may)\b/.test(folded.replace(concession, '')) && !/\bwe need to\b/.test(folded))
    return { ...plain, stance: 'advice' }
  if (/\b(?:responsible for|responsibilities|we use)\b/.test(folded)) return { ...plain, stance: 'background' }
  if (noGoals.test(folded) && folded.search(noGoals) > folded.search(anyGoal)) return { ...plain, stance: 'background' }
  if (measuring.test(folded)) return { ...plain, kind: 'key-result', noun: true }
  // "We do this by:" tells how, "we engage with:" with whom.
  if (/\b(?:by|with|from)$/.test(folded)) return plain
  if (
    /\b(?:we(?:'ve| have)? (?:used|maintained|achieved|completed|did|done|shipped|learned|found|discovered|tracked|met|reached|hit|accomplished|finished)|learnings|summary|takeaways)\b/.test(
      folded,
    ) &&
    !/\b(?:will|we'll)\b/.test(folded) &&
    !overview.test(folded)
  )
    return { ...plain, stance: 'results' }
  if (/\b(?:meetings?|rituals|ceremonies|syncs?|stand-?ups)\b/.test(folded) && /\b(?:following|these|our|regular|recurring)\b/.test(folded))
    return { ...plain, kind: 'ritual' }
  const nouns = [...folded.matchAll(goalNoun)].map((match) => match[1]!)
  // "The goals of this project are to": the goals are meant, not the project.
  const last = nouns[nouns.length - 1]
  const noun = (last && /^metric|^project/.test(last) ? nouns.find((one) => !/^metric|^project/.test(one)) : null) ?? last
  if (noun && folded.split(' ').length <= 40) {
    if (/^metric|^project/.test(noun) && !intention.test(folded)) return plain
    const kind: Kind = /^key|^results?|^success|^measure|^metric/.test(noun)
      ? 'key-result'
      : /^project/.test(noun)
        ? 'bet'
        : tailKind(noun.replace(/s?$/, 's'))
    return { ...plain, kind, intention: intention.test(folded), noun: true }
  }
  if (intention.test(folded)) return { ...plain, kind: 'goal', intention: true }
  return plain
}

/** From where the last sentences of a paragraph begin; the whole of a short one. */
export const lastSentence = (text: string): string => {
  const near = text.slice(-longestFollowing)
  // What was cut begins amid a sentence.
  return near.length === text.length ? near : near.slice(near.search(/[.!]\s/) + 1 || near.length)
}
/** "The following topics fall under the scope of this group." */
export const following = /(?:^|[.!]\s)(?:[\p{Alpha}’']+\s){0,4}following\s\p{Lower}+\s[^.!?:]*\.$/u
/** A longer last sentence introduces nothing, in characters. */
const longestFollowing = 200
