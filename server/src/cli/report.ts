// `opmodel report`: the whole model as one page to print or to send around.

import { basename, resolve } from 'node:path'
import { check, preview, reportHtml } from '../core/index.js'
import type { Io } from './io.js'
import { writeFile } from './outputs.js'
import { shownPath } from './paths.js'
import { type Projects, readProjects, type Wishes } from './projects.js'

export function reportCommand(wishes: Wishes, output: string | undefined, io: Io): Projects {
  const read = readProjects(wishes, io)
  const parts = read.projects.map(({ folder, snapshot, wanted, known }) => {
    const baseline = new Set(known.map(({ fingerprint }) => fingerprint))
    const findings = wanted.flatMap((path) => [...check(snapshot, { path, baseline, each: true })])
    const shown = shownPath(folder, io.cwd)
    return {
      title: read.projects.length > 1 ? (shown === '.' ? basename(folder) : shown) : null,
      data: preview(snapshot, { kind: 'documents', paths: wanted }, findings),
    }
  })
  const html = reportHtml(parts, wishes.asOf)
  if (output === undefined || output === '-') io.out(html)
  else {
    writeFile(resolve(io.cwd, output), html)
    io.out(`${output} written.\n`)
  }
  return read
}
