// `opmodel check`: the findings of the projects the paths belong to, as one report.

import { relative } from 'node:path'
import {
  type Counts,
  check,
  configFindings,
  type FailOn,
  type Finding,
  fails,
  type Report,
  type ReportedFinding,
  reported,
} from '../core/index.js'
import { slashed } from '../host/files.js'
import type { Io } from './io.js'
import { configProblems, type Project, type Projects } from './projects.js'

/** Findings about the wanted documents and about the settings they are checked with. `failOn` overrides what each project says. */
export function reportOf({ projects }: Projects, asOf: string, failOn: FailOn | undefined, io: Io): Report {
  const findings: ReportedFinding[] = []
  const counts: { -readonly [key in keyof Counts]: number } = {
    ...{ documents: 0, recognised: 0, error: 0, warning: 0, information: 0, hint: 0, suppressed: 0, baseline: 0, failing: 0 },
  }
  for (const project of projects) {
    const { folder, snapshot, wanted, settings } = project
    const places = {
      project: projects.length > 1 ? shownPath(folder, io.cwd) : null,
      text: (path: string) => project.text(path),
      file: (path: string) => shownPath(`${folder}/${path}`, io.cwd),
    }
    counts.documents += wanted.length
    counts.recognised += wanted.filter((path) => snapshot.documents.get(path)?.recognised !== 'none').length
    for (const finding of findingsOf(project)) {
      findings.push(reported(finding, places))
      if (finding.suppressed) {
        counts.suppressed++
        if (finding.suppressed.by === 'baseline') counts.baseline++
      } else {
        counts[finding.severity]++
        if (fails(finding.severity, failOn ?? settings.failOn)) counts.failing++
      }
    }
  }
  return { version: io.version, asOf, findings, counts }
}

function* findingsOf(project: Project): Generator<Finding> {
  for (const [path, problems] of configProblems(project)) yield* configFindings(path, problems, project.settings)
  for (const path of project.wanted) yield* check(project.snapshot, { path })
}

/** A path as a person in the working directory would type it. */
export function shownPath(path: string, cwd: string): string {
  return slashed(relative(cwd, path)) || '.'
}
