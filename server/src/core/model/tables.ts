// What a table holds: the column that names its items, their kind, the fields of the other columns; knows no document.

import { readCadenceField, scanTime } from '../time/index.js'
import type { Cue } from './cues.js'
import type { Mark } from './draft.js'
import { fieldsOf, type Kind } from './kinds.js'
import { goalKinds, ritualNoun, weakRitualNoun, whenDone } from './sections.js'
import { fold, type Vocabulary } from './vocabulary.js'

export interface Columns {
  /** The column that names the item. */
  readonly at: number
  readonly kind: Kind
  readonly mark: Mark
  /** The column of the objectives, where the results have one of their own. */
  readonly objectives: number | null
  /** The field of each column, or null. */
  readonly keys: readonly (string | null)[]
}

/** Columns that make a table more than a list of words. */
const telling = new Set([
  'owner',
  'cadence',
  'by',
  'timeline',
  'start',
  'end',
  'status',
  'target',
  'baseline',
  'priority',
  'measure',
  'refresh',
  'grade',
])
/** Columns that hold when something happens under a head that says less ("Schedule" is a field, "Weekly" under "Notes" is none). */
const timed = new Set(['cadence', 'timeline', 'trigger', 'starting'])

/** Columns that say when. */
const dating = new Set(['by', 'timeline', 'end'])
/** Heads over what is to be done. */
const doing = /^(?:descriptions?|summary|details?|deliverables?|features?|items?|actions?|projects?|work|tasks?|what(?: we .*)?)$/i

/** "12-month target", "Q2 target": when the value is to be reached. */
const ahead = /^(?:\d+[- ](?:day|week|month|quarter|year)s?|q[1-4]|h[12]|year \d|(?:fy)?'?\d{2,4}|(?:one|two|three|five)[- ]year) /i

const priority = /^\W*P[0-4]\W*$/
/** Beside a goal, "From" and "To" head the values of its measure. */
const values: Readonly<Record<string, string>> = { from: 'baseline', to: 'target' }

export const keyOfColumn = (key: string): boolean => timed.has(key)

/** "State | Meaning", "Symbol | Description": what the signs of other tables say. */
const legend = [
  /^(?:states?|status(?:es)?|symbols?|icons?|emojis?|colou?rs?|keys?|labels?|signs?) (?:meanings?|explanations?|definitions?|what (?:it|this) means)$/,
  /^(?:symbols?|icons?|emojis?|colou?rs?|signs?) descriptions?$/,
]

/** Null where the table holds no items. `section` is the kind that its surroundings give. */
export function columnsOf(cue: Cue, vocabulary: Vocabulary, section: Kind | null): Columns | null {
  const { heads } = cue.unit
  if (legend.some((one) => one.test(heads.map(fold).join(' ')))) return null
  const read = heads.map((head) => vocabulary.field(head) ?? vocabulary.field(head.replace(ahead, '').replace(/^current (?=stat)/i, '')))
  // "Priority" and "Measure" head a field; only in front can such a word name the items ("Team").
  const named = heads.map((head, i) => {
    const inner = /\(([^()]+)\)\s*$/.exec(head)?.[1]
    const kind = (inner === undefined ? null : vocabulary.labelKind(inner)) ?? vocabulary.labelKind(head) ?? vocabulary.headingKind(head)
    return read[i] === null || inner !== undefined || (i === 0 && read[i] !== 'priority') ? kind : null
  })
  const results = named.indexOf('key-result')
  // "KR 2.1 | 100 % of orders …": the column of results only numbers what another one says.
  const saying = results >= 0 && isNumbering(cue, results) ? sayingColumn(cue, read, results) : -1
  if (saying >= 0)
    return { at: saying, kind: 'key-result', mark: 'column', objectives: null, keys: read.map((key, i) => (i === saying ? null : key)) }
  const objectives = results < 0 ? -1 : named.findIndex((kind) => kind === 'objective' || kind === 'goal')
  if (objectives >= 0) {
    const keys = read.map((key, i) => (i === results || i === objectives ? null : (values[fold(heads[i]!)] ?? key)))
    return { at: results, kind: 'key-result', mark: 'column', objectives, keys }
  }
  const front = named.findIndex((kind) => kind !== null)
  // "Pillar | Initiative | …": the initiative is what the row is about.
  const [one, two] = named
  const first = front === 0 && one && two && !goalKinds.has(one) && goalKinds.has(two) && one !== 'ritual' ? 1 : front
  const own = first >= 0 && first <= 1 ? named[first]! : null
  // "Theme | Description | Timeline" in a roadmap: the theme only sorts what is planned.
  const planned = own === 'strategy' && section !== null && goalKinds.has(section) && read.some((key) => key !== null && dating.has(key))
  const says = (i: number): boolean => i > first && read[i] === null && isWorded(cue, i)
  const aim = planned ? named.findIndex((one, i) => one != null && goalKinds.has(one) && says(i)) : -1
  const plan = aim >= 0 || !planned ? aim : heads.findIndex((head, i) => doing.test(head.trim()) && says(i))
  if (plan > 0)
    return { at: plan, kind: section!, mark: 'heading', objectives: null, keys: read.map((key, i) => (i === first ? null : key)) }
  // "Phase | Timeline | Key milestones": what is to be reached then.
  if (
    own === null &&
    front > 1 &&
    goalKinds.has(named[front]!) &&
    stageHead.test(heads[0]!.trim()) &&
    isDated(cue, read) &&
    isWorded(cue, front)
  )
    return { at: front, kind: named[front]!, mark: 'column', objectives: null, keys: read.map((key, i) => (i === front ? null : key)) }
  // A metric with its target is a result where results are asked for.
  const said = own === 'metric' && section === 'key-result' && read.includes('target') ? 'key-result' : own
  const kind = said ?? section ?? (gatherings(cue, read) ? 'ritual' : null)
  if (!kind) return null
  const keys = read.map((key, i) => {
    if (goalKinds.has(kind)) return values[fold(heads[i]!)] ?? (key === 'cadence' && whenDone.test(heads[i]!.trim()) ? 'by' : key)
    if (kind === 'ritual' && key === oftenIn(read)) return 'cadence'
    // The goal of a meeting is what it is held for.
    return kind === 'ritual' && named[i] != null && goalKinds.has(named[i]) ? 'purpose' : key
  })
  const fields = keys.filter((key, i) => key !== null && i !== first && (telling.has(key) || fieldsOf(kind).includes(key))).length
  const graded = goalKinds.has(kind) && cue.children.some(({ unit }) => unit.cells.some((cell) => priority.test(cell?.plain.text ?? '')))
  // "# | Objective | Repositories" where objectives are listed.
  const expected =
    own !== null &&
    goalKinds.has(own) &&
    section !== null &&
    goalKinds.has(section) &&
    first === 1 &&
    numberHead.test(heads[0]!.trim()) &&
    isWorded(cue, first)
  if (kind === 'term' ? heads.length < 2 : fields === 0 && !graded && !expected) return null
  const told = goalKinds.has(kind)
    ? graded || keys.some((key) => key !== null && telling.has(key))
    : kind === 'ritual' && keys.includes('cadence')
  if (own === null && !told) return null
  const at = own === null ? statementColumn(heads, keys) : first
  // "Status | Owner | Project" on a page of OKRs: the rows are the projects.
  const headed = named[at]
  // "Area | Status": how things are.
  const parts = /^(?:areas?|components?|platforms?|systems?|modules?|categor(?:y|ies)|dimensions?)$/i.test(heads[at]!.trim())
  if (own === null && parts && keys.every((key) => key === null || key === 'status')) return null
  if (own === null && goalKinds.has(kind) && headed && goalKinds.has(headed))
    return { at, kind: headed, mark: 'column', objectives: null, keys }
  return { at, kind, mark: own === null ? 'heading' : 'column', objectives: null, keys }
}

const numberHead = /^(?:#|no\.?|id|nr\.?|key)$/i
const stageHead = /^(?:phases?|stages?|quarters?|periods?|releases?|versions?|waves?|horizons?)$/i

/** Most rows name a period or a day in a column for it; a length alone ("2 s") is none. */
function isDated(cue: Cue, read: readonly (string | null)[]): boolean {
  const at = read.findIndex((key) => key !== null && dating.has(key))
  const cells = at < 0 ? [] : cellsOf(cue, at)
  return cells.filter((text) => scanTime(text).some(({ kind }) => kind === 'period' || kind === 'deadline')).length * 2 > cells.length
}

const cellsOf = ({ children }: Cue, column: number): readonly string[] =>
  children.map(({ unit }) => unit.cells[column]?.plain.text.trim() ?? '').filter((text) => text !== '')

/** Every cell of a column is a number with no more than a short mark in front: "KR 2.1", "O3", "4". */
function isNumbering(cue: Cue, column: number): boolean {
  const cells = cellsOf(cue, column)
  return cells.length > 0 && cells.every((text) => /^\p{Alpha}{0,3}\s?#?\d+(?:\.\d+)*[.)]?$/u.test(text))
}

/** The column behind the numbers that says what is to be reached; -1 where none does. */
function sayingColumn(cue: Cue, keys: readonly (string | null)[], first: number): number {
  const worded = keys.flatMap((key, i) => (i > first && isWorded(cue, i) ? [{ key, i }] : []))
  return (worded.find(({ key }) => key === null) ?? worded.find(({ key }) => key === 'target' || key === 'measure'))?.i ?? -1
}

/** Every cell of a column has several words. */
function isWorded(cue: Cue, column: number): boolean {
  const cells = cellsOf(cue, column)
  return cells.length > 0 && cells.every((text) => text.split(/\s+/).filter((word) => /\p{Alpha}{2}/u.test(word)).length >= 2)
}

/** "Timing" of meetings says how often, where no other column does. */
const oftenIn = (read: readonly (string | null)[]): string => (read.includes('cadence') ? 'cadence' : 'timeline')

/** Rows that name gatherings beside how often they are held, under whatever heads. */
function gatherings({ children }: Cue, read: readonly (string | null)[]): boolean {
  const often = read.indexOf(oftenIn(read))
  if (often < 0 || children.length < 2) return false
  const name = Math.max(
    0,
    read.findIndex((key) => key === null || key === 'agenda'),
  )
  const held = children.filter(({ unit }) => {
    const text = unit.cells[name]?.plain.text ?? ''
    const named = ritualNoun.test(text) || weakRitualNoun.test(text)
    return named && readCadenceField(unit.cells[often]?.plain.text ?? '') !== null
  })
  return held.length >= 2 && held.length * 2 >= children.length
}

/** The first column that is no field and no number. */
function statementColumn(heads: readonly string[], keys: readonly (string | null)[]): number {
  const at = heads.findIndex((head, i) => keys[i] === null && head.trim() !== '' && !numberHead.test(head.trim()))
  return Math.max(0, at)
}
