// The process behind `opmodel check`, whose start is waited for most: the command stands in its script, not in a part that is evaluated later.

import * as check from './check.js'
import { answer as answered } from './terminal.js'

/** As `answer` of a terminal, for a command line that begins with `check`; no other command is here. */
export const answer = (serve: () => Promise<unknown>): Promise<void> => answered(serve, async () => check)
