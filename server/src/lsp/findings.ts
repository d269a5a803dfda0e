// Runs core's one validator for an open document, in slices, and gives the same run to everyone who asks. Knows nothing of pushing or pulling.

import { checkInSteps, type Finding, type Snapshot } from '../core/index.js'
import type { Host } from './host.js'
import { inSlices, Pace } from './pace.js'
import type { Located } from './session.js'

const runs = new WeakMap<Snapshot, Map<string, readonly Finding[]>>()

/** The findings of one document that are shown, by place; null when `stale` said so before they were complete. */
export const findingsOf = ({ snapshot, doc, project }: Located, host: Host, stale: () => boolean): Promise<readonly Finding[] | null> =>
  run(snapshot, doc.path, project.baseline, host, stale)

/** Findings of the whole project, in the same slices. */
export const projectFindings = (
  snapshot: Snapshot,
  baseline: ReadonlySet<string>,
  host: Host,
  stale: () => boolean,
): Promise<readonly Finding[] | null> => run(snapshot, undefined, baseline, host, stale)

async function run(
  snapshot: Snapshot,
  path: string | undefined,
  baseline: ReadonlySet<string>,
  host: Host,
  stale: () => boolean,
): Promise<readonly Finding[] | null> {
  const known = runs.get(snapshot)?.get(path ?? '')
  if (known) return known
  const found: Finding[] = []
  const pace = new Pace(host)
  await inSlices(snapshot.lookUp(), pace)
  if (stale()) return null
  // Lists of one page say once what its goals share; views of the project show it with each.
  const each = path === undefined
  for (const finding of checkInSteps(snapshot, { ...(path === undefined ? {} : { path }), baseline, each })) {
    if (finding !== undefined) found.push(finding)
    if (!pace.due) continue
    await pace.rest()
    if (stale()) return null
  }
  const byPath = runs.get(snapshot) ?? new Map<string, readonly Finding[]>()
  runs.set(snapshot, byPath.set(path ?? '', found))
  return found
}
