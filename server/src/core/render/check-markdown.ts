// The findings of a run as Markdown, for a pull request or the summary of a workflow.

import { bySeverity, counted, oneLine, type Report, type ReportedFinding, summaryLine } from './report.js'

/** `most` findings, the most severe first; how many were left out is said. */
export function markdownReport(report: Report, most = Number.POSITIVE_INFINITY): string {
  const all = bySeverity(report)
  const shown = all.slice(0, most)
  const rest = all.length - shown.length
  return [
    '## Operating model',
    '',
    summaryLine(report),
    ...(shown.length > 0 ? ['', '| | Where | What | Rule |', '| --- | --- | --- | --- |', ...shown.map(row)] : []),
    ...(rest > 0 ? ['', `And ${counted(rest, 'more finding')}.`] : []),
    '',
  ].join('\n')
}

function row({ finding, repositoryFile, range }: ReportedFinding): string {
  const where = `${repositoryFile}:${range.start.line}`
  return `| ${finding.severity} | ${markdown(where)} | ${markdown(finding.message)} | ${finding.rule} |`
}

/** Words as they stand, in a cell: no markup, no mention that calls somebody, no cell of its own. */
export function markdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]<>|~#]/g, '\\$&')
    .replace(/&(?=[#\w]+;)/g, '&amp;')
    .replace(/@(?=\w)/g, '@\u200B')
}
