// `opmodel init`: writes settings, a workflow or a hook where there are none; what is there already is never changed.

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Io } from './io.js'
import { writeFile } from './outputs.js'
import { hook, type Scaffold, settingsFile, workflows } from './scaffold.js'

export interface InitWishes {
  readonly ci?: keyof typeof workflows
  readonly preCommit?: boolean
  /** Print the files instead of writing them. */
  readonly dryRun?: boolean
}

export function initCommand({ ci, preCommit, dryRun }: InitWishes, io: Io): void {
  const files = [settingsFile, ...(ci ? [workflows[ci](io.version)] : []), ...(preCommit ? [hook(io.version)] : [])]
  for (const file of files) write(file, dryRun ?? false, io)
  if (!dryRun) io.out('`opmodel check` looks at your pages now.\n')
}

function write({ path, text, otherwise }: Scaffold, dryRun: boolean, io: Io): void {
  const target = resolve(io.cwd, path)
  if (existsSync(target)) io.out(`${path} is there already. ${otherwise}\n`)
  else if (dryRun) io.out(`# ${path}\n${text}\n`)
  else {
    writeFile(target, text)
    io.out(`${path} written.\n`)
  }
}
