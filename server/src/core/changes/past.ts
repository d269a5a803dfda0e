// A project as it once was, from its texts to a snapshot. Knows neither files nor revisions.

import { resolveConfig } from '../config/resolve.js'
import { isIgnored } from '../config/settings-for.js'
import { readConfig, type Settings } from '../config.js'
import { type DocumentModel, understand } from '../model/document.js'
import type { Day } from '../model/types.js'
import { createSnapshot, type Snapshot } from '../model/workspace.js'
import { textOf } from '../text/text.js'

const configName = 'opmodel.yaml'

/** Paths are relative to the project, those of `config` perhaps with `../`. */
export interface PastProject {
  readonly pages: ReadonlyMap<string, string>
  /** Everything a link could lead to. */
  readonly files: readonly string[]
  /** Pages that have another path now: old to new. */
  readonly renamed: ReadonlyMap<string, string>
  /** The text of `opmodel.yaml` or of what it takes in, or null where that is not there. */
  config(path: string): string | null
}

export interface PastOptions {
  /** Taken instead of its own, and pages take the paths they have now: what was known then is asked of what is there now. */
  readonly now?: Settings
  /** Documents that may be the same still, by the path they have now; nothing is understood twice. */
  readonly documents?: Pick<ReadonlyMap<string, DocumentModel>, 'get'>
}

export function pastSnapshot(past: PastProject, asOf: Day, { now, documents = new Map() }: PastOptions = {}): Snapshot {
  const settings = now ?? settingsOf(past)
  const understood = [...past.pages].flatMap(([path, text]) => {
    const name = now ? (past.renamed.get(path) ?? path) : path
    return isIgnored(settings, name) ? [] : [understand({ path: name, text: textOf(text) }, settings, documents.get(name))]
  })
  return createSnapshot(understood, settings, asOf, past.files)
}

function settingsOf({ config }: PastProject): Settings {
  if (config(configName) === null) return readConfig('').settings
  const files = new Map<string, string | null>()
  for (;;) {
    const { wanted, settings } = resolveConfig(configName, files)
    if (wanted.length === 0) return settings
    for (const one of wanted) files.set(one, config(one))
  }
}
