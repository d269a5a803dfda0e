// Runs the rules over a snapshot: the one validator that editor, command line, preview and tests call.

import type { Snapshot } from '../model/workspace.js'
import type { Finding } from './finding.js'

export interface CheckOptions {
  /** Only findings of this document; all documents otherwise. */
  readonly path?: string
  /** Fingerprints of a committed baseline. */
  readonly baseline?: ReadonlySet<string>
}

/** All findings, suppressed ones marked, by path and place. A generator: the caller decides when to stop or yield. */
export function* check(_snapshot: Snapshot, _options: CheckOptions = {}): Generator<Finding> {}
