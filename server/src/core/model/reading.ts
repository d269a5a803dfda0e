// Reads one line of a unit: label, marks in front and behind (priority, status, owner, grade, result), the statement; no kinds, no settings.

import { en, lexiconOf } from '../clarity/index.js'
import { type InlineLine, type Plain, slicePlain } from '../syntax/inline.js'
import { scanTime } from '../time/index.js'

export type Status = 'done' | 'dropped' | 'on-track' | 'at-risk' | 'off-track' | 'planned'

/** Names found in an owner's place. `sure` when the form can mean nothing else (`@handle`, `DRI: …`). */
export interface OwnerCue {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly sure: boolean
}

export interface Label {
  /** The label's words without colon and marks. */
  readonly text: string
  readonly bold: boolean
  /** What follows the colon. */
  readonly rest: Plain
}

/** What stands in one line. Offsets of plain texts map to the chunk's source. */
export interface Reading {
  readonly label: Label | null
  /** A bold text in front that is no whole line ("**Retro** – every Friday"). */
  readonly lead: Plain | null
  /** The line without its marks and label; the sentences it holds. */
  readonly body: Plain
  readonly priority: string | null
  readonly status: Status | null
  readonly grade: string | null
  readonly result: string | null
  readonly owner: OwnerCue | null
  /** `1`, `2.1`, `KR3`: a number in front that is no list marker. */
  readonly number: string | null
  readonly boldAll: boolean
  readonly linkOnly: boolean
  readonly explicitId: string | null
}

/** "Docs — https://…": a name and where it is. */
const namedAddress = /^[^.!?:–—]{1,40}\s?(?:[:–—]|--?)\s*https?:\/\/\S+\s*$/
const done = /^(?:✅|✔️?|☑️?|🎉|🟩|💯|👍)/u
const dropped = /^(?:🚫|❌|✖️?|⛔️?|🗑️?)/u
const running = /^(?:🔄|🟢|🏃|🚧|⏳|🔵)/u
const risky = /^(?:🟡|⚠️?|🟠)/u
const off = /^(?:🔴|🛑)/u
const signOf = (text: string): { status: Status | null; length: number } => {
  for (const [pattern, status] of [
    [done, 'done'],
    [dropped, 'dropped'],
    [running, 'on-track'],
    [risky, 'at-risk'],
    [off, 'off-track'],
  ] as const) {
    const match = pattern.exec(text)
    if (match) return { status, length: match[0].length }
  }
  const other = /^(?:\p{Extended_Pictographic}️?|:[a-z0-9_+-]{2,30}:)/u.exec(text)
  return { status: null, length: other && !/^[\d#*©®™]/.test(text) ? other[0].length : 0 }
}

const frontPriority = /^[[(]?(?:[A-Z]{1,3}\s*\()?(P[0-4](?:\.\d)?)(?:\))?[\])]?(?=$|[\s:,–—-])/i
const frontHandles = /^[[(]?((?:@[\w-][\w./-]*)(?:\s*(?:,|&|\+|\/|and)?\s*@[\w-][\w./-]*)*)[\])]?/
const frontBracketName = /^\[([\p{Alpha}][\p{Alpha}\d_.-]{2,30}(?:\s*[,+&/]\s*[\p{Alpha}][\p{Alpha}\d_.-]{2,30}){0,3})\](?=\s)/u
/** `[Finance & Accounting, Tech ops]`: teams of several words. */
const frontBracketTeams =
  /^\[(\p{Upper}[\p{Alpha}\d.'-]*(?:\s(?:&|and|(?!(?:by|on|for|to|until|not|of|in)\s)[\p{Alpha}\d.'-]+)){0,3}(?:\s*[,+/]\s*\p{Upper}[\p{Alpha}\d.'-]*(?:\s(?:&|and|[\p{Alpha}\d.'-]+)){0,3}){0,4})\]\s+(?=\S)/u
const noBracketName =
  /^(?:todo|done|wip|draft|optional|stretch(?: goals?)?|x|blocked|in progress|new|tbd|carry.?over|carried over|not started|on hold|link|links|see|note|objective|goal|key result|kr|status|metric|name|owner|date|title|target|number|[\p{Alpha}-]+-(?:facing|wide|only|level))$/iu
/** "Goal 1: …" is a label. */
const frontNumber =
  /^(?!goal\s?#?\d{1,2}(?:\.\d{1,2})*\s?[:：])(?:(?:O|KR|G|Obj|Goal)\s?#?)?\d{1,2}(?:\.\d{1,2})*(?:[.):]?\s+|：\s*)(?=\S)/i
/** "[Key Result] …": the label in brackets. */
const bracketLabel = /^\[((?:objective|key result|kr|goal|milestone|initiative)(?:\s?#?\d{1,2})?)\]\s*:?\s+(?=\S)/i
const dash = /^\s*[-–—:|]\s*/
const labelPattern = /^([\p{Alpha}\d](?:[^:：.!?]|\.\d){0,48}?)\s*(?:::?(?=\s|$)|：)/u

/** What is left at the end of a line around a component that shows a name: "Ship it –", "Ship it (Owner: )". */
const besideComponent = /\s*(?:[–—-]|\(\s*(?:(?:owner|dri|lead|by)\s*:?)?\s*\))\s*$/i

/** `[Retro] (https://…)`: a link with a blank in it, which Markdown does not know. */
const spacedLink = /^\[([^[\]]+)\] \((?:https?:\/\/|\.{0,2}\/|#)[^()\s]*\)$/

export function readLine(line: InlineLine): Reading {
  const whole = line.plain
  let at = 0
  let end = whole.text.length
  let priority: string | null = null
  let status: Status | null = null
  let grade: string | null = null
  let result: string | null = null
  let owner: OwnerCue | null = null
  let number: string | null = null
  let explicitId: string | null = null
  const rest = (): string => whole.text.slice(at, end)
  const skip = (length: number): void => {
    at += length
    while (at < end && /\s/.test(whole.text[at]!)) at++
  }
  const named = line.names[0]
  if (named) {
    owner = { name: named, start: 0, end: 0, sure: true }
    end = whole.text.replace(besideComponent, '').length
  }

  const spaced = spacedLink.exec(rest())
  if (spaced) {
    at += 1
    end = at + spaced[1]!.length
  }
  for (let i = 0; i < 8; i++) {
    const text = rest()
    const sign = signOf(text)
    if (sign.length > 0) {
      status ??= sign.status
      skip(sign.length)
      const note = /^\([^()]{3,160}\)\s+(?=\S{3})/.exec(rest())
      if (sign.status && note) skip(note[0].length)
      continue
    }
    const rank = frontPriority.exec(text)
    if (rank) {
      priority ??= rank[1]!.toUpperCase()
      skip(rank[0].length)
      const between = dash.exec(rest())
      if (between) skip(between[0].length)
      continue
    }
    const handles = frontHandles.exec(text)
    if (handles && handles[0].length < text.length) {
      owner ??= { name: handles[1]!, start: at, end: at + handles[0].length, sure: true }
      skip(handles[0].length)
      const between = dash.exec(rest())
      if (between) skip(between[0].length)
      continue
    }
    const bracket = text.startsWith('[') ? frontBracketName.exec(text) : null
    if (bracket) {
      if (noBracketName.test(bracket[1]!) || statusOf(bracket[1]!) !== null) status ??= statusOf(bracket[1]!)
      else owner ??= { name: bracket[1]!, start: at, end: at + bracket[0].length, sure: true }
      skip(bracket[0].length)
      continue
    }
    const letter = /^[a-h]\)\s+(?=\S)/.exec(text)
    if (letter) {
      skip(letter[0].length)
      continue
    }
    const count = frontNumber.exec(text)
    if (
      count &&
      number === null &&
      !/^\d{1,2}\s+\p{Lower}/u.test(text) &&
      (/[.):]\s*$/.test(count[0]) || /[.a-z]/i.test(count[0]) || (at === 0 && line.bold[0]?.start === 0))
    ) {
      number = count[0].trim()
      skip(count[0].length)
      // "O1 – Garden centres get live fast"
      const between = dash.exec(rest())
      if (between && !/^\s*-\d/.test(rest())) skip(between[0].length)
      continue
    }
    break
  }

  const id = /\s*\{#([\w.:-]+)\}\s*$/.exec(rest())
  if (id) {
    explicitId = id[1]!
    end -= id[0].length
  }
  const outcome = /\s*(?:=+>|→|⇒)\s*\.?\s*(\S.*)$/.exec(rest())
  if (outcome && outcome.index > 0 && !/^\s*(?:=+>|→|⇒)/.test(rest()) && (/=+>/.test(outcome[0]) || outcome.index > 40)) {
    result = outcome[1]!
    end = at + outcome.index
    status ??= statusOf(result)
  }
  for (let i = 0; i < 4; i++) {
    const text = rest()
    const tail =
      /[\s,–—-]{0,20}(?:\(([^()]{1,80})\)|\[([^[\]]{1,60})\]|(?<=\s)[–—-]\s*((?:@[\w-]+[,\s&+]*)+)|\s((?:@[\w-]+[,\s&+]*)+))\.?$/.exec(text)
    if (!tail || tail.index === 0) break
    const inner = (tail[1] ?? tail[2] ?? tail[3] ?? tail[4] ?? '').trim()
    const innerAt = at + tail.index + tail[0].indexOf(inner)
    const state = statusOf(inner)
    const given = state === null ? ownerIn(inner) : null
    const rank = /^P[0-4]$/i.exec(inner)
    if (/:\s*$/.test(text.slice(0, tail.index))) break
    // "the fault seen by @lena": who did something, once.
    if (given?.sure && doneBy.test(text.slice(0, tail.index)) && !ownedBy.test(text.slice(0, tail.index))) break
    if (given && !owner) owner = { name: given.name, start: innerAt, end: innerAt + inner.length, sure: given.sure }
    else if (rank) priority ??= inner.toUpperCase()
    else if (state && inner.split(' ').length <= 4) {
      status ??= state
      // "(planned for Q3)" says by when, too.
      if (state === 'planned' && scanTime(inner).some(({ role }) => role === 'span')) break
    } else break
    // "Replace the till, led by @omar"
    end = at + tail.index - (given?.sure ? (ledBy.exec(text.slice(Math.max(0, tail.index - 40), tail.index))?.[0].length ?? 0) : 0)
  }
  const score = /[\s,;(*–—-]{0,20}\b(?:grade|score)\s*:?\s*((?:[01]?\.\d+|[01]|\d{1,3}\s?%))[^\p{Alpha}]*$/iu.exec(rest())
  if (score && score.index > 0) {
    grade = score[1]!
    end = at + score.index
  }

  const body = slicePlain(whole, at, end)
  const offset = offsetOf(whole, body)
  const bold = line.bold.find((span) => span.start <= offset && span.end > offset)
  const boldEnd = bold ? bold.end - offset : 0
  const matched = labelPattern.exec(body.text)
  const inside = matched && (/https?$/i.test(matched[1]!) || /\([^)]*$/.test(matched[1]!))
  const labelEnd = matched && !inside ? matched[0].length : 0
  const isBold = boldEnd > 0 && labelEnd > 0 && boldEnd >= matched![1]!.length && boldEnd <= labelEnd + 1
  const words = matched ? matched[1]!.split(' ').filter((word) => /[\p{Alpha}\d]/u.test(word)).length : 0
  const labelled = labelEnd > 0 && words <= 6
  // "KR: [Legal] Half of all contracts …"
  const behind = labelled && !owner ? frontBracketTeams.exec(body.text.slice(labelEnd).trimStart()) : null
  const team = behind && !noBracketName.test(behind[1]!) && !/^[NXYP]\d*$/.test(behind[1]!) && statusOf(behind[1]!) === null ? behind : null
  const restAt = labelled && team ? body.text.indexOf(team[0], labelEnd) + team[0].length : labelEnd
  if (team) owner = { name: team[1]!, start: offset + restAt - team[0].length, end: offset + restAt, sure: true }
  // "**Owner** @anna": a field whose colon was forgotten.
  const behindBold = body.text.slice(boldEnd)
  const field =
    !labelled &&
    bold &&
    /^(?:owner|dri|lead|driver)$/i.test(body.text.slice(0, boldEnd).trim()) &&
    (/^\s*@/.test(behindBold) || (behindBold.trim() === '' && owner?.sure === true))
  const inBrackets = labelled ? null : bracketLabel.exec(body.text)
  const label = inBrackets
    ? { text: inBrackets[1]!, bold: false, rest: slicePlain(body, inBrackets[0].length) }
    : field
      ? { text: body.text.slice(0, boldEnd).trim(), bold: true, rest: slicePlain(body, boldEnd + 1) }
      : labelled
        ? { text: matched![1]!.trim(), bold: isBold, rest: slicePlain(body, restAt) }
        : null
  const boldAll = boldEnd >= body.text.replace(/[\s.:]+$/, '').length && body.text !== ''
  const lead = !boldAll && boldEnd > 1 && !/^[\p{Lower}]/u.test(body.text.slice(boldEnd).trimStart()) ? slicePlain(body, 0, boldEnd) : null
  return {
    label,
    lead,
    body,
    priority,
    status,
    grade,
    result,
    owner,
    number,
    boldAll,
    linkOnly:
      (line.links.length > 0 && !line.beyondLinks) ||
      namedAddress.test(line.plain.text) ||
      (owner === null && priority === null && pointsToPlan(line, body.text)),
    explicitId,
  }
}

/** "[Ovens OKRs 2027](…) (draft)": nothing but where a plan lies, whatever its state. */
function pointsToPlan({ links }: InlineLine, body: string): boolean {
  const text = links[0]?.text.trim() ?? ''
  if (links.length !== 1 || body.length > longestPointer || !plan.test(text)) return false
  const verb = lexiconOf(en).verbs.get(text.toLowerCase().split(/\s/)[0] ?? '')
  return verb?.form !== 'base' && text === body.replace(/\s?[([][^()[\]]{1,24}[)\]]\s?$/, '').trim()
}

const plan = /\b(?:okrs|goals|objectives|priorities|roadmap|spreadsheet|sheet|slides|tracker)(?: (?:fy|cy|q|h)?\d[\w-]*){0,3}$/i
const longestPointer = 120

function offsetOf(whole: Plain, part: Plain): number {
  const target = part.map.at(0)
  const at = target === undefined ? -1 : whole.map.indexOf(target)
  return Math.max(at, 0)
}

const nobody =
  /^(?:tbd|tba|tbc|n\/?a|none|unassigned|nobody|no one|\?+|-+|—|–|rotating|varies|open|vacant|\(?to be (?:determined|decided|announced)\)?)$/i

/** `[Name]`, `<Person/Team>`, "Name/Role": the place for a name in a template. */
const blankName =
  /^[[<{(]{0,2}(?:your |full |first |owner |team |person |assignee )?(?:names?|role|owners?|person|persons?|who|assignee|dri|responsible)(?:\s*\/\s*(?:names?|role|team|person|owner|title|group))*[\]>})]{0,2}$/i

/** True for what people write where nobody owns. */
export const isNobody = (name: string): boolean =>
  blankName.test(name.trim()) || nobody.test(name.trim()) || !/[\p{Alpha}]/u.test(name) || arePaths(name) || channels.test(name.trim())

/** `Slack: #till; Mailing list`, `help@…`: where somebody is reached. */
const channels =
  /^(?:#[\w-]+|(?:slack|discord|irc|matrix|zulip|teams|e-?mail|mailing lists?|forum|website|calendar)\b(?:\s*:.*|\s+channel.*)?)(?:\s*[;,].*)?$/i

/** `shop/till-app; shop/.github`: where the owners are listed, not who they are. `@shop/till` is a team, `sales/design` are two. */
const arePaths = (name: string): boolean =>
  name.split(/[;,]/).every((part) => /^\s*(?:[a-z\d][\w.-]*\/)+[a-z\d.][\w.-]*\s*$/.test(part)) && /[-._\d]|\/[^;,]*\//.test(name)

const taggedName = /^(?:dri|owner|lead|responsible|driver|assignee|contact|by)\s*:\s*(.+)$/i
/** "(Being executed by Core App)" */
const executedBy =
  /^(?:(?:[Bb]eing|[Ii]s|[Tt]o be) )?(?:[Ee]xecuted|[Oo]wned|[Ll]ed|[Dd]riven|[Hh]andled|[Rr]un|[Mm]anaged|[Dd]elivered) by (?:the )?(\p{Upper}[\p{Alpha}'.-]*(?: \p{Upper}[\p{Alpha}'.-]*){0,2})$/u
const personName = /^\p{Upper}[\p{Alpha}'.-]*(?:\s\p{Upper}[\p{Alpha}'.-]*\.?){0,2}$/u
const notNames =
  /\b(?:Q[1-4]|H[12]|FY\d*|CY\d*|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Mon|Tue|Wed|Thu|Fri|Done|Yes|No|Optional|Stretch|Draft|Beta|Alpha|GA|New|Phase|Weekly|Monthly|Daily|Quarterly|Biweekly|Annual|Complete|Completed|Planned|Blocked|Ongoing|Overview|Internal|External|Link|Links|Notes|Agenda|Calendar|Deprecated|Europe|Asia|Pacific|Americas?|Slack|Zoom|Internet|English|Online|Offline|Remote|Virtual|Hybrid|In-?[Pp]erson|Onsite|On-[Ss]ite|Async|Mandatory|Required|Public|Private|Recorded|Tentative|Paused|Monthly|Bi-?[Ww]eekly)\b/

/** "(In Review)", "(Ready for Launch)": no name of a person begins so. */
const stage = /^(?:in|on|not|under|to|ready|at|by|for|with|awaiting|pending|work in)\s/i

/** A short form, a web address, a document: "Jo K" aside, no person is called so. */
const notPerson =
  /(?:^|\s)[\p{Upper}\d]{2,}s?(?:\s|$)|\.(?:com|org|io|net|dev|ai)$|\b(?:[Ll]ists?|[Dd]ocs?|[Pp]age|[Bb]oard|[Tt]racker|[Ww]iki|[Rr]eport|[Ss]heet)$/u

/** Groups of people that own nothing. */
const anyTeam = /^(?:focus|age|every|each|any|target|peer|user|working|control|test|all|no|another)\b/i

const doneBy = /\p{Alpha}(?:ed|en|ound|ade|uilt) by\s*$/u
const led = 'owned|led|driven|handled|managed|coordinated|championed|sponsored'
const ledBy = new RegExp(`[\\s,;–—-]{1,4}(?:${led}) by\\s*$`, 'i')
const ownedBy = new RegExp(`\\b(?:${led}|assigned) by\\s*$`, 'i')

/** "(UX department)": whatever it is called. */
const ofTeam = /^\p{Upper}[\p{Alpha}\d&/ -]{1,40} (?:[Dd]epartment|[Tt]eam|[Gg]roup|[Dd]ept\.?|[Ss]quad|[Gg]uild)$/u

/** The names in a bracket at the end of a line, where it holds names and nothing else. */
export function ownerIn(text: string): { name: string; sure: boolean } | null {
  const done = executedBy.exec(text)?.[1]
  if (done !== undefined) return isNobody(done) || notNames.test(done) ? null : { name: done, sure: true }
  const tagged = taggedName.exec(text)
  if (tagged) return isNobody(tagged[1]!) ? null : { name: tagged[1]!.trim(), sure: true }
  if (/^@[\w-]/.test(text)) return { name: text.replace(/[\s,&+]+$/, ''), sure: true }
  if (notNames.test(text) || stage.test(text)) return null
  const parts = text.split(/\s*(?:,|\+|&|\band\b)\s*/).filter(Boolean)
  if (ofTeam.test(text) && !anyTeam.test(text) && parts.length <= 3) return { name: text, sure: true }
  if (parts.length === 0 || parts.length > 5 || !parts.every((part) => personName.test(part))) return null
  // "(Music video, Marketing video)", "(FinTech)": things of one sort, and the name of a product.
  const last = parts.map((part) => part.split(' ').at(-1)!.toLowerCase())
  if (parts.length > 1 && last.every((word) => word === last[0]) && lexiconOf(en).words.get(last[0]!)?.has('thing')) return null
  if (parts.some((part) => part.length < 2)) return null
  if (parts.length === 1 && /^(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O')\p{Upper}\p{Lower}+\p{Upper}\p{Lower}*$/u.test(text)) return null
  // One capitalised word, or a short form, may be a term as well as a person; in a list of names it is a person.
  if (parts.some((part) => notPerson.test(part) && !/^\p{Upper}\p{Lower}+ \p{Upper}{1,2}$/u.test(part))) return null
  return { name: text, sure: parts.length > 1 }
}

/** "Released in 3.2", "published": it is there, and at most where or when is said behind it. */
const out = /^(?:released|launched|published|merged|implemented|deployed|landed)(?:\s+(?:in|on|with|at|as|by|under)\b.*|\s*[.,;:(–—-].*)?$/
const inPart = /\b(?:part(?:ly|ial(?:ly)?)?|so far|mostly|not|some)\b|\d+ of \d+/

export function statusOf(text: string): Status | null {
  const folded = text.toLowerCase().trim()
  if (/^(?:not|never)\b.*\b(?:done|complete|started|begun)/.test(folded)) return /start|begun/.test(folded) ? 'planned' : 'off-track'
  if (/^not on track|^off[- ]?track|^behind|^red\b|^missed|^failed/.test(folded)) return 'off-track'
  if (
    /^(?:done|complete[d]?|shipped|achieved|finished|closed|delivered|yes|met)\b/.test(folded) ||
    (out.test(folded) && !inPart.test(folded))
  )
    return 'done'
  if (/^(?:dropped|cancel+ed|abandoned|won't do|deferred|descoped|obsolete)\b/.test(folded)) return 'dropped'
  if (/^at[- ]risk|^amber|^yellow/.test(folded)) return 'at-risk'
  if (
    /^(?:on[- ]?track|(?:work )?in[- ]?progress|in (?:review|design|development|testing)|under (?:way|review|development)|ongoing|started|active|wip|green|doing|underway)\b/.test(
      folded,
    )
  )
    return 'on-track'
  if (/^(?:planned|todo|to do|not yet|proposed|backlog|open|pending|upcoming|planning)\b/.test(folded)) return 'planned'
  return null
}

const abbreviation =
  /(?:\b(?:e\.g|i\.e|etc|vs|approx|no|st|dr|mr|mrs|ms|inc|ltd|co|avg|est|fig|cf|resp|incl|min|max|a\.m|p\.m)|\b\p{Upper})\.$/iu

/** Where the first sentence of a text ends (exclusive). */
export function firstSentence(text: string): number {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (char === '(' || char === '[') depth++
    else if (char === ')' || char === ']') depth = Math.max(0, depth - 1)
    else if ((char === '.' || char === '!' || char === '?') && depth === 0) {
      const next = /^["'”’)]*\s+(?=["'“‘(]?[\p{Upper}\d\p{Extended_Pictographic}])/u.exec(text.slice(i + 1))
      if (next && !(char === '.' && abbreviation.test(text.slice(Math.max(0, i - 12), i + 1)))) return i + 1
    }
  }
  return text.length
}
