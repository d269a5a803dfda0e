// `opmodel model`: what was understood of the documents the paths are about.

import { type ModelPart, modelJson } from '../core/index.js'
import { shownPath } from './check.js'
import type { Io } from './io.js'
import { type Projects, readProjects, type Wishes } from './projects.js'

export function modelCommand(wishes: Wishes, io: Io): Projects {
  const read = readProjects(wishes, io)
  const parts = read.projects.map(
    ({ folder, snapshot, wanted }): ModelPart => ({
      project: read.projects.length > 1 ? shownPath(folder, io.cwd) : null,
      snapshot,
      documents: wanted.flatMap((path) => snapshot.documents.get(path) ?? []),
    }),
  )
  io.out(modelJson(wishes.asOf, parts))
  return read
}
