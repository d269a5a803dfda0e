// The findings of a run as the JSON that `server/schema/check.schema.json` describes.

import type { Report, ReportedFinding } from './report.js'

export function checkJson({ asOf, findings, counts }: Report): string {
  return `${JSON.stringify({ version: 1, asOf, findings: findings.map(findingJson), summary: counts }, null, 2)}\n`
}

export function findingJson({ finding, project, range, related }: ReportedFinding): object {
  return {
    rule: finding.rule,
    severity: finding.severity,
    path: finding.path,
    ...(project === null ? {} : { project }),
    range,
    entity: finding.entity,
    message: finding.message,
    missing: finding.missing,
    related: related.map(({ path, range: place, message }) => ({ path, range: place, message })),
    fixes: finding.fixes.map(({ title, safe }) => ({ title, safe })),
    fingerprint: finding.fingerprint,
    suppressed: finding.suppressed,
  }
}
