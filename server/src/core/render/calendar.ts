// Rituals, milestones and deadlines as a calendar file that calendar programs import or subscribe to.

import { ICalCalendar } from 'ical-generator'
import { Temporal } from 'temporal-polyfill'
import type { DocumentModel } from '../model/document.js'
import type { Cadence, Day, Entity } from '../model/types.js'
import type { Snapshot } from '../model/workspace.js'
import { hash } from '../rules/hash.js'
import { addDays } from '../time/index.js'
import { nextOccurrences, type Rhythms } from './occurrences.js'
import { durationMinutes } from './phrases.js'

export interface CalendarPart {
  readonly snapshot: Snapshot
  /** Documents whose items are shown. */
  readonly documents: readonly DocumentModel[]
  /** Keeps the events of several projects apart. */
  readonly project: string | null
}

export interface CalendarFile {
  readonly text: string
  readonly events: number
  /** Rituals whose day nothing tells, by name. */
  readonly undated: readonly string[]
}

/** How far ahead single days are written where no rule repeats them. */
const daysAhead = 366
const mostDays = 400

/** The same model and day give the same file: imported again, events are replaced, not doubled. */
export function calendarFile(parts: readonly CalendarPart[], today: Day): CalendarFile {
  const calendar = new ICalCalendar({ name: 'Operating model', prodId: '//opmodel//opmodel//EN' })
  const stamp = new Date(`${today}T00:00:00Z`)
  calendar.timezone({ name: null, generator: (zone) => timeZone(zone, today) })
  const undated: string[] = []
  let events = 0
  const told = new Set<string>()
  const add = (entity: Entity, key: string, start: string, more: Parameters<typeof calendar.createEvent>[0] | object = {}) => {
    // A page of contents names again what has a page of its own.
    const same = `${key}\n${entity.kind}\n${entity.name}\n${start}`
    if (told.has(same)) return
    told.add(same)
    events++
    const allDay = start.length === 10
    calendar.createEvent({
      id: `${hash(`${key}\n${entity.kind}\n${entity.id}`)}@opmodel`,
      stamp,
      start: Temporal.PlainDateTime.from(start) as never,
      allDay,
      floating: !allDay && !('timezone' in more),
      summary: entity.name,
      description: descriptionOf(entity),
      ...more,
    })
  }
  for (const { snapshot, documents, project } of parts)
    for (const doc of documents)
      for (const item of doc.items) {
        const entity = snapshot.entity({ doc, item })
        if (entity.closed || item.status === 'done' || item.status === 'dropped') continue
        const key = project ?? ''
        if (entity.kind === 'ritual') {
          const found = ritualEvents(entity.cadence, today, doc.timeContext)
          if (found.length === 0) undated.push(entity.name)
          for (const { start, ...more } of found) add(entity, 'repeating' in more ? key : `${key}${start}`, start, more)
        } else if (isDeadline(entity, today)) {
          const verb = entity.kind === 'milestone' ? '' : 'Due: '
          // The 31st of November is no day, and the one before is nobody's choice.
          if (item.spanSource?.mention.impossible) undated.push(entity.name)
          else add(entity, key, entity.span!.end!, { summary: `${verb}${entity.name}` })
        }
      }
  return { text: `${calendar.toString()}\r\n`, events, undated }
}

/** Days an item names itself; what a whole page or quarter ends on would fill one day with everything. */
function isDeadline({ kind, span }: Entity, today: Day): boolean {
  if (!span?.end || span.end < today) return false
  if (kind === 'milestone') return true
  return ['goal', 'objective', 'key-result', 'bet', 'intent'].includes(kind) && (span.from === 'own' || span.from === 'field')
}

interface RitualEvent {
  readonly start: string
  readonly end?: never
  readonly timezone?: string
  readonly repeating?: string
}

function ritualEvents(cadence: Cadence | null, today: Day, rhythms: Rhythms): RitualEvent[] {
  if (!cadence) return []
  return cadence.slots.length === 1 && cadence.event === null
    ? slotEvents(cadence, today, rhythms)
    : [
        ...cadence.slots.map((slot) => ({ ...cadence, slots: [slot], event: null })),
        ...(cadence.event ? [{ ...cadence, slots: [] }] : []),
      ].flatMap((one) => slotEvents(one, today, rhythms))
}

function slotEvents(cadence: Cadence, today: Day, rhythms: Rhythms): RitualEvent[] {
  const { dates } = nextOccurrences(cadence, today, mostDays, rhythms)
  const slot = cadence.slots[0]
  const zone = slot?.zone && isZone(slot.zone) ? slot.zone : null
  const last = addDays(today, daysAhead)
  const minutes = slot?.duration ? durationMinutes(slot.duration) : null
  const event = (start: string): RitualEvent => ({
    start,
    ...(minutes === null || start.length === 10 ? {} : { end: Temporal.PlainDateTime.from(start).add({ minutes }) as never }),
    ...(zone && start.length > 10 ? { timezone: zone } : {}),
  })
  if (slot?.rule && dates.length > 0) return [{ ...event(dates[0]!), repeating: `RRULE:${slot.rule.replace(/^RRULE:/, '')}` }]
  return dates.filter((date) => date.slice(0, 10) <= last).map(event)
}

function descriptionOf({ owner, cadence, text, name }: Entity): string {
  return [text === name ? '' : text, owner ? `Owner: ${owner.name}` : '', cadence ? `Rhythm: ${cadence.text}` : '']
    .filter(Boolean)
    .join('\n')
}

function isZone(zone: string): boolean {
  try {
    Temporal.PlainDateTime.from('2026-01-01').toZonedDateTime(zone)
    return true
  } catch {
    // The zone is the document's own word: the time then holds wherever the reader is.
    return false
  }
}

/** Years of clock changes that are written down: rituals that repeat for ever are looked at again by then. */
const zoneYears = 10

/** The clock changes of a zone, which calendar programs need to be told. */
function timeZone(zone: string, today: Day): string | null {
  if (!isZone(zone)) return null
  const lines = [`BEGIN:VTIMEZONE`, `TZID:${zone}`]
  const start = Temporal.PlainDate.from(today).subtract({ years: 1 }).toZonedDateTime(zone)
  const part = (type: 'STANDARD' | 'DAYLIGHT', at: string, from: string, to: string) =>
    lines.push(`BEGIN:${type}`, `DTSTART:${at}`, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`, `END:${type}`)
  const offset = (text: string) => text.replace(':', '').slice(0, 5)
  part('STANDARD', '19700101T000000', offset(start.offset), offset(start.offset))
  let now: Temporal.ZonedDateTime | null = start
  for (let i = 0; i < 2 * zoneYears; i++) {
    const next: Temporal.ZonedDateTime | null = now.getTimeZoneTransition('next')
    if (!next) break
    const before = next.subtract({ nanoseconds: 1 })
    const isDaylight = next.offsetNanoseconds > before.offsetNanoseconds
    // Told in the clock that holds until then.
    const at = next.toInstant().toZonedDateTimeISO('UTC').add({ nanoseconds: before.offsetNanoseconds }).toPlainDateTime()
    part(
      isDaylight ? 'DAYLIGHT' : 'STANDARD',
      at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, ''),
      offset(before.offset),
      offset(next.offset),
    )
    now = next
  }
  return [...lines, 'END:VTIMEZONE'].join('\r\n')
}
