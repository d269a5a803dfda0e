// Rituals that running text introduces ("We hold a planning call every second Tuesday"): who meets, how often, in the present; reads one line.

import { type Plain, slicePlain } from '../syntax/inline.js'
import { readCadence } from '../time/index.js'
import { firstSentence, type Reading } from './reading.js'
import { ritualNoun } from './sections.js'
import type { Cadence } from './types.js'

export interface SaidRitual {
  readonly name: string
  readonly sentence: Plain
  readonly cadence: Cadence
  /** The sentence says whose it is: ours, or a team's. */
  readonly ours: boolean
}

/** Verbs that hold a gathering now and again. */
const holding =
  /\b(?:(?:meets?|gathers?|convenes?|hosts?|holds?|held|runs?|conducts?|organi[sz]es?|have|has|schedules?|attends?|joins?|(?:host|hold|runn|conduct|organi[sz]|schedul|facilitat|chair)ing)\b|(?:takes? place|(?:is|are) (?:held|scheduled)|(?:we|the team) (?:all )?do|is (?:a|an|our|the)|should be|occurs?|happens?|(?:starts?|begins?|opens?|ends?|closes?|finish(?:es)?|kicks? off) with|get together|gets together|come together|comes together|check[- ]in|catch[- ]up|there (?:is|are|will be))\b)/i
const meeting = /\b(?:meets?|gets? together|comes? together|gathers?|convenes?|check[- ]in|catch[- ]up)\b/i
const past =
  /\b(?:used to|previously|last (?:year|quarter|month|week)|met|(?:was|were) (?:held|organi[sz]ed)|until (?:19|20)\d\d|in (?:19|20)\d\d)\b/i
const notOurs =
  /^(?:the|our|each|every|a|one) (?:\w+ )?(?:sprint|iteration|cycle)s? (?:starts?|begins?|runs?|lasts?) (?:on|from|every|for)\b|\b(?:don['’]t|do not|doesn['’]t|does not|no longer|never|won['’]t|will not) (?:do|have|hold|meet|run|host|attend|join)\b|\b(?:meeting|no-meetings?)[- ]free\b(?!.*\b(?:hold|meet|have|run)\b)|\bno-[\p{Alpha}-]*meetings?\b|\b(?:could|might|would|recommend(?:ed|s)?|consider \w+ing|suggest(?:ed|s)?|for example|e\.g|such as|(?:teams|companies|organi[sz]ations|people) (?:typically|usually|often)|you (?:will|can|are|may)|(?:can|may) (?:be |also )*(?:held|hold|have|meet|run|schedule[d]?|organi[sz]e[d]?|join))\b|^(?:if|when|attending) |\d ?% of |^(?:the|our|step|phase|stage|work|it)\b[^,]{0,60}\b(?:starts?|begins?) (?:once|as soon as) |^there (?:is|are) (?:\w+ ){0,3}(?:kinds|types|sorts|rhythms|categories|forms)\b|\b(?:there (?:is|are)|have|has|holds?|runs?) (?:two|three|four|five|some|several|many|different|various) (?:[\p{Alpha}-]+ ){0,2}(?:kinds|types|sorts|rhythms|meetings|ceremonies|rituals)\b/iu

/** The rituals of a line's sentences. `among` is true in a section of rituals, where less needs to be said. */
export function ritualsIn(line: Plain, among: boolean): readonly SaidRitual[] {
  const memo = among ? saidAmong : saidAnywhere
  const known = memo.get(line) ?? readRituals(line, among)
  memo.set(line, known)
  return known
}

/** Lines live as long as their chunk, so that an edit elsewhere reads none of them again. */
const saidAmong = new WeakMap<Plain, readonly SaidRitual[]>()
const saidAnywhere = new WeakMap<Plain, readonly SaidRitual[]>()

function readRituals(line: Plain, among: boolean): readonly SaidRitual[] {
  const found: SaidRitual[] = []
  let spokenOf: string | null = null
  for (let at = 0; at < line.text.length && found.length < 6; ) {
    const rest = slicePlain(line, at)
    const end = firstSentence(rest.text)
    const sentence = slicePlain(rest, 0, end)
    const said = readSentence(sentence, among)
    const noun = gatheringIn(sentence.text)
    const again = said.length === 0 && spokenOf !== null ? rhythmOf(spokenOf, sentence) : null
    found.push(...(again ? [again] : said))
    spokenOf = noun && said.length === 0 ? nameOf(sentence.text, noun) : null
    at += Math.max(1, end)
    while (line.text[at] === ' ') at++
  }
  return found
}

/** "There is a show-and-tell. This happens every Friday.": the rhythm of the gathering that the sentence before names. */
function rhythmOf(name: string, sentence: Plain): SaidRitual | null {
  const { text } = sentence
  const cadence = /^(?:this|it|they|these)\b/i.test(text) && takesPlace.test(text) && !notOurs.test(text) ? readCadence(text) : null
  return cadence && cadence.slots.length > 0 ? { name, sentence, cadence, ours: false } : null
}

function readSentence(sentence: Plain, among: boolean): SaidRitual[] {
  const { text } = sentence
  if (text.length > 600 || /[?"”]\s*$/.test(text)) return []
  const noun = gatheringIn(text)
  const where = noun !== null && isWhere(text, noun)
  const own = ownRhythm.exec(text) ?? dutyOf(text) ?? reviewOf(text) ?? goalRiteOf(text) ?? (noun ? null : heldOf(text))
  if (!own && !where && (!(noun || among ? holding : meeting).test(text) || (!noun && !meeting.test(text)))) return []
  // Asked last: few sentences come so far, and these take the longest.
  if (past.test(text.replace(/\bthe last\b/gi, '')) || notOurs.test(text)) return []
  const clauses = clausesOf(sentence)
  return clauses.flatMap((clause) => {
    const whole = clauses.length === 1
    const said = gatheringIn(clause.text) ?? (whole ? noun : null)
    if (!said && !meeting.test(clause.text) && !(own && whole)) return []
    const cadence = readCadence(clause.text)
    const name = own && whole ? own[0].replace(/^(?:the|our) /i, '') : nameOf(clause.text, said)
    return cadence && (cadence.slots.length > 0 || (said && takesPlace.test(clause.text)))
      ? [{ name, sentence: clause, cadence, ours: whose.test(text) }]
      : []
  })
}

/** The gathering that a sentence names, unless it speaks of what is written at one ("based on meeting notes"). */
export function gatheringIn(text: string): RegExpExecArray | null {
  const first = ritualNoun.exec(text)
  if (!first || !papers.test(text.slice(first.index + first[0].length))) return first
  const from = first.index + first[0].length
  const next = gatheringIn(text.slice(from))
  if (next) next.index += from
  return next
}

const papers = /^(?: (?:notes|minutes|attendance|recordings?|guidelines|etiquette|times|slots)|[- ]masters?)\b/i

const when =
  /^(?:(?:usually |generally |typically )?(?:held|conducted|scheduled|organi[sz]ed|happens?|happening|takes? place|occurs?|runs?|meets?)\b|(?:once|twice|every|each|daily|weekly|fortnightly|bi-?weekly|monthly|quarterly|everyday)\b|(?:on|at) the (?:start|end|beginning|last|first)\b|(?:1st|2nd|3rd|first|second|third|last) \p{Alpha}+day\b|(?:mon|tues|wednes|thurs|fri)days?\b)/iu

/** The text begins with when something is held ("Held at the end of each sprint", "Every Friday …"). */
export const saysWhen = (text: string): boolean => when.test(text)

const whose =
  /\b(?:we|our|us|everyone|everybody|each member|every (?:member|employee|manager)|team|squad|guild|chapter|committee|council|board|sig|wg|working group)\b/i

/** Both name the same sort of gathering: "The daily stand-up" and "Daily Standups". */
export function sameRitual(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) =>
    (ritualNoun.exec(name)?.[0] ?? name)
      .toLowerCase()
      .replace(/[\s-]+/g, '')
      .replace(/s$/, ''),
  )
  return a === b
}

const workedOn =
  /\b(?:review|revisit|check|discuss|look at|go (?:through|over)|share|present|report|decide|update|plan|track|walk (?:us |everyone )?through|raise|agree|align|prioriti[sz]e|talk)(?:s|e?d|ing)?\b/i

/** "We review progress in the leadership sync every other Monday": the gathering is where somebody's work is done. */
function isWhere(text: string, noun: RegExpExecArray): boolean {
  const before = text.slice(0, noun.index)
  return /\b(?:in|at|during) (?:the|our|a|an) (?:[\w&'’-]+ ){0,3}$/i.test(before) && workedOn.test(before) && !knownRhythm.test(text)
}

/** "… in the weekly staff meeting" speaks of one that is known. */
const knownRhythm = /\b(?:the|our|a|an) (?:daily|weekly|fortnightly|bi-?weekly|monthly|quarterly|annual|yearly)\b/i

/** A trigger is the rhythm of what is held then. */
const takesPlace =
  /\b(?:held|holds?|takes? place|happens?|occurs?|runs?|conducts?|(?:starts?|begins?|opens?|ends?|closes?|finish(?:es)?|kicks? off) with|(?:we|the team) (?:all )?do)\b/i

/** Farther from the start of a clause, a gathering is only spoken of. */
const farthestNoun = 30

/** A sentence that names two rituals with a rhythm each, as its clauses; otherwise whole. */
function clausesOf(sentence: Plain): Plain[] {
  for (const match of sentence.text.matchAll(/,? and |; |, /g)) {
    const first = slicePlain(sentence, 0, match.index)
    const second = slicePlain(sentence, match.index + match[0].length)
    const both =
      [first, second].every(({ text }) => ritualNoun.test(text) && readCadence(text) !== null) &&
      ritualNoun.exec(second.text)!.index < farthestNoun
    if (both) return [first, second]
  }
  return [sentence]
}

const stop =
  /^(?:a|an|the|our|their|its|your|my|this|these|of|to|in|at|for|with|and|or|on|by|have|has|hold|holds|host|hosts|run|runs|regular|recurring|we|is|are|every|each|occurring|regularly|also|known|called|as)$/i
/** "our weekly team lunch", "Monthly pod calls …": the rhythm is part of the name. */
const ownRhythm =
  /(?:^(?:the )?|\bour )(?:daily|weekly|fortnightly|bi-?weekly|monthly|quarterly|annual|yearly) (?:[\w&-]+ ){0,2}(?:meetings?|evaluations?|stand-?ups?|sync|calls?|lunch(?:es)?|reviews?|retros?|retrospectives?|planning|demos?|check-?ins?|1:1s?|1-1s?|all[ -]hands|retreats?|off-?sites?|workshops?)\b/i
const duty =
  /^(?:plan|organi[sz]e|schedule|chair|lead|run|host|hold|facilitate|coordinate|arrange|convene|involves?|this (?:\w+ )?involves?)\b/i
const named =
  /\b(?:daily|weekly|fortnightly|bi-?weekly|monthly|quarterly|annual|yearly) (?:[\w&-]+ ){0,2}(?:meetings?|stand-?ups?|syncs?|calls?|lunch(?:es)?|reviews?|evaluations?|retros?|retrospectives?|planning|demos?|check-?ins?|all[ -]hands|retreats?|off-?sites?|workshops?)\b/i

/** "Plan the agenda for the annual members' meeting": what somebody is to see to. */
const dutyOf = (text: string): RegExpExecArray | null => (duty.test(text) ? named.exec(text) : null)

const gathers =
  /\b(?:we|the (?:[\p{Alpha}\d&'’-]+ ){0,3}(?:team|group|community|committee|council|board|guild|squad|chapter|club|crew)) (?:(?:also|usually|regularly|generally|all) )*(?:holds?|hosts?|(?:gets?|comes?) together for) (?:(?:a|an|a regular|regular|recurring|our (?:weekly|monthly|quarterly|annual|yearly)|weekly|monthly|quarterly|annual|fortnightly|daily|yearly) )+((?:[\p{Alpha}&'’-]+ ){0,3}?[\p{Alpha}&'’-]+)(?=[,.;:()]|$| (?:every|each|on|once|twice|that|to|for|where|with|in|at|when|and|which|as|by|daily|weekly|monthly|quarterly|annually)\b)/iu
/** What is held and is no gathering. */
const notGathering =
  /\b(?:reports?|releases?|newsletters?|backups?|tests?|surveys?|scripts?|jobs?|sales?|audits?|scans?|updates?|budgets?|elections?|shares?|stock|funds?|servers?|websites?|sites?|services?|data|licen[cs]es?|records?|discussions?|positions?|values?|beliefs?|responsibility|opinions?|views?|stakes?|grudges?|majority|keys?|visitors?|accounts?|office|power|title|degree|hours?|minutes?|days?|while|bit|it|them|this|that|all|hands|each other)$/i

/** "The council has a call once every two weeks": what people only have must be a gathering. */
const having =
  /\b(?:we|the (?:[\p{Alpha}\d&'’-]+ ){0,3}(?:team|group|community|committee|council|board|guild|squad|chapter|club|crew)) (?:(?:also|usually|regularly|generally|all) )*ha(?:ve|s) (?:(?:a|an|our|regular|recurring|weekly|monthly|quarterly|annual|fortnightly|daily|yearly) )+((?:[\p{Alpha}&'’-]+ ){0,2}?(?:calls?|sessions?|gatherings?|lunch(?:es)?|forums?|conferences?))(?=[,.;:()]|$| (?:every|each|on|once|twice|daily|weekly|monthly|quarterly|annually)\b)/iu

/** "Each Friday we hold a company-wide hackathon": whatever it is called, it is held now and again. */
function heldOf(text: string): RegExpExecArray | null {
  const match = gathers.exec(text) ?? having.exec(text)
  const name = match?.[1]
  if (!match || !name || notGathering.test(name)) return null
  match[0] = `${name[0]!.toUpperCase()}${name.slice(1)}`
  return match
}

const reviewed =
  /\b((?:document|handbook|policy|charter|guide|strategy|plan|agreement|page)s?) (?:is|are|will be|gets?|should be|must be) (?:reviewed|revisited|revised|refreshed)\b/i

/** "This charter is reviewed every year": its review recurs. */
function reviewOf(text: string): RegExpExecArray | null {
  const match = reviewed.exec(text)
  if (match) match[0] = `${match[1]![0]!.toUpperCase()}${match[1]!.slice(1)} review`
  return match
}

const goalRite =
  /\b(sets?|writes?|plans?|reviews?|revisits?|scores?|grades?|evaluates?|updates?) (?:(?:our|their|its|the|all|team|company|personal) )*(okrs?|goals|objectives|key results)\b|\b(okrs?|goals|objectives|key results) (?:are|is|get|should be|will be) (?:\w+ly )?(set|written|planned|reviewed|revisited|scored|graded|evaluated|updated)\b/i
const riteNames: readonly (readonly [RegExp, string])[] = [
  [/^set/i, 'setting'],
  [/^writ/i, 'writing'],
  [/^plan/i, 'planning'],
  [/^re/i, 'review'],
  [/^scor/i, 'scoring'],
  [/^grad/i, 'grading'],
  [/^eval/i, 'evaluation'],
  [/^updat/i, 'update'],
]

/** "We set our OKRs every quarter", "Goals are reviewed monthly". */
function goalRiteOf(text: string): RegExpExecArray | null {
  const match = goalRite.exec(text)
  if (!match) return null
  const what = (match[2] ?? match[3])!
  const noun = /^okrs?$/i.test(what) ? 'OKR' : `${what[0]!.toUpperCase()}${what.slice(1).replace(/s$/, '')}`
  const rite = riteNames.find(([verb]) => verb.test((match[1] ?? match[4])!))
  match[0] = `${noun} ${rite?.[1] ?? 'review'}`
  return match
}

const nobodyInParticular = /^(?:we|they|i|you|it|everyone|everybody|all|the team|the group|members?)$/i

/** "at least ten meetings a year": the number is no name. */
const counted = /\b(?:least|most|about|\d+|two|three|four|five|six|ten|twelve) $/i

/** "Every Friday the oven team meets": the rhythm in front is no part of who meets. */
const openingRhythm = /^(?:every|each|on|once a|twice a) (?:other |second |first |last |third )?[\p{Alpha}]+,?\s*(?:the |our )?/iu

/** The noun of the gathering with up to three words in front of it; who meets, where there is none. */
function nameOf(text: string, noun: RegExpExecArray | null): string {
  if (!noun || /^check in$/i.test(noun[0]) || (counted.test(text.slice(0, noun.index)) && meeting.test(text))) {
    if (/\bcheck[- ]?ins?\b/i.test(text)) return 'Check-in'
    if (/\bcatch[- ]?up\b/i.test(text)) return 'Catch-up'
    const who =
      /^(?:the |our |each |every )?((?:[\p{Alpha}\d'’&-]+ ){1,4}?)(?:(?:generally|usually|also|will|should|must|shall|normally|typically) )*(?:meets?|gets? together|comes? together|gathers?|convenes?)\b/iu.exec(
        text.replace(openingRhythm, ''),
      )
    const group = who?.[1]?.trim()
    return group && !nobodyInParticular.test(group) ? `${group} meeting` : 'Meeting'
  }
  const before = text.slice(0, noun.index).trim().split(/\s+/)
  const words: string[] = []
  while (words.length < 3 && before.length > 0) {
    const word = before.pop()!
    if (stop.test(word) || /[,;:()]$/.test(word) || word === '') break
    words.unshift(word)
  }
  return [...words, noun[0]].join(' ')
}

/** The name of a ritual in a list: its label, its bold words, or what stands before its rhythm; null where it only says how often. */
export function ritualName(reading: Reading, statement: string): string | null {
  const label = reading.label?.text
  if (label && rhythmAlone.test(label)) return null
  if (label && !/^(?:ritual|meeting|ceremony)$/i.test(label)) return cutAtRhythm(label)
  if (label) return cutAtRhythm(reading.label!.rest.text)
  if (reading.lead) return cutAtRhythm(reading.lead.text)
  const name = cutAtRhythm(statement)
  const noun = ritualNoun.exec(name)
  // A sentence tells of a gathering ("The whole team does a big stand-up"); its name is the noun with the words in front of it.
  const told = noun !== null && (tells.test(name) || name.split(' ').length > 7)
  return told ? nameOf(name, noun) : name
}

/** "Bi-weekly: Tuesday 12:30" says how often, not what. */
const rhythmAlone =
  /^(?:bi-?weekly|weekly|daily|fortnightly|monthly|bi-?monthly|quarterly|annually|yearly|every \p{Alpha}+|(?:mon|tues|wednes|thurs|fri)days?)$/iu

const tells =
  /^(?:we|i|you|they|the whole|the entire|everyone|everybody|all of)\b|\b(?:does|do|have|has|hold|holds|run|runs|attend|attends)\b/i

const clock = /^[,\s(]*\d{1,2}[:.]\d\d\b/
/** Places where a name may end and its rhythm begin. */
const ends = /\s*(?:\(|:\s|\s[–—-]\s|,\s|\s(?=(?:on|every|each|at)\s))/g

function cutAtRhythm(text: string): string {
  return beforeRhythm(text).replace(/(?<=\S) (?:is|are|takes? place|happens?|held|will be)$/i, '')
}

function beforeRhythm(text: string): string {
  const whole = text.replace(duties, '')
  for (const { index } of whole.matchAll(ends)) {
    const front = whole.slice(0, index)
    const plain = /^\s+(?:on|every|each|at)\s/.test(whole.slice(index))
    const rest = whole.slice(index)
    if (index > 2 && (!plain || ritualNoun.test(front)) && (clock.test(rest) || readCadence(rest) !== null)) return front
  }
  return whole
}

/** "Organise committee meetings": the duty in front is no part of the name. */
const duties =
  /^(?:plan|organi[sz]e|schedul(?:e|ing)|organi[sz]ing|run|host|hold|facilitate|chair|convene)\s+(?:the |our |regular )?(?=\S+\s*\S*\s*\b(?:meetings?|calls?|syncs?|stand-?ups?|retros?)\b)/i
