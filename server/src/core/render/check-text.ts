// The findings of a run for people to read on a terminal, and one line each for problem matchers and `grep`.

import type { Severity } from '../config.js'
import { oneLine, type Report, type ReportedFinding, summaryLine, visible } from './report.js'

/** How a terminal shows emphasis; each returns its text as it is where there are no colours. */
export interface Paint {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  yellow(text: string): string
  blue(text: string): string
  cyan(text: string): string
  underline(text: string): string
}

/** Grouped by page, with a last line that sums up. */
export function prettyReport(report: Report, paint: Paint): string {
  const groups = new Map<string, ReportedFinding[]>()
  for (const one of visible(report)) groups.set(one.file, [...(groups.get(one.file) ?? []), one])
  const pages = [...groups].map(([file, findings]) => {
    const places = findings.map(place)
    const [width, level] = [longest(places), longest(findings.map(({ finding }) => finding.severity))]
    const lines = findings.flatMap(({ finding, related }, i) => [
      `  ${paint.dim(places[i]!.padStart(width))}  ${coloured(finding.severity, level, paint)}  ${oneLine(finding.message)}  ${paint.dim(finding.rule)}`,
      ...related.map(
        (other) =>
          `${' '.repeat(width + level + 6)}${paint.dim(`${oneLine(other.message)} (${oneLine(other.file)}:${other.range.start.line})`)}`,
      ),
    ])
    return [paint.underline(oneLine(file)), ...lines, ''].join('\n')
  })
  const advice = groups.size > 0 ? `\n${paint.dim('`opmodel explain RULE` says why, and what to write.')}` : ''
  return `${pages.map((page) => `${page}\n`).join('')}${paint.bold(summaryLine(report))}${advice}\n`
}

/** `path:line:column: severity: message [rule]`, one line each, nothing else. */
export function compactReport(report: Report): string {
  return visible(report)
    .map((one) => `${oneLine(one.file)}:${place(one)}: ${one.finding.severity}: ${oneLine(one.finding.message)} [${one.finding.rule}]\n`)
    .join('')
}

function place({ range }: ReportedFinding): string {
  return `${range.start.line}:${range.start.column}`
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length))
}

function coloured(severity: Severity, width: number, paint: Paint): string {
  const text = severity.padEnd(width)
  if (severity === 'error') return paint.red(text)
  if (severity === 'warning') return paint.yellow(text)
  return severity === 'information' ? paint.blue(text) : paint.dim(text)
}
