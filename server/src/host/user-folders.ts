// Where this machine wants programs to keep what they can do without.

import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** The folder of this program in the user's cache folder, made or not; null where nobody can tell. */
export function cacheHome(env: NodeJS.ProcessEnv): string | null {
  try {
    const { XDG_CACHE_HOME: named, LOCALAPPDATA: local } = env
    if (named && isAbsolute(named)) return join(named, 'opmodel')
    if (process.platform === 'win32') return local ? join(local, 'opmodel', 'Cache') : null
    return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'opmodel')
  } catch {
    return null
  }
}
