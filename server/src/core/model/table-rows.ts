// Rows of tables: one item each, its other cells as fields; a bold row opens an objective over the rows below.

import { readCadence, readCadenceField, refineCadence } from '../time/index.js'
import { type Cue, placeOf } from './cues.js'
import { type Draft, linksOf } from './draft.js'
import { leadersIn, personIn } from './leaders.js'
import { type Scope, whoOf } from './scope.js'
import { goalKinds, ritualNoun, startsWithVerb } from './sections.js'
import { columnsOf, keyOfColumn } from './tables.js'

export function table(scope: Scope, cue: Cue): void {
  leadersOf(scope, cue)
  if (fieldsOfSection(scope, cue)) return
  const columns = columnsOf(cue, scope.vocabulary, scope.group?.kind ?? scope.sectionKind())
  const mayMeet =
    cue.unit.heads.length === 2 && (!columns || columns.kind === 'artifact') && !scope.blocked('ritual') && !scope.group?.stance
  if (!columns || scope.blocked() || scope.group?.stance) {
    if (mayMeet) for (const row of cue.children) meetingRow(scope, row)
    return
  }
  let objective: Draft | null = null
  for (const row of cue.children) {
    if (mayMeet && meetingRow(scope, row)) continue
    const above = columns.objectives === null ? null : row.cells[columns.objectives]
    if (above && above.body.text.length > 1) objective = scope.add('objective', 'table-row', row, above, null, null, ['column'])
    const reading = row.cells[columns.at]
    if (!reading?.body.text || reading.body.text.length < 2) continue
    // Scores under "KR #1" are no results of their own.
    if ((columns.kind === 'key-result' || columns.kind === 'objective') && !/\p{Alpha}{3}/u.test(reading.body.text)) continue
    const alone = row.cells.filter((cell) => cell?.body.text).length === 1
    // "*Rows below this one will have to wait:*" parts the table.
    if (alone && !reading.boldAll && /:\s*$/.test(reading.body.text) && !startsWithVerb(reading.body.text)) continue
    const opens = reading.boldAll && (alone || (columns.keys.length > 2 && !highlighted(row, columns.at)))
    if (columns.objectives === null && opens && goalKinds.has(columns.kind)) {
      objective = scope.add('objective', 'table-row', row, reading, null, null, [columns.mark])
      continue
    }
    const kind = objective && goalKinds.has(columns.kind) ? 'key-result' : columns.kind
    const item = scope.add(kind, 'table-row', row, reading, objective, null, [columns.mark], undefined, scope.group)
    cells(row, item, columns, cue.unit.heads)
  }
}

/** "Meeting calendar | Wednesdays 10:30": a row among the addresses of a group says when it meets. True where it does. */
function meetingRow(scope: Scope, row: Cue): boolean {
  const [reading] = row.cells
  const [name, when] = row.unit.cells
  const label = name?.plain.text.replace(afterMeeting, '').trim() ?? ''
  if (!reading || !when || !ritualNoun.test(label) || label.split(' ').length > 5) return false
  const value = readCadenceField(when.plain.text)
  if (!value?.slots.some(({ days, time }) => days.length > 0 && time !== null)) return false
  const item = scope.add('ritual', 'table-row', row, reading, null, null, ['held'])
  const { title, depth } = scope.open.at(-1) ?? { title: '', depth: 1 }
  const group = depth > 1 && title.split(' ').length <= 4 && !ritualNoun.test(title) ? `${title} ` : ''
  Object.assign(item, { name: `${group}${label}`, cadence: { value, place: placeOf(row.chunk, when.plain) } })
  return true
}

const afterMeeting = /\s+(?:calendars?|times?|schedule|slots?|invites?|dates?)\W*$/i

/** Other cells of the row are bold as well: it is made to stand out, and opens nothing. */
const highlighted = (row: Cue, at: number): boolean => row.cells.some((cell, i) => i !== at && cell?.boldAll === true)

/** A table of two columns without heads, with a field and its value in each row, speaks for its section; true where it did. */
function fieldsOfSection(scope: Scope, cue: Cue): boolean {
  const { heads } = cue.unit
  if (heads.length !== 2 || heads.some((head) => head.trim() !== '')) return false
  const rows = cue.children.flatMap(({ unit, chunk }) => {
    const [name, value] = unit.cells
    const label = name?.plain.text.replace(/\s*:$/, '') ?? ''
    const key = scope.vocabulary.field(label)
    return key && value
      ? [{ key, label, value: value.plain.text.trim(), place: { chunk, ...unit.range }, valuePlace: placeOf(chunk, value.plain) }]
      : []
  })
  if (rows.length < 2) return false
  const item = scope.itemAbove()
  for (const field of rows)
    if (item) item.fields.push(field)
    else scope.ofSection(field)
  return true
}

/** Rows such as "Lead | Ana Ruiz". */
function leadersOf(scope: Scope, cue: Cue): void {
  for (const { unit, chunk } of cue.children) {
    const [role, who] = unit.cells
    const rank = role && who ? leadersIn(role.plain.text) : null
    const field = rank === null ? null : personIn(chunk, who!)
    if (rank !== null && field) scope.leaders.push({ rank, field })
  }
}

function cells(
  row: Cue,
  item: Draft,
  columns: { readonly at: number; readonly keys: readonly (string | null)[] },
  heads: readonly string[],
): void {
  for (const [i, cell] of row.cells.entries()) {
    const key = columns.keys[i]
    const range = row.unit.cellRanges[i]
    const line = row.unit.cells[i]
    if (line && (key || i === columns.at)) item.links.push(...linksOf({ ...row, unit: { ...row.unit, lines: [line] } }))
    if (!key || i === columns.at || !range) continue
    const place = { chunk: row.chunk, ...range }
    const value = line?.plain.text ?? ''
    const said = value || (cell?.owner?.name ?? '')
    item.fields.push({
      key: whoOf(key, { label: { text: heads[i] ?? '' } }, said, item),
      label: heads[i] ?? key,
      value: said,
      place,
      valuePlace: line ? placeOf(row.chunk, line.plain) : { ...place, start: place.end },
    })
    const says = key === 'cadence' || (item.kind === 'ritual' && item.cadence === null && keyOfColumn(key))
    const cadence = says ? readCadenceField(value) : null
    const known = key === 'cadence' ? readCadence(item.name) : null
    if (cadence) item.cadence = { value: known ? refineCadence(known, cadence) : cadence, place }
  }
}
