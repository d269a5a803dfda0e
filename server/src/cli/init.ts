// `opmodel init`: writes settings, a workflow or a hook where there are none; what is there already is never changed.

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { repositoryOf } from '../host/files.js'
import type { Io } from './io.js'
import { writeFile } from './outputs.js'
import { shownPath } from './paths.js'
import { hook, type Scaffold, settingsFile, workflows } from './scaffold.js'

export interface InitWishes {
  readonly ci?: keyof typeof workflows
  readonly preCommit?: boolean
  /** Print the files instead of writing them. */
  readonly dryRun?: boolean
}

export function initCommand({ ci, preCommit, dryRun }: InitWishes, io: Io): void {
  write(settingsFile, io.cwd, dryRun ?? false, io)
  // Services and hooks look at the top of the repository only.
  const top = repositoryOf(io.cwd) ?? io.cwd
  for (const file of [...(ci ? [workflows[ci](io.version)] : []), ...(preCommit ? [hook(io.version)] : [])])
    write(file, top, dryRun ?? false, io)
  if (!dryRun) io.out('Next, `opmodel check` looks at your pages.\n')
}

function write({ path, text, otherwise }: Scaffold, folder: string, dryRun: boolean, io: Io): void {
  const target = resolve(folder, path)
  const shown = shownPath(target, io.cwd)
  if (existsSync(target)) io.out(`${shown} is there already. ${otherwise}\n`)
  else if (dryRun) io.out(`# ${shown}\n${text}\n`)
  else {
    writeFile(target, text)
    io.out(`${shown} written.\n`)
  }
}
