// A document in its whole project: waits for what is being read of the project, and gives the texts that edits count in.

import type { Snapshot, Text } from '../core/index.js'
import type { Project } from './project.js'
import type { Located, Session } from './session.js'

/** Like `session.locate`, once the project has been read and what changed in it is taken in; a project nobody reads is taken as it stands. */
export async function located(session: Session, uri: string): Promise<Located | undefined> {
  const at = await session.locate(uri)
  if (!at) return undefined
  const { indexState, takingIn } = at.project
  if (indexState !== 'reading' && !takingIn) return at
  await (indexState === 'reading' ? session.index(at.project) : takingIn)
  return session.locate(uri)
}

/** The texts of a project's pages as the snapshot has them, and of its other files as the project has. */
export function textsOf({
  project,
  snapshot,
}: {
  readonly project: Project
  readonly snapshot: Snapshot
}): (path: string) => Text | undefined {
  return (path) => snapshot.documents.get(path)?.text ?? project.textOf(path)
}
