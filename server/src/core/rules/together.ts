// Says once what holds of several findings of a page, after it is known which of them are shown. Decides nothing about what is found.

import { byPlace, type Finding, type SharedFinding } from './finding.js'

/** From so many on they are shown as one. */
export const shownTogetherFrom = 3

/** Findings of one page in order, those that share a place and are not suppressed as one there. */
export function together(findings: readonly Finding[]): readonly Finding[] {
  const groups = new Map<SharedFinding, Finding[]>()
  for (const finding of findings) {
    const { shared, suppressed } = finding
    if (!shared || suppressed !== null) continue
    const group = groups.get(shared)
    if (group) group.push(finding)
    else groups.set(shared, [finding])
  }
  const joined = [...groups].filter(([, group]) => group.length >= shownTogetherFrom)
  if (joined.length === 0) return findings
  const replaced = new Set(joined.flatMap(([, group]) => group))
  const ones = joined.map(([shared, group]) => oneFor(shared, group))
  return [...findings.filter((finding) => !replaced.has(finding)), ...ones].sort(byPlace)
}

function oneFor(shared: SharedFinding, group: readonly Finding[]): Finding {
  const { rule, severity, path, missing, fingerprint } = group[0]!
  const standsFor = group.length
  return {
    ...{ rule, severity, path, missing, fingerprint, standsFor },
    range: shared.range,
    entity: null,
    message: `${standsFor} ${shared.message}`,
    related: group.map((one) => ({ path, range: one.range, message: one.subject ?? one.message })),
    get fixes() {
      return shared.fixes
    },
    suppressed: null,
  }
}
