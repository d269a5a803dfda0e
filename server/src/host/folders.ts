// Makes a folder with those above it. Node's own way never returns where the system denies that an existing parent is there (`/proc`).

import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** @param mode of the folders that are made; throws as `mkdirSync` does. */
export function makeFolder(folder: string, mode?: number): void {
  const missing: string[] = []
  for (let at = folder; !existsSync(at); at = dirname(at)) missing.unshift(at)
  for (const one of missing)
    try {
      mkdirSync(one, mode === undefined ? {} : { mode })
    } catch (error) {
      // Another run may have made it meanwhile.
      if (!existsSync(one)) throw error
    }
}
