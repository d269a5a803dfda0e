// The findings of a run as workflow commands of GitHub Actions: as many marks on the changed lines as a step may set, and the full list in the log.

import type { Severity } from '../config.js'
import { compactReport } from './check-text.js'
import { bySeverity, counted, type Report, type ReportedFinding, summaryLine } from './report.js'

/** GitHub shows no more than this many of each level per step, and drops the rest without a word. */
const mostPerLevel = 10

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' }

export function githubReport(report: Report): string {
  const sorted = bySeverity(report)
  const used = new Map<string, number>()
  const marked = sorted.filter(({ finding }) => {
    const count = used.get(commands[finding.severity]) ?? 0
    used.set(commands[finding.severity], count + 1)
    return count < mostPerLevel
  })
  const log = compactReport(report)
  if (sorted.length === 0) return `${summaryLine(report)}\n`
  // A page could otherwise hold lines that the runner takes for commands.
  const pause = `opmodel-${sorted[0]!.finding.fingerprint}`
  const rest = sorted.length - marked.length
  return [
    ...marked.map(command),
    `::group::${rest > 0 ? `All ${counted(sorted.length, 'finding')} (${marked.length} are marked on their lines)` : counted(sorted.length, 'finding')}`,
    `::stop-commands::${pause}`,
    log.trimEnd(),
    `::${pause}::`,
    '::endgroup::',
    summaryLine(report),
    '',
  ].join('\n')
}

function command({ finding, repositoryFile, range: { start, end } }: ReportedFinding): string {
  const properties = {
    ...{ file: repositoryFile, line: start.line, endLine: end.line },
    // Columns are understood on one line only.
    ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
    title: finding.rule,
  }
  const words = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`)
  return `::${commands[finding.severity]} ${words.join(',')}::${data(finding.message)}`
}

function data(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
