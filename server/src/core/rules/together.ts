// Says once what holds of several findings of a page, after it is known which of them are shown. Decides nothing about what is found.

import type { Finding, SharedFinding } from './finding.js'

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
  return [...findings.filter((finding) => !replaced.has(finding)), ...ones].sort((a, b) => a.range.start - b.range.start)
}

function oneFor({ range, message: [before, behind], fixes }: SharedFinding, group: readonly Finding[]): Finding {
  const { rule, severity, path, missing, fingerprint } = group[0]!
  const standsFor = group.length
  const message = `${before} ${standsFor} ${behind}`
  const related = group.map((one) => ({ path, range: one.range, message: one.message }))
  return { rule, severity, path, range, entity: null, message, missing, related, fixes, standsFor, fingerprint, suppressed: null }
}
