// Paths as the command line tells them.

import { relative } from 'node:path'
import { slashed } from '../host/files.js'

/** A path as a person in the working directory would type it. */
export function shownPath(path: string, cwd: string): string {
  return slashed(relative(cwd, path)) || '.'
}
