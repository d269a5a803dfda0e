// Where the walk stands on a page: open sections, the group of a lead-in, and what it has collected; the files for each form of block add to it.

import { type Plain, slicePlain } from '../syntax/inline.js'
import type { Chunk, Place } from '../syntax/tree.js'
import { readCadenceField, refineCadence } from '../time/index.js'
import { type Cue, placeOf, sentenceOf } from './cues.js'
import type { Form, LocatedField, Section } from './document.js'
import { type Draft, type Group, linksOf, type Mark, type Open, wholeOf } from './draft.js'
import { shortName } from './identity.js'
import { fieldsOf, type Kind } from './kinds.js'
import { type Leader, leadersIn, peopleIn } from './leaders.js'
import { teamOfTitle } from './owners.js'
import type { Page } from './page.js'
import type { Reading } from './reading.js'
import { ritualName, ritualsIn, sameRitual } from './rituals.js'
import { goalKinds, ritualNoun, roleOf, type Stance, whenDone } from './sections.js'
import { Slugs } from './slugs.js'
import type { Cadence } from './types.js'
import type { Vocabulary } from './vocabulary.js'

/** Stances under which even a meeting with its day is nobody's: advice, examples, lessons. */
export const notHeld = new Set<Stance>(['advice', 'examples', 'teaching', 'design'])

/** Fields that say of any goal when it is reached, an objective too. */
export const ofMeasuring: ReadonlySet<string> = new Set(['measure', 'baseline', 'target'])

/** Headings over the people of a page. */
const ofStaff = /\b(?:staff(?:ing)?|people|leads?|leadership|ownership)\b/i

/** Headings over what a page says of itself. */
const ofPage = /^\W*(?:meta ?data|(?:document|page) (?:control|info(?:rmation)?))\W*$/i

export class Scope {
  drafts: Draft[] = []
  sections: Section[] = []
  /** Fields above the first section or under the title, which speak for the page. */
  pageFields: LocatedField[] = []
  /** The first words before colons, which tell minutes from plans. */
  labels: string[] = []
  open: Open[] = []
  /** The first heading, where it names the ritual that the page is about. */
  subject: Open | null = null
  group: Group | null = null
  /** A short line without a full stop, an objective where a list of results follows. */
  caption: Cue | null = null
  /** What a comment says of the next block; `none`: it holds nothing. */
  mark: Kind | 'none' | null = null
  /** The block before was a bullet, too. */
  inList = false
  /** The field whose value is the list below its line ("Agenda:"), and the item it belongs to. */
  listField: { readonly item: Draft; readonly at: number } | null = null
  /** The people who lead, as the page lists them. */
  leaders: Leader[] = []
  /** How much those listed below the last lead-in lead. */
  leading: Leader['rank'] | null = null
  /** The last objective of a flat list whose results follow beside it. */
  last: Draft | null = null
  /** The walk asked for what stands further up: the first draft in a section or the last objective. */
  askedBefore = false
  /** A heading of the first depth was there. */
  titled = false
  slugs: Pick<Slugs, 'next' | 'mark' | 'back'> = new Slugs()

  constructor(
    readonly vocabulary: Vocabulary,
    readonly page: Page,
  ) {}

  add(
    kind: Kind,
    form: Form,
    cue: Cue,
    reading: Reading,
    parent: Draft | null,
    slug: string | null,
    marks: readonly Mark[],
    at = wholeOf(cue),
    group: Group | null = null,
  ): Draft {
    const own = reading.label?.rest.text.trim() && this.labelKind(reading.label.text) ? reading.label.rest : reading.body
    const bodyOnly = form === 'paragraph' && reading.label && kind === 'term' ? reading.body : own
    const { sentence, after } = sentenceOf(bodyOnly)
    const heading = `${sentence.text}${after ? ` ${after}` : ''}`
    const named =
      form === 'heading'
        ? heading
        : kind === 'term' && reading.label
          ? reading.label.text
          : kind === 'ritual'
            ? (ritualName(reading, sentence.text) ?? this.meeting())
            : own === reading.body
              ? (reading.lead?.text ?? sentence.text)
              : sentence.text
    const draft: Draft = {
      kind,
      form,
      name: shortName(named.replace(/\s*#+\s*$|[\s:.]+$/, '') || cue.text),
      text: sentence.text,
      statement: withLink(placeOf(cue.chunk, sentence)),
      from: at,
      to: at,
      parent: parent ?? (kind === 'key-result' ? (this.last ?? this.objective() ?? this.open.at(-1)?.beside ?? null) : null),
      fields: [],
      reading,
      sections: [...this.open],
      groups: group ? [group] : this.group ? [this.group] : [],
      marks: new Set(marks),
      cadence: kind === 'ritual' ? cadenceOf(cue) : null,
      body: after,
      rest: form === 'heading' ? '' : after,
      slug,
      task: cue.unit.task,
      links: linksOf(cue),
      sealed: false,
    }
    for (const { item } of this.open) if (item) item.sealed = true
    this.drafts.push(draft)
    return draft
  }

  /** The kind a label names here: the "Goal:" of a ritual is what it is held for, and no goal. */
  labelKind(label: string): Kind | null {
    const kind = this.vocabulary.labelKind(label)
    return kind !== null && goalKinds.has(kind) && this.ofRitual() ? null : kind
  }

  /** The field a label names here. */
  labelField(label: string): string | null {
    const kind = this.vocabulary.labelKind(label)
    return kind !== null && goalKinds.has(kind) && this.ofRitual() ? 'purpose' : this.vocabulary.field(label)
  }

  /** What stands here is said of a ritual, or of rituals. */
  ofRitual(): boolean {
    const open = this.open.at(-1)
    return open?.item?.kind === 'ritual' || (open?.role.ritual === true && ritualNoun.test(open.title)) || this.sectionKind() === 'ritual'
  }

  field(item: Draft | null, key: string, reading: Reading, cue: Cue): Draft | null {
    const open = this.open.at(-1)
    // A handle at the end of the line was read as a mark; here it is the value.
    const handle = reading.owner && reading.label?.rest.text.trim() === '' ? reading.owner : null
    const rest = reading.label && key === 'owner' ? firstLine(cue.chunk, reading.label.rest) : reading.label?.rest
    const value = handle?.name ?? rest?.text.trim() ?? ''
    const whole = wholeOf(cue)
    const line = cue.unit.lines.find(({ plain }) => handle !== null && plain.text.slice(handle.start, handle.end).includes(handle.name))
    const valuePlace =
      handle && line
        ? placeOf(cue.chunk, slicePlain(line.plain, handle.start, handle.end))
        : rest
          ? placeOf(cue.chunk, rest)
          : { ...whole, start: whole.end }
    const start = Math.max(whole.start, reading.body.map.at(0) ?? whole.start)
    const place = cue.unit.form === 'paragraph' ? { ...valuePlace, start } : whole
    const children =
      value === ''
        ? cue.children
            .map(({ text }) => text)
            .filter(Boolean)
            .join('; ')
        : ''
    const about = item ?? this.itemAbove()
    // A meeting is held, and a goal is due "when".
    const due = key === 'cadence' && about !== null && goalKinds.has(about.kind) && whenDone.test(reading.label?.text ?? '')
    const own = due ? 'by' : whoOf(key, reading, value, this.itemAbove() ?? item)
    const field: LocatedField = { key: own, label: reading.label?.text ?? key, value: value || children, place, valuePlace }
    if (item === null && open && !open.item && open.pending && !this.blocked() && this.proves(key, open)) open.pending('fields')
    const target = item ?? this.itemAbove()
    if (!target) {
      const staffing =
        (open !== undefined && ofPage.test(open.title)) ||
        (key === 'owner' && (open?.role.stance === 'background' || this.open.some(({ title }) => ofStaff.test(title))))
      this.ofSection(field, staffing)
      return null
    }
    target.fields.push(field)
    target.links.push(...linksOf(cue), ...cue.children.flatMap(linksOf))
    if (!open?.item || target !== open.item) target.to = place.end > target.to.end || place.chunk !== target.to.chunk ? place : target.to
    if (target.kind === 'ritual' && (key === 'cadence' || (key === 'trigger' && target.cadence === null))) {
      const cadence = readCadenceField(field.value)
      const known = target.cadence?.value
      if (cadence) target.cadence = { value: known ? refineCadence(known, cadence) : cadence, place: valuePlace }
    }
    return target
  }

  /** The nearest heading as an item that still takes fields, or null. */
  itemAbove(): Draft | null {
    const item = this.open.at(-1)?.item
    return item && !item.sealed ? item : null
  }

  /** Takes a field that no item has: it speaks for its section, under the title or `always` for the whole page. */
  ofSection(field: LocatedField, always = false): void {
    if (always || this.open.every(({ depth }) => depth <= 1)) this.pageFields.push(field)
    this.open.at(-1)?.fields.push(field)
  }

  /** The field shows that the pending heading above it is an item. */
  proves(key: string, open: Open): boolean {
    if (open.role.ritual) return true
    const section = open.role.kind ?? this.sectionKind()
    // "Contact: …" below the name of a fair among events: somebody to ask, and nothing of how it is held.
    if (section === 'ritual' && key === 'owner') return false
    return section !== null && (key === 'owner' || fieldsOf(section).includes(key))
  }

  /** What could be an item of its own is a field of the item or pending heading above. */
  takes(key: string, kind: Kind | null = null): boolean {
    const open = this.open.at(-1)
    const above = this.itemAbove()?.kind ?? (open?.pending ? (open.role.kind ?? this.sectionKind()) : null)
    if (above === null) return false
    return fieldsOf(above).includes(key) || (goalKinds.has(above) && ofMeasuring.has(key)) || (kind !== null && !goalKinds.has(kind))
  }

  /** Rituals that the sentences of a block introduce; among advice only those that are said to be somebody's own. True where there are any. */
  rituals(cue: Cue, among: 'advice' | 'practice' = 'practice'): boolean {
    const inside = this.sectionKind() === 'ritual'
    const found = cue.unit.lines.flatMap((line) => ritualsIn(line.plain, inside))
    for (const { name, sentence, cadence, ours } of found) {
      if (this.#aboutSubject(cue, name, sentence, cadence, found.length === 1) || (among === 'advice' && !ours)) continue
      const place = placeOf(cue.chunk, sentence)
      const form = cue.unit.form === 'item' ? 'list-item' : 'paragraph'
      const draft = this.add('ritual', form, cue, cue.reading!, null, null, ours ? ['held', 'ours'] : ['held'], place)
      Object.assign(draft, {
        name: shortName(name === 'Meeting' ? this.#gathering() : name),
        text: sentence.text,
        statement: place,
        cadence: { value: cadence, place },
        sealed: true,
      })
    }
    return found.length > 0
  }

  /** What the meeting of whoever the page is about is called. */
  meeting(): string {
    const title = this.sections[0]?.title
    const whose = teamOfTitle(title)?.name ?? (title && generic.test(title) ? undefined : title)
    return whose ? `${whose} meeting` : 'Meeting'
  }

  /** What a gathering is called that its sentence does not name: as the heading above it, where that is no title of a page. */
  #gathering(): string {
    const open = this.open.at(-1)
    const plain = open && this.sections.length > 1 && open.role.kind === null && open.role.stance === null && open.role.team === null
    return plain && !open.role.periodOnly && open.depth > 1 && /^\S+(?: \S+){1,4}$/.test(open.title) ? open.title : 'Meeting'
  }

  /** What a sentence says of the ritual that the page, or `alone` the section, is about belongs to that one. */
  #aboutSubject(cue: Cue, name: string, sentence: Plain, cadence: Cadence, alone: boolean): boolean {
    const open = this.open.at(-1)
    const subject = this.subject ?? (alone && open?.role.ritual ? open : null)
    if (!subject || !sameRitual(name, subject.title)) return false
    const item = subject.pending?.('held') ?? subject.item
    if (!item) return false
    item.cadence ??= { value: cadence, place: placeOf(cue.chunk, sentence) }
    return true
  }

  /** Takes the rhythm of a block for a ritual, beside what is known of it. */
  heldThen(item: Draft, cue: Cue): void {
    const said = cadenceOf(cue)
    if (said) item.cadence = item.cadence ? { ...said, value: refineCadence(item.cadence.value, said.value) } : said
  }

  /** Takes the person of a line where those listed here lead; true where it did. */
  leader(cue: Cue): boolean {
    const open = this.open.at(-1)
    const rank = this.leading ?? (open && !open.item ? leadersIn(open.title) : null)
    const people = rank === null ? [] : peopleIn(cue.chunk, cue.unit.lines[0])
    if (rank === null || people.length === 0) return false
    this.leaders.push(...people.map((field) => ({ rank, field })))
    return true
  }

  objective(): Draft | null {
    const open = [...this.open].reverse().find(({ item }) => item && item.kind !== 'key-result' && goalKinds.has(item.kind))
    return open?.item ?? null
  }

  /** Something in the page's headings speaks of OKRs. */
  okr(): boolean {
    return this.open.some(({ role }) => role.kind === 'objective' || role.kind === 'key-result') || this.page.pathKind === 'objective'
  }

  sectionKind(): Kind | null {
    let goal: Kind | null = null
    for (const { role, item } of [...this.open].reverse()) {
      if (role.stance) return null
      // Below an objective stands what it asks for, also where all of it is a decision or a strategy.
      if (role.kind) return goal !== null && !goalKinds.has(role.kind) ? goal : role.kind
      if (item && goalKinds.has(item.kind)) goal ??= item.kind
    }
    const { kind, title } = this.page
    // A first heading says what the page is about, whatever its front matter calls it.
    return kind && goalKinds.has(kind) ? kind : ((this.titled ? null : title?.kind) ?? this.pathKind() ?? goal)
  }

  /** What the path makes of what stands here: of a page called a roadmap only where its first heading is no other name than a period. */
  pathKind(): Kind | null {
    const { pathKind } = this.page
    return pathKind === 'milestone' && this.titled && !roleOf(this.sections[0]!.title, this.vocabulary).periodOnly ? null : pathKind
  }

  /** Whether the nearest heading, one further up or only the path makes the kind of what stands here. */
  why(): Mark {
    const at = [...this.open].reverse().findIndex(({ role }) => role.kind !== null)
    return at === 0 ? 'heading' : at > 0 ? 'trail' : 'path'
  }

  /** The page or a folder calls itself a plan. */
  plans(): boolean {
    const planning = /\b(?:plan(?:s|ning)?|roadmap|priorities)\b/i
    return this.open.some(({ title }) => planning.test(title)) || planning.test(this.page.path.replace(/[-_/.]/g, ' '))
  }

  /** Advice stands here, and nothing farther from practice. */
  advice(): boolean {
    return this.open.every(({ role: { stance } }) => stance === null || stance === 'advice' || !notHeld.has(stance))
  }

  /** Something above says that nothing here is a commitment, or no ritual of this organisation. */
  blocked(kind: Kind | null = null): boolean {
    return this.open.some(({ role: { stance } }) => stance !== null && (kind !== 'ritual' || notHeld.has(stance)))
  }
}

/** "Meetings", "Community calendar": a title that says no more than that somebody meets. */
const generic =
  /^\W*(?:(?:community|team|public|regular|our) )?(?:meetings?|calendars?|schedules?|events?|rituals?|ceremonies)(?: (?:times?|schedule|calendar))?\W*$/i

/** A statement that begins with the text of a link begins with the link. */
function withLink(place: Place): Place {
  const opening = /\[[*_]*$/.exec(place.chunk.text.slice(Math.max(0, place.start - 4), place.start))
  return opening ? { ...place, start: place.start - opening[0].length } : place
}

/** A name ends with its line; what is wrapped below is told about it. */
function firstLine(chunk: Chunk, plain: Plain): Plain {
  const { text, map } = plain
  for (let at = 1; at < text.length; at++)
    if (text[at] === ' ' && chunk.text.slice(map.at(at), map.at(at + 1)).includes('\n') && !/(?:[,&+]|\band)$/.test(text.slice(0, at)))
      return slicePlain(plain, 0, at)
  return plain
}

/** "Who: everyone" says who comes to a ritual; one name in that place says whose it is. */
export function whoOf(
  key: string,
  { label }: { readonly label: { readonly text: string } | null },
  value: string,
  item: Pick<Draft, 'kind'> | null,
): string {
  if (key !== 'owner' || item?.kind !== 'ritual' || !/^who\b/i.test(label?.text ?? '')) return key
  return /^@?\p{Upper}[\p{Alpha}'’.-]*(?:\s\p{Upper}[\p{Alpha}'’.-]*){0,2}$/u.test(value.trim()) ? key : 'participants'
}

export function cadenceOf(cue: Cue): Draft['cadence'] {
  const value = cue.cadence()
  const line = cue.unit.lines[0]
  return value && line ? { value, place: placeOf(cue.chunk, line.plain) } : null
}
