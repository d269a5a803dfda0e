// What `opmodel.yaml` and the files it extends hold, and what is wrong with them.

import { configFindings, type Finding, type ResolvedConfig, type Text, textOf } from '../core/index.js'
import { baselineName, configName, joinPath } from './uris.js'

export interface ProjectConfig {
  /** `opmodel.yaml` and what it extends, by path relative to the project. */
  readonly texts: ReadonlyMap<string, Text>
  /** Their problems as findings. */
  readonly problems: readonly Finding[]
}

/** Null where there is no `opmodel.yaml`. `files` are all that were looked for, null where one is not there. */
export function projectConfig({ settings, problems }: ResolvedConfig, files: ReadonlyMap<string, string | null>): ProjectConfig | null {
  const texts = new Map([...files].flatMap(([path, text]) => (text === null ? [] : [[path, textOf(text)] as const])))
  if (!texts.has(configName)) return null
  const found = [...texts.keys()].flatMap((path) =>
    configFindings(
      path,
      problems.filter((problem) => problem.path === path),
      settings,
    ),
  )
  return { texts, problems: found }
}

/** The address of the baseline file of a project. */
export const baselineUri = ({ root }: { readonly root: string }): string => joinPath(root, baselineName)
