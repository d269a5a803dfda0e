// `opmodel calendar`: rituals, milestones and deadlines as a calendar file.

import { resolve } from 'node:path'
import { calendarFile } from '../core/index.js'
import type { Io } from './io.js'
import { writeFile } from './outputs.js'
import { shownPath } from './paths.js'
import { type Projects, readProjects, type Wishes } from './projects.js'

export function calendarCommand(wishes: Wishes, output: string | undefined, io: Io): Projects {
  const read = readProjects(wishes, io)
  const parts = read.projects.map(({ folder, snapshot, wanted }) => ({
    snapshot,
    documents: wanted.flatMap((path) => snapshot.documents.get(path) ?? []),
    project: read.projects.length > 1 ? shownPath(folder, io.cwd) : null,
  }))
  const { text, events, undated } = calendarFile(parts, wishes.asOf)
  if (output === undefined || output === '-') io.out(text)
  else {
    writeFile(resolve(io.cwd, output), text)
    io.out(`${output}: ${events} ${events === 1 ? 'event' : 'events'}\n`)
  }
  if (events === 0 && undated.length === 0)
    io.error('No ritual, milestone or deadline with a day of its own was found, so the calendar is empty.\n')
  if (undated.length > 0) io.error(`Left out, since nothing tells their day: ${[...new Set(undated)].join(', ')}.\n`)
  return read
}
