// What changed in the model since an earlier state, and what could be better about it, as a page in plain words.

import { changesBetween } from '../changes/index.js'
import { type PastProject, pastSnapshot } from '../changes/past.js'
import type { Snapshot } from '../model/workspace.js'
import { changesMarkdown } from '../render/changes.js'
import { baselineOf } from '../rules/baseline.js'
import { check } from '../rules/check.js'
import type { Finding } from '../rules/finding.js'
import { plain } from './markdown.js'

/** `baseline` holds what is known anyway. Says what the commands `diff` and `check --since` say. */
export function sinceText(past: PastProject, snapshot: Snapshot, baseline: ReadonlySet<string>): string {
  const { today, documents } = snapshot
  const changes = changesBetween(pastSnapshot(past, today, { documents }), snapshot)
  const fresh = findingsSince(past, snapshot, baseline)
  const parts = [
    changesMarkdown({ asOf: today, from: 'the last commit', to: 'now', changes }).trimEnd(),
    '## Suggestions about what is new',
    fresh.length > 0 ? fresh.map((finding) => line(finding, snapshot)).join('\n') : 'None.',
  ]
  return `${parts.join('\n\n')}\n`
}

function findingsSince(past: PastProject, snapshot: Snapshot, baseline: ReadonlySet<string>): readonly Finding[] {
  const before = pastSnapshot(past, snapshot.today, { now: snapshot.settings, documents: snapshot.documents })
  const known = baselineOf([...check(before, { each: true })], [], () => true).map(({ fingerprint }) => fingerprint)
  return [...check(snapshot, { baseline: new Set([...baseline, ...known]) })].filter(({ suppressed }) => suppressed === null)
}

function line({ path, range, message }: Finding, snapshot: Snapshot): string {
  const at = snapshot.documents.get(path)?.text.lineAt(range.start) ?? 0
  return `- ${plain(path)}, line ${at + 1}: ${plain(message, 400)}`
}
