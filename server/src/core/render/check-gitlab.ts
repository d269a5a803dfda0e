// The findings of a run as a GitLab code quality report.

import type { Severity } from '../config.js'
import { oneLine, type Report, visible } from './report.js'

const severityNames: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', information: 'minor', hint: 'info' }

export function gitlabReport(report: Report): string {
  const rows = visible(report).map(({ finding, project, repositoryFile, range }) => ({
    description: oneLine(finding.message),
    check_name: finding.rule,
    fingerprint: project === null ? finding.fingerprint : `${project}:${finding.fingerprint}`,
    severity: severityNames[finding.severity],
    location: { path: repositoryFile, lines: { begin: range.start.line, end: range.end.line } },
  }))
  return `${JSON.stringify(rows, null, 2)}\n`
}
