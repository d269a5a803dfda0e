// The findings of one run with the places people count by, as every report of the command line starts from; knows no format and no file.

import type { Severity } from '../config.js'
import type { Day } from '../model/types.js'
import type { Finding } from '../rules/finding.js'
import { severities } from '../rules/severity.js'
import { type Position, positionAt, type Range, type Text } from '../text/text.js'

/** 1-based lines and columns in UTF-16 units; the end is exclusive. */
export interface Positions {
  readonly start: Position
  readonly end: Position
}

export interface ReportedFinding {
  readonly finding: Finding
  /** The folder of its project, where a run covers several; null otherwise. */
  readonly project: string | null
  /** Its file as a person in the working directory finds it. */
  readonly file: string
  /** Its file as a service finds it that reads the report: relative to the repository. */
  readonly repositoryFile: string
  /** True where it makes the run fail. */
  readonly failing: boolean
  readonly range: Positions
  readonly related: readonly RelatedPlace[]
}

export interface RelatedPlace {
  readonly path: string
  readonly file: string
  readonly repositoryFile: string
  readonly range: Positions
  readonly message: string
}

export type FailOn = 'error' | 'warning' | 'information' | 'never'

export interface Report {
  /** The version of opmodel. */
  readonly version: string
  readonly asOf: Day
  /** By project, path and place; suppressed ones are among them. */
  readonly findings: readonly ReportedFinding[]
  readonly counts: Counts
}

export interface Counts {
  /** Documents that were looked at, and those that hold something of a model. */
  readonly documents: number
  readonly recognised: number
  readonly error: number
  readonly warning: number
  readonly information: number
  readonly hint: number
  readonly suppressed: number
  /** Of the suppressed: known from a baseline. */
  readonly baseline: number
  /** Findings that make the run fail. */
  readonly failing: number
}

/** Where a report finds the texts of one project, and how it calls its files. */
export interface Places {
  readonly project: string | null
  readonly failOn: FailOn
  text(path: string): Text | undefined
  file(path: string): string
  repositoryFile(path: string): string
}

export function reported(finding: Finding, places: Places): ReportedFinding {
  const at = (path: string, range: Range) => ({
    file: places.file(path),
    repositoryFile: places.repositoryFile(path),
    range: positionsIn(places.text(path), range),
  })
  return {
    finding,
    project: places.project,
    ...at(finding.path, finding.range),
    failing: finding.suppressed === null && fails(finding.severity, places.failOn),
    related: finding.related.map(({ path, range, message }) => ({ path, ...at(path, range), message })),
  }
}

export function positionsIn(text: Text | undefined, { start, end }: Range): Positions {
  const top = { line: 1, column: 1 }
  return text ? { start: positionAt(text, start), end: positionAt(text, end) } : { start: top, end: top }
}

function fails(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && severities.indexOf(severity) <= severities.indexOf(failOn)
}

/** The findings that are shown, the most severe first, else in their order. */
export function bySeverity(report: Report): readonly ReportedFinding[] {
  return severities.flatMap((severity) => visible(report).filter(({ finding }) => finding.severity === severity))
}

/** The findings that are shown. */
export function visible({ findings }: Report): readonly ReportedFinding[] {
  return findings.filter(({ finding }) => finding.suppressed === null)
}

/** Words of a document on one line of a terminal or log: whatever would steer the terminal is made visible. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\uFFFD')
}

/** "1 error", "2 warnings": a number with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

/** The run in one sentence. */
export function summaryLine({ counts }: Report): string {
  const { documents, recognised, suppressed, baseline } = counts
  if (documents === 0) return 'No Markdown pages were found.'
  const found = [
    counts.error > 0 ? counted(counts.error, 'error') : '',
    counts.warning > 0 ? counted(counts.warning, 'warning') : '',
    counts.information > 0 ? `${counts.information.toLocaleString('en')} information` : '',
    counts.hint > 0 ? counted(counts.hint, 'hint') : '',
  ].filter(Boolean)
  const known = baseline > 0 ? counted(baseline, 'known finding') : ''
  const silenced = suppressed > baseline ? `${counted(suppressed - baseline, 'finding')} silenced` : ''
  const aside = [known, silenced].filter(Boolean).join(', ')
  const models = recognised === 0 ? 'none' : recognised.toLocaleString('en')
  const where = `${counted(documents, 'page')}${recognised === documents ? '' : `, ${models} with a model`}`
  return `${found.length > 0 ? found.join(', ') : 'No findings'} in ${where}${aside ? ` (${aside})` : ''}.`
}
