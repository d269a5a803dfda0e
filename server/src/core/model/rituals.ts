// Rituals that running text introduces ("We hold a planning call every second Tuesday"): who meets, how often, in the present; reads one line.

import { type Plain, slicePlain } from '../syntax/inline.js'
import { readCadence } from '../time/index.js'
import { firstSentence } from './reading.js'
import { ritualNoun } from './sections.js'
import type { Cadence } from './types.js'

export interface SaidRitual {
  readonly name: string
  readonly sentence: Plain
  readonly cadence: Cadence
}

/** Verbs that hold a gathering now and again. */
const holding =
  /\b(?:(?:meets?|gathers?|convenes?|hosts?|holds?|held|runs?|conducts?|organi[sz]es?|have|has|schedules?|attends?|joins?)\b|(?:takes? place|is held|are held|occurs?|happens?|get together|gets together|come together|comes together|check[- ]in|catch[- ]up)\b)/i
const meeting = /\b(?:meets?|gets? together|comes? together|gathers?|convenes?|check[- ]in|catch[- ]up)\b/i
const past = /\b(?:went|were|was|had|used to|did|last (?:year|quarter|month|week)|attended|spoke|presented|previously|until 20\d\d)\b/i
const notOurs =
  /\b(?:should|could|might|may|would|can|if you|recommend(?:ed|s)?|consider|suggest(?:ed|s)?|for example|e\.g|such as|typically|usually teams?|you (?:will|can|are))\b/i

/** The rituals of a line's sentences. `among` is true in a section of rituals, where less needs to be said. */
export function ritualsIn(line: Plain, among: boolean): SaidRitual[] {
  const found: SaidRitual[] = []
  for (let at = 0; at < line.text.length && found.length < 5; ) {
    const rest = slicePlain(line, at)
    const end = firstSentence(rest.text)
    const sentence = slicePlain(rest, 0, end)
    const ritual = read(sentence, among)
    if (ritual) found.push(ritual)
    at += Math.max(1, end)
    while (line.text[at] === ' ') at++
  }
  return found
}

function read(sentence: Plain, among: boolean): SaidRitual | null {
  const { text } = sentence
  if (text.length > 600 || /[?"”]\s*$/.test(text) || past.test(text) || notOurs.test(text)) return null
  const noun = ritualNoun.exec(text)
  const verb = among ? holding : meeting
  if (!noun && !meeting.test(text)) return null
  if (!(noun ? holding : verb).test(text)) return null
  const cadence = readCadence(text)
  if (!cadence || cadence.slots.length === 0) return null
  return { name: nameOf(text, noun), sentence, cadence }
}

const stop =
  /^(?:a|an|the|our|their|its|your|my|this|these|of|to|in|at|for|with|and|or|on|by|have|has|hold|holds|host|hosts|run|runs|regular|recurring|we|is|are)$/i

/** The noun of the gathering with up to three words in front of it; who meets, where there is none. */
function nameOf(text: string, noun: RegExpExecArray | null): string {
  if (!noun) {
    const who =
      /^(?:the |our )?((?:[\p{L}\p{N}'’&-]+ ){1,4}?)(?:generally |usually |also )?(?:meets?|gets? together|comes? together|gathers?|convenes?|will)\b/iu.exec(
        text,
      )
    return who ? `${who[1]!.trim()} meeting` : text
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
