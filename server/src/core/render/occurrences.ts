// The next days on which a cadence falls.

import type { Cadence, Day } from '../model/types.js'

/** The next `count` days (with time where known) on which a cadence falls, from `today` on; `candidates` where its start is unknown. */
export function nextOccurrences(
  _cadence: Cadence,
  _today: Day,
  _count: number,
): { readonly dates: readonly string[]; readonly candidates: readonly string[] } {
  return { dates: [], candidates: [] }
}
