// The committed list of findings a project already knows: how it is read, written and made smaller. Knows no file.

import type { Finding } from './finding.js'

export interface BaselineEntry {
  readonly fingerprint: string
  readonly rule: string
  readonly path: string
  /** For the people who review the list; nothing else reads it. */
  readonly message: string
}

export interface Baseline {
  readonly entries: readonly BaselineEntry[]
  /** What is wrong with the text, or null; a broken one hides nothing. */
  readonly problem: string | null
}

/** Never throws. Entries without a fingerprint are no entries. */
export function readBaseline(text: string): Baseline {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { entries: [], problem: 'it is not JSON' }
  }
  const { version, findings } = (typeof value === 'object' && value !== null ? value : {}) as { version?: unknown; findings?: unknown }
  if (!Array.isArray(findings)) return { entries: [], problem: 'it holds no list of findings' }
  if (version !== 1) return { entries: [], problem: 'it was written by another version' }
  const entries = findings.flatMap((entry: Partial<Record<keyof BaselineEntry, unknown>> | null) =>
    typeof entry?.fingerprint === 'string'
      ? [
          {
            fingerprint: entry.fingerprint,
            rule: String(entry.rule ?? ''),
            path: String(entry.path ?? ''),
            message: String(entry.message ?? ''),
          },
        ]
      : [],
  )
  return { entries, problem: null }
}

/** One line per finding, sorted, so that a review shows what came and went. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const sorted = [...entries].sort(
    (a, b) => compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.message, b.message) || compare(a.fingerprint, b.fingerprint),
  )
  const lines = sorted.map(({ fingerprint, rule, path, message }) => `    ${JSON.stringify({ fingerprint, rule, path, message })}`)
  return `{\n  "version": 1,\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`
}

/** The list that knows all `findings` of the documents that were looked at, and what it knew of others before. */
export function baselineOf(
  findings: readonly Finding[],
  before: readonly BaselineEntry[],
  wasChecked: (path: string) => boolean,
): BaselineEntry[] {
  return [
    ...before.filter(({ path }) => !wasChecked(path)),
    ...findings
      .filter(({ suppressed }) => suppressed === null || suppressed.by === 'baseline')
      .map(({ fingerprint, rule, path, message }) => ({ fingerprint, rule, path, message })),
  ]
}

/** The list without what is no longer found in the documents that were looked at. */
export function prunedBaseline(
  findings: readonly Finding[],
  before: readonly BaselineEntry[],
  wasChecked: (path: string) => boolean,
): BaselineEntry[] {
  const found = new Set(findings.map(({ fingerprint }) => fingerprint))
  return before.filter(({ path, fingerprint }) => !wasChecked(path) || found.has(fingerprint))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
