// The public face of core/time: scanning a line, resolving what was found, reading cadences; no clock, no document.

export { readCadence, readCadenceField, refineCadence, vagueCadence } from './cadence/read.js'
export {
  addDays,
  addUnits,
  blockAt,
  blockIndex,
  compareDays,
  dayOf,
  daysInMonth,
  isDay,
  partsOf,
  spanLength,
  weekdayOf,
  weekOf,
} from './calendar.js'
export { absolute, writePeriodEnd } from './choices.js'
export { readFiscalStatements } from './fiscal.js'
export { scanNamedCycles } from './named-cycles.js'
export { scanName } from './names.js'
export { dateOrder, readPageDate } from './page-dates.js'
export { resolveTime } from './resolve.js'
export { scanTime } from './scan.js'
export type * from './types.js'
