// The calendars and dates against which the time tests resolve.

import type { Calendar, TimeContext } from '../../server/src/core/time/index.js'

export const plainCalendar: Calendar = {
  fiscalYearStarts: null,
  namedBy: 'end-year',
  bareQuarters: 'calendar',
  weekStarts: 'monday',
  dates: null,
}

/** A document of Wednesday 16 September 2026 in a project without settings. */
export const plain: TimeContext = {
  documentDate: '2026-09-16',
  calendar: plainCalendar,
  sprints: null,
  cycles: null,
  namedCycles: [],
  statements: [],
}

/** The same document with a fiscal year from 1 April that is named by the year it ends in. */
export const fiscal: TimeContext = { ...plain, calendar: { ...plainCalendar, fiscalYearStarts: '04-01' } }

export const undated: TimeContext = { ...fiscal, documentDate: null }
