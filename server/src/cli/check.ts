// `opmodel check`: the findings of the projects the paths belong to, as one report in one or several formats.

import { appendFileSync, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import pico from 'picocolors'
import {
  baselineOf,
  type Counts,
  check,
  checkJson,
  compactReport,
  configFindings,
  counted,
  type FailOn,
  type Finding,
  githubReport,
  gitlabReport,
  junitReport,
  markdownReport,
  pastSnapshot,
  prettyReport,
  prunedBaseline,
  type Report,
  type ReportedFinding,
  reported,
  sarifReport,
  summaryLine,
  writeBaseline,
} from '../core/index.js'
import { baselineName, repositoryOf } from '../host/files.js'
import { branchPoint, projectAt, type Revision } from '../host/git.js'
import { type CheckFormat, checkFormats } from './formats.js'
import type { Io } from './io.js'
import { outputsOf, type Words, writeFile } from './outputs.js'
import { shownPath } from './paths.js'
import { type Project, type Projects, readProjects, type Wishes } from './projects.js'
import { configProblems } from './settings.js'

export interface CheckWishes extends Wishes {
  /** Take what is found now, or what is still found of it, for known. */
  readonly baseline?: 'write' | 'prune' | undefined
  /** Tell only what was not there at this revision. */
  readonly since?: string | undefined
  readonly failOn?: FailOn | undefined
  /** `--format` and `--output` as they were typed, in their order. */
  readonly outputs: Words
}

/** The report, written; true where the answer is not whole because of single files. */
export function checkCommand(wishes: CheckWishes, io: Io): { readonly report: Report; readonly projects: Projects } {
  const usual: CheckFormat = io.terminal ? 'pretty' : 'compact'
  const outputs = outputsOf(wishes.outputs, checkFormats, usual)
  const read = readProjects(wishes, io)
  const projects = wishes.baseline ? withBaseline(read, wishes.baseline, io) : read
  const before = wishes.since === undefined ? null : branchPoint(wishes.since, io.cwd)
  const report = reportOf(before ? sinceRevision(projects, before) : projects, wishes.asOf, wishes.failOn, io)
  for (const { format, file } of outputs) {
    const text = formatted(report, format, file === null && io.colours)
    if (file === null) io.out(text)
    else writeFile(resolve(io.cwd, file), text)
  }
  if (outputs.every(({ file }) => file !== null)) io.out(`${summaryLine(report)}\n`)
  // A path that was mistyped in a workflow would otherwise pass without a word.
  const mute = outputs.every(({ format, file }) => file === null && formatsWithoutSummary.has(format))
  if (mute && report.counts.documents === 0 && report.findings.length === 0) io.error(`opmodel: ${summaryLine(report)}\n`)
  if (outputs.some(({ format }) => format === 'github')) appendSummary(report, io)
  return { report, projects }
}

const formatsWithoutSummary: ReadonlySet<CheckFormat> = new Set(['compact', 'json', 'sarif', 'gitlab'])

function formatted(report: Report, format: CheckFormat, colours: boolean): string {
  switch (format) {
    case 'pretty':
      return prettyReport(report, pico.createColors(colours))
    case 'compact':
      return compactReport(report)
    case 'json':
      return checkJson(report)
    case 'sarif':
      return sarifReport(report)
    case 'github':
      return githubReport(report)
    case 'gitlab':
      return gitlabReport(report)
    case 'junit':
      return junitReport(report)
    case 'markdown':
      return markdownReport(report)
  }
}

/** GitHub shows no summary that is longer than a megabyte; so many rows stay far below. */
const mostSummaryRows = 1000

function appendSummary(report: Report, io: Io): void {
  const path = io.env.GITHUB_STEP_SUMMARY
  if (!path) return
  try {
    appendFileSync(path, markdownReport(report, mostSummaryRows))
  } catch {
    io.error('opmodel: the summary of the job cannot be written.\n')
  }
}

/** Findings about the wanted documents and about the settings they are checked with. `failOn` overrides what each project says. */
export function reportOf({ projects }: Projects, asOf: string, failOn: FailOn | undefined, io: Io): Report {
  const findings: ReportedFinding[] = []
  const counts: { -readonly [key in keyof Counts]: number } = {
    ...{ documents: 0, recognised: 0, error: 0, warning: 0, information: 0, hint: 0, suppressed: 0, baseline: 0, failing: 0 },
  }
  const repository = repositoryFolder(io)
  for (const project of projects) {
    const { folder, snapshot, wanted, settings } = project
    const places = {
      project: projects.length > 1 ? shownPath(folder, io.cwd) : null,
      text: (path: string) => project.text(path),
      failOn: failOn ?? settings.failOn,
      file: (path: string) => shownPath(resolve(folder, path), io.cwd),
      repositoryFile: (path: string) => shownPath(resolve(folder, path), repository),
    }
    counts.documents += wanted.length
    counts.recognised += wanted.filter((path) => snapshot.documents.get(path)?.recognised !== 'none').length
    for (const finding of findingsOf(project)) {
      const one = reported(finding, places)
      findings.push(one)
      if (finding.suppressed === null) counts[finding.severity]++
      else counts.suppressed++
      if (finding.suppressed?.by === 'baseline') counts.baseline++
      if (one.failing) counts.failing++
    }
  }
  return { version: io.version, asOf, findings, counts }
}

/** Writes each project's baseline anew, and goes on with it. Problems of the settings stay out: they are mended, not lived with. */
function withBaseline(read: Projects, wish: 'write' | 'prune', io: Io): Projects {
  const written = new Set<string>()
  const projects = read.projects.map((project): Project => {
    const { folder, snapshot, wanted, known } = project
    // Where nothing is known there is nothing to drop, and a baseline that could not be read is not lost.
    if (wish === 'prune' && known.length === 0) return project
    const findings = wanted.flatMap((path) => [...check(snapshot, { path, each: true })])
    const looked = new Set(wanted)
    // A page that is gone has no findings that could still be known.
    const wasChecked = (path: string) => looked.has(path) || !existsSync(resolve(folder, path))
    const entries = (wish === 'write' ? baselineOf : prunedBaseline)(findings, known, wasChecked)
    const path = resolve(folder, baselineName)
    if (entries.length > 0 || existsSync(path)) writeFile(path, writeBaseline(entries))
    const gone = known.length - known.filter(({ fingerprint }) => entries.some((entry) => entry.fingerprint === fingerprint)).length
    io.error(`${shownPath(path, io.cwd)}: ${counted(entries.length, 'known finding')}${gone > 0 ? `, ${gone} are gone` : ''}.\n`)
    written.add(path)
    return { ...project, known: entries }
  })
  // What was wrong with a baseline that is written anew is wrong no longer.
  return { projects, notes: read.notes.filter(({ path }) => !written.has(path)) }
}

/** Projects that know what could be found at a revision, under the names their pages have now. */
function sinceRevision(read: Projects, revision: Revision): Projects {
  const projects = read.projects.map((project): Project => {
    const { folder, settings, snapshot, known } = project
    const past = projectAt(revision, folder)
    const old = past ? [...check(pastSnapshot(past, snapshot.today, { now: settings, documents: snapshot.documents }), { each: true })] : []
    return { ...project, known: [...known, ...baselineOf(old, [], () => true)] }
  })
  return { ...read, projects }
}

function* findingsOf(project: Project): Generator<Finding> {
  for (const [path, problems] of configProblems(project)) yield* configFindings(path, problems, project.settings)
  const baseline = new Set(project.known.map(({ fingerprint }) => fingerprint))
  for (const path of project.wanted) yield* check(project.snapshot, { path, baseline })
}

/** What services call the repository; the folder a workflow runs in where there is none. */
function repositoryFolder({ cwd, env }: Io): string {
  return env.GITHUB_WORKSPACE || env.CI_PROJECT_DIR || repositoryOf(cwd) || cwd
}
