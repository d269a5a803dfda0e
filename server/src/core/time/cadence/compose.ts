// Composes the parts of a rhythm into slots with their rules; knows no calendar and no today.

import type { Cadence, Day, Slot } from '../../model/types.js'
import { dayOf } from '../calendar.js'
import { resolveValue } from '../resolve.js'
import { type Token, tokenAt } from '../tokens.js'
import type { TimeContext } from '../types.js'
import type { Anchor, Atom, Rhythm } from './parts.js'

/** A slot while it is put together. */
interface Draft {
  rhythm: Rhythm | null
  days: readonly string[]
  nth: readonly number[]
  plural: boolean
  time: string | null
  zone: string | null
  duration: string | null
  anchor: Day | null
  months: readonly number[]
  /** The last token that spoke of this slot. */
  end: number
}

/** So many words may stand between two parts of one phrase. */
const farthestWord = 12

/** The cadence of the given parts, or null where they name no rhythm. */
export function composeCadence(text: string, t: readonly Token[], atoms: readonly Atom[], context: TimeContext | null): Cadence | null {
  const drafts: Draft[] = []
  const events: string[] = []
  let first = Number.POSITIVE_INFINITY
  let last = -1
  const note = (atom: Atom) => {
    first = Math.min(first, atom.start)
    // What is said again far behind is not part of the phrase.
    if (last < 0 || atom.start - last <= farthestWord) last = Math.max(last, atom.end)
  }
  let current = null as Draft | null
  const open = (from: Draft | null): Draft => {
    const draft: Draft = from ? { ...from, time: null, zone: null } : fresh()
    drafts.push(draft)
    current = draft
    return draft
  }
  for (let index = 0; index < atoms.length; index++) {
    const atom = atoms[index]!
    const draft: Draft | null = current
    switch (atom.kind) {
      case 'rhythm': {
        if (atom.rate || replaced(t, atoms, index)) break
        note(atom)
        addRhythm(atom, draft, drafts, open)
        break
      }
      case 'days': {
        if (draft === null && !atom.plural && !timeNear(atoms, index) && !rhythmAhead(atoms, index)) break
        note(atom)
        addDays(atom.days, atom.nth, atom.plural, draft, open)
        break
      }
      case 'time': {
        if (draft === null && !rhythmAhead(atoms, index)) break
        const at = draft ?? open(null)
        if (at.time === null) {
          at.time = atom.time
          at.duration = atom.duration ?? at.duration
        } else if (otherClock(t, atom.start)) break
        else if (at.time !== atom.time) {
          const more = open(at)
          more.time = atom.time
          more.duration = atom.duration ?? more.duration
        }
        note(atom)
        break
      }
      case 'zone':
        if (draft && draft.time !== null && draft.zone === null) {
          draft.zone = atom.zone
          // "9:00 and 16:00 PT": the zone behind the last time is that of both.
          const before = drafts[drafts.length - 2]
          if (before && before.time !== null && before.zone === null && before.days === draft.days) before.zone = atom.zone
          note(atom)
        }
        break
      case 'length':
        if (draft && draft.duration === null) draft.duration = atom.iso
        else if (!draft && rhythmAhead(atoms, index)) open(null).duration = atom.iso
        break
      case 'anchor':
        if (draft) draft.anchor ??= anchorDay(atom, context)
        break
      case 'months':
        if (draft?.rhythm) {
          draft.months = atom.months
          note(atom)
        }
        break
      case 'dates':
        if (draft?.rhythm?.every === 'P1M' && draft.rhythm.rule === null && !draft.days.length) {
          draft.rhythm = { ...draft.rhythm, rule: `BYMONTHDAY=${atom.dates.join(',')}` }
          note(atom)
        }
        break
      case 'event':
        note(atom)
        events.push(text.slice(tokenAt(t, atom.start).start, tokenAt(t, atom.end - 1).end))
        break
    }
  }
  const spoken = drafts.filter((draft) => draft.rhythm || draft.days.length)
  if (!spoken.length && !events.length) return null
  let ambiguous: string | null = null
  const slots = spoken.map((draft) => {
    const settled = settle(draft)
    ambiguous ??= settled.ambiguous
    return settled.slot
  })
  if (last < 0) return null
  if (ambiguous !== null && looksBack(text, slots)) ambiguous = null
  return {
    text: wholeBrackets(text, tokenAt(t, first).start, tokenAt(t, last - 1).end),
    slots: slots.length === 2 && takeTurns(text, t, atoms) ? alternate(slots) : slots,
    event: events[0] ?? null,
    ambiguous,
  }
}

/** "Bi-weekly, to look at the past two weeks": what it looks at tells which reading is meant. */
const looksBack = (text: string, slots: readonly Slot[]): boolean =>
  slots.every(({ every }) => every === 'P2W' || every === 'P2M') &&
  (slots[0]!.every === 'P2W'
    ? /\b(?:past|last|previous|next|coming) (?:two|2) weeks\b/i.test(text)
    : /\b(?:past|last|previous|next|coming) (?:two|2) months\b/i.test(text))

/** The words of a cadence; a bracket that they open is closed where the text closes it next. */
function wholeBrackets(text: string, start: number, end: number): string {
  const part = text.slice(start, end)
  return part.lastIndexOf('(') > part.lastIndexOf(')') && text[end] === ')' ? text.slice(start, end + 1) : part
}

const fresh = (): Draft => ({
  rhythm: null,
  days: [],
  nth: [],
  plural: false,
  time: null,
  zone: null,
  duration: null,
  anchor: null,
  months: [],
  end: 0,
})

function addRhythm(atom: Rhythm, draft: Draft | null, drafts: readonly Draft[], open: (from: Draft | null) => Draft): void {
  // A rhythm in brackets or behind the day belongs to the slot that has none yet: "Mondays at 10:30 (monthly - second Monday)".
  if (draft && !draft.rhythm) {
    draft.rhythm = atom
    takeDays(draft, atom)
    for (const other of drafts) other.rhythm ??= atom
    return
  }
  const same = draft?.rhythm
  if (draft && same) {
    if (same.ambiguous && !atom.ambiguous && (atom.every === same.every || halves(same, atom))) {
      draft.rhythm = { ...atom, atLeast: same.atLeast || atom.atLeast }
      takeDays(draft, atom)
      return
    }
    const repeated =
      same.every !== null && same.every === atom.every && (!atom.days.length || !draft.days.length || sameList(atom.days, draft.days))
    const refined = same.every === 'P1M' && atom.every === 'P1M'
    if (repeated || refined || (atom.ambiguous && atom.every === same.every)) {
      if (atom.rule || atom.nth.length) draft.rhythm = { ...same, rule: atom.rule ?? same.rule }
      takeDays(draft, atom)
      return
    }
    // "weekly: every Monday and Thursday" says its days a second time.
    if (atom.every === 'P1W' && atom.days.length && !draft.days.length && same.every === 'P1W') {
      takeDays(draft, atom)
      return
    }
    // "every Monday (bi-weekly)": the length in brackets is the rhythm, the day its day.
    if (
      same.every === 'P1W' &&
      same.days.length &&
      !atom.days.length &&
      draft.rhythm === same &&
      atom.every !== null &&
      atom.every !== 'P1W'
    ) {
      draft.rhythm = atom
      return
    }
  }
  const next = open(null)
  next.rhythm = atom
  takeDays(next, atom)
}

/** The other reading of an ambiguous word, spelled out: "bi-weekly (twice a week)". */
function halves(word: Rhythm, plain: Rhythm): boolean {
  return (
    (word.every === 'P2W' && plain.per === 'P1W' && plain.times === 2) ||
    (word.every === 'P2M' && plain.per === 'P1M' && plain.times === 2) ||
    (word.every === 'P6M' && plain.every === 'P2Y')
  )
}

function takeDays(draft: Draft, atom: Rhythm): void {
  if (atom.days.length && (!draft.days.length || atom.nth.length)) draft.days = atom.days
  if (atom.nth.length) draft.nth = atom.nth
}

function addDays(
  days: readonly string[],
  nth: readonly number[],
  plural: boolean,
  draft: Draft | null,
  open: (from: Draft | null) => Draft,
): void {
  const at = draft ?? open(null)
  if (!at.days.length) {
    at.days = days
    at.nth = nth
    at.plural = plural
    return
  }
  if (days.every((day) => at.days.includes(day))) {
    if (nth.length) at.nth = nth
    return
  }
  // "Mondays at 9:00 and Thursdays at 14:00" are two; days without a time between them are one list.
  if (at.time !== null || at.nth.length) {
    const next = open(at)
    next.days = days
    next.nth = nth
    next.plural = plural
  } else at.days = [...at.days, ...days]
}

const sameList = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((item) => b.includes(item))

/** "from bi-weekly to weekly": the first is over. */
function replaced(t: readonly Token[], atoms: readonly Atom[], index: number): boolean {
  const atom = atoms[index]!
  const next = atoms[index + 1]
  return (
    next?.kind === 'rhythm' &&
    tokenAt(t, atom.start - 1).text === 'from' &&
    next.start - atom.end <= 3 &&
    /^(?:to|→)$/.test(tokenAt(t, next.start - 1).text)
  )
}

const timeNear = (atoms: readonly Atom[], index: number) => atoms[index + 1]?.kind === 'time' || atoms[index - 1]?.kind === 'time'
const rhythmAhead = (atoms: readonly Atom[], index: number) =>
  atoms.slice(index + 1, index + 6).some((atom) => (atom.kind === 'rhythm' && !atom.rate) || (atom.kind === 'days' && atom.plural))

/** "9am PT / 12pm ET", "10:00 PT (18:00 CET)": the same moment elsewhere. */
function otherClock(t: readonly Token[], i: number): boolean {
  return /^(?:\/|\(|=|aka|\||~)$/.test(tokenAt(t, i - 1).text)
}

function anchorDay({ value }: Anchor, context: TimeContext | null): Day | null {
  if (value.is !== 'day') return null
  if (value.year !== null) return dayOf(value.year, value.month, value.day)
  return context ? resolveValue(value, context).start : null
}

/** Ambiguity settled by the days named, and the slot with its rule. */
function settle(draft: Draft): { readonly slot: Slot; readonly ambiguous: string | null } {
  const { rhythm, days, nth, months } = draft
  let every = rhythm
    ? rhythm.every
    : draft.plural || days.length > 1
      ? nth.length
        ? 'P1M'
        : 'P1W'
      : nth.length && draft.time
        ? 'P1M'
        : null
  let times = rhythm?.times ?? null
  let per = rhythm?.per ?? null
  let ambiguous = rhythm?.ambiguous ?? null
  if (ambiguous && days.length && every === 'P2W') {
    every = days.length === 1 ? 'P2W' : 'P1W'
    ambiguous = null
  }
  // "bi-monthly, second and fourth Tuesday": two days in the month settle it.
  if (ambiguous && nth.length && every === 'P2M') {
    every = nth.length > 1 ? 'P1M' : 'P2M'
    ambiguous = null
  }
  if (ambiguous && (months.length === 2 || (every === 'P2W' && draft.anchor))) ambiguous = null
  // A count per week with as many days named is weekly on them.
  if (times !== null && per === 'P1W' && days.length === times) {
    every = 'P1W'
    times = null
    per = null
    ambiguous = null
  }
  return {
    slot: {
      every,
      times,
      per,
      rule: every ? ruleOf(every, days, nth, months, rhythm?.rule ?? null) : null,
      days,
      time: draft.time,
      zone: draft.zone,
      duration: draft.duration,
      anchor: draft.anchor,
      atLeast: rhythm?.atLeast ?? false,
    },
    ambiguous,
  }
}

const letters = { D: 'DAILY', W: 'WEEKLY', M: 'MONTHLY', Y: 'YEARLY' } as const

function ruleOf(
  every: string,
  days: readonly string[],
  nth: readonly number[],
  months: readonly number[],
  more: string | null,
): string | null {
  const match = /^P(\d+)([DWMY])$/.exec(every)
  if (!match) return null
  const n = Number(match[1])
  const unit = match[2] as keyof typeof letters
  if (months.length && (unit === 'Y' || unit === 'M')) return join(['FREQ=YEARLY', `BYMONTH=${months.join(',')}`, byDay(days, nth), more])
  // "first Monday of the quarter": the quarter is the calendar's.
  if (every === 'P3M' && (nth.length || more)) {
    const from = nth[0] === -1 || /(?:POS|DAY)=-1/.test(more ?? '') ? 3 : 1
    return join(['FREQ=YEARLY', `BYMONTH=${[0, 3, 6, 9].map((step) => step + from).join(',')}`, byDay(days, nth), more])
  }
  if (unit === 'M' && days.length && !nth.length && !more) return null
  return join([`FREQ=${letters[unit]}`, n > 1 ? `INTERVAL=${n}` : null, byDay(days, nth), more])
}

const join = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null && part !== '').join(';')

function byDay(days: readonly string[], nth: readonly number[]): string | null {
  if (!days.length) return null
  return `BYDAY=${nth.length ? nth.flatMap((n) => days.map((day) => `${n}${day}`)).join(',') : days.join(',')}`
}

/** "weekly on Tuesday, alternating between 9:00 and 16:00"; "alternating Wednesdays" is every other week already. */
function takeTurns(text: string, t: readonly Token[], atoms: readonly Atom[]): boolean {
  const start = tokenAt(t, Math.max(0, atoms[0]!.start - 6)).start
  const end = tokenAt(t, Math.min(t.length, atoms[atoms.length - 1]!.end + 6) - 1).end
  const near = text.slice(start, end)
  return /\balternat/i.test(near) && !/\balternat(?:e|ing)\s+(?:mon|tue|wed|thu|fri|sat|sun)/i.test(near)
}

/** Slots that take turns each come round half as often. */
function alternate(slots: readonly Slot[]): readonly Slot[] {
  if (slots.length !== 2 || slots[0]!.every === null || slots[0]!.every !== slots[1]!.every || slots[0]!.time === slots[1]!.time)
    return slots
  return slots.map((slot) => {
    const match = /^P(\d+)([DW])$/.exec(slot.every ?? '')
    if (!match) return slot
    const every = `P${Number(match[1]) * 2}${match[2]}`
    return { ...slot, every, rule: ruleOf(every, slot.days, [], [], null) }
  })
}
